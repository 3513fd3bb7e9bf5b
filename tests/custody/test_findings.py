"""Findings: a sentence and what carries it; without that refused, changed only upon what was seen."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from custody import findings as module
from custody.cases import Case, Cases
from custody.charts import ChartDocument, Charts
from custody.findings import Claim, Findings
from custody.originals import Originals
from graph.errors import Conflict, LimitExceeded, NotFound, ParameterInvalid

DRAWN = ChartDocument("{}", nodes=0, edges=0)
CLAIM = Claim(sentence="Both posted the same text within a minute.", elements=["a"], posts=["p", "q"])
HOSTILE = ("<script>alert(1)</script>", "'); DROP TABLE findings; --", "=cmd|' /C calc'!A0", "\u202egnp.exe")


def test_comes_back_as_it_was(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Findings(engine)
    first, second = kept.create(case.id, CLAIM, by="ada"), kept.create(case.id, CLAIM, by="ben")
    assert kept.list(case.id) == [first, second]
    assert kept.get(case.id, second.id) == second
    assert (first.sentence, first.elements, first.posts) == (CLAIM.sentence, ["a"], ["p", "q"])
    assert (first.version, first.chart_id, first.changed_by) == (1, None, "ada")


def test_what_is_not_given_stays(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Findings(engine)
    chart = Charts(engine).create(case.id, "T", DRAWN, by="ada")
    first = kept.create(case.id, CLAIM, by="ada")
    second = kept.change(case.id, first.id, Claim(sentence="Within two."), seen=1, by="ben")
    assert (second.sentence, second.posts, second.version, second.changed_by) == ("Within two.", ["p", "q"], 2, "ben")
    third = kept.change(case.id, first.id, Claim(posts=[], chart_id=chart.id), seen=2, by="ada")
    assert (third.sentence, third.elements, third.posts, third.chart_id) == ("Within two.", ["a"], [], chart.id)
    assert kept.get(case.id, first.id) == third
    assert third.created_at == first.created_at < third.changed_at


def test_is_changed_upon_what_was_seen(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Findings(engine)
    first = kept.create(case.id, CLAIM, by="ada")
    second = kept.change(case.id, first.id, Claim(sentence="Two"), seen=1, by="ben")
    with pytest.raises(Conflict) as refused:
        kept.change(case.id, first.id, Claim(sentence="Mine"), seen=1, by="ada")
    assert refused.value.current == {"version": 2, "changedAt": second.changed_at.isoformat(), "changedBy": "ben"}
    assert kept.get(case.id, first.id) == second


@pytest.mark.parametrize(
    "claim",
    [
        Claim(sentence="Nothing carries it."),
        Claim(sentence="Nor this.", elements=[], posts=[]),
        Claim(elements=["a"]),
        Claim(sentence="  ", elements=["a"]),
        Claim(sentence="a\x00b", elements=["a"]),
        Claim(sentence="x" * 2_001, elements=["a"]),
    ],
)
def test_what_is_no_finding_is_refused(claim: Claim, sqlite_engine: Engine, case: Case) -> None:
    with pytest.raises(ParameterInvalid):
        Findings(sqlite_engine).create(case.id, claim, by="ada")
    assert Findings(sqlite_engine).list(case.id) == []


@pytest.mark.parametrize("claim", [Claim(), Claim(elements=[], posts=[]), Claim(sentence="")])
def test_a_change_leaves_a_finding(claim: Claim, sqlite_engine: Engine, case: Case) -> None:
    kept = Findings(sqlite_engine)
    first = kept.create(case.id, CLAIM, by="ada")
    with pytest.raises(ParameterInvalid):
        kept.change(case.id, first.id, claim, seen=1, by="ada")
    assert kept.list(case.id) == [first]


def test_stays_where_its_chart_goes(engine: Engine) -> None:
    case, kept, charts = Cases(engine).new("Harbour"), Findings(engine), Charts(engine)
    chart = charts.create(case.id, "T", DRAWN, by="ada")
    found = kept.create(case.id, Claim(sentence="S", posts=["p"], chart_id=chart.id), by="ada")
    assert found.chart_id == chart.id
    charts.delete(case.id, chart.id)
    assert [(each.id, each.chart_id) for each in kept.list(case.id)] == [(found.id, None)]


def test_goes_with_its_case(engine: Engine, tmp_path: Path) -> None:
    cases, kept = Cases(engine), Findings(engine)
    gone, stays = cases.new("Gone"), cases.new("Stays")
    for case in (gone, stays):
        kept.create(case.id, CLAIM, by="ada")
    with Originals(str(tmp_path / "originals"), engine) as originals:
        cases.delete(gone.id, originals=originals, ledgers=tmp_path)
    assert kept.list(gone.id) == []
    assert len(kept.list(stays.id)) == 1


def test_another_case_has_no_such_finding(engine: Engine) -> None:
    cases, kept = Cases(engine), Findings(engine)
    case, other = cases.new("Harbour"), cases.new("Other")
    chart = Charts(engine).create(case.id, "T", DRAWN, by="ada")
    found = kept.create(case.id, CLAIM, by="ada")
    said = set()
    for id_ in (found.id, "none", "a\x00"):
        for ask in (
            lambda id_=id_: kept.get(other.id, id_),
            lambda id_=id_: kept.change(other.id, id_, CLAIM, seen=1, by="ada"),
            lambda id_=id_: kept.delete(other.id, id_),
        ):
            with pytest.raises(NotFound) as missing:
                ask()
            said.add(missing.value.what)
    assert len(said) == 1
    with pytest.raises(NotFound):
        kept.create(other.id, Claim(sentence="S", posts=["p"], chart_id=chart.id), by="ada")
    kept.delete(case.id, found.id)
    assert kept.list(case.id) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Findings(engine)
    found = kept.create(case.id, Claim(sentence=text, posts=[text]), by=text)
    assert kept.get(case.id, found.id) == found
    assert (found.sentence, found.posts, found.changed_by) == (text, [text], text)


def test_too_many(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Findings(sqlite_engine)
    monkeypatch.setattr(module, "FINDINGS_PER_CASE", 1)
    kept.create(case.id, CLAIM, by="ada")
    with pytest.raises(LimitExceeded, match="has 1 findings"):
        kept.create(case.id, CLAIM, by="ada")
