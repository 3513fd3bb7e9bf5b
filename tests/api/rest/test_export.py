import io
import json
import zipfile

import httpx
import pytest

from graph.exporters import Exporter
from graph.extensions import discover
from tests.api.conftest import World


@pytest.mark.parametrize("name", discover("graph.exporters", Exporter))
async def test_the_whole_case_in_every_format(client: httpx.AsyncClient, world: World, name: str) -> None:
    exporter = discover("graph.exporters", Exporter)[name]
    answer = await client.get("/v1/export", params={"case": world.golden.id, "format": name})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(exporter.media_type)
    assert f'{world.golden.id}.{exporter.extension}"' in answer.headers["content-disposition"]
    assert answer.content


async def test_it_holds_everything(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id, "format": "json"}
    body = json.loads((await client.get("/v1/export", params=asked)).content)
    assert {"x:1", "x:701"} <= {node["id"] for node in body["nodes"]}
    before = await client.get("/v1/export", params=asked | {"known_on": "2026-03-20T00:00:00Z"})
    assert "x:701" not in {node["id"] for node in before.json()["nodes"]}
    bundle = await client.get("/v1/export", params={"case": world.golden.id})
    assert "manifest.json" in zipfile.ZipFile(io.BytesIO(bundle.content)).namelist()


async def test_what_can_not_be_asked(client: httpx.AsyncClient, world: World) -> None:
    for more, status in (({"format": "xlsx"}, 422), ({"limit": "1"}, 422), ({"case": "0" * 32}, 404)):
        answer = await client.get("/v1/export", params={"case": world.golden.id} | more)
        assert answer.status_code == status
