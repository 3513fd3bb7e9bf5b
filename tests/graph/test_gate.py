"""The gate as a whole: what it admits answers from its own case alone and changes nothing; the rest it refuses."""

import asyncio
import json
import logging
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cypher import Parameter
from graph import gate
from graph.digest import graph_digest
from graph.errors import (
    EvidenceBroken,
    LimitExceeded,
    Overloaded,
    ParameterInvalid,
    QueryRefused,
    SociogramError,
    StoreRefused,
)
from graph.gate import GateAnswer, admit, ask, check_text, run
from graph.gate_plan import check_plan
from graph.selfcheck import Finding
from graph.store import CaseStore, Store
from tests.golden.case import BETWEEN, load_golden, load_twin
from tests.graph.gate.hostile import COMMANDS, HOSTILE, LOADS, OTHER, PROCEDURES, WRITES
from tests.graph.gate.legitimate import QUESTIONS, Asked
from tests.graph.gate.mutations import mutants

CANARY = "canary-5d1f"
_MARK = "MATCH (n:{label} {{case: $case}}) WHERE n.id IS NOT NULL SET n.{name} = $canary, n.{other} = $canary"
# Which rows come is left open by the query itself, so two runs may differ.
UNORDERED = ("limit", "skip", "[", "collect", "offset", "head", "last", "shortest", "rand")


@pytest.fixture(scope="module")
async def golden(store: Store) -> CaseStore:
    case = store.for_case(uuid.uuid4().hex)
    await load_golden(case)
    return case


@pytest.fixture(scope="module")
async def other(store: Store) -> CaseStore:
    """The same people in another case, every text of it marked."""
    case = store.for_case(uuid.uuid4().hex)
    await load_twin(case)
    for label, name, second in (("Account", "handle", "bio"), ("Post", "text", "language")):
        await case.run(_MARK.format(label=label, name=name, other=second), canary=CANARY)
    return case


async def attempt(case: CaseStore, text: str) -> GateAnswer | None:
    """None where it is refused, or ends with an error of its own."""
    try:
        return await ask(case, text, {})
    except EvidenceBroken:
        raise
    except SociogramError:
        return None


def test_the_corpora_are_large_enough() -> None:
    assert len(set(HOSTILE)) >= 300
    assert len({asked.text for asked in QUESTIONS}) >= 75


async def test_every_hostile_query_is_refused(golden: CaseStore, other: CaseStore) -> None:
    admitted = []
    for text in HOSTILE:
        try:
            await admit(golden.store, text.replace(OTHER, other.case), {})
            admitted.append(text)
        except (QueryRefused, ParameterInvalid):
            continue
    assert admitted == []


async def test_the_plan_alone_refuses_what_is_no_read(golden: CaseStore) -> None:
    """Without the words: the database refuses the text, or its plan is refused."""
    of_words = ("CYPHER", "PROFILE", "EXPLAIN", "profile", "USE neo4j")  # how to run, or the database that it is in
    procedures = [text for text in PROCEDURES if "CALL" in text]
    texts = [*WRITES[::2], *LOADS[::2], *procedures[::3], *COMMANDS[::3]]
    for text in texts:
        if not text.startswith(of_words) and "{ USE neo4j" not in text:
            with pytest.raises((QueryRefused, StoreRefused)):
                await by_plan_alone(golden.store, text)


async def by_plan_alone(store: Store, text: str) -> None:
    check_plan((await store.plan(text, {"case": "", "url": ""})).tree)


@pytest.mark.parametrize("asked", QUESTIONS, ids=[str(number) for number in range(len(QUESTIONS))])
async def test_legitimate_questions_are_answered(golden: CaseStore, other: CaseStore, asked: Asked) -> None:
    answer = await ask(golden, asked.text, asked.parameters)
    assert answer.complete, answer.reason
    assert answer.returned == len(answer.rows) >= asked.rows
    assert CANARY not in json.dumps(answer.rows, default=str)


