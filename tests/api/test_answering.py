import asyncio
from collections.abc import Iterable

import pytest
from starlette.types import Message, Receive

from api.answering import ClientGoneError, Sent, body_of, while_wanted
from api.failures import BodyTooLargeError
from graph.errors import LimitExceeded


def pieces(*parts: bytes, more: bool = False) -> Receive:
    """Sends the parts, and then nothing at all."""
    left = [{"type": "http.request", "body": part, "more_body": more or part != parts[-1]} for part in parts]

    async def receive() -> Message:
        return left.pop(0) if left else await asyncio.Event().wait() or {}

    return receive


def leaving(after: asyncio.Event) -> Receive:
    async def receive() -> Message:
        await after.wait()
        return {"type": "http.disconnect"}

    return receive


def shown(sent: Sent, *facts: str) -> Sent:
    for fact in facts:
        setattr(sent, fact, True)
    return sent


@pytest.mark.parametrize("parts", [[b""], [b"abc"], [b"ab", b"", b"c"]])
async def test_a_body_is_put_together(parts: Iterable[bytes]) -> None:
    numbered = list(parts)
    assert await body_of(pieces(*numbered), 3) == b"".join(numbered)


async def test_a_body_is_bounded_as_it_comes() -> None:
    with pytest.raises(BodyTooLargeError):
        await body_of(pieces(b"ab", b"cd", more=True), 3)


async def test_whoever_goes_within_the_body() -> None:
    gone = asyncio.Event()
    gone.set()
    with pytest.raises(ClientGoneError):
        await body_of(leaving(gone), 3)


async def test_the_work_sees_the_body_once_and_then_waits() -> None:
    found: list[Message] = []

    async def work(receive: Receive) -> None:
        found.append(await receive())
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await receive()

    await while_wanted(work, leaving(asyncio.Event()), b"abc", sent=Sent(), seconds=5, longest=5)
    assert found == [{"type": "http.request", "body": b"abc", "more_body": False}]


async def test_work_ends_with_its_client() -> None:
    gone, ended = asyncio.Event(), asyncio.Event()

    async def work(_receive: Receive) -> None:
        gone.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    with pytest.raises(ClientGoneError):
        await while_wanted(work, leaving(gone), b"", sent=Sent(), seconds=60, longest=60)
    assert ended.is_set()


async def test_what_is_done_after_a_complete_answer_is_not_cut_off() -> None:
    gone, sent = asyncio.Event(), Sent()

    async def work(_receive: Receive) -> None:
        shown(sent, "started", "complete")
        gone.set()
        for _ in range(20):
            await asyncio.sleep(0)
        shown(sent, "cleaned")

    await while_wanted(work, leaving(gone), b"", sent=sent, seconds=60, longest=60)
    assert hasattr(sent, "cleaned")


async def test_an_answer_that_does_not_begin_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.answering.GRACE_S", 0.0)

    async def work(_receive: Receive) -> None:
        await asyncio.Event().wait()

    with pytest.raises(LimitExceeded):
        await while_wanted(work, leaving(asyncio.Event()), b"", sent=Sent(), seconds=0.02, longest=60)


@pytest.mark.parametrize(("facts", "ends"), [(("started",), True), (("started", "endless"), False)])
async def test_an_answer_that_has_begun_may_go_on(
    monkeypatch: pytest.MonkeyPatch, facts: tuple[str, ...], ends: bool
) -> None:
    monkeypatch.setattr("api.answering.GRACE_S", 0.0)
    go, sent = asyncio.Event(), Sent()

    async def work(_receive: Receive) -> None:
        shown(sent, *facts)
        await go.wait()

    running = asyncio.create_task(
        while_wanted(work, leaving(asyncio.Event()), b"", sent=sent, seconds=0.01, longest=0.05)
    )
    done, _ = await asyncio.wait({running}, timeout=0.3)
    assert bool(done) == ends
    go.set()
    if ends:
        assert isinstance(running.exception(), LimitExceeded)
    else:
        await running


async def test_its_error_is_the_works_own() -> None:
    async def work(_receive: Receive) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await while_wanted(work, leaving(asyncio.Event()), b"", sent=Sent(), seconds=5, longest=5)


async def test_a_server_that_stops_stops_the_work() -> None:
    ended = asyncio.Event()

    async def work(_receive: Receive) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    running = asyncio.create_task(
        while_wanted(work, leaving(asyncio.Event()), b"", sent=Sent(), seconds=60, longest=60)
    )
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait({running})
    assert running.cancelled()
    assert ended.is_set()
