"""The store: what two processes do to one schema at once."""

import asyncio

import pytest

from graph.errors import StoreRefused
from graph.store import Store

MAKE = "CREATE INDEX store_test_only IF NOT EXISTS FOR (n:StoreTestOnly) ON (n.a)"


async def test_one_index_made_by_many_at_once_is_no_error(store: Store) -> None:
    await asyncio.gather(*(store.schema(MAKE) for _ in range(8)))
    rows = await store.schema("SHOW INDEXES YIELD name WHERE name = 'store_test_only' RETURN name")
    assert len(rows) == 1
    await store.schema("DROP INDEX store_test_only IF EXISTS")


async def test_what_is_wrong_is_not_repeated(store: Store) -> None:
    before = store.counters.retries
    with pytest.raises(StoreRefused):
        await store.schema("CREATE INDEX FOR")
    assert store.counters.retries == before
