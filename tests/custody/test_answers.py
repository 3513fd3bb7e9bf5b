"""Frozen answers: kept whole, told apart by case, gone with their case."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from custody import answers as module
from custody.answers import Answers, Found, text_digest
from custody.cases import Case, Cases
from custody.database import answers, writing
from custody.originals import Originals
from graph.errors import EvidenceBroken, LimitExceeded, NotFound, ParameterInvalid

NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)
FOUND = Found(
    investigation="who_amplifies_whom", own=False, question_text="// title: T\nRETURN 1", parameters={"limit": 5},
    columns=["source", "target", "weight"], rows=[["x:1", "x:2 \U0001f33e", 3], ["x:1", None, 1.5]], total=7,
    complete=False, reason="The limit of 2 rows is reached.", data_state="0" * 64, known_on=None, asked_at=NOW,
)  # fmt: skip


def test_comes_back_as_it_was(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Answers(engine)
    frozen = kept.freeze(case.id, "  Before the vote ", FOUND)
    assert kept.get(case.id, frozen.id) == frozen == kept.list(case.id)[0]
    assert (frozen.title, frozen.total, frozen.returned, frozen.asked_at) == ("Before the vote", 7, 2, NOW)
    assert frozen.text_sha256 == text_digest(FOUND.question_text)
    assert kept.rows(case.id, frozen.id) == FOUND.rows
    assert kept.question_text(case.id, frozen.id) == FOUND.question_text


def test_is_told_in_the_order_of_time(sqlite_engine: Engine, case: Case) -> None:
    kept = Answers(sqlite_engine)
    second = kept.freeze(case.id, "second", replace(FOUND, asked_at=NOW.replace(year=2027), known_on=NOW))
    first = kept.freeze(case.id, "first", FOUND)
    assert [each.id for each in kept.list(case.id)] == [first.id, second.id]
    assert kept.get(case.id, second.id).known_on == NOW


def test_another_case_has_no_such_answer(sqlite_engine: Engine, case: Case) -> None:
    kept, other = Answers(sqlite_engine), Cases(sqlite_engine).new("Other")
    frozen = kept.freeze(case.id, "T", FOUND)
    said = set()
    for named in (frozen.id, "none", ""):
        for ask in (kept.get, kept.rows, kept.question_text, kept.delete):
            with pytest.raises(NotFound) as missing:
                ask(other.id, named)
            said.add(missing.value.what)
    assert len(said) == 1
    assert kept.list(other.id) == []
    assert kept.list(case.id) == [frozen]


def test_can_be_deleted_once(sqlite_engine: Engine, case: Case) -> None:
    kept = Answers(sqlite_engine)
    frozen = kept.freeze(case.id, "T", FOUND)
    kept.delete(case.id, frozen.id)
    with pytest.raises(NotFound):
        kept.delete(case.id, frozen.id)


def test_goes_with_its_case(engine: Engine, tmp_path: Path) -> None:
    cases, kept = Cases(engine), Answers(engine)
    gone, stays = cases.new("Gone"), cases.new("Stays")
    for case in (gone, stays):
        kept.freeze(case.id, "T", FOUND)
    with Originals(str(tmp_path / "originals"), engine) as originals:
        cases.delete(gone.id, originals=originals, ledgers=tmp_path)
    assert kept.list(gone.id) == []
    assert len(kept.list(stays.id)) == 1


@pytest.mark.parametrize("title", ["", "  ", "two\nlines", "x" * 201, "a\u202eb"])
def test_title_that_is_none(title: str, sqlite_engine: Engine, case: Case) -> None:
    with pytest.raises(ParameterInvalid):
        Answers(sqlite_engine).freeze(case.id, title, FOUND)


def test_too_large_and_too_many(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Answers(sqlite_engine)
    monkeypatch.setattr(module, "ANSWER_BYTES", 100)
    with pytest.raises(LimitExceeded, match="bytes"):
        kept.freeze(case.id, "T", replace(FOUND, rows=[["x" * 100]]))
    monkeypatch.setattr(module, "ANSWERS_PER_CASE", 1)
    kept.freeze(case.id, "T", FOUND)
    with pytest.raises(LimitExceeded, match="are frozen"):
        kept.freeze(case.id, "T", FOUND)


def test_damage_is_told(sqlite_engine: Engine, case: Case) -> None:
    kept = Answers(sqlite_engine)
    frozen = kept.freeze(case.id, "T", FOUND)
    with writing(sqlite_engine) as connection:
        connection.execute(update(answers).values(rows=b"no zlib"))
    with pytest.raises(EvidenceBroken):
        kept.rows(case.id, frozen.id)
