from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, update

from custody.cases import Case, Cases
from custody.database import cases, writing
from custody.ledger import Ledger, LedgerRow
from custody.originals import Originals, Source
from graph.errors import Conflict, NotFound, ParameterInvalid

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _with_id(engine: Engine, case_id: str, title: str) -> None:
    with writing(engine) as connection:
        connection.execute(insert(cases).values(id=case_id, title=title, created_at=NOW))


def test_a_new_case_is_found_by_id_beginning_and_title(engine: Engine) -> None:
    case = Cases(engine).new("  Harbour fire ")
    assert case.title == "Harbour fire"
    assert len(case.id) == 32
    assert {Cases(engine).get(name) for name in (case.id, case.id[:6], "Harbour fire")} == {case}


def test_cases_are_listed_oldest_first(engine: Engine) -> None:
    made = [Cases(engine).new(title) for title in ("b", "a", "c")]
    assert Cases(engine).list() == made


@pytest.mark.parametrize("title", ["", "   ", "x" * 201, "two\nlines", "\x00"])
def test_titles_that_can_not_be_are_refused(sqlite_engine: Engine, title: str) -> None:
    with pytest.raises(ParameterInvalid, match="1 to 200"):
        Cases(sqlite_engine).new(title)


def test_a_title_may_be_200_characters_of_any_script(engine: Engine) -> None:
    assert Cases(engine).get(Cases(engine).new("港" * 200).id).title == "港" * 200


def test_a_title_belongs_to_one_case(engine: Engine) -> None:
    first, second = Cases(engine).new("Harbour fire"), Cases(engine).new("Other")
    with pytest.raises(Conflict, match="already"):
        Cases(engine).new("Harbour fire")
    with pytest.raises(Conflict, match="already"):
        Cases(engine).rename(second.id, "Harbour fire")
    assert Cases(engine).list() == [first, second]


def test_two_ways_of_writing_one_title_are_one_title(engine: Engine) -> None:
    Cases(engine).new("Caf\u00e9")
    with pytest.raises(Conflict):
        Cases(engine).new("Cafe\u0301")


def test_of_many_at_once_one_gets_the_title(engine: Engine) -> None:
    def attempt(_: int) -> bool:
        try:
            Cases(engine).new("Harbour fire")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(attempt, range(8))) == 1


def test_rename_keeps_the_case(engine: Engine) -> None:
    case = Cases(engine).new("Harbour fire")
    renamed = Cases(engine).rename("Harbour fire", "Harbour fire, second look")
    assert (renamed.id, renamed.created_at) == (case.id, case.created_at)
    assert Cases(engine).list() == [renamed]
    assert Cases(engine).rename(case.id, renamed.title) == renamed


def test_a_missing_case_names_the_near_ones(engine: Engine) -> None:
    Cases(engine).new("Harbour fire")
    with pytest.raises(NotFound) as raised:
        Cases(engine).get("Harbor fire")
    assert "Harbour fire" in raised.value.cure


def test_a_beginning_of_two_ids_is_a_conflict_that_names_both(engine: Engine) -> None:
    first, second = "abcdef0" + "0" * 25, "abcdef1" + "0" * 25
    _with_id(engine, first, "One")
    _with_id(engine, second, "Two")
    with pytest.raises(Conflict) as raised:
        Cases(engine).get("abcdef")
    assert first in raised.value.cure
    assert second in raised.value.cure
    assert Cases(engine).get("abcdef1").id == second


def test_five_digits_are_too_few(engine: Engine) -> None:
    _with_id(engine, "abcdef0" + "0" * 25, "One")
    with pytest.raises(NotFound):
        Cases(engine).get("abcde")


def test_a_title_like_another_ones_id_does_not_hide_it(engine: Engine) -> None:
    case_id = "abcdef0" + "0" * 25
    _with_id(engine, case_id, "One")
    Cases(engine).new(case_id)
    assert Cases(engine).get(case_id).title == "One"
    Cases(engine).new("abcdef")
    with pytest.raises(Conflict):
        Cases(engine).get("abcdef")


def test_wildcards_in_a_name_mean_themselves(engine: Engine) -> None:
    Cases(engine).new("Harbour fire")
    for name in ("%", "______", "Harbour%", "' OR 1=1 --"):
        with pytest.raises(NotFound):
            Cases(engine).get(name)


def _fill(case: Case, originals: Originals, ledgers: Path, got: Source) -> str:
    capture, _ = originals.keep(case.id, got, connector="x", options={})
    row = LedgerRow(position=0, place="line 1", main="Post:x:1", speaks=[], outcome="new", recorded_at=NOW, run="r")
    Ledger(ledgers, case.id).append(capture.id, [row])
    return capture.id


def test_delete_leaves_nothing_but_what_others_share(
    sqlite_engine: Engine, originals: Originals, tmp_path: Path, got: Callable[..., Source]
) -> None:
    ledgers = tmp_path / "ledgers"
    mine, other = Cases(sqlite_engine).new("Mine"), Cases(sqlite_engine).new("Other")
    shared, alone = got(b"shared"), got(b"alone", source="alone")
    gone = [_fill(mine, originals, ledgers, shared), _fill(mine, originals, ledgers, alone)]
    capture = originals.get(gone[1])
    kept = originals.get(_fill(other, originals, ledgers, shared))

    Cases(sqlite_engine).delete(mine.id, originals=originals, ledgers=ledgers)

    assert Cases(sqlite_engine).list() == [other]
    for capture_id in gone:
        with pytest.raises(NotFound):
            originals.get(capture_id)
    assert originals.verify_all(other.id) == []
    assert [sighting.capture for sighting in Ledger(ledgers, other.id).of(["Post:x:1"])] == [kept.id]
    assert [path.name for path in ledgers.iterdir()] == [other.id]
    assert not originals.holds(capture)


def test_delete_that_was_cut_short_can_be_repeated(
    sqlite_engine: Engine, originals: Originals, tmp_path: Path, got: Callable[..., Source]
) -> None:
    case = Cases(sqlite_engine).new("Mine")
    capture = originals.get(_fill(case, originals, tmp_path, got()))
    with writing(sqlite_engine) as connection:
        connection.execute(update(cases).values(deleted_at=NOW))
    assert Cases(sqlite_engine).list() == []
    again = Cases(sqlite_engine).new("Mine")

    Cases(sqlite_engine).delete(case.id, originals=originals, ledgers=tmp_path)

    assert not originals.holds(capture)
    assert Cases(sqlite_engine).list() == [again]


def test_delete_of_no_case_is_told(engine: Engine, tmp_path: Path) -> None:
    with Originals(tmp_path / "originals", engine) as originals, pytest.raises(NotFound):
        Cases(engine).delete("f" * 32, originals=originals, ledgers=tmp_path)
