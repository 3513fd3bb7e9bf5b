"""A person's own Cypher in the opened case, through the gate."""

from typing import Annotated, Any, cast

import strawberry
from strawberry.scalars import JSON

from api.resolvers.scope import Scope
from api.types import Listing, Long, as_json, counted
from graph.errors import ParameterInvalid
from graph.gate import GateAnswer, ask

PARAMETERS = 50

Text = Annotated[str, strawberry.argument(description="Cypher 25 that reads; {case: $case} binds it to the case.")]
Parameters = Annotated[
    JSON | None, strawberry.argument(description='What $names in it stand for, as in {"since": "2026-01-01"}.')
]
Matching = Annotated[
    JSON | None, strawberry.argument(description="Columns with a pattern of RE2 that their text must hold.")
]


@strawberry.type(description="What a person's own Cypher found.")
class CypherAnswer(Listing):
    columns: list[str]
    rows: list[JSON] = strawberry.field(description="One list of values per row, in the order of the columns.")
    seconds: float
    estimated_rows: Long = strawberry.field(description="What the planner expected all steps together to yield.")


async def _cypher(root: Scope, text: Text, parameters: Parameters = None, matching: Matching = None) -> CypherAnswer:
    given = _object("parameters", parameters)
    patterns = _object("matching", matching)
    return _answer(await ask(root.case, text, given, matching=patterns, known_on=root.known_on))


def _object(name: str, given: object) -> dict[str, Any]:
    """Raises ParameterInvalid."""
    if given is None:
        return {}
    if not isinstance(given, dict) or len(given) > PARAMETERS:
        raise ParameterInvalid(f"{name} is no object of at most {PARAMETERS} names.", 'Write it as in {"name": "ada"}.')
    return cast(dict[str, Any], given)


def _answer(answer: GateAnswer) -> CypherAnswer:
    return CypherAnswer(
        columns=list(answer.columns),
        rows=[JSON(as_json([row[column] for column in answer.columns])) for row in answer.rows],
        seconds=answer.seconds,
        estimated_rows=Long(answer.estimated_rows),
        **counted(answer.returned, answer.returned, lower_bound=answer.reason),
    )


@strawberry.type
class CypherFields(Scope):
    cypher = strawberry.field(resolver=_cypher, description="Runs Cypher of your own: it may read this case, no more.")
