"""What is around a node: counts, one step, a subgraph, the shortest path."""

from asyncio import gather as together
from dataclasses import dataclass
from datetime import datetime

import strawberry
from strawberry.scalars import JSON

from api.loaders import Way, ways_of
from api.resolvers.scope import LIMIT, MOST, Key, Scope, in_utc, moment, within
from api.types import (
    Direction,
    Listing,
    NeighbourCount,
    NodeInput,
    NodeLabel,
    NodeObject,
    RelationshipObject,
    RelationshipType,
    as_json,
    counted,
    node_object,
    relationship_object,
)
from cypher import query
from graph.gathering import gather
from graph.model import RELATIONSHIP_BY_TYPE, Post, properties
from graph.store import FOREVER, Row
from graph.subgraph import NodeKey, SubgraphRelationship
from graph.values import plain_properties
from graph.writer import expand

SUBGRAPH_NODES = 5_000
PATH_STEPS = 8
_BEGINNING = datetime.fromisoformat("0001-01-01T00:00:00+00:00")


@strawberry.type(description="One step: the relationship and the node at its other end.")
class Step:
    type: RelationshipType
    direction: Direction
    at: datetime | None
    node: NodeObject
    properties: JSON


@strawberry.type(description="Steps from one node, newest first.")
class StepList(Listing):
    steps: list[Step]


@strawberry.type(description="Nodes around some seeds, and every relationship between them. The total is of nodes.")
class SubgraphList(Listing):
    nodes: list[NodeObject]
    relationships: list[RelationshipObject]


@strawberry.type(description="The shortest way between two nodes; not found where there is none within the bounds.")
class Path:
    found: bool
    length: int | None
    ways: int = strawberry.field(
        description="How many equally short ones there are, counted up to 1,000; one is given."
    )
    nodes: list[NodeObject]
    relationships: list[RelationshipObject]
    reason: str | None


async def _neighbours(root: Scope, node: Key, label: NodeLabel = NodeLabel("Account")) -> list[NeighbourCount]:
    await root.loaders.get(label.value, node)
    return await root.loaders.neighbours(label.value, node)


async def _expand(
    root: Scope,
    node: Key,
    label: NodeLabel = NodeLabel("Account"),
    types: list[RelationshipType] | None = None,
    direction: Direction = Direction.BOTH,
    limit: int = LIMIT,
    since: datetime | None = None,
    until: datetime | None = None,
) -> StepList:
    within("limit", limit, MOST)
    await root.loaders.get(label.value, node)
    names = None if types is None else [each.value for each in types]
    totals = await root.loaders.degrees(label.value, node, ways_of(label.value, names, direction))
    ways = [way for way, total in totals.items() if total]
    near = (label.value, str(node))
    if since is None and until is None:
        parts = await together(*(_newest(root, near, way, limit) for way in ways))
        total = sum(totals.values())
    else:
        span = (in_utc(since) if since else _BEGINNING, in_utc(until) if until else FOREVER)
        parts = await together(*(_window(root, near, way, limit, span) for way in ways))
        total = sum(part.total for part in parts)
    timeless = sum(part.timeless for part in parts)
    rows = sorted((row for part in parts for row in part.rows), key=lambda row: (-(row.at or 0), row.key))[:limit]
    steps = await _steps(root, rows)
    warning = f"{timeless} relationships have no time and are in no window." if timeless else None
    return StepList(steps=steps, **counted(total, len(steps), warning=warning))


@dataclass(frozen=True, slots=True)
class _Row:
    way: Way
    key: NodeKey
    at: int | None
    properties: Row


@dataclass(frozen=True, slots=True)
class _Part:
    rows: list[_Row]
    total: int = 0
    timeless: int = 0


async def _newest(root: Scope, near: NodeKey, way: Way, limit: int) -> _Part:
    text = expand(RELATIONSHIP_BY_TYPE[way[0]], way[1])
    row = await root.case.one(text, id=near[1], limit=limit, known_on=root.known_on)
    return _Part(_rows(way, row) if row else [])


async def _window(root: Scope, near: NodeKey, way: Way, limit: int, span: tuple[datetime, datetime]) -> _Part:
    row = await root.case.one(
        query("lookups", "expand_window_out" if way[1] else "expand_window_in"),
        label=near[0], id=near[1], type=way[0], since=span[0], until=span[1], limit=limit, known_on=root.known_on,
    )  # fmt: skip
    return _Part(_rows(way, row), row["total"], row["timeless"]) if row else _Part([])


