"""How large a case is, by label and by relationship type."""

from asyncio import gather

import strawberry

from api.ids import encode
from api.resolvers.scope import Scope
from api.types import Long, NodeLabel, RelationshipType
from cypher import query


@strawberry.type
class LabelCount:
    label: NodeLabel
    count: Long


@strawberry.type
class TypeCount:
    type: RelationshipType
    count: Long


@strawberry.type(description="Exact counts.")
class Counts:
    nodes: list[LabelCount]
    relationships: list[TypeCount]
    stale_ties: list[strawberry.ID] = strawberry.field(
        description="Runs whose posts are loaded but whose ties are not recomputed yet."
    )


async def _counts(root: Scope) -> Counts:
    nodes, relationships, stale = await gather(
        root.case.one(query("lookups", "node_counts"), known_on=root.known_on),
        root.case.one(query("lookups", "relationship_counts"), known_on=root.known_on),
        root.case.one(query("lookups", "stale_ties")),
    )
    assert nodes
    assert relationships
    assert stale
    return Counts(
        nodes=[
            LabelCount(label=NodeLabel(name), count=count)
            for name, count in zip(nodes["names"], nodes["counts"], strict=True)
        ],
        relationships=[
            TypeCount(type=RelationshipType(name), count=count)
            for name, count in zip(relationships["names"], relationships["counts"], strict=True)
        ],
        stale_ties=[strawberry.ID(encode(root.opened.record.id, "Run", run)) for run in stale["runs"]],
    )


@strawberry.type
class CountFields(Scope):
    counts = strawberry.field(resolver=_counts, description="Nodes by label and relationships by type.")
