from datetime import UTC, datetime

import pytest

from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship

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
