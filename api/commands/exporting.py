"""export, import: a case or a part of it as a file, and a bundle back into a case."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.loading import CaseOption, Limit
from api.output import Json, Output

FORMATS = "parquet, csv, json, gexf, graphml, stix, anx, ftm, or a plugin's."


def register(app: typer.Typer) -> None:
    app.command()(export)
    app.command("import")(import_bundle)


def export(
    file: Annotated[Path, typer.Option("--out", "--output", "-o", help="Where to write.")],
    form: Annotated[str, typer.Option("--format", "-f", help=FORMATS)] = "parquet",
    seed: Annotated[
        list[str] | None,
        typer.Option("--seed", "-s", help="Only what is around it: Label:id, @handle or #tag; may be repeated."),
    ] = None,
    depth: Annotated[int, typer.Option(min=0, max=4, help="Steps away from the seeds.")] = 1,
    limit: Limit = 5_000,
    known_on: Annotated[str, typer.Option("--known-on", help="As known on this day or at this moment, UTC.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    case: CaseOption = None,
    as_json: Json = False,
) -> None:
    """Write a whole case, or what is around some nodes, as a file. It is there whole or not at all."""
    from api.exporting import Wanted, export_case
    from api.opening import in_case

    output = Output(as_json)
    wanted = Wanted(form, file, seeds=seed or [], depth=depth, limit=limit, known_on=known_on, force=force)
    wanted.check()
    written = in_case(output, case, lambda at, within: export_case(at, within, wanted, output))
    output.say(f"{file}: {written.nodes:,} nodes, {written.relationships:,} relationships, {written.bytes:,} bytes.")
    if written.reason:
        output.say(written.reason if written.complete else f"Not complete: {written.reason}")
    if form == "parquet":
        output.next(f'sociogram import {file} --new "title" makes a case of it, here or elsewhere')
    output.done(written)


def import_bundle(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A bundle that `sociogram export` has written.")],
    case: CaseOption = None,
    new: Annotated[str, typer.Option("--new", help="Open a case of this title for it.")] = "",
    as_json: Json = False,
) -> None:
    """Load a bundle into a case: merged with what is there. Cut off, the same command goes on where it stopped."""
    from api.exporting import bring_in

    output = Output(as_json)
    brought = bring_in(source, case, new, output)
    output.done(brought)
    if brought.equal is False or brought.report.all_rejected:
        raise typer.Exit(1)
