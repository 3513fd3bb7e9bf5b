"""The graph database, and the only file that knows its driver. Nothing can run without a case.

Reads go through a driver of their own: READ mode, no retries, always with a server-side timeout (facts F1, F6, F8).
Writes are explicit transactions that may be repeated: a commit error means unknown, and the cursor decides.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, LiteralString, TypeVar

import neo4j
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncTransaction
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DatabaseUnavailable,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from cypher import Query
from graph.errors import LimitExceeded, SociogramError, StoreRefused, StoreUnavailable

Row = dict[str, Any]
Result = TypeVar("Result")

DIALECT = "CYPHER 25 "  # the server's default is 5: one version is pinned, whoever runs the server
READ_SECONDS = 15.0
WRITE_SECONDS = 120.0
FETCH_ROWS = 5_000
RETRIES = 8
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
# Two processes that migrate one database at once: IF NOT EXISTS looks first and locks afterwards.
_SCHEMA_RACES = (
    "Neo.TransientError.Transaction.",
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
)
_CURE_DOWN = "Start it with `sociogram up`, or look at `sociogram doctor`; with your own server, check NEO4J_URI."


@dataclass(slots=True)
class Counters:
    """What the store did since it was opened: retries are counted, not hidden."""

    reads: int = 0
    writes: int = 0
    retries: int = 0


@dataclass(slots=True)
class Store:
    """An open connection. Everything asks it for `for_case`."""

    database: str
    _reader: AsyncDriver
    _writer: AsyncDriver
    counters: Counters = field(default_factory=Counters)

    @classmethod
    @asynccontextmanager
    async def open(cls, uri: str, *, user: str, password: str, database: str) -> AsyncIterator[Store]:
        """Raises StoreUnavailable, or StoreRefused where user or password are wrong."""
        options: dict[str, Any] = {
            "auth": (user, password),
            "notifications_min_severity": "OFF",  # notifications are logged with the whole query text
            "connection_acquisition_timeout": 20.0,
            "user_agent": "sociogram",
        }
        async with (
            AsyncGraphDatabase.driver(uri, max_transaction_retry_time=0, **options) as reader,
            AsyncGraphDatabase.driver(uri, max_transaction_retry_time=0, **options) as writer,
        ):
            with _translated():
                await reader.verify_connectivity()
            yield cls(database, reader, writer)

    def for_case(self, case: str) -> CaseStore:
        return CaseStore(case, self)

    async def schema(self, text: str, **parameters: object) -> list[Row]:
        """One statement of the migration runner or the self-check, outside every case. It must be repeatable."""
        for attempt in range(RETRIES):
            try:
                return await self._schema(text, parameters)
            except Neo4jError as error:
                if not (error.code or "").startswith(_SCHEMA_RACES):
                    raise _translate(error) from error
            except DriverError as error:
                raise _translate(error) from error
            self.counters.retries += 1
            await _pause(attempt)
        with _translated():
            return await self._schema(text, parameters)

    async def _schema(self, text: str, parameters: Mapping[str, object]) -> list[Row]:
        async with self._writer.session(database=self.database) as session:
            result = await session.run(neo4j.Query(_query(text), timeout=WRITE_SECONDS), dict(parameters))
            return [dict(record) async for record in result]

    async def probe(self, text: str) -> None:
        """Runs a text on the reading side and forgets the answer: for the self-check alone."""
        async with self._reader.session(
            database=self.database, default_access_mode=neo4j.READ_ACCESS
        ) as session:
            with _translated():
                result = await session.run(neo4j.Query(_query(text), timeout=READ_SECONDS))
                await result.consume()

    async def explain(self, text: str, **parameters: object) -> Plan:
        """How a query would run: its operators, what the planner warns of, whether it writes."""
        async with self._reader.session(database=self.database, notifications_min_severity="INFORMATION") as session:
            with _translated():
                result = await session.run(_query("EXPLAIN " + text), dict(parameters))
                keys = tuple(result.keys())
                summary = await result.consume()
        notes = tuple(
            f"{status.gql_status} {status.status_description}"
            for status in summary.gql_status_objects
            if status.is_notification
        )
        return Plan(summary.query_type or "", keys, tuple(_operators(summary.plan)), notes)


@dataclass(frozen=True, slots=True)
class Plan:
    """`kind` is r, rw, w or s. `notes` are the planner's notifications, status code first."""

    kind: str
    columns: tuple[str, ...]
    operators: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class Writing:
    """One open write transaction of one case."""

    case: str
    _transaction: AsyncTransaction

    async def run(self, text: str, **parameters: object) -> list[Row]:
        result = await self._transaction.run(DIALECT + text, {"case": self.case, **parameters})
        return [dict(record) async for record in result]


