"""A batch into an open transaction: nodes, then relationships, keys sorted so that two writers rarely deadlock.

What is not there is created; what is there comes back locked, is merged here by the one implementation of the merge
rules (graph.merging), and is written again only where that changed something.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cypher import query
from graph.merging import CLOCKS, Batch, Known, NodeKey, Provenance, Row, fold
from graph.model import NODES, RELATIONSHIPS, Element, Merge, Node, Relationship, SameAs, merged, once
from graph.store import Writing
from graph.writer import merge_nodes, merge_relationships, update_nodes, update_relationships


@dataclass(slots=True)
class Written:
    """`new`: nodes that were not there, or only by reference. `told`: nodes of which a value changed."""

    new: set[NodeKey] = field(default_factory=set)
    told: set[NodeKey] = field(default_factory=set)


async def write(writing: Writing, batch: Batch, known: Known | None = None) -> Written:
    """`known` is what the same load has written: what adds nothing to it is not sent again."""
    known = known or Known()
    written = Written()
    if batch.provenance is None:
        return written
    for kind in NODES:
        rows = batch.nodes.get(kind, {})
        if keys := known.news(kind, rows):
            await _write_nodes(writing, kind, [rows[key] for key in keys], batch.provenance, written)
    for relationship in RELATIONSHIPS:
        ends = batch.relationships.get(relationship, {})
        if pairs := known.news(relationship, ends):
            await _write_relationships(writing, relationship, {pair: ends[pair] for pair in pairs}, batch.provenance)
    await _mark_gone(writing, batch, written)
    return written


async def _mark_gone(writing: Writing, batch: Batch, written: Written) -> None:
    """Of our own clock: when it was first recorded that something was deleted."""
    assert batch.provenance is not None
    recorded_at = batch.provenance.parameters["recorded_at"]
    for kind in NODES:
        if ids := sorted(id_ for label, id_ in batch.gone if label is kind):
            text = query("writes", "mark_gone").text
            rows = await writing.run(text, label=kind.__name__, ids=ids, recorded_at=recorded_at)
            written.told.update((kind, id_) for id_ in rows[0]["ids"])


async def _write_nodes(
    writing: Writing, kind: type[Node], rows: Sequence[Row], provenance: Provenance, written: Written
) -> None:
    answer = await writing.run(merge_nodes(kind), rows=rows, **provenance.parameters)
    stored = {row["known"]["id"]: row["known"] for row in answer}
    changed = []
    for row in rows:
        key, old = (kind, row["id"]), stored.get(row["id"])
        if old is None:
            written.new.add(key)
            continue
        was_stub = bool(old.get("stub"))
        touched, told = fold(kind, old, row, provenance)
        if touched:
            changed.append({"id": row["id"], **_kept(kind, old)})
        if told:
            written.told.add(key)
        if was_stub and not old.get("stub"):
            written.new.add(key)
    if changed:
        await writing.run(update_nodes(kind), rows=changed)


async def _write_relationships(
    writing: Writing, kind: type[Relationship], ends: dict[tuple[str, str], Row], provenance: Provenance
) -> None:
    rows = [{"start": start, "end": end, **row} for (start, end), row in ends.items()]
    answer = await writing.run(merge_relationships(kind), rows=rows, **provenance.parameters)
    changed = []
    for found in answer:
        pair, old = (found["start"], found["end"]), found["known"]
        touched, _ = fold(kind, old, ends[pair], provenance)
        if touched:
            changed.append({"start": pair[0], "end": pair[1], "p": _kept(kind, old)})
    if changed:
        await writing.run(update_relationships(kind), rows=changed)
    asserted = [row for row in rows if kind is SameAs and row.get("rule") is not None]
    if asserted:
        await writing.run(query("writes", "assert_same").text, rows=asserted)


def _kept(kind: type[Element], old: Row) -> Row:
    """What a source has a say in: our own properties are not ours to write back here."""
    return {name: old[name] for name in _names(kind) if old.get(name) is not None}


@once
def _names(kind: type[Element]) -> tuple[str, ...]:
    rules: Iterable[Merge] = (Merge.LATEST, Merge.EARLIEST, Merge.GREATEST, Merge.UNION, Merge.BOTH)
    names = [name for rule in rules for name in merged(kind, rule)]
    return (*dict.fromkeys(names), "stamps", "capture_first", "capture_last", *sorted(CLOCKS - set(names)))
