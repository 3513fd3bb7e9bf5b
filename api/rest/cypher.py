"""/v1/cypher: a person's own Cypher, through the gate."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr

from api.authorisation import OpenCase
from api.rest import formats
from api.rest.asked import CaseQuestion, Door, KnownOn, Question, moment
from api.rest.tables import ROW_FORMATS, RowFormat, TableAnswer, rows_answer
from graph.gate import PATTERN_CHARACTERS, VALUES, GateAnswer, ask
from graph.gate_text import CHARACTERS

Scalar = StrictStr | StrictInt | StrictFloat | StrictBool
_NAME = Field(min_length=1, max_length=80)


class CypherQuestion(CaseQuestion):
    format: Annotated[RowFormat | None, Field(description="Instead of the header Accept.")] = None


class CypherText(Question):
    query: Annotated[str, Field(min_length=1, max_length=CHARACTERS, description="Reads only; $case is bound.")]
    parameters: Annotated[
        dict[Annotated[str, _NAME], Scalar | Annotated[list[Scalar], Field(max_length=VALUES)]],
        Field(max_length=50, description="What the query calls $name."),
    ] = Field(default_factory=dict)
    matching: Annotated[
        dict[Annotated[str, _NAME], Annotated[str, Field(max_length=PATTERN_CHARACTERS)]],
        Field(max_length=10, description="By column, a pattern of RE2 that its text must hold."),
    ] = Field(default_factory=dict)
    known_on: KnownOn = None


def routes(door: Door) -> APIRouter:
    of = door.routes("cypher")

    @of.post(
        "/cypher",
        operation_id="cypher",
        summary="Your own Cypher: read only, bound to the case, within limits",
        response_model=TableAnswer,
        responses=formats.content(ROW_FORMATS.values(), "The rows in the format that was asked for."),
    )
    async def cypher(
        opened: Annotated[OpenCase, Depends(door.opened)],
        asked: Annotated[CypherQuestion, Query()],
        text: CypherText,
        request: Request,
    ) -> Response:
        wanted = formats.chosen(request, asked.format, ROW_FORMATS)
        answer = await ask(
            opened.store, text.query, text.parameters, matching=text.matching, known_on=moment(text.known_on)
        )
        return rows_answer(_about(answer, text), answer.columns, answer.rows, wanted=wanted, name="cypher")

    return of


def _about(answer: GateAnswer, text: CypherText) -> formats.About:
    kind = "exact" if answer.complete else "lower_bound"
    return formats.About(
        answer.returned, answer.returned, answer.complete, answer.reason, moment(text.known_on), total_kind=kind
    )
