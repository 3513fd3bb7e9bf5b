"""The small Bolt client against a scripted peer; the real server is in test_server."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import server_bolt
from graph.errors import StoreRefused

SUCCESS = b"\x00\x03\xb1\x70\xa0\x00\x00"
VERSION = b"\x00\x00\x04\x05"
UNAUTHORIZED = b"Neo.ClientError.Security.Unauthorized"
Peer = Callable[[list[bytes]], int]


@pytest.fixture
def peer() -> Iterator[Peer]:
    """`peer(answers)` listens, says one answer after each thing it hears, then hangs up; gives its port."""
    threads = []

    def serve(listener: socket.socket, answers: list[bytes]) -> None:
        with listener, listener.accept()[0] as link:
            for answer in answers:
                link.recv(4096)
                link.sendall(answer)

    def start(answers: list[bytes]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
        threads.append(threading.Thread(target=serve, args=(listener, answers)))
        threads[-1].start()
        return port

    yield start
    for thread in threads:
        thread.join(10)


def ask(port: int) -> bool:
    return server_bolt.ready(port, user="neo4j", password="p", database="neo4j", timeout=5)


def test_ready_after_login_and_a_read(peer: Peer) -> None:
    row = b"\x00\x04\xb1\x71\x91\x01\x00\x00"
    assert ask(peer([VERSION, SUCCESS, SUCCESS, SUCCESS, row + SUCCESS]))


def test_keep_alives_and_split_messages_are_read_over(peer: Peer) -> None:
    split = b"\x00\x00\x00\x01\xb1\x00\x02\x70\xa0\x00\x00"
    assert ask(peer([VERSION, split, split, split, split]))


def test_a_wrong_password_is_an_error_and_not_a_wait(peer: Peer) -> None:
    message = b"\xb1\x7f\xa1\x84code\xd0" + bytes([len(UNAUTHORIZED)]) + UNAUTHORIZED
    failure = len(message).to_bytes(2, "big") + message + b"\0\0"
    with pytest.raises(StoreRefused) as refused:
        ask(peer([VERSION, SUCCESS, failure]))
    assert refused.value.cure


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [b"HTTP/1.1 400 Bad Request\r\n\r\n"],
        [b"\0\0\0\0"],
        [VERSION],
        [VERSION, b"\x00\x09\xb1"],
        [VERSION, b"\x00\x01\xb1\x00\x00"],
        [VERSION, SUCCESS],
    ],
)
def test_anything_else_is_not_ready(peer: Peer, answers: list[bytes]) -> None:
    assert not ask(peer(answers))


def test_nobody_there() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert not server_bolt.answers(unused.getsockname()[1])


def test_answers_needs_no_login(peer: Peer) -> None:
    assert server_bolt.answers(peer([VERSION]))


@given(st.lists(st.binary(max_size=64), max_size=5))
def test_hostile_bytes_never_raise_anything_but_a_refusal(answers: list[bytes]) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as link:
            link.sendall(VERSION + b"".join(answers))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        assert ask(listener.getsockname()[1]) in (True, False)
    finally:
        thread.join(10)