async def test_another_case_changes_no_answer(store: Store) -> None:
    """Counts and sums rest on the plan alone: they are equal before and after another case is filled."""
    case, beside = store.for_case(uuid.uuid4().hex), store.for_case(uuid.uuid4().hex)
    await load_golden(case)
    asked = [each for each in QUESTIONS if not any(word in each.text.lower() for word in UNORDERED)]
    before = [rows(await ask(case, each.text, each.parameters)) for each in asked]
    await load_twin(beside)
    after = [rows(await ask(case, each.text, each.parameters)) for each in asked]
    assert len(asked) >= 25
    assert before == after


def rows(answer: GateAnswer) -> list[str]:
    return sorted(json.dumps(row, default=str, sort_keys=True) for row in answer.rows)


async def shown_harmless(golden: CaseStore, other: CaseStore, texts: Iterator[str]) -> tuple[int, int]:
    """How many were admitted, and how many of those answered."""
    before = [await graph_digest(case) for case in (golden, other)]
    admitted = answered = 0
    for text in texts:
        filled = text.replace(OTHER, other.case)
        try:
            passed = await admit(golden.store, filled, {})
        except (QueryRefused, ParameterInvalid):
            continue
        admitted += 1
        answer = await attempt(golden, filled)
        answered += answer is not None
        assert answer is None or CANARY not in json.dumps(answer.rows, default=str), filled
        nobody = await attempt(golden.store.for_case("nobody"), filled)
        assert nobody is None or not speaks_of_nodes(nobody, passed.text), filled
    assert [await graph_digest(case) for case in (golden, other)] == before
    return admitted, answered


def speaks_of_nodes(answer: GateAnswer, text: str) -> bool:
    """In a case that is empty nothing can be found: only what the query itself says, and counts of nothing."""
    def some(value: object) -> bool:
        if isinstance(value, dict):
            return "case" not in value and any(map(some, value.values()))
        if isinstance(value, list):
            return any(map(some, value))
        return isinstance(value, str) and value.startswith(("x:", "mastodon:", CANARY))

    return "'x:" not in text and any(some(list(row.values())) for row in answer.rows)


async def test_mutants_are_refused_or_harmless(golden: CaseStore, other: CaseStore) -> None:
    admitted, answered = await shown_harmless(golden, other, mutants(5, 500))
    assert 20 < answered <= admitted < 300


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
async def test_ten_thousand_mutants(golden: CaseStore, other: CaseStore, seed: int) -> None:
    admitted, answered = await shown_harmless(golden, other, mutants(100 + seed, 500))
    assert 20 < answered <= admitted < 300


