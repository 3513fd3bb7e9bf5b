"""How an answer is written."""

from datetime import UTC, datetime

import pytest

from api.asking import as_cell, listed, print_answer, write_csv
from api.output import Output
from cypher import names
from graph.asking import Answer

ANSWER = Answer("q", "Title", ("text", "at"), [{"text": "=1+1", "at": datetime(2026, 1, 5, tzinfo=UTC)}], 2, 1, False,
                "The limit is reached.", 0.1, {})  # fmt: skip


def test_what_is_not_complete_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_answer(ANSWER, Output())
    assert "Not complete: The limit is reached." in capsys.readouterr().out


def test_a_spreadsheet_takes_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(ANSWER)
    said = capsys.readouterr()
    assert said.out == "text,at\n'=1+1,2026-01-05 00:00:00+00:00\n"
    assert "Not complete" in said.err


def test_cells() -> None:
    assert [as_cell(value) for value in (1, None, [datetime(2026, 1, 5, tzinfo=UTC)])] == [
        1, None, '["2026-01-05 00:00:00+00:00"]',
    ]  # fmt: skip


def test_the_list_has_all() -> None:
    found = listed(Output(as_json=True))["investigations"]
    assert {each["name"] for each in found} == set(names("investigations"))
