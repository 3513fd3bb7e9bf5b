import asyncio

import pytest

from graph.deadline import left, within
from graph.errors import LimitExceeded
from graph.store import CaseStore


def test_without_one_a_step_takes_what_it_may() -> None:
    assert left(15.0) == 15.0


def test_the_nearer_end_counts() -> None:
    with within(60):
        assert left(15.0) == 15.0
        with within(2):
            assert 1.5 < left(15.0) <= 2
        assert left(15.0) == 15.0
    assert left(99.0) == 99.0


async def test_it_reaches_the_tasks_that_are_begun_in_it() -> None:
    async def step() -> float:
        return left(15.0)

    with within(2):
        task = asyncio.create_task(step())
    assert await task <= 2
    assert await step() == 15.0


async def test_what_is_over_does_not_begin(case: CaseStore) -> None:
    before = case.store.counters.reads
    with within(0), pytest.raises(LimitExceeded, match="time limit"):
        await case.read("RETURN 1 AS one")
    assert case.store.counters.reads == before


async def test_it_reaches_the_database(case: CaseStore) -> None:
    slow = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a + b) AS n"
    with within(0.3), pytest.raises(LimitExceeded, match="time limit"):
        await case.read(slow)
