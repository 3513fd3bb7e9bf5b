"""The words of a query: what is sent, what becomes a parameter, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryRefused
from graph.gate_text import CHARACTERS, Token, lex, words


def test_texts_become_parameters_and_comments_go() -> None:
    lexed = lex("MATCH (a {name: 'O\\'Neil // no'}) /* x */ RETURN a.b<-1, \"\\u0041\\n\"; // end")
    assert lexed.text == "MATCH (a {name: $text_0})   RETURN a.b<-1, $text_1"
    assert lexed.texts == {"text_0": "O'Neil // no", "text_1": "A\n"}
    assert lexed.parameters == frozenset()


def test_parameters_of_the_writer_are_told_from_ours() -> None:
    lexed = lex("MATCH (a {case: $case, id: $id}) WHERE a.at < $known_on AND a.b = 'x' RETURN a")
    assert lexed.parameters == {"id"}


def test_brackets_know_their_partner() -> None:
    tokens = lex("RETURN [f(1)]".replace("f", "size")).tokens
    assert tokens[1] == Token("sign", "[", 6)
    assert tokens[3].close == 5


@pytest.mark.parametrize("number", ["1..3", "0x1F", "1_000", "1.5e-3", "0o17", "{1,3}"])
def test_numbers_keep_their_form(number: str) -> None:
    assert lex(f"RETURN {number}").text == f"RETURN {number}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("RETURN `a`", "backticks"), ("RETURN \\u0061", "backslash"), ("RETURN ａ", "U+FF41"), ("RETURN 'a", "not end"),
        ("RETURN 1; RETURN 2", "more than one"), ("SHOW USERS", "begins with"), ("RETURN (1", "not closed"),
        ("RETURN 1)", "opens nowhere"), ("RETURN 'a' =~ 'b'", "regular expression"), ("RETURN $text_0", "reserved"),
        ("RETURN sin.x(1)", "function sin.x"), ("MATCH (a:$(x)) RETURN a", "U+0024"), ("CALL db.labels()", "procedure"),
        ("RETURN 1 AS cache", "planner's own"), ("RETURN '\\ud800'", "half a character"), ("RETURN '\\q'", "escape"),
        ("RETURN '" + "x" * 2_001 + "'", "2,001"), ("RETURN 1" + " " * CHARACTERS, "characters"),
        ("RETURN " + "1," * 2_001 + "1", "words and signs"), ("RETURN " + "(" * 31 + "1" + ")" * 31, "nested"),
        ("MATCH (a:$label(1)) RETURN a", "computed"), ("", "no query"), ("MATCH (a) SET a.x = 1", "not for reading"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(text: str, why: str) -> None:
    with pytest.raises(QueryRefused, match=why.replace("+", "\\+")) as refused:
        lex(text)
    assert refused.value.cure


def test_words_of_writing_are_names_of_properties_too() -> None:
    assert lex("MATCH (a:Set)-[:USE]->() RETURN a.set, a.delete, {load: 1}").text


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        lexed = lex(text)
    except QueryRefused:
        return
    assert lexed.text.isascii()
    assert not set(lexed.text) & set("'\"`\\")


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=50))
def test_every_text_arrives_as_it_was_written(text: str) -> None:
    written = text.replace("\\", "\\\\").replace("'", "\\'")
    assert lex(f"RETURN '{written}'").texts["text_0"] == text


def test_words() -> None:
    assert words("a b") == {"a", "b"}
