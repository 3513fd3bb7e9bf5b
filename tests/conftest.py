"""One Neo4j for the whole run, a case of its own for every test, real data where it is.

Fixture strategy: `case` is an empty case; load what the test needs into it, inline. Nothing is emptied, so tests run
side by side. NEO4J_URI (with user and password) runs them against a server of your own.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

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
