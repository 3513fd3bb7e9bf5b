"""A governance database per test: SQLite in its folder, or a database of its own on one real PostgreSQL."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Engine

from custody.cases import Case, Cases
from custody.database import connect, upgrade
from custody.originals import Originals

START_SECONDS = 60
RETRIEVED_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What a connector's `read` yields."""

    file: Path
    source: str
    how: str = "read from a file"
    retrieved_at: datetime
    media_type: str = "application/jsonl"


def _programs() -> Path:
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.environ["PATH"].split(os.pathsep))]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise FileNotFoundError("PostgreSQL's server is missing: run .ci/packages")


def _unprivileged() -> list[str]:
    """PostgreSQL refuses to run as root; and it is to end with this process, however that ends."""
    drop = ["--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *drop, "--pdeathsig=QUIT", "--"]


def _initialise(programs: Path, data: Path) -> None:
    command = [str(programs / "initdb"), "-D", str(data), "-U", "sociogram", "-A", "trust", "--no-sync", "-E", "UTF8"]
    done = subprocess.run([*_unprivileged(), *command], capture_output=True, text=True, cwd="/", timeout=START_SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr


def _answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def _await(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.02)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a private cluster of this worker, reached through a socket in its folder, so no port is needed."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="sociogram-pg-", dir="/tmp"))  # a socket's path has at most 107 characters
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _initialise(programs, folder / "data")
        settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "shared_buffers=16MB"]
        options = [part for setting in settings for part in ("-c", setting)]
        address = f"postgresql://sociogram@/postgres?host={folder}"
        command = [*_unprivileged(), str(programs / "postgres"), "-D", str(folder / "data"), *options]
        with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd="/", stdout=log, stderr=log) as server:
            try:
                _await(server, address, folder / "log")
                yield address
            finally:
                server.send_signal(signal.SIGQUIT)
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "governance.db")
        return
    server: str = request.getfixturevalue("postgresql")
    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = connect(database)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "governance.db"
    engine = connect(path)
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_engine(tmp_path: Path, empty_database: Path) -> Iterator[Engine]:
    engine = connect(shutil.copy(empty_database, tmp_path / "governance.db"))
    yield engine
    engine.dispose()


@pytest.fixture
def case(sqlite_engine: Engine) -> Case:
    return Cases(sqlite_engine).new("Harbour fire")


@pytest.fixture(params=["local", "memory"])
def originals(request: pytest.FixtureRequest, sqlite_engine: Engine, tmp_path: Path) -> Iterator[Originals]:
    root = tmp_path / "originals" if request.param == "local" else f"memory://{uuid4().hex}"
    with Originals(root, sqlite_engine) as originals:
        yield originals


@pytest.fixture
def got(tmp_path: Path) -> Callable[..., Got]:
    """Bytes in a file, as a connector gets them."""

    def make(
        content: bytes = b'{"id": 1}\n', *, source: str = "posts.jsonl", retrieved_at: datetime = RETRIEVED_AT
    ) -> Got:
        file = tmp_path / f"in-{uuid4().hex}"
        file.write_bytes(content)
        return Got(file=file, source=source, retrieved_at=retrieved_at)

    return make
