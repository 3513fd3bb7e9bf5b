import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.analyses import Result
from graph.errors import NotFound, ParameterInvalid, QueryNotFound
from graph.running import compare, earlier_runs, load_result, run_analysis, run_many, written_run
from graph.store import CaseStore

TIES = """UNWIND $pairs AS pair
MERGE (a:Account {case: $case, id: pair[0]}) MERGE (b:Account {case: $case, id: pair[1]})
MERGE (a)-[t:INTERACTED]->(b) SET t.weight = 1, t.reposts = 1, t.replies = 0, t.quotes = 0, t.mentions = 0,
  t.days = [1], t.reposts_by_day = [1], t.replies_by_day = [0], t.quotes_by_day = [0], t.mentions_by_day = [0]"""
SHARES = """UNWIND $rows AS r
MERGE (a:Account {case: $case, id: r[0]}) MERGE (l:Link {case: $case, id: r[2]})
CREATE (a)-[:POSTED]->(p:Post {case: $case, id: r[1], at: datetime({epochSeconds: r[3]}), at_source: 'platform'})
CREATE (p)-[:LINKS_TO]->(l)"""
TWICE = [["ada", "a1", "l1", 0], ["bo", "b1", "l1", 60], ["ada", "a2", "l2", 500], ["bo", "b2", "l2", 500]]
LATER = datetime(2100, 1, 1, tzinfo=UTC)


async def test_values_go_to_the_accounts_of_this_case_and_the_run_says_how(
    case: CaseStore, other_case: CaseStore, tmp_path: Path
) -> None:
    for each in (case, other_case):
        await _tie(each, ["x:1 x:2", "x:3 x:2"])
    run = await run_analysis(case, "degree", {}, results=tmp_path)
    assert (run.certainty, run.measures, run.reused) == ("exact", ("degree", "strength"), False)
    assert await _values(case, "degree") == {"x:1": 1, "x:2": 2, "x:3": 1}
    assert await _values(case, "strength") == {"x:1": 1.0, "x:2": 2.0, "x:3": 1.0}
    assert await _values(other_case, "degree") == {"x:1": None, "x:2": None, "x:3": None}
    [stored] = await case.read("MATCH (r:Run {case: $case}) RETURN properties(r) AS p")
    properties = stored["p"]
    assert (properties["id"], properties["kind"], properties["status"]) == (run.id, "analysis", "done")
    assert properties["parameters"] == json.dumps(json.loads(properties["parameters"]), sort_keys=True)
    assert json.loads(properties["result"])["facts"]["ties"] == 2
    assert "igraph" in json.loads(properties["versions"])
    assert properties["data_digest"] == run.data_digest
    assert load_result(tmp_path, run.id).to_pydict() == {
        "id": ["x:1", "x:2", "x:3"], "degree": [1, 2, 1], "strength": [1.0, 2.0, 1.0],
    }  # fmt: skip
    assert _unfinished(tmp_path) == []


