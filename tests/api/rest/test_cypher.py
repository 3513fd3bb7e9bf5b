import json

import httpx
import pytest

from tests.api.conftest import World

HANDLES = (
    "MATCH (a:Account {case: $case}) WHERE a.id IS NOT NULL AND a.handle STARTS WITH $start "
    "RETURN DISTINCT a.handle AS handle ORDER BY handle"
)


async def ask(client: httpx.AsyncClient, world: World, body: dict[str, object], **more: str) -> httpx.Response:
    return await client.post("/v1/cypher", params={"case": world.golden.id, **more}, json=body)


async def test_own_cypher_in_its_case(client: httpx.AsyncClient, world: World) -> None:
    answer = await ask(client, world, {"query": HANDLES, "parameters": {"start": "ada"}})
    body = answer.json()
    assert (answer.status_code, body["columns"], body["rows"]) == (200, ["handle"], [["ada_lee"]])
    assert (body["total"], body["returned"], body["complete"]) == (1, 1, True)
    lines = await ask(client, world, {"query": HANDLES, "parameters": {"start": "ada"}}, format="ndjson")
    assert json.loads(lines.text.splitlines()[1]) == {"handle": "ada_lee"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "MATCH (a:Account {case: $case}) WHERE a.id IS NOT NULL SET a.handle = 'x'"}, "query-refused"),
        ({"query": "MATCH (n) RETURN n"}, "query-refused"),
        ({"query": HANDLES}, "parameter-invalid"),
        ({"query": ""}, "parameter-invalid"),
        ({"query": HANDLES, "parameters": {"start": {"a": 1}}}, "parameter-invalid"),
        ({"query": HANDLES, "nothing": 1}, "parameter-invalid"),
        ({}, "parameter-invalid"),
    ],
)
async def test_what_does_not_pass(client: httpx.AsyncClient, world: World, body: dict[str, object], code: str) -> None:
    answer = await ask(client, world, body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
