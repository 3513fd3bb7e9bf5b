"""What is around a node: counts, one step, a subgraph."""

import enum
from asyncio import gather as together
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import strawberry
from strawberry.scalars import JSON
from strawberry.types import Info

from api.connections import FIRST, Connection, Ranked, check_first, keyset, keyset_fields, top, top_fields
from api.resolvers.paths import PathFields
from api.resolvers.scope import Key, Scope, moment, within
from api.selections import selected
from api.types import (
    Direction,
    Listing,
    Long,
    NeighbourCount,
    NodeObject,
    RelationshipObject,
    RelationshipType,
    as_json,
    counted,
    node_object,
    relationship_object,
)
from graph.expanding import (
    START,
    Asked,
    Fields,
    Place,
    RankedStep,
    Step,
    count,
    fields_of,
    refuse_hub,
    steps_again,
    steps_by_degree,
    steps_by_time,
)
from graph.gathering import gather
from graph.merging import milliseconds
from graph.moments import in_utc
from graph.subgraph import SubgraphRelationship
from graph.ways import Way, ways_of

SUBGRAPH_NODES = 5_000
_TOTALS = {"total", "total_kind", "complete", "reason"}


@strawberry.enum(
    description="By the time of the relationship, or by how many relationships the node at its other end has."
)
class ExpandOrder(enum.Enum):
    NEWEST = "newest"
    OLDEST = "oldest"
    MOST_CONNECTED = "most"
    LEAST_CONNECTED = "least"


@strawberry.type(name="Step", description="One step: the relationship and the node at its other end.")
class StepObject:
    type: RelationshipType
    direction: Direction
    at: datetime | None = strawberry.field(description="When it happened, where that is known.")
    node: NodeObject
    degree: Long | None = strawberry.field(description="Of the node, where the order is by it.")
    properties: JSON


@strawberry.type(
    description="Steps from one node. By time, what has no time, or one that new posts move, comes last, by key; "
    "an order by degree is kept as it was at the first page."
)
class StepConnection(Connection[StepObject]):
    pass


@strawberry.type(description="Nodes around some seeds, and every relationship between them. The total is of nodes.")
class SubgraphList(Listing):
    nodes: list[NodeObject]
    relationships: list[RelationshipObject]


async def _neighbours(root: Scope, node: Key) -> list[NeighbourCount]:
    return await root.loaders.neighbours(*root.key_of(node))


async def _expand(
    root: Scope,
    info: Info,
    node: Key,
    types: list[RelationshipType] | None = None,
    direction: Direction = Direction.BOTH,
    since: datetime | None = None,
    until: datetime | None = None,
    order: ExpandOrder = ExpandOrder.NEWEST,
    first: int = FIRST,
    after: str | None = None,
    hub: bool = False,
) -> StepConnection:
    check_first(first)
    near = root.key_of(node)
    kept = await root.loaders.degrees(*near)
    names = None if types is None else frozenset(each.value for each in types)
    ways = tuple(way for way in ways_of(near[0], names, direction.value) if kept[way])
    span = (in_utc(since) if since else None, in_utc(until) if until else None)
    asked = Asked(near, ways, *span, root.known_on)
    question = root.asked(near=near, types=names, direction=direction.value, span=span, order=order.value)
    reading = _Reading(root, info, asked, kept, question, first, after)
    if order in (ExpandOrder.NEWEST, ExpandOrder.OLDEST):
        return await reading.by_time(oldest=order is ExpandOrder.OLDEST)
    if names is None and not asked.windowed and not hub and after is None:
        refuse_hub(asked, kept)
    return await reading.by_degree(least_first=order is ExpandOrder.LEAST_CONNECTED)


