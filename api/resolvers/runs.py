"""What was run at all: ingests and analyses, in pages; and which Run is behind a measure."""

import enum
import json

import strawberry

from api.connections import FIRST, Connection, keyset
from api.resolvers.scope import Key, Scope
from api.resolvers.search import BEFORE_ALL, node_page
from api.types import RUN, NodeLabel, NodeObject, node_object
from cypher import query
from graph.found_then import ANALYSIS_OF
from graph.store import Row
from graph.subgraph import SubgraphNode
from graph.values import plain_properties

RUNS_LOOKED_AT = 500


@strawberry.enum(description="What was executed.")
class RunKind(enum.Enum):
    INGEST = "ingest"
    ANALYSIS = "analysis"


@strawberry.type(description="Ingests and analyses, the newest first.")
class RunConnection(Connection[RUN]):
    pass


async def _runs(
    root: Scope, kind: RunKind | None = None, name: str | None = None, first: int = FIRST, after: str | None = None
) -> RunConnection:
    kinds = [each.value for each in ([kind] if kind else RunKind)]
    asked = root.asked(kinds=kinds, name=name)
    page = keyset("runs", asked, ((int,), (str,)), first=first, after=after)
    place = page.after or BEFORE_ALL
    row = await root.case.one(
        query("lookups", "runs_page"),
        kinds=kinds, names=[] if name is None else [name], after_at=place[0], after_id=place[1], limit=first + 1,
        known_on=root.known_on,
    )  # fmt: skip
    found: Row = row or {"ids": [], "moments": [], "total": 0}
    about = await node_page(root, NodeLabel("Run").value, found, page, total=found["total"])
    return RunConnection(**about)


async def _run(root: Scope, by_id: Key) -> object:
    return await root.loaders.get("Run", root.key_of(by_id, "Run")[1])


async def runs_behind(root: Scope, measures: list[str]) -> dict[str, NodeObject]:
    """Of each measure the latest analysis that is done and writes it. One read, however many are asked for."""
    if not root.is_now:
        return await _runs_then(root, measures)
    row = await root.case.one(
        query("lookups", "runs"), kinds=["analysis"], limit=RUNS_LOOKED_AT, known_on=root.known_on
    )
    runs = [plain_properties(run) for run in row["runs"]] if row else []
    done = [run for run in runs if run.get("status") == "done"]
    found = {}
    for measure in measures:
        name = ANALYSIS_OF.get(measure, measure)
        latest = next((run for run in done if run.get("name") == name), None)
        if latest is not None:
            found[measure] = node_object(SubgraphNode("Run", latest["id"], latest), root.loaders)
    return found


async def _runs_then(root: Scope, measures: list[str]) -> dict[str, NodeObject]:
    found = {measure: await root.as_known.found.run_of(measure) for measure in measures}
    ids = list(dict.fromkeys(run.id for run in found.values() if run is not None))
    nodes = {node.key: node for node in await root.loaders.get_many("Run", ids)}
    return {measure: nodes[run.id] for measure, run in found.items() if run is not None and run.id in nodes}


def doubt(run: NodeObject | None) -> str | None:
    """Why what a Run found is less than it seems; nothing where there is no reason to doubt it."""
    if run is None:
        return "No run of this analysis is recorded as done."
    text = getattr(run, "result", None)
    result = json.loads(text) if text else {}
    enough = result.get("enough", True) if isinstance(result, dict) else True
    return None if enough else str(result.get("certainty", "There was not enough data."))


@strawberry.type
class RunFields(Scope):
    runs = strawberry.field(resolver=_runs, description="What was ingested and analysed, with parameters and results.")
    run = strawberry.field(resolver=_run, graphql_type=RUN, description="One of them.")
