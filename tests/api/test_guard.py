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


def test_a_limit_that_a_variable_has_by_itself_counts() -> None:
    question = (
        'query ($n: Int = 100000) { case(id: "x") { ties(id: "a", first: $n) { nodes { weight account { id } } } } }'
    )
    with pytest.raises(LimitExceeded):
        check_all(question)
    check_all(question, n=100)


def test_a_bomb_of_plain_fields_is_refused() -> None:
    chain = [f"fragment F{n} on Case {{ a{n}: title ...F{n + 1} b{n}: id ...F{n + 1} }}" for n in range(50)]
    question = "\n".join(['{ case(id: "x") { ...F0 } }', *chain, "fragment F50 on Case { title }"])
    with pytest.raises(LimitExceeded):
        check_all(question)


def test_connections_within_each_other_multiply() -> None:
    def nodes(first: str, inner: str) -> int:
        posts = f"posts{inner} {{ posts {{ kinds }} }}"
        question = f'{{ case(id: "x") {{ ties(id: "a"{first}) {{ edges {{ node {{ {posts} }} }} }} }} }}'
        return check_document(parse(question), {}, ceiling=1_000_000).nodes

    assert nodes("", "") < nodes(", first: 200", "") < nodes(", first: 200", "(first: 50)")
    assert nodes(", first: 200", "(first: 50)") > 200 * 50


def test_a_list_of_nodes_weighs_by_its_length() -> None:
    ids = ", ".join('"a"' for _ in range(300))
    few, many = (
        check_document(parse(f"{{ nodes(ids: [{each}]) {{ id key }} }}"), {}, ceiling=50_000) for each in ('"a"', ids)
    )
    assert many.nodes - few.nodes >= 299


def test_a_usual_question_passes() -> None:
    check_all(
        '{ case(id: "x") { title search(question: "a", limit: 100) { total nodes { id neighbours { type total } } }'
        " measures(name: PAGERANK, top: 20) { accounts { value account { id ... on Account { handle } } } } } }"
    )


def test_graphiql_may_ask_for_the_schema() -> None:
    check_all(get_introspection_query(specified_by_url=True, input_value_deprecation=True))


@pytest.mark.parametrize("inside", [True, False])
def test_the_schema_is_not_asked_for_a_hundred_times_over(inside: bool) -> None:
    types = "types { fields { type { fields { type { name } } } } }"
    many = " ".join(f"a{n}: {types if inside else f'__schema {{ {types} }}'}" for n in range(70))
    with pytest.raises(LimitExceeded):
        check_all(f"{{ __schema {{ {many} }} }}" if inside else f"{{ {many} }}")


@pytest.mark.parametrize("field", ["title", "a: title", 'case(id: "x") { id }'])
def test_one_field_is_not_asked_for_again_and_again(field: str) -> None:
    check_all("{" + f" {field}" * 20 + "}")
    with pytest.raises(LimitExceeded):
        check_all("{" + f" {field}" * 21 + "}")


def test_a_mistake_is_left_to_the_parser() -> None:
    check_text('{ case(id: "x }')


def check_all(question: str, **variables: object) -> None:
    check_text(question)
    check_document(parse(question), variables, ceiling=50_000)
