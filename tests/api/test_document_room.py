"""One text may be long: a chart's document, where it is used as one, once."""

import json
import time

import pytest
from graphql import parse

from api.document_room import TEXT_CHARACTERS, beside_document, check_texts
from graph.errors import LimitExceeded

LONG = "x" * (TEXT_CHARACTERS + 1)
SAVE = 'mutation ($document: String!) { case(id: "a") { createChart(title: "a", document: $document) { id } } }'


def body(**variables: object) -> bytes:
    return json.dumps({"query": "{ a }", "variables": variables}).encode()


def test_the_longest_document_does_not_count() -> None:
    empty = len(body(document=""))
    for text in ("x" * 1_000, '{"a": "b"}' * 100, "\\" * 99, '\\"', "\U0001f33e" * 100, "a\nb"):
        assert beside_document(body(document=text)) == empty - 2
    both = body(document="x" * 1_000, other={"document": "x" * 1_000})
    assert beside_document(both) > 1_000


@pytest.mark.parametrize(
    "given",
    [
        body(documents=LONG), body(text=LONG), body(document=[LONG]), body(text=f'"document": "{LONG}"'),
        body(text="document", more=LONG), b'{"document": "' + b"x" * 1_000, b'"document"' + b" " * 100_000,
    ],
)  # fmt: skip
def test_everything_else_does(given: bytes) -> None:
    assert beside_document(given) == len(given)


def test_is_linear() -> None:
    hostile = (b'"document":"' * 200_000, b'"document"' + b" " * 5_000_000, b'"document":"' + b'\\"' * 5_000_000)
    for given in hostile:
        began = time.process_time()
        beside_document(given)
        assert time.process_time() - began < 2


def test_a_document_is_given_to_a_chart_once() -> None:
    check_texts(parse(SAVE), {"document": LONG})
    check_texts(parse(SAVE), None)
    check_texts(parse("{ a }"), {"document": LONG})


@pytest.mark.parametrize(
    "question",
    [
        "query ($document: String!) { search(question: $document) { total } }",
        "query ($document: String!) { a(document: {b: $document}) { total } }",
        "query ($document: String!) { a(b: [$document]) { total } }",
        "query ($document: String!) { a @skip(if: $document) }",
        "mutation ($document: String!) { a: save(document: $document) { a } b: save(document: $document) { a } }",
    ],
)
def test_what_else_it_is_given_to_is_refused(question: str) -> None:
    check_texts(parse(question), {"document": LONG[1:]})
    with pytest.raises(LimitExceeded, match="chart's document"):
        check_texts(parse(question), {"document": LONG})


@pytest.mark.parametrize("variables", [{"a": LONG}, {"a": {"document": LONG}}, {"a": [[LONG]]}, {"a": {LONG: 1}}])
def test_another_long_text_is_refused(variables: dict[str, object]) -> None:
    with pytest.raises(LimitExceeded, match="A text has more than"):
        check_texts(parse(SAVE), variables)
