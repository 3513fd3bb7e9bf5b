import igraph
import numpy as np
import pytest

from graph.analyses.hits import hits


def test_hubs_point_to_authorities() -> None:
    ties = [("h1", "a1"), ("h1", "a2"), ("h2", "a1"), ("h2", "a2"), ("h3", "a2"), ("a1", "x")]
    graph = igraph.Graph.TupleList(ties, directed=True)
    graph.es["weight"] = [1.0] * len(ties)
    result = hits(graph)
    hub, authority = result.values["hub"], result.values["authority"]
    matrix = np.array(list(graph.get_adjacency()), dtype=float)
    assert matrix.T @ hub / (matrix.T @ hub).max() == pytest.approx(authority, abs=1e-9)
    assert matrix @ authority / (matrix @ authority).max() == pytest.approx(hub, abs=1e-9)
    assert result.ids[int(authority.argmax())] == "a2"
    assert hub[list(result.ids).index("x")] == pytest.approx(0, abs=1e-9)
