"""Charts: every saving kept for a while, nothing overwritten unseen, told apart by case, gone with their case."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, update

from custody import charts as module
from custody.cases import Case, Cases
from custody.charts import Change, Chart, ChartDocument, Charts
from custody.database import chart_versions, writing
from custody.originals import Originals
from custody.shares import Shares
from graph.errors import Conflict, EvidenceBroken, LimitExceeded, NotFound, ParameterInvalid

DRAWN = ChartDocument('{"format": 1, "nodes": [{"id": "\U0001f33e"}]}', nodes=1, edges=0)
HOSTILE = ("<script>alert(1)</script>", "'); DROP TABLE charts; --", "{{7*7}}", "$case", "javascript:alert(1)", "قهوة")


def drawn(text: str) -> ChartDocument:
    return ChartDocument(text, nodes=len(text), edges=2 * len(text))


def saved(kept: Charts, case: Case, chart: Chart, text: str, *, seen: int | None = None, by: str = "ada") -> Chart:
    change = Change(seen=chart.version if seen is None else seen, by=by, document=drawn(text))
    return kept.save(case.id, chart.id, change)


def test_comes_back_as_it_was(engine: Engine) -> None:
    case, kept, before = Cases(engine).new("Harbour"), Charts(engine), datetime.now(UTC)
    made = kept.create(case.id, "  Before the vote ", DRAWN, by="ada")
    assert kept.get(case.id, made.id) == made == kept.list(case.id)[0]
    assert (made.title, made.version, made.newest, made.nodes, made.edges) == ("Before the vote", 1, 1, 1, 0)
    assert (made.changed_by, made.size) == ("ada", len(DRAWN.text.encode()))
    assert before <= made.created_at == made.changed_at <= datetime.now(UTC)
    assert kept.document(case.id, made.id, 1) == DRAWN.text


def test_each_saving_is_a_version_that_can_be_opened(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    first = kept.create(case.id, "T", DRAWN, by="ada")
    second = saved(kept, case, first, "two", by="ben")
    third = kept.save(case.id, first.id, Change(seen=2, by="cy", title="Another"))
    assert kept.get(case.id, first.id) == third
    assert (third.title, third.nodes, third.edges, third.size, third.changed_by) == ("Another", 3, 6, 3, "cy")
    assert [each.version for each in kept.versions(case.id, first.id)] == [3, 2, 1]
    assert [each.changed_by for each in kept.versions(case.id, first.id)] == ["cy", "ben", "ada"]
    earlier = kept.get(case.id, first.id, 2)
    assert (earlier.title, earlier.version, earlier.newest) == ("T", 2, 3)
    assert earlier.changed_at == second.changed_at
    texts = [kept.document(case.id, first.id, version) for version in (1, 2, 3)]
    assert texts == [DRAWN.text, "two", "two"]


def test_what_rests_on_an_older_version_is_refused_and_changes_nothing(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    first = kept.create(case.id, "T", DRAWN, by="ada")
    second = saved(kept, case, first, "ben's", by="ben")
    for seen in (0, 1, 3, -1):
        with pytest.raises(Conflict) as refused:
            saved(kept, case, first, "lost", seen=seen)
        assert refused.value.current == {
            "version": 2, "changedAt": second.changed_at.isoformat(), "changedBy": "ben"
        }  # fmt: skip
    assert kept.get(case.id, first.id) == second
    assert kept.document(case.id, first.id, 2) == "ben's"


def test_the_same_sent_again_is_the_version_that_it_made(engine: Engine) -> None:
    """Its answer was lost; whoever else changed it, or made another change, is refused as ever."""
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    first = kept.create(case.id, "T", DRAWN, by="ada")
    change = Change(seen=1, by="ada", document=drawn("two"), title="Two")
    second = kept.save(case.id, first.id, change)
    assert kept.save(case.id, first.id, change) == second
    for other in (replace(change, by="ben"), replace(change, title="2"), replace(change, document=drawn("2"))):
        with pytest.raises(Conflict):
            kept.save(case.id, first.id, other)
    third = saved(kept, case, second, "three", by="ada")
    with pytest.raises(Conflict):
        kept.save(case.id, first.id, change)
    assert [each.version for each in kept.versions(case.id, first.id)] == [third.version, 2, 1]


def test_the_last_versions_are_kept_and_those_that_a_link_shows(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "VERSIONS_KEPT", 3)
    monkeypatch.setattr(module, "SPAN", timedelta(0))
    case, kept, links = Cases(engine).new("Harbour"), Charts(engine), Shares(engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    shown = links.create(case.id, chart.id, 1, by="ada")
    for number in range(6):
        chart = saved(kept, case, chart, f"{number}")
    assert [each.version for each in kept.versions(case.id, chart.id)] == [7, 6, 5, 1]
    assert kept.document(case.id, chart.id, 1) == DRAWN.text
    with pytest.raises(NotFound):
        kept.document(case.id, chart.id, 2)
    links.end(case.id, shown.token)
    saved(kept, case, chart, "more")
    assert [each.version for each in kept.versions(case.id, chart.id)] == [8, 7, 6]


def test_of_a_span_the_first_is_kept_beyond_the_recent_ones(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RECENT", 2)
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    for minute in range(1, 26):
        _older(engine, timedelta(minutes=1))
        chart = saved(kept, case, chart, f"{minute}", by="ada" if minute != 7 else "ben")
    assert [each.version for each in kept.versions(case.id, chart.id)] == [26, 25, 19, 9, 8, 1]


def _older(engine: Engine, by: timedelta) -> None:
    """As if all of it had been done earlier."""
    with writing(engine) as connection:
        for version, at in connection.execute(select(chart_versions.c.version, chart_versions.c.changed_at)).all():
            earlier = update(chart_versions).where(chart_versions.c.version == version)
            connection.execute(earlier.values(changed_at=at - by))


def test_fifty_are_kept(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SPAN", timedelta(0))
    kept = Charts(sqlite_engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    for number in range(51):
        chart = saved(kept, case, chart, f"{number}")
    assert [each.version for each in kept.versions(case.id, chart.id)] == list(range(52, 2, -1))


def test_the_one_changed_last_comes_first(sqlite_engine: Engine, case: Case) -> None:
    kept = Charts(sqlite_engine)
    first, second = (kept.create(case.id, title, DRAWN, by="ada") for title in ("first", "second"))
    assert [each.id for each in kept.list(case.id)] == [second.id, first.id]
    saved(kept, case, first, "again")
    assert [(each.id, each.version) for each in kept.list(case.id)] == [(first.id, 2), (second.id, 1)]


def test_a_copy_is_a_chart_of_its_own(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    chart = saved(kept, case, kept.create(case.id, "T", DRAWN, by="ada"), "two")
    copy = kept.duplicate(case.id, chart.id, "Copy", by="ben")
    assert (copy.title, copy.version, copy.changed_by, copy.nodes, copy.size) == ("Copy", 1, "ben", 3, 3)
    saved(kept, case, chart, "three")
    kept.delete(case.id, chart.id)
    assert kept.list(case.id) == [copy]
    assert kept.document(case.id, copy.id, 1) == "two"


def test_another_case_has_no_such_chart(sqlite_engine: Engine, case: Case) -> None:
    kept, other = Charts(sqlite_engine), Cases(sqlite_engine).new("Other")
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    asked: list[Callable[[str], object]] = [
        lambda id_: kept.get(other.id, id_),
        lambda id_: kept.get(other.id, id_, 1),
        lambda id_: kept.document(other.id, id_, 1),
        lambda id_: kept.versions(other.id, id_),
        lambda id_: kept.save(other.id, id_, Change(seen=1, by="ada", title="Mine")),
        lambda id_: kept.duplicate(other.id, id_, "Mine", by="ada"),
        lambda id_: kept.delete(other.id, id_),
    ]
    said = set()
    for ask in asked:
        for id_ in (chart.id, "none", ""):
            with pytest.raises(NotFound) as missing:
                ask(id_)
            said.add((missing.value.what, missing.value.cure))
    assert len(said) == 1
    assert kept.list(other.id) == []
    assert kept.list(case.id) == [chart]


@pytest.mark.parametrize("id_", ["a\x00b", "\ud800", "é", "x" * 5_000])
def test_what_can_be_no_id_is_not_found(engine: Engine, id_: str) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    with pytest.raises(NotFound):
        kept.get(case.id, id_)
    with pytest.raises(NotFound):
        kept.delete(case.id, id_)


def test_goes_with_its_case(engine: Engine, tmp_path: Path) -> None:
    cases, kept, links = Cases(engine), Charts(engine), Shares(engine)
    gone, stays = cases.new("Gone"), cases.new("Stays")
    tokens = [links.create(case.id, kept.create(case.id, "T", DRAWN, by="ada").id, by="ada").token
              for case in (gone, stays)]  # fmt: skip
    with Originals(str(tmp_path / "originals"), engine) as originals:
        cases.delete(gone.id, originals=originals, ledgers=tmp_path)
    assert kept.list(gone.id) == []
    assert len(kept.list(stays.id)) == 1
    assert [links.find(token) is None for token in tokens] == [True, False]


def test_can_be_deleted_once(engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    chart = saved(kept, case, kept.create(case.id, "T", DRAWN, by="ada"), "two")
    kept.delete(case.id, chart.id)
    for ask in (kept.delete, kept.versions):
        with pytest.raises(NotFound):
            ask(case.id, chart.id)


@pytest.mark.parametrize("title", ["", "  ", "two\nlines", "x" * 201, "a\u202eb", "a\x00"])
def test_title_that_is_none(title: str, sqlite_engine: Engine, case: Case) -> None:
    kept = Charts(sqlite_engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    with pytest.raises(ParameterInvalid):
        kept.create(case.id, title, DRAWN, by="ada")
    with pytest.raises(ParameterInvalid):
        kept.save(case.id, chart.id, Change(seen=1, by="ada", title=title))
    with pytest.raises(ParameterInvalid):
        kept.duplicate(case.id, chart.id, title, by="ada")
    assert kept.list(case.id) == [chart]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, engine: Engine) -> None:
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    chart = kept.create(case.id, text, drawn(text), by=text)
    found = kept.get(case.id, chart.id)
    assert (found.title, found.changed_by, kept.document(case.id, chart.id, 1)) == (text, text, text)


def test_nothing_to_change(sqlite_engine: Engine, case: Case) -> None:
    kept = Charts(sqlite_engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    with pytest.raises(ParameterInvalid, match="Nothing"):
        kept.save(case.id, chart.id, Change(seen=1, by="ada"))


def test_too_large_and_too_many(sqlite_engine: Engine, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Charts(sqlite_engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    monkeypatch.setattr(module, "DOCUMENT_BYTES", 10)
    with pytest.raises(LimitExceeded, match="11 bytes, and 10 can be saved"):
        saved(kept, case, chart, "x" * 11)
    saved(kept, case, chart, "x" * 10)
    monkeypatch.setattr(module, "CHARTS_PER_CASE", 1)
    with pytest.raises(LimitExceeded, match="has 1 charts"):
        kept.create(case.id, "T", drawn("x"), by="ada")
    with pytest.raises(LimitExceeded, match="has 1 charts"):
        kept.duplicate(case.id, chart.id, "T", by="ada")


def test_damage_is_told(sqlite_engine: Engine, case: Case) -> None:
    kept = Charts(sqlite_engine)
    chart = kept.create(case.id, "T", DRAWN, by="ada")
    with writing(sqlite_engine) as connection:
        connection.execute(update(chart_versions).values(document=b"no zlib"))
    with pytest.raises(EvidenceBroken):
        kept.document(case.id, chart.id, 1)


class Tab:
    """A window that shows one version of the chart, and saves what it drew upon it."""

    def __init__(self, name: str, kept: Charts, case: Case, chart: Chart) -> None:
        self.name = name
        self._kept = kept
        self._case = case
        self.shown = chart

    def open_newest(self) -> None:
        self.shown = self._kept.get(self._case.id, self.shown.id)

    def save(self, text: str) -> Mapping[str, object] | None:
        """Nothing where it was taken; else what is there now, and the window still has what it drew."""
        try:
            self.shown = saved(self._kept, self._case, self.shown, text, by=self.name)
        except Conflict as refused:
            return refused.current
        return None


STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("save", "save", "open"))), max_size=25)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_two_windows_never_lose_a_version_nor_overwrite_one_unseen(
    steps: list[tuple[str, str]], engine: Engine
) -> None:
    kept, case = Charts(engine), Cases(engine).new(f"{datetime.now(UTC)}")
    chart = kept.create(case.id, "T", drawn("0a"), by="a")
    tabs = {name: Tab(name, kept, case, chart) for name in "ab"}
    history, shown = ["0a"], {"a": 1, "b": 1}
    for number, (name, what) in enumerate(steps, 1):
        if what == "open":
            tabs[name].open_newest()
            shown[name] = len(history)
        elif (refused := tabs[name].save(f"{number}{name}")) is None:
            assert shown[name] == len(history), "it was saved over what its author had not seen"
            history.append(f"{number}{name}")
            shown[name] = len(history)
        else:
            assert shown[name] < len(history), "it was refused though nobody had come before"
            assert (refused["version"], refused["changedBy"]) == (len(history), history[-1][-1])
    versions = [each.version for each in kept.versions(case.id, chart.id)][::-1]
    assert versions == list(range(1, len(history) + 1))
    assert [kept.document(case.id, chart.id, version) for version in versions] == history


def test_two_windows_at_once(engine: Engine) -> None:
    """Both save as fast as they can, opening the newest version whenever they are refused."""
    case, kept = Cases(engine).new("Harbour"), Charts(engine)
    chart = kept.create(case.id, "T", drawn("0"), by="a")

    def work(name: str) -> list[tuple[int, str]]:
        tab = Tab(name, kept, case, chart)
        done: list[tuple[int, str]] = []
        while len(done) < 10:
            text = f"{name}{len(done)}"
            if tab.save(text) is None:
                done.append((tab.shown.version, text))
            else:
                tab.open_newest()
        return done

    with ThreadPoolExecutor(2) as pool:
        taken = dict(chain.from_iterable(pool.map(work, "ab")))
    assert sorted(taken) == list(range(2, 22))
    assert {version: kept.document(case.id, chart.id, version) for version in taken} == taken
