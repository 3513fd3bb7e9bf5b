import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cypher import Query
from graph import bundling
from graph.bundle import Bundle, verify
from graph.bundling import Bundling, whole_case
from graph.digest import graph_digest
from graph.errors import LimitExceeded
from graph.model import Account, Post
from graph.store import CaseStore, Row
from graph.subgraph import Note
from tests.conftest import Workspace
from tests.golden.case import ADA, BETWEEN, NOON, load_golden

NOTE = Note(title="The bridge")


@dataclass(slots=True)
class _Dense(CaseStore):
    """Says every relationship twenty times."""

    async def one(self, query: Query | str, **parameters: Any) -> Row | None:
        row = await super(_Dense, self).one(query, **parameters)
        if row is not None and row.get("found") and isinstance(row["found"][0], list):
            row["found"] *= 20
        return row


async def exported(case: CaseStore, path: Path, note: Note = NOTE) -> Bundle:
    with path.open("wb") as file:
        await Bundling(case, note).write(file)
    return verify(path)


async def test_a_whole_case(case: CaseStore, tmp_path: Path) -> None:
    await load_golden(case)
    bundle = await exported(case, tmp_path / "case.zip")
    said = bundle.manifest
    assert (said.contents, said.case, said.title, said.complete) == ("case", case.case, "The bridge", True)
    assert said.digest == await graph_digest(case)
    tables = {table.name: table for table in said.files}
    ada = next(row for row in bundle.rows(tables["nodes/Account.parquet"]) if row["id"] == ADA)
    assert (ada["handle"], ada["followers"], ada["pagerank"]) == ("ada_lee", 1200, 0.4)
    assert len(ada["stamps"]) == len(tables["nodes/Account.parquet"].stamps)
    assert tables["edges/INTERACTED.parquet"].derived
    assert tables["edges/INTERACTED.parquet"].rows > 5
    assert tables["nodes/Run.parquet"].rows == 3


async def test_it_comes_in_pieces_and_is_a_zip_that_only_stores(case: CaseStore) -> None:
    await load_golden(case)
    pieces = [piece async for piece in Bundling(case, NOTE).pieces()]
    assert len(pieces) > 10
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert json.loads(archive.read("manifest.json"))["format"] == "sociogram-bundle"


async def test_pages_meet_without_a_gap(case: CaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await load_golden(case)
    whole = (await exported(case, tmp_path / "whole.zip")).manifest
    for name in ("NODES_AT_ONCE", "ACCOUNTS_AT_ONCE", "ROWS_AT_ONCE"):
        monkeypatch.setattr(bundling, name, 3)
    paged = (await exported(case, tmp_path / "paged.zip")).manifest
    assert paged.digest == whole.digest == await graph_digest(case)
    assert [table.rows for table in paged.files] == [table.rows for table in whole.files]


async def test_a_client_that_goes_away_leaves_nothing_open(case: CaseStore) -> None:
    await load_golden(case)
    pieces = Bundling(case, NOTE).pieces()
    assert await anext(pieces) is not None
    await pieces.aclose()


async def test_as_known_before(case: CaseStore, tmp_path: Path) -> None:
    await load_golden(case)
    bundle = await exported(case, tmp_path / "case.zip", Note(known_on=BETWEEN))
    tables = {table.name: table for table in bundle.manifest.files}
    posts = {row["id"] for row in bundle.rows(tables["nodes/Post.parquet"])}
    assert "x:101" in posts
    assert "x:701" not in posts
    assert tables["edges/INTERACTED.parquet"].rows == 0
    assert all(row["pagerank"] is None for row in bundle.rows(tables["nodes/Account.parquet"]))
    assert "computed anew" in (bundle.manifest.reason or "")


@pytest.mark.parametrize("again", ["into the same case", "after the source", "twice"])
async def test_imported_it_is_equal(
    workspaces: Callable[[], Workspace], again: str
) -> None:
    source, target = workspaces(), workspaces()
    await load_golden(source.case)
    path = source.folder / "case.zip"
    digest = (await exported(source.case, path)).manifest.digest
    into = source if again == "into the same case" else target
    if again == "after the source":
        await load_golden(into.case)
    load = await into.load("bundle", path)
    assert load.counts["rejected"] == 0, load.rejected
    assert await graph_digest(into.case) == digest
    if again == "twice":
        assert (await into.load("bundle", path)).held == load.captures
        assert await graph_digest(into.case) == digest


async def test_a_case_as_a_subgraph(case: CaseStore) -> None:
    await load_golden(case)
    found = await whole_case(case, NOTE)
    assert found.complete
    assert found.note.case == case.case
    labels = {node.label for node in found.nodes}
    assert {"Account", "Post", "Hashtag"} <= labels
    assert not {"Run", "Cursor"} & labels
    ada = next(node for node in found.nodes if node.key == (Account.__name__, ADA))
    assert "stamps" not in ada.properties
    first = next(node for node in found.nodes if node.key == (Post.__name__, "x:101"))
    assert first.properties["at"] == NOON
    assert first.properties["edited_at"] == NOON + timedelta(minutes=5)


async def test_a_case_over_the_limit_is_refused_with_the_way_out(case: CaseStore) -> None:
    await load_golden(case)
    with pytest.raises(LimitExceeded) as refused:
        await whole_case(case, NOTE, limit=20)
    assert "parquet" in refused.value.cure
    nodes = len((await whole_case(case, NOTE)).nodes)
    with pytest.raises(LimitExceeded, match="relationships"):
        await whole_case(_Dense(case.case, case.store), NOTE, limit=nodes)


async def test_a_part_as_it_was_known(case: CaseStore) -> None:
    await load_golden(case)
    found = await whole_case(case, Note(known_on=BETWEEN))
    assert not [each for each in found.relationships if each.type in ("INTERACTED", "COORDINATED_WITH")]
    assert "x:701" not in {node.id for node in found.nodes}