class _Reading:
    """One page of steps: only what is selected is read."""

    def __init__(
        self,
        root: Scope,
        info: Info,
        asked: Asked,
        kept: dict[Way, int],
        question: dict[str, object],
        first: int,
        after: str | None,
    ) -> None:
        self.root, self.asked, self.kept, self.question, self.first, self.after = (
            root, asked, kept, question, first, after,
        )  # fmt: skip
        self.counts = bool(_TOTALS & selected(info, ""))
        self.detailed = "properties" in selected(info, "edges.node", "nodes")
        self.fields: Fields = fields_of(selected(info, "edges.node.node", "nodes.node"))

    async def by_time(self, *, oldest: bool) -> StepConnection:
        kinds = ((int,), (str,), (int,))
        page = keyset("expand", self.question, kinds, first=self.first, after=self.after)
        steps, (total, timeless) = await together(
            steps_by_time(
                self.root.case, self.asked, limit=self.first + 1, oldest=oldest, after=_place(page.after),
                fields=self.fields, detailed=self.detailed,
            ),
            self._total(),
        )  # fmt: skip
        shown = await self._as_known(steps[: self.first])
        about = keyset_fields(
            page,
            [self._object(step) for step in shown],
            [(step.place.at, step.place.id, step.place.way) for step in shown],
            more=len(steps) > self.first,
            total=max(total, len(shown)),
            warning=_timeless(timeless),
        )
        return StepConnection(**about)

    async def by_degree(self, *, least_first: bool) -> StepConnection:
        async def read(most: int) -> Ranked[RankedStep]:
            ranked, (total, _) = await together(
                steps_by_degree(self.root.case, self.asked, most=most, least_first=least_first), self._total()
            )
            return Ranked(ranked, max(total, len(ranked)))

        page = await top(self.root.top_lists, "expand", self.question, read, first=self.first, after=self.after)
        steps = await steps_again(self.root.case, self.asked, page.rows, fields=self.fields, detailed=self.detailed)
        found = {(step.way, step.node.id): step for step in await self._as_known(steps)}
        page = page.only([each for each in page.rows if (each.way, each.id) in found])
        nodes = [self._object(found[each.way, each.id]) for each in page.rows]
        _, timeless = await self._total() if self.asked.windowed else (0, 0)
        return StepConnection(**top_fields(page, nodes, warning=_timeless(timeless)))

    async def _total(self) -> tuple[int, int]:
        return await count(self.root.case, self.asked, kept=self.kept) if self.counts else (0, 0)

    async def _as_known(self, steps: list[Step]) -> list[Step]:
        """With the nodes' and the relationships' properties of then."""
        known = self.root.as_known
        near = self.asked.near[1]
        if known.is_now:
            return steps
        walked = [_walked(near, step) for step in steps]
        told = {each.key: each.properties for each in await known.relationships(walked)}
        return [
            _step_then(replace(step, node=node), told[_walked(near, step).key], detailed=self.detailed)
            for step, node in zip(steps, await known.nodes([step.node for step in steps]), strict=True)
            if _walked(near, step).key in told
        ]

    def _object(self, step: Step) -> StepObject:
        return StepObject(
            type=RelationshipType(step.way[0]),
            direction=Direction.OUT if step.way[1] else Direction.IN,
            at=moment(step.at),
            node=node_object(step.node, self.root.loaders),
            degree=None if step.degree is None else Long(step.degree),
            properties=JSON(as_json(step.details)),
        )


def _walked(near: str, step: Step) -> SubgraphRelationship:
    start, end = (near, step.node.id) if step.way[1] else (step.node.id, near)
    return SubgraphRelationship(step.way[0], start, end, step.details)


def _step_then(step: Step, told: dict[str, Any], *, detailed: bool) -> Step:
    """A tie's last time moves with new posts: it is the one of then."""
    last = told.get("last_at")
    return replace(step, at=step.at if last is None else milliseconds(last), details=told if detailed else {})


def _place(after: Sequence[object] | None) -> Place:
    if after is None:
        return START
    at, id_, way = after
    assert isinstance(at, int)
    assert isinstance(id_, str)
    assert isinstance(way, int)
    return Place(at, id_, way)


def _timeless(number: int) -> str | None:
    return f"{number:,} relationships have no time and are in no window." if number else None


async def _subgraph(
    root: Scope,
    seeds: list[strawberry.ID],
    depth: int = 1,
    types: list[RelationshipType] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 500,
    through_hubs: bool = False,
) -> SubgraphList:
    within("limit", limit, SUBGRAPH_NODES)
    within("seeds", len(seeds), SUBGRAPH_NODES)
    names = None if types is None else [each.value for each in types]
    gathered = await gather(
        root.case,
        [root.key_of(seed, what="seed") for seed in seeds],
        depth=depth,
        limit=limit,
        types=names,
        since=in_utc(since) if since else None,
        until=in_utc(until) if until else None,
        known_on=root.known_on,
        through_hubs=through_hubs,
    )
    found = await root.as_known.subgraph(gathered, names)
    about = counted(found.total, found.returned, lower_bound=None if found.complete else found.reason)
    about |= {"complete": found.complete, "reason": found.reason}
    return SubgraphList(
        nodes=[node_object(node, root.loaders) for node in found.nodes],
        relationships=[relationship_object(each, root.loaders) for each in found.relationships],
        **about,
    )


@strawberry.type
class Neighbourhood(PathFields):
    neighbours = strawberry.field(
        resolver=_neighbours, description="Exact counts per relationship type and direction, before expanding."
    )
    expand = strawberry.field(
        resolver=_expand,
        description="One step from a node. since is inclusive, until exclusive: a window takes the time of the "
        "relationship, or of the post that it starts from; a tie is in it by its first and last time. "
        "An order by degree refuses a hub that nothing narrows, unless hub is true.",
    )
    subgraph = strawberry.field(
        resolver=_subgraph,
        description="Everything within some steps of the seeds. A hub on the way is shown and not walked through, "
        "unless throughHubs is true.",
    )
