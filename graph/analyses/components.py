"""Which accounts can be reached from each other at all."""

from typing import TYPE_CHECKING, Any

import numpy as np

from graph.analyses import Result, analysis, names_of, size_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="Connected components",
    question="Which accounts are connected by ties, whatever their direction?",
    reads="ties",
    source="Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1.",
)
def components(graph: "igraph.Graph") -> Result:
    """Component 0 is the largest."""
    if not graph.vcount():
        return Result.nothing("there is no tie")
    names = names_of(graph)
    component = by_size(np.array(graph.connected_components(mode="weak").membership))
    sizes = np.bincount(component)
    return Result(
        certainty="exact",
        ids=names,
        values={"component": component},
        groups=members(names, component),
        facts=size_of(graph) | {"components": len(sizes), "largest": int(sizes[0])},
    )


def by_size(membership: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Renumbered: 0 has the most members; of equal ones that with the first member."""
    _, first, inverse, counts = np.unique(membership, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -counts))
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.arange(len(order))
    return numbers[inverse]


def members(names: list[str], membership: "np.ndarray[Any, Any]") -> list[list[str]]:
    groups: list[list[str]] = [[] for _ in range(int(membership.max()) + 1)]
    for name, number in zip(names, membership.tolist(), strict=True):
        groups[number].append(name)
    return groups
