"""Every exact measure against published values."""

from collections.abc import Callable

import igraph
import pytest

from graph.analyses import Analysis, analyses
from graph.analyses.betweenness import betweenness
from graph.analyses.degree import degree
from graph.analyses.eigenvector import eigenvector
from graph.analyses.kcore import kcore
from graph.analyses.pagerank import pagerank

NAMES = ("karate", "dolphins", "polbooks", "football")
MEASURES: dict[str, tuple[Analysis, str]] = {
    "degree": (degree, "degree"),
    "pagerank": (pagerank, "pagerank"),
    "betweenness": (betweenness, "betweenness"),
    "eigenvector_maxnorm": (eigenvector, "eigenvector"),
    "core": (kcore, "core"),
}


@pytest.mark.real_data
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("published", MEASURES)
def test_equals_the_published_value(
    known_graph: Callable[[str], tuple[igraph.Graph, dict[str, dict[str, float]]]], name: str, published: str
) -> None:
    graph, golden = known_graph(name)
    analysis, measure = MEASURES[published]
    result = analysis(graph)
    count = graph.vcount()
    scale = 2 / ((count - 1) * (count - 2)) if measure == "betweenness" else 1.0
    found = dict(zip(result.ids, result.values[measure].tolist(), strict=True))
    assert len(found) == count == len(golden)
    for vertex, values in golden.items():
        assert found[vertex] * scale == pytest.approx(values[published], abs=1e-9, rel=0)


@pytest.mark.parametrize("name", [name for name, each in analyses().items() if each.reads == "ties"])
def test_says_so_where_there_is_no_tie(name: str) -> None:
    graph = igraph.Graph(n=0)
    graph.vs["name"] = []
    result = analyses()[name](graph)
    assert not result.enough
    assert result.certainty.startswith("not enough data")
