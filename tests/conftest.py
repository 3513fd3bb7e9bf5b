"""One Neo4j for the whole run, a case of its own for every test, real data where it is.

Fixture strategy: `case` is an empty case; load what the test needs into it, inline. Nothing is emptied, so tests run
side by side. NEO4J_URI (with user and password) runs them against a server of your own.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from custody.archive import Archive
from graph.extensions import discover
from graph.migrations import migrate
from graph.server import ServerPlan, down, up
from graph.store import CaseStore, Store
from ingest.connectors import Connector
from ingest.pipeline import Load, Pipeline

ROOT = Path(__file__).parents[1]
HOME = "SOCIOGRAM_TEST_HOME"
RETRIEVED = 1_767_225_600
"""When the real sets were retrieved, as the tests have it: 2026-01-01 UTC."""


def pytest_configure(config: pytest.Config) -> None:
    """The first process chooses the folder; workers inherit it."""
    if not hasattr(config, "workerinput") and HOME not in os.environ:
        os.environ[HOME] = tempfile.mkdtemp(prefix="sociogram-test-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and HOME in os.environ:
        down(server_plan())
        shutil.rmtree(os.environ.pop(HOME), ignore_errors=True)


def server_plan() -> ServerPlan:
    cache = os.environ.get("SOCIOGRAM_CACHE") or platformdirs.user_cache_dir("sociogram")
    return ServerPlan(home=Path(os.environ[HOME]) / "neo4j", cache=Path(cache))


@pytest.fixture(scope="session")
async def store() -> AsyncIterator[Store]:
    """Migrated. The managed server stays up for the whole run."""
    if own := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        database = os.environ.get("NEO4J_DATABASE", "neo4j")
    else:
        address = up(server_plan())
        own, user, password, database = address.uri, address.user, address.password, address.database
    async with Store.open(own, user=user, password=password, database=database) as opened:
        await migrate(opened)
        yield opened


@pytest.fixture
async def case(store: Store) -> CaseStore:
    """A fresh, empty case."""
    return store.for_case(uuid.uuid4().hex)


@pytest.fixture
def other_case(store: Store) -> CaseStore:
    """A second one, for what must not be seen."""
    return store.for_case(uuid.uuid4().hex)


@pytest.fixture(scope="session")
def real_data() -> Callable[[str], Path]:
    """`real_data("twarc")` is that set's folder. Without the data the test is reported as not run, or fails."""
    folder = Path(os.environ.get("SOCIOGRAM_TEST_DATA") or ROOT.parent / "shared" / "data")

    def find(name: str) -> Path:
        path = folder / name
        if path.exists():
            return path
        if os.environ.get("SOCIOGRAM_REQUIRE_DATA") == "1":
            pytest.fail(f"the real data set {name} is missing (SOCIOGRAM_TEST_DATA)")
        pytest.skip(f"not run: the real data set {name} is missing (SOCIOGRAM_TEST_DATA)")

    return find


@dataclass(frozen=True, slots=True)
class Workspace:
    """A case with everything under custody, as a load needs it."""

    case: CaseStore
    archive: Archive
    folder: Path

    def pipeline(self, batch_size: int = 2_000) -> Pipeline:
        return Pipeline(self.case, self.archive, batch_size=batch_size)

    async def load(self, connector: str, source: Path, **options: str) -> Load:
        return await self.pipeline().load(discover("ingest.connectors", Connector)[connector], source, options)


@pytest.fixture
def workspaces(store: Store, tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Makes fresh workspaces: a new case each, in one archive."""
    with Archive.open(
        f"sqlite:///{tmp_path}/cases.db", originals=str(tmp_path / "originals"), ledgers=tmp_path / "ledger"
    ) as archive:

        def new() -> Workspace:
            case = archive.cases.new(uuid.uuid4().hex)
            return Workspace(store.for_case(case.id), archive, tmp_path)

        yield new


@pytest.fixture
def workspace(workspaces: Callable[[], Workspace]) -> Workspace:
    return workspaces()


@dataclass(frozen=True, slots=True)
class Loaded:
    """One set in a case of its own."""

    folder: Path
    case: CaseStore
    archive: Archive
    load: Load

    async def number(self, cypher: str) -> int:
        row = await self.case.one(f"MATCH {cypher} AS n")
        assert row is not None
        return int(row["n"])

    async def column(self, cypher: str) -> list[Any]:
        return [row["n"] for row in await self.case.read(f"MATCH {cypher} AS n")]


# real sets, each loaded when it is first asked for, and then kept


@pytest.fixture(scope="session")
def real_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("real")
    with Archive.open(
        f"sqlite:///{folder}/cases.db", originals=str(folder / "originals"), ledgers=folder / "ledger"
    ) as archive:
        yield archive


Loader = Callable[..., Awaitable[Loaded]]


@pytest.fixture(scope="session")
def loaded(
    store: Store, real_data: Callable[[str], Path], real_archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> Loader:
    """`loaded(connector, set, path within it)`."""
    held: dict[str, Loaded] = {}

    async def load(connector: str, name: str, within: str = "", **options: str) -> Loaded:
        if name not in held:
            source = real_data(name) / within
            case = store.for_case(real_archive.cases.new(uuid.uuid4().hex).id)
            reader = discover("ingest.connectors", Connector)[connector]
            copied = _as_retrieved_once(source, tmp_path_factory.mktemp(name))
            done = await Pipeline(case, real_archive).load(reader, copied, options)
            held[name] = Loaded(source, case, real_archive, done)
        return held[name]

    return load


def _as_retrieved_once(source: Path, folder: Path) -> Path:
    """A file counts as retrieved when it was last written, and that is part of what is known."""
    target = folder / source.name
    if source.is_dir():
        shutil.copytree(source, target, copy_function=shutil.copyfile)
    else:
        shutil.copyfile(source, target)
    for each in [target, *target.rglob("*")]:
        each.chmod(0o755 if each.is_dir() else 0o644)
        os.utime(each, (RETRIEVED, RETRIEVED))
    return target


@pytest.fixture
async def rumoureval(loaded: Loader) -> Loaded:
    return await loaded("x", "rumoureval2017", "raw/train")


@pytest.fixture
async def network(loaded: Loader) -> Loaded:
    return await loaded("x", "twarc", "twarc-network/tweets.jsonl")


@pytest.fixture
async def academic(loaded: Loader) -> Loaded:
    return await loaded("x", "x_v2_academictwitteR", "json")


@pytest.fixture
async def ira(loaded: Loader) -> Loaded:
    return await loaded("table", "ira_trolls", "fixture_2016-10-03_to_08.csv", mapping="ira_by_author")


@pytest.fixture
async def coortweet(loaded: Loader) -> Loaded:
    return await loaded("table", "coortweet", "russian_coord_tweets.csv", mapping="coortweet")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes make names that differ from worker to worker (a gzip header holds the time): they are numbered instead."""
    return "bytes" if isinstance(val, bytes) else None


REAL_SETS = ("rumoureval", "network", "academic", "ira", "coortweet")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of one real set run in one worker, so that it is loaded once."""
    for item in items:
        for name in REAL_SETS:
            if name in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(name))
