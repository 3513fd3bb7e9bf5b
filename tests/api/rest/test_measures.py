"""Measures stream from the database: what breaks on the way is told."""

import json
from collections.abc import AsyncGenerator

import httpx
import pyarrow as pa
import pytest

from api.boundary import BrokenOffError
from graph.errors import StoreUnavailable
from graph.measured import SCHEMA, Measured
from tests.api.conftest import World

ROW = dict.fromkeys(SCHEMA.names) | {"account": "x:1"}


async def broken_off() -> AsyncGenerator[pa.RecordBatch, None]:
    yield pa.RecordBatch.from_pylist([ROW], schema=SCHEMA)
    raise StoreUnavailable("Neo4j does not answer.", "Start it.")


async def unexpected() -> AsyncGenerator[pa.RecordBatch, None]:
    yield pa.RecordBatch.from_pylist([ROW], schema=SCHEMA)
    raise RuntimeError("hunter2")


async def test_measures_in_three_formats(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id}
    body = (await client.get("/v1/measures", params=asked)).json()
    by_account = {row[0]: dict(zip(body["columns"], row, strict=True)) for row in body["rows"]}
    assert by_account["x:6"]["betweenness"] == 0.5
    lines = (await client.get("/v1/measures", params=asked | {"format": "ndjson"})).text.splitlines()
    assert [json.loads(line) for line in lines[1:]] == list(by_account.values())
    answer = await client.get("/v1/measures", params=asked | {"format": "arrow"})
    table = pa.ipc.open_stream(answer.content).read_all()
    assert table.num_rows == body["total"] == int(answer.headers["x-total"])


async def test_cut_it_says_so(client: httpx.AsyncClient, world: World) -> None:
    answer = await client.get("/v1/measures", params={"case": world.golden.id, "limit": 1, "format": "ndjson"})
    about = json.loads(answer.text.splitlines()[0])["about"]
    assert (about["returned"], about["complete"], answer.headers["x-complete"]) == (1, False, "false")
    assert len(answer.text.splitlines()) == 2


@pytest.mark.parametrize(("rows", "code"), [(broken_off, "store-unavailable"), (unexpected, "internal")])
async def test_a_database_that_goes_away_in_the_middle(
    client: httpx.AsyncClient, world: World, monkeypatch: pytest.MonkeyPatch, rows: object, code: str
) -> None:
    async def measured(*_: object, **__: object) -> Measured:
        assert callable(rows)
        return Measured(2, 2, rows())

    monkeypatch.setattr("api.rest.measures.read_measures", measured)
    asked = {"case": world.golden.id, "format": "ndjson"}
    answer = await client.get("/v1/measures", params=asked)
    last = json.loads(answer.text.splitlines()[-1])
    assert last["error"]["code"] == code
    assert last["error"]["cure"]
    assert last["error"]["request_id"] == answer.headers["x-request-id"]
    assert "hunter2" not in answer.text
    with pytest.raises(BrokenOffError):  # the body ends before its last chunk
        await client.get("/v1/measures", params=asked | {"format": "arrow"})
