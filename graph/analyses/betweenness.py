"""Who stands between others."""

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np

from graph.analyses import Between, Result, Seed, analysis, names_of, seeded, size_of

if TYPE_CHECKING:
    import igraph
    import numpy.typing as npt

EXACT_WORK = 300_000_000  # accounts times ties: about ten seconds of exact computation


@analysis(
    title="Betweenness",
    question="Through whom do the shortest ways between other accounts lead?",
    reads="ties",
    source="Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25; "
    "pivots: Brandes, U., Pich, C. (2007). Centrality estimation in large networks; "
    "KADABRA: Borassi, M., Natale, E. (2019). ACM Journal of Experimental Algorithmics 24.",
)
def betweenness(
    graph: "igraph.Graph",
    *,
    method: Annotated[Literal["auto", "exact", "pivots", "kadabra"], "auto is exact where that is quick"] = "auto",
    pivots: Annotated[int, Between(8, 100_000), "accounts that ways are followed from, where sampled"] = 256,
    error: Annotated[float, Between(0.001, 0.5), "kadabra: largest error, as a share of all pairs"] = 0.01,
    seed: Seed = 1,
) -> Result:
    """Counts pairs of other accounts; a pair with several shortest ways counts in parts. Weights are left aside."""
    count = graph.vcount()
    if not count:
        return Result.nothing("there is no tie")
    if method == "auto":
        method = "exact" if count * graph.ecount() <= EXACT_WORK or pivots >= count else "pivots"
    if method == "exact" or (method == "pivots" and pivots >= count):
        values, certainty = np.array(graph.betweenness(directed=False)), "exact"
    elif method == "pivots":
        values, certainty = _from_pivots(graph, pivots, seed), f"sampled from {pivots} pivots of {count} accounts"
    else:
        values = _kadabra(graph, error, seed)
        certainty = f"sampled: within {error:g} of all pairs, with probability 0.9"
    return Result(certainty=certainty, ids=names_of(graph), values={"betweenness": values}, facts=size_of(graph))


def _from_pivots(graph: "igraph.Graph", pivots: int, seed: int) -> "npt.NDArray[np.float64]":
    chosen = np.random.default_rng(seed).choice(graph.vcount(), size=pivots, replace=False)
    with seeded(seed):
        part = graph.betweenness(directed=False, sources=sorted(chosen.tolist()))
    return np.array(part, dtype=np.float64) * np.float64(graph.vcount() / pivots)


def _kadabra(graph: "igraph.Graph", error: float, seed: int) -> "npt.NDArray[np.float64]":
    import networkit

    count = graph.vcount()
    ends = np.array(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    network = networkit.GraphFromCoo((ends[:, 0], ends[:, 1]), n=count, directed=False)
    threads = networkit.getMaxNumberOfThreads()
    networkit.setSeed(seed, True)  # KADABRA asks for the thread in the seed
    networkit.setNumberOfThreads(1)
    try:
        algorithm = networkit.centrality.KadabraBetweenness(network, error, 0.1, deterministic=True)
        scores: npt.NDArray[np.float64] = np.array(algorithm.run().scores(), dtype=np.float64)
    finally:
        networkit.setNumberOfThreads(threads)
    # NetworKit 11.3 counts every pair of an undirected graph in both orders: a star's centre has 2, not 1
    return scores * np.float64(count * (count - 1) / 4)
