"""The command line: `sociogram`. Puts the commands together and turns every error that a person can cure into words."""

import sys

import typer

from api.commands import asking, cases, checking, demo, loading, server, serving
from api.output import failed
from graph.errors import SociogramError

app = typer.Typer(
    name="sociogram",
    help="Turns social-media data into link charts that can be defended.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(cases.app, name="case")
for module in (demo, server, loading, asking, serving, checking):
    module.register(app)


def main() -> None:
    """Exit codes: 0 done, 1 it could not be done, 2 it was asked wrongly, 130 interrupted."""
    try:
        app()
    except SociogramError as error:
        sys.exit(failed(error, as_json="--json" in sys.argv))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
