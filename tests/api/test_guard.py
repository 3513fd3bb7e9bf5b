import time

import pytest
from graphql import get_introspection_query, parse

from api.guard import check_document, check_text
from graph.errors import LimitExceeded


def bomb(fragments: int) -> str:
    """Each fragment spreads the next one twice."""
    chain = [f"fragment F{n} on Case {{ a{n}: title ...F{n + 1} b{n}: title ...F{n + 1} }}" for n in range(fragments)]
    end = f'fragment F{fragments} on Case {{ search(question: "a") {{ total }} }}'
    return "\n".join(['{ case(id: "x") { ...F0 } }', *chain, end])


@pytest.mark.parametrize("fragments", [50, 98, 140])
def test_a_fragment_bomb_is_refused_at_once(fragments: int) -> None:
    started = time.perf_counter()
    with pytest.raises(LimitExceeded):
        check_all(bomb(fragments))
    assert time.perf_counter() - started < 1


def test_fragments_that_spread_themselves_end() -> None:
    check_all('{ case(id: "x") { ...A } } fragment A on Case { title ...B } fragment B on Case { title ...A }')


@pytest.mark.parametrize(
    "question",
    [
        "{" + "a{" * 50 + "b" + "}" * 51,
        "{" + "a " * 2_100 + "}",
        "{ a }" + " " * 50_001,
        "{" + "a{" * 16 + "b" + "}" * 17,
        '{ case(id: "x") { communities(limit: 500) { communities { members { neighbours { total } ... on Account {'
        + " ".join(f"n{i}: neighbours {{ total }}" for i in range(100))
        + "} } } } } }",
        "{"
        + " ".join(
            f'c{i}: case(id: "x") {{ search(question: "a", limit: 500) {{ nodes {{ id }} }} }}' for i in range(60)
        )
        + "}",
        '{ case(id: "x") { search(question: "a", limit: 999999999999999999) { nodes { id } } } }',
    ],
)
def test_what_costs_too_much_is_refused(question: str) -> None:
    with pytest.raises(LimitExceeded):
        check_all(question)


def test_a_limit_in_a_variable_counts() -> None:
    question = 'query ($n: Int) { case(id: "x") { search(question: "a", limit: $n) { nodes { id } } } }'
    check_all(question, n=100)
    with pytest.raises(LimitExceeded):
        check_all(question, n=100_000)


def test_a_usual_question_passes() -> None:
    check_all(
        '{ case(id: "x") { title search(question: "a", limit: 100) { total nodes { id neighbours { type total } } }'
        " measures(name: PAGERANK, top: 20) { accounts { value account { id ... on Account { handle } } } } } }"
    )


def test_graphiql_may_ask_for_the_schema() -> None:
    check_all(get_introspection_query(specified_by_url=True, input_value_deprecation=True))


def test_a_mistake_is_left_to_the_parser() -> None:
    check_text('{ case(id: "x }')


def check_all(question: str, **variables: object) -> None:
    check_text(question)
    check_document(parse(question), variables, ceiling=50_000)
