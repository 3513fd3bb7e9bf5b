"""Small graphs with published values: built here, or read from the real sets."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import igraph
import pytest

KITE = "AB AC AD AF BD BE BG CD CF DE DF DG EG FG FH GH HI IJ"


@pytest.fixture
def kite() -> igraph.Graph:
    """Krackhardt's kite, as in his article of 1990."""
    graph = igraph.Graph.TupleList((pair[0], pair[1]) for pair in KITE.split())
    graph.es["weight"] = [1.0] * graph.ecount()
    return graph


@pytest.fixture
def known_graph(real_data: Callable[[str], Path]) -> Callable[[str], tuple[igraph.Graph, dict[str, dict[str, float]]]]:
    """By name: a graph with known communities, and its values per vertex."""

    def read(name: str) -> tuple[igraph.Graph, dict[str, dict[str, float]]]:
        folder = real_data("community_graphs")
        # igraph's own reader warns of some of these files, and aborts where warnings are errors.
        text = (folder / "gml_connected_subgraphs" / f"{name}.gml").read_text("utf-8")
        pairs = {(min(a, b), max(a, b)) for a, b in re.findall(r"source (\d+)\s+target (\d+)", text) if a != b}
        graph = igraph.Graph.TupleList(sorted(pairs))
        graph.es["weight"] = [1.0] * graph.ecount()
        return graph, json.loads((folder / "golden" / f"{name}.json").read_text("utf-8"))

    return read


@pytest.fixture
def random_graph() -> igraph.Graph:
    """No structure at all: 200 vertices, 1,000 ties, drawn without aim."""
    import random

    draw = random.Random(7)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < 1000:
        a, b = sorted(draw.sample(range(200), 2))
        pairs.add((a, b))
    graph = igraph.Graph(n=200, edges=sorted(pairs))
    graph.vs["name"] = [f"x:{n}" for n in range(200)]
    graph.es["weight"] = [1.0] * 1000
    return graph
