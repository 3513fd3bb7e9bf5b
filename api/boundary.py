"""The outermost layer, pure ASGI: who may knock, how much comes in, how long, how many, and what is told of it."""

import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.admission import Admission, Knock
from api.answering import ClientGoneError, Sent, body_of, while_wanted
from api.document_room import beside_document
from api.failures import BodyError, BodyTooLargeError, masked, new_request_id, problem, request_id, unexpected
from api.metrics import GONE, Metrics
from api.receiving import ADDRESS as FILES
from api.receiving import Receiving
from api.settings import Settings
from api.sign_in_pages import sign_in_page
from api.turns import Streams, Turn, Turns
from graph import deadline
from graph.errors import SignInNeeded, SociogramError

SOCKETS = "/graphql"
HEALTH = "/v1/health"
LONG = ("/v1/export", "/v1/ties", "/v1/measures")
"""Where a whole case may come out, in as long as that takes."""
JSON_DEPTH = 32
JSON_PIECES = 20_000
_EVENTS = "text/event-stream"
# possessive: with a way back to every character, a text of 20 MB took 15 s and 2.5 GB
_OUTSIDE_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"?')
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class BrokenOffError(Exception):
    """An answer that had begun can't be turned into an error: the connection ends. Why is in our own log."""


@dataclass(frozen=True, slots=True)
class Limits:
    body_bytes: int
    request_seconds: float
    export_seconds: float
    document_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        return cls(settings.body_bytes, settings.request_seconds, settings.export_seconds, settings.document_bytes)


