"""case new | list | rename | delete."""

import asyncio
from typing import Annotated

import typer

from api.output import Json, Output

app = typer.Typer(help="Cases: a world of its own each.", no_args_is_help=True)


@app.command()
def new(title: str, as_json: Json = False) -> None:
    """Open a case."""
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        case = held.cases.new(title)
    output.say(f"The case {case.title!r} has the id {case.id}.")
    output.next(f'sociogram ingest FILE --connector NAME --case "{case.title}"')
    output.done(case)


@app.command("list")
def list_cases(as_json: Json = False) -> None:
    """List the cases."""
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        cases = held.cases.list()
    rows = [(case.id, case.title, f"{case.created_at:%Y-%m-%d %H:%M}") for case in cases]
    output.table(f"{len(cases)} cases", ("id", "title", "opened, UTC"), rows)
    output.done({"total": len(cases), "returned": len(cases), "complete": True, "cases": cases})


@app.command()
def rename(case: str, title: str, as_json: Json = False) -> None:
    """Give a case another title. Its id stays."""
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        renamed = held.cases.rename(case, title)
    output.say(f"The case {renamed.id} is called {renamed.title!r} now.")
    output.done(renamed)


@app.command()
def delete(
    case: str,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> None:
    """Delete a case: its graph, its ledger, its captures, and originals that no other case holds."""
    from api.removing import remove_case
    from api.settings import Settings

    output = Output(as_json)
    if not yes and not typer.confirm(f"Delete the case {case!r} and everything in it?", default=False):
        raise typer.Exit(1)
    removed = asyncio.run(remove_case(Settings.from_environment(), case, output.progress()))
    output.say(f"The case {removed.title!r} is gone: {removed.nodes:,} nodes and what was under custody.")
    output.say("Deleted is not erased: traces stay in the database's files until they are rewritten.")
    output.done(removed)