@dataclass(slots=True)
class CaseStore:
    """The graph as one case sees it."""

    case: str
    store: Store

    async def read(self, query: Query | str, *, seconds: float = READ_SECONDS, **parameters: object) -> list[Row]:
        """All rows of a catalogue query, or of a text that graph.writer derives. $known_on is now where not given."""
        return [row async for row in self.stream(query, seconds=seconds, **parameters)]

    async def one(self, query: Query | str, **parameters: Any) -> Row | None:
        rows = await self.read(query, **parameters)
        return rows[0] if rows else None

    async def stream(
        self, query: Query | str, *, seconds: float = READ_SECONDS, **parameters: object
    ) -> AsyncIterator[Row]:
        """Rows as the database yields them. Raises LimitExceeded where the time runs out."""
        text = query if isinstance(query, str) else query.text
        given = {"known_on": FOREVER} | parameters | {"case": self.case}
        self.store.counters.reads += 1
        with _translated():
            async with self.store._reader.session(
                database=self.store.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=FETCH_ROWS
            ) as session:
                result = await session.run(neo4j.Query(_query(text), timeout=seconds), given)
                async for record in result:
                    yield dict(record)

    async def write(self, work: Callable[[Writing], Awaitable[Result]], *, seconds: float = WRITE_SECONDS) -> Result:
        """Runs `work` in one transaction, whole again after a deadlock or a lost connection: it must be idempotent.

        A commit whose answer was lost may have happened: `work` finds out by a guard of its own, or does no harm twice.
        """
        for attempt in range(RETRIES + 1):
            try:
                return await self._attempt(work, seconds)
            except (Neo4jError, DriverError) as error:
                if attempt == RETRIES or not _may_repeat(error):
                    raise _translate(error) from error
                self.store.counters.retries += 1
                await _pause(attempt)
        raise AssertionError("the loop returns or raises")

    async def run(self, text: str, **parameters: object) -> list[Row]:
        """One writing statement in a transaction of its own."""
        return await self.write(lambda writing: writing.run(text, **parameters))

    async def _attempt(self, work: Callable[[Writing], Awaitable[Result]], seconds: float) -> Result:
        async with self.store._writer.session(database=self.store.database, fetch_size=FETCH_ROWS) as session:
            transaction = await session.begin_transaction(timeout=seconds)
            async with transaction:
                result = await work(Writing(self.case, transaction))
                await transaction.commit()
        self.store.counters.writes += 1
        return result


async def wait_until_open(uri: str, *, user: str, password: str, database: str, seconds: float) -> None:
    """Returns when the database answers; raises StoreUnavailable after `seconds` (fact F25: a loop, no back-off)."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            async with Store.open(uri, user=user, password=password, database=database) as store:
                await store.schema("RETURN 1 AS one")
                return
        except StoreUnavailable:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)


def _may_repeat(error: Neo4jError | DriverError) -> bool:
    # the driver repeats no commit of unknown outcome, because it can't know that ours are idempotent
    return error.is_retryable() or isinstance(error, IncompleteCommit)


async def _pause(attempt: int) -> None:
    await asyncio.sleep(min(5.0, 0.05 * 2**attempt) * random.uniform(0.5, 1.0))


def _query(text: str) -> LiteralString:
    """The driver asks for literal text; ours comes from files and from graph.writer, never from a person."""
    return DIALECT + text


def _operators(plan: Mapping[str, Any] | None) -> list[str]:
    if not plan:
        return []
    children: Sequence[Mapping[str, Any]] = plan.get("children", ())
    name = str(plan.get("operatorType", "")).split("@")[0]
    return [name] + [operator for child in children for operator in _operators(child)]


@contextmanager
def _translated() -> Iterator[None]:
    """Turns the driver's errors into ours."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise _translate(error) from error


def _translate(error: Neo4jError | DriverError) -> SociogramError:
    if isinstance(error, AuthError):
        return StoreRefused("Neo4j refuses the user or the password.", "Check NEO4J_USERNAME and NEO4J_PASSWORD.")
    if isinstance(error, (ServiceUnavailable, SessionExpired, DatabaseUnavailable)):
        return StoreUnavailable("Neo4j does not answer.", _CURE_DOWN)
    code = error.code or "" if isinstance(error, Neo4jError) else ""
    if "TransactionTimedOut" in code or "TransactionTimedOutClientConfiguration" in code:
        return LimitExceeded("The question took longer than its time limit.", "Narrow it: fewer seeds, a shorter time.")
    if "MemoryPoolOutOfMemory" in code:
        return LimitExceeded("The question needs more memory than it may have.", "Narrow it, or ask for less at once.")
    if code.startswith("Neo.TransientError") or isinstance(error, DriverError):
        return StoreUnavailable(f"Neo4j could not finish this now ({code or type(error).__name__}).", _CURE_DOWN)
    if isinstance(error, ClientError):
        return StoreRefused(f"Neo4j refuses the statement ({code}): {error.message}", "Report this with the version.")
    return StoreUnavailable(f"Neo4j failed ({code}): {error.message}", _CURE_DOWN)
