"""A wrong load taken back by its Run: the graph is then as if it had never been (equal digest).

What only this run spoke of is deleted; what others speak of too is emptied and told again from their captures. Each
step may be repeated, so a crash in between is cured by taking back again. The capture itself stays under custody.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from custody.archive import Archive
from custody.ledger import Ledger, Sighting
from cypher import query
from graph.errors import Conflict, NotFound
from graph.model import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE, Account, Node, Post, Relationship
from graph.progress import Progress, silent
from graph.store import CaseStore
from graph.ties import Touched, recompute
from graph.writer import delete_nodes, delete_relationships, reset_nodes
from graph.writing import write
from ingest.retelling import told_again

KEYS_AT_ONCE = 10_000


@dataclass(slots=True)
class TakenBack:
    """What the run had spoken of: gone, or told again from other captures."""

    run: str
    deleted: int = 0
    retold: int = 0
    ties: int = 0


@dataclass(slots=True)
class _Elements:
    nodes: dict[type[Node], set[str]] = field(default_factory=lambda: defaultdict(set))
    relationships: dict[type[Relationship], set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))

    def add(self, key: str) -> None:
        parsed = parse(key)
        if len(parsed) == 2:
            self.nodes[NODE_BY_LABEL[parsed[0]]].add(parsed[1])
        else:
            self.relationships[RELATIONSHIP_BY_TYPE[parsed[1]]].add((parsed[0], parsed[2]))


async def take_back(case: CaseStore, archive: Archive, run: str, *, progress: Progress = silent) -> TakenBack:
    """Raises NotFound; Conflict where it was taken back already."""
    captures = await _mark(case, run)
    ledger = archive.ledger(case.case)
    taken = TakenBack(run)
    gone_runs = await _taken_back(case)
    touched: Touched = {}
    spoken = {key for row in ledger.of_run(run) for key in row.speaks}
    progress.start("Taking back", len(spoken), "elements")
    for keys in _parts(sorted(spoken)):
        touched.update(dict.fromkeys(await _sources(case, keys)))
    support = list(_support(ledger, sorted(spoken), gone_runs))
    supported = {sighting.key for sighting in support}
    for keys in _parts(sorted(spoken)):
        await _remove(case, [key for key in keys if key not in supported], [key for key in keys if key in supported])
        progress.advance(len(keys))
    taken.deleted, taken.retold = len(spoken) - len(supported), len(supported)
    await _tell_again(case, archive, support)
    await _relink(case, sorted(spoken))
    taken.ties = await recompute(case, touched)
    for capture in captures:
        await case.run(query("writes", "drop_cursor").text, capture=capture)
        await asyncio.to_thread(archive.originals.withdraw, capture)
    await case.run(query("writes", "mark_run").text, run=run, status="taken back", pending=False)
    progress.done()
    return taken


def parse(key: str) -> tuple[str, ...]:
    """A ledger key's parts: (label, id), or (start id, type, end id)."""
    if ">" not in key:
        label, _, id_ = key.partition(":")
        return label, id_.replace("\x1e", ">")
    start, kind, end = key.split(">")
    return start.partition(":")[2].replace("\x1e", ">"), kind, end.partition(":")[2].replace("\x1e", ">")


async def _mark(case: CaseStore, run: str) -> list[str]:
    rows = await case.run(query("writes", "mark_run").text, run=run, status="taking back", pending=True)
    if not rows:
        raise NotFound(f"This case has no load {run!r}.", "See the runs with `sociogram runs`.")
    if rows[0]["before"] == "taken back":
        await case.run(query("writes", "mark_run").text, run=run, status="taken back", pending=False)
        raise Conflict(f"The load {run} was taken back already.", "Nothing is left to do.")
    return list(rows[0]["captures"])


async def _taken_back(case: CaseStore) -> set[str]:
    row = await case.one(query("writes", "runs_taken_back"))
    return set(row["ids"]) if row else set()


async def _sources(case: CaseStore, keys: Sequence[str]) -> list[str]:
    """Whose ties may change: the authors of the posts spoken of, and of posts that refer to them."""
    elements = _elements(keys)
    row = await case.one(query("writes", "tie_sources"), posts=sorted(elements.nodes[Post]))
    return list(row["sources"]) if row else []


def _support(ledger: Ledger, keys: Sequence[str], gone_runs: set[str]) -> Iterator[Sighting]:
    """Records of other runs that speak of these elements."""
    for part in _parts(keys):
        yield from (sighting for sighting in ledger.of(part) if sighting.run not in gone_runs)


async def _remove(case: CaseStore, gone: Iterable[str], kept: Iterable[str]) -> None:
    """Relationships first: those that others speak of are written anew."""
    lost, emptied = _elements(gone), _elements(kept)
    for kind in lost.relationships.keys() | emptied.relationships.keys():
        ends = sorted(lost.relationships[kind] | emptied.relationships[kind])
        await case.run(delete_relationships(kind), ends=[list(pair) for pair in ends])
    accounts = sorted(lost.nodes[Account] | emptied.nodes[Account])
    await case.run(query("writes", "unlink_handles").text, ids=accounts)
    for label, ids in lost.nodes.items():
        await case.run(delete_nodes(label), ids=sorted(ids))
    for label, ids in emptied.nodes.items():
        await case.run(reset_nodes(label), ids=sorted(ids))


async def _tell_again(case: CaseStore, archive: Archive, support: Iterable[Sighting]) -> None:
    """Replays the records at their own recording time, so that earlier pictures stay as they were."""
    positions: dict[str, dict[int, datetime]] = defaultdict(dict)
    for sighting in support:
        positions[sighting.capture][sighting.position] = sighting.recorded_at
    for capture_id in sorted(positions):
        capture = await asyncio.to_thread(archive.originals.get, capture_id)
        for batch in await asyncio.to_thread(told_again, archive, capture, positions[capture_id]):
            await case.write(partial(write, batch=batch))


async def _relink(case: CaseStore, keys: Sequence[str]) -> None:
    """Aliases of the accounts that are still there, by the handles that are still known."""
    accounts = sorted(_elements(keys).nodes[Account])
    rows = await case.read(query("writes", "handles_of"), ids=accounts)
    pairs = [
        {"handle": handle, "native": row["id"]} for row in rows if row["native"] for handle in row["handles"]
    ]
    handles = [row["id"] for row in rows if not row["native"]]
    await case.run(query("writes", "link_handles").text, pairs=pairs, handles=handles, now=datetime.now(UTC))


def _elements(keys: Iterable[str]) -> _Elements:
    elements = _Elements()
    for key in keys:
        elements.add(key)
    return elements


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), KEYS_AT_ONCE):
        yield keys[start : start + KEYS_AT_ONCE]
