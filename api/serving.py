"""Runs the API on loopback: until Ctrl-C, or for as long as a block lasts."""

import asyncio
import errno
import signal
import socket
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.opening import Opened, opened
from api.output import Output
from api.settings import EVERYWHERE, Settings
from graph.errors import Conflict
from graph.store import CaseStore
from ingest.evidence import evidence_of

STARTUP_PAUSE_S = 0.01
STOPPING = (signal.SIGINT, signal.SIGTERM)


async def serve_until_stopped(settings: Settings, output: Output) -> None:
    """Ctrl-C or SIGTERM ends it, and that is no failure."""
    with listen(settings) as listener:
        async with opened(settings, output.progress()) as at, running(at, listener) as url:
            with stop_asked() as asked:
                announce(url, output, contained=settings.behind == "container")
                output.done(addresses(url))
                await asked.wait()
        output.say("Stopped. Neo4j goes on; sociogram down ends it.")


@contextmanager
def stop_asked() -> Iterator[asyncio.Event]:
    """Set at Ctrl-C or SIGTERM, which do nothing else meanwhile."""
    asked, loop = asyncio.Event(), asyncio.get_running_loop()
    for each in STOPPING:
        loop.add_signal_handler(each, asked.set)
    try:
        yield asked
    finally:
        for each in STOPPING:
            loop.remove_signal_handler(each)


@asynccontextmanager
async def running(at: Opened, listener: socket.socket) -> AsyncIterator[str]:
    """Yields the base URL once requests are answered."""
    config = uvicorn.Config(app(at), log_level="warning", access_log=False, lifespan="on", ws="none")
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        url = _url(*listener.getsockname()[:2])
        await _started(server, task)
        yield url
    finally:
        server.should_exit = True
        await task


def app(at: Opened) -> FastAPI:
    async def witnessed(case: CaseStore, subject: str, *, limit: int) -> Any:
        return await evidence_of(case, at.archive, subject, limit=limit)

    return create_app(at.settings, at.store, at.archive.cases, witnessed)


def addresses(url: str) -> dict[str, str]:
    return {"graphql": f"{url}/graphql", "rest": f"{url}/docs", "health": f"{url}/v1/health"}


def announce(url: str, output: Output, *, contained: bool = False) -> None:
    output.say(f"GraphiQL with an example: {url}/graphql")
    output.say(f"REST docs:                {url}/docs")
    if contained:
        output.say("There is no sign-in: publish this container's port on 127.0.0.1 alone.")
    else:
        output.say("Ctrl-C ends it. Only this machine can reach it.")


class _Server(uvicorn.Server):
    """Leaves signals to the command line: uvicorn's own handlers would stop the server and nothing else."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _url(host: str, port: int) -> str:
    """As it is asked for: the API answers to the names of loopback alone, wherever it listens."""
    if host == EVERYWHERE:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def listen(settings: Settings) -> socket.socket:
    """Holds the port from now on. Raises Conflict."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen()
    except OSError as error:
        listener.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"can't be used: {error.strerror}"
        cure = "End what uses it, or choose another with --port or SOCIOGRAM_PORT; 0 takes any free one."
        raise Conflict(f"Port {settings.port} {why}.", cure) from error
    return listener


async def _started(server: uvicorn.Server, task: "asyncio.Task[None]") -> None:
    while not server.started:
        if task.done():
            await task
            raise Conflict("The API could not be started.", "See the lines above.")
        await asyncio.sleep(STARTUP_PAUSE_S)
