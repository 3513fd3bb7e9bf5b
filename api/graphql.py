"""GraphQL over POST with JSON, nothing else: no GET, no batches, no uploads, no sockets."""

import json
from types import NoneType

from cross_web import AsyncHTTPRequestAdapter
from fastapi import Request
from fastapi.responses import HTMLResponse
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLRequestData

from api.authorisation import Authorisation
from api.failures import BodyError
from api.pages import graphiql
from api.resolvers.scope import EvidenceOf
from api.schema import Context, Schema, build

_CURE = 'Send {"query": "…", "variables": {}} as application/json.'
_KEYS = frozenset({"query", "variables", "operationName", "extensions"})


class Router(GraphQLRouter[Context, None]):
    def decode_json(self, data: str | bytes) -> object:
        """Raises BodyError for what is no JSON, has a key twice or one that nobody reads."""
        try:
            decoded = json.loads(data, object_pairs_hook=_once, parse_constant=_refused)
        except (ValueError, RecursionError) as error:
            raise BodyError("The body is no JSON.", _CURE) from error
        if isinstance(decoded, list):
            raise BodyError("Questions are not taken in batches.", "Send one at a time, or several fields in one.")
        if not isinstance(decoded, dict) or not _is_question(decoded):
            raise BodyError("The body is no GraphQL question.", _CURE)
        return decoded

    async def render_graphql_ide(self, request: Request) -> HTMLResponse:
        return graphiql()

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData | list[GraphQLRequestData]:
        if request.method != "POST" or not (request.content_type or "").startswith("application/json"):
            raise BodyError("A question is posted as JSON.", _CURE)
        return await super().parse_http_body(request)


def router(authorisation: Authorisation, evidence_of: EvidenceOf, *, node_ceiling: int) -> Router:
    def context() -> Context:
        return Context(authorisation, evidence_of, node_ceiling)

    schema: Schema = build()
    return Router(
        schema,
        path="/graphql",
        context_getter=context,
        allow_queries_via_get=False,
        subscription_protocols=(),
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


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _refused(constant: str) -> object:
    raise ValueError(constant)
