import igraph
import pytest

from graph.analyses.pagerank import pagerank


def test_runs_from_the_one_who_acts_to_the_one_acted_on() -> None:
    graph = igraph.Graph.TupleList([("fan", "star"), ("critic", "star")], directed=True)
    graph.es["weight"] = [1.0, 1.0]
    result = pagerank(graph)
    found = dict(zip(result.ids, result.values["pagerank"].tolist(), strict=True))
    # Solved by hand: fans hold f = .15/3 + .85 s/3 (the star's dangling rank is spread), the star s = f + 1.7 f.
    fan = 1 / (3 + 2 * 0.85)
    assert found["fan"] == pytest.approx(fan, abs=1e-9)
    assert found["star"] == pytest.approx(fan * (1 + 2 * 0.85), abs=1e-9)


def test_weights_count_only_where_asked() -> None:
    graph = igraph.Graph.TupleList([("a", "b"), ("a", "c")], directed=True)
    graph.es["weight"] = [9.0, 1.0]
    with_weights = dict(zip(pagerank(graph).ids, pagerank(graph).values["pagerank"], strict=True))
    without = dict(zip(graph.vs["name"], pagerank(graph, weighted=False).values["pagerank"], strict=True))
    assert with_weights["b"] > with_weights["c"]
    assert without["b"] == pytest.approx(without["c"], abs=1e-12)
