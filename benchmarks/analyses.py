"""PageRank, Leiden, k-core and sampled betweenness with write-back, against the bare igraph and NetworKit calls.

python -m benchmarks.analyses [accounts] [ties]: the case is written first, which takes longer than what is measured.
The bare side has its graph in memory already and keeps nothing; ours reads, digests, computes, keeps Parquet, writes
every value to its account, and holds the communities against random graphs. Two baselines, because ours follows its
pivots with igraph: one with the same igraph call, which shows what we add, one with NetworKit's own estimate.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import igraph
import networkit
import numpy as np

from benchmarks.projection import emptied, filled, opened
from graph.projection import TieProjection, ties
from graph.running import run_many
from graph.store import CaseStore

NAMES = ("pagerank", "communities", "kcore", "betweenness")
PIVOTS = 256


class Clock:
    """A Progress that keeps how long each task took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._task = ""
        self._start = 0.0

    def start(self, task: str, total: int | None, unit: str) -> None:
        self._task, self._start = task, time.perf_counter()

    def advance(self, n: int) -> None:
        return

    def done(self) -> None:
        self.seconds[self._task] = time.perf_counter() - self._start


def bare(projection: TieProjection) -> dict[str, float]:
    """Seconds of each call alone, on graphs that are there already."""
    directed, undirected = projection.graph(), projection.graph(directed=False)
    ends = np.array(undirected.get_edgelist(), dtype=np.int64)
    network = networkit.GraphFromCoo((ends[:, 0], ends[:, 1]), n=undirected.vcount(), directed=False)
    igraph.set_random_number_generator(random.Random(1))
    networkit.setSeed(1, False)
    networkit.setNumberOfThreads(1)
    sampled = networkit.centrality.EstimateBetweenness(network, PIVOTS, False, False)
    return {
        "PageRank": _timed(lambda: directed.pagerank(weights="weight")),
        "Communities": _timed(lambda: undirected.community_leiden("modularity", weights="weight", n_iterations=2)),
        "K-core": _timed(undirected.coreness),
        "igraph pivots": _timed(lambda: undirected.betweenness(directed=False, sources=list(range(PIVOTS)))),
        "NetworKit pivots": _timed(sampled.run),
    }


async def ours(case: CaseStore, random_graphs: int) -> tuple[float, dict[str, float]]:
    """Seconds altogether and per task. A fresh folder and a fresh seed: nothing is reused."""
    clock = Clock()
    parameters = {"communities": {"random_graphs": random_graphs}, "betweenness": {"pivots": PIVOTS}}
    with tempfile.TemporaryDirectory(prefix="sociogram-benchmark-") as folder:
        start = time.perf_counter()
        runs = await run_many(case, NAMES, results=Path(folder), parameters=parameters, progress=clock)
        seconds = time.perf_counter() - start
    for run in runs:
        print(f"    {run.name}: {run.certainty}")
    return seconds, clock.seconds


async def measure(accounts: int, ties_wanted: int) -> None:
    async with opened() as store:
        start = time.perf_counter()
        case = await filled(store, accounts, ties_wanted)
        print(f"case written in {time.perf_counter() - start:.0f} s")
        projection = await ties(case)
        print(f"{len(projection.ids):,} accounts, {len(projection.weight):,} ties")
        base = await asyncio.to_thread(bare, projection)
        _show("bare igraph and NetworKit, both ways to sample", sum(base.values()), base)
        for random_graphs in (0, 10):
            seconds, tasks = await ours(case, random_graphs)
            _show(f"ours, up to {random_graphs} random graphs", seconds, tasks)
            for other, used in (("NetworKit pivots", "igraph pivots"), ("igraph pivots", "NetworKit pivots")):
                alone = sum(base.values()) - base[other]
                print(f"  {seconds / alone:.2f} times the bare calls with {used} ({alone:.2f} s)")
        await emptied(case)


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _show(title: str, total: float, parts: dict[str, float]) -> None:
    print(f"{title}: {total:.2f} s")
    for name, seconds in parts.items():
        print(f"  {name:16} {seconds:7.2f} s")


def main() -> None:
    accounts, ties_wanted = (int(value) for value in (*sys.argv[1:], *("100000", "1000000")[len(sys.argv) - 1 :]))
    asyncio.run(measure(accounts, ties_wanted))


if __name__ == "__main__":
    main()
