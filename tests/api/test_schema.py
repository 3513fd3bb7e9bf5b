from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLObjectType

from api.connections import MOST
from api.ids import encode
from api.schema import FILE, build
from graph.model import NODES, RELATIONSHIPS, properties, relationship_type
from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BETWEEN

NODE = "query ($id: ID!, $on: DateTime) { node(id: $id, knownOn: $on) { id key label } }"
NODE_LIST = "query ($ids: [ID!]!) { nodes(ids: $ids) { key } }"


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert FILE.read_text(encoding="utf-8") == build().as_str() + "\n", "run `python -m api.schema`"


def test_every_label_type_and_property_of_the_model_is_in_the_schema() -> None:
    schema = build()._schema
    for kind in NODES:
        type_ = schema.type_map[kind.__name__]
        assert isinstance(type_, GraphQLObjectType)
        assert {_camel(field.name) for field, _ in properties(kind)} | {"key"} <= set(type_.fields)
    types = schema.type_map["RelationshipType"]
    assert isinstance(types, GraphQLEnumType)
    assert set(types.values) == {relationship_type(kind) for kind in RELATIONSHIPS}


async def test_a_node_by_its_id(ask: Ask, world: World) -> None:
    given = encode(world.golden.id, "Account", ADA)
    assert await _data(ask, NODE, id=given) == {"node": {"id": given, "key": ADA, "label": "ACCOUNT"}}


async def test_a_node_as_it_was_known(ask: Ask, world: World) -> None:
    late = encode(world.golden.id, "Post", "x:702")
    found = [(await _data(ask, NODE, id=late, on=on))["node"] for on in (None, BETWEEN.isoformat())]
    assert (found[0]["key"], found[1]) == ("x:702", None)


async def test_what_is_not_there_is_nothing_whatever_the_reason(ask: Ask, world: World) -> None:
    """A missing node, another case's under this one, a case that is not there, a case by its title."""
    ids = [
        encode(world.golden.id, "Account", "x:999"),
        encode(world.golden.id, "Hashtag", ADA),
        encode("0" * 32, "Account", ADA),
        encode(world.golden.title, "Account", ADA),
    ]
    answers = [await ask(NODE, id=each) for each in ids]
    assert all(answer["data"] == {"node": None} and "errors" not in answer for answer in answers)


async def test_nodes_of_several_cases_in_the_order_asked_for(ask: Ask, world: World, store: Store) -> None:
    ids = [
        encode(world.twin.id, "Account", "x:999"),
        encode(world.golden.id, "Account", "x:999"),
        encode(world.golden.id, "Hashtag", "oldmill"),
        encode(world.golden.id, "Account", ADA),
        encode(world.golden.id, "Account", ADA),
    ]
    before = store.counters.reads
    found = (await _data(ask, NODE_LIST, ids=ids))["nodes"]
    assert [node and node["key"] for node in found] == ["x:999", None, "oldmill", ADA, ADA]
    assert store.counters.reads - before <= 3  # one per case and label


@pytest.mark.parametrize(
    ("ids", "code"),
    [
        ([], "limit-exceeded"),
        ([encode("0" * 32, "Account", "x:1")] * (MOST + 1), "limit-exceeded"),
        ([encode(f"{number:032}", "Account", "x:1") for number in range(11)], "limit-exceeded"),
        (["x:1"], "parameter-invalid"),
        ([""], "parameter-invalid"),
        (["\ud800"], "parameter-invalid"),
    ],
)
async def test_lists_of_ids_are_bounded_and_read(ask: Ask, ids: list[str], code: str) -> None:
    answer = await ask(NODE_LIST, ids=ids)
    assert answer["errors"][0]["extensions"]["code"] == code


FOREIGN = (
    "account(id: $id) { id }",
    "expand(id: $id) { total }",
    "neighbours(id: $id) { total }",
    "ties(id: $id) { total }",
    "timeline(of: $id) { total }",
    "volume(of: $id) { total }",
    "measuresOf(account: $id) { total }",
    "subgraph(seeds: [$id]) { total }",
    "evidenceOfTie(source: $id, target: $id) { total }",
    "shortestPath(start: $id, end: $id) { found }",
)


@pytest.mark.parametrize("field", FOREIGN)
async def test_an_id_of_another_case_is_answered_exactly_like_one_that_is_missing(
    ask: Ask, world: World, field: str
) -> None:
    """x:999 is in the other case alone: named as that case's, as this one's, and one that is nowhere."""
    question = f"query ($case: ID!, $id: ID!) {{ case(id: $case) {{ {field} }} }}"
    keys = ((world.twin.id, "x:999"), (world.golden.id, "x:999"), (world.golden.id, "x:no"), ("0" * 32, "x:no"))
    bodies = [await ask(question, case=world.golden.id, id=encode(case, "Account", key)) for case, key in keys]
    assert bodies[0]["errors"][0]["extensions"]["code"] == "not-found"
    assert all(body == bodies[0] for body in bodies)


async def test_another_case_s_post_is_not_there_as_evidence_either(ask: Ask, world: World) -> None:
    question = "query ($case: ID!, $id: ID!) { case(id: $case) { post(id: $id) { id } evidence(id: $id) { total } } }"
    answer = await ask(question, case=world.golden.id, id=encode(world.twin.id, "Post", "x:999"))
    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "not-found"


async def test_the_same_case_twice_is_read_together(ask: Ask, world: World, store: Store) -> None:
    reads = []
    for aliases in (1, 5):
        fields = " ".join(f'a{n}: case(id: "{world.golden.id}") {{ timeline {{ total }} }}' for n in range(aliases))
        before = store.counters.reads
        assert "errors" not in await ask(f"{{ {fields} }}")
        reads.append(store.counters.reads - before)
    assert reads[1] - reads[0] == 8  # two reads per timeline, nothing else


async def test_the_answer_says_as_of_when_it_is(ask: Ask, world: World) -> None:
    question = "query ($case: ID!, $on: DateTime) { case(id: $case, knownOn: $on) { knownOn } }"
    assert await _data(ask, question, case=world.golden.id) == {"case": {"knownOn": None}}
    told = (await _data(ask, question, case=world.golden.id, on="2026-03-20T01:00:00+01:00"))["case"]["knownOn"]
    assert told == "2026-03-20T00:00:00+00:00"


@pytest.mark.parametrize("levels", [16, 30, 60])
async def test_deep_nesting_is_refused_before_anything_is_read(
    ask: Ask, world: World, store: Store, levels: int
) -> None:
    inner = "author { id }"
    for _ in range(levels):
        inner = f"neighbours {{ total {inner} }}" if levels % 2 else f"nodes {{ {inner} }}"
    before = store.counters.reads
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {inner} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"
    assert store.counters.reads == before


async def _data(ask: Ask, question: str, **variables: object) -> dict[str, Any]:
    answer = await ask(question, **variables)
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]
    return found


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
