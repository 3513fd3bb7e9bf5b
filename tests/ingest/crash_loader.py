"""A loader in a process of its own, to be killed: `python -m tests.ingest.crash_loader < what to load as JSON`.

Says a line for every batch, after it is in the graph and in the ledger.
"""

import asyncio
import json
import sys
from pathlib import Path

from custody.archive import Archive
from graph.extensions import discover
from graph.store import Store
from ingest.connectors import Connector
from ingest.pipeline import Pipeline


class Lines:
    """Progress as lines."""

    def start(self, task: str, total: int | None, unit: str) -> None:
        sys.stdout.write("start\n")
        sys.stdout.flush()

    def advance(self, n: int) -> None:
        sys.stdout.write(f"{n}\n")
        sys.stdout.flush()

    def done(self) -> None:
        sys.stdout.write("done\n")


async def load(asked: dict[str, str]) -> None:
    folder = Path(asked["folder"])
    server = {name: asked[name] for name in ("user", "password", "database")}
    async with Store.open(asked["uri"], **server) as store:
        with Archive.open(
            f"sqlite:///{folder}/cases.db", originals=str(folder / "originals"), ledgers=folder / "ledger"
        ) as archive:
            connector = discover("ingest.connectors", Connector)["simulation"]
            case = store.for_case(asked["case"])
            pipeline = Pipeline(case, archive, progress=Lines(), batch_size=int(asked["batch"]))
            await pipeline.load(connector, Path(asked["source"]))


if __name__ == "__main__":
    asyncio.run(load(json.load(sys.stdin)))
