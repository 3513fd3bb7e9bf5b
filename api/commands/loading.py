"""ingest, runs, takeback, rejected, replay: what gets in, and what became of it."""

from pathlib import Path
from typing import Annotated

import typer

from api.output import Json, Output

CaseOption = Annotated[
    str | None, typer.Option("--case", "-c", help="Id, beginning of an id, or title; not needed where there is one.")
]
CONNECTORS = "x, mastodon, table, bundle, simulation, or a plugin's."
MappingOption = Annotated[str, typer.Option(help="For tables: a shipped mapping, a .sql file, or nothing to guess.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
Limit = Annotated[int, typer.Option(min=1, max=100_000, help="Rows at most.")]


def register(app: typer.Typer) -> None:
    for command in (ingest, runs, takeback, rejected, replay):
        app.command()(command)


def ingest(
    source: Annotated[Path, typer.Argument(help="A file or a folder.")],
    connector: Annotated[str, typer.Option("--connector", "-k", help=CONNECTORS)],
    case: CaseOption = None,
    mapping: MappingOption = "",
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Load a file or folder into a case. Cut off, the same command goes on where it stopped."""
    from api.loading import load, shown_mapping
    from api.opening import in_case
    from ingest.connectors import connector as found

    output = Output(as_json)
    reader = found(connector)
    options = shown_mapping(source, connector, mapping, output=output, yes=yes)
    report = in_case(
        output, case, lambda at, into: load(at, into, reader, source=source, options=options, output=output)
    )
    output.next(*report.next_steps)
    output.done(report)
    if report.all_rejected:
        raise typer.Exit(1)


def runs(case: CaseOption = None, limit: Limit = 25, as_json: Json = False) -> None:
    """List what was loaded and analysed, the newest first."""
    from api.loading import show_runs
    from api.opening import in_case

    output = Output(as_json)
    found = in_case(output, case, lambda at, within: show_runs(at.graph(within), limit, output))
    output.next("sociogram takeback RUN takes a load back")
    output.done(found)


def takeback(
    run: Annotated[str, typer.Argument(help="The load's run; see `sociogram runs`.")],
    case: CaseOption = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Take a wrong load back. The graph is then as if it had never been."""
    from api.opening import in_case
    from ingest.taking_back import take_back

    output = Output(as_json)
    question = f"Take back everything that only the load {run} says?"
    output.confirm(question, yes=yes, refused="Nothing was taken back.")
    taken = in_case(
        output, case, lambda at, within: take_back(at.graph(within), at.archive, run, progress=output.progress())
    )
    told = f"{taken.retold:,} that other loads speak of were told again"
    output.say(f"Taken back: {taken.deleted:,} elements are gone, {told}.")
    output.next("sociogram analyse: what was measured before is gone or stale")
    output.done(taken)


def rejected(case: CaseOption = None, limit: Limit = 25, as_json: Json = False) -> None:
    """Show records that could not be read. Each with its place and the reason; without --case, of all cases."""
    from api.loading import show_rejected
    from api.opening import archive
    from api.settings import Settings

    output = Output(as_json)
    with archive(Settings.from_environment()) as held:
        found = show_rejected(held, case, limit=limit, output=output)
    if found["rejected"]:
        output.next("after a fix of the connector or the mapping: sociogram replay CAPTURE")
    output.done(found)


def replay(
    capture: Annotated[str, typer.Argument(help="The capture; see `sociogram rejected`.")],
    case: CaseOption = None,
    as_json: Json = False,
) -> None:
    """Try a capture's rejected records again. After a fix of the connector or the mapping."""
    from api.loading import report_of
    from api.opening import in_case
    from ingest.replaying import replay as again

    output = Output(as_json)
    done = in_case(output, case, lambda at, within: again(at.graph(within), at.archive, capture))
    report = report_of(done, output, again=True)
    output.next(*report.next_steps)
    output.done(report)


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
