"""demo: the whole job, on simulated posts or on a file of yours."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from api.commands.loading import CaseOption, MappingOption, Yes
from api.output import Json, Output


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    source: Annotated[Path | None, typer.Argument(help="A file or folder; none means simulated posts.")] = None,
    connector: Annotated[str, typer.Option("--connector", "-k", help="What the file is; see ingest.")] = "",
    case: CaseOption = None,
    mapping: MappingOption = "",
    remove: Annotated[bool, typer.Option("--remove", help="Delete the demo case and what it loaded.")] = False,
    yes: Yes = False,
    port: Annotated[int | None, typer.Option(help="0 takes any free one.")] = None,
    as_json: Json = False,
) -> None:
    """Load, analyse, show what was found, and serve it until Ctrl-C; without a terminal, ask the API once and end."""
    from api.demo import Demo, run_demo, title_of
    from api.loading import shown_mapping
    from api.removing import remove_case
    from api.settings import Settings
    from graph.errors import ParameterInvalid

    output = Output(as_json)
    settings = Settings.from_environment()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    title = case or title_of(source)
    if remove:
        removed = asyncio.run(remove_case(settings, title, output.progress()))
        output.say(f"The case {removed.title!r} is gone: {removed.nodes:,} nodes and what was under custody.")
        output.done(removed)
        return
    if source is not None and not connector:
        raise ParameterInvalid("A file needs a connector.", "Say --connector x, mastodon or table.")
    options = shown_mapping(source, connector, mapping, output=output, ask=not yes) if source is not None else {}
    asyncio.run(run_demo(settings, Demo(title, source, connector or "simulation", options), output))
