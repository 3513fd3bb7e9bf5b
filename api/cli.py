"""The command line: `sociogram`. Puts the commands together and turns every error that a person can cure into words."""

import sys
import warnings
from typing import TYPE_CHECKING

import typer

from api.commands import (
    answers,
    asking,
    assistant,
    cases,
    checking,
    demo,
    exporting,
    investigations,
    loading,
    own_cypher,
    server,
    serving,
    signing_in,
)
from api.output import failed
from graph.errors import ParameterInvalid, SociogramError

if TYPE_CHECKING:
    from io import TextIOWrapper

INTERRUPTED = 130

app = typer.Typer(
    name="sociogram",
    help="Turns social-media data into link charts that can be defended.",
    epilog="Exit codes: 0 done, 1 not done or no, 2 asked wrongly, 130 interrupted.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # drawing boxes around the help costs more than all the rest of it
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.add_typer(cases.app, name="case")
app.add_typer(answers.app, name="answers")
app.add_typer(investigations.app, name="investigation")
for module in (demo, server, loading, asking, own_cypher, exporting, serving, signing_in, assistant, checking):
    module.register(app)


def main() -> None:
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # those are for developers: python -W default shows them
    for stream in (sys.stdout, sys.stderr):
        _lenient(stream)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Does what the arguments say; returns the exit code. Whatever fails says what, why and the cure."""
    as_json = "--json" in arguments
    try:
        code = app(arguments, prog_name="sociogram", standalone_mode=False)
    except SociogramError as error:
        return failed(error, as_json=as_json)
    except typer.TyperException as error:
        return _asked_wrongly(error, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted(as_json=as_json)
    except OSError as error:
        return failed(_refused(error), as_json=as_json)
    except Exception as error:  # a fault of ours, and still nobody's traceback on the screen
        return failed(_fault(error), as_json=as_json)
    if code == INTERRUPTED:
        return _interrupted(as_json=as_json)
    return code if isinstance(code, int) else 0


def _asked_wrongly(error: typer.TyperException, *, as_json: bool) -> int:
    message = error.format_message()
    if message.startswith("Usage:") and not as_json:  # no command at all: this is the help
        sys.stdout.write(f"{message}\n")
        return ParameterInvalid.exit_code
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "sociogram"
    return failed(ParameterInvalid(message, f"See `{command} --help`."), as_json=as_json)


def _interrupted(*, as_json: bool) -> int:
    class Interrupted(SociogramError):
        code = "interrupted"
        exit_code = INTERRUPTED

    return failed(
        Interrupted("Interrupted. What was done so far is kept.", "The same command goes on where this one stopped."),
        as_json=as_json,
    )


def _refused(error: OSError) -> SociogramError:
    from custody.durable import storage_error

    return storage_error(error, str(error.filename or "A file"))


def _fault(error: Exception) -> SociogramError:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="sociogram-fault-", suffix=".txt", delete=False) as file:
        file.write("".join(traceback.format_exception(error)))
    return SociogramError(
        f"Something failed that should not have: {type(error).__name__}.",
        f"Report it with {file.name}, which says where.",
    )


def _lenient(stream: "TextIOWrapper | object") -> None:
    """A terminal that can't show a character gets its number."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
