"""What every field of a case knows: the case as it may be seen, the moment it is seen from, and what it reads with."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated

import strawberry

from api.authorisation import OpenCase
from api.loaders import Loaders
from graph.errors import LimitExceeded
from graph.store import FOREVER, CaseStore

LIMIT = 25
MOST = 500

EvidenceOf = Callable[..., Awaitable[object]]
"""ingest.evidence.evidence_of, bound to its archive: (case, subject, *, limit)."""


Key = Annotated[strawberry.ID, strawberry.argument(name="id")]
OptionalKey = Annotated[strawberry.ID | None, strawberry.argument(name="id")]


@strawberry.type
class Scope:
    opened: strawberry.Private[OpenCase]
    known_on: strawberry.Private[datetime]
    loaders: strawberry.Private[Loaders]
    evidence_of: strawberry.Private[EvidenceOf]

    @property
    def case(self) -> CaseStore:
        return self.opened.store

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


def in_utc(given: datetime) -> datetime:
    """A time without a zone is taken for UTC."""
    return given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)
