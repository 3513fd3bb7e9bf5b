"""case new | list | rename | delete."""

from typing import Annotated

import typer

from api.commands.loading import Yes
from api.output import Json, Output, counted

CaseArgument = Annotated[str, typer.Argument(help="Id, beginning of an id, or title.")]
TitleArgument = Annotated[str, typer.Argument(help="What the case is about, on one line.")]

app = typer.Typer(help="Cases: a world of its own each.", no_args_is_help=True)


@app.command()
def new(title: TitleArgument, as_json: Json = False) -> None:
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
    output.table(counted(len(cases), "case"), ("id", "title", "opened, UTC"), rows)
    output.next('sociogram case new "title"' if not cases else "sociogram runs --case ID")
    output.done({"total": len(cases), "returned": len(cases), "complete": True, "cases": cases})


@app.command()
def rename(case: CaseArgument, title: TitleArgument, as_json: Json = False) -> None:
    """Give a case another title. Its id stays."""
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        renamed = held.cases.rename(case, title)
    output.say(f"The case {renamed.id} is called {renamed.title!r} now.")
    output.next("sociogram case list")
    output.done(renamed)


@app.command()
def delete(case: CaseArgument, yes: Yes = False, as_json: Json = False) -> None:
    """Delete a case: its graph, its ledger, its captures, and originals that no other case holds."""
    from api.removing import remove_case
    from api.settings import Settings

    output = Output(as_json)
    output.done(remove_case(Settings.from_environment(), case, yes=yes, output=output))
