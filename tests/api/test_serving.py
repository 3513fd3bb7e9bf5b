"""The API on a socket of its own, until it is asked to stop."""

import asyncio
import os
import signal
import socket
import threading

import httpx
import pytest

from api.opening import Opened
from api.output import Output
from api.serving import addresses, announce, listen, running, stop_asked
from api.settings import Settings
from graph.errors import Conflict
from graph.store import Store
from tests.conftest import Workspace


async def test_it_answers_while_the_block_lasts(store: Store, workspace: Workspace) -> None:
    settings = Settings(home=workspace.folder, port=0)
    with listen(settings) as listener:
        at = Opened(settings, store, workspace.archive)
        async with running(at, listener) as url, httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(addresses(url)["health"])
        assert answer.status_code == 200


def test_a_port_is_held_from_the_start() -> None:
    with listen(Settings(port=0)) as held, pytest.raises(Conflict, match="in use"):
        listen(Settings(port=held.getsockname()[1]))


def test_a_port_that_nobody_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", denied)
    with pytest.raises(Conflict, match="can't be used: Permission denied"):
        listen(Settings(port=80))


@pytest.mark.parametrize("asking", [signal.SIGINT, signal.SIGTERM])
def test_stopping_is_no_failure(asking: signal.Signals) -> None:
    async def wait() -> bool:
        with stop_asked() as asked:
            threading.Timer(0.01, os.kill, (os.getpid(), asking)).start()
            return await asyncio.wait_for(asked.wait(), 5)

    before = signal.getsignal(asking)
    assert asyncio.run(wait())
    assert signal.getsignal(asking) == before


def test_what_is_announced(capsys: pytest.CaptureFixture[str]) -> None:
    announce("http://127.0.0.1:8000", Output())
    assert "http://127.0.0.1:8000/graphql" in capsys.readouterr().out
