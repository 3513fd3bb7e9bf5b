"""demo: the whole job, on simulated posts or on a file of yours."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.loading import CONNECTORS, MappingOption, Yes
from api.output import Json, Output

SIMULATED_POSTS = 20_000


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo(
    source: Annotated[Path | None, typer.Argument(help="A file or folder; none means simulated posts.")] = None,
    connector: Annotated[str, typer.Option("--connector", "-k", help=f"What the file is: {CONNECTORS}")] = "",
    case: Annotated[str | None, typer.Option("--case", "-c", help="A case to use, or to make.")] = None,
    mapping: MappingOption = "",
    posts: Annotated[int, typer.Option(min=1_200, max=100_000_000, help="How many simulated posts.")] = SIMULATED_POSTS,
    remove: Annotated[bool, typer.Option("--remove", help="Delete the demo's case and what it loaded.")] = False,
    yes: Yes = False,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="Of the API; 0 takes any free one.")] = None,
    as_json: Json = False,
) -> None:
    """Do the whole job: load, analyse, show, serve.

    Simulated posts, or a file of yours, are loaded and analysed; what was found is shown and served until Ctrl-C.
    Without a terminal the API is asked once, and that is the end.
    A second time nothing is loaded again, and nothing changes in the graph.
    """
    import asyncio

    from api.demo import Demo, remove_demo, run_demo
    from api.loading import shown_mapping
    from api.settings import Settings
    from graph.errors import ParameterInvalid

    output = Output(as_json)
    settings = Settings.from_environment()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    wanted = Demo(case, source, connector or "simulation", {}, posts)
    if remove:
        output.done(remove_demo(settings, wanted, yes=yes, output=output))
        return
    if source is None and connector not in ("", "simulation"):
        raise ParameterInvalid("A connector needs a file.", f"Say sociogram demo FILE --connector {connector}.")
    if source is not None:
        if not connector:
            raise ParameterInvalid("A file needs a connector.", "Say --connector x, mastodon or table.")
        options = shown_mapping(source, connector, mapping, output=output, yes=yes)
        wanted = Demo(case, source, connector, options)
    asyncio.run(run_demo(settings, wanted, output))
