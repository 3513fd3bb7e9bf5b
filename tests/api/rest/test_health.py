import httpx

from graph.store import Store


async def test_health_reads_from_the_database(client: httpx.AsyncClient, store: Store) -> None:
    before = store.counters.reads
    answer = await client.get("/v1/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "database": "answers"})
    assert store.counters.reads == before + 1
