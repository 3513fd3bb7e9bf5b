import json
import logging
import time

import httpx
import pytest

from api.metrics import Metrics, template
from api.turns import Turns
from graph.store import Counters
from tests.api.conftest import AppOf, World, client_of


async def counted(client: httpx.AsyncClient) -> dict[str, float]:
    """The samples that /metrics shows, by name and labels."""
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


async def test_requests_are_counted_by_template(app_of: AppOf, world: World) -> None:
    async with client_of(app_of()) as client:
        question = f'{{ case(id: "{world.golden.id}") {{ title }} }}'
        answer = await client.post("/graphql", json={"query": question})
        cost = answer.json()["extensions"]["cost"]
        assert cost == {"nodes": int(answer.headers["x-cost"]), "ceiling": 50_000}
        await client.get("/assets/graphiql/secret.js")
        await client.get("/secret")
        await client.request("SECRET", "/secret")
        found = await counted(client)
    assert found['sociogram_requests_total{method="POST",route="/graphql",status="2xx"}'] == 1
    assert found['sociogram_requests_total{method="GET",route="/assets/{kind}/{name}",status="4xx"}'] == 1
    assert found['sociogram_requests_total{method="GET",route="none",status="4xx"}'] == 1
    assert found['sociogram_requests_total{method="other",route="none",status="4xx"}'] == 1
    assert found['sociogram_request_seconds_count{route="/graphql"}'] == 1
    assert found["sociogram_question_nodes_count"] == 1
    assert found["sociogram_question_nodes_sum"] == cost["nodes"]
    assert found["sociogram_running"] == 1
    assert found["sociogram_shed_total"] == found["sociogram_waiting"] == 0
    assert "secret" not in str(found).lower()
    assert world.golden.id not in str(found)


async def test_what_the_store_did_is_counted(app_of: AppOf) -> None:
    async with client_of(app_of()) as client:
        before = await counted(client)
        await client.get("/v1/health")
        after = await counted(client)
    assert after["sociogram_store_reads_total"] > before["sociogram_store_reads_total"]
    assert "sociogram_store_retries_total" in after


async def test_two_apps_do_not_count_each_others(app_of: AppOf) -> None:
    one, other = app_of(), app_of()
    async with client_of(one) as client:
        await client.get("/v1/health")
    async with client_of(other) as client:
        assert not [name for name in await counted(client) if "/v1/health" in name]


async def test_one_line_for_each_request(app_of: AppOf, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "sociogram.requests"):
        async with client_of(app_of()) as client:
            answer = await client.get("/assets/graphiql/secret.js?question=secret")
    [line] = [json.loads(record.getMessage()) for record in caplog.records if record.name == "sociogram.requests"]
    assert line.pop("ms") >= 0
    assert line == {
        "request": answer.headers["x-request-id"],
        "method": "GET",
        "route": "/assets/{kind}/{name}",
        "status": 404,
        "cost": None,
    }


def test_what_matches_no_route_has_no_name() -> None:
    assert template({"path": "/secret"}) == "none"
    metrics = Metrics(Turns(1, 1), Counters())
    metrics.answered({"type": "http", "method": "GET", "path": "/secret"}, 404, time.perf_counter())
    labels = {"route": "none", "method": "GET", "status": "4xx"}
    assert metrics.registry.get_sample_value("sociogram_requests_total", labels) == 1
