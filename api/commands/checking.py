"""check: are the originals whole, the ledger complete, the database closed, the settings right?"""

import typer

from api.commands.loading import CaseOption
from api.output import Json, Output


def register(app: typer.Typer) -> None:
    app.command()(check)


def check(case: CaseOption = None, as_json: Json = False) -> None:
    """Verify that all that is kept is whole.

    Every original against its hash, every ledger against its captures, and that the database is closed.
    Without --case: all cases. Exit code 1 where something is wrong.
    """
    import asyncio

    from api.checking import check_all, shown
    from api.settings import Settings

    output = Output(as_json)
    settings = Settings.from_environment()
    findings = asyncio.run(check_all(settings, case, output.progress()))
    right = all(each.ok for each in findings)
    output.table("Settings:", ("name", "value"), list(shown(settings).items()))
    output.table("Check:", ("", "what", "finding"), [("ok" if f.ok else "WRONG", f.name, f.what) for f in findings])
    output.say("All is whole." if right else "Something is wrong: see the lines that say WRONG.")
    output.done({"ok": right, "settings": shown(settings), "findings": findings})
    if not right:
        raise typer.Exit(1)
