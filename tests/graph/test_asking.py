"""Saved investigations: parameters are checked, answers say how complete they are, mistakes have a cure."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cypher import Parameter, Query, query
from graph.asking import Given, ask, check, find, limits
from graph.errors import NotFound, ParameterInvalid, QueryNotFound
from graph.store import CaseStore
from tests.golden.case import BEN, BETWEEN, DAN, load_golden

EAST = timezone(timedelta(hours=2))
SAME_TEXT = query("investigations", "same_text_within_seconds")


def question(kind: str, default: str | None = None, header: str = "", name: str = "x") -> Query:
    parameter = Parameter(name, kind, default, "what it is")
    return Query("asked", "investigations", header, "Asked", "Who?", "table", ("account",), (parameter,), ())


@pytest.mark.parametrize(
    ("kind", "given_value", "read"),
    [
        ("int", 5, 5),
        ("int", " 5 ", 5),
        ("int", "-7", -7),
        ("float", 1, 1.0),
        ("float", "0.25", 0.25),
        ("boolean", True, True),
        ("boolean", "No", False),
        ("string", "", ""),
        ("string", "a\ud800b", "a\ufffdb"),
        ("strings", "a, b", ["a", "b"]),
        ("strings", ["a,b"], ["a,b"]),
        ("date", "2026-01-31", date(2026, 1, 31)),
        ("date", date(2026, 1, 31), date(2026, 1, 31)),
        ("datetime", "2026-01-31", datetime(2026, 1, 31, tzinfo=UTC)),
        ("datetime", "2026-01-31T12:00:00", datetime(2026, 1, 31, 12, tzinfo=UTC)),
        ("datetime", "2026-01-31T12:00:00+02:00", datetime(2026, 1, 31, 10, tzinfo=UTC)),
        ("datetime", date(2026, 1, 31), datetime(2026, 1, 31, tzinfo=UTC)),
        (
            "datetime",
            datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=2))),
            datetime(2026, 1, 31, 10, tzinfo=UTC),
        ),
    ],
)
def test_values_are_read(kind: str, given_value: Given, read: object) -> None:
    value = check(question(kind), {"x": given_value})["x"]
    assert value == read
    assert type(value) is type(read)


@pytest.mark.parametrize(
    ("kind", "given_value"),
    [
        ("int", "five"),
        ("int", "5.0"),
        ("int", "٥"),
        ("int", 5.0),
        ("int", True),
        ("int", 2**63),
        ("int", "9" * 5_000),
        ("float", "nan"),
        ("float", float("inf")),
        ("float", True),
        ("float", 10**400),
        ("boolean", "perhaps"),
        ("boolean", 1),
        ("string", 5),
        ("string", "a" * 2_001),
        ("strings", 5),
        ("strings", ["a"] * 1_001),
        ("date", "31.1.2026"),
        ("date", datetime(2026, 1, 31, tzinfo=UTC)),
        ("datetime", "yesterday"),
        ("datetime", 1_700_000_000),
        ("datetime", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_wrong_values_are_refused_with_a_cure(kind: str, given_value: Given) -> None:
    with pytest.raises(ParameterInvalid) as refused:
        check(question(kind), {"x": given_value})
    assert refused.value.code == "parameter-invalid"
    assert refused.value.what.startswith("x ")
    assert "what it is" in refused.value.cure
    assert len(refused.value.what) < 200


def test_missing_and_unknown_parameters_are_named() -> None:
    with pytest.raises(ParameterInvalid, match="x is missing"):
        check(question("int"), {})
    assert check(question("int", "7"), {}) == {"x": 7}
    with pytest.raises(ParameterInvalid, match="no parameter 'window'") as refused:
        check(SAME_TEXT, {"window": 5})
    assert refused.value.cure == "It has window_seconds."


@pytest.mark.parametrize("value", [1, 10, "10"])
def test_bounds_are_inclusive(value: Given) -> None:
    assert check(question("int", header="// limits: x 1..10"), {"x": value})["x"] == int(str(value))


@pytest.mark.parametrize("value", [0, 11, -1])
def test_out_of_bounds_is_refused(value: int) -> None:
    with pytest.raises(ParameterInvalid, match="out of bounds") as refused:
        check(question("int", header="// limits: x 1..10, y 2..3"), {"x": value})
    assert refused.value.cure == "Give 1 to 10."


def test_limits_are_read_from_the_header_alone() -> None:
    assert limits(question("float", header="// limits: x 0..0.5\nRETURN 1")) == {"x": (0.0, 0.5)}
    assert limits(question("int", header="// limits: whatever a person writes")) == {}
    assert limits(question("int")) == {}


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("hashtag", "#News", "news"),
        ("domain", "https://www.news.example/x", "news.example"),
        ("link", "http://news.example/x/", "https://news.example/x"),
    ],
)
def test_things_are_asked_for_as_a_person_writes_them(name: str, value: str, key: str) -> None:
    assert check(question("string", name=name), {name: value})[name] == key
    with pytest.raises(ParameterInvalid):
        check(question("string", name=name), {name: "#"})


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.lists(st.text(), max_size=3)))
def test_no_value_breaks_the_check(value: Given) -> None:
    for kind in ("int", "float", "boolean", "string", "strings", "date", "datetime"):
        with suppress(ParameterInvalid):
            assert check(question(kind), {"x": value})["x"] is not None


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("same text within seconds", "same_text_within_seconds"),
        ("Who-Amplifies", "who_amplifies_whom"),
        ("domains", "domains_pushed_by_many_accounts"),
    ],
)
def test_unknown_name_leads_to_near_ones(name: str, near: str) -> None:
    with pytest.raises(QueryNotFound) as missing:
        find(name)
    assert near in missing.value.cure


@pytest.mark.parametrize("name", ["", "../writes/close_run", "x" * 100_000, "\ud800"])
def test_hostile_name_is_no_file(name: str) -> None:
    with pytest.raises(QueryNotFound) as missing:
        find(name)
    assert len(missing.value.what) < 700


async def test_answer_is_complete_and_says_so(case: CaseStore) -> None:
    await load_golden(case)
    answer = await ask(case, "who_amplifies_whom", {"minimum_weight": "3"})
    assert (answer.total, answer.returned, answer.complete, answer.reason) == (1, 1, True, None)
    assert (answer.name, answer.title) == ("who_amplifies_whom", "Who amplifies whom")
    assert "total" not in answer.columns
    row = answer.rows[0]
    assert tuple(row) == answer.columns
    assert (row["source"], row["weight"], row["last_at"]) == (BEN, 3, datetime(2026, 1, 6, 12, tzinfo=UTC))
    assert answer.parameters["minimum_weight"] == 3
    assert answer.seconds > 0


async def test_limited_answer_tells_the_total_and_why(case: CaseStore) -> None:
    await load_golden(case)
    answer = await ask(case, "who_amplifies_whom", {}, limit=2)
    assert (answer.total, answer.returned, answer.complete) == (7, 2, False)
    assert answer.reason == "The limit of 2 rows is reached."


async def test_known_on_is_an_earlier_picture(case: CaseStore) -> None:
    await load_golden(case)
    now = await ask(case, "first_to_use_hashtag", {"hashtag": "#OldMill"})
    then = await ask(case, "first_to_use_hashtag", {"hashtag": "#OldMill"}, known_on=BETWEEN)
    assert (now.total, then.total) == (4, 3)
    assert then.rows[0]["account"] == DAN


async def test_what_was_left_out_is_said_also_where_nothing_is_found(case: CaseStore) -> None:
    await load_golden(case)
    few = {"minimum_posts": 3, "most_accounts": 2, "minimum_similarity": 0.99}
    answer = await ask(case, "accounts_active_in_the_same_hours", few)
    assert (answer.rows, answer.total, answer.complete) == ([], 0, False)
    assert "were not compared" in (answer.reason or "")


async def test_empty_case_has_an_empty_complete_answer(case: CaseStore) -> None:
    answer = await ask(case, "domains_pushed_by_many_accounts", {})
    assert (answer.rows, answer.total, answer.returned, answer.complete) == ([], 0, 0, True)


async def test_parameter_is_never_text_of_the_query(case: CaseStore) -> None:
    hostile = "x'}) DETACH DELETE h //"
    answer = await ask(case, "first_to_use_hashtag", {"hashtag": hostile})
    assert answer.rows == []
    assert answer.parameters["hashtag"] == "x'}) detach delete h //"


async def test_accounts_and_posts_are_asked_for_as_a_person_writes_them(case: CaseStore) -> None:
    await load_golden(case)
    by_id = await ask(case, "accounts_with_the_same_targets", {"account": BEN, "minimum_shared": 1})
    assert by_id.parameters["account"] == BEN
    by_handle = await ask(case, "accounts_with_the_same_targets", {"account": "@Ben", "minimum_shared": 1})
    assert by_handle.rows == by_id.rows
    by_url = await ask(case, "thread_of_a_post", {"post": "https://x.com/ada_lee/status/101"})
    assert by_url.parameters["post"] == "x:101"
    assert by_url.nodes == "Post"
    for name, given_name in (("account", "x:none"), ("account", "@nobody")):
        with pytest.raises(NotFound):
            await ask(case, "accounts_with_the_same_targets", {name: given_name})
    with pytest.raises(NotFound):
        await ask(case, "thread_of_a_post", {"post": "x:none"})


async def test_ties_that_are_behind_the_posts_are_told(case: CaseStore) -> None:
    await load_golden(case)
    answer = await ask(case, "bridges_between_communities", {})
    assert (answer.complete, "recomputed" in (answer.reason or "")) == (False, True)
    await case.run("MATCH (r:Run {case: $case}) SET r.ties_pending = false")
    assert (await ask(case, "bridges_between_communities", {})).complete
