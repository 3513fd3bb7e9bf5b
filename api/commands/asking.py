"""analyse, ask, evidence: what comes out."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.loading import CaseOption, parsed
from api.output import Json, Output

if TYPE_CHECKING:
    from graph.asking import Answer


class Form(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    for command in (analyse, ask, evidence):
        app.command()(command)


def analyse(
    names: Annotated[list[str] | None, typer.Argument(help="Analyses; none means all.")] = None,
    case: CaseOption = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", "-s", help="name=value, or analysis.name=value.")
    ] = None,
    list_only: Annotated[bool, typer.Option("--list", help="List the analyses and their parameters.")] = False,
    as_json: Json = False,
) -> None:
    """Compute measures, communities, simultaneous sharing. What is found is written back, with its Run."""
    from api.analysing import analyse_case, listed, settings_by_analysis
    from api.opening import in_case

    output = Output(as_json)
    if list_only:
        output.done(listed(output))
        return
    parameters = settings_by_analysis(names or [], parsed(setting or []))
    found = in_case(output, case, lambda at, within: analyse_case(at, within, parameters, output))
    output.next("sociogram evidence @HANDLE --measure pagerank", "sociogram ask --list", "sociogram serve")
    output.done({"runs": found})


def ask(
    name: Annotated[str | None, typer.Argument(help="The investigation.")] = None,
    setting: Annotated[list[str] | None, typer.Argument(help="Its parameters: name=value.")] = None,
    case: CaseOption = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How the answer is written.")] = Form.TABLE,
    freeze: Annotated[str | None, typer.Option(help="Keep the answer under this title, to compare later.")] = None,
    cost: Annotated[bool, typer.Option("--cost", help="Say what it would cost, and do not run it.")] = False,
    list_only: Annotated[bool, typer.Option("--list", help="List the investigations and their parameters.")] = False,
    as_json: Json = False,
) -> None:
    """Run a saved investigation: a question with parameters."""
    from api.asking import listed, print_answer, write_csv

    output = Output(as_json or form is Form.JSON)
    if list_only or name is None:
        output.done(listed(output))
        output.next("sociogram ask NAME PARAMETER=VALUE", "sociogram investigation list shows your own")
        return
    given = parsed(setting or [])
    quiet = Output(as_json=True) if form is Form.CSV else output
    answer = _asked(quiet, case, name, given, freeze=freeze, cost=cost)
    if answer is None:
        return
    if form is Form.CSV and not as_json:
        write_csv(answer)
        return
    print_answer(answer, output)
    output.done(answer)


def _asked(
    output: Output, case: str | None, name: str, given: dict[str, str], *, freeze: str | None, cost: bool
) -> "Answer | None":
    """The answer; nothing where only the cost was asked for, which is said then."""
    from api.asking import answered, estimated
    from api.freezing import freeze_answer, shelf_of
    from api.opening import in_case

    if cost:
        found = in_case(
            output, case,
            lambda at, within: estimated(
                at.graph(within), name, given, own=shelf_of(at).own(within.id), output=output
            ),
        )  # fmt: skip
        output.done(found)
        return None
    if freeze is not None:
        return in_case(
            output, case,
            lambda at, within: freeze_answer(shelf_of(at), at.graph(within), name, given, title=freeze, output=output),
        )  # fmt: skip
    return in_case(
        output, case,
        lambda at, within: answered(at.graph(within), name, given, own=shelf_of(at).own(within.id)),
    )  # fmt: skip


def evidence(
    subject: Annotated[str, typer.Argument(help="An id, Label:id, @handle, #tag, or the post's own URL.")],
    to: Annotated[str | None, typer.Option(help="The other account of a tie.")] = None,
    measure: Annotated[str | None, typer.Option(help="A measure of the account.")] = None,
    save: Annotated[Path | None, typer.Option(help="Copy the originals into this folder, hashes checked.")] = None,
    record: Annotated[bool, typer.Option("--record", help="Show the first record, read from the original.")] = False,
    case: CaseOption = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Posts at most.")] = 10,
    as_json: Json = False,
) -> None:
    """Say how we know. From a node, a tie or a measure to its posts, their captures, and the very bytes."""
    from api.opening import in_case
    from api.showing import Wanted, show_evidence

    output = Output(as_json)
    wanted = Wanted(subject, to=to, measure=measure, save=save, record=record, limit=limit)
    found = in_case(output, case, lambda at, within: show_evidence(at, within, wanted, output))
    if not record and save is None:
        output.next("--record shows the first record itself, --save FOLDER copies the originals")
    output.done(found)
