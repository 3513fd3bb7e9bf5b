import igraph
import numpy as np
import pytest

from graph.analyses.eigenvector import eigenvector


def test_is_an_eigenvector_whose_greatest_is_one(kite: igraph.Graph) -> None:
    kite.es["weight"] = [float(n % 3 + 1) for n in range(kite.ecount())]
    found = eigenvector(kite).values["eigenvector"]
    matrix = np.array(_matrix(kite))
    image = matrix @ found
    assert found.max() == pytest.approx(1.0)
    assert image / image.max() == pytest.approx(found, abs=1e-9)


def _matrix(graph: igraph.Graph) -> list[list[float]]:
    matrix = [[0.0] * graph.vcount() for _ in range(graph.vcount())]
    for edge in graph.es:
        matrix[edge.source][edge.target] = matrix[edge.target][edge.source] = edge["weight"]
    return matrix
