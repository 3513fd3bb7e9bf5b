from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa
import pytest

from graph.analyses import ObjectKind
from graph.projection import KINDS, TieProjection, cascades, shares, table_digest, ties
from graph.store import CaseStore

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ACCOUNTS = """UNWIND $ids AS id CREATE (:Account {case: $case, id: id, recorded_first: $at,
  native_id: CASE WHEN id CONTAINS '@' THEN null ELSE id END})"""
TIES = """UNWIND $rows AS r MATCH (a:Account {case: $case, id: r.a}) MATCH (b:Account {case: $case, id: r.b})
CREATE (a)-[t:INTERACTED]->(b) SET t = r.p, t.recorded_first = $at"""
ALIASES = """UNWIND $rows AS r MATCH (a:Account {case: $case, id: r[0]}) MATCH (b:Account {case: $case, id: r[1]})
CREATE (a)-[:SAME_AS {recorded_first: $at, withdrawn_at: r[2]}]->(b)"""
POSTS = """UNWIND $rows AS r MATCH (a:Account {case: $case, id: r.account})
CREATE (a)-[:POSTED]->(:Post {case: $case, id: r.id, at: r.at, at_source: r.at_source, text_key: r.text_key,
  is_repost: r.is_repost, recorded_first: $at})"""
LINKS = """UNWIND $rows AS r MATCH (a {case: $case, id: r[0]}) MATCH (b {case: $case, id: r[2]})
CREATE (a)-[t:$(r[1]) {recorded_first: $at, implied: r[3]}]->(b)"""


async def test_ties_are_indexes_into_sorted_ids(case: CaseStore, other_case: CaseStore) -> None:
    await _write(case, {("x:2", "x:1"): _tie(reposts=3), ("x:10", "x:2"): _tie(mentions=1)}, more=["x:alone"])
    await _write(other_case, {("x:1", "x:2"): _tie(reposts=99)})
    found = await ties(case)
    assert found.ids == ["x:1", "x:10", "x:2"]
    assert _edges(found) == {("x:2", "x:1"): 3, ("x:10", "x:2"): 1}
    assert (found.folded, found.self_ties, found.isolated, found.pending) == (0, 0, 1, 0)
    assert (found.source.dtype, found.target.dtype) == ("int32", "int32")


async def test_kinds_and_days_are_counted_exactly(case: CaseStore) -> None:
    by_day = {10: (1, 0, 0, 0), 11: (0, 2, 0, 0), 12: (0, 0, 4, 8)}
    await _write(case, {("x:1", "x:2"): _by_day(by_day), ("x:2", "x:1"): _by_day({11: (0, 0, 0, 16)})})
    days = [date(1970, 1, 1) + timedelta(days=n) for n in range(14)]
    assert _edges(await ties(case)) == {("x:1", "x:2"): 15, ("x:2", "x:1"): 16}
    assert _edges(await ties(case, kinds=frozenset({"reposts", "quotes"}))) == {("x:1", "x:2"): 5}
    assert _edges(await ties(case, since=days[11], until=days[11])) == {("x:1", "x:2"): 2, ("x:2", "x:1"): 16}
    assert _edges(await ties(case, since=days[12])) == {("x:1", "x:2"): 12}
    assert _edges(await ties(case, until=days[10], kinds=frozenset({"reposts"}))) == {("x:1", "x:2"): 1}
    assert _edges(await ties(case, since=days[13])) == {}


async def test_aliases_are_folded_and_self_ties_judged_after_that(case: CaseStore) -> None:
    written = {
        ("x:1", "x:@bo"): _tie(mentions=2), ("x:1", "x:2"): _tie(reposts=1),
        ("x:@bo", "x:2"): _tie(replies=5),  # bo with itself, once folded
        ("x:@two", "x:1"): _tie(quotes=1), ("x:@gone", "x:1"): _tie(quotes=2),
    }  # fmt: skip
    await _write(case, written, more=["x:3", "x:4"])
    rows = [["x:@bo", "x:2", None], ["x:@two", "x:3", None], ["x:@two", "x:4", None], ["x:@gone", "x:3", LONG_AGO]]
    await case.run(ALIASES, rows=rows, at=LONG_AGO)
    found = await ties(case)
    assert _edges(found) == {("x:1", "x:2"): 3, ("x:@two", "x:1"): 1, ("x:@gone", "x:1"): 2}
    assert (found.folded, found.self_ties) == (2, 1)
    raw = await ties(case, aliases=False)
    assert _edges(raw) == {pair: properties["weight"] for pair, properties in written.items()}
    assert (raw.folded, raw.self_ties) == (0, 0)


