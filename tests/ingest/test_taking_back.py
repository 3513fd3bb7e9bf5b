"""A wrong load taken back: the graph is as if it had never been."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.digest import graph_digest
from graph.errors import Conflict, NotFound
from ingest.taking_back import parse, take_back
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines
from tests.ingest.test_pipeline import RECORDS, _consistent, _ties, accounts, posts

DAY = 86_400


@pytest.fixture(autouse=True)
def _plain_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.retelling.connector", {"plain": PLAIN}.__getitem__)


WRONG: list[dict[str, Any]] = [
    {"post": "1", "by": "anna", "at": 20_000 * DAY, "text": "the first words of a longer talk", "tags": ["Wrong"]},
    {"post": "8", "by": "eve", "at": 20_001 * DAY, "reposts": "1", "mentions": ["anna", "@dora"]},
    {"account": "anna", "name": "Not Anna", "version": 99, "handle": "dora"},
]


async def _load(workspace: Workspace, name: str, records: list[dict[str, Any]]) -> str:
    load = await workspace.pipeline().load(PLAIN, write_lines(workspace.folder / name, records))
    return load.runs[0]


async def test_taken_back_is_as_if_never_loaded(workspaces: Callable[[], Workspace]) -> None:
    clean, spoiled = workspaces(), workspaces()
    await _load(clean, "a.jsonl", RECORDS)
    await _load(spoiled, "a.jsonl", RECORDS)
    wrong = await _load(spoiled, "b.jsonl", WRONG)
    assert await graph_digest(spoiled.case) != await graph_digest(clean.case)
    taken = await take_back(spoiled.case, spoiled.archive, wrong)
    assert (taken.deleted, taken.retold) == (9, 3)
    assert await graph_digest(spoiled.case) == await graph_digest(clean.case)
    assert await _ties(spoiled) == await _ties(clean)


async def test_what_was_known_before_keeps_its_recording_time(workspace: Workspace) -> None:
    await _load(workspace, "a.jsonl", RECORDS)
    query = "MATCH (p:Post {case: $case}) RETURN p.id AS id, p.recorded_first.epochMillis AS at ORDER BY id"
    before = await workspace.case.read(query)
    await take_back(workspace.case, workspace.archive, await _load(workspace, "b.jsonl", WRONG))
    assert await workspace.case.read(query) == before


async def test_it_can_be_loaded_again_as_a_capture_of_its_own(workspace: Workspace) -> None:
    run = await _load(workspace, "b.jsonl", WRONG)
    first = await graph_digest(workspace.case)
    await take_back(workspace.case, workspace.archive, run)
    assert await graph_digest(workspace.case) == f"{0:064x}"
    again = await _load(workspace, "b.jsonl", WRONG)
    assert again != run
    assert await graph_digest(workspace.case) == first
    with pytest.raises(Conflict, match="already"):
        await take_back(workspace.case, workspace.archive, run)
    assert await graph_digest(workspace.case) == first


async def test_an_unknown_run_is_said(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no load"):
        await take_back(workspace.case, workspace.archive, "nothing")


def test_keys_are_taken_apart() -> None:
    assert parse("Post:x:1") == ("Post", "x:1")
    assert parse("Link:https://a.example/?q=1\x1e2") == ("Link", "https://a.example/?q=1>2")
    assert parse("Account:x:1>POSTED>Post:x:2") == ("x:1", "POSTED", "x:2")


records = st.lists(st.one_of(posts, accounts), min_size=1, max_size=8)


@given(kept=records, wrong=records)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_load_can_be_taken_back(
    workspaces: Callable[[], Workspace], kept: list[dict[str, Any]], wrong: list[dict[str, Any]]
) -> None:
    both = _consistent([*kept, *wrong])
    kept, wrong = both[: len(kept)], both[len(kept) :]
    clean, spoiled = workspaces(), workspaces()
    await _load(clean, "a.jsonl", kept)
    await _load(spoiled, "a.jsonl", kept)
    await take_back(spoiled.case, spoiled.archive, await _load(spoiled, "b.jsonl", wrong))
    assert await graph_digest(spoiled.case) == await graph_digest(clean.case)
    assert await _ties(spoiled) == await _ties(clean)
