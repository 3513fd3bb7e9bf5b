"""A whole case out of the database: as a Parquet bundle, streamed, or as a subgraph for the other exporters.

Only what was recorded when it began is in it, so that what is loaded meanwhile is not half there.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from graph.bundle import ROWS_AT_ONCE, BundleWriter, Kind, Manifest, kinds
from graph.digest import element_hash, hexadecimal
from graph.errors import LimitExceeded
from graph.exporters import NODES_AT_MOST
from graph.merging import Row, milliseconds
from graph.model import MEASURES, NODES, RELATIONSHIPS, Account, Cursor, Relationship, Run, relationship_type
from graph.progress import Progress, silent
from graph.store import CaseStore
from graph.subgraph import Note, Subgraph, SubgraphNode, SubgraphRelationship
from graph.writer import count_nodes, moment_properties, page_of_nodes, page_of_relationships

RELATIONSHIPS_PER_NODE = 10
NODES_AT_ONCE = 2_000
ACCOUNTS_AT_ONCE = 500
PAGE_SECONDS = 600.0
_AS_BEFORE = "As known on an earlier day: measures, ties and simultaneity are left out, and computed anew from it."
_CURE = "Export the whole case as parquet, which has no limit, or a part of it around some seeds."
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OWN = ("stamps", "case", "lock_")
_NODES = tuple(kind for kind in NODES if kind not in (Run, Cursor))


@dataclass(slots=True)
class Bundling:
    """Writes one bundle. `note.known_on` leaves out what was recorded later; `manifest` is there after the end."""

    case: CaseStore
    note: Note
    progress: Progress = silent
    manifest: Manifest | None = None
    _total: int = field(default=0, init=False)

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """The bytes as they come; memory is one batch of rows."""
        now = datetime.now(UTC)
        self.note = replace(self.note, case=self.note.case or self.case.case, made_at=self.note.made_at or now)
        sink = _Sink()
        bundle = BundleWriter(sink)
        for name, kind in kinds().items():
            self.progress.start(f"Writing {name}", None, "rows")
            async with aclosing(self._rows(kind, self.note.known_on or now)) as parts:
                with bundle.table(name) as table:
                    async for rows in parts:
                        await asyncio.to_thread(table.write, rows)
                        self.progress.advance(len(rows))
                        yield sink.taken()
        reason = _AS_BEFORE if self.note.known_on else None
        self.manifest = bundle.close(self.note, contents="case", reason=reason, digest=hexadecimal(self._total))
        self.progress.done()
        yield sink.taken()

    async def write(self, file: BinaryIO) -> Manifest:
        async with aclosing(self.pieces()) as pieces:
            async for piece in pieces:
                await asyncio.to_thread(file.write, piece)
        if self.manifest is None:
            raise AssertionError("pieces ends with a manifest")
        return self.manifest

    async def _rows(self, kind: Kind, known_on: datetime) -> AsyncGenerator[list[Row], None]:
        part: list[Row] = []
        async with aclosing(_known(self.case, kind, known_on, earlier=self.note.known_on is not None)) as rows:
            async for row in rows:
                self._count(kind, row)
                part.append(row)
                if len(part) >= ROWS_AT_ONCE:
                    yield part
                    part = []
        yield part

    def _count(self, kind: Kind, row: Row) -> None:
        if kind is Run or (issubclass(kind, Relationship) and kind.derived):
            return
        ends = (row["start"], row["end"]) if issubclass(kind, Relationship) else ()
        self._total += element_hash(kind, ends, row)


async def whole_case(case: CaseStore, note: Note, *, limit: int = NODES_AT_MOST) -> Subgraph:
    """Everything but runs and cursors, where that is up to `limit` nodes and ten times as many relationships.

    Raises LimitExceeded where there is more: never a part that looks whole.
    """
    known_on, earlier = note.known_on or datetime.now(UTC), note.known_on is not None
    await _check_size(case, known_on, limit)
    nodes = [
        SubgraphNode(kind.__name__, row.pop("id"), _plain(kind, row))
        for kind in _NODES
        async for row in _known(case, kind, known_on, earlier=earlier)
    ]
    relationships: list[SubgraphRelationship] = []
    for relationship in RELATIONSHIPS:
        async for row in _known(case, relationship, known_on, earlier=earlier):
            if len(relationships) >= limit * RELATIONSHIPS_PER_NODE:
                most = f"{limit * RELATIONSHIPS_PER_NODE:,}"
                raise LimitExceeded(f"The case has more relationships than the {most} that this format takes.", _CURE)
            relationships.append(_relationship(relationship, row))
    noted = replace(note, case=note.case or case.case, made_at=note.made_at or known_on)
    return Subgraph(tuple(nodes), tuple(relationships), len(nodes), True, None, noted)


async def _check_size(case: CaseStore, known_on: datetime, limit: int) -> None:
    total = 0
    for kind in _NODES:
        row = await case.one(count_nodes(kind), known_on=known_on)
        total += row["count"] if row else 0
    if total > limit:
        raise LimitExceeded(f"The case has {total:,} nodes, and this format takes {limit:,}.", _CURE)


async def _known(case: CaseStore, kind: Kind, known_on: datetime, *, earlier: bool) -> AsyncGenerator[Row, None]:
    """Without what was recorded later; of an `earlier` day nothing that was derived since."""
    if earlier and issubclass(kind, Relationship) and kind.derived:
        return
    limit = milliseconds(known_on)
    dropped = MEASURES if earlier and kind is Account else ()
    async with aclosing(_read(case, kind)) as rows:
        async for row in rows:
            if (row.get("recorded_first") or 0) <= limit:
                yield {name: value for name, value in row.items() if name not in dropped}


async def _read(case: CaseStore, kind: Kind) -> AsyncGenerator[Row, None]:
    """Property maps as they are stored, moments as epoch milliseconds, ends of a relationship among them.

    Page after page in the order of ids, so that what was there throughout is there once, whatever is loaded meanwhile.
    """
    after: str | None = ""
    while after is not None:
        page = await case.one(_page(kind), after=after, limit=_page_size(kind), seconds=PAGE_SECONDS)
        after, found = (page["last"], page["found"]) if page else (None, [])
        for each in found:
            yield {**each[2], "start": each[0], "end": each[1]} if issubclass(kind, Relationship) else each


def _page(kind: Kind) -> str:
    return page_of_relationships(kind) if issubclass(kind, Relationship) else page_of_nodes(kind)


def _page_size(kind: Kind) -> int:
    """Accounts have hundreds of relationships of a type, everything else a few."""
    return ACCOUNTS_AT_ONCE if issubclass(kind, Relationship) and kind.between[0] is Account else NODES_AT_ONCE


def _relationship(kind: type[Relationship], row: Row) -> SubgraphRelationship:
    start, end = row.pop("start"), row.pop("end")
    return SubgraphRelationship(relationship_type(kind), start, end, _plain(kind, row))


def _plain(kind: Kind, row: Row) -> Row:
    moments = moment_properties(kind)
    return {
        name: _EPOCH + timedelta(milliseconds=value) if name in moments else value
        for name, value in row.items()
        if value is not None and name not in _OWN
    }


class _Sink:
    """Holds what was written until it is taken."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, data: bytes, /) -> None:
        self._held.append(data)

    def taken(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held
