"""/v1/export: a whole case as one file: the Parquet bundle as it is read, every other format from a file of its own."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Annotated, BinaryIO, cast

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, Field

from api.authorisation import OpenCase
from api.rest import formats
from api.rest.asked import CaseQuestion, Door, KnownOn, named
from graph.bundling import Bundling, whole_case
from graph.exporters import Exporter
from graph.extensions import discover
from graph.subgraph import Note, Subgraph

BUNDLE = "parquet"
_EXPORTERS = discover("graph.exporters", Exporter)
_IN_MEMORY = 8 * 2**20
_CHUNK = 2**18


class ExportQuestion(CaseQuestion):
    format: Annotated[
        str, AfterValidator(named(_EXPORTERS)), Field(json_schema_extra={"enum": [*_EXPORTERS]})
    ] = BUNDLE
    known_on: KnownOn = None


def routes(door: Door) -> APIRouter:
    of = door.routes("exports")

    @of.get(
        "/export",
        operation_id="export",
        summary="The whole case as one file",
        response_class=StreamingResponse,
        responses=formats.content({each.media_type for each in _EXPORTERS.values()}, "The file."),
    )
    async def export(
        opened: Annotated[OpenCase, Depends(door.opened)], asked: Annotated[ExportQuestion, Query()]
    ) -> StreamingResponse:
        exporter = _EXPORTERS[asked.format]
        note = Note(
            case=opened.record.id, title=opened.record.title, known_on=asked.known_on, made_at=datetime.now(UTC)
        )
        if asked.format == BUNDLE:
            pieces = Bundling(opened.store, note).pieces()
        else:
            whole = await whole_case(opened.store, note, limit=exporter.nodes_at_most)
            pieces = _file(exporter, await door.as_known(opened, asked.known_on).subgraph(whole))
        name = f"{opened.record.id}.{exporter.extension}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingResponse(pieces, media_type=exporter.media_type, headers=headers)

    return of


async def _file(exporter: Exporter, whole: Subgraph) -> AsyncGenerator[bytes, None]:
    """On disk where it is large, and gone with the answer."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spooled:
        file = cast(BinaryIO, spooled)
        await asyncio.to_thread(exporter.write, whole, file)
        spooled.seek(0)
        while piece := await asyncio.to_thread(spooled.read, _CHUNK):
            yield piece
