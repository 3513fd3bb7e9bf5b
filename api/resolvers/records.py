"""The last step of evidence: the very record, read again from the bytes as they were received."""

from datetime import datetime
from typing import Protocol, cast

import strawberry

from api.resolvers.scope import Scope, within
from api.types import Long

CHARACTERS = 200_000
LAST_POSITION = 2**31 - 1


class HeldCapture(Protocol):
    """custody.originals.Capture."""

    @property
    def id(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def how(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def retrieved_at(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def connector(self) -> str: ...


class Recorded(Protocol):
    """ingest.evidence.Recorded."""

    @property
    def capture(self) -> HeldCapture: ...
    @property
    def place(self) -> str: ...
    @property
    def text(self) -> str: ...


@strawberry.type(description="One getting of some bytes, as received. Their hash was found right as they were read.")
class CaptureFacts:
    id: strawberry.ID
    sha256: str
    size: Long = strawberry.field(description="In bytes.")
    source: str
    how: str
    media_type: str
    retrieved_at: datetime
    recorded_at: datetime
    connector: str


@strawberry.type(description="A record of a capture: text as it is there, or its parts as JSON.")
class CapturedRecord:
    capture: CaptureFacts
    position: int
    place: str
    text: str
    characters: Long = strawberry.field(description="Of the whole record.")
    complete: bool = strawberry.field(description="Whether the text is all of it.")


async def _record(root: Scope, capture: strawberry.ID, position: int) -> CapturedRecord:
    within("position", position, LAST_POSITION, least=0)
    found = cast(Recorded, await root.evidence_of.record(root.case, str(capture), position))
    return CapturedRecord(
        capture=_facts(found.capture),
        position=position,
        place=found.place,
        text=found.text[:CHARACTERS],
        characters=Long(len(found.text)),
        complete=len(found.text) <= CHARACTERS,
    )


def _facts(held: HeldCapture) -> CaptureFacts:
    return CaptureFacts(
        id=strawberry.ID(held.id),
        sha256=held.sha256,
        size=Long(held.size),
        source=held.source,
        how=held.how,
        media_type=held.media_type,
        retrieved_at=held.retrieved_at,
        recorded_at=held.recorded_at,
        connector=held.connector,
    )


@strawberry.type
class RecordFields(Scope):
    record = strawberry.field(
        resolver=_record, description="What a capture says at a position, its hash checked first."
    )
