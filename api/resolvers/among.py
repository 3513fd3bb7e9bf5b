"""What a chart asks when it opens: everything between its nodes, and how much of each is not drawn."""

import strawberry

from api.resolvers.scope import Scope, within
from api.types import Listing, NeighbourCount, RelationshipObject, RelationshipType, counted, relationship_object
from graph.among import NODES, relationships_among

LIMIT = 20_000
TOTALS = 500


@strawberry.type(description="Relationships between given nodes, in the order of type, start and end.")
class RelationshipList(Listing):
    relationships: list[RelationshipObject]


@strawberry.type(description="How many relationships a node has, by type and direction.")
class NeighbourTotals:
    id: strawberry.ID
    counts: list[NeighbourCount]


async def _relationships_among(
    root: Scope, nodes: list[strawberry.ID], types: list[RelationshipType] | None = None, limit: int = LIMIT
) -> RelationshipList:
    within("nodes", len(nodes), NODES)
    keys = frozenset(root.key_of(each, what="node") for each in nodes)
    names = None if types is None else [each.value for each in types]
    found = await relationships_among(root.case, keys, types=names, limit=limit, known_on=root.known_on)
    shown = (await root.as_known.among(found.relationships, keys, names))[:limit]
    returned = len(shown)
    beyond = None if found.complete else "There are more relationships than the limit; total is a lower bound."
    about = counted(returned + (not found.complete), returned, lower_bound=beyond)
    return RelationshipList(
        relationships=[relationship_object(each, root.loaders) for each in shown], **about
    )


async def _neighbour_totals(root: Scope, nodes: list[strawberry.ID]) -> list[NeighbourTotals]:
    within("nodes", len(nodes), TOTALS)
    keys = {each: root.key_of(each, what="node") for each in nodes}
    totals = await root.loaders.neighbours_of(keys.values())
    return [NeighbourTotals(id=id_, counts=totals[key]) for id_, key in keys.items() if key in totals]


@strawberry.type
class AmongFields(Scope):
    relationships_among = strawberry.field(
        resolver=_relationships_among,
        description="Every relationship between the given nodes, derived ones too. Nodes that are not there have none.",
    )
    neighbour_totals = strawberry.field(
        resolver=_neighbour_totals,
        description="Exact counts of many nodes, in the order asked for; nodes that are not there are left out.",
    )
