"""The client's GraphQL against the committed schema, and how the answers become tables."""

from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

from sociogram import questions
from sociogram.errors import IncompleteWarning

SCHEMA = build_schema((Path(__file__).parents[2] / "schema.graphql").read_text("utf-8"))
TEXTS = [questions.SEARCH, questions.EVIDENCE, questions.EVIDENCE_OF_TIE, *questions.GLOBAL_ID.values()]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_valid(text: str) -> None:
    assert validate(SCHEMA, parse(text)) == []


def test_a_row_per_post_and_capture() -> None:
    capture = {"id": "c", "place": "line 3", "source": "a.jsonl", "sha256": "00", "retrievedAt": "2026-03-01T00:00:00Z"}
    captures = {"total": 2, "complete": False, "captures": [capture]}
    post = {"kinds": ["REPOSTS"], "post": {"key": "x:1", "text": "Hello", "at": None}, "captures": captures}
    found = {"total": 1, "returned": 1, "complete": True, "reason": None, "posts": [post]}
    with pytest.warns(IncompleteWarning, match="Not every capture"):
        rows = questions.evidence_rows(found, name="evidence")
    assert [(row["post"], row["kinds"], row["capture"]) for row in rows] == [("x:1", ["reposts"], "c")]
