"""Rejected records, tried again after a fix."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.digest import graph_digest
from graph.errors import NotFound
from ingest.connectors import Item, Mapped, Unmappable
from ingest.replaying import replay
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, to_graph, write_lines
from tests.ingest.test_pipeline import RECORDS


def _refusing(item: Item) -> Mapped:
    if item.value.get("post") in {"2", "3"}:
        raise Unmappable("a form that is not known yet")
    return to_graph(item)


async def test_after_a_fix_the_graph_is_as_if_read_at_once(
    workspaces: Callable[[], Workspace], workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.replaying.connector", {"plain": PLAIN}.__getitem__)
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    load = await workspace.pipeline().load(replace(PLAIN, to_graph=_refusing), source)
    assert load.counts["rejected"] == 2
    again = await replay(workspace.case, workspace.archive, load.captures[0])
    assert (again.counts["new"], again.counts["rejected"]) == (2, 0)
    assert workspace.archive.ledger(workspace.case.case).rejected(capture_id=load.captures[0])[0] == 0

    whole = workspaces()
    await whole.pipeline().load(PLAIN, source)
    assert await graph_digest(workspace.case) == await graph_digest(whole.case)
    with pytest.raises(NotFound, match="waits to be tried again"):
        await replay(workspace.case, workspace.archive, load.captures[0])


async def test_what_is_still_refused_stays(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.replaying.connector", {"plain": PLAIN}.__getitem__)
    source = workspace.folder / "a.jsonl"
    source.write_text(json.dumps(RECORDS[0]) + "\n{broken\n")
    load = await workspace.pipeline().load(PLAIN, source)
    again = await replay(workspace.case, workspace.archive, load.captures[0])
    assert again.counts == {"rejected": 1}
    assert workspace.archive.ledger(workspace.case.case).rejected(capture_id=load.captures[0])[0] == 1
