"""Who is near to everybody."""

from typing import TYPE_CHECKING, Annotated

import numpy as np

from graph.analyses import Between, Result, Seed, analysis, names_of, size_of

if TYPE_CHECKING:
    import igraph
    import numpy.typing as npt

EXACT_WORK = 300_000_000
PIVOTS_AT_ONCE = 16


@analysis(
    title="Harmonic closeness",
    question="From whom are the ways to all other accounts short?",
    reads="ties",
    source="Marchiori, M., Latora, V. (2000). Harmony in the small-world. Physica A 285; "
    "sampling: Eppstein, D., Wang, J. (2004). Fast approximation of centrality. JGAA 8.",
)
def closeness(
    graph: "igraph.Graph",
    *,
    pivots: Annotated[int, Between(8, 100_000), "accounts that ways are followed from, where it is sampled"] = 256,
    seed: Seed = 1,
) -> Result:
    """The mean of 1/distance to all others, 0 for those out of reach: 1 is tied to everybody."""
    count = graph.vcount()
    if count < 2:
        return Result.nothing("there is no tie")
    if count * graph.ecount() <= EXACT_WORK or pivots >= count:
        values, certainty = np.array(graph.harmonic_centrality(normalized=True)), "exact"
    else:
        values, certainty = _from_pivots(graph, pivots, seed), f"sampled from {pivots} pivots of {count} accounts"
    return Result(certainty=certainty, ids=names_of(graph), values={"closeness": values}, facts=size_of(graph))


def _from_pivots(graph: "igraph.Graph", pivots: int, seed: int) -> "npt.NDArray[np.float64]":
    """Ties are taken both ways here, so that the way from a pivot is the way to it."""
    count = graph.vcount()
    chosen = np.sort(np.random.default_rng(seed).choice(count, size=pivots, replace=False))
    sums = np.zeros(count)
    others = np.full(count, float(pivots))
    others[chosen] -= 1  # an account is not its own pivot
    for first in range(0, pivots, PIVOTS_AT_ONCE):
        some = chosen[first : first + PIVOTS_AT_ONCE]
        distances = np.array(graph.distances(source=some.tolist()), dtype=np.float64)
        distances[np.arange(len(some)), some] = np.inf
        sums += (1.0 / distances).sum(axis=0)
    return sums / others
