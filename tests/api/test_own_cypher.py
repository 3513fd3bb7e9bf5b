"""Own Cypher on the command line: where the text comes from and what its parameters are."""

import io
from pathlib import Path

import pytest

from api.output import Output
from api.own_cypher import print_found, read_text, typed
from graph.errors import InputUnreadable
from graph.gate import GateAnswer


def test_the_text_is_given_or_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text("RETURN 2", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("RETURN 3"))
    assert [read_text(each) for each in ("RETURN 1", str(file), "-")] == ["RETURN 1", "RETURN 2", "RETURN 3"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_is_none(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "none.cypher"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputUnreadable):
        read_text(str(file))


def test_parameters_are_typed() -> None:
    pairs = {"a": "1", "b": "1.5", "c": "true", "d": "x:1", "e": '["a", "b"]', "f": '"1"', "g": "{}", "h": "null"}
    assert typed(pairs) == {"a": 1, "b": 1.5, "c": True, "d": "x:1", "e": ["a", "b"], "f": "1", "g": "{}", "h": "null"}


def test_what_is_not_complete_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    print_found(GateAnswer(("a",), [{"a": [1]}], 1, False, "The limit is reached.", 0.1, 5), Output())
    said = capsys.readouterr().out
    assert "1 rows" in said
    assert "Not complete: The limit is reached." in said
