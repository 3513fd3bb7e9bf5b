"""analyse, ask, evidence, export: what comes out."""

import asyncio
import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.loading import CaseOption, as_text, parsed
from api.output import Json, Output


class Form(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    for command in (analyse, ask, evidence, export):
        app.command()(command)


def analyse(
    names: Annotated[list[str] | None, typer.Argument(help="Analyses; none means all.")] = None,
    case: CaseOption = None,
    setting: Annotated[list[str] | None, typer.Option("--set", "-s", help="name=value, or analysis.name=value.")] = None,
    list_only: Annotated[bool, typer.Option("--list", help="List the analyses and their parameters.")] = False,
    as_json: Json = False,
) -> None:
    """Compute measures, communities and simultaneous sharing, and write them back with their Run."""
    from api.analysing import analyse_case, listed, settings_by_analysis
    from api.opening import opened
    from api.settings import Settings
    from graph.analyses import analyses

    output = Output(as_json)
    if list_only:
        output.done(listed(output))
        return
    chosen = names or sorted(analyses())
    parameters = settings_by_analysis(chosen, parsed(setting or []))

    async def work() -> Any:
        settings = Settings.from_environment()
        async with opened(settings, output.progress()) as at:
            return await analyse_case(at, at.case(case), chosen, parameters, output)

    found = asyncio.run(work())
    output.next("sociogram ask --list, sociogram evidence @handle --measure pagerank, sociogram serve")
    output.done({"runs": found})


def ask(
    name: Annotated[str | None, typer.Argument(help="The investigation.")] = None,
    setting: Annotated[list[str] | None, typer.Argument(help="Its parameters: name=value.")] = None,
    case: CaseOption = None,
    form: Annotated[Form, typer.Option("--format", "-f")] = Form.TABLE,
    list_only: Annotated[bool, typer.Option("--list", help="List the investigations.")] = False,
    as_json: Json = False,
) -> None:
    """Run a saved investigation."""
    from api.opening import opened
    from api.settings import Settings
    from cypher import names, query
    from graph.asking import ask as answered

    output = Output(as_json or form is Form.JSON)
    if list_only or name is None:
        known = [query("investigations", each) for each in names("investigations")]
        output.table("Investigations", ("name", "question"), [(each.name, each.question) for each in known])
        output.done({"investigations": known})
        return

    async def work() -> Any:
        async with opened(Settings.from_environment()) as at:
            return await answered(at.graph(at.case(case)), name, parsed(setting or []))

    answer = asyncio.run(work())
    rows = [[as_text(row[column]) for column in answer.columns] for row in answer.rows]
    if form is Form.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerows([answer.columns, *([_safe(cell) for cell in row] for row in rows)])
        return
    output.table(f"{answer.title}: {answer.returned:,} of {answer.total:,} rows", answer.columns, rows)
    if not answer.complete:
        output.say(f"Not complete: {answer.reason}")
    output.done(answer)


def evidence(
    subject: Annotated[str, typer.Argument(help="An id, Label:id, @handle, #tag, or the post's own URL.")],
    to: Annotated[str | None, typer.Option(help="The other account of a tie.")] = None,
    measure: Annotated[str | None, typer.Option(help="A measure of the account.")] = None,
    save: Annotated[Path | None, typer.Option(help="Copy the originals into this folder, hashes checked.")] = None,
    record: Annotated[bool, typer.Option(help="Show the first record itself, read from the original.")] = False,
    case: CaseOption = None,
    limit: int = 10,
    as_json: Json = False,
) -> None:
    """Lead from a node, a tie or a measure to its posts, their captures, and the very bytes."""
    from api.opening import opened
    from api.settings import Settings
    from api.showing import show_evidence

    output = Output(as_json)

    async def work() -> Any:
        async with opened(Settings.from_environment()) as at:
            return await show_evidence(
                at, at.case(case), subject, to=to, measure=measure, save=save, record=record, limit=limit, output=output
            )

    output.done(asyncio.run(work()))


def export(
    form: Annotated[str, typer.Argument(help="gexf, graphml, json, or a plugin's.")],
    seeds: Annotated[list[str], typer.Argument(help="Label:id, as many as wanted.")],
    file: Annotated[Path, typer.Option("--output", "-o", help="Where to write.")],
    depth: int = 1,
    limit: int = 5_000,
    case: CaseOption = None,
    as_json: Json = False,
) -> None:
    """Write the subgraph around some nodes as a file."""
    from api.opening import opened
    from api.settings import Settings
    from api.showing import export_subgraph

    output = Output(as_json)

    async def work() -> Any:
        async with opened(Settings.from_environment()) as at:
            return await export_subgraph(at.graph(at.case(case)), form, seeds, file=file, depth=depth, limit=limit)

    found = asyncio.run(work())
    output.say(f"{file}: {found['nodes']:,} nodes, {found['relationships']:,} relationships.")
    if not found["complete"]:
        output.say(f"Not complete: {found['reason']}")
    output.done(found)


def _safe(cell: str) -> str:
    """A spreadsheet takes what begins like this for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
