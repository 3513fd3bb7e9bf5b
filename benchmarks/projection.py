"""How fast a case's ties become a weighted igraph graph with its id map, and where the time goes.

python -m benchmarks.projection [accounts] [ties]: writes a case of its own, projects it, and deletes it again. Uses
NEO4J_URI (with NEO4J_USERNAME, NEO4J_PASSWORD) or a managed Neo4j in a temporary folder.
"""

import asyncio
import os
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import platformdirs

from cypher import query
from graph.merging import milliseconds
from graph.migrations import migrate
from graph.model import NODES
from graph.projection import ties
from graph.server import ServerPlan, down, up
from graph.store import CaseStore, Store
from graph.writer import delete_case

GOAL = 350_000
ROUNDS = 12
_ACCOUNTS = "UNWIND $ids AS id CREATE (:Account {case: $case, id: id, platform: 'x', native_id: id})"
_BARE = """MATCH (a:Account {case: $case})-[t:INTERACTED]->(b:Account)
RETURN a.id AS source, b.id AS target, t.weight AS weight"""


@asynccontextmanager
async def opened() -> AsyncIterator[Store]:
    """The user's own server where NEO4J_URI says so, else one for this run."""
    if uri := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        async with Store.open(uri, user=user, password=password, database="neo4j") as store:
            await migrate(store)
            yield store
        return
    with tempfile.TemporaryDirectory(prefix="sociogram-benchmark-") as home:
        plan = ServerPlan(home=Path(home), cache=Path(platformdirs.user_cache_dir("sociogram")))
        address = up(plan)
        try:
            async with Store.open(
                address.uri, user=address.user, password=address.password, database=address.database
            ) as store:
                await migrate(store)
                yield store
        finally:
            down(plan)


async def filled(store: Store, accounts: int, ties_wanted: int) -> CaseStore:
    """A case of communities with hubs: ids, ties and weights are drawn with a fixed seed."""
    case = store.for_case(uuid.uuid4().hex)
    pairs = drawn(accounts, ties_wanted)
    names = [f"x:{n}" for n in range(accounts)]
    weights = np.random.default_rng(2).geometric(0.5, len(pairs)).tolist()
    now = datetime.now(UTC)
    for start in range(0, accounts, 20_000):
        await case.run(_ACCOUNTS, ids=names[start : start + 20_000])
    for start in range(0, len(pairs), 10_000):
        ends = zip(pairs[start : start + 10_000].tolist(), weights[start : start + 10_000], strict=True)
        rows = [_row(names[a], names[b], weight, now) for (a, b), weight in ends]
        await case.run(query("writes", "write_ties").text, rows=rows, now=now)
    return case


def _row(source: str, target: str, weight: int, now: datetime) -> dict[str, object]:
    """A tie of reposts on one day, with every property that a real one has."""
    counts = {"reposts": weight, "replies": 0, "quotes": 0, "mentions": 0}
    by_day = {f"{kind}_by_day": [count] for kind, count in counts.items()}
    properties = {
        "weight": weight,
        **counts,
        "first_at": milliseconds(now),
        "last_at": milliseconds(now),
        "days": [20_000],
        **by_day,
    }
    return {"source": source, "target": target, "p": properties}


def drawn(accounts: int, ties_wanted: int) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Distinct ordered pairs: most within groups of about 500, the targets skewed towards hubs."""
    rng = np.random.default_rng(1)
    source = rng.integers(0, accounts, ties_wanted * 2)
    group = source // 500 * 500
    near = group + (500 * rng.random(len(source)) ** 2).astype(np.int64)
    target = np.where(rng.random(len(source)) < 0.8, near, rng.integers(0, accounts, len(source)))
    target = np.minimum(target, accounts - 1)
    pairs = np.unique(np.stack([source, target], axis=1)[source != target], axis=0)
    return rng.permutation(pairs)[:ties_wanted]


async def emptied(case: CaseStore) -> None:
    for kind in NODES:
        while (await case.run(delete_case(kind), limit=1_000))[0]["count"]:
            pass


async def measure(accounts: int, ties_wanted: int) -> None:
    async with opened() as store:
        case = await filled(store, accounts, ties_wanted)
        best: dict[str, float] = {}
        for _ in range(ROUNDS):
            start = time.perf_counter()
            projection = await ties(case)
            read = time.perf_counter() - start
            graph = projection.graph()
            total = time.perf_counter() - start
            found = {"total": total, "igraph": total - read, **projection.seconds}
            best = found if not best or total < best["total"] else best
        count = graph.ecount()
        start = time.perf_counter()
        rows = await case.read(_BARE, seconds=600)
        bare = len(rows) / (time.perf_counter() - start)
        rate = count / best["total"]
        print(f"{graph.vcount():,} accounts, {count:,} ties, best of {ROUNDS}")
        for name, seconds in best.items():
            print(f"  {name:10} {seconds:7.3f} s")
        print(f"{rate:,.0f} ties/s; row by row {bare:,.0f}/s; ratio {rate / bare:.1f}; goal {GOAL:,}: {rate >= GOAL}")
        await emptied(case)


def main() -> None:
    accounts, ties_wanted = (int(value) for value in (*sys.argv[1:], *("30000", "300000")[len(sys.argv) - 1 :]))
    asyncio.run(measure(accounts, ties_wanted))


if __name__ == "__main__":
    main()
