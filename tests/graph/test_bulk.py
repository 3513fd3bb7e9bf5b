"""The packed read of a part of a case, against what the same part is by other ways."""

from datetime import UTC, datetime

import pyarrow as pa
import pytest

from graph import bulk
from graph.bulk import ALL, Bulk, column_types, edge_rows, node_rows, read_bulk
from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.gathering import gather
from graph.model import NODES, RELATIONSHIP_BY_TYPE, Cursor
from graph.store import CaseStore
from graph.subgraph import Note
from tests.golden.case import ADA, BEN, BETWEEN, CLEO, NOON, load_golden

SEEDS = [("Account", ADA), ("Hashtag", "oldmill")]


def keys(found: Bulk) -> set[tuple[str, str]]:
    return {(row["label"], row["id"]) for row in node_rows(found.nodes)}


def relationships(found: Bulk) -> set[tuple[str, str, str]]:
    return {(row["type"], row["start"], row["end"]) for row in edge_rows(found.nodes, found.edges)}


@pytest.fixture
async def golden(case: CaseStore) -> CaseStore:
    await load_golden(case)
    return case


async def test_it_is_what_the_reading_node_by_node_finds(golden: CaseStore) -> None:
    for depth in range(4):
        slow = await gather(golden, SEEDS, depth=depth, limit=1_000)
        fast = await read_bulk(golden, SEEDS, depth=depth, limit=1_000)
        assert keys(fast) == {node.key for node in slow.nodes}
        assert relationships(fast) == {(each.type, each.start, each.end) for each in slow.relationships}
        assert (fast.total, fast.returned, fast.complete, fast.reason) == (slow.total, slow.returned, True, None)


async def test_as_it_was_known_then(golden: CaseStore) -> None:
    slow = await gather(golden, SEEDS, depth=2, limit=1_000, known_on=BETWEEN)
    fast = await read_bulk(golden, SEEDS, depth=2, limit=1_000, known_on=BETWEEN)
    assert keys(fast) == {node.key for node in slow.nodes}
    assert relationships(fast) == {(each.type, each.start, each.end) for each in slow.relationships}
    assert keys(fast) < keys(await read_bulk(golden, SEEDS, depth=2, limit=1_000))


async def test_all_that_is_known_of_nodes_and_relationships(golden: CaseStore) -> None:
    slow = await gather(golden, SEEDS, depth=2, limit=1_000)
    fast = await read_bulk(golden, SEEDS, depth=2, limit=1_000, columns=(ALL,), in_full=True)
    note = Note(case="c", title="The bridge")
    found = fast.subgraph(note)
    assert {node.key: node.properties for node in found.nodes} == {node.key: node.properties for node in slow.nodes}
    ends = {(each.type, each.start, each.end): each.properties for each in slow.relationships}
    assert {(each.type, each.start, each.end): each.properties for each in found.relationships} == ends
    assert found.note is note


async def test_columns_have_the_types_of_the_model(golden: CaseStore) -> None:
    found = await read_bulk(golden, SEEDS, depth=1, limit=100, columns=("at", "handle", "community", "stub"))
    types = {name: found.nodes.schema.field(name).type for name in found.nodes.column_names}
    assert types.pop("label") == pa.dictionary(pa.int8(), pa.string())
    assert types == {
        "id": pa.string(), "stub": pa.bool_(), "handle": pa.string(), "community": pa.int64(),
        "at": pa.timestamp("ms", tz="UTC"),
    }  # fmt: skip
    by_key = {(row["label"], row["id"]): row["properties"] for row in node_rows(found.nodes)}
    assert by_key["Account", ADA] == {"stub": False, "handle": "ada_lee", "community": 0}
    assert by_key["Post", "x:101"]["at"] == NOON


async def test_weights_and_times_of_relationships(golden: CaseStore) -> None:
    found = await read_bulk(golden, [("Account", BEN)], depth=1, limit=100, types=["INTERACTED", "FOLLOWS"])
    rows = {
        (row["type"], row["end"]): row["properties"]
        for row in edge_rows(found.nodes, found.edges)
        if row["start"] == BEN
    }
    tie = rows["INTERACTED", ADA]
    assert tie["weight"] == 3
    assert (tie["first_at"], tie["last_at"]) == (NOON.replace(minute=2), NOON.replace(day=6))
    assert rows["FOLLOWS", ADA].keys() == {"at"}


