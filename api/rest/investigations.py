"""/v1/investigations: the saved questions, and their answers as JSON, NDJSON, Arrow or CSV."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from api.authorisation import OpenCase
from api.freezing import Shelf
from api.resolvers.investigations import described, given_parameters, investigations
from api.rest import formats
from api.rest.asked import CaseQuestion, Door
from api.rest.tables import ROW_FORMATS, RowFormat, rows_answer
from graph.asking import Answer, Given, ask
from graph.errors import ParameterInvalid
from graph.store import FOREVER

_OURS = ("case", "format")
_FREE = {
    "in": "query",
    "name": "parameters",
    "description": "The investigation's own parameters, each by its name; known_on too. Its entry says their bounds.",
    "style": "form",
    "explode": True,
    "schema": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 2_000}},
}

Name = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,80}$", description="An investigation's name.")]


class InvestigationParameter(BaseModel):
    name: str
    type: str
    default: str | None
    least: float | None
    most: float | None
    help: str


class InvestigationEntry(BaseModel):
    name: str
    title: str
    question: str
    shows: str
    nodes: str
    own: bool
    columns: list[str]
    parameters: list[InvestigationParameter]


class InvestigationEntries(BaseModel):
    total: int
    returned: int
    complete: bool
    reason: str | None
    investigations: list[InvestigationEntry]


class InvestigationRows(BaseModel):
    """One list of values per row, in the order of the columns."""

    name: str
    title: str
    total: int
    returned: int
    complete: bool
    reason: str | None
    parameters: dict[str, object]
    columns: list[str]
    rows: list[list[object]]
    seconds: float
    estimated_rows: int
    cost: str


def routes(door: Door, shelf: Shelf) -> APIRouter:
    of = door.routes("investigations")

    @of.get("/investigations", operation_id="investigations", summary="The saved questions and their parameters")
    async def listed(
        opened: Annotated[OpenCase, Depends(door.opened)], _asked: Annotated[CaseQuestion, Query()]
    ) -> InvestigationEntries:
        own = await asyncio.to_thread(shelf.own(opened.record.id).list)
        readable = [each.question for each in own if each.question is not None and each.problem is None]
        entries = [described(each) for each in [*investigations(), *readable]]
        found = [InvestigationEntry.model_validate(each, from_attributes=True) for each in entries]
        return InvestigationEntries(
            total=len(found), returned=len(found), complete=True, reason=None, investigations=found
        )

    @of.get(
        "/investigations/{name}",
        operation_id="investigation",
        summary="Asks one; its parameters are query parameters",
        response_model=InvestigationRows,
        responses=formats.content(ROW_FORMATS.values(), "The answer in the format that was asked for."),
        openapi_extra={"parameters": [_FREE]},
    )
    async def answered(
        opened: Annotated[OpenCase, Depends(door.opened)],
        name: Name,
        request: Request,
        form: Annotated[RowFormat | None, Query(alias="format", description="Instead of the header Accept.")] = None,
    ) -> Response:
        answer = await ask(opened.store, name, _given(request), own=shelf.own(opened.record.id))
        return investigation_answer(answer, formats.chosen(request, form, ROW_FORMATS))

    return of


def investigation_answer(answer: Answer, wanted: str) -> Response:
    about = about_of(answer)
    if wanted == "json":
        return formats.plain_json(_document(answer), about)
    return rows_answer(about, answer.columns, answer.rows, wanted=wanted, name=answer.name)


def about_of(answer: Answer) -> formats.About:
    known_on = answer.parameters.get("known_on", FOREVER)
    return formats.About(answer.total, answer.returned, answer.complete, answer.reason, known_on)


def _document(answer: Answer) -> dict[str, object]:
    return {
        "name": answer.name, "title": answer.title, **about_of(answer).document(), "parameters": answer.parameters,
        "columns": answer.columns, "rows": [[row[column] for column in answer.columns] for row in answer.rows],
        "seconds": answer.seconds, "estimated_rows": answer.estimated_rows, "cost": answer.cost,
    }  # fmt: skip


def _given(request: Request) -> dict[str, Given]:
    """A name that is given several times is a list."""
    given: dict[str, Given] = {}
    for name in dict.fromkeys(request.query_params):
        values = request.query_params.getlist(name)
        if name in _OURS and len(values) > 1:
            raise ParameterInvalid(f"{name} is given {len(values)} times.", "Give it once.")
        if name not in _OURS:
            given[name] = values[0] if len(values) == 1 else values
    known_on = given.pop("known_on", None)
    return given_parameters(given) | ({} if known_on is None else {"known_on": known_on})
