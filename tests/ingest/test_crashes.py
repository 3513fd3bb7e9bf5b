"""Killed, cut off or without an answer: what is loaded in the end is what an undisturbed load would have made of it."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from custody.archive import Archive
from graph.digest import graph_digest
from graph.errors import StoreUnavailable
from graph.extensions import discover
from graph.migrations import migrate
from graph.model import Interacted
from graph.server import Address, ServerPlan, down, status, up
from graph.store import CaseStore, Result, Store, Writing
from graph.writer import read_relationships
from ingest.connectors import Connector, Item, Mapped, Unmappable
from ingest.pipeline import Load, Pipeline
from ingest.replaying import replay
from ingest.simulator import SimulationPlan, write
from ingest.taking_back import take_back
from tests.conftest import ROOT, Workspace, server_plan
from tests.ingest.plain import PLAIN, to_graph, write_lines

SMALL = SimulationPlan(
    seed=7, accounts=120, posts=1_000, days=3, communities=2, follows=4, members=8, fan_clubs=1, fans=2, news=1,
    share_buttons=1,
)  # fmt: skip
BATCH = 60
LINE_SECONDS = 60.0
COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # Bolt's COMMIT message in its frame


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Simulated posts, a line that is no JSON and one that says nothing, near the middle."""
    path = tmp_path_factory.mktemp("simulated") / "posts.jsonl"
    write(SMALL, path)
    lines = path.read_text().splitlines()
    lines[700:700] = ["{broken", '{"kind": "nothing"}']
    path.write_text("\n".join(lines) + "\n")
    return path


