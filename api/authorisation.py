"""The one place in which a question gets its case. Who may see what will be decided here and nowhere else."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from custody.cases import Case
from graph.store import CaseStore, Store


class CaseBook(Protocol):
    """custody.cases.Cases, or what a test puts in its place."""

    def get(self, name: str) -> Case: ...

    def list(self) -> list[Case]: ...


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that may be read: its record, and the graph as it sees it."""

    record: Case
    store: CaseStore


@dataclass(frozen=True, slots=True)
class Authorisation:
    store: Store
    cases: CaseBook

    async def open_case(self, name: str) -> OpenCase:
        """By id or title. Raises NotFound for what does not exist and for what may not be seen alike."""
        record = await asyncio.to_thread(self.cases.get, name)
        return OpenCase(record, self.store.for_case(record.id))

    async def visible_cases(self) -> list[Case]:
        return await asyncio.to_thread(self.cases.list)
