"""The graph database, and the only file that knows its driver. Nothing can run without a case.

Reads go through a driver of their own: READ mode, no retries, always with a server-side timeout (facts F1, F6, F8).
Writes are explicit transactions that may be repeated: a commit error means unknown, and the cursor decides.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, LiteralString, TypeVar

import neo4j
from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncResult, AsyncSession, AsyncTransaction, Record
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionAcquisitionTimeoutError,
    DatabaseUnavailable,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from cypher import Query
from graph import deadline
from graph.errors import LimitExceeded, Overloaded, SociogramError, StoreRefused, StoreUnavailable
from graph.queries_shown import timed

# At DEBUG the driver writes texts and parameters down, which hold what people wrote: whoever asks for it, it does not.
logging.getLogger("neo4j.notifications").addFilter(lambda _: False)  # with the whole text; explain() returns them
logging.getLogger("neo4j.io").addFilter(lambda record: record.levelno >= logging.WARNING)

Row = dict[str, Any]
Result = TypeVar("Result")

DIALECT = "CYPHER 25 "  # the server's default is 5: one version is pinned, whoever runs the server
READ_SECONDS = 15.0
WRITE_SECONDS = 120.0
FETCH_ROWS = 5_000
ACQUISITION_SECONDS = 20.0
METERED_ROWS = 200
WATCH_SECONDS = 0.05
CUT_SECONDS = 1.0  # after the server's own limit, which does not stop a single expression (fact F7)
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
    keeps_read_mode: bool = False  # set by graph.gate, once this server was seen to refuse a write
    _opening: Callable[[], AbstractAsyncContextManager[Store]] | None = field(default=None, repr=False)  # a password

    @classmethod
    @asynccontextmanager
    async def open(
        cls, uri: str, *, user: str, password: str, database: str, patience: float = ACQUISITION_SECONDS
    ) -> AsyncIterator[Store]:
        """Raises StoreUnavailable, or StoreRefused where user or password are wrong.

        `patience`: seconds that a read waits for a connection; then it raises Overloaded.
        """
        options: dict[str, Any] = {
            "auth": (user, password),
            "max_transaction_retry_time": 0,
            "notifications_min_severity": "OFF",  # notifications are logged with the whole query text
            "user_agent": "sociogram",
        }
        async with (
            AsyncGraphDatabase.driver(uri, connection_acquisition_timeout=patience, **options) as reader,
            AsyncGraphDatabase.driver(uri, connection_acquisition_timeout=ACQUISITION_SECONDS, **options) as writer,
        ):
            with _translated():
                await reader.verify_connectivity()
            again = partial(cls.open, uri, user=user, password=password, database=database)
            yield cls(database, reader, writer, _opening=again)

    def again(self) -> AbstractAsyncContextManager[Store]:
        """The same database on drivers of its own: these belong to one event loop, work in a thread has another."""
        assert self._opening is not None, "a store that was not opened"
        return self._opening()

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
        """How a query would run: its operators, what the planner warns of, whether it writes. Nothing runs."""
        return await self.plan(text, parameters, notes=True)

    async def plan(self, text: str, parameters: Mapping[str, object], *, notes: bool = False) -> Plan:
        """As explain. Without notes by default: the driver logs each of them with the whole text."""
        async with self._reader.session(
            database=self.database,
            default_access_mode=neo4j.READ_ACCESS,
            notifications_min_severity="INFORMATION" if notes else "OFF",
        ) as session:
            with _translated():
                explained = neo4j.Query(_query("EXPLAIN " + text), timeout=deadline.left(READ_SECONDS))
                result = await session.run(explained, dict(parameters))
                keys = tuple(result.keys())
                summary = await result.consume()
        warnings = tuple(
            f"{status.gql_status} {status.status_description}"
            for status in summary.gql_status_objects
            if status.is_notification
        )
        tree = _operator(summary.plan) if summary.plan else Operator("", "", (), 0.0, ())
        operators = tuple(operator.name for operator in tree.all() if operator.name)
        estimated = sum(operator.rows for operator in tree.all())
        return Plan(summary.query_type or "", keys, operators, warnings, tree, estimated)


@dataclass(frozen=True, slots=True)
class Operator:
    """One step of a plan. `rows` is what the planner expects, `details` what the step is about, in its words."""

    name: str
    details: str
    identifiers: tuple[str, ...]
    rows: float
    children: tuple[Operator, ...]

    def all(self) -> Iterator[Operator]:
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True, slots=True)
class Plan:
    """`kind` is r, rw, w or s. `notes` are the planner's notifications, status code first.

    `estimated_rows` is the sum over all operators of the rows that the planner expects each to yield.
    """

    kind: str
    columns: tuple[str, ...]
    operators: tuple[str, ...]
    notes: tuple[str, ...]
    tree: Operator
    estimated_rows: float


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
    ) -> AsyncGenerator[Row, None]:
        """Rows as the database yields them. Raises LimitExceeded where the time runs out."""
        text = query if isinstance(query, str) else query.text
        given = {"known_on": FOREVER} | parameters | {"case": self.case}
        seconds = deadline.left(seconds)
        self.store.counters.reads += 1
        with timed(query, given), _translated():
            async with self.store._reader.session(
                database=self.store.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=FETCH_ROWS
            ) as session:
                result = await session.run(neo4j.Query(_query(text), timeout=seconds), given)
                async for record in result:
                    yield dict(record)

    async def meter(
        self, text: str, given: Mapping[str, object], *, seconds: float, most_bytes: int
    ) -> AsyncGenerator[dict[str, Any], None]:
        """Rows of a text that passed graph.gate, one at a time. Raises LimitExceeded at the time or the size.

        Nothing is read ahead, and a single value of any size is noticed while it arrives: then the connection is cut,
        which also ends the query (fact F14). One attempt.
        """
        seconds = deadline.left(seconds)
        ends = time.monotonic() + seconds + CUT_SECONDS
        self.store.counters.reads += 1
        with timed(text, given), _translated():
            async with self.store._reader.session(
                database=self.store.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=METERED_ROWS
            ) as session:
                flow = _Flow(session, neo4j.Query(_query(text), timeout=seconds), dict(given))
                try:
                    async for record in flow.records(ends, most_bytes):
                        yield dict(record)
                except BaseException:
                    session.cancel()
                    raise

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


@dataclass(slots=True)
class _Flow:
    """The records of one query, received in a task of their own, so that what arrives can be watched meanwhile."""

    session: AsyncSession
    query: neo4j.Query
    given: dict[str, object]
    result: AsyncResult | None = None
    found: deque[Record] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(METERED_ROWS))

    async def records(self, ends: float, most_bytes: int) -> AsyncGenerator[Record, None]:
        receiving = asyncio.create_task(self._receive())
        receiving.add_done_callback(lambda _: self.arrived.set())
        try:
            while True:
                while self.found:
                    yield self.found.popleft()
                    self.room.release()
                if receiving.done():
                    receiving.result()
                    return
                await self._wait(ends, most_bytes)
        finally:
            receiving.cancel()
            await asyncio.wait({receiving})

    async def _receive(self) -> None:
        self.result = await self.session.run(self.query, self.given)
        async for record in self.result:
            await self.room.acquire()
            self.found.append(record)
            self.arrived.set()

    async def _wait(self, ends: float, most_bytes: int) -> None:
        """Until something is there. Raises LimitExceeded where it takes too long, or more arrives than may."""
        self.arrived.clear()
        try:
            await asyncio.wait_for(self.arrived.wait(), WATCH_SECONDS)
        except TimeoutError:
            if time.monotonic() > ends:
                raise LimitExceeded("The question took longer than its time limit.", "Narrow it.") from None
            if self.result is not None and _arriving(self.result) > most_bytes:
                raise LimitExceeded(f"One row has more than {most_bytes:,} bytes.", "Return rows instead.") from None


def _arriving(result: AsyncResult) -> int:
    """Bytes of the message that is being received. The driver has no public way to bound it (a test pins this one)."""
    return int(result._connection.inbox._buffer.used)


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


def _operator(plan: Mapping[str, Any]) -> Operator:
    arguments = plan.get("args", {})
    children: Sequence[Mapping[str, Any]] = plan.get("children", ())
    return Operator(
        name=str(plan.get("operatorType", "")).split("@")[0],
        details=str(arguments.get("Details", "")),
        identifiers=tuple(plan.get("identifiers", ())),
        rows=float(arguments.get("EstimatedRows", 0.0)),
        children=tuple(_operator(child) for child in children),
    )


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
    if isinstance(error, ConnectionAcquisitionTimeoutError):
        return Overloaded("There are more questions than the database can take now.", "Ask again in a moment.")
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
