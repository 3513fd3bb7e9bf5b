"""From a source to the graph: kept, read, mapped, checked, written, tied, and in the ledger.

The cursor is a record position and moves in the transaction that writes the records, so a crash at any point loses
nothing and doubles nothing, whatever the size of the next attempt's batches.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import islice
from typing import Any

from uuid_utils import uuid7

from custody.archive import Archive
from custody.ledger import Ledger
from custody.originals import Capture
from cypher import query
from graph.errors import Conflict, InputUnreadable
from graph.merging import Known
from graph.model import Account, Post
from graph.progress import Progress, silent
from graph.store import CaseStore, Writing
from graph.ties import recompute_for_posts
from graph.writing import Written, write
from ingest.batching import RECORDS_AT_ONCE, Prepared, Record, batches, ledger_row, touched_posts
from ingest.connectors import Connector, Item, Unreadable

POSTS_BEFORE_TIES = 50_000
SHOWN_REJECTS = 20
LEFT_OUT_SECONDS = 600.0
REPLAYED = "replayed"  # in the ledger: a crash or a lost answer hid what the record told; the run has counted it
OUTCOMES = ("new", "changed", "same", "rejected")


@dataclass(slots=True)
class Load:
    """What became of one source. `held` captures were in the graph already and were not read again."""

    runs: list[str] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    ties: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def read(self) -> int:
        return sum(self.counts[outcome] for outcome in OUTCOMES)


@dataclass(slots=True)
class _Reading:
    """One capture while it is read, and what ties and aliases still wait for."""

    connector: Connector
    capture: Capture
    ledger: Ledger
    run: str
    load: Load
    known: Known = field(default_factory=Known)
    posts: dict[str, None] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    pairs: dict[tuple[str, str], None] = field(default_factory=dict)
    handles: dict[str, None] = field(default_factory=dict)

    def note(self, prepared: Prepared) -> None:
        self.posts.update(dict.fromkeys(touched_posts(prepared)))
        for row in prepared.batch.nodes.get(Account, {}).values():
            if row.get("native_id") is None:
                self.handles[row["id"]] = None
            others = (handle for handle in row.get("handle_keys", ()) if handle != row["id"])
            self.pairs.update(dict.fromkeys((handle, row["id"]) for handle in others))

    def forget(self) -> None:
        for each in (self.posts, self.changed, self.pairs, self.handles):
            each.clear()


@dataclass(slots=True)
class Pipeline:
    """Loads sources into one case."""

    case: CaseStore
    archive: Archive
    progress: Progress = silent
    batch_size: int = RECORDS_AT_ONCE
    opened: Callable[[str], None] | None = None
    """Told the id of each Run as it begins or goes on, for whoever takes back what was cut short."""

    async def load(self, connector: Connector, source: Any, options: Mapping[str, str] | None = None) -> Load:
        """Raises InputUnreadable; a record that can't be read does not stop the others."""
        load = Load()
        options = dict(options or {})
        for original in connector.read(source, **options):
            started = time.perf_counter()
            capture, _ = await asyncio.to_thread(
                self.archive.originals.keep, self.case.case, original, connector=connector.name, options=options
            )
            _spend(load, "originals", started)
            await self._capture(connector, capture, load)
        if not load.captures and not load.held:
            raise InputUnreadable(f"{source} holds nothing to read.", "Name a file or folder that the connector reads.")
        return load

    async def _capture(self, connector: Connector, capture: Capture, load: Load) -> None:
        ledger = self.archive.ledger(self.case.case)
        position, finished = await self._cursor(capture)
        if finished and not ledger.missing(capture.id, position):
            load.held.append(capture.id)
            return
        load.captures.append(capture.id)
        run = await self._open_run(connector, capture)
        load.runs.append(run)
        if self.opened is not None:
            self.opened(run)
        reading = _Reading(connector, capture, ledger, run, load)
        file = await asyncio.to_thread(self.archive.originals.local_path, capture)
        items = iter(connector.records(file, **capture.options))
        self.progress.start(f"Loading {capture.source}", None, "records")
        await self._catch_up(reading, islice(items, position), position)
        async for prepared in _ahead(batches(items, connector.to_graph, capture, size=self.batch_size)):
            await self._write(prepared, reading)
            await self._settle(reading, at_least=POSTS_BEFORE_TIES)
        self.progress.start("Computing ties", None, "")
        await self._settle(reading)
        await self._close_run(reading)
        self.progress.done()

    async def _cursor(self, capture: Capture) -> tuple[int, bool]:
        row = await self.case.one(query("writes", "read_cursor"), capture=capture.id)
        return (row["position"], row["finished"]) if row else (0, False)

    async def _open_run(self, connector: Connector, capture: Capture) -> str:
        """An unfinished run of this capture goes on; otherwise a new one begins."""
        rows = await self.case.run(
            query("writes", "open_run").text,
            run=str(uuid7()),
            name=connector.name,
            capture=capture.id,
            parameters=json.dumps(dict(capture.options), sort_keys=True),
            versions=json.dumps({"sociogram": version("sociogram")}),
            now=datetime.now(UTC),
        )
        return str(rows[0]["id"])

    async def _catch_up(self, reading: _Reading, before: Iterator[Item | Unreadable], position: int) -> None:
        """After a crash: the ledger's gaps are filled from the capture, and everything read so far is tied again."""
        gaps = reading.ledger.missing(reading.capture.id, position)
        to_graph = reading.connector.to_graph
        for prepared in batches(before, to_graph, reading.capture, size=self.batch_size):
            rows = [
                ledger_row(record, REPLAYED, recorded_at=prepared.recorded_at, run=reading.run)
                for record in prepared.records
                if any(record.position in gap for gap in gaps)
            ]
            for part in _consecutive(rows):
                await asyncio.to_thread(reading.ledger.append, reading.capture.id, part)
            reading.note(prepared)
            self.progress.advance(len(prepared.records))
            await self._settle(reading, at_least=POSTS_BEFORE_TIES)

    async def _write(self, prepared: Prepared, reading: _Reading) -> None:
        started, load = time.perf_counter(), reading.load
        outcomes = await self.case.write(partial(write_batch, prepared=prepared, reading=reading))
        reading.known.remember(prepared.batch)
        started = _spend(load, "graph", started)
        rows = [
            ledger_row(record, outcome, recorded_at=prepared.recorded_at, run=reading.run)
            for record, outcome in zip(prepared.records, outcomes, strict=True)
        ]
        await asyncio.to_thread(reading.ledger.append, reading.capture.id, rows)
        _spend(load, "ledger", started)
        load.unknown.update(prepared.unknown)
        rejects = [(record.place, record.reason) for record in prepared.records if record.reason]
        load.rejected += rejects[: SHOWN_REJECTS - len(load.rejected)]
        reading.note(prepared)
        reading.changed.update(
            record.id
            for record, outcome in zip(prepared.records, outcomes, strict=True)
            if record.label is Post and outcome in ("changed", REPLAYED)
        )
        self.progress.advance(len(prepared.records))

    async def _settle(self, reading: _Reading, *, at_least: int = 0) -> None:
        """Aliases, then ties, once enough posts wait for them."""
        if len(reading.posts) < at_least:
            return
        started = time.perf_counter()
        if reading.pairs or reading.handles:
            await self.case.run(
                query("writes", "link_handles").text,
                pairs=[{"handle": handle, "native": native} for handle, native in reading.pairs],
                handles=list(reading.handles),
                now=datetime.now(UTC),
            )
        reading.load.ties += await recompute_for_posts(self.case, list(reading.posts), reading.changed)
        reading.forget()
        _spend(reading.load, "ties", started)

    async def _close_run(self, reading: _Reading) -> None:
        """The counts are the run's own: they were kept with the records, whatever crashed in between."""
        load = reading.load
        left_out = await self.case.one(query("lookups", "ties_left_out"), seconds=LEFT_OUT_SECONDS)
        load.left_out = dict(left_out or {})
        result = {"unknown_fields": dict(load.unknown.most_common(50)), "left_out_of_ties_in_the_case": left_out}
        await self.case.run(query("writes", "finish_cursor").text, capture=reading.capture.id)
        rows = await self.case.run(
            query("writes", "close_run").text,
            run=reading.run,
            status="done",
            result=json.dumps(result, sort_keys=True),
            now=datetime.now(UTC),
        )
        load.counts.update({outcome: rows[0][outcome] for outcome in OUTCOMES})


