"""How many others, and how often."""

from typing import TYPE_CHECKING

import numpy as np

from graph.analyses import Result, analysis, names_of, size_of, weights_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="Degree and strength",
    question="With how many other accounts is an account tied, and by how many interactions, both ways together?",
    reads="ties",
    source="Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1.",
)
def degree(graph: "igraph.Graph") -> Result:
    if not graph.vcount():
        return Result.nothing("there is no tie")
    return Result(
        certainty="exact",
        ids=names_of(graph),
        values={
            "degree": np.array(graph.degree(), dtype=np.int64),
            "strength": np.array(graph.strength(weights=weights_of(graph)), dtype=np.float64),
        },
        facts=size_of(graph),
    )
