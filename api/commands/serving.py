"""serve: the API."""

from typing import Annotated

import typer

from api.output import Json, Output


def register(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="0 takes any free one.")] = None,
    as_json: Json = False,
) -> None:
    """Serve GraphQL and REST on this machine until Ctrl-C."""
    import asyncio

    from api.serving import serve_until_stopped
    from api.settings import Settings

    settings = Settings.from_environment()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    asyncio.run(serve_until_stopped(settings, Output(as_json)))
