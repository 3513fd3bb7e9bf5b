"""A table as an answer: the same rows as JSON, NDJSON, Arrow or CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pyarrow as pa
from fastapi.responses import Response
from pydantic import BaseModel

from api.rest import formats
from api.rest.formats import About, arrow, batches_of, in_portions, lines, plain_json, rows_of
from api.types import as_json
from graph.exporters.csv_tables import safe

OFFERED = formats.offered("json", "ndjson", "arrow")
ROW_FORMATS = formats.offered("json", "ndjson", "arrow", "csv")
Format = Literal["json", "ndjson", "arrow"]
RowFormat = Literal["json", "ndjson", "arrow", "csv"]
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Without one Excel takes a CSV file for another encoding."""


class TableAnswer(BaseModel):
    """One list of values per row, in the order of the columns."""

    total: int
    total_kind: Literal["exact", "lower_bound"]
    returned: int
    complete: bool
    reason: str | None
    known_on: str | None
    columns: list[str]
    rows: list[list[object]]


def table_answer(about: About, table: pa.Table, wanted: str) -> Response:
    """`wanted`: json, ndjson or arrow."""
    if wanted == "arrow":
        return arrow(about, (table.schema, batches_of(table)))
    if wanted == "ndjson":
        return lines(about, rows_of(batches_of(table)))
    rows = [list(row.values()) for row in table.to_pylist()]
    return plain_json(about.document() | {"columns": table.column_names, "rows": rows}, about)


def rows_answer(
    about: About, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], *, wanted: str, name: str
) -> Response:
    """Of rows that have no types declared. `wanted`: json, ndjson, arrow or csv."""
    if wanted == "json":
        listed = [[row[column] for column in columns] for row in rows]
        return plain_json(about.document() | {"columns": columns, "rows": listed}, about)
    if wanted == "ndjson":
        return lines(about, in_portions(rows))
    if wanted == "csv":
        headers = about.headers() | {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response(_csv(columns, rows), media_type=formats.CSV, headers=headers)
    table = typed(columns, rows)
    return arrow(about, (table.schema, batches_of(table)))


def typed(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Types as the values have them; what Arrow has no one type for is written as JSON."""
    return pa.table({column: _array([row[column] for row in rows]) for column in columns})


def cell(value: Any) -> object:
    """A text that a spreadsheet would take for a formula is marked as text; numbers stay numbers."""
    plain = as_json(value)
    if isinstance(plain, list | dict):
        plain = json.dumps(plain, ensure_ascii=False)
    return safe(plain) if isinstance(plain, str) else plain


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return _BYTE_ORDER_MARK + file.getvalue().encode("utf-8", "replace")


def _array(values: list[Any]) -> pa.Array:
    try:
        found = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        return pa.array([None if each is None else json.dumps(as_json(each)) for each in values], pa.string())
    return found.cast(pa.string()) if pa.types.is_null(found.type) else found
