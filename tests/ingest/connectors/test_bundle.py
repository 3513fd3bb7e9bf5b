import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.bundle import write_subgraph
from graph.bundling import Bundling
from graph.digest import graph_digest
from graph.errors import EvidenceBroken, InputUnreadable
from graph.model import Account, Interacted, Posted, SameAs
from graph.store import CaseStore, Result, Writing
from graph.subgraph import Note, Subgraph, SubgraphNode, SubgraphRelationship
from graph.writer import read_nodes, read_relationships
from ingest.batching import Prepared, add
from ingest.connectors import Item, Unmappable
from ingest.connectors.bundle import BUNDLE, read, records, to_graph
from ingest.evidence import evidence_of, record_of
from ingest.pipeline import Pipeline
from ingest.taking_back import take_back
from tests.conftest import Workspace
from tests.golden.case import ADA, load_golden

NOON = 1_767_614_400_000
STAMP = f"{0:012x}{NOON:012x}{0:08x}"
ROW = {"id": "x:1", "handle": "ada", "stub": False, "captured_first": NOON, "captured_last": NOON + 1}


def _item(name: str = "nodes/Account.parquet", **row: object) -> Item:
    return Item(0, f"{name} row 1", ROW | row, name)


def test_a_node() -> None:
    mapped = to_graph(_item(stamps={"handle": STAMP}, pagerank=0.5, gone_recorded=1))
    assert mapped.main == Account(id="x:1", handle="ada", stub=False)
    first = datetime.fromtimestamp(NOON / 1000, UTC)
    assert mapped.captured == (first, first + timedelta(milliseconds=1))
    assert mapped.stamps is not None
    assert [stamp for stamp in mapped.stamps if stamp] == [STAMP]


def test_a_relationship_is_counted_with_its_start() -> None:
    row = {"start": "x:1", "end": "x:2", "at": NOON}
    mapped = to_graph(Item(0, "", row, "edges/POSTED.parquet"))
    assert mapped.main == Account(id="x:1", stub=True)
    assert mapped.relationships == [Posted(start="x:1", end="x:2", at=datetime.fromtimestamp(NOON / 1000, UTC))]


def test_who_holds_two_accounts_for_one_is_taken_over() -> None:
    row = {"start": "x:@a", "end": "x:1", "rule": "own", "why": "seen", "asserted_at": NOON}
    [same] = to_graph(Item(0, "", row, "edges/SAME_AS.parquet")).relationships
    assert isinstance(same, SameAs)
    assert (same.rule, same.why) == ("own", "seen")


@pytest.mark.parametrize(
    "row",
    [
        {"id": ""},
        {"id": "x" * 2_000},
        {"id": "x:\x001"},
        {"handle_key": "x" * 9_000},
        {"bio": "b" * 200_000},
        {"handle_keys": ["k"] * 20_000},
        {"handle_keys": [None]},
        {"handle_keys": ["k" * 5_000]},
        {"captured_first": -1},
        {"opened_at": 2**62},
        {"stamps": {}},
        {"stamps": {"handle": STAMP, "name": STAMP}},
        {"stamps": {"handle": "~" * 32}},
        {"stamps": {"handle": STAMP.upper().replace("0", "F")}},
    ],
)
def test_what_can_not_be_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(Unmappable):
        to_graph(_item(**row))


def test_a_place_that_is_no_number_is_refused() -> None:
    with pytest.raises(Unmappable):
        to_graph(Item(0, "", {"id": "x:1", "latitude": float("nan")}, "nodes/Place.parquet"))


