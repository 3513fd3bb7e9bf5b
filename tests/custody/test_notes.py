"""Notes: text as it was written, on elements, a chart or the case; changed only upon what was seen."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from custody import notes as module
from custody.cases import Case, Cases
from custody.charts import ChartDocument, Charts
from custody.notes import Notes
from custody.originals import Originals
from graph.errors import Conflict, LimitExceeded, NotFound, ParameterInvalid

DRAWN = ChartDocument("{}", nodes=0, edges=0)
HOSTILE = ("<img src=x onerror=alert(1)>", "'); DROP TABLE notes; --", "a\n\tb", "\u202egnp.exe", "👩\u200d👩\u200d👧")


def test_comes_back_as_it_was(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Notes(engine)
    chart = Charts(engine).create(case.id, "T", DRAWN, by="ada")
    on_chart = kept.create(case.id, "Who is this?", by="ada", elements=["b", "a"], chart_id=chart.id)
    on_case = kept.create(case.id, "Ask the harbour master.", by="ben")
    assert kept.list(case.id) == [on_chart, on_case]
    assert kept.list(case.id, chart.id) == [on_chart]
    assert kept.list(case.id, "a\x00") == []
    assert (on_chart.elements, on_chart.version, on_chart.chart_id) == (["b", "a"], 1, chart.id)
    assert (on_case.elements, on_case.chart_id, on_case.changed_by) == ([], None, "ben")


def test_is_changed_upon_what_was_seen(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Notes(engine)
    first = kept.create(case.id, "One", by="ada", elements=["a"])
    second = kept.change(case.id, first.id, "Two", seen=1, by="ben")
    assert (second.text, second.version, second.changed_by, second.elements) == ("Two", 2, "ben", ["a"])
    with pytest.raises(Conflict) as refused:
        kept.change(case.id, first.id, "Mine", seen=1, by="ada")
    assert refused.value.current == {"version": 2, "changedAt": second.changed_at.isoformat(), "changedBy": "ben"}
    assert kept.list(case.id) == [second]


def test_stays_where_its_chart_goes(engine: Engine) -> None:
    case, kept, charts = Cases(engine).new("Harbour"), Notes(engine), Charts(engine)
    chart = charts.create(case.id, "T", DRAWN, by="ada")
    note = kept.create(case.id, "Stays", by="ada", chart_id=chart.id)
    charts.delete(case.id, chart.id)
    assert [(each.id, each.chart_id) for each in kept.list(case.id)] == [(note.id, None)]


def test_goes_with_its_case(engine: Engine, tmp_path: Path) -> None:
    cases, kept = Cases(engine), Notes(engine)
    gone, stays = cases.new("Gone"), cases.new("Stays")
    for case in (gone, stays):
        kept.create(case.id, "T", by="ada")
    with Originals(str(tmp_path / "originals"), engine) as originals:
        cases.delete(gone.id, originals=originals, ledgers=tmp_path)
    assert kept.list(gone.id) == []
    assert len(kept.list(stays.id)) == 1


def test_another_case_has_no_such_note(engine: Engine) -> None:
    cases, kept = Cases(engine), Notes(engine)
    case, other = cases.new("Harbour"), cases.new("Other")
    chart = Charts(engine).create(case.id, "T", DRAWN, by="ada")
    note = kept.create(case.id, "T", by="ada")
    for id_ in (note.id, "none", "a\x00"):
        with pytest.raises(NotFound):
            kept.change(other.id, id_, "Mine", seen=1, by="ada")
        with pytest.raises(NotFound):
            kept.delete(other.id, id_)
    with pytest.raises(NotFound):
        kept.create(other.id, "T", by="ada", chart_id=chart.id)
    assert kept.list(case.id) == [note]
    kept.delete(case.id, note.id)
    assert kept.list(case.id) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Notes(engine)
    assert kept.create(case.id, text, by=text) == kept.list(case.id)[0]
    assert kept.list(case.id)[0].text == text


@pytest.mark.parametrize("text", ["", " \n ", "a\x00b", "a\x1b[0m"])
def test_text_that_is_none(text: str, sqlite_engine: Engine, case: Case) -> None:
    kept = Notes(sqlite_engine)
    note = kept.create(case.id, "T", by="ada")
    with pytest.raises(ParameterInvalid):
        kept.create(case.id, text, by="ada")
    with pytest.raises(ParameterInvalid):
        kept.change(case.id, note.id, text, seen=1, by="ada")


def test_too_many(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Notes(sqlite_engine)
    monkeypatch.setattr(module, "NOTES_PER_CASE", 1)
    kept.create(case.id, "T", by="ada")
    with pytest.raises(LimitExceeded, match="has 1 notes"):
        kept.create(case.id, "T", by="ada")
