"""Watching a case as a client does: over server-sent events and over a socket, on a port of its own."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from websockets import Subprotocol
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from api import live
from graph.store import Store
from tests.api.conftest import At, served
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines

DAY = 86_400
RECORDS = [{"post": str(number), "by": "anna", "at": 20_000 * DAY + number} for number in range(6)]
RUNS = "subscription ($case: ID!, $after: String) { runs(id: $case, after: $after) { cursor run { key status read } } }"
RECORDS_ASKED = """subscription ($case: ID!, $after: String) {
  records(id: $case, after: $after) {
    cursor capture start end runs total outcomes { outcome count }
    nodes { key ... on Post { author { ... on Account { key } } } }
  }
}"""
WAIT_S = 60.0


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "POLL_S", 0.05)


async def _load(workspace: Workspace) -> str:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    return (await workspace.pipeline(2).load(PLAIN, source)).runs[0]


@asynccontextmanager
async def _events(at: At, question: str, **variables: object) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    headers = at.headers | {"Accept": "text/event-stream"}
    body = {"query": question, "variables": {"case": at.case, **variables}}
    async with (
        httpx.AsyncClient(trust_env=False, timeout=WAIT_S) as client,
        client.stream("POST", f"{at.url}/graphql", json=body, headers=headers) as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _payloads(answer)


async def _payloads(answer: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    async for line in answer.aiter_lines():
        if line.startswith("data:") and len(line) > len("data:") + 1:
            payload: dict[str, Any] = json.loads(line.removeprefix("data:"))
            yield payload


async def test_runs_as_server_sent_events(store: Store, workspace: Workspace) -> None:
    async with served(store, workspace) as at, asyncio.timeout(WAIT_S):
        async with _events(at, RUNS) as events:
            first = (await anext(events))["data"]["runs"]
            run = await _load(workspace)
            second = (await anext(events))["data"]["runs"]
        assert first["run"] is None
        assert second["run"]["key"] == run
        async with _events(at, RUNS, after=first["cursor"]) as events:
            assert (await anext(events))["data"]["runs"]["run"] is None
            assert (await anext(events))["data"]["runs"]["run"] == {"key": run, "status": "done", "read": 6}


async def test_records_over_a_socket_and_on_behind_a_break(store: Store, workspace: Workspace) -> None:
    async with served(store, workspace) as at, asyncio.timeout(WAIT_S):
        async with _socket(at) as socket:
            first = (await _next(socket, RECORDS_ASKED, {"case": at.case}))["records"]
        assert (first["capture"], first["total"]) == (None, 0)
        run = await _load(workspace)
        async with _socket(at) as socket:
            await _next(socket, RECORDS_ASKED, {"case": at.case, "after": first["cursor"]})
            told = (await _message(socket))["records"]
    assert (told["start"], told["end"], told["total"], told["runs"]) == (0, 6, 6, [run])
    assert told["outcomes"] == [{"outcome": "new", "count": 6}]
    assert [node["key"] for node in told["nodes"]] == [f"t:{number}" for number in range(6)]
    assert {node["author"]["key"] for node in told["nodes"]} == {"t:anna"}


async def test_a_watch_outlives_the_time_of_a_request(store: Store, workspace: Workspace) -> None:
    async with (
        served(store, workspace, request_seconds=1) as at, asyncio.timeout(WAIT_S), _events(at, RUNS) as events
    ):  # fmt: skip
        await anext(events)
        waiting = asyncio.ensure_future(anext(events))
        done, _ = await asyncio.wait({waiting}, timeout=3)
        assert not done
        run = await _load(workspace)
        assert (await waiting)["data"]["runs"]["run"]["key"] == run


async def test_a_case_that_is_not_there_can_not_be_watched(store: Store, workspace: Workspace) -> None:
    async with served(store, workspace) as at, asyncio.timeout(WAIT_S):
        for question in (RUNS, RECORDS_ASKED):
            async with _events(at, question, case="0" * 32) as events:
                error = (await anext(events))["errors"][0]
            assert error["extensions"]["code"] == "not-found"
        async with _events(at, RUNS, after="nonsense") as events:
            assert (await anext(events))["errors"][0]["extensions"]["code"] == "parameter-invalid"


async def test_what_fails_is_not_shown(store: Store, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async def failing(*_: object) -> AsyncIterator[object]:
        raise RuntimeError("bolt://neo4j:hunter2@127.0.0.1")
        yield

    monkeypatch.setattr("api.schema.run_events", failing)
    async with served(store, workspace) as at, asyncio.timeout(WAIT_S), _events(at, RUNS) as events:
        error = (await anext(events))["errors"][0]
    assert error["extensions"]["code"] == "internal"
    assert "hunter2" not in json.dumps(error)


async def test_a_question_that_is_wrong_or_too_costly_is_refused_here_too(store: Store, workspace: Workspace) -> None:
    deep = "subscription { runs(id: 1) " + "{ run " * 45 + "}" * 46
    async with served(store, workspace) as at, asyncio.timeout(WAIT_S):
        for question, code in (("subscription { nothing }", "parameter-invalid"), (deep, "limit-exceeded")):
            async with _socket(at) as socket:
                await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": question}}))
                message = json.loads(await socket.recv())
            assert message["type"] == "error"
            assert message["payload"][0]["extensions"]["code"] == code


async def test_nobody_watches_without_sign_in(store: Store, workspace: Workspace) -> None:
    async with served(store, workspace) as at, httpx.AsyncClient(trust_env=False) as client:
        body = {"query": RUNS, "variables": {"case": at.case}}
        answer = await client.post(f"{at.url}/graphql", json=body, headers={"Accept": "text/event-stream"})
        assert answer.status_code == 401
        with pytest.raises(InvalidStatus):
            await connect(at.url.replace("http", "ws") + "/graphql", subprotocols=[Subprotocol("graphql-transport-ws")])


@asynccontextmanager
async def _socket(at: At) -> AsyncIterator[Any]:
    address = at.url.replace("http", "ws") + "/graphql"
    protocol = [Subprotocol("graphql-transport-ws")]
    async with connect(address, subprotocols=protocol, additional_headers=at.headers, proxy=None) as socket:
        await socket.send(json.dumps({"type": "connection_init"}))
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        yield socket


async def _next(socket: Any, question: str, variables: dict[str, object]) -> dict[str, Any]:
    payload = {"query": question, "variables": variables}
    await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
    return await _message(socket)


async def _message(socket: Any) -> dict[str, Any]:
    while True:
        message = json.loads(await socket.recv())
        if message["type"] == "next":
            data: dict[str, Any] = message["payload"]["data"]
            return data
        assert message["type"] in ("ping", "pong"), message
