"""The model says of every property how it merges, in types that the database and the writer can carry."""

from dataclasses import MISSING, fields
from datetime import datetime

import pytest

from graph.model import (
    MEASURES,
    NODE_BY_LABEL,
    NODES,
    RELATIONSHIP_BY_TYPE,
    RELATIONSHIPS,
    CoordinatedWith,
    Element,
    Interacted,
    Merge,
    Node,
    RepliesTo,
    SameAs,
    merged,
    properties,
    relationship_type,
)

SUPPORTED = {
    str, str | None, int | None, float | None, bool | None, datetime | None, list[str] | None, list[int] | None,
}  # fmt: skip
EVERY = pytest.mark.parametrize("kind", [*NODES, *RELATIONSHIPS], ids=lambda kind: str(kind.__name__))


@EVERY
def test_every_property_has_a_rule_and_a_supported_type(kind: type[Element]) -> None:
    for field, hint in properties(kind):
        assert field.metadata["merge"] in set(Merge), field.name
        assert hint in SUPPORTED, field.name


@EVERY
def test_rules_fit_the_types(kind: type[Element]) -> None:
    for field, hint in properties(kind):
        rule = field.metadata["merge"]
        if rule == Merge.UNION:
            assert hint == list[str] | None, field.name
        if rule == Merge.BOTH:
            assert hint == bool | None, field.name
        if rule in (Merge.EARLIEST, Merge.GREATEST):
            assert hint in (datetime | None, str | None, int | None, float | None), field.name
        if rule == Merge.LATEST:
            assert hint not in (list[str] | None, list[int] | None), "a list has no order to decide by"


@EVERY
def test_only_keys_are_needed(kind: type[Element]) -> None:
    keys = ("id",) if issubclass(kind, Node) else ("start", "end")
    assert merged(kind, Merge.KEY) == keys
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    assert needed == set(keys)


@EVERY
def test_every_kind_says_what_it_is(kind: type[Element]) -> None:
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__ + "(")
    if issubclass(kind, Node):
        names = {field.name for field in fields(kind)}
        assert {*kind.full_text, *kind.indexed} <= names


def test_words_in_cypher_follow_from_class_names() -> None:
    assert relationship_type(RepliesTo) == "REPLIES_TO"
    assert relationship_type(SameAs) == "SAME_AS"
    assert len(NODE_BY_LABEL) == len(NODES)
    assert len(RELATIONSHIP_BY_TYPE) == len(RELATIONSHIPS)
    assert all(set(kind.between) <= set(NODES) for kind in RELATIONSHIPS)


def test_derived_relationships_are_written_by_us_alone() -> None:
    """What is derived is no news of a source: it stays out of the digest."""
    assert {kind for kind in RELATIONSHIPS if kind.derived} == {Interacted, CoordinatedWith}
    for kind in (Interacted, CoordinatedWith):
        assert merged(kind, Merge.LATEST) == ()


def test_measures_are_properties_of_accounts() -> None:
    assert {"degree", "pagerank", "community", "influence"} <= set(MEASURES)


def test_writer_keeps_names_of_its_own_free() -> None:
    for kind in (*NODES, *RELATIONSHIPS):
        assert not {"case", "stamps", "lock_"} & {field.name for field in fields(kind)}
