"""REST: health, subgraphs and investigations. Every parameter is bounded, an unknown one is refused."""

import asyncio
import io
from datetime import datetime
from typing import Annotated, Literal, cast

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.authorisation import Authorisation
from api.failures import PROBLEM
from api.resolvers.investigations import described, given_parameters, investigations
from api.resolvers.scope import in_utc
from api.types import as_json
from cypher import query
from graph.asking import ask
from graph.exporters import Exporter
from graph.extensions import discover
from graph.gathering import DEPTH, NODES, gather
from graph.store import FOREVER, Store
from graph.subgraph import Subgraph, parse_seed

_ZERO = "0" * 32
_PROBLEMS = {
    status: {"description": what, "content": {PROBLEM: {}}}
    for status, what in ((404, "Not there"), (422, "Not valid, or over the limits"), (503, "The database is away"))
}

CaseName = Annotated[str, Path(min_length=1, max_length=200, description="A case's id, or its title.")]
Name = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,80}$", description="An investigation's name.")]
Moment = Annotated[datetime | None, Field(description="As it was known then.")]


class Health(BaseModel):
    status: Literal["ok"] = "ok"
    database: str = "answers"


class SubgraphQuestion(BaseModel):
    model_config = ConfigDict(extra="forbid")

    seed: Annotated[list[str], Field(min_length=1, max_length=100, description="Label:id, as in Account:x:12.")]
    depth: Annotated[int, Field(ge=0, le=DEPTH)] = 1
    limit: Annotated[int, Field(ge=1, le=NODES, description="nodes")] = 1_000
    type: Annotated[list[str], Field(max_length=20, description="relationship types; all where none is given")] = []
    known_on: Moment = None
    format: Literal["json", "gexf", "graphml"] = "json"


class Parameter(BaseModel):
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
    columns: list[str]
    parameters: list[Parameter]


class InvestigationEntries(BaseModel):
    total: int
    returned: int
    complete: bool
    reason: str | None
    investigations: list[InvestigationEntry]


class InvestigationRows(BaseModel):
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


def router(authorisation: Authorisation, store: Store) -> APIRouter:
    routes = APIRouter(prefix="/v1", responses=cast(dict[int | str, dict[str, object]], _PROBLEMS))

    @routes.get("/health", summary="Reads from the database, and says so")
    async def health() -> Health:
        await store.for_case(_ZERO).one(query("lookups", "health"))
        return Health()

    @routes.get("/cases/{case}/subgraph", summary="Everything within some steps of the seeds")
    async def subgraph(case: CaseName, asked: Annotated[SubgraphQuestion, Query()]) -> Response:
        opened = await authorisation.open_case(case)
        found = await gather(
            opened.store,
            [parse_seed(seed) for seed in asked.seed],
            depth=asked.depth,
            limit=asked.limit,
            types=asked.type or None,
            known_on=_moment(asked.known_on),
        )
        exporter = discover("graph.exporters", Exporter)[asked.format]
        content = await asyncio.to_thread(_written, exporter, found)
        headers = {
            "Content-Disposition": f'inline; filename="subgraph.{exporter.extension}"',
            "X-Total": str(found.total),
            "X-Returned": str(found.returned),
            "X-Complete": str(found.complete).lower(),
        }
        return Response(content, media_type=exporter.media_type, headers=headers)

    @routes.get("/cases/{case}/investigations", summary="The saved questions")
    async def listed(case: CaseName) -> InvestigationEntries:
        await authorisation.open_case(case)
        found = [InvestigationEntry.model_validate(described(each), from_attributes=True) for each in investigations()]
        return InvestigationEntries(
            total=len(found), returned=len(found), complete=True, reason=None, investigations=found
        )

    @routes.get("/cases/{case}/investigations/{name}", summary="Asks one; its parameters are query parameters")
    async def answered(case: CaseName, name: Name, request: Request) -> InvestigationRows:
        opened = await authorisation.open_case(case)
        given = dict(request.query_params)
        known_on = given.pop("known_on", None)
        moment = {"known_on": known_on} if known_on else {}
        answer = await ask(opened.store, name, given_parameters(given) | moment)
        return InvestigationRows(
            name=answer.name,
            title=answer.title,
            total=answer.total,
            returned=answer.returned,
            complete=answer.complete,
            reason=answer.reason,
            parameters=as_json(answer.parameters),
            columns=list(answer.columns),
            rows=[[as_json(row[column]) for column in answer.columns] for row in answer.rows],
            seconds=answer.seconds,
        )

    return routes


def _moment(given: datetime | None) -> datetime:
    return FOREVER if given is None else in_utc(given)


def _written(exporter: Exporter, found: Subgraph) -> bytes:
    file = io.BytesIO()
    exporter.write(found, file)
    return file.getvalue()
