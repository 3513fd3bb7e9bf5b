"""A person's own investigations: the form kept, the gate asked every time, nothing lost, no built-in one replaced."""

import uuid
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custody.own_investigations import OwnInvestigations, checked_name, read_form
from graph.asking import ask, find
from graph.errors import Conflict, NotFound, ParameterInvalid, QueryNotFound, QueryRefused
from graph.store import CaseStore, Store
from tests.golden.case import load_golden

GOOD = """// title: Handles
// question: Which handles are there?
// param first: string = a   first letter
// param known_on: datetime = 9999-01-01T00:00:00Z   as known on
// columns: account, handle
MATCH (a:Account {case: $case}) WHERE a.handle STARTS WITH $first AND a.id IS NOT NULL AND a.recorded_first <= $known_on
RETURN a.id AS account, a.handle AS handle ORDER BY account"""
HEADER = "// title: T\n// question: Q?\n"


@pytest.fixture
def case(store: Store) -> CaseStore:
    return store.for_case(uuid.uuid4().hex)


@pytest.fixture
def own(tmp_path: Path, case: CaseStore) -> OwnInvestigations:
    return OwnInvestigations(tmp_path / "own", case.case)


async def test_is_saved_listed_asked_and_deleted(own: OwnInvestigations, case: CaseStore) -> None:
    await load_golden(case)
    saved = await own.save(case, "handles", GOOD)
    assert [each.name for each in own.list()] == own.names() == ["handles"]
    assert (saved.text, saved.problem, saved.case) == (GOOD, None, None)
    answer = await ask(case, "handles", {"first": "ada"}, own=own)
    assert [row["handle"] for row in answer.rows] == ["ada_lee", "ada_lee"]
    assert (answer.own, answer.total, answer.complete, answer.cost) == (True, 2, True, "light")
    own.delete("handles")
    assert own.names() == []
    with pytest.raises(QueryNotFound):
        await ask(case, "handles", {}, own=own)
    assert [each.text for each in own.versions("handles")] == [GOOD], "what was asked can be explained"


async def test_earlier_texts_are_kept(own: OwnInvestigations, case: CaseStore) -> None:
    later = GOOD.replace("Handles", "Names")
    for text in (GOOD, later, later):
        await own.save(case, "handles", text)
    assert {each.text for each in own.versions("handles")} == {GOOD, later}
    assert {each.sha256 for each in own.versions("handles")} >= {own.get("handles").sha256}
    assert own.versions("../handles") == []


async def test_one_of_a_case_is_of_that_case_alone(own: OwnInvestigations, case: CaseStore, tmp_path: Path) -> None:
    saved = await own.save(case, "handles", GOOD, only_here=True)
    assert saved.case == case.case
    assert OwnInvestigations(tmp_path / "own", "f" * 32).names() == []
    with pytest.raises(Conflict, match="another choice"):
        await own.save(case, "handles", GOOD)


async def test_a_file_is_not_trusted(own: OwnInvestigations, case: CaseStore, tmp_path: Path) -> None:
    await own.save(case, "handles", GOOD)
    file = tmp_path / "own" / "handles.cypher"
    file.write_text(f"{HEADER}MATCH (a:Account {{case: $case}}) CREATE (b:Account) RETURN a.id AS id")
    with pytest.raises(QueryRefused, match="create"):
        await ask(case, "handles", {}, own=own)
    file.write_bytes(b"\xff")
    assert "can't be read" in (own.list()[0].problem or "")
    with pytest.raises(QueryRefused, match="can't be read"):
        find("handles", own)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Account {case: $case}) CREATE (b:Account) RETURN a.id AS id",
        "MATCH (a:Account {case: $case}) SET a.handle = '' RETURN a.id AS id",
        "LOAD CSV FROM 'file:///a' AS row MATCH (a:Account {case: $case}) RETURN a.id AS id",
        "CALL db.labels() YIELD label MATCH (a:Account {case: $case}) RETURN a.id AS id",
        "MATCH (a:Account {case: $case})-[*]-(b) RETURN b.id AS id",
        "MATCH (a:Account) WHERE a.case = $case OR true RETURN a.id AS id",
    ],
)
async def test_what_does_not_pass_the_gate_is_not_saved(text: str, own: OwnInvestigations, case: CaseStore) -> None:
    with pytest.raises(QueryRefused) as refused:
        await own.save(case, "writes", HEADER + text)
    assert refused.value.cure
    assert own.list() == []
    assert own.versions("writes") == []


@pytest.mark.parametrize(
    ("text", "what", "cure"),
    [
        ("MATCH (a:Account {case: $case}) RETURN a.id AS id", "lacks title", "// title"),
        (HEADER + "MATCH (a:Account {case: $case}) WHERE a.id = $x RETURN a.id AS id", "declared", "// param"),
        (HEADER + "// param x: int\nMATCH (a:Account {case: $case}) RETURN a.id AS id", "declared", "// param"),
        (HEADER + "// param x int\nMATCH (a:Account {case: $case}) RETURN a.id AS id", "can't read", "// param"),
        (HEADER + "// param x: number\nMATCH (a:Account {case: $case}) RETURN $x AS x", "unknown type", "datetime"),
        (HEADER + "MATCH (a:Account) RETURN a.id AS id", "not bound", "$case"),
        (HEADER + "// shows: map\nMATCH (a:Account {case: $case}) RETURN a.id AS id", "shows 'map'", "table"),
        (HEADER + "// columns: b\nMATCH (a:Account {case: $case}) RETURN a.id AS id", "other columns", "columns: id"),
        (HEADER + "// shows: graph\nMATCH (a:Account {case: $case}) RETURN a.id AS id", "graph", "source"),
        (HEADER + "x" * 70_000, "too long", "bytes"),
        (HEADER + "\ud800", "none", "UTF-8"),
    ],
)
async def test_what_does_not_keep_the_form(
    text: str, what: str, cure: str, own: OwnInvestigations, case: CaseStore
) -> None:
    with pytest.raises(QueryRefused) as refused:
        await own.save(case, "asked", text)
    assert what in refused.value.what
    assert cure in refused.value.cure
    assert own.list() == []


async def test_defaults_and_types_are_checked(own: OwnInvestigations, case: CaseStore) -> None:
    for line in ("// param x: int = five", "// param x: maps", "// param x: int = 9\n// limits: x 1..5"):
        with pytest.raises(ParameterInvalid):
            await own.save(case, "asked", f"{HEADER}{line}\nMATCH (a:Account {{case: $case}}) RETURN $x AS x")


@pytest.mark.parametrize("name", ["", "Handles", "../x", "a b", "a" * 61, "versions/x", "1st"])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(ParameterInvalid):
        checked_name(name)


def test_no_built_in_one_is_replaced(own: OwnInvestigations, tmp_path: Path) -> None:
    with pytest.raises(Conflict):
        checked_name("who_amplifies_whom")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "who_amplifies_whom.cypher").write_text(GOOD)
    assert own.names() == []
    assert "built-in" in (own.list()[0].problem or "")
    assert find("who_amplifies_whom", own).folder == "investigations"


def test_what_is_not_there(own: OwnInvestigations) -> None:
    for act in (own.get, own.delete):
        with pytest.raises(NotFound):
            act("nothing")
    assert own.list() == []


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    for hostile in (text, f"{HEADER}{text}"):
        with suppress(QueryRefused):
            assert read_form("asked", hostile).title
