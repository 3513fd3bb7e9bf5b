"""cypher: a question in Cypher of one's own."""

from typing import Annotated

import typer

from api.commands.loading import CaseOption, parsed
from api.output import Json, Output


def register(app: typer.Typer) -> None:
    app.command("cypher")(own_cypher)


def own_cypher(
    text: Annotated[str, typer.Argument(help="The query, a file that holds it, or - for standard input.")],
    case: CaseOption = None,
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="What a $name is: name=value.")] = None,
    matching: Annotated[
        list[str] | None, typer.Option("--matching", "-m", help="column=pattern (RE2): rows that hold it.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask in Cypher of your own. It may read one case, within limits, and nothing else: write {case: $case}."""
    from api.opening import in_case
    from api.own_cypher import asked, print_found, read_text, typed

    output = Output(as_json)
    query, given, patterns = read_text(text), typed(parsed(param or [])), parsed(matching or [])
    answer = in_case(output, case, lambda at, within: asked(at.graph(within), query, given, matching=patterns))
    print_found(answer, output)
    output.done(answer)
