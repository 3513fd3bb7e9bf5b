"""What may be written, and that it stays as it was."""

import pytest

from custody.texts import prose, sought, title
from graph.errors import ParameterInvalid


@pytest.mark.parametrize(
    ("given", "kept"), [("  a b ", "a b"), ("e\u0301", "é"), ("<b>", "<b>"), ("x" * 200, "x" * 200)]
)
def test_a_title_is_one_printable_line(given: str, kept: str) -> None:
    assert title(given, "a chart") == kept


@pytest.mark.parametrize("given", ["", " ", "a\nb", "\u202e", "\x00", "\ud800", "x" * 201])
def test_another_title_is_refused(given: str) -> None:
    with pytest.raises(ParameterInvalid, match="The title of a chart"):
        title(given, "a chart")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" a\r\nb\rc ", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("\u202ea\u200d", "\u202ea\u200d"),
        ("a\ud800", "a\ufffd"),
        ("&lt;", "&lt;"),
    ],
)
def test_prose_stays_as_it_was_written(given: str, kept: str) -> None:
    assert prose(given, "A note", most=10) == kept


@pytest.mark.parametrize("given", ["", "\n", "x" * 11, "a\x00", "a\x1b", "a\x85b", "a\x7f"])
def test_other_prose_is_refused(given: str) -> None:
    with pytest.raises(ParameterInvalid, match="A note"):
        prose(given, "A note", most=10)


def test_what_can_be_no_id_is_the_empty_one() -> None:
    assert [sought(each) for each in ("0-a_b", "a\x00", "\ud800", "é", "")] == ["0-a_b", "", "", "", ""]
