"""What a case holds at first sight: size, top accounts, communities, ties and pairs, each with how sure it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.output import Output
from cypher import query
from graph.running import AnalysisRun
from graph.store import CaseStore

TOP = 5
MEASURES = {"pagerank": "pagerank", "betweenness": "betweenness", "influence": "influence"}


@dataclass(slots=True)
class Ranking:
    """The first rows of `total`, and how sure they are."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    total: int
    certainty: str


@dataclass(slots=True)
class Findings:
    nodes: dict[str, int] = field(default_factory=dict)
    relationships: dict[str, int] = field(default_factory=dict)
    rankings: list[Ranking] = field(default_factory=list)
    runs: list[AnalysisRun] = field(default_factory=list)
    simultaneous: set[str] = field(default_factory=set)


async def find(case: CaseStore, runs: Sequence[AnalysisRun]) -> Findings:
    found = Findings(await _counts(case, "node_counts"), await _counts(case, "relationship_counts"), runs=list(runs))
    sure = {run.name: run.certainty for run in runs}
    found.rankings = [await _top(case, measure, sure[analysis]) for measure, analysis in MEASURES.items()]
    found.rankings += [await _communities(case, sure["communities"]), await _ties(case)]
    shared = [run for run in runs if run.name == "coordination"]
    found.rankings.append(await _pairs(case, shared))
    row = await case.one(query("lookups", "simultaneous_accounts"), runs=[run.id for run in shared])
    found.simultaneous = set(row["ids"]) if row else set()
    return found


def print_findings(found: Findings, output: Output) -> None:
    for name, counts in (("Nodes", found.nodes), ("Relationships", found.relationships)):
        output.say(f"{name}: " + ", ".join(f"{count:,} {label}" for label, count in counts.items() if count))
    output.say()
    for ranking in found.rankings:
        shown = f"{len(ranking.rows):,} of {ranking.total:,}"
        output.table(f"{ranking.title} ({shown}; {ranking.certainty}):", ranking.columns, ranking.rows)


async def _counts(case: CaseStore, name: str) -> dict[str, int]:
    row = await case.one(query("lookups", name))
    return dict(zip(row["names"], row["counts"], strict=True)) if row else {}


async def _top(case: CaseStore, measure: str, certainty: str) -> Ranking:
    row = await case.one(query("lookups", "top_accounts"), measure=measure, limit=TOP)
    ids, values, total = (row["ids"], row["values"], row["total"]) if row else ([], [], 0)
    names = await _handles(case, ids)
    rows: list[tuple[object, ...]] = [(names[id_], id_, value) for id_, value in zip(ids, values, strict=True)]
    return Ranking(f"Top accounts by {measure}", ("account", "id", measure), rows, total, certainty)


async def _communities(case: CaseStore, certainty: str) -> Ranking:
    row = await case.one(query("lookups", "communities"), limit=TOP)
    numbers, sizes, total = (row["communities"], row["sizes"], row["total"]) if row else ([], [], 0)
    rows: list[tuple[object, ...]] = list(zip(numbers, sizes, strict=True))
    return Ranking("Largest communities", ("community", "accounts"), rows, total, certainty)


async def _ties(case: CaseStore) -> Ranking:
    row = await case.one(query("lookups", "strongest_ties"), limit=TOP)
    found: Any = row or {"sources": [], "targets": [], "weights": [], "total": 0}
    names = await _handles(case, [*found["sources"], *found["targets"]])
    rows: list[tuple[object, ...]] = [
        (names[source], names[target], weight)
        for source, target, weight in zip(found["sources"], found["targets"], found["weights"], strict=True)
    ]
    left = await case.one(query("lookups", "ties_left_out")) or {"self_ties": 0, "implied_mentions": 0}
    certainty = (
        f"counted from the posts, exact; left out: {left['self_ties']:,} with oneself, "
        f"{left['implied_mentions']:,} mentions that the platform put there"
    )
    return Ranking("Strongest ties", ("from", "to", "times"), rows, found["total"], certainty)


async def _pairs(case: CaseStore, runs: Sequence[AnalysisRun]) -> Ranking:
    row = await case.one(query("lookups", "strongest_simultaneous"), runs=[run.id for run in runs], limit=TOP)
    found: Any = row or {name: [] for name in ("sources", "targets", "weights", "kinds", "p_values")} | {"total": 0}
    names = await _handles(case, [*found["sources"], *found["targets"]])
    columns = (found["sources"], found["targets"], found["weights"], found["kinds"], found["p_values"])
    rows: list[tuple[object, ...]] = [
        (names[one], names[other], kind, weight, "not tested" if p_value is None else p_value)
        for one, other, weight, kind, p_value in zip(*columns, strict=True)
    ]
    certainty = "; ".join(dict.fromkeys(run.certainty for run in runs)) or "not computed"
    shown = ("one", "other", "shared", "times", "against chance")
    return Ranking("Strongest simultaneous pairs", shown, rows, found["total"], certainty)


async def _handles(case: CaseStore, ids: Iterable[str]) -> dict[str, str]:
    wanted = list(dict.fromkeys(ids))
    row = await case.one(query("lookups", "handles"), ids=wanted)
    known = dict(zip(row["ids"], row["handles"], strict=True)) if row else {}
    return {id_: known.get(id_, id_) for id_ in wanted}
