"""Runs the app for as long as somebody waits for its answer: whoever goes away takes the running work along."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.types import Message, Receive

from api.failures import BodyTooLargeError
from graph.errors import InputUnreadable, LimitExceeded

BODY_S = 30.0
GRACE_S = 1.0  # so that what the database says of the time comes first
Work = Callable[[Receive], Awaitable[None]]


class ClientGoneError(Exception):
    """Nobody is there to be answered."""


class Sent:
    """What is known of the answer so far."""

    started = False
    complete = False
    endless = False


async def body_of(receive: Receive, most: int) -> bytes:
    """All of it, so that a slow sender takes nobody's turn. Raises BodyTooLargeError, InputUnreadable."""
    found = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientGoneError
                found += message.get("body", b"")
                if len(found) > most:
                    raise BodyTooLargeError(f"The request is larger than {most:,} bytes.", "Ask for less at once.")
                if not message.get("more_body", False):
                    return bytes(found)
    except TimeoutError:
        raise InputUnreadable("The request did not arrive in time.", "Send it again.") from None


async def while_wanted(
    work: Work, receive: Receive, body: bytes, *, sent: Sent, seconds: float, longest: float
) -> None:
    """An answer begins within `seconds` and ends within `longest`. Raises LimitExceeded, ClientGoneError."""
    gone = asyncio.Event()
    task = asyncio.ensure_future(work(_again(body, gone)))
    watch = asyncio.create_task(_departure(receive, gone))
    try:
        await asyncio.wait({task, watch}, timeout=seconds + GRACE_S, return_when=asyncio.FIRST_COMPLETED)
        if sent.started and not task.done() and not watch.done():
            rest = None if sent.endless else longest
            await asyncio.wait({task, watch}, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
        if watch.done() and sent.complete:
            await asyncio.wait({task})
        if not task.done():
            await _ended(task)
            if watch.done():
                raise ClientGoneError
            raise LimitExceeded("The question took longer than its time limit.", "Narrow it, or ask for less at once.")
        task.result()
    finally:
        await _ended(watch)
        await _ended(task)


async def _ended(task: "asyncio.Future[None]") -> None:
    """Cancelled, and over."""
    if not task.done():
        task.cancel()
        await asyncio.wait({task})


async def _departure(receive: Receive, gone: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    gone.set()


def _again(body: bytes, gone: asyncio.Event) -> Receive:
    """The body in one piece, and then nothing until the client goes."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        if left:
            return left.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    return receive
