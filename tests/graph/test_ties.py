"""INTERACTED is recomputed per (source, day): whatever came in whatever parts, it is what one look at all would say."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.finding import Identity, identity
from graph.model import Interacted, Post
from graph.projection import ties
from graph.store import CaseStore
from graph.ties import KINDS, Tie, fold, recompute
from graph.writer import delete_nodes, read_relationships
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines

DAY = 86_400
DAY_MS = DAY * 1000
Json = dict[str, Any]
Acts = list[tuple[int, int]]

acts = st.lists(st.tuples(st.integers(0, 6 * DAY_MS - 1), st.integers(0, 3)), max_size=12)


def _tie(found: Acts) -> Tie:
    tie = Tie()
    for at, kind in found:
        tie.add(at // DAY_MS, kind, 1, first=at, last=at)
    return tie


def _expected(found: Acts) -> Json:
    """What is to be stored of one pair, said without graph.ties."""
    days = sorted({at // DAY_MS for at, _ in found})
    if not days:
        return {"days": []}
    by_day = {
        f"{name}_by_day": [sum(at // DAY_MS == day and kind == number for at, kind in found) for day in days]
        for number, name in enumerate(KINDS)
    }
    totals = {name: sum(by_day[f"{name}_by_day"]) for name in KINDS}
    span = {"first_at": min(at for at, _ in found), "last_at": max(at for at, _ in found)}
    return {"weight": len(found), "days": days, **totals, **by_day, **span}


@given(before=acts, after=acts, more=st.sets(st.integers(0, 5)))
@settings(max_examples=300, deadline=None)
def test_replacing_the_touched_days_is_computing_all(before: Acts, after: Acts, more: set[int]) -> None:
    """Edits of any kind: a day is touched where its acts differ, and may be touched without a reason."""
    days = more | {at // DAY_MS for at, _ in set(before) ^ set(after)}
    kept = [act for act in before if act[0] // DAY_MS not in days]
    fresh = [act for act in after if act[0] // DAY_MS in days]
    old = _expected(before) if before else None
    result = fold(old, _tie(fresh), days)
    expected = _expected(kept + fresh)
    if result is None:
        assert old is not None
        lost_first = min(expected["days"]) not in days and min(old["days"]) != min(expected["days"])
        lost_last = max(expected["days"]) not in days and max(old["days"]) != max(expected["days"])
        assert lost_first or lost_last, "only a lost first or last time asks for a look at everything"
        result = fold(old, _tie(kept + fresh), None)
    assert result == expected


@given(found=acts.filter(bool))
def test_a_second_time_changes_nothing(found: Acts) -> None:
    once = fold(None, _tie(found), None)
    assert once == _expected(found)
    assert fold(once, Tie(), set()) == once


NAMES = ["anna", "bert", "cleo"]


@st.composite
def talks(draw: st.DrawFn) -> list[Json]:
    count = draw(st.integers(2, 8))
    numbers = [str(number) for number in range(count)]
    records = []
    for number in numbers:
        record: Json = {"post": number, "by": draw(st.sampled_from(NAMES))}
        record["at"] = 20_000 * DAY + draw(st.integers(0, 3)) * DAY // 2
        kind = draw(st.sampled_from(["reposts", "replies", "quotes", "mentions"]))
        record[kind] = [draw(st.sampled_from(NAMES))] if kind == "mentions" else draw(st.sampled_from(numbers))
        records.append(record)
    return records


@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_loads_in_any_parts_are_one_load(workspaces: Callable[[], Workspace], data: st.DataObject) -> None:
    records = data.draw(talks())
    order = data.draw(st.permutations(records))
    cut = data.draw(st.integers(1, len(records) - 1))
    whole, parts = workspaces(), workspaces()
    await whole.pipeline().load(PLAIN, write_lines(whole.folder / "whole.jsonl", records))
    for name, part in (("a", order[:cut]), ("b", order[cut:])):
        await parts.pipeline().load(PLAIN, write_lines(parts.folder / f"{name}.jsonl", part))
    assert await _stored(parts.case) == await _stored(whole.case) == _count(records)
    await recompute(parts.case, dict.fromkeys(f"t:{name}" for name in NAMES))
    assert await _stored(parts.case) == _count(records)


def _count(records: list[Json]) -> dict[tuple[str, str], Json]:
    author = {record["post"]: record["by"] for record in records}
    found: dict[tuple[str, str], Acts] = defaultdict(list)
    for record in records:
        for number, kind in enumerate(KINDS):
            value = record.get(kind)
            others = value if isinstance(value, list) else [author[value]] if value else []
            for other in others:
                if other != record["by"]:
                    found[f"t:{record['by']}", f"t:{other}"].append((record["at"] * 1000, number))
    return {pair: _expected(acts) for pair, acts in found.items()}


async def _stored(case: CaseStore) -> dict[tuple[str, str], Json]:
    rows = await case.read(read_relationships(Interacted))
    return {(row["start"], row["end"]): _without_clocks(row["properties"]) for row in rows}


def _without_clocks(properties: Json) -> Json:
    """What is the tie's own."""
    ours = ("recorded_first", "gone_recorded", "captured_first", "captured_last", "capture_first", "capture_last")
    return {name: value for name, value in properties.items() if name not in ours}


