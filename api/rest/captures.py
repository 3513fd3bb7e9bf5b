"""/v1/captures/{id}: the bytes as they were received, their hash checked before the first one goes out."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import StreamingResponse

from api.authorisation import OpenCase
from api.jobs.desk import Desk
from api.rest.asked import CaseQuestion, Door
from custody.archive import Archive
from custody.originals import Capture
from ingest.evidence import capture_of

_CHUNK = 2**20


def routes(door: Door, desk: Desk) -> APIRouter:
    of = door.routes("evidence")

    @of.get(
        "/captures/{capture_id}",
        operation_id="capture",
        summary="The bytes of a capture, as they were received",
        response_class=StreamingResponse,
        responses={200: {"content": {"application/octet-stream": {}}, "description": "The bytes."}},
    )
    async def capture(
        opened: Annotated[OpenCase, Depends(door.opened)],
        capture_id: Annotated[str, Path(max_length=36)],
        _asked: Annotated[CaseQuestion, Query()],
    ) -> StreamingResponse:
        """Whatever they are, they go out as a file to be saved: no browser opens them."""
        held = await asyncio.to_thread(_checked, desk.archive, opened.record.id, capture_id)
        headers = {"Content-Disposition": f'attachment; filename="{held.id}"', "X-Sha256": held.sha256}
        pieces = _pieces(desk.archive.originals.open(held))
        return StreamingResponse(pieces, media_type="application/octet-stream", headers=headers)

    return of


def _checked(archive: Archive, case: str, capture_id: str) -> Capture:
    """Raises NotFound, EvidenceBroken."""
    held = capture_of(archive, case, capture_id)
    archive.originals.verify(held)
    return held


async def _pieces(file: BinaryIO) -> AsyncGenerator[bytes, None]:
    with file:
        while piece := await asyncio.to_thread(file.read, _CHUNK):
            yield piece
