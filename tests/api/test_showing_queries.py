import json
from typing import Any

import httpx
import pytest

from api.ids import encode
from graph.queries_shown import ITEMS
from tests.api.conftest import World

QUESTION = "query ($case: ID!, $nodes: [ID!]!) { case(id: $case) { FIELDS } }"


async def asked(client: httpx.AsyncClient, world: World, fields: str = "", **headers: str) -> dict[str, Any]:
    nodes = [encode(world.golden.id, "Account", f"x:{number}") for number in range(1, ITEMS + 10)]
    fields = fields or "neighbourTotals(nodes: $nodes) { id } measures(name: PAGERANK) { total nodes { value } }"
    body = {"query": QUESTION.replace("FIELDS", fields), "variables": {"case": world.golden.id, "nodes": nodes}}
    answer: dict[str, Any] = (await client.post("/graphql", json=body, headers=headers)).json()
    return answer


async def test_an_answer_shows_the_queries_that_ran_where_asked(client: httpx.AsyncClient, world: World) -> None:
    plain, shown = await asked(client, world), await asked(client, world, **{"X-Show-Queries": "1"})
    assert "errors" not in shown
    assert shown["data"] == plain["data"]
    assert "queries" not in plain["extensions"]
    found = {each["name"]: each for each in shown["extensions"]["queries"]}
    top = found["lookups/top_accounts"]
    assert "// title: Top accounts by a measure" in top["text"]
    assert top["parameters"]["case"] == world.golden.id
    assert top["parameters"]["measure"] == "pagerank"
    assert top["milliseconds"] > 0
    ids = next(each for each in shown["extensions"]["queries"] if "AS totals" in each["text"])["parameters"]["ids"]
    assert (len(ids), ids[-1]) == (ITEMS + 1, "… 9 more")
    assert json.dumps(shown)


@pytest.mark.parametrize("value", ["0", "true", ""])
async def test_only_a_one_turns_it_on(client: httpx.AsyncClient, world: World, value: str) -> None:
    assert "queries" not in (await asked(client, world, **{"X-Show-Queries": value}))["extensions"]


async def test_a_question_that_fails_shows_them_too(client: httpx.AsyncClient, world: World) -> None:
    fields = 'neighbourTotals(nodes: $nodes) { id } account(key: "x:nobody") { id }'
    shown = await asked(client, world, fields, **{"X-Show-Queries": "1"})
    assert shown["errors"][0]["extensions"]["code"] == "not-found"
    assert "lookups/aliases" in {each["name"] for each in shown["extensions"]["queries"]}