async def test_what_was_not_recorded_then_is_not_there(case: CaseStore) -> None:
    await _write(case, {("x:1", "x:2"): _tie(reposts=1)})
    await _write(case, {("x:3", "x:4"): _tie(reposts=1)}, at=datetime(2026, 5, 5, tzinfo=UTC))
    assert _edges(await ties(case, known_on=datetime(2026, 1, 1, tzinfo=UTC))) == {("x:1", "x:2"): 1}
    assert len(_edges(await ties(case))) == 2


async def test_a_load_that_is_not_finished_is_told(case: CaseStore) -> None:
    await case.run("CREATE (:Run {case: $case, id: 'r', kind: 'ingest', ties_pending: true})")
    assert (await ties(case)).pending == 1


async def test_an_empty_case_gives_an_empty_graph(case: CaseStore) -> None:
    found = await ties(case)
    assert (found.ids, found.graph().vcount(), found.graph(directed=False).ecount()) == ([], 0, 0)


async def test_the_digest_is_that_of_the_ties_alone(case: CaseStore, other_case: CaseStore) -> None:
    written = {("x:1", "x:2"): _tie(reposts=3), ("x:2", "x:1"): _tie(mentions=1), ("x:3", "x:1"): _tie(quotes=1)}
    await _write(case, written)
    await _write(other_case, dict(reversed(written.items())), more=["x:alone"])
    assert (await ties(case)).digest == (await ties(other_case)).digest
    assert (await ties(case, kinds=KINDS - {"quotes"})).digest != (await ties(case)).digest


async def test_graphs_carry_names_and_weights(case: CaseStore) -> None:
    await _write(case, {("x:1", "x:2"): _tie(reposts=3), ("x:2", "x:1"): _tie(mentions=4)})
    found = await ties(case)
    directed, undirected = found.graph(), found.graph(directed=False)
    assert directed.is_directed()
    assert directed.vs["name"] == ["x:1", "x:2"]
    assert [(e.source, e.target, e["weight"]) for e in directed.es] == [(0, 1, 3), (1, 0, 4)]
    assert [(e.source, e.target, e["weight"]) for e in undirected.es] == [(0, 1, 7)]


async def test_shares_of_reposts_leave_out_a_posts_own_and_what_has_no_time(case: CaseStore) -> None:
    await _write(case, {}, more=["x:1", "x:2", "x:@two"])
    posts = [_post("p", "x:1", 0)] + [_post(*each, is_repost=True) for each in (("r1", "x:2", 5), ("r2", "x:1", 6))]
    posts += [_post("r3", "x:2", 7, is_repost=True, at_source="capture"), _post("r4", "x:@two", None, is_repost=True)]
    await case.run(POSTS, rows=posts, at=LONG_AGO)
    await case.run(LINKS, rows=[[f"r{n}", "REPOSTS", "p", None] for n in range(1, 5)], at=LONG_AGO)
    await case.run(LINKS, rows=[["r1", "REPOSTS", "r1", None]], at=LONG_AGO)
    found = await shares(case, object_kind="repost")
    assert sorted(found.to_pylist(), key=lambda row: str(row["post"])) == [
        {"object": "p", "account": "x:2", "post": "r1", "at": 5000},
        {"object": "p", "account": "x:1", "post": "r2", "at": 6000},
    ]
    assert found.schema.metadata == {b"own": b"1", b"no_time": b"2"}
    after = await shares(case, object_kind="repost", since=date(1970, 1, 2))
    assert after.num_rows == 0


@pytest.mark.parametrize(("kind", "name", "label"), [("link", "LINKS_TO", "Link"), ("hashtag", "TAGGED", "Hashtag")])
async def test_shares_of_things_are_those_of_own_posts(
    case: CaseStore, kind: ObjectKind, name: str, label: str
) -> None:
    await _write(case, {}, more=["x:1", "x:2", "x:@two"])
    await case.run(ALIASES, rows=[["x:@two", "x:2", None]], at=LONG_AGO)
    await case.run(f"CREATE (:{label} {{case: $case, id: 'thing'}})")
    posts = [_post("p1", "x:1", 1), _post("p2", "x:@two", 86_399), _post("r", "x:2", 3, is_repost=True)]
    posts.append(_post("late", "x:1", 86_400))
    await case.run(POSTS, rows=posts, at=LONG_AGO)
    await case.run(LINKS, rows=[[post["id"], name, "thing", None] for post in posts], at=LONG_AGO)
    found = await shares(case, object_kind=kind, until=date(1970, 1, 1))
    assert sorted(found.to_pylist(), key=lambda row: str(row["post"])) == [
        {"object": "thing", "account": "x:1", "post": "p1", "at": 1000},
        {"object": "thing", "account": "x:2", "post": "p2", "at": 86_399_000},
    ]


