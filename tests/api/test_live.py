"""Watching a case: nothing is missed, whatever order it comes in, and a break is gone on from."""

import asyncio
import threading
from base64 import urlsafe_b64decode
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from api import live
from api.live import RecordsArrived, RunMoved, watch_records, watch_runs
from custody.ledger import LedgerRow
from graph.errors import ParameterInvalid
from graph.store import CaseStore
from ingest.taking_back import take_back
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines

DAY = 86_400
RECORDS = [{"post": str(number), "by": "anna", "at": 20_000 * DAY + number} for number in range(6)]
MORE = [{"post": str(number), "by": "bert", "at": 20_001 * DAY + number} for number in range(6, 9)]

Event = TypeVar("Event", RunMoved, RecordsArrived)
WAIT_S = 60.0


@pytest.fixture(autouse=True)
def _plain_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.retelling.connector", {"plain": PLAIN}.__getitem__)
    monkeypatch.setattr(live, "POLL_S", 0.02)


async def _until(events: AsyncIterator[Event], enough: Callable[[list[Event]], bool]) -> list[Event]:
    found: list[Event] = []
    async with asyncio.timeout(WAIT_S):
        async for event in events:
            found.append(event)
            if enough(found):
                break
    return found


async def _load(workspace: Workspace, name: str, records: list[dict[str, object]], *, batch_size: int = 2) -> str:
    source = write_lines(workspace.folder / name, records)
    return (await workspace.pipeline(batch_size).load(PLAIN, source)).runs[0]


async def _status(case: CaseStore, run: str) -> str:
    row = await case.one("MATCH (r:Run {case: $case, id: $run}) RETURN r.status AS status", run=run)
    return row["status"] if row else ""


async def test_the_first_event_says_where_the_watching_begins(case: CaseStore) -> None:
    assert (await _until(watch_runs(case), bool))[0].run is None
    assert (await _until(watch_records(case, _Rows([])), bool))[0].capture is None


async def test_a_run_is_told_while_somebody_watches(workspace: Workspace) -> None:
    events = watch_runs(workspace.case)
    begin = await anext(events)
    run = await _load(workspace, "a.jsonl", RECORDS)
    assert begin.run is None
    assert (await anext(events)).run == run


async def test_after_a_break_what_moved_meanwhile_is_told(workspace: Workspace) -> None:
    first = await _load(workspace, "a.jsonl", RECORDS)
    begin = await anext(watch_runs(workspace.case))
    second = await _load(workspace, "b.jsonl", MORE)
    told = await _until(watch_runs(workspace.case, begin.cursor), lambda found: len(found) == 2)
    assert [event.run for event in told] == [None, second]
    assert first != second


async def test_records_come_in_order_without_gap_or_overlap(workspace: Workspace) -> None:
    ledger = workspace.archive.ledger(workspace.case.case)
    begin = await anext(watch_records(workspace.case, ledger))
    run = await _load(workspace, "a.jsonl", RECORDS)
    events = watch_records(workspace.case, ledger, begin.cursor)
    told = await _until(events, lambda found: found[-1].end == len(RECORDS))
    pieces = [event for event in told if event.capture]
    assert [pieces[0].start, *[each.start for each in pieces[1:]]] == [0, *[each.end for each in pieces[:-1]]]
    assert {key for each in pieces for key in each.mains} == {f"Post:t:{record['post']}" for record in RECORDS}
    assert sum(each.outcomes["new"] for each in pieces) == len(RECORDS)
    assert {run_ for each in pieces for run_ in each.runs} == {run}


async def test_records_go_on_in_the_middle_of_a_capture(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "RECORDS_AT_ONCE", 2)
    ledger = workspace.archive.ledger(workspace.case.case)
    begin = await anext(watch_records(workspace.case, ledger))
    await _load(workspace, "a.jsonl", RECORDS)
    told = await _until(watch_records(workspace.case, ledger, begin.cursor), lambda found: len(found) == 3)
    rest = await _until(watch_records(workspace.case, ledger, told[1].cursor), lambda found: found[-1].end == 6)
    assert [(each.start, each.end) for each in told[1:]] == [(0, 2), (2, 4)]
    assert [(each.start, each.end) for each in rest[1:]] == [(2, 4), (4, 6)]


async def test_cursors_stay_short_and_a_late_taking_back_is_still_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "SETTLED_S", -1)
    runs = [await _load(workspace, f"{number}.jsonl", [{**RECORDS[0], "post": str(number)}]) for number in range(4)]
    begin = await anext(watch_runs(workspace.case))
    assert [run for run in runs if run in _decoded(begin.cursor)] == runs[-1:]
    await take_back(workspace.case, workspace.archive, runs[1])
    told = await _until(watch_runs(workspace.case, begin.cursor), lambda found: len(found) == 2)
    assert told[1].run == runs[1]
    assert await _status(workspace.case, runs[1]) == "taken back"
    again = watch_runs(workspace.case, told[1].cursor)
    await anext(again)
    last = await _load(workspace, "last.jsonl", MORE)
    assert (await anext(again)).run == last


async def test_nothing_is_told_before_the_ledger_has_it(case: CaseStore) -> None:
    await case.run("MERGE (k:Cursor {case: $case, id: 'c'}) SET k.position = 3, k.finished = true")
    ledger = _Rows([])
    begin = '{"c":"0"}'
    cursor = live.cursors.encode(live.cursors.question("live records", {"case": case.case}), ("", begin, 0))
    events = watch_records(case, ledger, cursor)
    await anext(events)
    waiting = asyncio.ensure_future(anext(events))
    assert await asyncio.to_thread(ledger.asked_often.wait, WAIT_S)
    assert not waiting.done()
    ledger.held = [_row(position) for position in range(3)]
    async with asyncio.timeout(WAIT_S):
        event = await waiting
    assert (event.start, event.end) == (0, 3)


async def test_a_cursor_of_something_else_is_refused(case: CaseStore, other_case: CaseStore) -> None:
    runs = (await anext(watch_runs(case))).cursor
    for events in (watch_runs(other_case, runs), watch_records(case, _Rows([]), runs), watch_runs(case, "x" * 50)):
        with pytest.raises(ParameterInvalid):
            await anext(events)
    of = live.cursors.question("live runs", {"case": case.case})
    for text in ("no json", "[]", '{"a":1}'):
        with pytest.raises(ParameterInvalid):
            await anext(watch_runs(case, live.cursors.encode(of, ("", text, 0))))


def _decoded(cursor: str) -> str:
    return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()


def _row(position: int) -> LedgerRow:
    return LedgerRow(
        position=position, place=f"line {position + 1}", main=f"Post:t:{position}", speaks=[], outcome="new",
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC), run="r",
    )  # fmt: skip


class _Rows:
    """A ledger that a crash left behind: it holds what it is given."""

    def __init__(self, held: list[LedgerRow]) -> None:
        self.held = held
        self.asked = 0
        self.asked_often = threading.Event()

    def ranges(self, capture_id: str) -> list[tuple[int, int]]:
        self.asked += 1
        if self.asked == 3:
            self.asked_often.set()
        return [(0, len(self.held))] if self.held else []

    def rows(self, capture_id: str, start: int, end: int) -> Iterator[LedgerRow]:
        return iter(self.held[start:end])
