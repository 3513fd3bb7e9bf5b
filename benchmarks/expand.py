"""One hop of 200 ties: over GraphQL, by the packed lookup, and row by row. python -m benchmarks.expand

Goals: GraphQL p95 under 50 ms end to end in process, the packed lookup at most half of the rows. Uses NEO4J_URI (with
NEO4J_USERNAME, NEO4J_PASSWORD) or a managed Neo4j in a temporary folder.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.app import create_app
from api.ids import encode
from api.settings import Settings
from benchmarks.projection import opened
from custody.cases import Cases
from custody.database import connect, upgrade
from graph.account_ties import ACTS, Asked, read_ties
from graph.expanding import fields_of
from graph.finding import identity
from graph.store import CaseStore, Store

TIES = 200
ROUNDS = 100
WARM = 20
FIELDS = ("handle", "name", "followers", "community", "pagerank", "opened_at")
QUESTION = """query ($case: ID!, $id: ID!, $first: Int!) { case(id: $case) { ties(id: $id, first: $first) {
  total complete reason pageInfo { hasNextPage endCursor }
  nodes { weight reposts replies quotes mentions firstDay lastDay
    account { id key ... on Account { handle name followers community pagerank openedAt } } } } } }"""
ROWS = """MATCH (a:Account {case: $case, id: $id})-[t:INTERACTED]->(b:Account)
RETURN b AS account, t AS tie ORDER BY t.weight DESC, b.id LIMIT $limit"""
MAKE = """MERGE (h:Account {case: $case, id: 'x:1'}) SET h.native_id = '1'
WITH h UNWIND range(2, $ties + 1) AS i
CREATE (b:Account {case: $case, id: 'x:' + i, native_id: toString(i), platform: 'x', handle: 'account_' + i,
  handle_key: 'x:@account_' + i, name: 'Account ' + i, bio: 'What an account says about itself, number ' + i,
  followers: i * 7, following: i, posts: i * 3, community: i % 9, pagerank: 1.0 / i, recorded_first: datetime(),
  opened_at: datetime('2015-01-01T00:00:00Z') + duration({days: i}), captured_first: datetime(),
  captured_last: datetime(), capture_first: 'one', capture_last: 'one'})
CREATE (h)-[:INTERACTED {weight: 3 * i, reposts: i, replies: i, quotes: 0, mentions: i,
  first_at: datetime('2026-01-01T10:00:00Z'), last_at: datetime('2026-01-03T10:00:00Z'), recorded_first: datetime(),
  days: [20454, 20455, 20456], reposts_by_day: [i, 0, 0], replies_by_day: [0, i, 0], quotes_by_day: [0, 0, 0],
  mentions_by_day: [0, 0, i]}]->(b)"""


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: the median, and what 95 of 100 stay under."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"p50 {self.p50:7.1f} ms   p95 {self.p95:7.1f} ms"


@dataclass(frozen=True, slots=True)
class Measured:
    graphql: Figures
    packed: Figures
    rows: Figures

    @property
    def ratio(self) -> float:
        """The packed lookup to the same question row by row."""
        return self.packed.p95 / self.rows.p95

    def __str__(self) -> str:
        return (
            f"GraphQL, end to end  {self.graphql}   goal: p95 under 50\n"
            f"packed lookup        {self.packed}\n"
            f"row by row           {self.rows}\n"
            f"packed to rows       {self.ratio:.2f}                               goal: at most 0.50"
        )


async def measure(client: httpx.AsyncClient, case: CaseStore, key: str, *, rounds: int = ROUNDS) -> Measured:
    """In turns, so that a busy moment is everybody's. `client` is signed in; `key` is an account with 200 ties."""
    variables = {"case": case.case, "id": encode(case.case, "Account", key), "first": TIES}
    body = json.dumps({"query": QUESTION, "variables": variables})

    async def graphql() -> int:
        answer = await client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
        return len(answer.json()["data"]["case"]["ties"]["nodes"])

    async def packed() -> int:
        asked = Asked(await identity(case, key), kinds=frozenset(ACTS))
        return len((await read_ties(case, asked, most=TIES, shown=TIES, fields=fields_of(FIELDS))).ties)

    async def rows() -> int:
        return len(await case.read(ROWS, id=key, limit=TIES))

    ways: tuple[Callable[[], Awaitable[int]], ...] = (graphql, packed, rows)
    taken: list[list[float]] = [[] for _ in ways]
    for number in range(WARM + rounds):
        for way, times in zip(ways, taken, strict=True):
            began = time.perf_counter()
            if await way() != TIES:
                raise AssertionError("the account has not 200 ties")
            if number >= WARM:
                times.append((time.perf_counter() - began) * 1_000)
    return Measured(*(_figures(times) for times in taken))


def _figures(times: list[float]) -> Figures:
    return Figures(statistics.median(times), statistics.quantiles(times, n=20)[-1])


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="sociogram-bench-") as folder:
        async with opened() as store:
            print(await _synthetic(store, Path(folder)))


async def _synthetic(store: Store, folder: Path) -> Measured:
    engine = connect(folder / "cases.db")
    upgrade(engine)
    cases = Cases(engine)
    case = store.for_case(cases.new("Two hundred ties").id)
    await case.run(MAKE, ties=TIES)
    app = create_app(Settings(home=folder, cache=folder), store, cases, _no_evidence)
    headers = {"Authorization": f"Bearer {app.state.sign_in.local_token}"}
    transport = httpx.ASGITransport(app=app)
    try:
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers) as client:
            return await measure(client, case, "x:1")
    finally:
        await case.run("MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL DETACH DELETE n")
        engine.dispose()


async def _no_evidence(case: CaseStore, subject: str, *, limit: int) -> object:
    raise AssertionError("nobody asks for evidence here")


if __name__ == "__main__":
    asyncio.run(main())
