"""What every field of a case knows: the case as it may be seen, the moment it is seen from, and what it reads with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Protocol

import strawberry

from api.authorisation import OpenCase
from api.freezing import Shelf
from api.ids import decode
from api.loaders import Loaders
from api.top_lists import TopLists
from graph.errors import LimitExceeded
from graph.finding import missing
from graph.known import AsKnown, History
from graph.store import FOREVER, CaseStore
from graph.subgraph import NodeKey

LIMIT = 25
MOST = 500


class EvidenceOf(History, Protocol):
    """ingest.evidence.Witnessing: how we know of a subject, what speaks of each of some posts, and what did then."""

    async def __call__(self, case: CaseStore, subject: str, *, limit: int) -> object: ...

    async def posts(self, case: CaseStore, ids: Sequence[str]) -> Sequence[object]: ...

    async def record(self, case: CaseStore, capture: str, position: int) -> object: ...


Key = Annotated[strawberry.ID, strawberry.argument(name="id")]
OptionalKey = Annotated[strawberry.ID | None, strawberry.argument(name="id")]


@strawberry.type
class Scope:
    opened: strawberry.Private[OpenCase]
    known_on: strawberry.Private[datetime]
    loaders: strawberry.Private[Loaders]
    evidence_of: strawberry.Private[EvidenceOf]
    top_lists: strawberry.Private[TopLists]
    shelf: strawberry.Private[Shelf]

    @property
    def case(self) -> CaseStore:
        return self.opened.store

    @property
    def as_known(self) -> AsKnown:
        return self.loaders.as_known

    @property
    def who(self) -> str:
        """Whose change it is, as it is kept."""
        return self.opened.principal.name

    def key_of(self, global_id: str, label: str | None = None, *, what: str | None = None) -> NodeKey:
        """Label and key. Raises ParameterInvalid for what is no id, NotFound for one of another case or label.

        That is said in the words of a node that is missing: nobody learns what another case has. `what` names it
        where the reader of the node does not call it by its label.
        """
        found = decode(global_id)
        wanted = label or found.label
        if found.case != self.opened.record.id or found.label != wanted:
            raise missing(what or wanted.lower())
        return found.label, found.key

    def asked(self, **more: object) -> dict[str, object]:
        """What a cursor belongs to: the case, the moment, and the arguments but the page."""
        return {"case": self.opened.record.id, "known_on": self.known_on, **more}

    @property
    def told_known_on(self) -> datetime | None:
        """As an answer says it: nothing means now."""
        return None if self.is_now else self.known_on

    @property
    def is_now(self) -> bool:
        return self.known_on == FOREVER


def within(name: str, value: int, most: int, *, least: int = 1) -> int:
    """The value itself. Raises LimitExceeded."""
    if not least <= value <= most:
        raise LimitExceeded(f"{name} is {value}, and must be from {least} to {most}.", "Ask for that many.")
    return value


def moment(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else datetime.fromtimestamp(milliseconds / 1000, UTC)
