import igraph

from graph.analyses.degree import degree


def test_counts_others_and_interactions(kite: igraph.Graph) -> None:
    kite.es["weight"] = [2.0] * kite.ecount()
    result = degree(kite)
    found = dict(zip(result.ids, zip(*(v.tolist() for v in result.values.values()), strict=True), strict=True))
    assert found == {
        "A": (4, 8), "B": (4, 8), "C": (3, 6), "D": (6, 12), "E": (3, 6),
        "F": (5, 10), "G": (5, 10), "H": (3, 6), "I": (2, 4), "J": (1, 2),
    }  # fmt: skip
    assert result.certainty == "exact"
