import time
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.errors import LimitExceeded, ParameterInvalid
from graph.paths import Bound, Kind, Search, find_paths
from graph.store import CaseStore

# a-b-d and a-c-d follow each other, a-e-f-d is longer; c-d happened on the third
MAKE = """UNWIND [['a', 'b', 1], ['b', 'd', 2], ['a', 'c', 1], ['c', 'd', 3],
  ['a', 'e', 1], ['e', 'f', 1], ['f', 'd', 1]] AS x
MERGE (a:Account {case: $case, id: x[0]}) MERGE (b:Account {case: $case, id: x[1]})
MERGE (a)-[t:FOLLOWS]->(b) SET t.at = datetime('2026-01-0' + x[2] + 'T00:00:00Z'),
  t.recorded_first = datetime('2026-02-0' + x[2] + 'T00:00:00Z')"""
DENSE = """UNWIND range(1, $n) AS i CREATE (:Account {case: $case, id: 'n' + i})
WITH count(*) AS made
MATCH (a:Account {case: $case}) WHERE a.id IS NOT NULL
MATCH (b:Account {case: $case}) WHERE b.id > a.id
CREATE (a)-[:FOLLOWS]->(b)"""


def search(start: str, end: str, **more: Any) -> Search:
    return Search(("Account", start), ("Account", end), **more)


@pytest.fixture
async def made(case: CaseStore) -> CaseStore:
    await case.run(MAKE)
    return case


def keys(found: object) -> list[str]:
    paths: Any = found
    return ["".join(key for _, key in path.nodes) for path in paths.paths]


async def test_all_of_the_shortest_and_no_longer_one(made: CaseStore) -> None:
    found = await find_paths(made, search("a", "d", limit=10))
    assert keys(found) == ["abd", "acd"]
    assert (found.total, found.bound, found.searched) == (2, Bound.NONE, 2)
    steps = found.paths[0].relationships
    assert [(each.type, each.start, each.end) for each in steps] == [("FOLLOWS", "a", "b"), ("FOLLOWS", "b", "d")]
    assert steps[0].properties["at"] == datetime(2026, 1, 1, tzinfo=UTC)
    one = await find_paths(made, search("a", "d"))
    assert (keys(one), one.total) == (["abd"], 2)


async def test_the_shortest_few_whatever_their_length(made: CaseStore) -> None:
    found = await find_paths(made, search("a", "d", kind=Kind.BOUNDED, limit=3))
    assert keys(found)[2] == "aefd"
    assert found.bound is Bound.COUNT
    all_of_them = await find_paths(made, search("a", "d", kind=Kind.BOUNDED, limit=9))
    assert (len(all_of_them.paths), all_of_them.bound) == (3, Bound.LENGTH)
    assert all(len(set(path.nodes)) == len(path.nodes) for path in all_of_them.paths)


async def test_types_direction_window_and_knowledge(made: CaseStore) -> None:
    assert keys(await find_paths(made, search("a", "d", types=("POSTED",)))) == []
    assert keys(await find_paths(made, search("d", "a", limit=5))) == ["dba", "dca"]
    assert keys(await find_paths(made, search("d", "a", directed=True))) == []
    assert keys(await find_paths(made, search("a", "d", directed=True, limit=5))) == ["abd", "acd"]
    day = [datetime(2026, 1, number, tzinfo=UTC) for number in range(1, 5)]
    assert keys(await find_paths(made, search("a", "d", limit=5, until=day[2]))) == ["abd"]
    assert keys(await find_paths(made, search("a", "d", limit=5, until=day[1]))) == ["aefd"]
    edge = day[2].replace(microsecond=1_000)
    assert keys(await find_paths(made, search("a", "d", limit=5, until=edge))) == ["abd", "acd"]
    assert keys(await find_paths(made, search("a", "d", limit=5, since=edge))) == []
    known_on = datetime(2026, 2, 2, tzinfo=UTC)
    assert keys(await find_paths(made, search("a", "d", limit=5, known_on=known_on))) == ["abd"]


