"""Every question of the catalogue: its form, its plan, and its answer on the golden case."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from cypher import FOLDERS, CatalogueError, Query, names, parse, query
from graph.asking import check, limits
from graph.model import NODES, RELATIONSHIPS, relationship_type
from graph.store import CaseStore, Plan
from tests.cypher.conftest import Cases
from tests.cypher.examples import READS, SNAPSHOTS, answer, parameters, reads, snapshot_file
from tests.golden.case import (
    ADA,
    ADA_BY_HANDLE,
    BEN,
    BEN_BY_HANDLE,
    BETWEEN,
    CLEO,
    DAN,
    EVE,
    FINN,
    GIL,
    IRIS,
    KAY,
    LOU,
    MAX,
    RECORDED,
    TWIN_BY_HANDLE,
)

CATALOGUE = [query(folder, name) for folder in FOLDERS for name in names(folder)]
INVESTIGATIONS = [question for question in CATALOGUE if question.folder == "investigations"]
READING = ["lookups", "projections", "investigations"]
# They speak of the database as it is now, or of one run: there is no earlier picture to ask for.
OF_NOW = {
    "live_cursors", "live_runs", "posts_between", "state_of_case", "health", "stale_ties", "coordination_of_run",
    "written_runs",
}  # fmt: skip
LONGEST_LINE = 130


def every(questions: list[Query]) -> Callable[..., None]:
    return pytest.mark.parametrize("question", questions, ids=lambda each: f"{each.folder}/{each.name}")


def test_every_folder_has_questions() -> None:
    assert set(READS) == set(READING)
    assert all(names(folder) for folder in FOLDERS)
    assert len(INVESTIGATIONS) >= 18


@every(CATALOGUE)
def test_header_is_complete(question: Query) -> None:
    """parse() has compared every $name with the header."""
    assert question.title[0].isupper()
    assert not question.title.endswith(".")
    assert question.question.rstrip().endswith(("?", "."))
    assert question.columns
    assert question.shows in ("table", "graph")
    assert len({parameter.name for parameter in question.parameters}) == len(question.parameters)
    assert not {"case", "seconds"} & {parameter.name for parameter in question.parameters}
    header = [line.startswith("//") for line in question.text.splitlines()]
    assert header[: header.index(False)].count(True) >= 3, "the header comes first"
    assert all(len(line) <= LONGEST_LINE for line in question.text.splitlines())


@every(CATALOGUE)
def test_text_needs_no_case_of_its_own_and_no_second_statement(question: Query) -> None:
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith("//"))
    assert "$case" in body
    assert ";" not in body
    assert "=~" not in body, "regular expressions escape the timeout (fact F7)"
    assert "LOAD CSV" not in body.upper()


@every(INVESTIGATIONS)
def test_investigation_can_be_asked_without_reading_its_text(question: Query) -> None:
    assert question.shows == "table" or question.columns[:2] == ("source", "target")
    assert "total" in question.columns
    assert ("left_out" in question.columns) == bool(question.left_out)
    assert question.key
    assert set(question.key) <= set(question.columns)
    assert question.nodes in {kind.__name__ for kind in NODES}
    bounds = limits(question)
    assert bounds["limit"][1] <= 1000
    for parameter in question.parameters:
        assert parameter.help, f"{parameter.name} is not explained"
        if parameter.type in ("int", "float"):
            assert parameter.name in bounds
    assert bounds.keys() <= {parameter.name for parameter in question.parameters}


@every(INVESTIGATIONS)
def test_defaults_have_their_type_and_are_within_bounds(question: Query) -> None:
    needed: dict[str, str | int | float | bool | datetime] = {
        parameter.name: "https://x.example" if parameter.name == "link" else "x"
        for parameter in question.parameters
        if parameter.default is None
    }
    assert check(question, {**needed}).keys() == {parameter.name for parameter in question.parameters}


@every([question for question in CATALOGUE if question.folder in ("lookups", "investigations")])
def test_question_takes_known_on(question: Query) -> None:
    takes = [parameter.type for parameter in question.parameters if parameter.name == "known_on"]
    assert takes == ([] if question.name in OF_NOW else ["datetime"])


@every(CATALOGUE)
async def test_plan(question: Query, golden: CaseStore) -> None:
    plan = await _plan(question, golden)
    assert plan.columns == question.columns
    assert [note for note in plan.notes if note.split()[0] not in question.allow] == []
    if question.folder in READING:
        assert plan.kind == "r"
        assert not {"LoadCSV", "AllNodesScan"} & set(plan.operators)


@every(INVESTIGATIONS)
async def test_investigation_uses_an_index_and_multiplies_nothing(question: Query, golden: CaseStore) -> None:
    operators = set((await _plan(question, golden)).operators)
    assert not {name for name in operators if name.endswith("Scan")} - {"NodeIndexScan"}
    assert "CartesianProduct" not in operators
    assert {name for name in operators if name.endswith("IndexSeek")}


async def test_some_statement_writes(golden: CaseStore) -> None:
    """A write folder of reads alone would mean that the check for writes sees nothing."""
    kinds = Counter([(await _plan(question, golden)).kind for question in CATALOGUE if question.folder == "writes"])
    assert kinds["rw"] > kinds["r"]
    assert kinds.keys() <= {"rw", "w", "r"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MATCH (n:Acount {case: $case}) RETURN n.id AS id", "01N50"),
        ("MATCH (n:Account {case: $case})-[:POSTD]->(p) RETURN p.id AS id", "01N51"),
        ("MATCH (n:Account {case: $case}) RETURN n.handel AS handel", "01N52"),
        ("MATCH (a:Account {case: $case}), (p:Post {case: $case}) RETURN count(*) AS n", "03N90"),
    ],
)
async def test_plan_tells_of_unknown_names_and_products(text: str, code: str, golden: CaseStore) -> None:
    notes = (await golden.store.explain(text, case=golden.case)).notes
    assert [note for note in notes if note.startswith(code)], notes


@every(reads())
async def test_answer_is_the_committed_one(question: Query, cases: Cases) -> None:
    rows = await answer(cases.of(question), question)
    assert rows == json.loads(snapshot_file(question).read_text("utf-8"))
    assert _says_something(rows), "a question that quietly finds nothing proves nothing"


def test_every_snapshot_belongs_to_a_question() -> None:
    assert {file.name for file in SNAPSHOTS.iterdir()} == {snapshot_file(question).name for question in reads()}


@every(INVESTIGATIONS)
async def test_other_case_would_answer_otherwise(question: Query, cases: Cases) -> None:
    assert await answer(cases.twin_of(question), question) != await answer(cases.of(question), question)


@every([question for question in INVESTIGATIONS if question.name != "accounts_active_in_the_same_hours"])
async def test_late_file_changes_no_earlier_picture(question: Query, cases: Cases) -> None:
    before = await answer(cases.of(question), question, known_on=BETWEEN)
    assert _says_something(before)
    assert await answer(cases.of(question), question) != before or question.name == "bridges_between_communities"


@every(INVESTIGATIONS)
async def test_nothing_is_known_before_the_first_load(question: Query, cases: Cases) -> None:
    rows = await answer(cases.of(question), question, known_on=datetime(2026, 3, 1, tzinfo=UTC))
    assert [row for row in rows if row[question.columns[0]] is not None] == []
    assert datetime(2026, 3, 1, tzinfo=UTC) < RECORDED


@every(INVESTIGATIONS)
async def test_limit_leaves_the_total_as_it_is(question: Query, cases: Cases) -> None:
    case = cases.of(question)
    whole, first = await answer(case, question), await answer(case, question, limit=1)
    assert first == whole[:1]
    assert {row["total"] for row in whole} == {len(whole)}


async def test_near_misses_of_who_amplifies_whom(golden: CaseStore) -> None:
    pairs = await _pairs(golden, "who_amplifies_whom")
    assert (BEN, ADA) in pairs
    assert {(BEN_BY_HANDLE, ADA), (TWIN_BY_HANDLE, ADA)} <= pairs, "withdrawn or ambiguous: shown, not seen through"
    assert not {(ADA, ADA), (ADA_BY_HANDLE, ADA), (DAN, ADA), (EVE, ADA)} & pairs
    assert (CLEO, ADA) not in await _pairs(golden, "who_amplifies_whom", known_on=BETWEEN)
    assert await _pairs(golden, "who_amplifies_whom", minimum_weight=3) == {(BEN, ADA)}


async def test_near_misses_of_same_text_within_seconds(golden: CaseStore) -> None:
    name = "same_text_within_seconds"
    assert await _pairs(golden, name) == {(DAN, EVE), (CLEO, DAN), (CLEO, EVE)}
    assert await _pairs(golden, name, known_on=BETWEEN) == {(DAN, EVE)}, "exactly 60 s is within"
    assert await _pairs(golden, name, known_on=BETWEEN, window_seconds=61) == {(DAN, EVE), (EVE, FINN)}
    assert await _pairs(golden, name, known_on=BETWEEN, window_seconds=49) == set()
    assert (BEN, DAN) in await _pairs(golden, name, with_reposts=True)


async def test_near_misses_of_first_to_use_hashtag(golden: CaseStore) -> None:
    rows = await answer(golden, query("investigations", "first_to_use_hashtag"))
    assert [(row["account"], row["same_moment"]) for row in rows[:2]] == [(DAN, 2), ("x:8", 2)]
    assert GIL not in {row["account"] for row in rows}, "a repost is no use of its own"
    assert [row for row in rows if row["first_post"] == "x:305"] == [], "another tag"


async def test_near_misses_of_bridges_between_communities(golden: CaseStore) -> None:
    rows = await answer(golden, query("investigations", "bridges_between_communities"))
    found = {row["account"]: row["communities"] for row in rows}
    assert found[FINN] == [1, 2]
    assert found[IRIS] == [0]
    assert CLEO not in found, "once only"
    assert GIL not in found, "of no community"


async def test_near_misses_of_accounts_active_in_the_same_hours(golden: CaseStore) -> None:
    name = "accounts_active_in_the_same_hours"
    assert await _pairs(golden, name) == {(KAY, LOU)}
    assert await _pairs(golden, name, minimum_posts=4) == set()
    assert (KAY, MAX) not in await _pairs(golden, name, minimum_similarity=0.8), "too few posts"
    assert (KAY, MAX) in await _pairs(golden, name, minimum_similarity=0.8, minimum_posts=2)


async def test_near_misses_of_domains_pushed_by_many_accounts(golden: CaseStore) -> None:
    name = "domains_pushed_by_many_accounts"
    rows = await answer(golden, query("investigations", name))
    assert {row["domain"]: row["sample_accounts"] for row in rows} == {"news.example": [CLEO, DAN, EVE, FINN]}
    two = await answer(golden, query("investigations", name), minimum_accounts=2)
    assert {row["domain"]: row["sample_accounts"] for row in two}["other.example"] == [ADA, BEN], "an alias is no third"
    reposted = await answer(golden, query("investigations", name), with_reposts=True)
    assert {row["domain"]: row["accounts"] for row in reposted}["other.example"] == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("// question: What?\nRETURN $case AS x", "lacks title"),
        ("// title: T\nRETURN $case AS x", "lacks question"),
        ("// title: T\n// question: Q?\n// param n: number\nRETURN $case, $n", "unknown type"),
        ("// title: T\n// question: Q?\n// param n int\nRETURN $case, $n", "can't read"),
        ("// title: T\n// question: Q?\nRETURN $case, $n", "declared"),
        ("// title: T\n// question: Q?\n// param n: int\nRETURN $case", "declared"),
        ("// title: T\n// question: Q?\nRETURN 1 AS one", "not bound"),
    ],
)
def test_form_is_kept(text: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        parse("lookups", "x", text)


@pytest.mark.parametrize("name", ["nobody", "../writes/open_run", "open_run.cypher", ""])
def test_what_is_no_question(name: str) -> None:
    with pytest.raises(KeyError):
        query("lookups", name)
    with pytest.raises(KeyError):
        query("somewhere", "open_run")


def test_texts_name_only_what_the_model_has() -> None:
    """EXPLAIN knows what was ever in the database; this knows the model."""
    types = {relationship_type(kind) for kind in RELATIONSHIPS}
    labels = {kind.__name__ for kind in NODES}
    for question in CATALOGUE:
        body = "\n".join(line for line in question.text.splitlines() if not line.startswith("//"))
        for found in re.findall(r"\[\w*:([A-Z_|]+)", body):
            assert set(found.split("|")) <= types, question.name
        assert set(re.findall(r"\(\w*:([A-Z]\w*)", body)) <= labels, question.name


async def _plan(question: Query, case: CaseStore) -> Plan:
    given = parameters(question) if question.folder in READING else dict.fromkeys(_names(question))
    return await case.store.explain(question.text, **{"case": case.case, "known_on": BETWEEN} | given)


def _names(question: Query) -> list[str]:
    return [parameter.name for parameter in question.parameters]


async def _pairs(case: CaseStore, name: str, **more: object) -> set[tuple[str, str]]:
    rows = await answer(case, query("investigations", name), **more)
    return {(row["source"], row["target"]) for row in rows if row["source"] is not None}


def _says_something(value: object) -> bool:
    """Whether there is anything but empty lists and zeros."""
    if isinstance(value, dict):
        return any(map(_says_something, value.values()))
    if isinstance(value, list):
        return any(map(_says_something, value))
    return bool(value)
