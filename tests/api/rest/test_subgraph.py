"""One part of a case in every format, and what each says about how complete it is."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import httpx
import igraph
import pyarrow as pa
import pytest

from graph.exporters import Exporter
from graph.extensions import discover
from tests.api.conftest import World

SEED = {"seed": "Account:x:1"}


async def ask(
    client: httpx.AsyncClient, world: World, **more: str | int | Sequence[str | int | float | bool | None]
) -> httpx.Response:
    return await client.get("/v1/subgraph", params={"case": world.golden.id, **SEED, **more})


async def test_json_says_what_it_is(client: httpx.AsyncClient, world: World) -> None:
    answer = await ask(client, world)
    body = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert body["returned"] == len(body["nodes"]) == int(answer.headers["x-returned"]) == int(answer.headers["x-total"])
    assert (body["complete"], answer.headers["x-complete"]) == (True, "true")
    ada = next(node for node in body["nodes"] if (node["label"], node["id"]) == ("Account", "x:1"))
    assert ada["properties"]["handle"] == "ada_lee"


async def test_the_cost_is_the_nodes_that_it_may_have(client: httpx.AsyncClient, world: World) -> None:
    for name in ("json", "ndjson", "arrow"):
        assert (await ask(client, world, format=name, limit=77)).headers["x-cost"] == "77"
    assert (await ask(client, world, depth=0, limit=77)).headers["x-cost"] == "1"


async def test_other_formats_hold_the_same(client: httpx.AsyncClient, world: World, tmp_path: Path) -> None:
    body = (await ask(client, world)).json()
    gexf = await ask(client, world, format="gexf")
    assert len(ElementTree.parse(io.BytesIO(gexf.content)).findall(".//{*}node")) == body["returned"]
    path = tmp_path / "subgraph.graphml"
    path.write_bytes((await ask(client, world, format="graphml")).content)
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (body["returned"], len(body["relationships"]))


@pytest.mark.parametrize("name", discover("graph.exporters", Exporter))
async def test_every_exporter_is_a_format(client: httpx.AsyncClient, world: World, name: str) -> None:
    answer = await ask(client, world, format=name)
    assert answer.status_code == 200
    assert answer.content
    assert answer.headers["content-type"].startswith(discover("graph.exporters", Exporter)[name].media_type)


async def test_lines(client: httpx.AsyncClient, world: World) -> None:
    body = (await ask(client, world)).json()
    answer = await ask(client, world, format="ndjson")
    about, *rows = [json.loads(line) for line in answer.text.splitlines()]
    assert about["about"] == {
        "total": body["total"], "total_kind": "exact", "returned": body["returned"], "complete": True, "reason": None,
        "known_on": None,
    }  # fmt: skip
    nodes = {(row["label"], row["id"]) for row in rows if row["kind"] == "node"}
    assert nodes == {(node["label"], node["id"]) for node in body["nodes"]}
    edges = {(row["type"], row["start"], row["end"]) for row in rows if row["kind"] == "relationship"}
    assert edges == {(edge["type"], edge["start"], edge["end"]) for edge in body["relationships"]}


async def test_two_arrow_streams_in_one_body(client: httpx.AsyncClient, world: World) -> None:
    body = (await ask(client, world)).json()
    answer = await client.get(
        "/v1/subgraph",
        params={"case": world.golden.title, **SEED},
        headers={"Accept": "text/html, application/vnd.apache.arrow.stream;q=0.9"},
    )
    assert answer.headers["content-type"] == "application/vnd.apache.arrow.stream"
    source = pa.BufferReader(answer.content)
    nodes, edges = pa.ipc.open_stream(source).read_all(), pa.ipc.open_stream(source).read_all()
    assert source.tell() == len(answer.content)
    assert nodes.num_rows == body["returned"]
    assert edges.num_rows == len(body["relationships"])
    keys = nodes.column("id").to_pylist()
    ends = zip(edges.column("source").to_pylist(), edges.column("target").to_pylist(), strict=True)
    assert {(keys[a], keys[b]) for a, b in ends} == {(edge["start"], edge["end"]) for edge in body["relationships"]}
    assert json.loads(nodes.schema.metadata[b"sociogram"])["complete"] is True


async def test_one_part_and_chosen_columns(client: httpx.AsyncClient, world: World) -> None:
    answer = await ask(client, world, format="arrow", part="nodes", columns=["handle", "followers"])
    table = pa.ipc.open_stream(answer.content).read_all()
    assert table.column_names == ["label", "id", "handle", "followers"]
    every = await ask(client, world, format="ndjson", columns="all")
    properties = [json.loads(line).get("properties", {}) for line in every.text.splitlines()]
    assert any("text" in each for each in properties)


async def test_over_its_limit_it_says_so(client: httpx.AsyncClient, world: World) -> None:
    for name in ("json", "ndjson", "arrow", "gexf"):
        answer = await ask(client, world, limit=3, format=name)
        assert (answer.headers["x-returned"], answer.headers["x-complete"]) == ("3", "false")
        assert "lower bound" in answer.headers["x-reason"]
    assert (await ask(client, world, limit=3)).json()["total_kind"] == "lower_bound"


async def test_as_known_before_and_in_a_window(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.title, "seed": "Post:x:101", "type": "REPOSTS"}
    now = (await client.get("/v1/subgraph", params=asked)).json()["nodes"]
    before = (await client.get("/v1/subgraph", params=asked | {"known_on": "2026-03-20T00:00:00Z"})).json()["nodes"]
    assert {node["id"] for node in now} - {node["id"] for node in before} == {"x:701"}
    early = (await client.get("/v1/subgraph", params=asked | {"until": "2026-01-05T12:03:00Z"})).json()["nodes"]
    assert {node["id"] for node in early} == {"x:101", "x:103"}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"seed": "x:1"}, 422), ({"seed": "Nobody:x:1"}, 422), ({"seed": "Account:x:nobody"}, 404),
        ({"seed": "Account:x:999"}, 404), ({"depth": 9}, 422), ({"limit": 0}, 422), ({"limit": 100_001}, 422),
        ({"limit": 5_001}, 422), ({"type": "KNOWS"}, 422), ({"format": "xlsx"}, 422), ({"columns": "case"}, 422),
        ({"nothing": 1}, 422), ({"part": "x"}, 422), ({"known_on": "0001-01-01T00:00:00+14:00"}, 422),
        ({"since": "yesterday"}, 422), ({"case": "0" * 32}, 404),
    ],
)  # fmt: skip
async def test_what_can_not_be_asked(
    client: httpx.AsyncClient, world: World, more: dict[str, str], status: int
) -> None:
    answer = await client.get("/v1/subgraph", params={"case": world.golden.id, **SEED} | more)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["cure"]


async def test_another_cases_seed_is_answered_like_none(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id}
    foreign = (await client.get("/v1/subgraph", params=asked | {"seed": "Account:x:999"})).json()
    missing = (await client.get("/v1/subgraph", params=asked | {"seed": "Account:x:12345"})).json()
    assert foreign == missing
