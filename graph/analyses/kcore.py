"""Who belongs to a part in which everybody has k ties."""

from typing import TYPE_CHECKING

import numpy as np

from graph.analyses import Result, analysis, names_of, size_of

if TYPE_CHECKING:
    import igraph


@analysis(
    title="K-core",
    question="How deep in the dense middle is an account: the largest k so that it belongs to a part in which "
    "everybody is tied to at least k others?",
    reads="ties",
    source="Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5; "
    "Batagelj, V., Zaversnik, M. (2003). An O(m) algorithm for cores decomposition.",
)
def kcore(graph: "igraph.Graph") -> Result:
    if not graph.vcount():
        return Result.nothing("there is no tie")
    core = np.array(graph.coreness(mode="all"), dtype=np.int64)
    facts = size_of(graph) | {"deepest": int(core.max()), "in_deepest": int((core == core.max()).sum())}
    return Result(certainty="exact", ids=names_of(graph), values={"core": core}, facts=facts)