async def test_none_within_the_length_says_so(made: CaseStore) -> None:
    found = await find_paths(made, search("a", "d", max_length=1))
    assert (found.paths, found.total, found.bound, found.searched) == ([], 0, Bound.LENGTH, 1)
    assert "at most 1 steps" in (found.reason or "")


async def test_a_node_to_itself(made: CaseStore) -> None:
    found = await find_paths(made, search("a", "a"))
    assert (keys(found), found.paths[0].relationships) == (["a"], ())


async def test_another_case_is_not_walked(made: CaseStore, other_case: CaseStore) -> None:
    assert (await find_paths(other_case, search("a", "d"))).paths == []


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"max_length": 0}, LimitExceeded),
        ({"max_length": 9}, LimitExceeded),
        ({"kind": Kind.BOUNDED, "limit": 26}, LimitExceeded),
        ({"limit": 0}, LimitExceeded),
        ({"types": ("KNOWS",)}, ParameterInvalid),
        ({"types": ("FOLLOWS]-() DETACH DELETE n //",)}, ParameterInvalid),
        ({"types": ()}, ParameterInvalid),
    ],
)
async def test_bounds(case: CaseStore, more: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        await find_paths(case, search("a", "d", **more))


async def test_what_runs_out_of_time_says_how_far_it_looked(case: CaseStore) -> None:
    """Two hubs of a dense graph, and nothing between them over the only type that is left at the end."""
    await case.run(DENSE, n=120)
    await case.run("CREATE (:Account {case: $case, id: 'alone'})")
    started = time.monotonic()
    found = await find_paths(
        case, search("n1", "n2", kind=Kind.BOUNDED, limit=25, max_length=8, until=datetime(2026, 1, 1, tzinfo=UTC))
    )
    assert (found.total, found.bound) == (0, Bound.LENGTH)
    none = await find_paths(case, search("n1", "alone", max_length=8, seconds=0.1))
    assert (none.total, none.bound, none.searched) == (0, Bound.TIME, 0)
    assert "ran out" in (none.reason or "")
    assert time.monotonic() - started < 20


async def test_none_between_two_hubs_is_told_after_few_reads(case: CaseStore) -> None:
    """Two stars that do not touch: each end is looked at from, and nothing is written out."""
    await case.run(
        "UNWIND ['n', 'm'] AS hub CREATE (a:Account {case: $case, id: hub}) WITH a, hub "
        "UNWIND range(1, 400) AS i CREATE (a)-[:FOLLOWS]->(:Account {case: $case, id: hub + i})"
    )
    counters = case.store.counters
    for kind in Kind:
        before = counters.reads
        found = await find_paths(case, search("n", "m", kind=kind, limit=5, max_length=8))
        assert (found.total, found.bound, found.searched) == (0, Bound.LENGTH, 8)
        assert counters.reads - before == 5  # one for each length that is tried, whatever the hubs have


async def test_longer_ones_are_read_only_where_the_shortest_are_too_few(made: CaseStore) -> None:
    reads = []
    for limit in (2, 3):
        before = made.store.counters.reads
        found = await find_paths(made, search("a", "d", kind=Kind.BOUNDED, limit=limit))
        assert (found.total, found.searched) == (limit, limit)
        reads.append(made.store.counters.reads - before)
    assert reads == [1, 2]


async def test_a_round_that_is_cut_leaves_the_ones_before(made: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, asked = CaseStore.one, []

    async def one(case: CaseStore, query: Any, **parameters: Any) -> Any:
        asked.append(parameters["seconds"])
        if len(asked) == 3:
            raise LimitExceeded("The question took longer than its time limit.", "Narrow it.")
        return await whole(case, query, **parameters)

    monkeypatch.setattr(CaseStore, "one", one)
    found = await find_paths(made, search("a", "nobody", max_length=8, seconds=5))
    assert (found.total, found.bound, found.searched) == (0, Bound.TIME, 3)
    assert found.reason == "There is none of at most 3 steps. The time of 5 s ran out before longer ones were searched."
    assert all(seconds <= 5 for seconds in asked)
