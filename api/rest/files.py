"""/v1/files: a file comes in and waits to be loaded. Its bytes went to disk before the route is asked."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from api.authorisation import OpenCase
from api.jobs.desk import Desk
from api.jobs.guessing import Guess
from api.receiving import Received
from api.rest.asked import CaseQuestion, Door

_BODY = {
    "requestBody": {
        "required": True,
        "description": "The file's bytes, as they are.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class FileQuestion(CaseQuestion):
    name: Annotated[str, Field(min_length=1, max_length=1_000, description="The file's name; of a path its last part.")]


class ConnectorGuess(BaseModel):
    """`mapped` of the first `sampled` records can be read by it; `why` says it in words."""

    name: str
    title: str
    sampled: int
    mapped: int
    why: str


class FileEntry(BaseModel):
    """`id` is what previewFile and loadFile take. `connectors`: the best guess first; the choice is a person's."""

    id: str
    name: str
    bytes: int
    sha256: str
    connectors: list[ConnectorGuess]


def routes(door: Door, desk: Desk) -> APIRouter:
    of = door.routes("files")

    @of.post(
        "/files",
        operation_id="sendFile",
        summary="Sends a file, to be looked at and loaded",
        status_code=201,
        openapi_extra=_BODY,
    )
    async def send(
        request: Request,
        opened: Annotated[OpenCase, Depends(door.opened)],
        asked: Annotated[FileQuestion, Query()],
    ) -> FileEntry:
        received = cast(Received, request.scope["received"])
        held, found = await desk.hold(opened.record, asked.name, received)
        shown = [_guess(each) for each in found]
        return FileEntry(id=held.id, name=held.name, bytes=held.bytes, sha256=held.sha256, connectors=shown)

    return of


def _guess(found: Guess) -> ConnectorGuess:
    return ConnectorGuess(
        name=found.connector.name,
        title=found.connector.title,
        sampled=found.sampled,
        mapped=found.mapped,
        why=found.why,
    )
