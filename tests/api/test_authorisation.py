"""Who may ask, and through what: every route and every field of the schema is asked, and none gets a case by itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import strawberry
from fastapi import FastAPI
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    is_composite_type,
    is_required_argument,
    is_required_input_field,
)
from starlette.requests import HTTPConnection

import api
from api import schema
from api.admission import PUBLIC
from api.authorisation import LOCAL, Authorisation, principal_of
from api.ids import encode
from graph.errors import Forbidden, NotFound, SignInNeeded
from graph.store import CaseStore, Store
from tests.api.conftest import AppOf, World, client_of

WITHOUT_CASE = {
    "/", "/v1/health", "/docs", "/openapi.json", "/metrics", "/assets/{kind}/{name}", "/sign-out", "/v1/sign-in/links",
    "/graphql",  # its fields are asked one by one below
    "/mcp",  # its tools are questions to GraphQL
    "/cases", "/cases/{_rest:path}", "/shared/{_rest:path}", "/leaving", "/page/{path:path}",  # the page, without data
}  # fmt: skip
"""Routes that lead to no case. Whoever adds one says so here."""
FIELDS_WITHOUT_CASE = {"connectors", "analyses"}
"""What Sociogram can do, whatever is in its cases."""
GIVEN = {
    "seed": "Account:x:1", "name": "who_amplifies_whom", "case": "0" * 32, "query": "MATCH (a:Account) RETURN a.id",
}  # fmt: skip
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass
class Watched:
    """Who asked Authorisation, and who read a case without."""

    asked: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    def clear(self) -> None:
        self.asked.clear()
        self.read.clear()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Authorisation lets nobody in, and the store tells of everybody who asks it for a case."""
    seen, for_case = Watched(), Store.for_case

    async def refused(_self: Authorisation, _principal: object, name: str = "") -> None:
        seen.asked.append(name)
        raise Forbidden("Not you.", "Nothing helps.")

    def told(self: Store, case: str) -> CaseStore:
        seen.read.append(case)
        return for_case(self, case)

    monkeypatch.setattr(Authorisation, "open_case", refused)
    monkeypatch.setattr(Authorisation, "visible_cases", refused)
    monkeypatch.setattr(Authorisation, "may_add", refused)
    monkeypatch.setattr(Store, "for_case", told)
    return seen


async def test_a_case_is_opened_by_id_or_title(world: World, store: Store) -> None:
    authorisation = Authorisation(store, world.cases)
    for name in (world.golden.id, world.golden.title):
        opened = await authorisation.open_case(LOCAL, name)
        assert (opened.record, opened.store.case) == (world.golden, world.golden.id)
    with pytest.raises(NotFound):
        await authorisation.open_case(LOCAL, "no such case")
    assert world.golden in await authorisation.visible_cases(LOCAL)


@pytest.mark.parametrize("found", [{}, {"principal": None}, {"principal": "local"}])
def test_without_a_principal_nobody_asks(found: dict[str, object]) -> None:
    with pytest.raises(SignInNeeded):
        principal_of(HTTPConnection({"type": "http", "headers": [], **found}))
    assert principal_of(HTTPConnection({"type": "http", "headers": [], "principal": LOCAL})) is LOCAL


def test_only_authorisation_and_commands_take_a_case_by_themselves() -> None:
    """The health check does, of a case that is none."""
    folder = Path(api.__file__).parent
    callers = {
        (path.relative_to(folder).as_posix(), call)
        for path in folder.rglob("*.py")
        for call in _calls(path, "for_case")
    }
    assert callers == {
        ("authorisation.py", "record.id"),
        ("opening.py", "case.id"),
        ("rest/health.py", "_NO_CASE"),
    }


async def test_a_stranger_is_refused_at_every_route(app_of: AppOf) -> None:
    app = app_of()
    assert await _open_to_strangers(app) == PUBLIC

    @app.get("/v1/new")
    def new() -> str:
        return "open?"

    assert await _open_to_strangers(app) == PUBLIC


async def test_every_route_asks_for_its_case(app_of: AppOf, watched: Watched, store: Store) -> None:
    app = app_of()
    found = {path for path, _ in _routes(app.routes)}
    assert found >= WITHOUT_CASE
    assert await _not_asking(app, watched) == []

    @app.get("/v1/leak/{case}")
    def leak(case: str) -> str:
        return store.for_case(case).case

    @app.get("/v1/new", include_in_schema=False)
    def new() -> str:
        return "nobody knows of what"

    app.openapi_schema = None
    assert await _not_asking(app, watched) == ["GET /v1/leak/{case}", "GET /v1/new"]


