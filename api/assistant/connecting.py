"""How an assistant reaches the tools: over HTTP at /mcp behind the API's doors, or over the pipes of a process.

The protocol's library takes long to import, so it is imported when somebody first asks.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from graphql import build_schema
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.authorisation import LOCAL
from api.schema import Context, Schema
from graph import deadline
from graph.errors import Overloaded

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

    from api.assistant.server import Answer, Answered

PATH = "/mcp"


def answering(schema: Schema, new_context: Callable[[], Context]) -> "Answer":
    async def answer(document: str, variables: Mapping[str, Any], asker: Request) -> "Answered":
        context = new_context()
        context.request = asker
        result = await schema.execute(document, variable_values=dict(variables), context_value=context)
        return result.data, [dict(error.formatted) for error in result.errors or ()]

    return answer


class Endpoint:
    """An ASGI application without sessions: each request is answered whole, and says who asks."""

    def __init__(self, schema: Schema, answer: "Answer") -> None:
        self._schema = schema
        self._answer = answer
        self._wanted = asyncio.Event()
        self._manager: asyncio.Future[StreamableHTTPSessionManager] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._manager is None:
            raise Overloaded("The tools are not there yet.", "Try again.")
        self._wanted.set()
        manager = await asyncio.shield(self._manager)
        await manager.handle_request(scope, receive, send)

    @asynccontextmanager
    async def running(self, _app: FastAPI) -> AsyncIterator[None]:
        self._manager = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._run(self._manager))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def route(self) -> Route:
        return Route(PATH, self, methods=["GET", "POST", "DELETE"], name="assistant", include_in_schema=False)

    async def _run(self, ready: "asyncio.Future[StreamableHTTPSessionManager]") -> None:
        """What a request begins must not end with it: the library's own tasks belong to this one."""
        await self._wanted.wait()
        manager = await asyncio.to_thread(self._made)
        async with manager.run():
            ready.set_result(manager)
            await asyncio.Event().wait()

    def _made(self) -> "StreamableHTTPSessionManager":
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        from mcp.server.transport_security import TransportSecuritySettings

        from api.assistant.server import assistant

        # Host and Origin are the boundary's: it has let the request in
        security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server = assistant(build_schema(self._schema.as_str()), self._answer)
        return StreamableHTTPSessionManager(server, json_response=True, stateless=True, security_settings=security)


async def serve_pipes(schema: Schema, answer: "Answer", *, seconds: float) -> None:
    """Until the other side closes the pipe. Whoever started the process asks."""
    from mcp.server.stdio import stdio_server

    from api.assistant.server import assistant

    async def in_time(document: str, variables: Mapping[str, Any], asker: Request) -> "Answered":
        with deadline.within(seconds):
            return await answer(document, variables, asker)

    me = Request({"type": "http", "headers": [], "principal": LOCAL})
    server = assistant(build_schema(schema.as_str()), in_time, asker=me)
    async with stdio_server() as (receiving, sending):
        await server.run(receiving, sending, server.create_initialization_options())
