"""The governance database: SQLite by default, PostgreSQL by URL. Cases, captures, and what people made."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    create_engine,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    ProgrammingError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from custody.durable import make_folder, storage_error
from graph.errors import ParameterInvalid, StoreRefused, StoreUnavailable
from graph.moments import in_utc

NEWEST_VERSION = "v3"
BUSY_SECONDS = 30
_ADVISORY_LOCK = 0x50C109  # any number, the same in every process of every Sociogram on one PostgreSQL database


class UtcTime(TypeDecorator[datetime]):
    """A moment with its time zone, UTC on the way out. SQLite keeps no zone, so it is UTC there by rule."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else in_utc(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

cases = Table(
    "cases",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime),
)
Index(
    "uq_cases_title_open",
    cases.c.title,
    unique=True,
    sqlite_where=cases.c.deleted_at.is_(None),
    postgresql_where=cases.c.deleted_at.is_(None),
)

captures = Table(
    "captures",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("source", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("retrieved_at", UtcTime, nullable=False),
    Column("recorded_at", UtcTime, nullable=False),
    Column("connector", Text, nullable=False),
    Column("options", JSON, nullable=False),
    Column("withdrawn_at", UtcTime),
)
Index(
    "uq_captures_held",
    captures.c.case_id,
    captures.c.sha256,
    captures.c.source,
    captures.c.retrieved_at,
    unique=True,
    sqlite_where=captures.c.withdrawn_at.is_(None),
    postgresql_where=captures.c.withdrawn_at.is_(None),
)

answers = Table(
    "answers",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("investigation", Text, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("question_text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("parameters", JSON, nullable=False),
    Column("columns", JSON, nullable=False),
    Column("data_state", String(64), nullable=False),
    Column("known_on", UtcTime),
    Column("asked_at", UtcTime, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("returned", Integer, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("reason", Text),
    Column("rows", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
)

charts = Table(
    "charts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", UtcTime, nullable=False),
    Column("newest", Integer, nullable=False),
)

chart_versions = Table(
    "chart_versions",
    metadata,
    Column("chart_id", ForeignKey("charts.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("nodes", Integer, nullable=False),
    Column("edges", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("token", String(43), primary_key=True),
    Column("chart_id", ForeignKey("charts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version", Integer),
    Column("created_at", UtcTime, nullable=False),
    Column("created_by", Text, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("chart_id", ForeignKey("charts.id", ondelete="SET NULL"), index=True),
    Column("version", Integer, nullable=False),
    Column("elements", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("chart_id", ForeignKey("charts.id", ondelete="SET NULL"), index=True),
    Column("version", Integer, nullable=False),
    Column("elements", JSON, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("posts", JSON, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("changed_by", Text, nullable=False),
)


def connect(database: str | Path) -> Engine:
    """An engine for a database URL, or for a file of SQLite. The caller disposes it."""
    url = _url(database)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.get_backend_name() == "postgresql":
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    raise ParameterInvalid(
        f"{url.get_backend_name()} is no database that Sociogram can use", "Name a file, or a postgresql:// URL."
    )


def upgrade(engine: Engine) -> None:
    """Creates the tables, or brings older ones up to date. Any number of processes may call it at once."""
    if _version(engine) == NEWEST_VERSION:  # Alembic alone costs 0.3 s to import
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with _only_one(engine):
        _use_write_ahead_log(engine)
        with writing(engine) as connection:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise StoreRefused(
                    f"the database {shown(engine)} was made by another version of Sociogram: {error}",
                    "Use the newer Sociogram, or name another database.",
                ) from error


def _version(engine: Engine) -> str | None:
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return version


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    with _answering(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer of this database overlaps with, in any process on any machine."""
    writer = engine.execution_options(sociogram_writes=True)
    with _answering(engine), writer.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        yield connection


def shown(engine: Engine) -> str:
    """The address without its password."""
    return engine.url.render_as_string(hide_password=True)


def _url(database: str | Path) -> URL:
    if isinstance(database, Path) or "://" not in database:
        return URL.create("sqlite", database=str(Path(database).absolute()))
    try:
        return make_url(database.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise ParameterInvalid(
            "the address of the database is no URL", "Write it as postgresql://host/name."
        ) from error


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ParameterInvalid("the database needs a file", "Name one, such as sqlite:////var/lib/sociogram/cases.db.")
    try:
        make_folder(Path(url.database).absolute().parent)
    except OSError as error:
        raise storage_error(error, str(Path(url.database).parent)) from error
    engine = create_engine(url.set(drivername="sqlite"), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would come too late for DDL and for reads
    for pragma in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("sociogram_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _only_one(engine: Engine) -> Iterator[None]:
    """Switching SQLite to its write-ahead log ignores the busy timeout, so the first processes queue for it."""
    from filelock import FileLock

    lock = FileLock(f"{engine.url.database}.lock") if engine.dialect.name == "sqlite" else nullcontext()
    try:
        with lock:
            yield
    except OSError as error:
        raise storage_error(error, shown(engine)) from error


def _use_write_ahead_log(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with _answering(engine), closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")


@contextmanager
def _answering(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, InterfaceError, sqlite3.DatabaseError) as error:
        if isinstance(error, IntegrityError | ProgrammingError | DataError | InternalError):
            raise  # it did answer
        reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise StoreUnavailable(
            f"the database {shown(engine)} does not answer: {reason}",
            "Check its address, that it runs, and that its disk has room.",
        ) from error
