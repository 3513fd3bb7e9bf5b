from datetime import UTC, datetime

import pytest

from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.gathering import gather
from graph.store import CaseStore

CHAIN = """UNWIND range(1, 4) AS i
MERGE (a:Account {case: $case, id: 'x:' + i})
MERGE (p:Post {case: $case, id: 'x:' + i})
MERGE (a)-[w:POSTED]->(p) SET w.recorded_first = datetime('2026-01-01T00:00:00Z') + duration({days: i})
WITH p, i WHERE i > 1
MATCH (b:Account {case: $case, id: 'x:' + (i - 1)})
MERGE (p)-[:MENTIONS]->(b)"""


async def test_breadth_first_with_every_relationship_between(case: CaseStore) -> None:
    await case.run(CHAIN)
    found = await gather(case, [("Account", "x:2")], depth=1, limit=10)
    assert {node.key for node in found.nodes} == {("Account", "x:2"), ("Post", "x:2"), ("Post", "x:3")}
    assert [(each.type, each.start, each.end) for each in found.relationships] == [
        ("MENTIONS", "x:3", "x:2"),
        ("POSTED", "x:2", "x:2"),
    ]
    assert (found.total, found.returned, found.complete, found.reason) == (3, 3, True, None)


async def test_two_steps_reach_the_next_accounts(case: CaseStore) -> None:
    await case.run(CHAIN)
    found = await gather(case, [("Account", "x:2")], depth=2, limit=10)
    assert {id_ for label, id_ in (node.key for node in found.nodes) if label == "Account"} == {"x:1", "x:2", "x:3"}


async def test_over_the_limit_it_says_so(case: CaseStore) -> None:
    await case.run(CHAIN)
    found = await gather(case, [("Account", "x:2")], depth=4, limit=3)
    assert found.returned == 3
    assert found.total > 3
    assert not found.complete
    assert "lower bound" in (found.reason or "")


async def test_as_known_before(case: CaseStore) -> None:
    await case.run(CHAIN)
    before = datetime(2026, 1, 2, 12, tzinfo=UTC)
    found = await gather(case, [("Account", "x:2")], depth=1, limit=10, known_on=before, types=["POSTED"])
    assert found.returned == 1
    assert found.relationships == ()


async def test_another_cases_seed_is_not_found(case: CaseStore, other_case: CaseStore) -> None:
    await other_case.run(CHAIN)
    with pytest.raises(NotFound):
        await gather(case, [("Account", "x:2")], depth=1, limit=10)


async def test_bounds(case: CaseStore) -> None:
    seeds = [("Account", "x:2")]
    with pytest.raises(LimitExceeded):
        await gather(case, seeds, depth=9, limit=10)
    with pytest.raises(LimitExceeded):
        await gather(case, seeds, depth=1, limit=0)
    with pytest.raises(ParameterInvalid):
        await gather(case, seeds, depth=1, limit=10, types=["KNOWS"])
