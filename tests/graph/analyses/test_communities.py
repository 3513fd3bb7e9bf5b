from collections.abc import Callable

import igraph
import numpy as np
import pytest

from graph.analyses.communities import communities

BEST = {"karate": 0.4198, "dolphins": 0.5285, "polbooks": 0.5272, "football": 0.6046}
OTHERS = ("cpm", "significance", "surprise", "rber", "rb")


@pytest.mark.real_data
@pytest.mark.parametrize("name", BEST)
def test_is_as_modular_as_the_best_known(
    known_graph: Callable[[str], tuple[igraph.Graph, dict[str, dict[str, float]]]], name: str
) -> None:
    graph, _ = known_graph(name)
    result = communities(graph)
    modularity = result.facts["modularity"]
    assert isinstance(modularity, float)
    assert round(modularity, 4) >= BEST[name]
    assert result.certainty.startswith("more modular than 10 random graphs")
    assert modularity == pytest.approx(graph.modularity(result.values["community"].tolist()), abs=1e-9)


def test_a_random_graph_is_no_more_modular_than_chance(random_graph: igraph.Graph) -> None:
    result = communities(random_graph)
    assert result.certainty.startswith("no more modular than chance")
    assert float(result.facts["modularity"]) > 0.2  # it looks like structure: that is why it is tested


@pytest.mark.real_data
def test_a_known_graph_with_its_ties_switched_is_no_more_modular_than_chance(
    known_graph: Callable[[str], tuple[igraph.Graph, dict[str, dict[str, float]]]],
) -> None:
    graph, _ = known_graph("football")
    graph.rewire(n=20 * graph.ecount())
    graph.es["weight"] = [1.0] * graph.ecount()
    assert communities(graph).certainty.startswith("no more modular than chance")


def test_two_cliques_are_two_communities_the_larger_is_0() -> None:
    result = communities(_cliques(6, 5))
    assert result.values["community"].tolist() == [0] * 6 + [1] * 5
    assert [len(group) for group in result.groups] == [6, 5]


@pytest.mark.parametrize("quality", OTHERS)
def test_every_quality_function_finds_the_cliques(quality: str) -> None:
    result = communities(_cliques(6, 5), quality=quality, resolution=0.5, random_graphs=0)
    assert len(np.unique(result.values["community"])) == 2
    assert result.certainty == "not tested against chance"


@pytest.mark.parametrize("quality", ["modularity", *OTHERS])
def test_the_seed_decides(random_graph: igraph.Graph, quality: str) -> None:
    first, again = (communities(random_graph, quality=quality, random_graphs=2, seed=9) for _ in range(2))
    assert (first.values["community"] == again.values["community"]).all()
    assert first.facts == again.facts


def test_weights_count() -> None:
    """A ring of four: whichever two opposite ties are strong make the pairs."""
    graph = igraph.Graph(n=4, edges=[(0, 1), (1, 2), (2, 3), (3, 0)])
    graph.vs["name"] = list("abcd")
    graph.es["weight"] = [10.0, 1.0, 10.0, 1.0]
    assert communities(graph).values["community"].tolist() == [0, 0, 1, 1]


def _cliques(*sizes: int) -> igraph.Graph:
    graph = igraph.disjoint_union([igraph.Graph.Full(size) for size in sizes])
    graph.add_edge(0, sizes[0])
    graph.vs["name"] = [f"x:{n:02}" for n in range(graph.vcount())]
    graph.es["weight"] = [1.0] * graph.ecount()
    return graph
