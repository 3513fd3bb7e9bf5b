import json

import httpx
import pyarrow as pa
import pytest

from tests.api.conftest import World


async def test_ties_in_three_formats(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id}
    body = (await client.get("/v1/ties", params=asked)).json()
    assert body["columns"][:3] == ["source", "target", "weight"]
    assert body["rows"][0][:3] == ["x:2", "x:1", 3]
    lines = (await client.get("/v1/ties", params=asked | {"format": "ndjson"})).text.splitlines()
    assert [list(json.loads(line).values()) for line in lines[1:]] == body["rows"]
    table = pa.ipc.open_stream((await client.get("/v1/ties", params=asked | {"format": "arrow"})).content).read_all()
    assert table.num_rows == body["total"] == body["returned"] == len(body["rows"])
    assert json.loads(table.schema.metadata[b"sociogram"])["total"] == body["total"]


async def test_of_an_account_in_a_window(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id, "account": "x:2", "kind": ["reposts", "quotes"], "since": "2026-01-06"}
    body = (await client.get("/v1/ties", params=asked)).json()
    assert [row[:3] for row in body["rows"]] == [["x:2", "x:1", 1]]


async def test_cut_it_says_so(client: httpx.AsyncClient, world: World) -> None:
    answer = await client.get("/v1/ties", params={"case": world.golden.id, "limit": 2})
    assert (answer.headers["x-complete"], answer.json()["complete"]) == ("false", False)
    assert answer.json()["reason"].startswith("The 2 strongest of")


@pytest.mark.parametrize(
    "more", [{"kind": "likes"}, {"since": "1"}, {"since": "9999-12-31"}, {"limit": "5001"}, {"account": ""}, {"x": "1"}]
)
async def test_what_can_not_be_asked(client: httpx.AsyncClient, world: World, more: dict[str, str]) -> None:
    answer = await client.get("/v1/ties", params={"case": world.golden.id} | more)
    assert answer.status_code == 422


async def test_an_account_of_another_case(client: httpx.AsyncClient, world: World) -> None:
    answer = await client.get("/v1/ties", params={"case": world.golden.id, "account": "x:999"})
    assert answer.status_code == 404
