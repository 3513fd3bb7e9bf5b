"""answers list | show | compare | delete."""

from typing import Annotated

import typer

from api.commands.loading import CaseOption
from api.output import Json, Output, counted

AnswerArgument = Annotated[str, typer.Argument(help="The id of a frozen answer.")]

app = typer.Typer(help="Frozen answers: kept to be compared later.", no_args_is_help=True)


@app.command("list")
def list_answers(case: CaseOption = None, as_json: Json = False) -> None:
    """List the frozen answers of a case."""
    from api.kept import in_archive

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        found = shelf.answers.list(within.id)
    rows = [(each.id, each.title, each.investigation, f"{each.asked_at:%Y-%m-%d %H:%M}", each.total) for each in found]
    output.table(counted(len(found), "frozen answer"), ("id", "title", "investigation", "asked, UTC", "rows"), rows)
    output.next("sociogram ask NAME --freeze TITLE" if not found else "sociogram answers compare ID")
    output.done({"total": len(found), "returned": len(found), "complete": True, "answers": found})


@app.command()
def show(answer: AnswerArgument, case: CaseOption = None, as_json: Json = False) -> None:
    """Show a frozen answer as it was, with the Cypher that was asked."""
    from api.kept import in_archive, print_frozen

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        found, rows = shelf.answers.get(within.id, answer), shelf.answers.rows(within.id, answer)
        text = shelf.answers.question_text(within.id, answer)
    print_frozen(found, rows, text, output)
    output.done({"answer": found, "rows": rows, "question_text": text})


@app.command()
def compare(answer: AnswerArgument, case: CaseOption = None, as_json: Json = False) -> None:
    """Ask again, with the same parameters: which rows are new, gone or otherwise than before."""
    from api.freezing import compare_with_now, shelf_of
    from api.kept import print_compared
    from api.opening import in_case

    output = Output(as_json)
    found = in_case(
        output, case, lambda at, within: compare_with_now(shelf_of(at), at.graph(within), answer)
    )  # fmt: skip
    print_compared(found, output)
    output.done(found)


@app.command()
def delete(answer: AnswerArgument, case: CaseOption = None, as_json: Json = False) -> None:
    """Delete a frozen answer."""
    from api.kept import in_archive

    output = Output(as_json)
    with in_archive(case) as (shelf, within):
        shelf.answers.delete(within.id, answer)
    output.say(f"The answer {answer} is gone.")
    output.next("sociogram answers list")
    output.done({"deleted": answer})