async def write_batch(writing: Writing, prepared: Prepared, reading: _Reading) -> list[str]:
    """One transaction: the guard first, then nodes, relationships and counts. Returns each record's outcome."""
    capture = reading.capture.id
    moved = await writing.run(
        query("writes", "move_cursor").text, capture=capture, start=prepared.start, end=prepared.end
    )
    if not moved:
        return await _moved_already(writing, prepared, capture)
    written = await write(writing, prepared.batch, reading.known)
    outcomes = [outcome_of(record, written) for record in prepared.records]
    counts = Counter(outcomes)
    numbers = {outcome: counts[outcome] for outcome in OUTCOMES}
    await writing.run(query("writes", "count_records").text, run=reading.run, **numbers)
    return outcomes


async def _moved_already(writing: Writing, prepared: Prepared, capture: str) -> list[str]:
    """A commit whose answer was lost has moved the cursor to our end; anything else is another load."""
    rows = await writing.run(query("writes", "read_cursor").text, capture=capture)
    if rows and rows[0]["position"] == prepared.end:
        return [REPLAYED] * len(prepared.records)
    raise Conflict(
        f"Another load reads the capture {capture}: its cursor is not at {prepared.start}.",
        "Wait for the other load to end, and start this one again: it goes on where the other one stopped.",
    )


def outcome_of(record: Record, written: Written) -> str:
    if record.label is None:
        return "rejected"
    key = (record.label, record.id)
    if record.repeats:
        return "changed" if record.told else "same"
    if key in written.new:
        return "new"
    return "changed" if key in written.told else "same"


def _consecutive(rows: list[Any]) -> Iterable[list[Any]]:
    """Runs of rows without a gap: one ledger file each."""
    part: list[Any] = []
    for row in rows:
        if part and row.position != part[-1].position + 1:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


async def _ahead(prepared: Iterator[Prepared]) -> AsyncIterator[Prepared]:
    """The next batch is mapped in a thread while the database writes this one."""
    following = asyncio.create_task(asyncio.to_thread(next, prepared, None))
    try:
        while (batch := await following) is not None:
            following = asyncio.create_task(asyncio.to_thread(next, prepared, None))
            yield batch
    finally:
        await asyncio.wait([following])


def _spend(load: Load, stage: str, started: float) -> float:
    now = time.perf_counter()
    load.seconds[stage] = load.seconds.get(stage, 0.0) + now - started
    return now