async def test_every_way_into_a_case_asks_for_it(
    app_of: AppOf, watched: Watched, store: Store, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with client_of(app_of()) as client:
        assert await _leading_in(client, schema.build()._schema, watched, world) == []

    def read(by_id: strawberry.ID) -> str:
        return store.for_case(str(by_id)).case

    def nothing() -> str:
        return "nobody knows of what"

    @strawberry.type(name="Query")
    class Leaky(schema.Query):
        leak = strawberry.field(resolver=read)
        new = strawberry.field(resolver=nothing)

    monkeypatch.setattr(schema, "Query", Leaky)
    async with client_of(app_of()) as client:
        assert await _leading_in(client, schema.build()._schema, watched, world) == ["Query.leak", "Query.new"]


async def _open_to_strangers(app: FastAPI) -> set[str]:
    found = set()
    async with client_of(app, signed_in=False) as client:
        for path, methods in _routes(app.routes):
            for method in {*methods, *METHODS} - {"OPTIONS"}:
                answer = await client.request(method, path.replace("{", "").replace("}", ""))
                if answer.status_code != 401 or path in PUBLIC:
                    found.add(path)
    return found


async def _not_asking(app: FastAPI, watched: Watched) -> list[str]:
    """Routes that are in no list and did not ask Authorisation, or read a case without."""
    found = []
    async with client_of(app) as client:
        described = (await client.get("/openapi.json")).json()
        for path, methods in _routes(app.routes):
            for method in sorted(methods - {"HEAD", "OPTIONS"}):
                if path in WITHOUT_CASE:
                    continue
                watched.clear()
                await _ask_route(client, method, path, described)
                if watched.read or not watched.asked:
                    found.append(f"{method} {path}")
    return found


async def _ask_route(client: httpx.AsyncClient, method: str, path: str, described: dict[str, Any]) -> None:
    operation = described["paths"].get(path, {}).get(method.lower(), {})
    required = [each for each in operation.get("parameters", ()) if each.get("required")]
    given = {each["name"]: _value(each["name"], each["schema"]) for each in required}
    within = {each["name"] for each in required if each["in"] == "path"}
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    body = None if content is None else _body(content, described)
    query = {name: value for name, value in given.items() if name not in within}
    address = path.format(**{name: given[name] for name in within}) if within else path
    await client.request(method, address, params=query, json=body)


def _body(content: dict[str, Any], described: dict[str, Any]) -> dict[str, object]:
    if "$ref" in content:
        content = described["components"]["schemas"][content["$ref"].rpartition("/")[2]]
    return {name: _value(name, content["properties"][name]) for name in content.get("required", ())}


def _value(name: str, about: dict[str, Any]) -> object:
    if name in GIVEN:
        return GIVEN[name]
    if "enum" in about:
        return about["enum"][0]
    return {"integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}.get(about.get("type", ""), "a")


def _routes(routes: list[Any], prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """Addresses and methods, those of included routers too."""
    for route in routes:
        if hasattr(route, "original_router"):
            yield from _routes(route.original_router.routes, prefix + route.include_context.prefix)
        elif getattr(route, "methods", None):
            yield prefix + route.path, set(route.methods)


async def _leading_in(
    client: httpx.AsyncClient, described: GraphQLSchema, watched: Watched, world: World
) -> list[str]:
    """Fields of the roots that are in no list and did not ask Authorisation, or read a case without."""
    roots = (described.query_type, described.mutation_type, described.subscription_type)
    found = []
    for root in filter(None, roots):
        for name, about in root.fields.items():
            if name in FIELDS_WITHOUT_CASE:
                continue
            watched.clear()
            for question in _questions(root, name, about, world):
                accepts = "text/event-stream" if root is described.subscription_type else "application/json"
                answer = await client.post("/graphql", json={"query": question}, headers={"Accept": accepts})
                assert not watched.asked or f'"{name}":"' not in answer.text.replace(" ", ""), question
            if watched.read or not watched.asked:
                found.append(f"{root.name}.{name}")
    return sorted(found)


def _questions(root: GraphQLObjectType, name: str, about: GraphQLField, world: World) -> Iterator[str]:
    """With what the field must be given, and with each thing more that it may be."""
    kind = root.name.lower()
    required = {each: argument for each, argument in about.args.items() if is_required_argument(argument)}
    inner: Any = about.type
    while hasattr(inner, "of_type"):
        inner = inner.of_type
    fields = " { __typename }" if is_composite_type(inner) else ""
    for more in [{}, *({each: argument} for each, argument in about.args.items() if each not in required)]:
        given = ", ".join(f"{each}: {_literal(argument, world)}" for each, argument in (required | more).items())
        yield f"{kind} {{ {name}{f'({given})' if given else ''}{fields} }}"


def _literal(about: GraphQLArgument | Any, world: World) -> str:
    kind = about.type
    while isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    if isinstance(kind, GraphQLList):
        return f"[{_literal(GraphQLArgument(kind.of_type), world)}]"
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        needed = {name: each for name, each in kind.fields.items() if is_required_input_field(each)}
        return "{" + ", ".join(f"{name}: {_literal(each, world)}" for name, each in needed.items()) + "}"
    known = {"Int": "1", "Float": "1.0", "Boolean": "true", "DateTime": '"2026-01-01T00:00:00Z"', "JSON": "{}"}
    known["ID"] = f'"{encode(world.golden.id, "Account", "x:1")}"'
    return known.get(kind.name, '"a"')


def _calls(path: Path, method: str) -> list[str]:
    """The arguments with which the file calls the method."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method]
    return [ast.unparse(argument) for call in named for argument in call.args]
