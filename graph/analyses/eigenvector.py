"""Who is tied to the well tied."""

from typing import TYPE_CHECKING, Annotated

import numpy as np

from graph.analyses import Result, analysis, names_of, size_of, weights_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="Eigenvector centrality",
    question="Who is tied to accounts that are themselves well tied?",
    reads="ties",
    source="Bonacich, P. (1987). Power and centrality: a family of measures. American Journal of Sociology 92.",
)
def eigenvector(
    graph: "igraph.Graph", *, weighted: Annotated[bool, "count how often, not only whether"] = True
) -> Result:
    """The greatest is 1. Outside the densest connected part values are near 0."""
    if not graph.ecount():
        return Result.nothing("there is no tie")
    # directed=False makes igraph 1.0.0 fail ("invalid mode"); the graph has no directions anyway
    values = graph.eigenvector_centrality(scale=True, weights=weights_of(graph) if weighted else None)
    return Result(
        certainty="exact", ids=names_of(graph), values={"eigenvector": np.array(values)}, facts=size_of(graph)
    )
