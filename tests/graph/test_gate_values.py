"""What an expression may grow to: the smallest query on each side of every bound."""

import pytest

from graph.errors import QueryRefused
from graph.gate_text import lex
from graph.gate_values import as_written, bounded, check_values

BIG = "range(0, 9999)"
BOUNDED = [
    f"RETURN {BIG}", "RETURN range(-5, 5, 2)", "RETURN range($low, $high)",
    "WITH [1] AS l RETURN range(0, size(l) - 1)",
    "MATCH p = (a)--(b) RETURN range(0, length(p) + 1)", "WITH [1] AS l RETURN range(1, size(l) - $low)",
    "UNWIND range(0, 9) AS i UNWIND range(i + 1, 9) AS j RETURN j",
    "RETURN [i IN range(0, 9) | [j IN range(i, 9) | j]]",
    "RETURN [h IN range(0, 23) | reduce(n = 0, c IN counts | n + c[1])]", "RETURN [x IN f | x[0]]",
    "MATCH p = (a)--(b) RETURN all(n IN nodes(p) WHERE any(r IN relationships(p) WHERE r.x = n.x))",
    "RETURN reduce(n = 0, x IN l | n + x)", "RETURN reduce(l = [], x IN ls | l + x)",
    "RETURN reduce(least = l[0], x IN l | CASE WHEN x < least THEN x ELSE least END)",
    "RETURN reduce(b = true, x IN l | b AND x)", "RETURN split(a.b, '-')[0]",
    "WITH a + b + c AS x WITH x + d AS y RETURN y + 1", "RETURN size(a) + size(b) + size(c) + 1",
    "RETURN [x IN [1, 2, 3] | [y IN [1, 2] | y]]", "RETURN {a: x, b: x, c: [x, x]}", "RETURN a STARTS WITH b + c",
]  # fmt: skip
UNBOUNDED = [
    "RETURN range(0, 10001)", "RETURN range(-10001, 0)", "RETURN range(0, n)", "RETURN range(0, 1.5)",
    "RETURN range(0, 99999999999999999999)", "RETURN range(0, $missing)", "RETURN range(0, $text)", "RETURN range(1)",
    "RETURN range(0, size(l) * 1000)", "RETURN range(0, size(l) - n)", "RETURN range(0, 5, 0)", "RETURN range()",
    "UNWIND [9] AS i RETURN range(i, 5)", "WITH 5 AS i UNWIND range(0, 9) AS i RETURN range(i + 1, 5)",
    f"RETURN [i IN {BIG} | [j IN [1, 2] | j]]", f"RETURN [i IN {BIG} | reduce(n = 0, x IN l | n + x)]",
    "RETURN [x IN l | [y IN l | y]]", "RETURN any(x IN l WHERE none(y IN l WHERE x = y))",
    "RETURN reduce(n = 0, x IN l | n + n)", "RETURN reduce(n = 0, x IN l | [n])",
    "RETURN reduce(n = 0, x IN l | n || n)",
    "RETURN reduce(s = 'a', x IN l | s + x)", "RETURN reduce(n = 0, x IN l | n + 'a')",
    "RETURN reduce(l = [1], x IN ls | l + x)", "RETURN reduce(m = 1, x IN l | {m: m})", "RETURN split(a.b, '')",
    "RETURN split(a.b, a.c)", "RETURN split(a.b)", f"RETURN {' + '.join('abcdefgh' * 9)}",
    f"WITH 1 AS s {'WITH s + s AS s ' * 7} RETURN s", f"WITH 1 AS s {'WITH s || s AS s ' * 7} RETURN s",
    f"WITH 1 AS s {'WITH [s, s, s, s] AS s ' * 9} RETURN s",
    f"WITH [i IN {BIG} | 1] AS a WITH [i IN {BIG} | a] AS b RETURN b",
]  # fmt: skip
LOOKED = "CASE WHEN size((l)) > {n} THEN [size((l)) / 0] ELSE l END"
GIVEN = {"low": 2, "high": 9, "text": "9"}


@pytest.mark.parametrize("text", BOUNDED)
def test_bounded(text: str) -> None:
    lexed = lex(text)
    check_values(lexed.tokens, {**lexed.texts, **GIVEN})


@pytest.mark.parametrize("text", UNBOUNDED)
def test_unbounded(text: str) -> None:
    lexed = lex(text)
    with pytest.raises(QueryRefused) as refused:
        check_values(lexed.tokens, {**lexed.texts, **GIVEN})
    assert refused.value.cure


def test_lists_from_the_data_are_looked_at_first() -> None:
    rest = "any(x IN l WHERE x), [i IN range(0, 9) | i]"
    text = f"MATCH (a) RETURN [x IN l | x.id], reduce(n = 0, x IN l | n + x), {rest}"
    kept, summed = LOOKED.format(n=100_000), LOOKED.format(n=10_000)
    sent = f"MATCH (a) RETURN [x IN {kept} | x.id], reduce(n = 0, x IN {summed} | n + x), {rest}"
    assert bounded(lex(text), {}) == sent


def test_a_list_of_a_list_is_looked_at_twice_and_no_more() -> None:
    inner = "[y IN l WHERE y > 1]"
    assert bounded(lex(f"RETURN [x IN {inner} | x]"), {}).count("/ 0]") == 4
    with pytest.raises(QueryRefused):
        bounded(lex(f"RETURN [z IN [x IN {inner} | x] | z]"), {})


@pytest.mark.parametrize("text", ["RETURN [x IN l | x.id]", "RETURN [x IN [y IN l WHERE y > 1] | x]", "RETURN 1 AS a"])
def test_columns_are_shown_as_they_were_written(text: str) -> None:
    assert as_written(bounded(lex(text), {})) == text
    assert as_written("CASE WHEN size((a)) > 5 THEN [size((b))") == "CASE WHEN size((a)) > 5 THEN [size((b))"
