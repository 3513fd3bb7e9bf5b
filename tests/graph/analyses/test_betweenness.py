import igraph
import numpy as np
import pytest

from graph.analyses.betweenness import betweenness


def test_equals_the_published_values_of_the_kite(kite: igraph.Graph) -> None:
    result = betweenness(kite)
    shares = dict(zip(result.ids, (result.values["betweenness"] / 36).round(3).tolist(), strict=True))
    assert shares == {
        "A": 0.023, "B": 0.023, "C": 0, "D": 0.102, "E": 0, "F": 0.231, "G": 0.231, "H": 0.389, "I": 0.222, "J": 0,
    }  # fmt: skip
    assert result.certainty == "exact"


def test_all_pivots_are_exact(kite: igraph.Graph) -> None:
    result = betweenness(kite, method="pivots", pivots=10)
    assert result.certainty == "exact"
    assert result.values["betweenness"] == pytest.approx(betweenness(kite).values["betweenness"])


def test_pivots_say_so_and_come_near_and_keep_the_seed(random_graph: igraph.Graph) -> None:
    exact = betweenness(random_graph, method="exact").values["betweenness"]
    sampled = betweenness(random_graph, method="pivots", pivots=100, seed=3)
    assert sampled.certainty == "sampled from 100 pivots of 200 accounts"
    assert np.corrcoef(exact, sampled.values["betweenness"])[0, 1] > 0.95
    assert sampled.values["betweenness"].sum() == pytest.approx(exact.sum(), rel=0.1)
    again = betweenness(random_graph, method="pivots", pivots=100, seed=3)
    other = betweenness(random_graph, method="pivots", pivots=100, seed=4)
    assert (again.values["betweenness"] == sampled.values["betweenness"]).all()
    assert (other.values["betweenness"] != sampled.values["betweenness"]).any()


def test_kadabra_keeps_its_error_and_its_seed(random_graph: igraph.Graph) -> None:
    exact = betweenness(random_graph, method="exact").values["betweenness"]
    first = betweenness(random_graph, method="kadabra", error=0.02, seed=5)
    again = betweenness(random_graph, method="kadabra", error=0.02, seed=5)
    assert (first.values["betweenness"] == again.values["betweenness"]).all()
    assert np.abs(first.values["betweenness"] - exact).max() <= 0.02 * 200 * 199 / 2
    assert "within 0.02" in first.certainty
    assert first.values["betweenness"].sum() == pytest.approx(exact.sum(), rel=0.1)
