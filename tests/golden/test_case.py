"""The golden case is whole: what the model has and it has not could be misspelt in any question unnoticed."""

from dataclasses import fields

import pytest

from graph.model import NODES, RELATIONSHIPS, Domain, Element, Node, Relationship, relationship_type
from graph.store import CaseStore
from graph.writer import read_nodes, read_relationships
from tests.golden.case import load_golden, loads

ELEMENTS = [element for load in loads() for element in load.elements]
COMMON = {field.name for kind in (Element, Node, Relationship) for field in fields(kind)}


def own_properties(kind: type[Element]) -> set[str]:
    return {field.name for field in fields(kind)} - COMMON


@pytest.mark.parametrize("kind", [*NODES, *RELATIONSHIPS], ids=lambda kind: str(kind.__name__))
def test_every_property_is_written_at_least_once(kind: type[Element]) -> None:
    examples = [element for element in ELEMENTS if type(element) is kind]
    assert examples, f"no {kind.__name__}"
    missing = {
        name for name in own_properties(kind) if all(getattr(example, name) in (None, []) for example in examples)
    }
    assert missing == set(), f"give {kind.__name__} these in tests/golden/case.py"


@pytest.mark.parametrize("yes", [True, False])
def test_flags_that_decide_are_seen_both_ways(yes: bool) -> None:
    flags = {(type(each).__name__, name) for each in ELEMENTS for name in own_properties(type(each))
             if getattr(each, name) is yes}  # fmt: skip
    assert {("Post", "is_repost"), ("Mentions", "implied"), ("Run", "ties_pending")} <= flags


async def test_database_holds_every_property(case: CaseStore) -> None:
    await load_golden(case)
    for kind in NODES:
        rows = [row["properties"] async for row in case.stream(read_nodes(kind))]
        _holds(kind, rows)
    for relationship in RELATIONSHIPS:
        rows = [row["properties"] async for row in case.stream(read_relationships(relationship))]
        _holds(relationship, rows)


async def test_common_properties_occur_on_nodes_and_relationships(case: CaseStore) -> None:
    await load_golden(case)
    nodes = {name for kind in NODES for row in await case.read(read_nodes(kind)) for name in _set(row["properties"])}
    between = {
        name
        for kind in RELATIONSHIPS
        for row in await case.read(read_relationships(kind))
        for name in _set(row["properties"])
    }
    assert {field.name for field in fields(Node)} <= nodes
    assert {field.name for field in fields(Element)} <= between


async def test_loading_again_changes_nothing(case: CaseStore) -> None:
    await load_golden(case)
    before = await _everything(case)
    await load_golden(case)
    assert await _everything(case) == before


def test_people_are_invented_and_moments_have_a_time_zone() -> None:
    for element in ELEMENTS:
        for field in fields(element):
            value = getattr(element, field.name)
            assert getattr(value, "tzinfo", True) is not None
    domains = {element.id for element in ELEMENTS if isinstance(element, Domain)}
    assert {domain for domain in domains if not domain.endswith(".example")} == set()


def _holds(kind: type[Element], rows: list[dict[str, object]]) -> None:
    name = relationship_type(kind) if issubclass(kind, Relationship) else kind.__name__
    assert rows, name
    held = {key for row in rows for key in _set(row)}
    assert own_properties(kind) - {"start", "end"} <= held, name


def _set(row: dict[str, object]) -> set[str]:
    return {name for name, value in row.items() if value is not None}


async def _everything(case: CaseStore) -> list[str]:
    nodes = [str(sorted(row["properties"].items())) for kind in NODES for row in await case.read(read_nodes(kind))]
    between = [
        str((row["start"], row["end"], sorted(row["properties"].items())))
        for kind in RELATIONSHIPS
        for row in await case.read(read_relationships(kind))
    ]
    return sorted([*nodes, *between])
