from collections import deque

import igraph
import numpy as np
import pytest

from graph.analyses import closeness as module
from graph.analyses.closeness import closeness


def test_equals_a_count_by_hand(kite: igraph.Graph) -> None:
    result = closeness(kite)
    expected = [_harmonic(kite, vertex) for vertex in range(kite.vcount())]
    assert result.values["closeness"] == pytest.approx(expected, abs=1e-9)
    assert result.certainty == "exact"


def test_out_of_reach_counts_as_nothing() -> None:
    graph = igraph.Graph.TupleList([("a", "b"), ("c", "d")])
    assert closeness(graph).values["closeness"].tolist() == pytest.approx([1 / 3] * 4)


def test_pivots_say_so_and_come_near(random_graph: igraph.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = closeness(random_graph).values["closeness"]
    monkeypatch.setattr("graph.analyses.closeness.EXACT_WORK", 0)
    sampled = closeness(random_graph, pivots=100, seed=2)
    assert sampled.certainty == "sampled from 100 pivots of 200 accounts"
    assert np.abs(sampled.values["closeness"] - exact).max() < 0.05
    assert (closeness(random_graph, pivots=100, seed=2).values["closeness"] == sampled.values["closeness"]).all()
    assert module.PIVOTS_AT_ONCE < 100


def _harmonic(graph: igraph.Graph, start: int) -> float:
    distances = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in graph.neighbors(here):
            if other not in distances:
                distances[other] = distances[here] + 1
                waiting.append(other)
    return sum(1 / far for far in distances.values() if far) / (graph.vcount() - 1)
