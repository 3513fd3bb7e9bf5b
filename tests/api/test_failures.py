"""Hostile and mistaken questions: each a typed error, none an accident, nothing told that is not the asker's."""

import json
import logging
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import create_app
from api.failures import _TITLES, RETRYABLE, extensions
from api.ids import encode
from api.settings import Settings
from graph import errors
from graph.errors import SociogramError, StoreUnavailable
from graph.store import Store
from tests.api.conftest import Ask, World, client_of
from tests.api.test_guard import bomb

JSON = {"Content-Type": "application/json"}
SECRET = "bolt://someone:hunter2@database"


def test_every_error_has_a_title() -> None:
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, SociogramError)]
    assert {kind.code for kind in kinds} <= set(_TITLES)
    assert set(_TITLES) >= RETRYABLE


def test_a_conflict_says_what_is_there_now() -> None:
    plain = errors.Conflict("Taken.", "Choose another.")
    assert extensions(plain) == {"code": "conflict", "cure": "Choose another.", "retryable": False}
    late = errors.Conflict("Changed.", "Open it again.", current={"version": 2})
    assert extensions(late) == {**extensions(plain), "cure": "Open it again.", "current": {"version": 2}}


async def test_unknown_and_foreign_ids_answer_alike(ask: Ask, world: World) -> None:
    question = "query ($case: ID!, $id: ID!) { case(id: $case) { account(id: $id) { id } } }"
    unknown = await ask(question, case=world.golden.id, id=encode(world.golden.id, "Account", "x:998"))
    foreign = await ask(question, case=world.golden.id, id=encode(world.twin.id, "Account", "x:999"))
    nowhere = await ask(question, case=world.golden.id, id=encode("0" * 32, "Account", "x:1"))
    assert unknown == foreign == nowhere
    assert foreign["errors"][0]["extensions"]["code"] == "not-found"
    assert foreign["errors"][0]["extensions"]["retryable"] is False
    assert foreign["errors"][0]["extensions"]["cure"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ('neighbours(id: "<x:998>") { total }', "not-found"),
        ('expand(id: "<x:998>") { total }', "not-found"),
        ('subgraph(seeds: ["<x:998>"]) { total }', "not-found"),
        ('shortestPath(start: "<x:1>", end: "<x:998>") { total }', "not-found"),
        ('ties(id: "<x:998>") { total }', "not-found"),
        ('evidenceOfTie(source: "<x:1>", target: "<x:998>") { total }', "not-found"),
        ('neighbours(id: "x:1") { total }', "parameter-invalid"),
        ('post(url: "https://x.com/ada_lee/status/999") { id }', "not-found"),
        ('search(question: "") { total }', "parameter-invalid"),
        ('search(question: "a", first: 0) { total }', "limit-exceeded"),
        ('search(question: "a", first: 10000) { total }', "limit-exceeded"),
        ('search(question: "a", after: "MQ") { total }', "parameter-invalid"),
        ('account(id: "<x:1>", handle: "a") { id }', "parameter-invalid"),
        ('subgraph(seeds: ["<x:1>"], depth: 9) { total }', "limit-exceeded"),
        ("subgraph(seeds: []) { total }", "limit-exceeded"),
        ('shortestPath(start: "<x:1>", end: "<x:2>", limits: {maxLength: 99}) { total }', "limit-exceeded"),
        ('ties(id: "<x:1>", direction: BOTH) { total }', "parameter-invalid"),
        ('investigation(name: "nothing") { total }', "query-not-found"),
        ('investigation(name: "who_amplifies_whom", parameters: {limit: "many"}) { total }', "parameter-invalid"),
        ('investigation(name: "who_amplifies_whom", parameters: [1]) { total }', "parameter-invalid"),
        ('investigation(name: "who_amplifies_whom", parameters: {nothing: 1}) { total }', "parameter-invalid"),
        ("nothing", "parameter-invalid"),
        ("search(question: 7) { total }", "parameter-invalid"),
    ],
)
async def test_mistakes_have_a_code_and_a_cure(ask: Ask, world: World, fields: str, code: str) -> None:
    named = re.sub(r"<(.+?)>", lambda found: encode(world.golden.id, "Account", found[1]), fields)
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {named} }} }}')
    extensions = answer["errors"][0]["extensions"]
    assert extensions["code"] == code
    assert extensions["cure"]
    assert "Did you mean" not in answer["errors"][0]["message"]


