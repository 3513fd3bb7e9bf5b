"""What a load says of itself."""

from collections import Counter
from pathlib import Path

import pytest

from api.loading import report_of, shown_mapping
from api.output import Output
from graph.errors import InputUnreadable, ParameterInvalid
from ingest.pipeline import Load


def test_counts_add_up_and_all_rejected_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    load = Load(
        runs=["r"], captures=["c"], counts=Counter(rejected=7), rejected=[(f"line {n}", "torn") for n in range(7)]
    )
    report = report_of(load, Output())
    assert (report.read, report.all_rejected) == (7, True)
    assert report.next_steps == ["it may be the wrong connector or mapping: sociogram takeback r"]
    said = capsys.readouterr().out
    assert "Read 7 records: 0 new, 0 changed, 0 same, 7 rejected." in said
    assert "line 4" in said
    assert "line 5" not in said


def test_held_is_not_read_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert report_of(Load(held=["c"]), Output()).already_loaded
    assert "Already loaded" in capsys.readouterr().out


def test_a_mapping_is_shown_with_its_rows(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = shown_mapping(table, "table", "", output=Output(), yes=True)
    said = capsys.readouterr().out
    assert "The first 3 rows as mapped" in said
    assert "ada_lee" in said
    assert options["mapping"] in said
    assert shown_mapping(table, "x", "", output=Output(), yes=False) == {}


def test_no_mapping_without_a_yes(table: Path) -> None:
    with pytest.raises(ParameterInvalid, match="Nothing was written"):
        shown_mapping(table, "table", "", output=Output(), yes=False)


def test_no_source(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable):
        shown_mapping(tmp_path / "nowhere", "x", "", output=Output(), yes=False)
