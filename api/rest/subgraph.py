"""/v1/subgraph: everything within some steps of the seeds, small as JSON or a file, large as NDJSON or Arrow."""

import asyncio
import io
from datetime import UTC, datetime
from itertools import chain
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BaseModel, Field

from api.authorisation import OpenCase
from api.rest import formats
from api.rest.asked import CaseQuestion, Door, KnownOn, Moment, moment, named
from graph.bulk import ALL, DEPTH, MOST_NODES, USUAL, Bulk, column_types, edge_rows, node_rows, read_bulk
from graph.exporters import Exporter
from graph.extensions import discover
from graph.known import AsKnown
from graph.model import RELATIONSHIP_BY_TYPE
from graph.subgraph import Note, Subgraph, parse_seed

FILE_NODES = 5_000
_EXPORTERS = discover("graph.exporters", Exporter)
_OFFERED = {"json": formats.JSON, "ndjson": formats.NDJSON, "arrow": formats.ARROW} | {
    name: each.media_type for name, each in _EXPORTERS.items() if name != "json"
}
_SEED = Field(min_length=3, max_length=2_000, pattern=r"^[A-Z][A-Za-z]*:.")


Format = Annotated[str, AfterValidator(named(_OFFERED)), Field(json_schema_extra={"enum": [*_OFFERED]})]
Type = Annotated[
    str, AfterValidator(named(RELATIONSHIP_BY_TYPE)), Field(json_schema_extra={"enum": [*RELATIONSHIP_BY_TYPE]})
]
_COLUMNS = [ALL, *column_types()]
Column = Annotated[str, AfterValidator(named(_COLUMNS)), Field(json_schema_extra={"enum": [*_COLUMNS]})]


class SubgraphQuestion(CaseQuestion):
    seed: Annotated[list[Annotated[str, _SEED]], Field(min_length=1, max_length=100)] = Field(
        description="Label:id, as in Account:x:12."
    )
    depth: Annotated[int, Field(ge=0, le=DEPTH, description="steps")] = 1
    limit: Annotated[
        int, Field(ge=1, le=MOST_NODES, description=f"nodes; other formats than ndjson and arrow take {FILE_NODES:,}")
    ] = 1_000
    type: Annotated[list[Type], Field(max_length=20)] = Field(
        default_factory=list, description="Relationship types; all where none is given."
    )
    since: Annotated[
        Moment | None, Field(description="Relationships from then on; one of no known time is in no window.")
    ] = None
    until: Annotated[Moment | None, Field(description="Relationships before that.")] = None
    known_on: KnownOn = None
    columns: Annotated[list[Column], Field(max_length=80)] = Field(
        default_factory=list, description=f"Properties of nodes in ndjson and arrow; without any {', '.join(USUAL)}."
    )
    part: Annotated[
        Literal["both", "nodes", "edges"],
        Field(description="Arrow: which stream. Both come one after the other in one body, the nodes first."),
    ] = "both"
    format: Annotated[Format | None, Field(description="Instead of the header Accept.")] = None


class SubgraphNodeAnswer(BaseModel):
    label: str
    id: str
    properties: dict[str, object]


class SubgraphRelationshipAnswer(BaseModel):
    type: str
    start: str
    end: str
    properties: dict[str, object]


class SubgraphAnswer(BaseModel):
    total: int
    total_kind: Literal["exact", "lower_bound"]
    returned: int
    complete: bool
    reason: str | None
    nodes: list[SubgraphNodeAnswer]
    relationships: list[SubgraphRelationshipAnswer]


def routes(door: Door) -> APIRouter:
    of = door.routes("graph")

    @of.get(
        "/subgraph",
        operation_id="subgraph",
        summary="Everything within some steps of the seeds, with all relationships between",
        response_model=SubgraphAnswer,
        responses=formats.content(_OFFERED.values(), "The part of the graph in the format that was asked for."),
    )
    async def subgraph(
        opened: Annotated[OpenCase, Depends(door.opened)], asked: Annotated[SubgraphQuestion, Query()], request: Request
    ) -> Response:
        request.scope["cost"] = asked.limit if asked.depth else len(asked.seed)  # nodes at most, as of GraphQL
        wanted = formats.chosen(request, asked.format, _OFFERED)
        if wanted not in ("ndjson", "arrow"):
            return await _file(opened, asked, _EXPORTERS[wanted], door.as_known(opened, asked.known_on))
        found = await _read(opened, asked, tuple(dict.fromkeys(asked.columns)) or USUAL)
        about = _about(found, asked).doubting()
        return _lines(about, found) if wanted == "ndjson" else _arrow(about, found, asked.part)

    return of


async def _read(opened: OpenCase, asked: SubgraphQuestion, columns: tuple[str, ...], *, in_full: bool = False) -> Bulk:
    return await read_bulk(
        opened.store, [parse_seed(seed) for seed in asked.seed], depth=asked.depth, limit=asked.limit,
        types=asked.type, columns=(ALL,) if ALL in columns else columns, since=asked.since, until=asked.until,
        known_on=moment(asked.known_on), in_full=in_full,
    )  # fmt: skip


def _about(found: Bulk, asked: SubgraphQuestion) -> formats.About:
    kind = "exact" if found.total == found.returned else "lower_bound"
    return formats.About(
        found.total, found.returned, found.complete, found.reason, moment(asked.known_on), total_kind=kind
    )


def _lines(about: formats.About, found: Bulk) -> Response:
    nodes = ({"kind": "node"} | row for row in node_rows(found.nodes))
    edges = ({"kind": "relationship"} | row for row in edge_rows(found.nodes, found.edges))
    return formats.lines(about, formats.in_portions(chain(nodes, edges)))


def _arrow(about: formats.About, found: Bulk, part: str) -> Response:
    tables = {"nodes": found.nodes, "edges": found.edges}
    chosen = [table for name, table in tables.items() if part in ("both", name)]
    return formats.arrow(about, *((table.schema, formats.batches_of(table)) for table in chosen))


async def _file(opened: OpenCase, asked: SubgraphQuestion, exporter: Exporter, known: AsKnown) -> Response:
    formats.within_json(asked.limit, FILE_NODES)
    found = await _read(opened, asked, (ALL,), in_full=True)
    note = Note(
        case=opened.record.id, title=opened.record.title, known_on=asked.known_on, made_at=datetime.now(UTC)
    )
    subgraph = await known.subgraph(await asyncio.to_thread(found.subgraph, note), asked.type or None)
    written = await asyncio.to_thread(_written, exporter, subgraph)
    headers = {"Content-Disposition": f'inline; filename="subgraph.{exporter.extension}"'}
    return Response(written, media_type=exporter.media_type, headers=headers | _about(found, asked).headers())


def _written(exporter: Exporter, subgraph: Subgraph) -> bytes:
    file = io.BytesIO()
    exporter.write(subgraph, file)
    return file.getvalue()
