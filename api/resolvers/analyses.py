"""What analyses found: measures and communities, each with its Run. Their orders can change, so they are top lists."""

from collections.abc import Callable
from functools import partial

import strawberry
from strawberry.dataloader import DataLoader

from api.connections import FIRST, Connection, Ranked, Top, top, top_fields
from api.resolvers.runs import doubt, runs_behind
from api.resolvers.scope import Scope, within
from api.top_lists import ROWS
from api.types import RUN, Listing, Long, Measure, NodeObject, counted
from cypher import query
from graph.errors import ParameterInvalid
from graph.finding import identity, missing
from graph.model import MEASURES

FOREMOST = 100
_COMMUNITY = "community"
Members = tuple[list[str], int]
"""Keys of the members, the most influential first, and how many there are."""


def _found_run(root: "MeasureConnection | CommunityConnection | MeasureValue") -> object:
    return root.found_run


@strawberry.type(description="An account and its value.")
class Measured:
    account: NodeObject
    value: float


@strawberry.type(description="Accounts by a measure, the greatest value first, as it was at the first page.")
class MeasureConnection(Connection[Measured]):
    measure: Measure
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What computed it.")
    found_run: strawberry.Private[object]


@strawberry.type(description="What one measure says of one account.")
class MeasureValue:
    measure: Measure
    value: float
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What computed it.")
    found_run: strawberry.Private[object]


@strawberry.type(description="All measures that an account has a value of.")
class MeasureValues(Listing):
    account: NodeObject
    measures: list[MeasureValue]


@strawberry.type(description="Accounts of a community, the most influential by PageRank first.")
class MemberConnection(Connection[NodeObject]):
    pass


async def _foremost(root: "Community", first: int = 10) -> list[NodeObject]:
    within("first", first, FOREMOST)
    keys, _ = await root.foremost_of.load(root.number)
    return await root.scope.loaders.get_many("Account", keys[:first])


async def _members(root: "Community", first: int = FIRST, after: str | None = None) -> MemberConnection:
    async def read(most: int) -> Ranked[str]:
        keys, total = await root.members_of.load(root.number)
        return Ranked(keys[:most], total)

    scope = root.scope
    asked = scope.asked(community=root.number)
    page = await top(scope.top_lists, "members", asked, read, first=first, after=after)
    nodes, shown = await _accounts_of(scope, page)
    return MemberConnection(**top_fields(shown, nodes))


@strawberry.type(description="Accounts that are tied to each other more than to the rest.")
class Community:
    scope: strawberry.Private[Scope]
    foremost_of: strawberry.Private[DataLoader[int, Members]]
    members_of: strawberry.Private[DataLoader[int, Members]]
    number: Long
    size: Long
    foremost = strawberry.field(
        resolver=_foremost, description="The most influential by PageRank, of as many as size says."
    )
    members = strawberry.field(resolver=_members, description="All members, in pages.")


@strawberry.type(description="Communities, the largest first, as they were at the first page.")
class CommunityConnection(Connection[Community]):
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What found them.")
    found_run: strawberry.Private[object]


async def top_by(root: Scope, measure: str, most: int) -> Ranked[tuple[str, float]]:
    if not await _is_written(root, measure):
        return Ranked(*await root.as_known.found.top(measure, most))
    row = await root.case.one(query("lookups", "top_accounts"), measure=measure, limit=most, known_on=root.known_on)
    return Ranked(list(zip(row["ids"], row["values"], strict=True)), row["total"]) if row else Ranked([], 0)


async def largest_communities(root: Scope, most: int) -> Ranked[tuple[int, int]]:
    if not await _is_written(root, _COMMUNITY):
        return Ranked(*await root.as_known.found.communities(most))
    row = await root.case.one(query("lookups", "communities"), limit=most, known_on=root.known_on)
    return Ranked(list(zip(row["communities"], row["sizes"], strict=True)), row["total"]) if row else Ranked([], 0)


async def _measures(root: Scope, name: Measure, first: int = FIRST, after: str | None = None) -> MeasureConnection:
    read = partial(top_by, root, name.value)
    asked = root.asked(name=name.value)
    page = await top(root.top_lists, "measures", asked, read, first=first, after=after)
    nodes = {node.key: node for node in await root.loaders.get_many("Account", [key for key, _ in page.rows])}
    run = (await runs_behind(root, [name.value])).get(name.value)
    kept = page.only([row for row in page.rows if row[0] in nodes])
    measured = [Measured(account=nodes[key], value=float(value)) for key, value in kept.rows]
    warning = await doubt_about(root, name.value, run)
    return MeasureConnection(measure=name, found_run=run, **top_fields(kept, measured, warning=warning))


