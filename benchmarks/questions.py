"""Questions on the store of 1M nodes and 5M relationships: one hop, a subgraph of 50k nodes, and what is told of cost.

    python -m benchmarks.questions [--home FOLDER] [--rounds N] [--part hop|subgraph|cost ...]

hop: ties and steps of an account with 200 of them over GraphQL, in process and over loopback (goal: p95 under 50 ms),
and the packed lookup against the same question asked row by row through the bare driver (goal: at most half).
subgraph: 50k nodes as Arrow over REST against the bare packed query (goal: at most 1.5 times).
cost: 50 questions of different weight: rank correlation between the estimate in the answer and the time.
All that is compared is asked in turns.
"""

import argparse
import asyncio
import io
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np
import pyarrow.ipc as ipc
from neo4j import AsyncSession

from api.ids import encode
from benchmarks._bare import SUBGRAPH_PACKED, TIES_BY_ROW, bare, rows
from benchmarks._questions import Question, of_different_weight
from benchmarks._served import ask, client, in_process, percentile, served
from benchmarks.catalogue import rank_correlation
from benchmarks.expand import FIELDS, QUESTION, TIES
from benchmarks.large_store import LargeStore, arguments, opened
from graph.account_ties import Asked, read_ties
from graph.expanding import fields_of
from graph.finding import identity
from graph.store import Store

HOP_ROUNDS = 100
SUBGRAPH_ROUNDS = 5
COST_ROUNDS = 3
HOP_GOAL_MS = 50

# an account with exactly so many outgoing ties, none of them with a handle-only account
_WITH_TIES = """MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND COUNT { (a)-[:INTERACTED]->() } = $ties
  AND NOT EXISTS { (a)-[:INTERACTED]->(b) WHERE b.native_id IS NULL }
RETURN a.id AS id ORDER BY id LIMIT 1"""

EXPAND_QUESTION = """query ($case: ID!, $id: ID!, $first: Int!) { case(id: $case) {
  expand(id: $id, types: [INTERACTED], direction: OUT, first: $first) {
    total complete pageInfo { hasNextPage endCursor }
    nodes { type direction at
      node { id key ... on Account { handle name followers community pagerank openedAt } } } } } }"""

Way = Callable[[], Awaitable[object]]


async def in_turns(rounds: int, ways: dict[str, Way]) -> dict[str, list[float]]:
    """Milliseconds of each way, asked in turns so that noise meets all alike; two rounds to warm up are not counted."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 2):
        for name, way in ways.items():
            start = time.perf_counter()
            await way()
            if number >= 2:
                taken[name].append((time.perf_counter() - start) * 1000)
    return taken


def show(taken: dict[str, list[float]]) -> None:
    for name, values in taken.items():
        print(
            f"  {name:44} p50 {statistics.median(values):9.1f} ms  p95 {percentile(values, 0.95):9.1f} ms  "
            f"least {min(values):9.1f} ms"
        )


async def hop(large: LargeStore, address: tuple[str, str], rounds: int) -> None:
    at = large.address
    async with (
        bare(large) as session,
        in_process(large) as inside,
        client(address) as outside,
        Store.open(at.uri, user=at.user, password=at.password, database=at.database) as store,
    ):
        found = await rows(session, _WITH_TIES, case=large.case, ties=TIES)
        account = found[0]["id"]
        case = store.for_case(large.case)
        given = {"case": large.case, "id": encode(large.case, "Account", account), "first": TIES}
        asked = Asked(await identity(case, account))

        async def packed() -> int:
            return len((await read_ties(case, asked, most=TIES, shown=TIES, fields=fields_of(FIELDS))).ties)

        async def by_row() -> int:
            return len(await rows(session, TIES_BY_ROW, case=large.case, id=account, limit=TIES))

        assert await packed() == await by_row() == TIES
        for question, name in ((QUESTION, "ties"), (EXPAND_QUESTION, "expand")):
            data = (await ask(inside, question, **given))["data"]
            assert isinstance(data, dict)
            assert len(data["case"][name]["nodes"]) == TIES, f"{name} does not give {TIES}"
        ways: dict[str, Way] = {
            "bare driver, row by row": by_row,
            "packed lookups": packed,
            "ties over GraphQL, in process": lambda: ask(inside, QUESTION, **given),
            "expand over GraphQL, in process": lambda: ask(inside, EXPAND_QUESTION, **given),
            "ties over GraphQL, loopback": lambda: ask(outside, QUESTION, **given),
            "expand over GraphQL, loopback": lambda: ask(outside, EXPAND_QUESTION, **given),
        }
        taken = await in_turns(rounds, ways)
    print(f"one hop, {TIES} ties of {account}, {rounds} rounds in turns")
    show(taken)
    p50 = {name: statistics.median(values) for name, values in taken.items()}
    print(f"  packed / row by row {p50['packed lookups'] / p50['bare driver, row by row']:.2f} (goal 0.50)")
    slowest = max(percentile(taken[name], 0.95) for name in list(ways)[2:])
    print(f"  slowest p95 over GraphQL {slowest:.0f} ms (goal {HOP_GOAL_MS})")


async def subgraph(large: LargeStore, address: tuple[str, str], rounds: int) -> None:
    """The hub and its 50,000 followers, with every relationship of that type between them."""
    given: dict[str, Any] = {
        "case": large.case, "seed": f"Account:{large.ids['hub']}", "depth": 1, "limit": 60_000, "type": "FOLLOWS",
        "format": "arrow",
    }  # fmt: skip

    async def arrow(http: httpx.AsyncClient) -> tuple[int, int]:
        answer = await http.get("/v1/subgraph", params=given)
        assert answer.status_code == 200, answer.text[:300]
        return _arrow_rows(answer.content)

    async def packed(session: AsyncSession) -> tuple[int, int]:
        nodes, edges = await rows(session, SUBGRAPH_PACKED, case=large.case, id=large.ids["hub"])
        return len(np.array(nodes["longs"])), len(np.array(edges["longs"]))

    async with bare(large) as session, in_process(large) as inside, client(address) as outside:
        expected = await packed(session)
        assert await arrow(inside) == expected, f"{await arrow(inside)} is not {expected}"
        ways: dict[str, Way] = {
            "bare packed query": lambda: packed(session),
            "Arrow over REST, in process": lambda: arrow(inside),
            "Arrow over REST, loopback": lambda: arrow(outside),
        }
        taken = await in_turns(rounds, ways)
    print(f"subgraph of {expected[0]:,} nodes and {expected[1]:,} relationships, {rounds} rounds in turns")
    show(taken)
    base = statistics.median(taken["bare packed query"])
    ratio = statistics.median(taken["Arrow over REST, loopback"]) / base
    print(f"  Arrow over loopback / bare packed query {ratio:.2f} (goal 1.50)")


def _arrow_rows(content: bytes) -> tuple[int, int]:
    """Two streams one after the other in one body, the nodes first."""
    source = io.BytesIO(content)
    counts = []
    for _ in range(2):
        with ipc.open_stream(source) as reader:
            counts.append(sum(batch.num_rows for batch in reader))
    return counts[0], counts[1]


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a question's cost, and what it took."""

    question: Question
    estimate: float
    seconds: float


