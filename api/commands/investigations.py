"""investigation save | list | show | delete."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.loading import CaseOption
from api.output import Json, Output, counted

NameArgument = Annotated[str, typer.Argument(help="The name of your own investigation.")]

app = typer.Typer(help="Your own investigations: files like the built-in ones.", no_args_is_help=True)


@app.command()
def save(
    file: Annotated[Path, typer.Argument(help="A .cypher file; its name is that of the investigation.")],
    case: CaseOption = None,
    only_here: Annotated[bool, typer.Option("--only-here", help="For this case alone, not for all.")] = False,
    as_json: Json = False,
) -> None:
    """Check a file as the built-in ones are checked, and keep it. An earlier text is kept too."""
    from api.freezing import shelf_of
    from api.kept import read_text
    from api.opening import in_case

    output, text = Output(as_json), read_text(file)
    saved = in_case(
        output, case,
        lambda at, within: shelf_of(at).own(within.id).save(at.graph(within), file.stem, text, only_here=only_here),
    )  # fmt: skip
    output.say(f"{saved.name} is saved, for {'this case' if saved.case else 'all cases'}.")
    output.next(f"sociogram ask {saved.name}")
    output.done({"name": saved.name, "case": saved.case, "sha256": saved.sha256, "saved_at": saved.saved_at})


@app.command("list")
def list_own(case: CaseOption = None, as_json: Json = False) -> None:
    """List your own investigations."""
    from api.kept import in_archive

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        found = shelf.own(within.id).list()
    rows = [
        (each.name, "this case" if each.case else "all cases", each.problem or (each.question and each.question.title))
        for each in found
    ]
    output.table(counted(len(found), "own investigation"), ("name", "for", "title"), rows)
    output.next("sociogram investigation save FILE" if not found else "sociogram ask NAME")
    shown = [
        {"name": each.name, "case": each.case, "sha256": each.sha256, "saved_at": each.saved_at,
         "problem": each.problem} for each in found
    ]  # fmt: skip
    output.done({"total": len(found), "returned": len(found), "complete": True, "investigations": shown})


@app.command()
def show(name: NameArgument, case: CaseOption = None, as_json: Json = False) -> None:
    """Show its text, and which texts it had before."""
    from api.kept import in_archive

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        own = shelf.own(within.id)
        found, versions = own.get(name), own.versions(name)
    output.say(found.text)
    if found.problem:
        output.say(f"It can't be asked: {found.problem}")
    rows = [(each.sha256, f"{each.saved_at:%Y-%m-%d %H:%M}") for each in versions]
    output.table(counted(len(versions), "text"), ("SHA-256", "saved, UTC"), rows)
    output.done({"name": found.name, "text": found.text, "problem": found.problem, "versions": versions})


@app.command()
def delete(name: NameArgument, case: CaseOption = None, as_json: Json = False) -> None:
    """Delete it. Its texts are kept, so that frozen answers stay explained."""
    from api.kept import in_archive

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        shelf.own(within.id).delete(name)
    output.say(f"{name} is gone; its texts are kept.")
    output.next("sociogram investigation list")
    output.done({"deleted": name})
