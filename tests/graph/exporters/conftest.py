from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.model import Cursor, Element, Node, Run, relationship_type
from graph.subgraph import Note, Subgraph, SubgraphNode, SubgraphRelationship
from tests.golden.case import NOON as MIDDAY
from tests.golden.case import RECORDED, RECORDED_LATE, loads

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def small() -> Subgraph:
    """An account and a post with the same id, a tie, and text that tries to leave its place."""
    nodes = (
        SubgraphNode("Account", "x:1", {"handle": "ada", "followers": 3_000_000_000, "bio": '"<&>\x00\x1b\ud800]]>\n'}),
        SubgraphNode("Account", "x:2", {"handle": "ben", "verified": True, "pagerank": 0.25, "followers": None}),
        SubgraphNode("Post", "x:1", {"text": "=cmd|' /C calc'!A0", "at": NOON}),
    )
    relationships = (
        SubgraphRelationship("POSTED", "x:1", "x:1", {"at": NOON}),
        SubgraphRelationship("INTERACTED", "x:2", "x:1", {"weight": 7, "first_at": NOON, "days": [20458]}),
    )
    return Subgraph(nodes, relationships, 3, True, None)


@pytest.fixture(scope="session")
def golden() -> Subgraph:
    """The golden case without a database: every label, type and property of the model."""
    elements = [element for load in loads() for element in load.elements]
    nodes: dict[tuple[str, str], SubgraphNode] = {}
    edges: dict[tuple[str, str, str], SubgraphRelationship] = {}
    for element in elements:
        if isinstance(element, (Run, Cursor)):
            continue
        if isinstance(element, Node):
            label = type(element).__name__
            nodes[label, element.id] = SubgraphNode(label, element.id, _set(element, "id"))
        else:
            name = relationship_type(type(element))
            edge = SubgraphRelationship(name, element.start, element.end, _set(element, "start", "end"))
            edges[name, element.start, element.end] = edge
            for label, id_ in edge.ends:
                nodes.setdefault((label, id_), SubgraphNode(label, id_, {"stub": True}))
    note = Note(case="c" * 32, title="The bridge", known_on=RECORDED_LATE.replace(day=3), made_at=RECORDED_LATE)
    return Subgraph(tuple(nodes.values()), tuple(edges.values()), 9_999, False, "There is more.", note)


def _set(element: Element, *keys: str) -> dict[str, Any]:
    values = {each.name: getattr(element, each.name) for each in fields(element) if each.name not in keys}
    clocks = {"captured_first": MIDDAY, "captured_last": RECORDED}
    return {name: value for name, value in {**values, **clocks}.items() if value is not None}