async def test_what_has_no_time_is_in_no_window(golden: CaseStore) -> None:
    early = await read_bulk(golden, [("Account", BEN)], depth=1, limit=100, until=NOON.replace(minute=3))
    late = await read_bulk(golden, [("Account", BEN)], depth=1, limit=100, since=NOON.replace(day=6))
    assert ("Post", "x:103") in keys(early) - keys(late)
    assert ("Post", "x:104") in keys(late) - keys(early)
    assert ("INTERACTED", BEN, ADA) in relationships(early) & relationships(late)
    assert ("SAME_AS", "x:@ben_old", BEN) not in relationships(early) | relationships(late)
    assert ("LIKED", CLEO, "x:101") not in relationships(early), "the post's time is not the like's"


async def test_over_the_limit_it_is_cut_in_a_fixed_order(golden: CaseStore) -> None:
    first, again = [await read_bulk(golden, SEEDS, depth=2, limit=6) for _ in range(2)]
    assert first.nodes.column("id").to_pylist() == again.nodes.column("id").to_pylist()
    assert {("Account", ADA), ("Hashtag", "oldmill")} <= keys(first)
    assert (first.returned, first.complete) == (6, False)
    assert first.total > 6
    assert "lower bound" in str(first.reason)


async def test_seeds_alone(golden: CaseStore) -> None:
    found = await read_bulk(golden, [("Account", ADA), ("Account", ADA), ("Account", BEN)], depth=0, limit=2)
    assert [row["id"] for row in node_rows(found.nodes)] == [ADA, BEN]
    assert ("INTERACTED", BEN, ADA) in relationships(found)
    nothing = await read_bulk(golden, [("Account", CLEO)], depth=1, limit=10, types=["ABOUT"])
    assert (nothing.returned, nothing.edges.num_rows) == (1, 0)


async def test_what_is_not_there_or_of_another_case(golden: CaseStore, other_case: CaseStore) -> None:
    for case, seed in ((golden, ("Account", "x:nobody")), (other_case, ("Account", ADA)), (golden, ("Person2", "x"))):
        with pytest.raises(NotFound):
            await read_bulk(case, [seed], depth=1, limit=10)


async def test_bounds(case: CaseStore) -> None:
    seeds = [("Account", ADA)]
    for depth, limit in ((5, 10), (-1, 10), (1, 0), (1, 100_001)):
        with pytest.raises(LimitExceeded):
            await read_bulk(case, seeds, depth=depth, limit=limit)
    with pytest.raises(LimitExceeded):
        await read_bulk(case, [], depth=1, limit=10)
    with pytest.raises(ParameterInvalid):
        await read_bulk(case, seeds, depth=1, limit=10, columns=("case",))
    with pytest.raises(ParameterInvalid):
        await read_bulk(case, seeds, depth=1, limit=10, types=["KNOWS"])


async def test_more_relationships_than_may_be_are_told_and_cut(
    golden: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await read_bulk(golden, SEEDS, depth=2, limit=1_000, in_full=True)
    monkeypatch.setattr(bulk, "MOST_EDGES", whole.edges.num_rows - 1)
    found = await read_bulk(golden, SEEDS, depth=2, limit=1_000, in_full=True)
    assert found.edges.num_rows == len(found.properties) == whole.edges.num_rows - 1
    assert (found.complete, found.total) == (False, whole.total)
    assert "relationships" in str(found.reason)


async def test_every_type_alone_is_its_part_of_all(golden: CaseStore) -> None:
    seeds = list(keys(await read_bulk(golden, SEEDS, depth=4, limit=1_000)))
    whole = relationships(await read_bulk(golden, seeds, depth=0, limit=1_000))
    for name in RELATIONSHIP_BY_TYPE:
        alone = relationships(await read_bulk(golden, seeds, depth=0, limit=1_000, types=[name]))
        assert alone == {each for each in whole if each[0] == name}


def test_columns_are_those_of_the_model() -> None:
    assert {"handle", "at", "pagerank", "title"} <= column_types().keys()
    assert not {"case", "stamps", "position"} & column_types().keys()
    assert Cursor in NODES


def test_moments_are_utc() -> None:
    assert str(column_types()["at"]) == "timestamp[ms, tz=UTC]"
    assert datetime(2026, 1, 5, 12, tzinfo=UTC) == NOON
