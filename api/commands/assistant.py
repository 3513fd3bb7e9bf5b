"""mcp: what an assistant on this machine asks through."""

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command()(mcp)


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve the API instead; assistants connect to /mcp with a token.")
    ] = False,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="With --http; 0 takes any free one.")] = None,
) -> None:
    """Let an assistant ask, by the Model Context Protocol over standard input and output."""
    import asyncio

    from api.output import Output
    from api.serving import serve_assistant, serve_until_stopped
    from api.settings import Settings

    settings = Settings.from_environment()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    if http:
        asyncio.run(serve_until_stopped(settings, Output(False)))
    else:
        asyncio.run(serve_assistant(settings))
