"""The API on a socket of its own, until it is asked to stop."""

import asyncio
import gc
import os
import signal
import socket
import threading
import time
import uuid

import httpx
import pytest
from websockets import Subprotocol
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from api.metrics import log as requests
from api.opening import Opened
from api.output import Output
from api.serving import addresses, announce, app, listen, request_log, running, settle, stop_asked
from api.settings import Settings
from api.signing_in import SignIn, another_link, served
from graph.errors import Conflict, NotFound
from graph.store import Store
from tests.conftest import Workspace


async def test_it_answers_while_the_block_lasts(store: Store, workspace: Workspace) -> None:
    settings = Settings(home=workspace.folder, port=0)
    with listen(settings) as listener:
        at = Opened(settings, store, workspace.archive)
        async with running(at, listener) as url, httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(addresses(url)["health"])
        assert answer.status_code == 200


async def test_its_home_says_where_and_with_what(store: Store, workspace: Workspace) -> None:
    settings = Settings(home=workspace.folder, port=0)
    with listen(settings) as listener:
        async with running(Opened(settings, store, workspace.archive), listener) as url:
            at = served(settings.home)
            assert at.url == url
            async with httpx.AsyncClient(trust_env=False, base_url=url) as client:
                refused = await client.get("/openapi.json")
                headers = {"Authorization": f"Bearer {at.token}"}
                answer = await client.get("/openapi.json", headers=headers)
            link = await asyncio.to_thread(another_link, at)
            assert link.startswith(f"{url}/?token=")
    assert (refused.status_code, answer.status_code) == (401, 200)
    with pytest.raises(NotFound):
        served(settings.home)


async def test_a_client_that_hangs_up_takes_its_query_along(store: Store, workspace: Workspace) -> None:
    """On a socket, as uvicorn tells of it."""
    settings, mark = Settings(home=workspace.folder, port=0), uuid.uuid4().hex
    at, sign_in = Opened(settings, store, workspace.archive), SignIn(workspace.folder)
    slow = f"UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS n // {mark}"
    made = app(at, sign_in)

    @made.get("/slow")
    async def asked() -> int:
        return len(await store.for_case(mark).read(slow, seconds=60))

    with listen(settings) as listener, pytest.MonkeyPatch.context() as patched:
        patched.setattr("api.serving.app", lambda *_: made)
        async with running(at, listener, sign_in=sign_in) as url:
            headers = {"Authorization": f"Bearer {sign_in.local_token}"}
            async with httpx.AsyncClient(trust_env=False, base_url=url, headers=headers) as client:
                asking = asyncio.create_task(client.get("/slow"))
                await _until(store, mark, 1)
                asking.cancel()
                await asyncio.wait({asking})
                await _until(store, mark, 0, seconds=2)
                assert (await client.get("/v1/health")).status_code == 200


async def test_a_socket_is_opened_without_a_warning_and_only_by_us(store: Store, workspace: Workspace) -> None:
    settings, sign_in = Settings(home=workspace.folder, port=0), SignIn(workspace.folder)
    with listen(settings) as listener:
        async with running(Opened(settings, store, workspace.archive), listener, sign_in=sign_in) as url:
            address = url.replace("http", "ws", 1) + "/graphql"
            ours = {"Authorization": f"Bearer {sign_in.local_token}"}
            for headers in ({}, ours | {"Origin": "https://evil.example"}):
                with pytest.raises(InvalidStatus) as refused:
                    await connect(address, additional_headers=headers, proxy=None)
                assert refused.value.response.status_code == 403
            opened = await connect(
                address, additional_headers=ours, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None
            )
            await opened.close()


def test_a_line_of_json_for_each_request_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with request_log("quiet"):
        requests.info("quiet")
    with request_log("json"):
        requests.info("told")
    requests.info("over")
    assert capsys.readouterr().err == "told\n"


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
    announce("http://127.0.0.1:8000", Output(), address="http://127.0.0.1:8000/?token=abc")
    said = capsys.readouterr().out
    assert "http://127.0.0.1:8000/graphql" in said
    assert said.rstrip().endswith("http://127.0.0.1:8000/?token=abc")


async def _until(store: Store, mark: str, count: int, seconds: float = 20) -> None:
    """Waits for that many running transactions with the mark in their text."""
    ends = time.monotonic() + seconds
    shown = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN count(*) AS n"
    while (await store.schema(shown, mark=f"// {mark}"))[0]["n"] != count:
        assert time.monotonic() < ends, f"not {count} transactions after {seconds} s"


def test_what_was_loaded_is_no_longer_collected() -> None:
    before = gc.get_freeze_count()
    try:
        settle()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
