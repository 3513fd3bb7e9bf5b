import io
import json
from pathlib import Path
from xml.etree import ElementTree

import httpx
import igraph

from graph.store import Store
from tests.api.conftest import World


async def test_health_reads_from_the_database(client: httpx.AsyncClient, store: Store) -> None:
    before = store.counters.reads
    answer = await client.get("/v1/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "answers"})
    assert store.counters.reads == before + 1


async def test_one_subgraph_in_three_formats(client: httpx.AsyncClient, world: World, tmp_path: Path) -> None:
    address = f"/v1/cases/{world.golden.id}/subgraph?seed=Account:x:1&depth=1"
    as_json = await client.get(address)
    as_gexf = await client.get(address + "&format=gexf")
    as_graphml = await client.get(address + "&format=graphml")
    nodes = as_json.json()["nodes"]
    assert as_json.json()["returned"] == len(nodes) == int(as_json.headers["x-returned"])
    assert len(ElementTree.parse(io.BytesIO(as_gexf.content)).findall(".//{*}node")) == len(nodes)
    path = tmp_path / "subgraph.graphml"
    path.write_bytes(as_graphml.content)
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (len(nodes), len(as_json.json()["relationships"]))


async def test_a_subgraph_over_its_limit_says_so(client: httpx.AsyncClient, world: World) -> None:
    answer = await client.get(f"/v1/cases/{world.golden.id}/subgraph?seed=Account:x:1&limit=3")
    body = answer.json()
    assert (body["returned"], body["complete"], body["total_kind"]) == (3, False, "lower_bound")
    assert body["reason"]
    assert answer.headers["x-complete"] == "false"


async def test_a_case_by_its_title_as_known_before(client: httpx.AsyncClient, world: World) -> None:
    address = f"/v1/cases/{world.golden.title}/subgraph"
    seed = {"seed": "Post:x:101", "type": "REPOSTS"}
    now = (await client.get(address, params=seed)).json()["nodes"]
    before = (await client.get(address, params=seed | {"known_on": "2026-03-20T00:00:00Z"})).json()["nodes"]
    assert {node["id"] for node in now} - {node["id"] for node in before} == {"x:701"}


async def test_investigations_are_listed_and_asked(client: httpx.AsyncClient, world: World) -> None:
    listed = (await client.get(f"/v1/cases/{world.golden.id}/investigations")).json()
    assert listed["total"] == len(listed["investigations"]) >= 6
    address = f"/v1/cases/{world.golden.id}/investigations/who_amplifies_whom"
    asked = (await client.get(address, params={"limit": "1"})).json()
    assert (asked["returned"], asked["complete"]) == (1, False)
    assert asked["rows"][0][:2] == ["x:2", "x:1"]
    wrong = await client.get(address, params={"limit": "none"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "parameter-invalid")


async def test_openapi_describes_every_route(client: httpx.AsyncClient) -> None:
    document = json.loads((await client.get("/openapi.json")).text)
    assert set(document["paths"]) == {
        "/v1/health",
        "/v1/cases/{case}/subgraph",
        "/v1/cases/{case}/investigations",
        "/v1/cases/{case}/investigations/{name}",
    }
