"""Runs the API on loopback: until Ctrl-C, or for as long as a block lasts."""

import asyncio
import errno
import gc
import logging
import signal
import socket
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI

from api.app import create_app, questions
from api.assistant.connecting import answering, serve_pipes
from api.authorisation import Authorisation
from api.freezing import Shelf
from api.jobs.desk import Desk
from api.metrics import log as requests
from api.opening import Opened, opened
from api.output import Output
from api.settings import EVERYWHERE, Settings
from api.signing_in import SignIn, told
from graph.errors import Conflict
from ingest.evidence import Witnessing

STARTUP_PAUSE_S = 0.01
SHUTDOWN_S = 3
PATIENCE_S = 3.0
"""How long a question waits for a connection to the database, rather than hold its place in vain."""
STOPPING = (signal.SIGINT, signal.SIGTERM)

# Its lines hold addresses with what was asked and one-time tokens: whoever turns it on, ours are written instead.
logging.getLogger("uvicorn.access").addFilter(lambda _record: False)


async def serve_until_stopped(settings: Settings, output: Output) -> None:
    """Ctrl-C or SIGTERM ends it, and that is no failure."""
    with listen(settings) as listener:
        sign_in = SignIn(settings.home)
        async with (
            opened(settings, output.progress(), patience=PATIENCE_S) as at,
            running(at, listener, sign_in=sign_in) as url,
        ):
            settle()
            with stop_asked() as asked:
                address = sign_in.address(url)
                announce(url, output, address=address, contained=settings.behind == "container")
                output.done(addresses(url) | {"sign_in": address})
                await asked.wait()
        output.say("Stopped. Neo4j goes on; sociogram down ends it.")


def settle() -> None:
    """What was loaded stays: the collector would go through all of it, in the middle of a question, for nothing."""
    gc.collect()
    gc.freeze()


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
async def running(at: Opened, listener: socket.socket, *, sign_in: SignIn | None = None) -> AsyncIterator[str]:
    """Yields the base URL once requests are answered. Meanwhile the home's token file says where."""
    sign_in = SignIn(at.settings.home) if sign_in is None else sign_in
    config = uvicorn.Config(
        app(at, sign_in),
        log_level="warning",
        access_log=False,
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=at.settings.body_bytes,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        url = _url(*listener.getsockname()[:2])
        await _started(server, task)
        with told(at.settings.home, url, sign_in.local_token), request_log(at.settings.log):
            yield url
    finally:
        server.should_exit = True
        await task


@contextmanager
def request_log(wanted: str) -> Iterator[None]:
    """One line of JSON for each request, on standard error."""
    if wanted != "json":
        yield
        return
    handler, before = logging.StreamHandler(), requests.level
    requests.addHandler(handler)
    requests.setLevel(logging.INFO)
    try:
        yield
    finally:
        requests.setLevel(before)
        requests.removeHandler(handler)


def app(at: Opened, sign_in: SignIn | None = None) -> FastAPI:
    return create_app(
        at.settings, at.store, at.archive.cases, Witnessing(at.archive), archive=at.archive, sign_in=sign_in
    )


async def serve_assistant(settings: Settings) -> None:
    """Over standard input and output, which carry the protocol alone."""
    async with opened(settings) as at:
        cases = at.archive.cases
        authorisation, shelf = Authorisation(at.store, cases), Shelf.at(cases.engine, settings.home)
        desk = Desk.of(settings, at.store, at.archive)
        schema, context = questions(settings, authorisation, shelf, evidence_of=Witnessing(at.archive), desk=desk)
        await serve_pipes(schema, answering(schema, context), seconds=settings.request_seconds)


def addresses(url: str) -> dict[str, str]:
    return {"graphql": f"{url}/graphql", "rest": f"{url}/docs", "health": f"{url}/v1/health"}


def announce(url: str, output: Output, *, address: str, contained: bool = False) -> None:
    """The address that signs a browser in comes last, where it is looked for."""
    output.say(f"GraphiQL with an example: {url}/graphql")
    output.say(f"REST docs:                {url}/docs")
    if contained:
        output.say("Publish this container's port on 127.0.0.1 alone.")
    else:
        output.say("Ctrl-C ends it. Only this machine can reach it.")
    output.say(f"The page; open this once, it signs the browser in: {address}")


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