async def _load(case: CaseStore, archive: Archive, source: Path, batch_size: int = BATCH) -> Load:
    connector = discover("ingest.connectors", Connector)["simulation"]
    return await Pipeline(case, archive, batch_size=batch_size).load(connector, source)


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that must be equal, whatever happened on the way."""

    digest: str
    ties: dict[tuple[str, str], dict[str, Any]]
    counts: list[dict[str, Any]]
    elements: list[tuple[str, int]]
    ledger: list[list[tuple[int, int]]]
    rejected: list[tuple[int, str | None]]


async def _outcome(case: CaseStore, archive: Archive) -> Outcome:
    ties = await case.read(read_relationships(Interacted))
    counts = await case.read(
        "MATCH (r:Run {case: $case}) RETURN r.status AS status, r.read AS read, r.new AS new, r.changed AS changed, "
        "r.same AS same, r.rejected AS rejected, r.ties_pending AS pending"
    )
    nodes = await case.read("MATCH (n {case: $case}) RETURN labels(n)[0] AS what, count(n) AS n")
    edges = await case.read("MATCH ({case: $case})-[t]->() RETURN type(t) AS what, count(t) AS n")
    ledger = archive.ledger(case.case)
    _, rejected = ledger.rejected()
    return Outcome(
        await graph_digest(case),
        {(row["start"], row["end"]): _plain(row["properties"]) for row in ties},
        counts,
        sorted((row["what"], row["n"]) for row in [*nodes, *edges]),
        [ledger.ranges(capture) for capture in ledger.captures()],
        [(row.position, row.reason) for row in rejected],
    )


def _plain(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if "recorded" not in name}


@pytest.fixture(scope="module")
async def undisturbed(store: Store, source: Path) -> Outcome:
    with Archive.open(
        f"sqlite:///{source.parent}/cases.db", originals=f"{source.parent}/originals", ledgers=source.parent / "ledger"
    ) as archive:
        case = store.for_case(archive.cases.new("Undisturbed").id)
        load = await _load(case, archive, source)
        outcome = await _outcome(case, archive)
    [counted] = outcome.counts
    assert (counted["status"], counted["pending"], counted["rejected"]) == ("done", False, 2)
    assert counted["read"] == load.read == sum(counted[each] for each in ("new", "changed", "same", "rejected"))
    assert outcome.ledger == [[(0, counted["read"])]]
    assert outcome.ties
    return outcome


# the loader is killed


def _address() -> Address:
    if uri := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        return Address(uri, user, password, os.environ.get("NEO4J_DATABASE", "neo4j"))
    return up(server_plan())


@dataclass(slots=True)
class Loader:
    """tests.ingest.crash_loader as often as it takes."""

    asked: str

    def start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.ingest.crash_loader"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(self.asked)
        process.stdin.close()
        return process

    def killed_after(self, lines: int, seconds: float) -> int:
        """Its exit code: -9, or 0 where it was faster. `seconds` is how far into the next step it may get."""
        with self.start() as process:
            assert process.stdout is not None
            for _ in range(lines):
                if not process.stdout.readline():
                    return process.wait(LINE_SECONDS)
            with suppress(subprocess.TimeoutExpired):
                return process.wait(seconds)
            process.kill()
            return process.wait(LINE_SECONDS)

    def run(self) -> int:
        with self.start() as process:
            assert process.stdout is not None
            assert process.stdout.read().endswith("done\n")
            return process.wait(LINE_SECONDS)


def _loader(workspace: Workspace, source: Path) -> Loader:
    address = _address()
    asked = {
        "uri": address.uri, "user": address.user, "password": address.password, "database": address.database,
        "folder": str(workspace.folder), "case": workspace.case.case, "source": str(source), "batch": str(BATCH),
    }  # fmt: skip
    return Loader(json.dumps(asked))


@pytest.mark.parametrize(
    ("kills", "seed"), [(3, 1), *(pytest.param(10, seed, marks=pytest.mark.soak) for seed in (2, 3))]
)
async def test_a_killed_loader_loses_nothing_and_doubles_nothing(
    workspace: Workspace, source: Path, undisturbed: Outcome, kills: int, seed: int
) -> None:
    chance = random.Random(seed)
    loader = _loader(workspace, source)
    for kill in range(kills):
        # past what the last one did, so that every kill meets new batches; into any part of the next step
        lines = 1 + chance.randrange(4) + kill * 12 // kills
        code = await asyncio.to_thread(loader.killed_after, lines, chance.uniform(0.0, 0.25))
        assert code == -signal.SIGKILL, "the loader was done before it could be killed"
    assert await asyncio.to_thread(loader.run) == 0
    assert await _outcome(workspace.case, workspace.archive) == undisturbed


# the answer to a commit is lost


@dataclass(slots=True)
class Cutting:
    """A proxy that cuts every fifth connection at its COMMIT: by turns at once, or when the answer has come."""

    host: str
    port: int
    commits: int = 0
    cut: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(self.host, self.port)
        answers = asyncio.create_task(_pump(there, writer))
        try:
            while data := await reader.read(1 << 16):
                cutting = COMMIT in data and self._is_fifth()
                if cutting:
                    answers.cancel()
                back.write(data)
                await back.drain()
                if cutting:
                    if self.cut % 2:
                        await there.read(1)
                    return
        except OSError:
            return
        finally:
            answers.cancel()
            for each in (writer, back):
                each.close()
            with suppress(asyncio.CancelledError, OSError):
                await answers

    def _is_fifth(self) -> bool:
        self.commits += 1
        self.cut += self.commits % 5 == 0
        return self.commits % 5 == 0


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def _cutting(address: Address) -> AsyncIterator[tuple[Cutting, Store]]:
    target = urlsplit(address.uri)
    proxy = Cutting(str(target.hostname), target.port or 7687)
    async with await asyncio.start_server(proxy.serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        uri = f"bolt://127.0.0.1:{port}"
        async with Store.open(
            uri, user=address.user, password=address.password, database=address.database
        ) as store:
            yield proxy, store


async def test_a_commit_without_an_answer_is_neither_lost_nor_doubled(
    workspace: Workspace, source: Path, undisturbed: Outcome
) -> None:
    async with _cutting(_address()) as (proxy, store):
        load = await _load(store.for_case(workspace.case.case), workspace.archive, source)
        assert proxy.cut >= 4
        assert store.counters.retries >= proxy.cut
    outcome = await _outcome(workspace.case, workspace.archive)
    assert outcome == undisturbed
    assert load.read == outcome.counts[0]["read"]


class Twice(CaseStore):
    """Every transaction is committed, its answer lost, and repeated: the worst that a network can do."""

    async def write(self, work: Callable[[Writing], Awaitable[Result]], *, seconds: float = 120.0) -> Result:
        await super().write(work, seconds=seconds)
        return await super().write(work, seconds=seconds)


async def test_every_transaction_may_happen_twice(workspace: Workspace, source: Path, undisturbed: Outcome) -> None:
    twice = Twice(workspace.case.case, workspace.case.store)
    await _load(twice, workspace.archive, source, batch_size=300)
    assert await _outcome(workspace.case, workspace.archive) == undisturbed


async def test_trying_again_and_taking_back_may_happen_twice(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("replaying", "retelling"):
        monkeypatch.setattr(f"ingest.{module}.connector", {"plain": PLAIN}.__getitem__)
    twice = Twice(workspace.case.case, workspace.case.store)
    post = {"post": "1", "by": "anna", "at": 1_700_000_000}
    source = write_lines(workspace.folder / "a.jsonl", [post, post | {"post": "2", "mentions": ["bert"]}, {"no": 1}])
    load = await Pipeline(twice, workspace.archive).load(replace(PLAIN, to_graph=_refusing), source)
    again = await replay(twice, workspace.archive, load.captures[0])
    assert again.counts == {"new": 1, "rejected": 1}
    rows = await twice.read("MATCH (r:Run {case: $case, id: $id}) RETURN r.read AS read", id=again.runs[0])
    assert rows == [{"read": 2}]
    ledger = workspace.archive.ledger(twice.case)
    assert [row.position for row in ledger.rejected(capture_id=load.captures[0])[1]] == [2]
    for run in (*again.runs, *load.runs):
        await take_back(twice, workspace.archive, run)
    assert await graph_digest(twice) == f"{0:064x}"


def _refusing(item: Item) -> Mapped:
    if item.value.get("post") == "2":
        raise Unmappable("not known yet")
    return to_graph(item)


async def test_a_lost_piece_of_the_ledger_is_filled_from_the_capture(
    workspace: Workspace, source: Path, undisturbed: Outcome
) -> None:
    """As after a crash between the graph and the ledger: the rejected ones are still rejected."""
    load = await _load(workspace.case, workspace.archive, source)
    workspace.archive.ledger(workspace.case.case).remove(load.captures[0])
    await _load(workspace.case, workspace.archive, source)
    calm, found = undisturbed, await _outcome(workspace.case, workspace.archive)
    assert (found.digest, found.ties, found.ledger, found.rejected) == (
        calm.digest, calm.ties, calm.ledger, calm.rejected,
    )  # fmt: skip


# the database is killed


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ServerPlan]:
    plan = ServerPlan(
        home=tmp_path / "neo4j", cache=server_plan().cache, heap_mb=512, page_cache_mb=64, start_limit_s=240.0
    )
    yield plan
    down(plan)


@asynccontextmanager
async def _opened(address: Address) -> AsyncIterator[Store]:
    async with Store.open(
        address.uri, user=address.user, password=address.password, database=address.database
    ) as store:
        yield store


async def _moved_on(store: Store, case: str, beyond: int) -> None:
    """Returns when the load has come further than this position."""
    deadline = asyncio.get_running_loop().time() + LINE_SECONDS
    while True:
        row = await store.for_case(case).one("MATCH (k:Cursor {case: $case}) RETURN k.position AS position")
        if row is not None and row["position"] > beyond:
            return
        assert asyncio.get_running_loop().time() < deadline


async def _broken_off(own_server: ServerPlan, load: Callable[[Store], Awaitable[Load]], case: str, beyond: int) -> None:
    """A load during which the database is killed: it ends with a clear error."""
    async with _opened(await asyncio.to_thread(up, own_server)) as store:
        await migrate(store)
        loading = asyncio.ensure_future(load(store))
        await _moved_on(store, case, beyond)
        pid = status(own_server).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(StoreUnavailable, match="does not answer") as raised:
            await loading
        assert "sociogram up" in raised.value.cure


@pytest.mark.soak
@pytest.mark.parametrize("kills", [3])
async def test_a_killed_database_is_started_again_and_the_load_goes_on(
    workspace: Workspace, own_server: ServerPlan, source: Path, undisturbed: Outcome, kills: int
) -> None:
    case = workspace.case.case

    async def load(store: Store) -> Load:
        return await _load(store.for_case(case), workspace.archive, source)

    for kill in range(kills):
        await _broken_off(own_server, load, case, beyond=kill * 240)
    async with _opened(await asyncio.to_thread(up, own_server)) as store:
        await load(store)
        outcome = await _outcome(store.for_case(case), workspace.archive)
    assert outcome == undisturbed
