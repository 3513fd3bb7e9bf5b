"""check: are the originals whole, the ledger complete, the database closed, the settings right?"""

import asyncio
from typing import Any

import typer

from api.commands.loading import CaseOption
from api.output import Json, Output


def register(app: typer.Typer) -> None:
    app.command()(check)


def check(case: CaseOption = None, as_json: Json = False) -> None:
    """Verify every original against its hash, every ledger against its captures, and the database's closedness."""
    from api.checking import check_all
    from api.settings import Settings

    output = Output(as_json)

    async def work() -> Any:
        return await check_all(Settings.from_environment(), case, output.progress())

    findings = asyncio.run(work())
    rows = [("ok" if each.ok else "WRONG", each.name, each.what) for each in findings]
    output.table("Check", ("", "what", "finding"), rows)
    output.done({"ok": all(each.ok for each in findings), "findings": findings})
    if not all(each.ok for each in findings):
        raise typer.Exit(1)
