"""ingest, runs, takeback, rejected, replay: what gets in, and what became of it."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from api.output import Json, Output

CaseOption = Annotated[str | None, typer.Option("--case", "-c", help="Id, beginning of an id, or title.")]
ConnectorOption = Annotated[str, typer.Option("--connector", "-k", help="x, mastodon, table, simulation, or a plugin.")]
MappingOption = Annotated[str, typer.Option(help="For tables: a shipped mapping, a .sql file, or nothing to guess.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


def register(app: typer.Typer) -> None:
    for command in (ingest, runs, takeback, rejected, replay):
        app.command()(command)


def ingest(
    source: Path, connector: ConnectorOption, case: CaseOption = None, mapping: MappingOption = "", yes: Yes = False,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Load a file or folder into a case."""
    from api.loading import load, shown_mapping
    from api.opening import opened
    from api.settings import Settings
    from ingest.connectors import connector as found

    output = Output(as_json)
    reader = found(connector)
    options = shown_mapping(source, connector, mapping, output=output, ask=not yes)

    async def work() -> Any:
        async with opened(Settings.from_environment(), output.progress()) as at:
            return await load(at, at.case(case), reader, source, options, output)

    report = asyncio.run(work())
    output.next("sociogram analyse, then sociogram serve")
    output.done(report)


def runs(case: CaseOption = None, limit: int = 25, as_json: Json = False) -> None:
    """List what was loaded and analysed, the newest first."""
    from api.opening import opened
    from api.settings import Settings
    from cypher import query

    output = Output(as_json)

    async def work() -> Any:
        async with opened(Settings.from_environment()) as at:
            graph = at.graph(at.case(case))
            return await graph.one(query("lookups", "runs"), kinds=["ingest", "analysis"], limit=limit)

    found = asyncio.run(work()) or {"runs": [], "total": 0}
    rows = [
        (r["id"], r["kind"], r["name"], r["status"], r.get("read"), r.get("new"), r.get("changed"), r.get("same"),
         r.get("rejected"), str(r["started_at"])[:16])
        for r in found["runs"]
    ]  # fmt: skip
    columns = ("run", "kind", "name", "status", "read", "new", "changed", "same", "rejected", "started, UTC")
    output.table(f"{len(rows)} of {found['total']} runs", columns, rows)
    output.done({"total": found["total"], "returned": len(rows), "complete": len(rows) == found["total"],
                 "runs": found["runs"]})  # fmt: skip


def takeback(run: str, case: CaseOption = None, yes: Yes = False, as_json: Json = False) -> None:
    """Take a wrong load back: the graph is then as if it had never been."""
    from api.opening import opened
    from api.settings import Settings
    from ingest.taking_back import take_back

    output = Output(as_json)
    if not yes and not typer.confirm(f"Take back everything that only the load {run} says?", default=False):
        raise typer.Exit(1)

    async def work() -> Any:
        async with opened(Settings.from_environment(), output.progress()) as at:
            return await take_back(at.graph(at.case(case)), at.archive, run, progress=output.progress())

    taken = asyncio.run(work())
    output.say(f"Taken back: {taken.deleted:,} elements are gone, {taken.retold:,} that others speak of were told again.")
    output.next("sociogram analyse: measures of before the taking back are gone or stale")
    output.done(taken)


def rejected(case: CaseOption = None, limit: int = 25, as_json: Json = False) -> None:
    """Show records that could not be read, with where they are and why."""
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        chosen = held.cases.get(case) if case else None
        cases = [chosen] if chosen else held.cases.list()
        found = [held.ledger(each.id).rejected(limit=limit) for each in cases]
    total = sum(count for count, _ in found)
    rows = [row for _, part in found for row in part][:limit]
    columns = ("capture", "position", "place", "reason")
    output.table(f"{len(rows)} of {total} rejected records", columns,
                 [(row.capture, row.position, row.place, row.reason) for row in rows])  # fmt: skip
    if rows:
        output.next(f"after a fix: sociogram replay {rows[0].capture}")
    shown = [{"capture": r.capture, "position": r.position, "place": r.place, "reason": r.reason} for r in rows]
    output.done({"total": total, "returned": len(rows), "complete": len(rows) == total, "rejected": shown})


def replay(capture: str, case: CaseOption = None, as_json: Json = False) -> None:
    """Try a capture's rejected records again, after a fix of the connector or the mapping."""
    from api.loading import report_of
    from api.opening import opened
    from api.settings import Settings
    from ingest.replaying import replay as again

    output = Output(as_json)

    async def work() -> Any:
        async with opened(Settings.from_environment(), output.progress()) as at:
            return await again(at.graph(at.case(case)), at.archive, capture)

    output.done(report_of(asyncio.run(work()), output))


def parsed(settings: list[str]) -> dict[str, str]:
    """name=value pairs. Raises ParameterInvalid."""
    from graph.errors import ParameterInvalid

    pairs = {}
    for each in settings:
        name, separator, value = each.partition("=")
        if not separator or not name:
            raise ParameterInvalid(f"{each!r} is no parameter.", "Write it as name=value.")
        pairs[name] = value
    return pairs


def as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