async def cost(large: LargeStore, address: tuple[str, str], rounds: int) -> None:
    questions = of_different_weight(large)
    async with client(address) as http:
        told = [each for question in questions if (each := await _told(http, question, rounds)) is not None]
    print(f"cost: {len(told)} of {len(questions)} questions tell an estimate; by time:")
    for each in sorted(told, key=lambda each: each.seconds):
        print(f"  {each.question.name:52} {each.estimate:14,.0f} {each.seconds * 1000:10.1f} ms")
    for way in ("GraphQL", "REST", "investigation"):
        _correlated(way, [each for each in told if each.question.way == way])
    _correlated("all, in one order", told)


def _correlated(name: str, told: Sequence[Told]) -> None:
    if len(told) > 2:
        ranked = rank_correlation([each.estimate for each in told], [each.seconds for each in told])
        print(f"  Spearman of estimate and time, {name}: {ranked:.2f} over {len(told)}")


async def _told(http: httpx.AsyncClient, question: Question, rounds: int) -> Told | None:
    """None where the answer tells nothing; what is refused or runs out of time is shown, and left out too."""
    seconds, estimate = [], None
    for _ in range(rounds):
        start = time.perf_counter()
        answer = await http.request(question.method, question.path, params=question.params, json=question.body)
        seconds.append(time.perf_counter() - start)
        if answer.status_code != 200 or b'"errors"' in answer.content[:300]:
            print(f"  {question.name}: {answer.status_code} {answer.text[:200]}")
            return None
        estimate = question.estimate(answer)
    return None if estimate is None else Told(question, estimate, statistics.median(seconds))


PARTS = {"hop": (hop, HOP_ROUNDS), "subgraph": (subgraph, SUBGRAPH_ROUNDS), "cost": (cost, COST_ROUNDS)}


async def measure(large: LargeStore, parts: Sequence[str], rounds: int | None) -> None:
    with served(large) as address:
        for part in parts:
            run, usual = PARTS[part]
            await run(large, address, rounds or usual)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--part", nargs="*", choices=list(PARTS), default=list(PARTS))
    options: argparse.Namespace = parser.parse_args()
    with opened(options) as large:
        asyncio.run(measure(large, options.part, options.rounds))


if __name__ == "__main__":
    main()
