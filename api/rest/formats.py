"""JSON, NDJSON, Arrow and CSV, written as they go. What breaks in the middle is told, and never looks like a whole."""

import asyncio
import io
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
import pyarrow as pa
from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from api.failures import RETRYABLE, request_id, unexpected
from graph.errors import LimitExceeded, SociogramError
from graph.store import FOREVER

JSON = "application/json"
NDJSON = "application/x-ndjson"
ARROW = "application/vnd.apache.arrow.stream"
CSV = "text/csv"
MEDIA_TYPES = {"json": JSON, "ndjson": NDJSON, "arrow": ARROW, "csv": CSV}
ROWS_AT_ONCE = 5_000
JSON_ROWS = 5_000
_BATCH_ROWS = 65_536
AS_NOW = (
    "Which elements there were is as known then; their properties, numbers and measures are as known now. "
    "GraphQL, and files of an exporter, have them as known then."
)
_COUNTED = ("X-Total", "X-Returned", "X-Complete", "X-Reason")


@dataclass(frozen=True, slots=True)
class About:
    """What every list says about itself."""

    total: int
    returned: int
    complete: bool
    reason: str | None
    known_on: datetime = FOREVER
    total_kind: str = "exact"

    def doubting(self) -> "About":
        """Where a moment was asked for, and what is in bulk was not told again for it: that is said."""
        if self.known_on == FOREVER:
            return self
        return replace(self, complete=False, reason=" ".join(each for each in (self.reason, AS_NOW) if each))

    def document(self) -> dict[str, object]:
        known_on = None if self.known_on == FOREVER else self.known_on.isoformat()
        return {
            "total": self.total, "total_kind": self.total_kind, "returned": self.returned, "complete": self.complete,
            "reason": self.reason, "known_on": known_on,
        }  # fmt: skip

    def headers(self) -> dict[str, str]:
        values = (str(self.total), str(self.returned), str(self.complete).lower(), self.reason)
        return {name: value for name, value in zip(_COUNTED, values, strict=True) if value is not None}

    def metadata(self) -> dict[str, str]:
        """For an Arrow schema: the document as one JSON text, and each value as a text of its own."""
        plain = {name: "" if value is None else str(value).lower() for name, value in self.document().items()}
        return plain | {"reason": self.reason or "", "sociogram": msgspec.json.encode(self.document()).decode()}


def chosen(request: Request, given: str | None, offered: Mapping[str, str]) -> str:
    """The format that is asked for by parameter, or else by the header Accept; the first offered otherwise."""
    if given is not None:
        return given
    by_type = {media_type.partition(";")[0]: name for name, media_type in offered.items()}
    for wanted in request.headers.get("accept", "").split(","):
        if found := by_type.get(wanted.partition(";")[0].strip().lower()):
            return found
    return next(iter(offered))


def offered(*names: str) -> dict[str, str]:
    return {name: MEDIA_TYPES[name] for name in names}


def content(media_types: Iterable[str], description: str) -> dict[int | str, dict[str, Any]]:
    """The 200 of a route in OpenAPI: its media types beyond JSON, and the headers that say how complete it is."""
    schemas = {JSON: {}, NDJSON: {"schema": {"type": "string"}}, CSV: {"schema": {"type": "string"}}}
    binary = {"schema": {"type": "string", "format": "binary"}}
    headers = {name: {"schema": {"type": "string"}} for name in _COUNTED}
    types = {each: schemas.get(each, {} if _is_json(each) else binary) for each in media_types}
    return {200: {"description": description, "content": types, "headers": headers}}


def plain_json(document: object, about: About | None = None) -> Response:
    """Encoded once, by msgspec: FastAPI would walk every value in Python first."""
    headers = about.headers() if about else None
    return Response(msgspec.json.encode(document), media_type=JSON, headers=headers)


def lines(about: About, rows: AsyncIterator[Sequence[object]]) -> StreamingResponse:
    """NDJSON: `about` first, then a line per row, handed over some thousand at a time."""
    return StreamingResponse(_told(_lines(about, rows)), media_type=NDJSON, headers=about.headers())


def arrow(about: About, *parts: tuple[pa.Schema, AsyncIterator[pa.RecordBatch]]) -> StreamingResponse:
    """One stream per part, one after the other in one body: pyarrow's open_stream and RecordBatchReader.readAll of
    apache-arrow read on where the last one ended. A failure breaks the body off, so that no reader takes it for whole.
    """
    return StreamingResponse(_arrow(about, parts), media_type=ARROW, headers=about.headers())


async def batches_of(table: pa.Table) -> AsyncGenerator[pa.RecordBatch, None]:
    for batch in table.to_batches(_BATCH_ROWS):
        yield batch


async def rows_of(batches: AsyncIterator[pa.RecordBatch]) -> AsyncGenerator[list[dict[str, Any]], None]:
    async for batch in batches:
        for start in range(0, batch.num_rows, ROWS_AT_ONCE):
            yield await asyncio.to_thread(batch.slice(start, ROWS_AT_ONCE).to_pylist)


async def in_portions(rows: Iterable[object]) -> AsyncGenerator[list[object], None]:
    """Some thousand at a time, so that others get their turn."""
    waiting = iter(rows)
    while portion := await asyncio.to_thread(_portion, waiting):
        yield portion


def within_json(limit: int, most: int = JSON_ROWS) -> int:
    """Raises LimitExceeded: a JSON document is read whole, by both sides."""
    if limit > most:
        raise LimitExceeded(f"limit is {limit:,}, and JSON takes at most {most:,}.", "Ask for ndjson or arrow.")
    return limit


def _is_json(media_type: str) -> bool:
    return media_type.partition(";")[0].endswith("+json")


def _portion(rows: Any) -> list[object]:
    return [row for row, _ in zip(rows, range(ROWS_AT_ONCE), strict=False)]


async def _lines(about: About, rows: AsyncIterator[Sequence[object]]) -> AsyncGenerator[bytes, None]:
    yield msgspec.json.encode({"about": about.document()}) + b"\n"
    async for portion in rows:
        yield await asyncio.to_thread(_encoded, portion)


def _encoded(rows: Sequence[object]) -> bytes:
    return msgspec.json.Encoder().encode_lines(rows)


async def _told(chunks: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """The last line says what went wrong: the status was sent long ago."""
    try:
        async with aclosing(chunks):
            async for chunk in chunks:
                yield chunk
    except SociogramError as error:
        yield _failed(error)
    except Exception as error:
        yield _failed(unexpected(error))


def _failed(error: SociogramError) -> bytes:
    told = {"code": error.code, "detail": error.what, "cure": error.cure, "retryable": error.code in RETRYABLE}
    return msgspec.json.encode({"error": told | {"request_id": request_id.get()}}) + b"\n"


async def _arrow(
    about: About, parts: Sequence[tuple[pa.Schema, AsyncIterator[pa.RecordBatch]]]
) -> AsyncGenerator[bytes, None]:
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    for schema, batches in parts:
        file = io.BytesIO()
        known = schema.with_metadata((schema.metadata or {}) | about.metadata())
        with pa.ipc.new_stream(file, known, options=options) as writer:
            async for batch in batches:
                await asyncio.to_thread(writer.write_batch, batch.replace_schema_metadata(known.metadata))
                yield _drained(file)
        yield _drained(file)


def _drained(file: io.BytesIO) -> bytes:
    written = file.getvalue()
    file.seek(0)
    file.truncate()
    return written