TALK: list[Json] = [
    {"post": "1", "by": "anna", "at": 20_000 * DAY},
    {"post": "2", "by": "bert", "at": 20_000 * DAY + 60, "reposts": "1"},
    {"post": "3", "by": "bert", "at": 20_001 * DAY, "replies": "1"},
    {"post": "4", "by": "bert", "at": 20_002 * DAY, "quotes": "1"},
]


async def _load(workspace: Workspace, name: str, records: list[Json]) -> None:
    await workspace.pipeline().load(PLAIN, write_lines(workspace.folder / name, records))


@pytest.mark.parametrize("gone", [["2"], ["4"], ["3"], ["2", "3", "4"]])
async def test_after_deletions_a_source_is_as_if_they_had_never_been(workspace: Workspace, gone: list[str]) -> None:
    await _load(workspace, "a.jsonl", TALK)
    await workspace.case.run(delete_nodes(Post), ids=[f"t:{number}" for number in gone])
    await recompute(workspace.case, {"t:bert": None})
    assert await _stored(workspace.case) == _count([record for record in TALK if record["post"] not in gone])


async def test_a_lost_first_day_is_found_again_though_only_that_day_is_touched(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", TALK)
    await workspace.case.run(delete_nodes(Post), ids=["t:2"])
    await recompute(workspace.case, {"t:bert": {20_000}})
    assert await _stored(workspace.case) == _count([record for record in TALK if record["post"] != "2"])


async def test_the_author_of_an_original_learned_later_makes_the_tie(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", TALK[1:])
    assert await _stored(workspace.case) == {}
    await _load(workspace, "b.jsonl", TALK[:1])
    assert await _stored(workspace.case) == _count(TALK)


async def test_a_post_that_moves_in_time_leaves_its_old_day(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", TALK[:2])
    await workspace.case.run("MATCH (p:Post {case: $case, id: 't:2'}) SET p.stamps = [s IN p.stamps | ''] RETURN 1")
    moved = TALK[1] | {"at": 20_009 * DAY}
    await _load(workspace, "b.jsonl", [moved])
    assert await _stored(workspace.case) == _count([TALK[0], moved])


async def test_left_out_are_self_ties_and_what_is_implied(workspace: Workspace) -> None:
    own = {"post": "5", "by": "anna", "at": 20_000 * DAY, "replies": "1", "mentions": ["anna"], "implied": ["cleo"]}
    await _load(workspace, "a.jsonl", [TALK[0], own])
    assert await _stored(workspace.case) == {}
    row = await workspace.case.one("MATCH (:Post {case: $case})-[r:MENTIONS|REPLIES_TO]->() RETURN count(r) AS n")
    assert row == {"n": 3}


# aliases: an account known by its handle alone


NAMED: Json = {"account": "dora", "handle": "Dora_E", "version": 1}
SAYS: Json = {"post": "1", "by": "anna", "at": 20_000 * DAY, "mentions": ["@dora_e"]}
SHE: Json = {"post": "2", "by": "dora", "at": 20_000 * DAY, "mentions": ["@dora_e", "anna"]}


async def _weights(case: CaseStore) -> dict[tuple[str, str], int]:
    found = await ties(case)
    pairs = zip(found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True)
    return {(found.ids[source], found.ids[target]): weight for source, target, weight in pairs}


@pytest.mark.parametrize("order", [[[NAMED], [SAYS]], [[SAYS], [NAMED]], [[NAMED, SAYS]], [[SAYS, NAMED]]])
async def test_whatever_comes_first_the_handle_is_joined_to_the_id(
    workspace: Workspace, order: list[list[Json]]
) -> None:
    for number, records in enumerate(order):
        await _load(workspace, f"{number}.jsonl", records)
    assert await identity(workspace.case, "t:@dora_e") == Identity("t:dora", ("t:dora", "t:@dora_e"))
    assert await _weights(workspace.case) == {("t:anna", "t:dora"): 1}
    rows = await workspace.case.read("MATCH (:Account {case: $case})-[s:SAME_AS]->() RETURN s.rule AS rule")
    assert rows == [{"rule": "handle_and_id"}]


async def test_self_ties_are_judged_after_folding(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", [SHE, NAMED])
    assert ("t:dora", "t:@dora_e") in await _stored(workspace.case)
    assert await _weights(workspace.case) == {("t:dora", "t:anna"): 1}
    assert (await ties(workspace.case)).self_ties == 1


async def test_a_handle_that_an_account_has_left_still_leads_to_it(workspace: Workspace) -> None:
    renamed: Json = {"account": "dora", "handle": "dora_new", "version": 2}
    await _load(workspace, "a.jsonl", [NAMED, renamed])
    await _load(workspace, "b.jsonl", [SAYS])
    assert (await identity(workspace.case, "t:@dora_e")).id == "t:dora"


@pytest.mark.parametrize("first", [True, False])
async def test_a_handle_of_two_accounts_is_ambiguous_and_not_seen_through(workspace: Workspace, first: bool) -> None:
    """Both are joined to it, and shown: one held it once, the other took it over."""
    records = [NAMED, {"account": "dora", "handle": "other", "version": 2}, {"account": "eve", "handle": "DORA_E"}]
    loads = [[SAYS], records] if first else [records, [SAYS]]
    for number, part in enumerate(loads):
        await _load(workspace, f"{number}.jsonl", part)
    rows = await workspace.case.read(
        "MATCH (:Account {case: $case, id: 't:@dora_e'})-[:SAME_AS]->(n) RETURN n.id AS id ORDER BY id"
    )
    assert [row["id"] for row in rows] == ["t:dora", "t:eve"]
    assert (await identity(workspace.case, "t:@dora_e")).id == "t:@dora_e"
    assert await identity(workspace.case, "t:dora") == Identity("t:dora", ("t:dora",))
    assert await _weights(workspace.case) == {("t:anna", "t:@dora_e"): 1}


async def test_a_withdrawn_join_is_not_seen_through_and_no_later_load_brings_it_back(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", [NAMED, SAYS])
    before = await _stored(workspace.case)
    await workspace.case.run(
        "MATCH (:Account {case: $case})-[s:SAME_AS]->() SET s.withdrawn_at = datetime() RETURN count(s)"
    )
    assert (await identity(workspace.case, "t:@dora_e")).id == "t:@dora_e"
    assert await _weights(workspace.case) == {("t:anna", "t:@dora_e"): 1}
    assert await _stored(workspace.case) == before
    await _load(workspace, "b.jsonl", [NAMED | {"version": 5}, SAYS])
    assert (await identity(workspace.case, "t:@dora_e")).id == "t:@dora_e"
