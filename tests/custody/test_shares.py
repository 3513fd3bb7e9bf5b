"""Share links: they lead to one chart, newest or for good, and nowhere once they ended."""

import pytest
from sqlalchemy import Engine

from custody import shares as module
from custody.cases import Case, Cases
from custody.charts import Change, ChartDocument, Charts
from custody.shares import Shares
from graph.errors import LimitExceeded, NotFound

DRAWN = ChartDocument("{}", nodes=0, edges=0)


def test_is_found_by_its_token_until_it_ends(engine: Engine) -> None:
    case, links = Cases(engine).new("Harbour"), Shares(engine)
    chart = Charts(engine).create(case.id, "T", DRAWN, by="ada")
    newest = links.create(case.id, chart.id, by="ada")
    fixed = links.create(case.id, chart.id, 1, by="ben")
    assert links.find(newest.token) == newest
    assert (newest.case_id, newest.chart_id, newest.version, newest.created_by) == (case.id, chart.id, None, "ada")
    assert links.find(fixed.token) == fixed
    assert fixed.version == 1
    assert links.list(case.id) == links.list(case.id, chart.id) == [newest, fixed]
    assert links.list(case.id, "none") == []
    links.end(case.id, newest.token)
    assert links.find(newest.token) is None
    assert links.list(case.id) == [fixed]
    with pytest.raises(NotFound):
        links.end(case.id, newest.token)


def test_a_token_can_not_be_guessed(sqlite_engine: Engine, case: Case) -> None:
    links, chart = Shares(sqlite_engine), Charts(sqlite_engine).create(case.id, "T", DRAWN, by="ada")
    tokens = {links.create(case.id, chart.id, by="ada").token for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_leads_only_to_what_is_there(engine: Engine) -> None:
    cases, links, charts = Cases(engine), Shares(engine), Charts(engine)
    case, other = cases.new("Harbour"), cases.new("Other")
    chart = charts.create(case.id, "T", DRAWN, by="ada")
    for named, id_, version in ((case, "none", None), (case, chart.id, 2), (other, chart.id, None), (case, "a\x00", 1)):
        with pytest.raises(NotFound):
            links.create(named.id, id_, version, by="ada")
    link = links.create(case.id, chart.id, by="ada")
    assert links.list(other.id) == links.list(other.id, chart.id) == []
    with pytest.raises(NotFound):
        links.end(other.id, link.token)
    charts.save(case.id, chart.id, Change(seen=1, by="ada", title="Two"))
    assert links.find(link.token) == link
    charts.delete(case.id, chart.id)
    assert links.find(link.token) is None


@pytest.mark.parametrize("token", ["", "none", "a\x00b", "\ud800", "' OR 1=1 --", "x" * 5_000])
def test_another_token_leads_nowhere(engine: Engine, token: str) -> None:
    assert Shares(engine).find(token) is None


def test_too_many(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    links, chart = Shares(sqlite_engine), Charts(sqlite_engine).create(case.id, "T", DRAWN, by="ada")
    monkeypatch.setattr(module, "SHARES_PER_CHART", 1)
    links.create(case.id, chart.id, by="ada")
    with pytest.raises(LimitExceeded, match="1 share links"):
        links.create(case.id, chart.id, by="ada")