async def test_an_equal_run_is_reused_until_parameters_or_data_change(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2"])
    first = await run_analysis(case, "pagerank", {}, results=tmp_path)
    same = await run_analysis(case, "pagerank", {"damping": "0.85"}, results=tmp_path)
    assert (same.id, same.reused) == (first.id, True)
    other = await run_analysis(case, "pagerank", {"damping": 0.5}, results=tmp_path)
    assert (other.reused, other.data_digest) == (False, first.data_digest)
    await _tie(case, ["x:2 x:3"])
    fresh = await run_analysis(case, "pagerank", {}, results=tmp_path)
    assert not fresh.reused
    assert fresh.data_digest != first.data_digest


async def test_a_failed_run_and_one_whose_result_is_gone_are_not_reused(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2"])
    first = await run_analysis(case, "kcore", {}, results=tmp_path)
    (tmp_path / f"{first.id}.parquet").unlink()
    second = await run_analysis(case, "kcore", {}, results=tmp_path)
    assert not second.reused
    await case.run("MATCH (r:Run {case: $case}) SET r.status = 'failed'")
    assert not (await run_analysis(case, "kcore", {}, results=tmp_path)).reused


async def test_a_reused_run_is_written_again_where_another_has_overwritten_it(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2", "x:3 x:2", "x:2 x:1"])
    first = await run_analysis(case, "pagerank", {}, results=tmp_path)
    values = await _values(case, "pagerank")
    second = await run_analysis(case, "pagerank", {"damping": 0.2}, results=tmp_path)
    assert await written_run(case, "pagerank") == second.id
    assert await _values(case, "pagerank") != values
    again = await run_analysis(case, "pagerank", {}, results=tmp_path)
    assert (again.id, again.reused) == (first.id, True)
    assert await written_run(case, "pagerank") == first.id
    assert await _values(case, "pagerank") == values
    await case.run("MATCH (a:Account {case: $case}) REMOVE a.pagerank")
    assert (await run_analysis(case, "pagerank", {}, results=tmp_path)).reused
    assert await _values(case, "pagerank") == values


async def test_accounts_that_have_no_value_any_more_are_blanked(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2", "x:3 x:4"])
    await run_analysis(case, "degree", {}, results=tmp_path)
    await case.run("MATCH (:Account {case: $case, id: 'x:3'})-[t:INTERACTED]->() DELETE t")
    await run_analysis(case, "degree", {}, results=tmp_path)
    assert await _values(case, "degree") == {"x:1": 1, "x:2": 1, "x:3": None, "x:4": None}
    assert (await _values(case, "strength"))["x:3"] is None
    nothing = await run_analysis(case, "degree", {"since": "2030-01-01"}, results=tmp_path)
    assert not nothing.enough
    assert set((await _values(case, "degree")).values()) == {None}


async def test_the_past_is_kept_but_not_written_to_the_accounts(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2"])
    past = await run_analysis(case, "degree", {}, results=tmp_path, known_on=LATER)
    assert load_result(tmp_path, past.id).num_rows == 2
    assert set((await _values(case, "degree")).values()) == {None}
    now = await run_analysis(case, "degree", {}, results=tmp_path)
    assert (now.id, now.reused) == (past.id, True)
    assert set((await _values(case, "degree")).values()) == {1}


async def test_pairs_replace_those_of_the_same_parameters_only(
    case: CaseStore, other_case: CaseStore, tmp_path: Path
) -> None:
    for each in (case, other_case):
        await each.run(SHARES, rows=TWICE)
    links = {"object_kind": "link"}
    first = await run_analysis(case, "coordination", links, results=tmp_path)
    wide = await run_analysis(case, "coordination", links | {"window_seconds": 600}, results=tmp_path)
    assert first.certainty == "not tested against chance"
    assert await _pairs(case) == {("ada", "bo", 60, 2, first.id), ("ada", "bo", 600, 2, wide.id)}
    assert await _pairs(other_case) == set()
    await case.run(SHARES, rows=[["ada", "a3", "l3", 900], ["bo", "b3", "l3", 961]])
    second = await run_analysis(case, "coordination", links, results=tmp_path)
    assert not second.reused
    assert await _pairs(case) == {("ada", "bo", 60, 2, second.id), ("ada", "bo", 600, 2, wide.id)}
    await case.run("MATCH (p:Post {case: $case}) DETACH DELETE p")
    nothing = await run_analysis(case, "coordination", links, results=tmp_path)
    assert not nothing.enough
    assert await _pairs(case) == {("ada", "bo", 600, 2, wide.id)}


async def test_pairs_name_their_posts_and_what_was_shared(case: CaseStore, tmp_path: Path) -> None:
    await case.run(SHARES, rows=TWICE)
    await run_analysis(case, "coordination", {"object_kind": "link"}, results=tmp_path)
    [row] = await case.read(
        "MATCH (a:Account {case: $case})-[t:COORDINATED_WITH]->(b) RETURN a.id AS a, properties(t) AS p"
    )
    assert row["a"] == "ada"
    assert row["p"]["sample_posts"] == ["a1", "b1", "a2", "b2"]
    assert row["p"]["object_kind"] == "link"
    assert "p_value" not in row["p"]


async def test_one_reading_serves_many_analyses(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2", "x:2 x:3", "x:3 x:1", "x:4 x:1"])
    names = ["pagerank", "kcore", "communities", "hits", "influence"]
    before = case.store.counters.reads
    runs = await run_many(case, names, results=tmp_path, parameters={"communities": {"seed": 5}})
    assert [run.name for run in runs] == names
    assert runs[2].seed == 5
    assert not runs[4].enough
    assert len({run.data_digest for run in runs[:4]}) == 1
    assert await _values(case, "core") == {"x:1": 2, "x:2": 2, "x:3": 2, "x:4": 1}
    assert all(value is not None for value in (await _values(case, "hub")).values())
    assert case.store.counters.reads - before < 30
    assert all(
        run.reused for run in await run_many(case, names[:3], results=tmp_path, parameters={"communities": {"seed": 5}})
    )


async def test_an_analysis_that_breaks_leaves_a_failed_run_and_no_value(
    case: CaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Result:
        raise ZeroDivisionError("by design")

    await _tie(case, ["x:1 x:2"])
    monkeypatch.setattr("graph.running._stored", broken)
    with pytest.raises(ZeroDivisionError):
        await run_many(case, ["degree", "kcore"], results=tmp_path)
    monkeypatch.undo()
    [run] = await earlier_runs(case, "degree")
    assert (run["status"], run["result"]) == ("failed", {"error": "by design"})
    assert await earlier_runs(case, "kcore") == []
    assert set((await _values(case, "degree")).values()) == {None}
    assert not (await run_analysis(case, "degree", {}, results=tmp_path)).reused


async def test_wrong_questions_write_nothing(case: CaseStore, tmp_path: Path) -> None:
    with pytest.raises(QueryNotFound):
        await run_analysis(case, "astrology", {}, results=tmp_path)
    with pytest.raises(ParameterInvalid):
        await run_many(case, ["degree", "communities"], results=tmp_path, parameters={"communities": {"seed": "x"}})
    assert await case.read("MATCH (r:Run {case: $case}) RETURN r.id AS id") == []


async def test_runs_are_compared_by_rank(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2", "x:3 x:2", "x:4 x:5"])
    before = await run_analysis(case, "degree", {}, results=tmp_path)
    await _tie(case, ["x:1 x:3", "x:1 x:6"])
    await case.run("MATCH (:Account {case: $case, id: 'x:4'})-[t:INTERACTED]->() DELETE t")
    after = await run_analysis(case, "degree", {}, results=tmp_path)
    found = compare(tmp_path, before.id, after.id)
    assert (found.measure, found.gained, found.lost) == ("degree", ["x:6"], ["x:4", "x:5"])
    assert found.moves.to_pylist() == [
        {"id": "x:1", "before": 1, "after": 3, "rank_before": 2, "rank_after": 1, "move": 1},
        {"id": "x:2", "before": 2, "after": 2, "rank_before": 1, "rank_after": 2, "move": -1},
        {"id": "x:3", "before": 1, "after": 2, "rank_before": 3, "rank_after": 3, "move": 0},
    ]
    assert compare(tmp_path, before.id, after.id, measure="strength").measure == "strength"
    with pytest.raises(ParameterInvalid):
        compare(tmp_path, before.id, after.id, measure="beauty")


async def test_divisions_are_compared_by_agreement(case: CaseStore, tmp_path: Path) -> None:
    await _tie(case, ["x:1 x:2", "x:3 x:4"])
    before = await run_analysis(case, "components", {}, results=tmp_path)
    await _tie(case, ["x:5 x:4"])  # now 3, 4, 5 are the largest: other numbers, the same division
    after = await run_analysis(case, "components", {}, results=tmp_path)
    found = compare(tmp_path, before.id, after.id)
    assert found.agreement == pytest.approx(1.0)
    assert (found.moves.num_rows, found.gained) == (0, ["x:5"])


@pytest.mark.parametrize("run", ["0" * 32, "../secret", ""])
def test_a_result_that_is_not_kept_is_not_found(tmp_path: Path, run: str) -> None:
    with pytest.raises(NotFound):
        load_result(tmp_path, run)


def _unfinished(results: Path) -> list[Path]:
    return list(results.glob("*.part"))


async def _tie(case: CaseStore, pairs: Iterable[str]) -> None:
    await case.run(TIES, pairs=[pair.split() for pair in pairs])


async def _values(case: CaseStore, measure: str) -> dict[str, object]:
    rows = await case.read("MATCH (a:Account {case: $case}) RETURN a.id AS id, properties(a) AS p")
    return {row["id"]: row["p"].get(measure) for row in rows}


async def _pairs(case: CaseStore) -> set[tuple[object, ...]]:
    rows = await case.read(
        "MATCH (a:Account {case: $case})-[t:COORDINATED_WITH]->(b:Account) "
        "RETURN a.id AS a, b.id AS b, t.window_seconds AS window, t.weight AS weight, t.run AS run"
    )
    return {tuple(row.values()) for row in rows}
