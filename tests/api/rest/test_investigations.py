import csv
import io
import json

import httpx
import pyarrow as pa
import pytest

from tests.api.conftest import World

ADDRESS = "/v1/investigations/who_amplifies_whom"


async def test_they_are_listed(client: httpx.AsyncClient, world: World) -> None:
    listed = (await client.get("/v1/investigations", params={"case": world.golden.id})).json()
    assert listed["total"] == len(listed["investigations"]) >= 18
    names = {each["name"]: each for each in listed["investigations"]}
    limit = next(each for each in names["who_amplifies_whom"]["parameters"] if each["name"] == "limit")
    assert (limit["type"], limit["least"], limit["most"]) == ("int", 1, 1000)
    assert (await client.get("/v1/investigations", params={"case": "0" * 32})).status_code == 404


async def test_asked_in_four_formats(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id, "limit": "2"}
    body = (await client.get(ADDRESS, params=asked)).json()
    assert (body["returned"], body["complete"], body["rows"][0][:2]) == (2, False, ["x:2", "x:1"])
    lines = (await client.get(ADDRESS, params=asked | {"format": "ndjson"})).text.splitlines()
    assert [list(json.loads(line).values()) for line in lines[1:]] == body["rows"]
    table = pa.ipc.open_stream((await client.get(ADDRESS, params=asked | {"format": "arrow"})).content).read_all()
    assert table.column("source").to_pylist() == [row[0] for row in body["rows"]]
    assert pa.types.is_timestamp(table.schema.field("first_at").type)
    answer = await client.get(ADDRESS, params=asked, headers={"Accept": "text/csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (rows[0], rows[1][:2]) == (body["columns"], ["x:2", "x:1"])
    assert answer.headers["x-complete"] == "false"


async def test_as_known_before(client: httpx.AsyncClient, world: World) -> None:
    asked = {"case": world.golden.id, "known_on": "2026-03-20T00:00:00Z"}
    before = (await client.get(ADDRESS, params=asked)).json()
    now = (await client.get(ADDRESS, params={"case": world.golden.id})).json()
    assert before["total"] == now["total"] - 1
    assert before["known_on"].startswith("2026-03-20")


@pytest.mark.parametrize(
    ("name", "more", "status", "code"),
    [
        ("who_amplifies_whom", {"limit": "none"}, 422, "parameter-invalid"),
        ("who_amplifies_whom", {"limit": "0"}, 422, "parameter-invalid"),
        ("who_amplifies_whom", {"limit": ["1", "2"]}, 422, "parameter-invalid"),
        ("who_amplifies_whom", {"nothing": "1"}, 422, "parameter-invalid"),
        ("who_amplifies_whom", {"format": "xlsx"}, 422, "parameter-invalid"),
        ("who_amplifies_whom", {"known_on": "soon"}, 422, "parameter-invalid"),
        ("nobody_asked_this", {}, 404, "query-not-found"),
        ("first_to_use_hashtag", {}, 422, "parameter-invalid"),
    ],
)
async def test_what_can_not_be_asked(
    client: httpx.AsyncClient, world: World, name: str, more: dict[str, str], status: int, code: str
) -> None:
    answer = await client.get(f"/v1/investigations/{name}", params={"case": world.golden.id} | more)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_the_case_is_given_once(client: httpx.AsyncClient, world: World) -> None:
    answer = await client.get(f"{ADDRESS}?case={world.golden.id}&case={world.twin.id}")
    assert answer.status_code == 422
