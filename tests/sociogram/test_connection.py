"""Retries where the server asks for them and nowhere else; broken answers are errors, never parts."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from sociogram.connection import ATTEMPTS, Connection
from sociogram.errors import SociogramError
from sociogram.finding import Server

BUSY = {"code": "overloaded", "detail": "Too many.", "cure": "Wait.", "retryable": True}


def connection(answer: Callable[[httpx.Request], httpx.Response]) -> Connection:
    return Connection(Server("http://127.0.0.1:1", "secret"), httpx.MockTransport(answer))


def test_it_asks_again_where_the_server_says_so() -> None:
    answers = [httpx.Response(503, json=BUSY, headers={"Retry-After": "0"}), httpx.Response(200, json={"a": 1})]
    assert connection(lambda _: answers.pop(0)).get("/x").json() == {"a": 1}


def test_not_for_ever() -> None:
    asked = []

    def busy(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503, json=BUSY, headers={"Retry-After": "0", "X-Request-Id": "abc"})

    with pytest.raises(SociogramError) as failed:
        connection(busy).get("/x")
    assert len(asked) == ATTEMPTS
    assert (failed.value.code, failed.value.request_id, failed.value.retryable) == ("overloaded", "abc", True)


@pytest.mark.parametrize("status", [404, 422, 500, 503])
def test_and_for_nothing_else(status: int) -> None:
    asked = []

    def wrong(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, text="<html>no problem document</html>")

    with pytest.raises(SociogramError, match=str(status)):
        connection(wrong).get("/x")
    assert len(asked) == 1


def test_an_answer_that_broke_off() -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.RemoteProtocolError("peer closed connection without sending complete message body")

    with pytest.raises(SociogramError, match="broke off") as failed:
        connection(broken).get("/x")
    assert failed.value.retryable


def test_nobody_answers(tmp_path: Path) -> None:
    def away(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(SociogramError, match="does not answer"):
        connection(away).save("/x", {}, tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_parameters_and_token() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    connection(answer).get("/x", {"a": [1, 2], "b": None, "c": True, "d": "é"})
    assert str(seen[0].url).endswith("/x?a=1&a=2&c=true&d=%C3%A9")
    assert seen[0].headers["authorization"] == "Bearer secret"
    assert "secret" not in repr(Server("http://127.0.0.1:1", "secret"))
