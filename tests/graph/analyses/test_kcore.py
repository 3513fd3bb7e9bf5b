import igraph

from graph.analyses.kcore import kcore


def test_peels_from_outside(kite: igraph.Graph) -> None:
    result = kcore(kite)
    found = dict(zip(result.ids, result.values["core"].tolist(), strict=True))
    assert found == {"A": 3, "B": 3, "C": 3, "D": 3, "E": 3, "F": 3, "G": 3, "H": 2, "I": 1, "J": 1}
    assert (result.facts["deepest"], result.facts["in_deepest"]) == (3, 7)
