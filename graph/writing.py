"""A batch into an open transaction: nodes, then relationships, keys sorted so that two writers rarely deadlock."""

from dataclasses import dataclass, field

from graph.merging import Batch, Known, NodeKey
from graph.model import NODES, RELATIONSHIPS
from graph.store import Writing
from graph.writer import write_nodes, write_relationships


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
    origin = batch.provenance.parameters
    for kind in NODES:
        rows = batch.nodes.get(kind, {})
        if keys := known.news(kind, rows):
            answer = (await writing.run(write_nodes(kind), rows=[rows[key] for key in keys], **origin))[0]
            written.new.update((kind, key) for key in (*answer["created"], *answer["filled"]))
            written.told.update((kind, key) for key in answer["told"])
    for relationship in RELATIONSHIPS:
        ends = batch.relationships.get(relationship, {})
        if pairs := known.news(relationship, ends):
            sent = [{"start": start, "end": end, **ends[start, end]} for start, end in pairs]
            await writing.run(write_relationships(relationship), rows=sent, **origin)
    return written
