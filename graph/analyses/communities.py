"""Groups that are tied more within than outwards, held against random graphs of the same degrees."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import numpy as np

from graph.analyses import Between, Fact, Result, Seed, analysis, names_of, seeded, size_of, weights_of
from graph.analyses.components import by_size, members

if TYPE_CHECKING:
    import igraph

QualityFunction = Literal["modularity", "cpm", "significance", "surprise", "rber", "rb"]
TIES_AT_ALL = 2_000_000  # ties that all random graphs together may have: large ones differ little from each other
TIES_OF_TRIES = 50_000
SWITCHES_PER_TIE = 10
DEVIATIONS = 3.0
MARGIN = 0.01  # a lead of less than one in a hundred is no structure, however sure it is


@dataclass(frozen=True, slots=True)
class _Partition:
    membership: "np.ndarray[Any, Any]"
    quality: float


@analysis(
    title="Communities",
    question="Which groups of accounts are tied more among themselves than to the rest?",
    reads="ties",
    source="Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden. Scientific Reports 9; chance: "
    "Guimera, R., Sales-Pardo, M., Amaral, L. A. N. (2004). Modularity from fluctuations. Physical Review E 70.",
)
def communities(
    graph: "igraph.Graph",
    *,
    quality: Annotated[QualityFunction, "what makes a division a good one"] = "modularity",
    resolution: Annotated[float, Between(0.000001, 1000), "more gives smaller groups"] = 1.0,
    weighted: Annotated[bool, "count how often, not only whether"] = True,
    random_graphs: Annotated[int, Between(0, 1000), "how many to compare with; fewer where large; 0 for none"] = 10,
    seed: Seed = 1,
) -> Result:
    """Community 0 is the largest. Resolution says nothing to significance and surprise."""
    if graph.ecount() < 2:
        return Result.nothing("fewer than two ties can't be divided")
    weights = graph.es["weight"] if weighted and weights_of(graph) else None
    tries = max(1, min(10, TIES_OF_TRIES // graph.ecount()))
    divide = _divider(quality, resolution, tries)
    with seeded(seed):
        found = divide(graph, weights, seed)
        samples = min(random_graphs, max(2, TIES_AT_ALL // graph.ecount()))
        chance = [divide(*_same_degrees(graph, weights, seed + n), seed).quality for n in range(1, samples + 1)]
    community = by_size(found.membership)
    names = names_of(graph)
    facts = size_of(graph) | {
        "communities": int(community.max()) + 1,
        "modularity": float(graph.modularity(community.tolist(), weights=weights)),
        "quality": found.quality,
    }
    certainty, more = _against_chance(found.quality, chance)
    return Result(
        certainty=certainty, ids=names, values={"community": community}, groups=members(names, community),
        facts=facts | more,
    )  # fmt: skip


def _divider(
    quality: QualityFunction, resolution: float, tries: int
) -> "Callable[[igraph.Graph, list[float] | None, int], _Partition]":
    """The best of some tries: one run of Leiden may end in a lesser division."""
    once = _by_igraph if quality in ("modularity", "cpm") else _by_leidenalg

    def divide(graph: "igraph.Graph", weights: list[float] | None, seed: int) -> _Partition:
        found = [once(graph, weights, (quality, resolution, seed + n)) for n in range(tries)]
        return max(found, key=lambda partition: partition.quality)

    return divide


def _by_igraph(
    graph: "igraph.Graph", weights: list[float] | None, how: tuple[QualityFunction, float, int]
) -> _Partition:
    quality, resolution, _ = how
    objective = "modularity" if quality == "modularity" else "CPM"
    iterations = -1 if graph.ecount() <= TIES_OF_TRIES else 2
    found = graph.community_leiden(
        objective_function=objective, weights=weights, resolution=resolution, n_iterations=iterations
    )
    membership = np.array(found.membership)
    return _Partition(membership, _quality(graph, weights, (membership, objective, resolution)))


def _quality(
    graph: "igraph.Graph", weights: list[float] | None, of: "tuple[np.ndarray[Any, Any], str, float]"
) -> float:
    membership, objective, resolution = of
    if objective == "modularity":
        return float(graph.modularity(membership.tolist(), weights=weights, resolution=resolution))
    sizes = np.bincount(membership).astype(np.float64)
    ends = np.array(graph.get_edgelist(), dtype=np.int64)
    each = np.ones(len(ends)) if weights is None else np.array(weights, dtype=np.float64)
    within = float(each[membership[ends[:, 0]] == membership[ends[:, 1]]].sum())
    return (within - resolution * float((sizes * (sizes - 1) / 2).sum())) / float(each.sum())


def _by_leidenalg(
    graph: "igraph.Graph", weights: list[float] | None, how: tuple[QualityFunction, float, int]
) -> _Partition:
    import leidenalg

    quality, resolution, seed = how
    kinds: dict[str, tuple[type[leidenalg.VertexPartition.MutableVertexPartition], dict[str, object]]] = {
        "significance": (leidenalg.SignificanceVertexPartition, {}),  # is defined without weights
        "surprise": (leidenalg.SurpriseVertexPartition, {"weights": weights}),
        "rber": (leidenalg.RBERVertexPartition, {"weights": weights, "resolution_parameter": resolution}),
        "rb": (leidenalg.RBConfigurationVertexPartition, {"weights": weights, "resolution_parameter": resolution}),
    }
    kind, options = kinds[quality]
    found = leidenalg.find_partition(graph, kind, n_iterations=2, seed=seed % 2**31, **options)
    return _Partition(np.array(found.membership), float(found.quality()))


def _same_degrees(
    graph: "igraph.Graph", weights: list[float] | None, seed: int
) -> "tuple[igraph.Graph, list[float] | None]":
    """Ties switched at random, weights dealt anew: every account keeps the number of accounts it is tied to."""
    switched = graph.copy()
    switched.rewire(n=SWITCHES_PER_TIE * graph.ecount())
    if weights is None:
        return switched, None
    return switched, np.random.default_rng(seed).permutation(np.array(weights)).tolist()


def _against_chance(quality: float, chance: list[float]) -> tuple[str, dict[str, Fact]]:
    if not chance:
        return "not tested against chance", {}
    mean, spread = float(np.mean(chance)), float(np.std(chance, ddof=1)) if len(chance) > 1 else 0.0
    facts: dict[str, Fact] = {"random_graphs": len(chance), "random_quality": mean, "random_deviation": spread}
    graphs = f"{len(chance)} random graphs of the same degrees"
    if quality > max(chance) and quality > mean + max(DEVIATIONS * spread, MARGIN * abs(mean)):
        return f"more modular than {graphs} ({quality:.4f} against {mean:.4f} ± {spread:.4f})", facts
    return f"no more modular than chance: {graphs} do as well ({quality:.4f} against {mean:.4f} ± {spread:.4f})", facts
