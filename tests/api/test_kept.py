"""How frozen answers are shown, and which files are read."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.freezing import Compared
from api.kept import print_compared, print_frozen, read_text
from api.output import Output
from custody.answers import FrozenAnswer
from graph.asking import Answer
from graph.comparing import compare
from graph.errors import InputUnreadable

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
COLUMNS = ["account", "posts"]
FROZEN = FrozenAnswer(
    "id-1", "Before", "who", False, "ab" * 32, {"limit": 2}, COLUMNS, "0" * 64, None, NOW, 3, 2, False, "Cut.", 10
)  # fmt: skip


def test_a_frozen_answer_is_shown_with_what_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    print_frozen(FROZEN, [["x:1", 2], ["x:2", 1]], "MATCH …", Output())
    said = capsys.readouterr().out
    for words in ("Before", "limit=2", "x:2", "2 of 3 rows", "Not complete: Cut.", "MATCH …", "ab" * 32):
        assert words in said


def test_a_comparison_is_shown_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = compare(COLUMNS, [["x:1", 2], ["x:2", 1]], COLUMNS, [["x:2", 5], ["x:3", 1]], key=["account"])
    now = Answer("who", "Who", tuple(COLUMNS), [], 2, 2, True, None, 0.1, {})
    print_compared(Compared(FROZEN, now, rows, False, True, "Something ran."), Output())
    said = capsys.readouterr().out
    for words in ("1 gained, 1 lost, 1 changed, 0 unchanged", "x:1", "x:3", "Something ran."):
        assert words in said


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "binary.cypher").write_bytes(b"\xff\xfe")
    (tmp_path / "good.cypher").write_bytes(b"\xef\xbb\xbfMATCH")
    assert read_text(tmp_path / "good.cypher") == "MATCH"
    for name in ("binary.cypher", "none.cypher", "."):
        with pytest.raises(InputUnreadable):
            read_text(tmp_path / name)
