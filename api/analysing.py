"""Analyses as the command line runs and shows them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from api.opening import Opened
from api.output import Output, plain
from custody.cases import Case
from graph.analyses import analyses, named, parameters
from graph.errors import ParameterInvalid
from graph.progress import Progress
from graph.running import AnalysisRun, run_analysis, run_many
from graph.store import CaseStore

Settings = dict[str, dict[str, object]]
"""Parameters by analysis."""
FIRST = ("degree", "pagerank", "betweenness", "kcore", "components", "communities", "influence")
"""What a demo computes before anybody asks."""
SHARED_KINDS = ("repost", "link", "hashtag", "text")


def listed(output: Output) -> dict[str, Any]:
    """Every analysis with its question and parameters."""
    found = sorted(analyses().items())
    shown = []
    for name, each in found:
        given = {parameter.name: plain(parameter.default) for parameter in parameters(each)}
        shown.append({"name": name, "question": each.question, "parameters": given})
        output.say(f"{name}: {each.question}")
        output.say(
            "    " + (", ".join(f"{key}={_written(value)}" for key, value in given.items()) or "no parameters") + "\n"
        )
    output.next("sociogram analyse NAME --set PARAMETER=VALUE")
    return {"total": len(shown), "returned": len(shown), "complete": True, "analyses": shown}


def _written(value: object) -> str:
    """As `--set` takes it; nothing where it is not set."""
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def settings_by_analysis(names: Sequence[str], given: Mapping[str, str]) -> Settings:
    """`name=value` goes to every analysis that has it, `analysis.name=value` to one. No names: all analyses.

    Raises ParameterInvalid, QueryNotFound.
    """
    chosen: Settings = {name: {} for name in names or sorted(analyses())}
    known = {name: {each.name for each in parameters(named(name))} for name in chosen}
    for key, value in given.items():
        analysis, _, parameter = key.rpartition(".")
        takers = [name for name in chosen if parameter in known[name] and analysis in ("", name)]
        if not takers:
            raise ParameterInvalid(
                f"None of these analyses has the parameter {key!r}.", "See sociogram analyse --list."
            )
        for name in takers:
            chosen[name][parameter] = value
    return chosen


async def analyse_case(at: Opened, case: Case, given: Settings, output: Output) -> list[AnalysisRun]:
    """Runs them and says how sure each is."""
    found = await run_many(
        at.graph(case), list(given), parameters=given, results=at.settings.home / "results" / case.id,
        progress=output.progress(),
    )  # fmt: skip
    print_runs(found, output)
    return found


async def analyse_first(graph: CaseStore, results: Path, progress: Progress) -> list[AnalysisRun]:
    """The FIRST, and who shared the same at the same time, of each kind."""
    runs = await run_many(graph, FIRST, results=results, progress=progress)
    for kind in SHARED_KINDS:
        given = {"object_kind": kind, "minimum_weight": 2}
        runs.append(await run_analysis(graph, "coordination", given, results=results, progress=progress))
    progress.done()
    return runs


def print_runs(found: Sequence[AnalysisRun], output: Output) -> None:
    rows = [(run.name, "reused" if run.reused else "computed", run.certainty) for run in found]
    output.table("Analyses:", ("analysis", "", "how sure"), rows)
    for run in found:
        for note in run.notes:
            output.say(f"  {run.name}: {note}")
