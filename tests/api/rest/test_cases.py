import httpx

from tests.api.conftest import World


async def test_cases_that_may_be_seen(client: httpx.AsyncClient, stranger: httpx.AsyncClient, world: World) -> None:
    told = (await client.get("/v1/cases")).json()
    assert {world.golden.id, world.twin.id, world.empty.id} <= {each["id"] for each in told["cases"]}
    assert told["total"] == told["returned"] == len(told["cases"])
    assert (await stranger.get("/v1/cases")).status_code == 401
    assert (await client.get("/v1/cases?x=1")).status_code == 422
