import httpx
import pytest


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
async def test_this_machine_is_served(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/v1/health", headers={"Host": host})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "[::2]"])
async def test_a_page_elsewhere_is_not(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/v1/health", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["code"] == "parameter-invalid"


async def test_every_answer_carries_its_headers(client: httpx.AsyncClient) -> None:
    for path in ("/v1/health", "/v1/nothing"):
        headers = (await client.get(path)).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert len(headers["x-request-id"]) == 16
