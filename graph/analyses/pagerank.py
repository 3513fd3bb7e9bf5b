"""Who is acted on by those who are acted on."""

from typing import TYPE_CHECKING, Annotated

import numpy as np

from graph.analyses import Between, Result, analysis, names_of, size_of, weights_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="PageRank",
    question="Whom do accounts turn to that are themselves turned to?",
    reads="ties",
    directed=True,
    source="Page, L., Brin, S., Motwani, R., Winograd, T. (1999). The PageRank citation ranking. Stanford InfoLab.",
)
def pagerank(
    graph: "igraph.Graph",
    *,
    damping: Annotated[float, Between(0.01, 0.99), "how often a walk goes on rather than starts anew"] = 0.85,
    weighted: Annotated[bool, "count how often, not only whether"] = True,
) -> Result:
    """Sums to 1. Runs along the ties: from the account that acts to the one that is acted on."""
    if not graph.vcount():
        return Result.nothing("there is no tie")
    values = graph.pagerank(damping=damping, weights=weights_of(graph) if weighted else None)
    return Result(certainty="exact", ids=names_of(graph), values={"pagerank": np.array(values)}, facts=size_of(graph))
