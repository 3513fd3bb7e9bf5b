"""Memory of the loader as the input grows: peak resident size of a process that loads ever more simulated posts.

Each size runs in a process of its own, on one managed Neo4j. Flat means: the ratio of the largest to the smallest
stays near 1 while the input grows by the factor printed beside it.
"""

import asyncio
import resource
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import platformdirs

from custody.archive import Archive
from graph.migrations import migrate
from graph.server import ServerPlan, down, up
from graph.store import Store
from ingest.connectors import connector
from ingest.pipeline import Pipeline
from ingest.simulator import SimulationPlan
from ingest.simulator import write as simulate

SIZES = (20_000, 60_000, 120_000)


def main() -> None:
    if len(sys.argv) == 3:
        asyncio.run(_load(Path(sys.argv[1]), Path(sys.argv[2])))
        return
    with tempfile.TemporaryDirectory(prefix="sociogram-bench-") as folder:
        plan = _plan(Path(folder))
        up(plan)
        try:
            peaks = [_peak(Path(folder), posts) for posts in SIZES]
        finally:
            down(plan)
    growth = SIZES[-1] / SIZES[0]
    print(f"ratio of the largest to the smallest: {peaks[-1] / peaks[0]:.2f}, the input grew {growth:.0f} times")


def _peak(folder: Path, posts: int) -> int:
    source = folder / f"{posts}.jsonl"
    simulate(SimulationPlan.scaled(posts), source)
    command = [sys.executable, "-m", "benchmarks.memory", str(folder), str(source)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    peak = int(said.split()[-1])
    print(f"{posts:>9,} posts ({source.stat().st_size >> 20} MB): {peak} MB", flush=True)
    return peak


async def _load(folder: Path, source: Path) -> None:
    address = up(_plan(folder))
    async with Store.open(
        address.uri, user=address.user, password=address.password, database=address.database
    ) as store:
        await migrate(store)
        with Archive.open(str(folder / "cases.db"), originals=str(folder / "o"), ledgers=folder / "l") as archive:
            case = archive.cases.new(uuid.uuid4().hex)
            await Pipeline(store.for_case(case.id), archive).load(connector("simulation"), source)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


def _plan(folder: Path) -> ServerPlan:
    return ServerPlan(home=folder / "neo4j", cache=Path(platformdirs.user_cache_dir("sociogram")))


if __name__ == "__main__":
    main()
