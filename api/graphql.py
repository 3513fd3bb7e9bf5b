"""GraphQL over POST with JSON, and for subscriptions as events or over a socket. No GET, no batches, no uploads."""

from collections.abc import Callable
from datetime import timedelta
from json import JSONDecodeError
from pathlib import Path
from types import NoneType

from cross_web import AsyncHTTPRequestAdapter
from fastapi import Request
from fastapi.responses import HTMLResponse
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLRequestData
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL

from api.authorisation import Authorisation
from api.bodies import json_of
from api.failures import BodyError
from api.freezing import Shelf
from api.jobs.desk import Desk
from api.live import LiveLedger
from api.pages import graphiql
from api.resolvers.scope import EvidenceOf
from api.schema import Context, Schema
from api.top_lists import TopLists

SUBSCRIPTIONS = 5
_CURE = 'Send {"query": "…", "variables": {}} as application/json.'
_KEYS = frozenset({"query", "variables", "operationName", "extensions"})


class Router(GraphQLRouter[Context, None]):
    def decode_json(self, data: str | bytes) -> object:
        """Raises JSONDecodeError for what is no JSON or has a key twice: a socket's messages come here too."""
        return json_of(data)

    async def render_graphql_ide(self, request: Request) -> HTMLResponse:
        return graphiql()

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData | list[GraphQLRequestData]:
        """Raises BodyError."""
        if request.method != "POST" or not (request.content_type or "").startswith("application/json"):
            raise BodyError("A question is posted as JSON.", _CURE)
        return await super().parse_http_body(request)

    def parse_json(self, data: str | bytes) -> object:
        """Raises BodyError for what is no question, or has something that nobody reads."""
        try:
            decoded = self.decode_json(data)
        except JSONDecodeError as error:
            raise BodyError("The body is no JSON.", _CURE) from error
        if isinstance(decoded, list):
            raise BodyError("Questions are not taken in batches.", "Send one at a time, or several fields in one.")
        if not isinstance(decoded, dict) or not _is_question(decoded):
            raise BodyError("The body is no GraphQL question.", _CURE)
        return decoded


NewContext = Callable[[], Context]


def contexts(
    authorisation: Authorisation,
    evidence_of: EvidenceOf,
    *,
    node_ceiling: int,
    shelf: Shelf,
    ledger_of: Callable[[str], LiveLedger],
    desk: Desk,
    results: Path,
) -> NewContext:
    """Makes what one question brings; only the lists behind its pages outlive it."""
    lists = TopLists()

    def context() -> Context:
        return Context(
            authorisation,
            evidence_of,
            node_ceiling,
            top_lists=lists,
            shelf=shelf,
            ledger_of=ledger_of,
            desk=desk,
            results=results,
        )

    return context


def router(schema: Schema, context: NewContext) -> Router:
    return Router(
        schema,
        path="/graphql",
        context_getter=context,
        allow_queries_via_get=False,
        subscription_protocols=(GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL),
        connection_init_wait_timeout=timedelta(seconds=10),
        max_subscriptions_per_connection=SUBSCRIPTIONS,
        include_in_schema=False,
    )


def _is_question(body: dict[str, object]) -> bool:
    optional = (body.get(name) for name in ("variables", "extensions"))
    return (
        body.keys() <= _KEYS
        and isinstance(body.get("query"), str)
        and bool(body["query"])
        and isinstance(body.get("operationName"), (str, NoneType))
        and all(isinstance(each, (dict, NoneType)) for each in optional)
    )
