import igraph

from graph.analyses.components import components


def test_the_largest_is_number_0_whatever_the_direction() -> None:
    graph = igraph.Graph.TupleList([("a", "b"), ("d", "c"), ("e", "d")], directed=True)
    result = components(graph)
    assert dict(zip(result.ids, result.values["component"].tolist(), strict=True)) == {
        "a": 1, "b": 1, "c": 0, "d": 0, "e": 0,
    }  # fmt: skip
    assert [sorted(group) for group in result.groups] == [["c", "d", "e"], ["a", "b"]]
    assert (result.facts["components"], result.facts["largest"]) == (2, 3)


def test_equal_sizes_are_numbered_by_their_first_member() -> None:
    graph = igraph.Graph(n=4, edges=[(2, 3), (0, 1)])
    graph.vs["name"] = ["a", "b", "c", "d"]
    assert components(graph).values["component"].tolist() == [0, 0, 1, 1]