async def test_shares_of_texts_are_by_their_key(case: CaseStore) -> None:
    await _write(case, {}, more=["x:1", "x:2"])
    rows = [_post("p1", "x:1", 1, text_key="k"), _post("p2", "x:2", 2, text_key="k"), _post("p3", "x:2", 3)]
    await case.run(POSTS, rows=[*rows, _post("r", "x:2", 4, text_key="k", is_repost=True)], at=LONG_AGO)
    found = await shares(case, object_kind="text")
    assert sorted(found["post"].to_pylist()) == ["p1", "p2"]
    assert set(found["object"].to_pylist()) == {"k"}


async def test_cascades_say_who_took_up_whose_posts(case: CaseStore, other_case: CaseStore) -> None:
    for each in (case, other_case):
        await _write(each, {}, more=["x:1", "x:2"])
        await each.run(POSTS, rows=[_post(name, "x:1", 0) for name in ("p", "q")], at=LONG_AGO)
        await each.run(POSTS, rows=[_post(name, "x:2", 1) for name in ("a", "b", "c", "d")], at=LONG_AGO)
    rows = [["a", "REPOSTS", "p", None], ["b", "REPLIES_TO", "p", None], ["c", "QUOTES", "q", None]]
    rows += [["d", "MENTIONS", "x:1", None], ["a", "MENTIONS", "x:1", True]]
    await case.run(LINKS, rows=rows, at=LONG_AGO)
    found = await cascades(case)
    assert sorted(tuple(row.values()) for row in found.to_pylist()) == [
        ("x:1", "x:2", "mention", "d"), ("x:1", "x:2", "quote", "q"),
        ("x:1", "x:2", "reply", "p"), ("x:1", "x:2", "repost", "p"),
    ]  # fmt: skip


def test_a_tables_digest_does_not_depend_on_the_order_of_rows() -> None:
    one, two = pa.table({"a": ["x", "y"], "n": [1, None]}), pa.table({"a": ["y", "x"], "n": [None, 1]})
    assert table_digest(one) == table_digest(two)
    assert table_digest(one) != table_digest(pa.table({"a": ["x", "y"], "n": [None, 1]}))


async def _write(
    case: CaseStore,
    written: Mapping[tuple[str, str], dict[str, object]],
    *,
    more: list[str] | None = None,
    at: datetime = LONG_AGO,
) -> None:
    await case.run(ACCOUNTS, ids=sorted({*(more or []), *(end for pair in written for end in pair)}), at=at)
    await case.run(TIES, rows=[{"a": a, "b": b, "p": p} for (a, b), p in written.items()], at=at)


def _tie(**counts: int) -> dict[str, object]:
    return _by_day({1: tuple(counts.get(kind, 0) for kind in ("reposts", "replies", "quotes", "mentions"))})


def _by_day(counts: Mapping[int, tuple[int, ...]]) -> dict[str, object]:
    columns = dict(zip(("reposts", "replies", "quotes", "mentions"), zip(*counts.values(), strict=True), strict=True))
    totals = {kind: sum(column) for kind, column in columns.items()}
    by_day = {f"{kind}_by_day": list(column) for kind, column in columns.items()}
    return {"weight": sum(totals.values()), **totals, "days": list(counts), **by_day}


def _post(name: str, account: str, second: int | None, **more: object) -> dict[str, object]:
    at = None if second is None else datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
    empty = {"at_source": "platform", "text_key": None, "is_repost": None}
    return {"id": name, "account": account, "at": at, **empty, **more}


def _edges(found: TieProjection) -> dict[tuple[str, str], int]:
    ends = zip(found.source.tolist(), found.target.tolist(), found.weight.tolist(), strict=True)
    return {(found.ids[a], found.ids[b]): weight for a, b, weight in ends}
