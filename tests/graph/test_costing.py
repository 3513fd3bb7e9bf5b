"""The cost is said beforehand, by what is there and not by the planner's guess."""

from datetime import UTC, datetime

import pytest

from cypher import query
from graph.asking import check, cost_of
from graph.costing import cost, cost_of_plan
from graph.errors import ParameterInvalid
from graph.store import CaseStore
from tests.golden.case import load_golden

MANY = "UNWIND range(1, 5000) AS n CREATE (:Post {case: $case, id: 'x:' + n, at: datetime('2026-01-05T12:00:00Z')})"
AMPLIFIES = query("investigations", "same_text_within_seconds")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (0, "light"), (300_000, "light"), (300_001, "heavy"), (3e8, "may reach its time limit"),
        (1e300, "may reach its time limit"),
    ],
)  # fmt: skip
def test_words(rows: float, words: str) -> None:
    assert cost(rows).words == words


async def test_more_posts_cost_more_and_a_narrow_time_less(case: CaseStore) -> None:
    few = await cost_of(case, AMPLIFIES, {})
    await case.run(MANY)
    many = await cost_of(case, AMPLIFIES, {})
    none = await cost_of(case, AMPLIFIES, {"since": "2026-02-01"})
    assert many.estimated_rows > 5_000 > few.estimated_rows
    assert none.estimated_rows < many.estimated_rows


async def test_another_case_does_not_count(case: CaseStore, other_case: CaseStore) -> None:
    await case.run(MANY)
    assert (await cost_of(other_case, AMPLIFIES, {})).estimated_rows < (
        await cost_of(case, AMPLIFIES, {})
    ).estimated_rows


async def test_one_thing_that_is_named_is_not_counted(case: CaseStore) -> None:
    await load_golden(case)
    question = query("investigations", "first_to_use_hashtag")
    values = check(question, {"hashtag": "oldmill"})
    plan = await case.store.explain(question.text, case=case.case, **values)
    assert (await cost_of_plan(case, plan, values)).estimated_rows == int(plan.estimated_rows)


async def test_what_can_not_be_asked_has_no_cost(case: CaseStore) -> None:
    with pytest.raises(ParameterInvalid):
        await cost_of(case, AMPLIFIES, {"limit": 0})
    with pytest.raises(ParameterInvalid):
        await cost_of(case, AMPLIFIES, {"since": datetime(2026, 1, 1, tzinfo=UTC), "nobody": 1})
