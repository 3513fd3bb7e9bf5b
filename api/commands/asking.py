"""analyse, ask, evidence, export: what comes out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.commands.loading import CaseOption, Limit, parsed
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
    setting: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="name=value, or analysis.name=value.")
    ] = None,
    list_only: Annotated[bool, typer.Option("--list", help="List the analyses and their parameters.")] = False,
    as_json: Json = False,
) -> None:
    """Compute measures, communities, simultaneous sharing. What is found is written back, with its Run."""
    from api.analysing import analyse_case, listed, settings_by_analysis
    from api.opening import in_case

    output = Output(as_json)
    if list_only:
        output.done(listed(output))
        return
    parameters = settings_by_analysis(names or [], parsed(setting or []))
    found = in_case(output, case, lambda at, within: analyse_case(at, within, parameters, output))
    output.next("sociogram evidence @HANDLE --measure pagerank", "sociogram ask --list", "sociogram serve")
    output.done({"runs": found})


def ask(
    name: Annotated[str | None, typer.Argument(help="The investigation.")] = None,
    setting: Annotated[list[str] | None, typer.Argument(help="Its parameters: name=value.")] = None,
    case: CaseOption = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How the answer is written.")] = Form.TABLE,
    list_only: Annotated[bool, typer.Option("--list", help="List the investigations and their parameters.")] = False,
    as_json: Json = False,
) -> None:
    """Run a saved investigation: a question with parameters."""
    from api.asking import answered, listed, print_answer, write_csv
    from api.opening import in_case

    output = Output(as_json or form is Form.JSON)
    if list_only or name is None:
        output.done(listed(output))
        output.next("sociogram ask NAME PARAMETER=VALUE")
        return
    given = parsed(setting or [])
    quiet = Output(as_json=True) if form is Form.CSV else output
    answer = in_case(quiet, case, lambda at, within: answered(at.graph(within), name, given))
    if form is Form.CSV and not as_json:
        write_csv(answer)
        return
    print_answer(answer, output)
    output.done(answer)


def evidence(
    subject: Annotated[str, typer.Argument(help="An id, Label:id, @handle, #tag, or the post's own URL.")],
    to: Annotated[str | None, typer.Option(help="The other account of a tie.")] = None,
    measure: Annotated[str | None, typer.Option(help="A measure of the account.")] = None,
    save: Annotated[Path | None, typer.Option(help="Copy the originals into this folder, hashes checked.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Show the first record, read from the original.")] = False,
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Posts at most.")] = 10,
    as_json: Json = False,
) -> None:
    """Say how we know. From a node, a tie or a measure to its posts, their captures, and the very bytes."""
    from api.opening import in_case
    from api.showing import Wanted, show_evidence

    output = Output(as_json)
    wanted = Wanted(subject, to=to, measure=measure, save=save, record=record, limit=limit)
    found = in_case(output, case, lambda at, within: show_evidence(at, within, wanted, output))
    if not record and save is None:
        output.next("--record shows the first record itself, --save FOLDER copies the originals")
    output.done(found)


def export(
    form: Annotated[str, typer.Argument(help="gexf, graphml, json, or a plugin's.")],
    seeds: Annotated[list[str], typer.Argument(help="Where to begin: ids, Label:id, @handles, #tags or URLs.")],
    file: Annotated[Path, typer.Option("--output", "-o", help="Where to write.")],
    depth: Annotated[int, typer.Option(min=0, max=5, help="Steps away from where it begins.")] = 1,
    limit: Limit = 5_000,
    case: CaseOption = None,
    as_json: Json = False,
) -> None:
    """Write the subgraph around some nodes as a file."""
    from api.opening import in_case
    from api.showing import export_subgraph

    output = Output(as_json)
    found = in_case(
        output, case,
        lambda at, within: export_subgraph(at.graph(within), form, seeds, file=file, depth=depth, limit=limit),
    )  # fmt: skip
    output.say(f"{file}: {found['nodes']:,} nodes, {found['relationships']:,} relationships.")
    if not found["complete"]:
        output.say(f"Not complete: {found['reason']}")
    output.next(f"open {file} in Gephi or another program that reads {form}")
    output.done(found)
