"""Ties with their counts, against the projection that analyses run on."""

from datetime import date

import pytest

from graph.counted_ties import COUNTS, SCHEMA, read_ties
from graph.errors import LimitExceeded, NotFound
from graph.projection import ties
from graph.store import CaseStore
from tests.golden.case import ADA, ADA_BY_HANDLE, BEN, BETWEEN, CLEO, DAN, FINN, load_golden


@pytest.fixture
async def golden(case: CaseStore) -> CaseStore:
    await load_golden(case)
    return case


async def test_they_are_those_that_analyses_see(golden: CaseStore) -> None:
    for known_on in (None, BETWEEN):
        projection = await ties(golden, known_on=known_on)
        found = await (read_ties(golden) if known_on is None else read_ties(golden, known_on=known_on))
        ids, ends = projection.ids, zip(projection.source, projection.target, projection.weight, strict=True)
        expected = {(ids[source], ids[target]): int(weight) for source, target, weight in ends}
        rows = found.table.to_pylist()
        assert {(row["source"], row["target"]): row["weight"] for row in rows} == expected
        assert found.total == found.table.num_rows == len(expected)
        assert all(row["weight"] == sum(row[name] for name in COUNTS) for row in rows)


async def test_strongest_first_and_honest_where_cut(golden: CaseStore) -> None:
    whole, cut = await read_ties(golden), await read_ties(golden, limit=2)
    weights = whole.table.column("weight").to_pylist()
    assert weights == sorted(weights, reverse=True)
    assert cut.table.to_pylist() == whole.table.to_pylist()[:2]
    assert (cut.total, cut.complete) == (whole.total, False)
    assert cut.reason == f"The 2 strongest of {whole.total} ties."


async def test_of_one_account_in_both_directions_seen_through(golden: CaseStore) -> None:
    of_ada = await read_ties(golden, accounts=[ADA])
    whole = [row for row in (await read_ties(golden)).table.to_pylist() if ADA in (row["source"], row["target"])]
    assert sorted(of_ada.table.to_pylist(), key=str) == sorted(whole, key=str)
    assert ADA_BY_HANDLE not in {row["source"] for row in of_ada.table.to_pylist()}
    by_handle = await read_ties(golden, accounts=[ADA_BY_HANDLE, ADA])
    assert by_handle.table.to_pylist() == of_ada.table.to_pylist()


async def test_kinds_and_whole_days(golden: CaseStore) -> None:
    day = {"since": date(2026, 1, 6), "until": date(2026, 1, 6)}
    found = await read_ties(golden, accounts=[BEN], kinds=frozenset({"reposts", "quotes"}), **day)
    (row,) = [row for row in found.table.to_pylist() if row["target"] == ADA]
    assert (row["weight"], row["reposts"], row["quotes"]) == (1, 1, 0)
    assert row["first_day"] == row["last_day"] == date(2026, 1, 6)
    mentions = await read_ties(golden, kinds=frozenset({"mentions"}))
    assert (FINN, DAN) in {(row["source"], row["target"]) for row in mentions.table.to_pylist()}
    assert (BEN, ADA) not in {(row["source"], row["target"]) for row in mentions.table.to_pylist()}
    assert set(mentions.table.column("reposts").to_pylist()) == {0}


async def test_nothing_is_an_answer(case: CaseStore, golden: CaseStore) -> None:
    nothing = await read_ties(golden, accounts=[CLEO], since=date(1999, 1, 1), until=date(1999, 1, 2))
    assert (nothing.total, nothing.complete, nothing.table.num_rows) == (0, True, 0)
    assert nothing.table.schema == SCHEMA


async def test_an_empty_case(other_case: CaseStore) -> None:
    assert (await read_ties(other_case)).table.num_rows == 0


async def test_bounds_and_other_cases(golden: CaseStore, other_case: CaseStore) -> None:
    with pytest.raises(LimitExceeded):
        await read_ties(golden, limit=0)
    with pytest.raises(LimitExceeded):
        await read_ties(golden, accounts=["x:1"] * 501)
    with pytest.raises(NotFound):
        await read_ties(other_case, accounts=[ADA])
