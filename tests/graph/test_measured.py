import pytest

from graph.errors import LimitExceeded
from graph.measured import SCHEMA, read_measures
from graph.model import MEASURES
from graph.store import CaseStore
from tests.golden.case import ADA, FINN, load_golden

MANY = "UNWIND range(1, 25000) AS i CREATE (:Account {case: $case, id: 'x:' + i, pagerank: 1.0 / i})"


async def test_accounts_with_all_of_their_measures(case: CaseStore) -> None:
    await load_golden(case)
    found = await read_measures(case)
    rows = {row["account"]: row async for batch in found.batches for row in batch.to_pylist()}
    assert found.total == found.returned == len(rows)
    assert rows[FINN]["betweenness"] == 0.5
    assert (rows[ADA]["handle"], rows[ADA]["community"], rows[ADA]["pagerank"]) == ("ada_lee", 0, 0.4)
    assert list(rows) == sorted(rows)
    assert set(MEASURES) <= set(SCHEMA.names)


async def test_in_batches_up_to_the_limit(case: CaseStore) -> None:
    await case.run(MANY)
    found = await read_measures(case, limit=15_000)
    assert (found.total, found.returned) == (25_000, 15_000)
    assert [batch.num_rows async for batch in found.batches] == [10_000, 5_000]


async def test_nothing_and_bounds(case: CaseStore) -> None:
    found = await read_measures(case)
    assert (found.total, [batch async for batch in found.batches]) == (0, [])
    for limit in (0, 1_000_001):
        with pytest.raises(LimitExceeded):
            await read_measures(case, limit=limit)
