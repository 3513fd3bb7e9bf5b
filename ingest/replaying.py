"""Records that could not be read, tried again after a fix: what can be read now enters the graph as its own run."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version

from uuid_utils import uuid7

from custody.archive import Archive
from custody.ledger import LedgerRow
from custody.originals import Capture
from cypher import query
from graph.errors import NotFound
from graph.store import CaseStore, Writing
from graph.ties import recompute_for_posts
from graph.writing import write
from ingest.batching import Prepared, add, ledger_row, touched_posts
from ingest.connectors import Item, Unreadable, connector
from ingest.pipeline import OUTCOMES, REPLAYED, Load, outcome_of

REJECTS = 1_000_000


async def replay(case: CaseStore, archive: Archive, capture_id: str) -> Load:
    """Tries the capture's rejected records again. Those that are still refused stay as they are, and are counted."""
    capture = await asyncio.to_thread(archive.originals.get, capture_id)
    ledger = archive.ledger(case.case)
    total, rejected = await asyncio.to_thread(partial(ledger.rejected, capture_id=capture_id, limit=REJECTS))
    if capture.case_id != case.case or not total:
        raise NotFound(f"No record of the capture {capture_id} waits to be tried again.", "See `sociogram rejected`.")
    load = Load(captures=[capture_id], runs=[str(uuid7())])
    prepared = await asyncio.to_thread(_prepare, archive, capture, {row.position for row in rejected})
    outcomes = await case.write(partial(_write, prepared=prepared, run=load.runs[0], name=capture.connector))
    rows = list(_rows(prepared, outcomes, load.runs[0]))
    await asyncio.to_thread(ledger.correct, capture_id, rows)
    load.ties = await recompute_for_posts(case, touched_posts(prepared))
    counted = await case.run(
        query("writes", "close_run").text, run=load.runs[0], status="done", result=json.dumps({"replay": capture_id}),
        now=datetime.now(UTC),
    )  # fmt: skip
    load.counts = Counter({outcome: counted[0][outcome] for outcome in OUTCOMES if counted[0][outcome]})
    load.rejected = [(record.place, record.reason) for record in prepared.records if record.reason][:20]
    return load


def _prepare(archive: Archive, capture: Capture, wanted: set[int]) -> Prepared:
    reader = connector(capture.connector)
    now = datetime.now(UTC)
    prepared = Prepared(0, 0, now.replace(microsecond=now.microsecond // 1000 * 1000))
    records = reader.records(archive.originals.local_path(capture), **capture.options)
    for item in _wanted(records, wanted):
        add(prepared, item, reader.to_graph, capture)
    return prepared


def _wanted(records: Iterable[Item | Unreadable], wanted: set[int]) -> Iterator[Item | Unreadable]:
    return (item for item in records if item.position in wanted)


async def _write(writing: Writing, prepared: Prepared, run: str, name: str) -> list[str]:
    """The guard first: a commit whose answer was lost is not counted twice."""
    if not await writing.run(query("writes", "move_cursor").text, capture=f"replay:{run}", start=0, end=1):
        return [REPLAYED] * len(prepared.records)
    await writing.run(
        query("writes", "open_run").text, run=run, name=name, capture=f"replay:{run}",
        parameters=json.dumps({"replay": True}), versions=json.dumps({"sociogram": version("sociogram")}),
        now=datetime.now(UTC),
    )  # fmt: skip
    written = await write(writing, prepared.batch)
    outcomes = [outcome_of(record, written) for record in prepared.records]
    counts = Counter(outcomes)
    await writing.run(
        query("writes", "count_records").text, run=run, **{outcome: counts[outcome] for outcome in OUTCOMES}
    )
    return outcomes


def _rows(prepared: Prepared, outcomes: list[str], run: str) -> Iterator[LedgerRow]:
    for record, outcome in zip(prepared.records, outcomes, strict=True):
        yield ledger_row(record, outcome, recorded_at=prepared.recorded_at, run=run)