class Boundary:
    def __init__(
        self,
        app: ASGIApp,
        *,
        admission: Admission,
        turns: Turns,
        metrics: Metrics,
        limits: Limits,
        receiving: Receiving,
    ) -> None:
        self._app = app
        self._admission = admission
        self._turns = turns
        self._health_turns = Turns(4, 64)  # whatever else goes on, whether it lives can be asked
        self._streams = Streams()
        self._metrics = metrics
        self._limits = limits
        self._receiving = receiving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id.set(new_request_id())
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started, knock = time.perf_counter(), Knock.of(scope)
        answer = _Answer(send, scope, self._admission.answered_with(knock))
        try:
            await self._answered(scope, receive, answer, knock)
        except ClientGoneError:
            answer.status = GONE
        except SociogramError as error:
            response = sign_in_page(knock.path) if _wants_page(error, scope, knock) else problem(error)
            await self._instead(response, answer, scope, error)
        except Exception as error:
            await self._instead(masked(error), answer, scope, None)
        finally:
            self._metrics.answered(scope, answer.status, started)

    async def _answered(self, scope: Scope, receive: Receive, answer: "_Answer", knock: Knock) -> None:
        preflight = self._admission.preflight(scope, knock)
        if preflight is not None:
            await Response(status_code=204, headers=dict(preflight))(scope, receive, answer)
            return
        scope["principal"] = self._admission.admit(knock)
        async with self._arrived(receive, scope, knock) as body:
            await self._asked(scope, receive, answer, knock=knock, body=body)

    async def _asked(self, scope: Scope, receive: Receive, answer: "_Answer", *, knock: Knock, body: bytes) -> None:
        who = scope["principal"]
        seconds = self._limits.export_seconds if knock.path.startswith(LONG) else self._limits.request_seconds

        events = _is_watch(knock)

        async def work(again: Receive) -> None:
            turns = self._health_turns if knock.path == HEALTH else self._turns
            async with turns.turn() as turn:
                answer.turn = turn
                with self._streams.one(who) if events else nullcontext():
                    await self._app(scope, again, answer)

        # a stream of events has no end to be in time for: each of its reads has its own
        with nullcontext() if events else deadline.within(seconds):
            longest = self._limits.export_seconds
            await while_wanted(work, receive, body, sent=answer, seconds=seconds, longest=longest)

    @asynccontextmanager
    async def _arrived(self, receive: Receive, scope: Scope, knock: Knock) -> AsyncIterator[bytes]:
        """The body. A file's is on the disk by then, and the scope says where: no turn is taken before it is in."""
        if knock.path != FILES or scope["method"] != "POST":
            yield await self._body(receive, knock)
            return
        async with self._receiving.file(receive, knock.headers.get("content-length", "0")) as received:
            scope["received"] = received
            yield b""

    async def _body(self, receive: Receive, knock: Knock) -> bytes:
        usual, length = self._limits.body_bytes, knock.headers.get("content-length", "0")
        most = max(usual, self._limits.document_bytes) if knock.path == SOCKETS else usual
        if not length.isdigit() or int(length[:15]) > most:
            raise BodyTooLargeError(f"The request is larger than {most:,} bytes.", "Ask for less at once.")
        body = await body_of(receive, most)
        if len(body) > usual and beside_document(body) > usual:
            what = f"The request is larger than {usual:,} bytes, beside a chart's document."
            raise BodyTooLargeError(what, "Ask for less at once.")
        if "json" in knock.headers.get("content-type", ""):
            check_json(body)
        return body

    async def _instead(self, response: Response, answer: "_Answer", scope: Scope, error: Exception | None) -> None:
        """`error` is what nobody has written down yet."""
        if not answer.started:
            await response(scope, _nothing, answer)
            return
        if error is not None:
            unexpected(error)
        raise BrokenOffError(request_id.get()) from None

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One that may not be opened is answered before it is accepted: the client sees 403."""
        try:
            knock = Knock.of(scope)
            scope["principal"] = who = self._admission.admit(knock)
            if knock.path != SOCKETS or who is None:
                await send({"type": "websocket.close", "code": 1008})
                return
            with self._streams.one(who):
                await self._app(scope, receive, send)
        except SociogramError:
            await send({"type": "websocket.close", "code": 1008})
        except Exception as error:
            unexpected(error)
            raise BrokenOffError(request_id.get()) from None


class _Answer(Sent):
    """What every answer carries, and what is known of it."""

    def __init__(self, send: Send, scope: Scope, more: Mapping[str, str]) -> None:
        self._send = send
        self._scope = scope
        self._more = more
        self.turn: Turn | None = None
        self.status = GONE

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start(message)
        elif message["type"] == "http.response.body":
            self.complete = not message.get("more_body", False)
        await self._send(message)

    def _start(self, message: Message) -> None:
        self.started, self.status = True, message["status"]
        headers = MutableHeaders(scope=message)
        for name, value in {**_HEADERS, **self._more}.items():
            headers.setdefault(name, value)
        headers["X-Request-Id"] = request_id.get()
        if "cost" in self._scope:
            headers["X-Cost"] = str(self._scope["cost"])
        if headers.get("content-type", "").startswith(_EVENTS):
            self.endless = True
            if self.turn is not None:
                self.turn.end()


def check_json(body: bytes) -> None:
    """Before it is parsed, which recurses. Linear. Raises BodyError."""
    marks = _OUTSIDE_TEXT.sub(b"", body)
    depth = deepest = 0
    for mark in re.findall(rb"[\[{\]}]", marks):
        depth += 1 if mark in b"[{" else -1
        deepest = max(deepest, depth)
    if deepest > JSON_DEPTH or marks.count(b",") > JSON_PIECES:
        what = f"The body is nested deeper than {JSON_DEPTH}, or has too many pieces."
        raise BodyError(what, "Ask for less at once.")


def _is_watch(knock: Knock) -> bool:
    return knock.path == SOCKETS and _EVENTS in knock.headers.get("accept", "")


def _wants_page(error: SociogramError, scope: Scope, knock: Knock) -> bool:
    return (
        isinstance(error, SignInNeeded) and scope["method"] == "GET" and "text/html" in knock.headers.get("accept", "")
    )


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