async def test_texts_of_the_query_are_in_no_plan_message_or_log(
    golden: CaseStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "Anna-Lena of Milltown"
    with pytest.raises(QueryRefused) as refused:
        await admit(golden.store, f"MATCH (a:Account) WHERE a.nothing = '{secret}' RETURN a", {})
    await ask(golden, f"MATCH (a:Account {{case: $case}}) WHERE a.nothing = '{secret}' RETURN a", {})
    with pytest.raises(QueryRefused) as unknown:
        await admit(golden.store, f"MATCH (a:Account {{case: $case}}) WHERE b.name = '{secret}' RETURN a", {})
    assert secret not in refused.value.what + unknown.value.what + caplog.text
    assert "not defined" in unknown.value.what
    assert unknown.value.__cause__ is None


async def test_columns_are_named_as_they_were_written(golden: CaseStore) -> None:
    answer = await ask(golden, "RETURN 'it\\'s', $n, \"two\" AS second", {"n": 3})
    assert answer.columns == ("\"it's\"", "$n", "second")
    assert answer.rows == [{"\"it's\"": "it's", "$n": 3, "second": "two"}]


async def test_the_answer_says_where_it_was_cut(golden: CaseStore) -> None:
    answer = await ask(golden, "UNWIND range(1, 10000) AS i UNWIND [1, 2] AS j RETURN i, j", {})
    assert (answer.returned, answer.complete) == (gate.ROWS, False)
    assert answer.reason == "The limit of 10,000 rows is reached."
    assert answer.estimated_rows > 0


async def test_exactly_as_many_rows_as_allowed_are_complete(golden: CaseStore) -> None:
    answer = await ask(golden, "UNWIND range(1, 10000) AS i RETURN i", {})
    assert (answer.returned, answer.complete, answer.reason) == (gate.ROWS, True, None)


async def test_bytes_are_capped(golden: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "BYTES", 1_000)
    answer = await ask(golden, "UNWIND range(1, 9999) AS i RETURN i, 'some text' AS text", {})
    assert not answer.complete
    assert 10 < answer.returned < 100


async def test_one_giant_value_is_cut_while_it_arrives(golden: CaseStore) -> None:
    """A million lists of a hundred, about 100 MB: the connection is cut, and the next question is answered."""
    rows = "UNWIND range(1, 10000) AS i UNWIND range(1, 100) AS j"
    giant = f"WITH [i IN range(1, 100) | 1] AS a {rows} RETURN collect(a) AS x"
    started = time.monotonic()
    with pytest.raises(LimitExceeded):
        await ask(golden, giant, {})
    assert time.monotonic() - started < 20
    assert (await ask(golden, "RETURN 1 AS one", {})).returned == 1


async def test_long_lists_are_an_error_and_never_a_shorter_answer(golden: CaseStore) -> None:
    """Five lists made of one of five million would end the server."""
    rows = "UNWIND range(1, 10000) AS i UNWIND range(1, {n}) AS j WITH collect(i) AS l "
    lists = ", ".join(f"size([x IN l | x + {step}]) AS n{step}" for step in range(1_000, 1_005))
    with pytest.raises(QueryRefused, match="ArithmeticError"):
        await ask(golden, rows.format(n=11) + "RETURN " + lists, {})
    answer = await ask(golden, rows.format(n=10) + "RETURN size([x IN l WHERE x > 0])", {})
    assert answer.rows == [{"size([x IN l WHERE x > 0])": 100_000}]


async def test_time_is_capped_and_what_came_is_kept(golden: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "SECONDS", 0.3)
    ranges = " ".join(f"UNWIND range(1, 10000) AS {name}" for name in "ijk")
    endless = ranges + " WITH i, j, k WHERE {} RETURN i"
    with pytest.raises(LimitExceeded):
        await ask(golden, endless.format("i < 0"), {})
    answer = await ask(golden, endless.format("k = 1 AND j < 4 AND i = 1"), {})
    assert (answer.returned, answer.complete) == (3, False)
    assert "time limit" in (answer.reason or "")


async def test_memory_ends_it_at_the_first_attempt(golden: CaseStore) -> None:
    before = golden.store.counters.reads
    with pytest.raises(LimitExceeded):
        await ask(
            golden,
            "UNWIND range(1, 10000) AS i UNWIND range(1, 10000) AS j UNWIND [1, 2, 3] AS k "
            "RETURN size(collect([i, j, k])) AS n",
            {},
        )
    assert golden.store.counters.reads == before + 1
    assert (await ask(golden, "RETURN 1 AS one", {})).returned == 1


async def test_two_run_and_the_third_is_told_to_wait(golden: CaseStore) -> None:
    slow = "UNWIND range(1, 10000) AS i UNWIND range(1, 300) AS j RETURN count(j) AS n"
    running = [asyncio.create_task(ask(golden, slow, {})) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await ask(golden, "RETURN 1 AS one", {})
    assert [each.returned for each in await asyncio.gather(*running)] == [1, 1]
    assert (await ask(golden, "RETURN 1 AS one", {})).returned == 1


async def test_matching_filters_by_a_pattern_that_always_ends(golden: CaseStore) -> None:
    text = "MATCH (a:Account {case: $case}) RETURN a.id AS id, a.handle AS handle"
    answer = await ask(golden, text, {}, matching={"handle": "^(ada|ben)(_|$)"})
    assert {row["handle"] for row in answer.rows} == {"ada_lee", "ben", "ben_old"}
    started = time.monotonic()
    bomb = await ask(golden, "UNWIND range(1, 100) AS i RETURN $text AS t", {"text": "a" * 1_999},
                     matching={"t": "(.*a){12}b"})  # fmt: skip
    assert bomb.returned == 0
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("pattern", ["(", "(?=a)", "(a)\\1", "a" * 501, "((((a{100}){100}){100}){100}){100}"])
async def test_bad_patterns_are_refused(golden: CaseStore, pattern: str) -> None:
    with pytest.raises(ParameterInvalid):
        await ask(golden, "RETURN 'a' AS t", {}, matching={"t": pattern})
    with pytest.raises(ParameterInvalid):
        await ask(golden, "RETURN 'a' AS t", {}, matching={"u": "a"})


@pytest.mark.parametrize(
    "given", [{}, {"n": 1, "m": 2}, {"case": "x", "n": 1}, {"known_on": 1, "n": 1}, {"n": 2**63}, {"n": float("nan")},
              {"n": "x" * 2_001}, {"n": "\ud800"}, {"n": [1] * 1_001}, {"n": [[1]]}, {"n": {"a": 1}}, {"n": None}],
)  # fmt: skip
async def test_parameters_are_checked(golden: CaseStore, given: dict[str, object]) -> None:
    with pytest.raises(ParameterInvalid):
        await ask(golden, "RETURN $n AS n", given)


async def test_known_on_must_be_looked_at(golden: CaseStore) -> None:
    late = "MATCH (p:Post {case: $case}) WHERE p.recorded_first <= $known_on RETURN count(p) AS n"
    now, then = await ask(golden, late, {}), await ask(golden, late, {}, known_on=BETWEEN)
    assert then.rows[0]["n"] == now.rows[0]["n"] - 2
    with pytest.raises(ParameterInvalid):
        await ask(golden, "MATCH (p:Post {case: $case}) RETURN count(p) AS n", {}, known_on=BETWEEN)


async def test_errors_while_it_runs_quote_no_values(golden: CaseStore) -> None:
    with pytest.raises(QueryRefused) as refused:
        await ask(golden, "MATCH (a:Account {case: $case, id: 'x:1'}) RETURN toInteger(a.handle_keys) AS n", {})
    assert "ada" not in refused.value.what
    assert refused.value.__cause__ is None


async def test_nothing_foreign_is_ever_returned(golden: CaseStore, other: CaseStore) -> None:
    """The second wall, with the first one taken away."""
    admitted = await admit(golden.store, "MATCH (a:Account {case: $case}) RETURN a LIMIT 1", {})
    for text in (
        "MATCH (a:Account) WHERE a.case = '{}' RETURN a LIMIT 1",
        "MATCH (a:Account) WHERE a.case = '{}' RETURN [{{x: a}}] AS a LIMIT 1",
        "MATCH p = (a:Account)-[:POSTED]->() WHERE a.case = '{}' RETURN p AS a LIMIT 1",
    ):
        forged = replace(admitted, text=text.format(other.case), columns=("a",))
        with pytest.raises(EvidenceBroken):
            await run(golden, forged, {})


async def test_nothing_runs_where_read_mode_does_not_hold(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def writes(store: Store) -> Finding:
        return Finding("read mode", False, "a read session can write")

    monkeypatch.setattr(gate, "reading_never_writes", writes)
    unsafe = replace(store, keeps_read_mode=False)
    with pytest.raises(StoreRefused):
        await ask(unsafe.for_case("x"), "RETURN 1 AS one", {})


async def test_a_file_of_the_catalogue_is_checked_before_it_has_values(store: Store) -> None:
    text = (
        "// title: Loud accounts\n// question: Who posted at least so often?\n// param least: int = 3   posts\n"
        "// param hours: int = 3\n// limits: hours 0..23\n// columns: id, n\n"
        "MATCH (a:Account {case: $case})-[:POSTED]->(p:Post) WHERE coalesce(p.recorded_first, $known_on) <= $known_on\n"
        "WITH a, count(p) AS n, [h IN range(0, $hours) | h] AS hours WHERE n >= $least RETURN a.id AS id, n\n"
    )
    kinds = {"least": "int", "hours": "int", "known_on": "datetime"}
    declared = [Parameter(name, kind, None, "") for name, kind in kinds.items()]
    admitted = await check_text(store, text, declared, {"hours": (0, 23)})
    assert admitted.columns == ("id", "n")
    with pytest.raises(QueryRefused):
        await check_text(store, text, declared)  # without limits a list of any length
    with pytest.raises(ParameterInvalid):
        await check_text(store, text, declared[:1])
    with pytest.raises(QueryRefused):
        await check_text(store, text.replace("{case: $case}", ""), declared, {"hours": (0, 23)})
