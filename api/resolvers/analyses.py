"""What analyses found: measures and communities, each with its Run; and what was run at all."""

import json

import strawberry

from api.resolvers.scope import LIMIT, MOST, Scope, within
from api.types import RUN, Listing, Long, Measure, NodeLabel, NodeObject, counted, node_object
from cypher import query
from graph.store import Row
from graph.subgraph import SubgraphNode
from graph.values import plain_properties

ANALYSIS_OF = {
    "strength": "degree", "hub": "hits", "authority": "hits", "core": "kcore", "component": "components",
    "community": "communities",
}  # fmt: skip
"""Where a measure's analysis is not called like the measure."""

RUNS_LOOKED_AT = 500
MEMBERS = 10


def _found_run(root: "MeasureList") -> object:
    return root.found_run


def _found_runs(root: "RunList") -> object:
    return root.found_runs


@strawberry.type(description="An account and its value.")
class Measured:
    account: NodeObject
    value: float


@strawberry.type(description="Accounts by a measure, the greatest value first.")
class MeasureList(Listing):
    measure: Measure
    accounts: list[Measured]
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What computed it.")
    found_run: strawberry.Private[object]


@strawberry.type(description="Accounts that are tied to each other more than to the rest.")
class Community:
    number: Long
    size: Long
    members: list[NodeObject] = strawberry.field(description="The most influential by PageRank; size says how many.")


@strawberry.type(description="Communities, the largest first.")
class CommunityList(Listing):
    communities: list[Community]
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What found them.")
    found_run: strawberry.Private[object]


@strawberry.type(description="Ingests and analyses, the newest first.")
class RunList(Listing):
    runs = strawberry.field(resolver=_found_runs, graphql_type=list[RUN])
    found_runs: strawberry.Private[list[NodeObject]]


async def _measures(root: Scope, name: Measure, top: int = LIMIT) -> MeasureList:
    within("top", top, MOST)
    row = await root.case.one(query("lookups", "top_accounts"), measure=name.value, limit=top, known_on=root.known_on)
    found: Row = row or {"ids": [], "values": [], "total": 0}
    nodes = {str(node.id): node for node in await root.loaders.get_many("Account", found["ids"])}
    zipped = zip(found["ids"], found["values"], strict=True)
    accounts = [Measured(account=nodes[id_], value=float(value)) for id_, value in zipped if id_ in nodes]
    run = await _run_of(root, name.value)
    return MeasureList(
        measure=name, accounts=accounts, found_run=run, **counted(found["total"], len(accounts), warning=_doubt(run))
    )


async def _communities(root: Scope, limit: int = LIMIT, members: int = MEMBERS) -> CommunityList:
    within("limit", limit, MOST)
    within("members", members, 100, least=0)
    row = await root.case.one(query("lookups", "communities"), limit=limit, known_on=root.known_on)
    found: Row = row or {"communities": [], "sizes": [], "total": 0}
    inside = await root.case.one(
        query("lookups", "community_members"), communities=found["communities"], limit=members, known_on=root.known_on
    )
    ids = dict(zip(inside["communities"], inside["members"], strict=True)) if inside else {}
    together = [id_ for each in ids.values() for id_ in each]
    nodes = {str(node.id): node for node in await root.loaders.get_many("Account", together)}
    communities = [
        Community(number=number, size=size, members=[nodes[id_] for id_ in ids.get(number, []) if id_ in nodes])
        for number, size in zip(found["communities"], found["sizes"], strict=True)
    ]
    run = await _run_of(root, "community")
    about = counted(found["total"], len(communities), warning=_doubt(run))
    return CommunityList(communities=communities, found_run=run, **about)


async def _runs(root: Scope, limit: int = LIMIT) -> RunList:
    within("limit", limit, MOST)
    found, total = await _read_runs(root, ["ingest", "analysis"], limit)
    return RunList(found_runs=[_object(root, run) for run in found], **counted(total, len(found)))


async def _run_of(root: Scope, measure: str) -> NodeObject | None:
    """The latest analysis that is done and writes this measure."""
    runs, _ = await _read_runs(root, ["analysis"], RUNS_LOOKED_AT)
    name = ANALYSIS_OF.get(measure, measure)
    return next((_object(root, run) for run in runs if run.get("name") == name and run.get("status") == "done"), None)


async def _read_runs(root: Scope, kinds: list[str], limit: int) -> tuple[list[Row], int]:
    row = await root.case.one(query("lookups", "runs"), kinds=kinds, limit=limit, known_on=root.known_on)
    return ([plain_properties(run) for run in row["runs"]], row["total"]) if row else ([], 0)


def _object(root: Scope, run: Row) -> NodeObject:
    return node_object(SubgraphNode(NodeLabel("Run").value, run["id"], run), root.loaders)


def _doubt(run: NodeObject | None) -> str | None:
    if run is None:
        return "No run of this analysis is recorded as done."
    text = getattr(run, "result", None)
    result = json.loads(text) if text else {}
    enough = result.get("enough", True) if isinstance(result, dict) else True
    return None if enough else str(result.get("certainty", "There was not enough data."))


@strawberry.type
class AnalysisFields(Scope):
    measures = strawberry.field(resolver=_measures, description="The top accounts by a measure, and the Run behind it.")
    communities = strawberry.field(resolver=_communities, description="Communities and their foremost members.")
    runs = strawberry.field(resolver=_runs, description="What was ingested and analysed, with parameters and results.")
