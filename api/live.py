"""What changes in a case while somebody watches: runs, and records as they arrive. Resumable by the events' cursors.

The loader is another process, so the graph is asked again and again by one short question. A record is told once it is
in the graph and in the ledger. After a break an event may come twice; none is missing.
"""

import asyncio
import hashlib
import json
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from api import cursors
from custody.ledger import LedgerRow
from cypher import query
from graph.errors import ParameterInvalid
from graph.store import CaseStore, Row

POLL_S = 0.5
RECORDS_AT_ONCE = 1_000
"""How many records one event speaks of at most."""
SETTLED_S = 3_600
"""After this long a finished run or capture is no longer named in cursors, so that they stay short."""
_TAKEN_BACK = "taken back"
_FINAL = frozenset({"done", "failed", _TAKEN_BACK})
_TEXT = ((str,), (str,), (int,))


class LiveLedger(Protocol):
    """custody.ledger.Ledger, as far as watching needs it."""

    def ranges(self, capture_id: str) -> list[tuple[int, int]]: ...

    def rows(self, capture_id: str, start: int, end: int) -> Iterator[LedgerRow]: ...


@dataclass(frozen=True, slots=True)
class RunMoved:
    """`run` is none in the first event, which says only where the watching begins."""

    cursor: str
    run: str | None = None


@dataclass(frozen=True, slots=True)
class RecordsArrived:
    """Positions `start` to `end` (left out) of a capture, none in the first event. `mains`: ledger keys."""

    cursor: str
    capture: str | None = None
    start: int = 0
    end: int = 0
    runs: tuple[str, ...] = ()
    outcomes: Mapping[str, int] = field(default_factory=dict)
    mains: tuple[str, ...] = ()


async def watch_runs(case: CaseStore, after: str | None = None) -> AsyncIterator[RunMoved]:
    """From now on, or from after the event with this cursor. Raises ParameterInvalid for a cursor of something else."""
    of = cursors.question("live runs", {"case": case.case})
    row = await _one(case, "live_runs")
    now = _run_states(row)
    seen = _Seen(now) if after is None else _Seen.read(after, of, now)
    yield RunMoved(seen.cursor(of, _settled(row["ids"], row["statuses"])))
    while True:
        states, settled = _run_states(row), _settled(row["ids"], row["statuses"])
        for run in seen.moved(states):
            seen.states[run] = states[run]
            yield RunMoved(seen.cursor(of, settled), run)
        await asyncio.sleep(POLL_S)
        row = await _one(case, "live_runs")


async def watch_records(case: CaseStore, ledger: LiveLedger, after: str | None = None) -> AsyncIterator[RecordsArrived]:
    """As `watch_runs`. Events of one capture come in the order of its positions, without gap or overlap."""
    of = cursors.question("live records", {"case": case.case})
    row = await _one(case, "live_cursors")
    now = _positions(row)
    seen = _Seen(now) if after is None else _Seen.read(after, of, now)
    yield RecordsArrived(seen.cursor(of, _ended(row, seen)))
    while True:
        for capture, position in _positions(row).items():
            while piece := await asyncio.to_thread(_piece, ledger, capture, seen.position(capture), int(position)):
                seen.states[capture] = str(piece[-1].position + 1)
                yield _arrived(capture, piece, seen.cursor(of, _ended(row, seen)))
        await asyncio.sleep(POLL_S)
        row = await _one(case, "live_cursors")


@dataclass(slots=True)
class _Seen:
    """The last state that a watcher was told, of each run or capture."""

    states: dict[str, str]

    @classmethod
    def read(cls, after: str, of: str, now: Mapping[str, str]) -> "_Seen":
        """A cursor names what may still move; up to `upto` all was settled, and told as it is now.

        But a load can be taken back long after: where their number differs, all of those are told again.
        """
        upto, text, taken = cursors.decode(after, of, _TEXT)
        settled = {each: state for each, state in now.items() if each <= str(upto)}
        gone = [each for each, state in settled.items() if state.startswith(_TAKEN_BACK)]
        if len(gone) != taken:
            settled = {each: state for each, state in settled.items() if each not in gone}
        return cls(settled | _states(str(text)))

    def cursor(self, of: str, settled: Mapping[str, bool]) -> str:
        """`settled` says, in the order of ids, what will hardly change again and is old enough."""
        upto = ""
        for each, is_settled in settled.items():
            if not is_settled:
                break
            upto = each
        taken = sum(state.startswith(_TAKEN_BACK) for each, state in self.states.items() if each <= upto)
        open_ = {each: state for each, state in self.states.items() if each > upto}
        return cursors.encode(of, (upto, json.dumps(open_, separators=(",", ":")), taken))

    def moved(self, now: Mapping[str, str]) -> list[str]:
        return [each for each, state in now.items() if self.states.get(each) != state]

    def position(self, capture: str) -> int:
        known = self.states.get(capture, "0")
        return int(known) if known.isdigit() else 0


def _states(text: str) -> dict[str, str]:
    try:
        states = json.loads(text)
    except ValueError:
        states = None
    if not isinstance(states, dict) or not all(isinstance(each, str) for each in states.values()):
        raise ParameterInvalid("This is no cursor of these events.", "Use the cursor of the last event, or none.")
    return states


async def _one(case: CaseStore, name: str) -> Row:
    row = await case.one(query("lookups", name))
    assert row
    return row


def _run_states(row: Row) -> dict[str, str]:
    zipped = zip(row["ids"], row["statuses"], row["states"], strict=True)
    return {run: f"{status} {hashlib.sha256(state.encode()).hexdigest()[:8]}" for run, status, state in zipped}


def _positions(row: Row) -> dict[str, str]:
    return {capture: str(position) for capture, position in zip(row["captures"], row["positions"], strict=True)}


def _settled(runs: list[str], statuses: list[str]) -> dict[str, bool]:
    return {run: status in _FINAL and _old(run) for run, status in zip(runs, statuses, strict=True)}


def _ended(row: Row, seen: _Seen) -> dict[str, bool]:
    """Loaded to the end, all of it told, and old."""
    zipped = zip(row["captures"], row["positions"], row["finished"], strict=True)
    return {
        capture: finished and seen.position(capture) == position and _old(capture)
        for capture, position, finished in zipped
    }


def _old(id_: str) -> bool:
    """A UUIDv7 begins with its time. Things with a smaller id may still come up while it is fresh."""
    try:
        return time.time() - (uuid.UUID(id_).int >> 80) / 1000 > SETTLED_S
    except ValueError:
        return False


def _piece(ledger: LiveLedger, capture: str, start: int, position: int) -> list[LedgerRow]:
    """The next rows that are in the graph and in the ledger, without a gap."""
    if start >= position:
        return []
    covered = next((end for first, end in ledger.ranges(capture) if first <= start < end), start)
    end = min(position, covered, start + RECORDS_AT_ONCE)
    return list(ledger.rows(capture, start, end)) if end > start else []


def _arrived(capture: str, rows: list[LedgerRow], cursor: str) -> RecordsArrived:
    return RecordsArrived(
        cursor,
        capture,
        rows[0].position,
        rows[-1].position + 1,
        runs=tuple(dict.fromkeys(row.run for row in rows)),
        outcomes=Counter(row.outcome for row in rows),
        mains=tuple(dict.fromkeys(row.main for row in rows if row.main)),
    )
