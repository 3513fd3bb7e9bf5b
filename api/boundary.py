"""The outermost layer, pure ASGI: who may knock, how much may come in, and what every answer carries."""

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.failures import BodyTooLargeError, HostError, masked, new_request_id, problem, request_id
from api.settings import LOOPBACK
from graph.errors import SociogramError

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Boundary:
    """A page elsewhere that has its name resolve to this machine still sends its own name as Host."""

    def __init__(self, app: ASGIApp, *, body_bytes: int, hosts: Iterable[str] = LOOPBACK) -> None:
        self._app = app
        self._body_bytes = body_bytes
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._other(scope, receive, send)
            return
        request_id.set(new_request_id())
        answer = _Answer(send)
        try:
            self._check(scope)
            await self._app(scope, _Limited(receive, self._body_bytes), answer)
        except SociogramError as error:
            await self._instead(problem(error), answer, scope, receive, error)
        except Exception as error:
            await self._instead(masked(error), answer, scope, receive, error)

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start and stop pass; there are no sockets."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _check(self, scope: Scope) -> None:
        headers = dict(scope["headers"])
        if _name(headers.get(b"host", b"")) not in self._hosts:
            raise HostError("This address is not served under that name.", "Use http://127.0.0.1 and the port.")
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length[:15]) > self._body_bytes:
            raise _too_large(self._body_bytes)

    async def _instead(
        self, response: ASGIApp, answer: "_Answer", scope: Scope, receive: Receive, error: Exception
    ) -> None:
        if answer.started:
            raise error
        await response(scope, receive, answer)


class _Answer:
    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers["X-Request-Id"] = request_id.get()
        await self._send(message)


class _Limited:
    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise _too_large(self._most)
        return message


def _name(host: bytes) -> str:
    """Without the port: [::1]:8000 and 127.0.0.1:8000 alike."""
    text = host.decode("latin-1")
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0]


def _too_large(most: int) -> BodyTooLargeError:
    return BodyTooLargeError(f"The request is larger than {most:,} bytes.", "Ask for less at once.")
