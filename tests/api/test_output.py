"""How it is written: nothing cut off, nothing of others that drives a terminal, one document for a program."""

import json
from datetime import UTC, datetime

import pytest
import typer

from api.output import Output, counted, failed, harmless, plain
from graph.errors import NotFound, ParameterInvalid

WIDE = ("id", "place", "reason")
ROW = ("01a20e7f-d229-71b3-8972-5a67bd09aa93", "charliehebdo/552783667052167168/structure.json", "not read")


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_no_table_is_cut_off(width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", width)
    Output().table("Rejected", WIDE, [ROW])
    said = capsys.readouterr().out
    assert all(len(line) <= int(width) for line in said.splitlines())
    assert all(each in "".join(said.split()) for each in ("".join(cell.split()) for cell in ROW))
    assert (ROW[0] in said.split()) or width == "40"


def test_an_id_is_never_folded_while_there_is_prose(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    Output().table("Runs", ("run", "what"), [(ROW[0], "a long sentence that says what the run was made for")])
    assert ROW[0] in capsys.readouterr().out


def test_cells(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table("T", ("a", "b", "c", "d"), [(1_234_567, 0.123456, True, None), (1, 2.0, None, None)])
    said = capsys.readouterr().out
    assert said.splitlines() == ["T", "        a       b  c", "1,234,567  0.1235  yes", "        1       2  -", ""]


def test_emoji_words_and_escapes_of_others_are_shown_and_not_done(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table("Account:x:1", ("bio",), [("[bold]x[/]:x:\x1b[2J\u202eabc\nd",)])
    said = capsys.readouterr().out
    assert said.splitlines() == ["Account:x:1", "bio", "[bold]x[/]:x:\\u001b[2J\\u202eabc d", ""]
    assert harmless("family \U0001f469\u200d\U0001f469") == "family \U0001f469\u200d\U0001f469"


def test_as_json_only_the_document_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=True)
    output.say("text")
    output.table("T", ("a",), [(1,)])
    output.next("step")
    output.done({"at": datetime(2026, 1, 5, tzinfo=UTC), "some": {"b", "a"}, "raw": b"\xff"})
    assert json.loads(capsys.readouterr().out) == {
        "at": "2026-01-05 00:00:00+00:00", "some": ["a", "b"], "raw": "\\xff",
    }  # fmt: skip


def test_an_error_ends_as_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed(NotFound("there is no case 'a'", "Look."), as_json=False) == 1
    assert capsys.readouterr().err == "There is no case 'a'.\n  Cure: Look.\n  Code: not-found\n"
    assert failed(ParameterInvalid("No.", "Look."), as_json=True) == 2
    assert json.loads(capsys.readouterr().out)["error"] == {"code": "parameter-invalid", "what": "No.", "cure": "Look."}


def test_asking_without_a_terminal() -> None:
    Output().confirm("Sure?", yes=True, refused="Nothing was done.")
    with pytest.raises(ParameterInvalid, match="Nothing was done"):
        Output().confirm("Sure?", yes=False, refused="Nothing was done.")


@pytest.mark.parametrize("answer", [True, False])
def test_asking_with_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: answer)
    if answer:
        Output().confirm("Sure?", yes=False, refused="Nothing was done.")
    else:
        with pytest.raises(typer.Exit) as ended:
            Output().confirm("Sure?", yes=False, refused="Nothing was done.")
        assert ended.value.exit_code == 1


def test_words() -> None:
    assert [counted(1, "post"), counted(2_000, "post"), counted(2, "copy", "copies")] == [
        "1 post", "2,000 posts", "2 copies",
    ]  # fmt: skip
    assert plain((1, {"a": None})) == [1, {"a": None}]
