"""What the page's tests ask: the API on a free port, over the golden case and the simulated demo.

`python -m tests.page.server` prints `ready: FILE` when it answers; the file says where, with what token and about which
cases, as JSON. It ends at SIGTERM or Ctrl-C, or when whoever started it is gone, and takes with it what it started.
"""

import asyncio
import json
import os
import socket
import sys
import tempfile
from pathlib import Path

from api.analysing import analyse_first
from api.loading import load
from api.managed import plan
from api.opening import Opened, opened
from api.output import Output
from api.planted import SIMULATED, simulated_file
from api.serving import PATIENCE_S, listen, running, stop_asked
from api.settings import Settings
from api.signing_in import SignIn
from graph.progress import silent
from graph.server import down
from ingest.connectors import connector
from tests.golden.case import load_golden

POSTS = 1_500
GOLDEN, EMPTY = "The bridge", "Nothing yet"
WATCH_S = 1.0


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="sociogram-page-", ignore_cleanup_errors=True) as folder:
        settings = Settings.from_environment().model_copy(update={"home": Path(folder), "port": 0})
        try:
            asyncio.run(_serve(settings, Path(folder) / "page.json"))
        finally:
            if not settings.neo4j_uri:
                down(plan(settings))


async def _serve(settings: Settings, told: Path) -> None:
    with listen(settings) as listener, stop_asked() as asked:
        work = asyncio.create_task(_answer(settings, SignIn(settings.home), listener=listener, told=told))
        stopped = asyncio.create_task(_stopped(asked))
        await asyncio.wait((work, stopped), return_when=asyncio.FIRST_COMPLETED)
        for task in (work, stopped):
            task.cancel()
        for outcome in await asyncio.gather(work, stopped, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


async def _answer(settings: Settings, sign_in: SignIn, *, listener: socket.socket, told: Path) -> None:
    async with opened(settings, patience=PATIENCE_S) as at:
        cases = await _cases(at)
        async with running(at, listener, sign_in=sign_in) as url:
            _tell(told, {"url": url, "token": sign_in.local_token, "cases": cases})
            await asyncio.Event().wait()


def _tell(told: Path, where: dict[str, object]) -> None:
    told.write_text(json.dumps(where))
    sys.stdout.write(f"ready: {told}\n")
    sys.stdout.flush()


async def _cases(at: Opened) -> dict[str, str]:
    """Made anew; their ids by name."""
    golden, demo, empty = (at.archive.cases.new(title) for title in (GOLDEN, SIMULATED, EMPTY))
    await load_golden(at.graph(golden))
    source = simulated_file(at.settings.home / "demo", POSTS)
    await load(at, demo, connector("simulation"), source=source, options={}, output=Output(as_json=True))
    await analyse_first(at.graph(demo), at.settings.home / "results" / demo.id, silent)
    await at.store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return {"golden": golden.id, "demo": demo.id, "empty": empty.id}


async def _stopped(asked: asyncio.Event) -> None:
    """At a signal, or when another process is this one's parent: the one that started it has died."""
    parent = os.getppid()
    while not asked.is_set() and os.getppid() == parent:
        try:
            await asyncio.wait_for(asked.wait(), WATCH_S)
        except TimeoutError:
            continue


if __name__ == "__main__":
    main()
