from datetime import UTC, datetime
from typing import Any

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


async def test_a_window_by_a_millisecond(case: CaseStore) -> None:
    await case.run(CHAIN)
    await case.run(
        "MATCH (p:Post {case: $case}) WHERE p.id IS NOT NULL "
        "SET p.at = datetime('2026-01-01T00:00:00Z') + duration({milliseconds: toInteger(substring(p.id, 2))})"
    )
    second, third = (datetime(2026, 1, 1, microsecond=number * 1_000, tzinfo=UTC) for number in (2, 3))
    found = await gather(case, [("Account", "x:2")], depth=1, limit=10, since=second, until=third)
    assert {node.key for node in found.nodes} == {("Account", "x:2"), ("Post", "x:2")}
    assert [each.type for each in found.relationships] == ["POSTED"]
    both = await gather(case, [("Account", "x:2")], depth=1, limit=10, since=second)
    assert {each.type for each in both.relationships} == {"POSTED", "MENTIONS"}


async def test_a_hub_on_the_way_is_shown_and_not_walked_through(
    case: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.gathering.HUB", 20)
    await case.run(
        "CREATE (a:Account {case: $case, id: 'x:1'})-[:FOLLOWS]->(h:Account {case: $case, id: 'x:hub'}) "
        "WITH h UNWIND range(2, 40) AS i CREATE (:Account {case: $case, id: 'x:' + i})-[:FOLLOWS]->(h)"
    )
    stopped = await gather(case, [("Account", "x:1")], depth=2, limit=100)
    assert {node.id for node in stopped.nodes} == {"x:1", "x:hub"}
    assert "1 nodes with more than 20 relationships" in (stopped.reason or "")
    assert not stopped.complete
    walked = await gather(case, [("Account", "x:1")], depth=2, limit=100, through_hubs=True)
    assert (walked.returned, walked.complete) == (41, True)
    seed = await gather(case, [("Account", "x:hub")], depth=1, limit=100)
    assert seed.returned == 41


async def test_a_step_that_takes_too_long_leaves_the_ones_before(
    case: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await case.run(CHAIN)
    whole, walked = CaseStore.one, []

    async def one(self: CaseStore, query: Any, **parameters: Any) -> Any:
        if "hub" in parameters:
            walked.append(parameters["label"])
            if len(walked) > 1:
                raise LimitExceeded("The question took longer than its time limit.", "Narrow it.")
        return await whole(self, query, **parameters)

    monkeypatch.setattr(CaseStore, "one", one)
    found = await gather(case, [("Account", "x:2")], depth=3, limit=10)
    assert {node.key for node in found.nodes} == {("Account", "x:2"), ("Post", "x:2"), ("Post", "x:3")}
    assert "Only 1 of 3 steps were walked" in (found.reason or "")