async def test_a_fragment_bomb_costs_nothing(client: httpx.AsyncClient, store: Store) -> None:
    before = store.counters.reads
    answer = await client.post("/graphql", json={"query": bomb(98)})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["extensions"]["code"] == "limit-exceeded"
    assert store.counters.reads == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b'{"query": "{ cases { total } }", "query": "{ cases { total } }"}', 400),
        (b'[{"query": "{ cases { total } }"}]', 400),
        (b'{"query": "{ cases { total } }", "more": 1}', 400),
        (b'{"query": ["{ cases { total } }"]}', 400),
        (b'{"query": "{ cases { total } }", "variables": []}', 400),
        (b'{"query": "{ cases { total } }", "variables": {"a": NaN}}', 400),
        (b"[" * 100_000, 400),
        (b'{"query": "' + b"a" * 10_000_000 + b'"}', 413),
    ],
)
async def test_bodies_that_are_no_question(client: httpx.AsyncClient, body: bytes, status: int) -> None:
    answer = await client.post("/graphql", content=body, headers=JSON)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["cure"]


async def test_a_body_without_a_length_is_measured_as_it_comes(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(1_000):
            yield b" " * 10_000

    answer = await client.post("/graphql", content=endless(), headers=JSON)
    assert answer.status_code == 413


async def test_questions_are_not_taken_by_get_or_as_forms(client: httpx.AsyncClient) -> None:
    by_get = await client.get("/graphql", params={"query": "{ cases { total } }"})
    as_form = await client.post("/graphql", data={"query": "{ cases { total } }"})
    assert by_get.status_code == as_form.status_code == 400
    assert "cases" not in by_get.json().get("data", {})


async def test_rest_does_not_send_back_what_was_sent(client: httpx.AsyncClient, world: World) -> None:
    address = f"/v1/subgraph?case={world.golden.id}"
    for query in ("&seed=Account:x:1&depth=" + SECRET, "&seed=Account:x:1&depth=99", ""):
        answer = await client.get(address + query)
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["fields"]
        assert SECRET not in answer.text
    unknown = await client.get(address + "&seed=Account:x:1&nothing=1")
    assert unknown.status_code == 422


async def test_what_nobody_expected_is_masked(
    world: World, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    app = create_app(Settings(), store, world.cases, broken)
    monkeypatch.setattr("api.rest.subgraph.read_bulk", broken)
    with caplog.at_level(logging.DEBUG):
        async with client_of(app) as client:
            question = f'{{ case(id: "{world.golden.id}") {{ evidence(handle: "ada_lee") {{ total }} title }} }}'
            graphql = await client.post("/graphql", json={"query": question})
            rest = await client.get(f"/v1/subgraph?case={world.golden.id}&seed=Account:x:1")
    assert rest.status_code == 500
    error = graphql.json()["errors"][0]
    assert error["extensions"]["code"] == rest.json()["code"] == "internal"
    assert error["extensions"]["requestId"] == graphql.headers["x-request-id"]
    assert rest.json()["requestId"] == rest.headers["x-request-id"]
    assert "hunter2" not in graphql.text + rest.text + caplog.text
    assert "RuntimeError" in caplog.text


async def test_a_database_that_is_away_may_be_asked_again(world: World, store: Store) -> None:
    async def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("Neo4j does not answer.", "Start it.")

    app = create_app(Settings(), store, world.cases, away)
    async with client_of(app) as client:
        question = f'{{ case(id: "{world.golden.id}") {{ evidence(handle: "ada_lee") {{ total }} }} }}'
        answer = await client.post("/graphql", json={"query": question})
    extensions = answer.json()["errors"][0]["extensions"]
    assert extensions == {"code": "store-unavailable", "cure": "Start it.", "retryable": True}


async def test_unknown_addresses_and_methods(client: httpx.AsyncClient) -> None:
    missing = await client.get("/v1/nothing")
    wrong = await client.delete("/v1/health")
    assert (missing.status_code, missing.json()["code"]) == (404, "not-found")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "method-not-allowed")
    assert wrong.headers["allow"] == "GET"
    assert (await client.put("/v1/answers")).headers["allow"] == "GET, POST"  # two routes of one address


async def test_errors_reveal_no_schema(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", content=json.dumps({"query": "{ caes { total } }"}), headers=JSON)
    assert "cases" not in answer.text
