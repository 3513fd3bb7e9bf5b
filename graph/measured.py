"""Accounts with their measures as Arrow batches, read and passed on 10,000 at a time."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from cypher import query
from graph.errors import LimitExceeded
from graph.model import MEASURES, Account, properties
from graph.store import FOREVER, CaseStore, Row

MOST_ACCOUNTS = 1_000_000
READ_SECONDS = 120.0
_TYPES = {each.name: pa.float64() if hint == float | None else pa.int64() for each, hint in properties(Account)}
SCHEMA = pa.schema(
    {"account": pa.string(), "handle": pa.string(), "name": pa.string(), **{name: _TYPES[name] for name in MEASURES}}
)


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """`total` is exact; `batches` have SCHEMA, in the order of the accounts' ids."""

    total: int
    returned: int
    batches: AsyncGenerator[pa.RecordBatch, None]


async def read_measures(case: CaseStore, *, limit: int = 100_000, known_on: datetime = FOREVER) -> Measured:
    """The count is read before it returns, so that what can't be asked is refused here; the rest as it is consumed."""
    if not 1 <= limit <= MOST_ACCOUNTS:
        raise LimitExceeded(f"limit is {limit}, and must be from 1 to {MOST_ACCOUNTS:,}.", "Narrow the question.")
    rows = case.stream(
        query("projections", "measures"), seconds=READ_SECONDS, limit=limit, names=list(MEASURES),
        always=known_on == FOREVER, known_on=known_on,
    )  # fmt: skip
    total = int((await anext(rows))["total"])
    return Measured(total, min(total, limit), _batches(rows))


async def _batches(rows: AsyncGenerator[Row, None]) -> AsyncGenerator[pa.RecordBatch, None]:
    async with aclosing(rows):
        async for row in rows:
            named = [pa.array(row[name], pa.string()) for name in ("ids", "handles", "names")]
            values = [pa.array(each, _TYPES[name]) for name, each in zip(MEASURES, row["values"], strict=True)]
            yield pa.record_batch([*named, *values], schema=SCHEMA)
