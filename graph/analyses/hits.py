"""Who points to the sought after, and who is sought after."""

from typing import TYPE_CHECKING, Annotated

import numpy as np

from graph.analyses import Result, analysis, names_of, size_of, weights_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="Hubs and authorities",
    question="Who acts on those that many act on (hub), and who is acted on by such accounts (authority)?",
    reads="ties",
    directed=True,
    source="Kleinberg, J. (1999). Authoritative sources in a hyperlinked environment. Journal of the ACM 46.",
)
def hits(graph: "igraph.Graph", *, weighted: Annotated[bool, "count how often, not only whether"] = True) -> Result:
    """The greatest of each is 1."""
    if not graph.ecount():
        return Result.nothing("there is no tie")
    weights = weights_of(graph) if weighted else None
    return Result(
        certainty="exact",
        ids=names_of(graph),
        values={
            "hub": np.array(graph.hub_score(weights=weights)),
            "authority": np.array(graph.authority_score(weights=weights)),
        },
        facts=size_of(graph),
    )
