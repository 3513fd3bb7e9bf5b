"""token new | list | revoke, and login-link: who may ask the API."""

from typing import Annotated

import typer

from api.output import Json, Output

NameArgument = Annotated[str, typer.Argument(help="What the token is for: letters, digits, dots, dashes.")]

app = typer.Typer(help="Tokens with which scripts and front ends ask the API.", no_args_is_help=True)


def register(commands: typer.Typer) -> None:
    commands.add_typer(app, name="token")
    commands.command()(login_link)


@app.command()
def new(name: NameArgument, as_json: Json = False) -> None:
    """Make a token. It is shown this once, and kept as a hash."""
    from api.settings import Settings
    from api.tokens import Tokens

    output = Output(as_json)
    text = Tokens(Settings.from_environment().home).new(name)
    output.say(f"{text}")
    output.next(f"send it as Authorization: Bearer …; sociogram token revoke {name} ends it")
    output.done({"name": name, "token": text})


@app.command("list")
def list_(as_json: Json = False) -> None:
    """Which tokens there are."""
    from api.settings import Settings
    from api.tokens import Tokens

    output = Output(as_json)
    held = Tokens(Settings.from_environment().home).held()
    output.table("Tokens:", ("name", "since"), [(each.name, each.created_at) for each in held])
    output.done({"tokens": [{"name": each.name, "created_at": each.created_at} for each in held]})


@app.command()
def revoke(name: NameArgument, as_json: Json = False) -> None:
    """End a token. It opens nothing from now on."""
    from api.settings import Settings
    from api.tokens import Tokens

    output = Output(as_json)
    Tokens(Settings.from_environment().home).revoke(name)
    output.say(f"{name} opens nothing any more.")
    output.done({"revoked": name})


def login_link(as_json: Json = False) -> None:
    """Print an address that signs one browser in to the API that runs."""
    from api.settings import Settings
    from api.signing_in import another_link, served

    output = Output(as_json)
    address = another_link(served(Settings.from_environment().home))
    output.say(f"Open this once, it signs the browser in: {address}")
    output.done({"sign_in": address})
