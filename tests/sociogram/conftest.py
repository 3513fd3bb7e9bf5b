"""The golden case, served on loopback, and the client that asks it from a thread as a notebook would."""

import asyncio
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import uvicorn

import sociogram
from tests.api import conftest

world = conftest.world
"""The same fixture as there."""



@dataclass(frozen=True)
class Served:
    url: str
    token: str


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


@pytest.fixture(scope="session")
async def served(world: conftest.World) -> AsyncIterator[Served]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = _Server(uvicorn.Config(world.app, log_level="warning", access_log=False, ws="none"))
        task = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:
            assert not task.done()
            await asyncio.sleep(0.01)
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", world.app.state.sign_in.local_token)
        server.should_exit = True
        await task


@pytest.fixture
async def connected(served: Served) -> AsyncIterator[sociogram.Sociogram]:
    found = await asyncio.to_thread(sociogram.connect, served.url, served.token)
    yield found
    found.close()


@pytest.fixture
async def bridge(connected: sociogram.Sociogram) -> sociogram.Case:
    """The golden case, by its title."""
    return await asyncio.to_thread(connected.case, "The bridge")
