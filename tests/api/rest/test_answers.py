"""Frozen answers over REST: kept, read, compared with now; those of another case are not there."""

import httpx

from tests.api.conftest import World

QUESTION = {"investigation": "who_amplifies_whom", "title": "Before the hearing", "parameters": {"limit": 2}}


async def freeze(client: httpx.AsyncClient, world: World) -> dict[str, object]:
    answer = await client.post("/v1/answers", params={"case": world.golden.id}, json=QUESTION)
    assert answer.status_code == 201
    entry: dict[str, object] = answer.json()
    return entry


async def test_kept_and_read(client: httpx.AsyncClient, world: World) -> None:
    entry, asked = await freeze(client, world), {"case": world.golden.id}
    listed = (await client.get("/v1/answers", params=asked)).json()
    assert entry in listed["answers"]
    assert listed["total"] == len(listed["answers"])
    rows = await client.get(f"/v1/answers/{entry['id']}", params=asked)
    assert rows.json()["rows"][0][:2] == ["x:2", "x:1"]
    assert (rows.json()["returned"], rows.headers["x-complete"]) == (2, "false")
    table = await client.get(f"/v1/answers/{entry['id']}", params=asked | {"format": "csv"})
    assert table.content.decode("utf-8-sig").startswith("source,target,")


async def test_compared_with_now(client: httpx.AsyncClient, world: World) -> None:
    entry = await freeze(client, world)
    found = (await client.get(f"/v1/answers/{entry['id']}/comparison", params={"case": world.golden.id})).json()
    assert (found["gained"], found["lost"], found["changed"], found["unchanged"]) == ([], [], [], 2)
    assert (found["text_changed"], found["data_may_have_changed"]) == (False, False)
    assert found["note"]


async def test_another_cases_answer_is_answered_like_none(client: httpx.AsyncClient, world: World) -> None:
    entry = await freeze(client, world)
    for path in ("", "/comparison"):
        foreign = await client.get(f"/v1/answers/{entry['id']}{path}", params={"case": world.twin.id})
        missing = await client.get(f"/v1/answers/{'0' * 32}{path}", params={"case": world.twin.id})
        assert (foreign.status_code, foreign.json()) == (404, missing.json())


async def test_what_can_not_be_frozen(client: httpx.AsyncClient, world: World) -> None:
    for more, status in (
        ({"title": ""}, 422), ({"investigation": "nobody_asked"}, 404), ({"parameters": {"x": 1}}, 422),
        ({"a": 1}, 422), ({"parameters": {"limit": {}}}, 422),
    ):  # fmt: skip
        answer = await client.post("/v1/answers", params={"case": world.golden.id}, json=QUESTION | more)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
