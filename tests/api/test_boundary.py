"""What the outermost layer lets in, for how long and how many at once; and that whoever goes takes the work along."""

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from api.admission import Admission
from api.authorisation import LOCAL
from api.boundary import JSON_DEPTH, JSON_PIECES, Boundary, Limits, check_json
from api.failures import BodyError
from api.metrics import Metrics
from api.receiving import Receiving
from api.settings import Settings
from api.turns import STREAMS, Turns
from graph.errors import LimitExceeded, NotFound
from graph.store import Counters, Store
from tests.api.conftest import AppOf, client_of

SLOW = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS n"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
async def test_this_machine_is_served(stranger: httpx.AsyncClient, host: str) -> None:
    answer = await stranger.get("/v1/health", headers={"Host": host})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "[::2]"])
async def test_a_page_elsewhere_is_not(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/v1/health", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["code"] == "parameter-invalid"


async def test_every_answer_carries_its_headers(client: httpx.AsyncClient, stranger: httpx.AsyncClient) -> None:
    for asking, path in ((client, "/v1/health"), (client, "/v1/nothing"), (stranger, "/graphql")):
        headers = (await asking.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert len(headers["x-request-id"]) == 16


@pytest.mark.parametrize(
    "body",
    [
        b"[" * (JSON_DEPTH + 1) + b"]" * (JSON_DEPTH + 1),
        b'{"a":' * 200_000,
        b"[" + b"1," * (JSON_PIECES + 1) + b"1]",
        b'{"a": "\\"", "b": ' + b"[" * (JSON_DEPTH + 1),
    ],
)
async def test_what_is_nested_or_long_is_not_parsed(client: httpx.AsyncClient, body: bytes) -> None:
    began = time.process_time()
    with pytest.raises(BodyError):
        check_json(body)
    assert time.process_time() - began < 0.5
    answer = await client.post("/graphql", content=body[:200_000], headers=JSON)
    assert answer.status_code == 400


@pytest.mark.parametrize("body", [b"", b"{}", b'{"a": "[[[[' + b"[" * 100 + b'"}', b'"' + b"\\" * 9, b'"\\"[', b"\xff"])
def test_brackets_within_texts_do_not_count(body: bytes) -> None:
    check_json(body)


def test_a_long_text_is_looked_through_quickly() -> None:
    """With a way back to each of its characters this took 15 s and 2.5 GB."""
    body = b'{"a": "' + b'{\\"id\\": \\"x\\"}, ' * 1_000_000 + b'"}'
    began = time.process_time()
    check_json(body)
    assert time.process_time() - began < 2


async def test_a_chart_s_document_may_be_larger_than_anything_else(app_of: AppOf) -> None:
    app = app_of(body_bytes=1_024, document_bytes=4_096)
    question = {"query": "query ($document: String) { cases { total } }", "variables": {"document": "x" * 3_000}}
    async with client_of(app) as client:
        assert (await client.post("/graphql", json=question | {"query": "{ cases { total } }"})).status_code == 200
        for path, body in (
            ("/v1/cypher", question),
            ("/graphql", {"query": "{ cases { total } }", "variables": {"text": "x" * 3_000}}),
            ("/graphql", {"query": "{ cases { total } }" + " " * 3_000}),
            ("/graphql", question | {"variables": {"document": "x" * 5_000}}),
        ):
            answer = await client.post(path, json=body)
            assert (answer.status_code, answer.json()["code"]) == (413, "limit-exceeded")
    async with client_of(app, signed_in=False) as stranger:
        assert (await stranger.post("/graphql", json=question)).status_code == 401


async def test_the_deadline_reaches_what_runs(app_of: AppOf, store: Store) -> None:
    app = app_of(request_seconds=0.3)

    @app.get("/slow")
    async def slow() -> int:
        return len(await store.for_case(uuid.uuid4().hex).read(SLOW, seconds=60))

    @app.get("/stuck")
    async def stuck() -> None:
        await asyncio.Event().wait()

    async with client_of(app) as client:
        for path in ("/slow", "/stuck"):
            answer = await client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (422, "limit-exceeded")


async def test_whoever_goes_away_takes_the_query_along(app_of: AppOf, store: Store) -> None:
    app, mark = app_of(), uuid.uuid4().hex

    @app.get("/slow")
    async def slow() -> int:
        return len(await store.for_case(mark).read(f"{SLOW} // {mark}", seconds=60))

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        async def rows() -> AsyncIterator[str]:
            yield "begun\n"
            async for row in store.for_case(mark).stream(f"{SLOW} // {mark}", seconds=60):
                yield str(row)

        return StreamingResponse(rows())

    for path in ("/slow", "/stream"):
        leave, sent = asyncio.Event(), list[Message]()
        asking = asyncio.create_task(app(_scope(app, path), _leaving(leave), _into(sent)))
        await _until(store, mark, 1)
        leave.set()
        await asyncio.wait_for(asking, 2)
        await _until(store, mark, 0, seconds=2)
    async with client_of(app) as client:
        assert (await client.get("/v1/health")).status_code == 200
        found = (await client.get("/metrics")).text
    assert 'sociogram_requests_total{method="GET",route="/slow",status="4xx"} 1.0' in found


async def test_a_hundred_at_once_and_back_again(app_of: AppOf) -> None:
    app, go = app_of(running_requests=4, waiting_requests=8), asyncio.Event()

    @app.get("/held")
    async def held() -> str:
        await go.wait()
        return "held"

    async with client_of(app) as client:
        tasks = [asyncio.create_task(client.get("/held")) for _ in range(100)]
        refused: list[httpx.Response] = []
        for task in asyncio.as_completed(tasks):
            refused.append(await task)
            if len(refused) == 88:
                break
        assert {each.status_code for each in refused} == {503}
        assert {each.json()["code"] for each in refused} == {"overloaded"}
        assert all(int(each.headers["retry-after"]) > 0 for each in refused)
        assert (await client.get("/v1/health")).status_code == 200
        go.set()
        answers = await asyncio.gather(*tasks)
        assert sorted(each.status_code for each in answers) == [200] * 12 + [503] * 88
        assert (await client.get("/held")).status_code == 200
        assert "sociogram_shed_total 88.0" in (await client.get("/metrics")).text


async def test_a_long_answer_comes_whole(app_of: AppOf) -> None:
    app = app_of(request_seconds=0.2)

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            for _ in range(50):
                await asyncio.sleep(0.03)
                yield b"x" * 100

        return StreamingResponse(parts())

    async with client_of(app) as client:
        assert len((await client.get("/stream")).content) == 5_000


async def test_an_answer_that_breaks_off_says_no_word_of_why(
    app_of: AppOf, caplog: pytest.LogCaptureFixture
) -> None:
    app, secret = app_of(), "hunter2"

    @app.get("/stream")
    async def stream(kind: str) -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            yield b"begun"
            raise {"ours": NotFound, "bound": LimitExceeded}[kind](secret, secret)

        return StreamingResponse(parts())

    async with client_of(app) as client:
        for kind in ("ours", "bound", "none"):
            with pytest.raises(Exception, match=r"^[0-9a-f]{16}$") as error:
                await client.get("/stream", params={"kind": kind})
            assert error.value.__cause__ is None
            assert error.value.__suppress_context__
    assert "NotFound" in caplog.text
    assert secret not in caplog.text


async def test_an_event_stream_gives_its_turn_back(app_of: AppOf) -> None:
    app, begun, go = app_of(running_requests=1, waiting_requests=0), asyncio.Event(), asyncio.Event()

    @app.get("/events")
    async def events() -> StreamingResponse:
        async def parts() -> AsyncIterator[bytes]:
            yield b": begun\n\n"
            begun.set()
            await go.wait()

        return StreamingResponse(parts(), media_type="text/event-stream")

    leave, sent = asyncio.Event(), list[Message]()
    asking = asyncio.create_task(app(_scope(app, "/events"), _leaving(leave), _into(sent)))
    await begun.wait()
    async with client_of(app) as client:
        assert (await client.get("/openapi.json")).status_code == 200
    leave.set()
    await asyncio.wait_for(asking, 2)


@pytest.mark.parametrize(
    ("path", "more", "closed"),
    [
        ("/graphql", {}, True),
        ("/graphql", {"Authorization": "Bearer x"}, True),
        ("/graphql", {"Authorization": "LOCAL", "Origin": "https://evil.example"}, True),
        ("/graphql", {"Authorization": "LOCAL", "Host": "evil.example"}, True),
        ("/v1/health", {"Authorization": "LOCAL"}, True),
        ("/graphql", {"Authorization": "LOCAL"}, False),
    ],
)
async def test_sockets_are_let_in_as_requests_are(
    app_of: AppOf, path: str, more: dict[str, str], closed: bool
) -> None:
    app, sent = app_of(), list[Message]()
    held = {name: value.replace("LOCAL", f"Bearer {app.state.sign_in.local_token}") for name, value in more.items()}
    messages = [{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}]

    async def receive() -> Message:
        return messages.pop(0)

    await app(_scope(app, path, held, kind="websocket"), receive, _into(sent))
    assert (sent[0]["type"] == "websocket.close") == closed


async def test_a_few_sockets_for_each(app_of: AppOf, tmp_path: Path) -> None:
    app, opened, leave = app_of(), asyncio.Queue[Scope](), asyncio.Event()

    async def stays(scope: Scope, _receive: Receive, _send: Send) -> None:
        opened.put_nowait(scope)
        await leave.wait()

    turns = Turns(1, 0)
    boundary = Boundary(
        stays,
        admission=Admission(app.state.sign_in),
        turns=turns,
        metrics=Metrics(turns, Counters()),
        limits=Limits.of(Settings()),
        receiving=Receiving(tmp_path, 1024),
    )
    held = {"Authorization": f"Bearer {app.state.sign_in.local_token}"}
    scope, sent = _scope(app, "/graphql", held, kind="websocket"), list[Message]()
    tasks = [asyncio.create_task(boundary(dict(scope), _leaving(leave), _into(sent))) for _ in range(STREAMS)]
    assert [(await opened.get())["principal"] for _ in range(STREAMS)] == [LOCAL] * STREAMS
    await boundary(dict(scope), _leaving(leave), _into(sent))
    assert sent == [{"type": "websocket.close", "code": 1008}]
    leave.set()
    await asyncio.gather(*tasks)
    await boundary(dict(scope), _leaving(leave), _into(sent))
    assert len(sent) == 1


def _scope(app: FastAPI, path: str, more: dict[str, str] | None = None, *, kind: str = "http") -> Scope:
    given = {"Host": "127.0.0.1:8000"} | (
        {"Authorization": f"Bearer {app.state.sign_in.local_token}"} if more is None else more
    )
    headers = [(name.lower().encode(), value.encode()) for name, value in given.items()]
    scheme, protocols = ("http", []) if kind == "http" else ("ws", ["graphql-transport-ws"])
    return {
        "type": kind, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "scheme": scheme, "headers": headers, "server": ("127.0.0.1", 8000), "client": ("127.0.0.1", 1),
        "http_version": "1.1", "asgi": {"version": "3.0", "spec_version": "2.3"}, "subprotocols": protocols,
    }  # fmt: skip


def _leaving(leave: asyncio.Event) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if messages:
            return messages.pop()
        await leave.wait()
        return {"type": "http.disconnect"}

    return receive


def _into(sent: list[Message]) -> Send:
    async def send(message: Message) -> None:
        sent.append(message)

    return send


async def _until(store: Store, mark: str, count: int, seconds: float = 20) -> None:
    """Waits for that many running transactions with the mark in their text."""
    ends = time.monotonic() + seconds
    shown = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN count(*) AS n"
    while (await store.schema(shown, mark=f"// {mark}"))[0]["n"] != count:
        assert time.monotonic() < ends, f"not {count} transactions after {seconds} s"