async def _measures_of(root: Scope, account: strawberry.ID) -> MeasureValues:
    seen = await identity(root.case, root.key_of(account, "Account")[1], known_on=root.known_on)
    node = await root.loaders.get("Account", seen.id)
    values = {name: getattr(node, name) for name in MEASURES if getattr(node, name) is not None}
    runs = await runs_behind(root, list(values))
    found = [
        MeasureValue(measure=Measure(name), value=float(value), found_run=runs.get(name))
        for name, value in values.items()
    ]
    doubts = [f"{name}: {why}" for name in values if (why := doubt(runs.get(name)))]
    about = counted(len(found), len(found), warning=" ".join(doubts) or None)
    return MeasureValues(account=node, measures=found, **about)


async def _communities(
    root: Scope, run: strawberry.ID | None = None, first: int = FIRST, after: str | None = None
) -> CommunityConnection:
    read = partial(largest_communities, root)
    behind = await _run_of_communities(root, run)
    asked = root.asked(run=None if behind is None else behind.key)
    page = await top(root.top_lists, "communities", asked, read, first=first, after=after)
    made = _communities_of(root)
    communities = [made(number, size) for number, size in page.rows]
    warning = await doubt_about(root, _COMMUNITY, behind)
    return CommunityConnection(found_run=behind, **top_fields(page, communities, warning=warning))


async def _community(root: Scope, number: int) -> Community:
    made = _communities_of(root)
    found = made(number, 0)
    _, size = await found.foremost_of.load(number)
    if not size:
        raise missing("community")
    return made(number, size)


async def _run_of_communities(root: Scope, asked: str | None) -> NodeObject | None:
    """Raises NotFound, or ParameterInvalid for a Run whose communities are no longer in the graph."""
    latest = (await runs_behind(root, ["community"])).get("community")
    if asked is None:
        return latest
    run = await root.loaders.get("Run", root.key_of(asked, "Run")[1])
    if latest is None or run.key != latest.key:
        raise ParameterInvalid(
            "The graph holds the communities of the last run alone.", f"That is {latest.id if latest else 'none yet'}."
        )
    return run


def _communities_of(root: Scope) -> Callable[[int, int], Community]:
    """Makes communities whose members are read together, however many of them are asked."""
    foremost_of = DataLoader(load_fn=partial(_read_members, root, FOREMOST))
    members_of = DataLoader(load_fn=partial(_read_members, root, ROWS))

    def made(number: int, size: int) -> Community:
        return Community(
            scope=root, foremost_of=foremost_of, members_of=members_of, number=Long(number), size=Long(size)
        )

    return made


async def _read_members(root: Scope, most: int, numbers: list[int]) -> list[Members]:
    if not (await _is_written(root, _COMMUNITY) and await _is_written(root, "pagerank")):
        then = await root.as_known.found.members(numbers, most)
        if then is not None:
            return [then[number] for number in numbers]
    row = await root.case.one(
        query("lookups", "community_members"), communities=numbers, limit=most, known_on=root.known_on
    )
    zipped = zip(row["communities"], row["members"], row["totals"], strict=True) if row else ()
    found = {number: (members, total) for number, members, total in zipped}
    return [found.get(number, ([], 0)) for number in numbers]


async def _is_written(root: Scope, measure: str) -> bool:
    """Whether the graph holds the values that are asked about."""
    return root.is_now or await root.as_known.found.is_written(measure)


async def doubt_about(root: Scope, measure: str, run: NodeObject | None) -> str | None:
    """As `doubt`, of what was known at the moment that is asked about."""
    if run is not None and not await _is_written(root, measure) and await root.as_known.found.values(measure) is None:
        return "What that run found is no longer kept, and the graph holds what a later one did."
    return doubt(run)


async def _accounts_of(root: Scope, page: Top[str]) -> tuple[list[NodeObject], Top[str]]:
    """The page's accounts, and the page without those that are no longer there."""
    nodes = await root.loaders.get_many("Account", page.rows)
    return nodes, page.only([node.key for node in nodes])


@strawberry.type
class AnalysisFields(Scope):
    measures = strawberry.field(resolver=_measures, description="The top accounts by a measure, and the Run behind it.")
    measures_of = strawberry.field(
        resolver=_measures_of, description="What every measure says of one account, each with its Run."
    )
    communities = strawberry.field(resolver=_communities, description="Communities, and the Run that found them.")
    community = strawberry.field(resolver=_community, description="One of them, by its number.")
