"""The one place in which a question gets its case. Who may see what is decided here and nowhere else."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol, get_args

from fastapi import Depends
from sqlalchemy import Engine
from starlette.requests import HTTPConnection

from custody.cases import Case
from graph.errors import Forbidden, NotFound, SignInNeeded
from graph.store import CaseStore, Store

Kind = Literal["browser", "token", "local"]
"""A browser with a session, a script with a token of its own, or a process of this account on this machine."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks. `name` is the token's, or says what kind it is."""

    kind: Kind
    name: str


LOCAL = Principal("local", "this machine")


class CaseBook(Protocol):
    """custody.cases.Cases, or what a test puts in its place."""

    @property
    def engine(self) -> Engine: ...

    def get(self, name: str) -> Case: ...

    def list(self) -> list[Case]: ...


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that may be read: its record, the graph as it sees it, and who opened it."""

    record: Case
    store: CaseStore
    principal: Principal


@dataclass(frozen=True, slots=True)
class Authorisation:
    store: Store
    cases: CaseBook

    async def open_case(self, principal: Principal, name: str) -> OpenCase:
        """By id or title. Raises NotFound for what does not exist and for what may not be seen alike."""
        record = await asyncio.to_thread(self.cases.get, name)
        if not _may_see(principal, record):
            raise NotFound("There is no such case.", "sociogram case list shows which there are.")
        return OpenCase(record, self.store.for_case(record.id), principal)

    async def may_add(self, principal: Principal) -> None:
        """A case of their own. Raises Forbidden."""
        if principal.kind not in get_args(Kind):
            raise Forbidden("You may add no case.", "Ask whoever runs this Sociogram for one.")

    async def visible_cases(self, principal: Principal) -> list[Case]:
        return [each for each in await asyncio.to_thread(self.cases.list) if _may_see(principal, each)]


def principal_of(connection: HTTPConnection) -> Principal:
    """Who the boundary found to ask. Raises SignInNeeded where it let the request pass without."""
    found = connection.scope.get("principal")
    if not isinstance(found, Principal):
        raise SignInNeeded("This needs sign-in.", "Open the address that `sociogram login-link` prints.")
    return found


Asking = Annotated[Principal, Depends(principal_of)]
"""What a route declares to know who asks."""


def _may_see(principal: Principal, _case: Case) -> bool:
    """Whoever is signed in owns this machine's cases. Roles and markings will be asked for here."""
    return principal.kind in get_args(Kind)
