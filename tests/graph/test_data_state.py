"""The state of a case: the same while nothing ran, another one after a run, a cursor's move or an assertion."""

import pytest

from graph.data_state import data_state
from graph.store import CaseStore
from tests.golden.case import load_golden


async def test_same_while_nothing_ran(case: CaseStore, other_case: CaseStore) -> None:
    empty = await data_state(case)
    await load_golden(case)
    loaded = await data_state(case)
    assert loaded == await data_state(case) != empty
    assert await data_state(other_case) == empty, "another case's data are none of this one's"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (r:Run {case: $case, id: 'run-ingest'}) SET r.new = r.new + 1",
        "CREATE (:Run {case: $case, id: 'another', status: 'running'})",
        "MATCH (c:Cursor {case: $case, id: 'capture-one'}) SET c.position = 61",
        "MATCH (:Account {case: $case})-[s:SAME_AS]->() WITH s LIMIT 1 SET s.withdrawn_at = datetime('2031-01-01')",
    ],
)
async def test_another_one_after_something_ran(text: str, case: CaseStore) -> None:
    await load_golden(case)
    before = await data_state(case)
    await case.run(text)
    assert await data_state(case) != before