@pytest.mark.parametrize("stamp", [f"{NOON * 9:012x}{0:020x}", f"{0:012x}{NOON * 9:012x}{0:08x}"])
async def test_what_was_captured_in_the_future_would_win_for_ever(workspace: Workspace, stamp: str) -> None:
    path = workspace.folder / "one.zip"
    await _bundled(workspace, path)
    capture, _ = workspace.archive.originals.keep(
        workspace.case.case, next(read(path)), connector="bundle", options={}
    )
    prepared = Prepared(0, 0, datetime.now(UTC))
    add(prepared, _item(stamps={"handle": stamp}), to_graph, capture)
    assert prepared.records[0].reason == "it was captured in the future"


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\x00" * 18])
def test_what_is_no_bundle(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    for path in (tmp_path / "x.zip", tmp_path, tmp_path / "none.zip"):
        with pytest.raises(InputUnreadable):
            next(read(path))


async def test_nothing_of_a_damaged_one_is_loaded(workspace: Workspace) -> None:
    path = workspace.folder / "case.zip"
    await load_golden(workspace.case)
    await _bundled(workspace, path)
    content = path.read_bytes()
    path.write_bytes(content[:200] + bytes([content[200] ^ 1]) + content[201:])
    with pytest.raises((EvidenceBroken, InputUnreadable)):
        await workspace.load("bundle", path)
    assert workspace.archive.originals.captures(workspace.case.case) == []


async def _bundled(workspace: Workspace, path: Path) -> str:
    with path.open("wb") as file:
        manifest = await Bundling(workspace.case, Note(title="One")).write(file)
    assert manifest.digest is not None
    return manifest.digest


@pytest.fixture
def two(workspaces: Callable[[], Workspace]) -> tuple[Workspace, Workspace]:
    return workspaces(), workspaces()


async def _ties(case: CaseStore) -> dict[tuple[str, str], dict[str, Any]]:
    rows = await case.read(read_relationships(Interacted))
    own = {"recorded_first", "captured_first", "captured_last", "capture_first", "capture_last"}
    return {
        (row["start"], row["end"]): {name: each for name, each in row["properties"].items() if name not in own}
        for row in rows
        if row["properties"]["weight"]
    }


async def test_evidence_leads_to_the_bundles_record_and_it_can_be_taken_back(two: tuple[Workspace, Workspace]) -> None:
    source, target = two
    await load_golden(source.case)
    path = source.folder / "case.zip"
    digest = await _bundled(source, path)
    load = await target.load("bundle", path)
    found = await evidence_of(target.case, target.archive, f"Account:{ADA}")
    [witness, *_] = found.witnesses
    capture = target.archive.originals.get(witness.capture)
    record = record_of(target.archive, capture, witness.position)
    assert (record.kind, record.value["id"], record.value["handle"]) == ("nodes/Account.parquet", ADA, "ada_lee")
    assert await _ties(target.case) == await _ties(source.case)
    accounts = {row["properties"]["id"]: row["properties"] for row in await target.case.read(read_nodes(Account))}
    assert accounts[ADA].get("pagerank") is None
    assert accounts[ADA]["capture_first"] == capture.id
    await take_back(target.case, target.archive, load.runs[0])
    assert await graph_digest(target.case) == f"{0:064x}"
    await target.load("bundle", path)
    assert await graph_digest(target.case) == digest


async def test_what_another_load_speaks_of_too_is_told_again(two: tuple[Workspace, Workspace]) -> None:
    """Two bundles that overlap: the one taken back leaves the other as if it had come alone."""
    source, target = two
    first, second = source.folder / "first.zip", source.folder / "second.zip"
    await load_golden(source.case)
    digest = await _bundled(source, first)
    node = SubgraphNode("Account", ADA, {"bio": "Writes no more", "captured_last": datetime(2027, 1, 1, tzinfo=UTC)})
    edge = SubgraphRelationship("FOLLOWS", ADA, "x:new", {})
    with second.open("wb") as file:
        write_subgraph(Subgraph((node, SubgraphNode("Account", "x:new", {})), (edge,), 2, True, None), file)
    await target.load("bundle", first)
    early = await target.load("bundle", second)
    accounts = {row["properties"]["id"]: row["properties"] for row in await target.case.read(read_nodes(Account))}
    assert early.counts["rejected"] == 1, "it was captured in the future"
    assert accounts[ADA]["bio"] == "Writes about bridges"
    with second.open("wb") as file:
        past = replace(node, properties={"bio": "Writes no more", "captured_last": datetime(2026, 3, 3, tzinfo=UTC)})
        write_subgraph(Subgraph((past, SubgraphNode("Account", "x:new", {})), (edge,), 2, True, None), file)
    load = await target.load("bundle", second)
    accounts = {row["properties"]["id"]: row["properties"] for row in await target.case.read(read_nodes(Account))}
    assert accounts[ADA]["bio"] == "Writes no more"
    await take_back(target.case, target.archive, load.runs[0])
    await take_back(target.case, target.archive, early.runs[0])
    assert await graph_digest(target.case) == digest


class Killed(Exception):
    pass


@dataclass(slots=True)
class Dying(CaseStore):
    """Dies at the nth transaction: before it is committed, or before its answer arrives."""

    left: int = 0
    after: bool = False

    async def write(self, work: Callable[[Writing], Awaitable[Result]], *, seconds: float = 120.0) -> Result:
        self.left -= 1
        if self.left < 0 and not self.after:
            raise Killed
        done = await super(Dying, self).write(work, seconds=seconds)
        if self.left < 0:
            raise Killed
        return done


@pytest.mark.parametrize("after", [False, True])
async def test_a_killed_import_goes_on(two: tuple[Workspace, Workspace], after: bool) -> None:
    source, target = two
    await load_golden(source.case)
    path = source.folder / "case.zip"
    digest = await _bundled(source, path)
    deaths = 0
    for left in (1, 2, 2, 3):
        dying = Dying(target.case.case, target.case.store, left=left, after=after)
        try:
            await Pipeline(dying, target.archive, batch_size=60).load(BUNDLE, path)
        except Killed:
            deaths += 1
    assert deaths >= 3
    await Pipeline(target.case, target.archive, batch_size=60).load(BUNDLE, path)
    assert await graph_digest(target.case) == digest
    assert await _ties(target.case) == await _ties(source.case)
    ledger = target.archive.ledger(target.case.case)
    assert ledger.ranges(ledger.captures()[0]) == [(0, len(list(records(path))))]


@pytest.mark.real_data
async def test_real_posts_in_another_case_are_equal(
    two: tuple[Workspace, Workspace], real_data: Callable[[str], Path]
) -> None:
    source, target = two
    await source.load("x", real_data("rumoureval2017") / "raw" / "train" / "sydneysiege")
    path = source.folder / "rumours.zip"
    digest = await _bundled(source, path)
    load = await target.load("bundle", path)
    assert load.counts["rejected"] == 0
    assert digest == await graph_digest(target.case) == await graph_digest(source.case)
    assert await _ties(target.case) == await _ties(source.case)
    assert await asyncio.to_thread(lambda: len(list(records(path)))) == load.read
