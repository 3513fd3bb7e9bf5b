import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cypher import query
from graph.errors import LimitExceeded, ParameterInvalid
from graph.searching import full_text
from graph.store import CaseStore, Store

FIRST_PAGE = {"after_at": 2**62, "after_id": "", "most": 100, "limit": 2}

CASE = "0123456789abcdef" * 2
_TEXT = r'"(?:[^"\\]|\\["\\])*"'
FORM = re.compile(rf'\+case:"{CASE}"(?: \+\({_TEXT} zqneverwritten9f3b1c\))+', re.DOTALL)

HOSTILE = [
    '") OR case:other OR ("',
    "*:*",
    "case:*",
    "AND",
    "OR NOT AND",
    "bridge OR *",
    "-bridge +",
    "\\",
    '\\" OR *:* OR \\"',
    "²",
    "[a TO z]",
    "bridge~ bridg* /.*/",
    "handle:ada",
    "a&&b||c!",
    "\ud800 a",
]


@given(st.text(max_size=250))
def test_whatever_is_asked_stays_in_quotes_and_in_the_case(question: str) -> None:
    try:
        words = full_text(question, CASE)
    except (ParameterInvalid, LimitExceeded):
        return
    assert FORM.fullmatch(words)


@pytest.mark.parametrize("question", ["", "   ", '""', "!!! ???", "* - +"])
def test_the_empty_question_is_refused(question: str) -> None:
    with pytest.raises(ParameterInvalid):
        full_text(question, CASE)


@pytest.mark.parametrize("question", ["a" * 201, "a " * 21])
def test_long_questions_are_refused(question: str) -> None:
    with pytest.raises(LimitExceeded):
        full_text(question, CASE)


async def test_no_question_leaves_its_case(case: CaseStore, other_case: CaseStore, store: Store) -> None:
    for each in (case, other_case):
        await each.run(
            "UNWIND range(1, 5) AS i MERGE (p:Post {case: $case, id: 'x:' + i}) "
            "SET p.text = 'bridge ' + i, p.at = datetime('2026-01-01T00:00:00Z')"
        )
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    mixed = random.Random(5)
    alphabet = [
        "bridge",
        "OR",
        "AND",
        "NOT",
        "(",
        ")",
        '"',
        "\\",
        "*",
        ":",
        "case",
        other_case.case,
        "+",
        "-",
        "~",
        "^2",
        " ",
    ]
    questions = HOSTILE + ["".join(mixed.choices(alphabet, k=12)) for _ in range(60)]
    text = "CALL db.index.fulltext.queryNodes('post_text', $words) YIELD node AS n RETURN n.case = $case AS own"
    for question in questions:
        try:
            words = full_text(question, case.case)
        except (ParameterInvalid, LimitExceeded):
            continue
        assert all(row["own"] for row in await case.read(text, words=words)), question


@pytest.mark.parametrize(
    ("question", "found"),
    [("bridge", 5), ("BRIDGE 3", 1), ('"bridge 3"', 1), ('"3 bridge"', 0), ("², bridge", 1), ("mill", 0)],
)
async def test_every_word_must_occur(case: CaseStore, store: Store, question: str, found: int) -> None:
    await case.run(
        "UNWIND range(1, 5) AS i MERGE (p:Post {case: $case, id: 'x:' + i}) "
        "SET p.text = 'The bridge ' + i, p.at = datetime('2026-01-01T00:00:00Z') + duration({hours: i})"
    )
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    row = await case.one(query("lookups", "search_posts"), words=full_text(question, case.case), **FIRST_PAGE)
    assert row is not None
    assert row["total"] == found
    assert row["ids"] == (["x:5", "x:4"] if found == 5 else row["ids"])
