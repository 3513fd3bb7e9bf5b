"""/v1/measures: accounts with what analyses wrote on them, streamed as the database yields it."""

from typing import Annotated

import pyarrow as pa
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.authorisation import OpenCase
from api.rest import formats
from api.rest.asked import CaseQuestion, Door, KnownOn, moment
from api.rest.tables import OFFERED, Format, TableAnswer, table_answer
from graph.measured import MOST_ACCOUNTS, SCHEMA, Measured, read_measures


class MeasuresQuestion(CaseQuestion):
    limit: Annotated[
        int, Field(ge=1, le=MOST_ACCOUNTS, description=f"accounts; JSON takes {formats.JSON_ROWS:,}")
    ] = formats.JSON_ROWS
    known_on: KnownOn = None
    format: Annotated[Format | None, Field(description="Instead of the header Accept.")] = None


def routes(door: Door) -> APIRouter:
    of = door.routes("graph")

    @of.get(
        "/measures",
        operation_id="measures",
        summary="Accounts that have a measure, with all of their measures, in the order of their ids",
        response_model=TableAnswer,
        responses=formats.content(OFFERED.values(), "The measures in the format that was asked for."),
    )
    async def measures(
        opened: Annotated[OpenCase, Depends(door.opened)], asked: Annotated[MeasuresQuestion, Query()], request: Request
    ) -> Response:
        wanted = formats.chosen(request, asked.format, OFFERED)
        limit = formats.within_json(asked.limit) if wanted == "json" else asked.limit
        found = await read_measures(opened.store, limit=limit, known_on=moment(asked.known_on))
        about = _about(found, asked).doubting()
        if wanted == "arrow":
            return formats.arrow(about, (SCHEMA, found.batches))
        if wanted == "ndjson":
            return formats.lines(about, formats.rows_of(found.batches))
        batches = [batch async for batch in found.batches]
        return table_answer(about, pa.Table.from_batches(batches, SCHEMA), wanted)

    return of


def _about(found: Measured, asked: MeasuresQuestion) -> formats.About:
    complete = found.total == found.returned
    reason = None if complete else f"The first {found.returned:,} of {found.total:,}; ask with a larger limit."
    return formats.About(found.total, found.returned, complete, reason, moment(asked.known_on))
