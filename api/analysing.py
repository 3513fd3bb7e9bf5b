"""Analyses as the command line runs and shows them."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.opening import Opened
from api.output import Output
from custody.cases import Case
from graph.analyses import analyses, named, parameters
from graph.errors import ParameterInvalid
from graph.running import AnalysisRun, run_many


def listed(output: Output) -> dict[str, Any]:
    """Every analysis with its question and parameters."""
    found = analyses()
    rows = [
        (name, each.question, ", ".join(f"{p.name}={p.default}" for p in parameters(each)))
        for name, each in sorted(found.items())
    ]
    output.table("Analyses", ("name", "question", "parameters"), rows)
    return {"analyses": [{"name": name, "question": question, "parameters": given} for name, question, given in rows]}


def settings_by_analysis(names: Sequence[str], given: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """`name=value` goes to every analysis that has it, `analysis.name=value` to one. Raises ParameterInvalid."""
    known = {name: {each.name for each in parameters(named(name))} for name in names}
    chosen: dict[str, dict[str, object]] = {name: {} for name in names}
    for key, value in given.items():
        analysis, _, parameter = key.rpartition(".")
        takers = [name for name in names if parameter in known[name] and analysis in ("", name)]
        if not takers:
            raise ParameterInvalid(f"None of these analyses has the parameter {key!r}.", "See sociogram analyse --list.")
        for name in takers:
            chosen[name][parameter] = value
    return chosen


async def analyse_case(
    at: Opened, case: Case, names: Sequence[str], given: Mapping[str, Mapping[str, object]], output: Output
) -> list[AnalysisRun]:
    """Runs them and says how sure each is."""
    found = await run_many(
        at.graph(case), names, parameters=given, results=at.settings.home / "results" / case.id,
        progress=output.progress(),
    )  # fmt: skip
    rows = [(run.name, "reused" if run.reused else "computed", run.certainty, run.id) for run in found]
    output.table("Analyses", ("analysis", "", "how sure", "run"), rows)
    return found