def _rows(way: Way, row: Row) -> list[_Row]:
    kind, out = RELATIONSHIP_BY_TYPE[way[0]], way[1]
    far = kind.between[1 if out else 0]
    has_time = far is Post or any(each.name == "at" for each, _ in properties(kind))
    moments = row["moments"]
    if len(moments) < len(row["ids"]):
        moments = [None] * len(row["ids"])  # Cypher's collect leaves unknown ones out: whose they are can't be told
    zipped = zip(row["ids"], moments, row["properties"], strict=True)
    found = []
    for id_, at, raw in zipped:
        held = plain_properties(raw)
        own = held.get("last_at") or held.get("at")
        # a moment of anything else is our own clock, by which rows are only put in order
        event = int(own.timestamp() * 1000) if isinstance(own, datetime) else at if has_time else None
        found.append(_Row(way, (far.__name__, id_), event, held))
    return found


async def _steps(root: Scope, rows: list[_Row]) -> list[Step]:
    nodes = await together(*(root.loaders.find(*row.key) for row in rows))
    return [
        Step(
            type=RelationshipType(row.way[0]),
            direction=Direction.OUT if row.way[1] else Direction.IN,
            at=moment(row.at),
            node=node,
            properties=JSON(as_json(row.properties)),
        )
        for row, node in zip(rows, nodes, strict=True)
        if node is not None
    ]


async def _subgraph(
    root: Scope,
    seeds: list[NodeInput],
    depth: int = 1,
    limit: int = 500,
    types: list[RelationshipType] | None = None,
) -> SubgraphList:
    within("limit", limit, SUBGRAPH_NODES)
    found = await gather(
        root.case,
        [seed.key for seed in seeds],
        depth=depth,
        limit=limit,
        types=None if types is None else [each.value for each in types],
        known_on=root.known_on,
    )
    about = counted(found.total, found.returned, lower_bound=None if found.complete else found.reason)
    about |= {"complete": found.complete, "reason": found.reason}
    return SubgraphList(
        nodes=[node_object(node, root.loaders) for node in found.nodes],
        relationships=[relationship_object(each) for each in found.relationships],
        **about,
    )


async def _shortest_path(
    root: Scope,
    start: NodeInput,
    end: NodeInput,
    types: list[RelationshipType] | None = None,
    max_length: int = 4,
) -> Path:
    within("maxLength", max_length, PATH_STEPS)
    await together(*(root.loaders.get(*each.key) for each in (start, end)))
    if start.key == end.key:
        nodes = [await root.loaders.get(*start.key)]
        return Path(found=True, length=0, ways=1, nodes=nodes, relationships=[], reason=None)
    row = await root.case.one(
        query("lookups", "shortest_path"),
        from_label=start.key[0], from_id=start.key[1], to_label=end.key[0], to_id=end.key[1], max_length=max_length,
        types=list(RELATIONSHIP_BY_TYPE) if types is None else [each.value for each in types], known_on=root.known_on,
    )  # fmt: skip
    if row is None:
        reason = f"There is no path of at most {max_length} steps over these types."
        return Path(found=False, length=None, ways=0, nodes=[], relationships=[], reason=reason)
    keys: list[NodeKey] = list(zip(row["labels"], row["ids"], strict=True))
    nodes = list(await together(*(root.loaders.get(*key) for key in keys)))
    return Path(
        found=True,
        length=len(keys) - 1,
        ways=row["ways"],
        nodes=nodes,
        relationships=_walked(row, keys),
        reason=None,
    )


def _walked(row: Row, keys: list[NodeKey]) -> list[RelationshipObject]:
    steps = []
    zipped = zip(row["types"], row["outs"], row["properties"], strict=True)
    for number, (name, out, held) in enumerate(zipped):
        start, end = (keys[number], keys[number + 1]) if out else (keys[number + 1], keys[number])
        steps.append(relationship_object(SubgraphRelationship(name, start[1], end[1], plain_properties(held))))
    return steps


@strawberry.type
class Neighbourhood(Scope):
    neighbours = strawberry.field(
        resolver=_neighbours, description="Exact counts per relationship type and direction, before expanding."
    )
    expand = strawberry.field(
        resolver=_expand,
        description="One step from a node, newest first; until is exclusive. "
        "A window takes the time of the relationship or of its post; a tie is in it by its first and last time.",
    )
    subgraph = strawberry.field(resolver=_subgraph, description="Everything within some steps of the seeds.")
    shortest_path = strawberry.field(
        resolver=_shortest_path, description="Searched in the database, in either direction of each relationship."
    )
