"""One call from anything in the graph to its posts, their captures and positions, and the very bytes."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Conflict, EvidenceBroken, NotFound, ParameterInvalid
from graph.running import run_analysis
from graph.store import Store
from ingest.evidence import (
    evidence_of,
    evidence_of_measure,
    evidence_of_tie,
    record_of,
    save_originals,
)
from ingest.taking_back import take_back
from tests.conftest import Workspace

ADA, BO, CY = "1001", "1002", "1003"


def _post(number: str, author: str, text: str, **more: Any) -> dict[str, Any]:
    at = f"2026-03-01T10:0{number[-1]}:00.000Z"
    return {"id": number, "author_id": author, "text": text, "created_at": at, **more}


PAGE: dict[str, Any] = {
    "data": [
        _post("501", ADA, "Smoke over the harbour #Harbour", entities={"hashtags": [{"tag": "Harbour"}]}),
        _post("502", BO, "RT @ada: Smoke", referenced_tweets=[{"type": "retweeted", "id": "501"}]),
        _post("503", CY, "@ada where?", referenced_tweets=[{"type": "replied_to", "id": "501"}]),
    ],
    "includes": {"users": [{"id": ADA, "username": "Ada", "name": "Ada"}, {"id": BO, "username": "bo", "name": "Bo"}]},
}  # fmt: skip
LATER: dict[str, Any] = {
    "data": [
        _post("501", ADA, "Smoke over the harbour #Harbour"),
        _post("504", CY, "no smoke at all"),
        {"id": "501", "username": "number501", "name": "An account with a post's number"},
    ]
}


@pytest.fixture
async def first(workspace: Workspace, store: Store) -> Path:
    return await _load(workspace, store, "first.json", PAGE)


def _written(path: Path, page: dict[str, Any]) -> Path:
    path.write_text(json.dumps(page))
    return path


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _flip_a_bit(blob: Path) -> None:
    content = bytearray(blob.read_bytes())
    content[10] ^= 1
    blob.chmod(0o600)
    blob.write_bytes(content)


async def _load(workspace: Workspace, store: Store, name: str, page: dict[str, Any]) -> Path:
    source = _written(workspace.folder / name, page)
    await workspace.load("x", source)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return source


@pytest.mark.parametrize(
    ("subject", "named", "posts"),
    [
        ("x:501", "Post:x:501", ["x:501"]),
        ("http://www.x.com/Ada/status/501/?utm_source=feed", "Post:x:501", ["x:501"]),
        ("Post:x:502", "Post:x:502", ["x:502"]),
        ("@ada", "Account:x:1001", ["x:501"]),
        ("x:1001", "Account:x:1001", ["x:501"]),
        ("https://x.com/Ada", "Account:x:1001", ["x:501"]),
        ("#HARBOUR", "Hashtag:harbour", ["x:501"]),
    ],
)
async def test_whatever_it_is_named_by_it_leads_to_its_posts(
    workspace: Workspace, first: Path, subject: str, named: str, posts: list[str]
) -> None:
    found = await evidence_of(workspace.case, workspace.archive, subject)
    assert (found.subject, [post.id for post in found.posts], found.total, found.complete) == (named, posts, 1, True)
    witness = found.posts[0].captures[0]
    assert (witness.source, witness.sha256) == (str(first), hashlib.sha256(_bytes(first)).hexdigest())


async def test_every_record_that_speaks_of_a_post_is_named_by_its_place(workspace: Workspace, first: Path) -> None:
    found = await evidence_of(workspace.case, workspace.archive, "x:501")
    places = [(witness.position, witness.place) for witness in found.witnesses]
    assert places == [(0, "$.data[0]"), (1, "$.data[1]"), (2, "$.data[2]")]
    assert found.witnesses_total == found.posts[0].total == 3


async def test_the_record_itself_is_read_again_from_the_bytes(workspace: Workspace, first: Path) -> None:
    found = await evidence_of(workspace.case, workspace.archive, "x:502")
    witness = found.witnesses[0]
    capture = workspace.archive.originals.get(witness.capture)
    item = record_of(workspace.archive, capture, witness.position)
    assert (item.value["data"], item.place) == (PAGE["data"][1], witness.place)
    with pytest.raises(EvidenceBroken, match="no readable record 99"):
        record_of(workspace.archive, capture, 99)


async def test_a_tie_leads_to_the_posts_it_is_made_of(workspace: Workspace, first: Path) -> None:
    found = await evidence_of_tie(workspace.case, workspace.archive, "@bo", "@ada")
    assert [(post.id, list(post.kinds), post.total) for post in found.posts] == [("x:502", ["reposts"], 1)]
    nothing = await evidence_of_tie(workspace.case, workspace.archive, "@ada", "@bo")
    assert (nothing.total, nothing.posts) == (0, [])


async def test_a_measure_leads_to_its_run_and_to_the_posts(workspace: Workspace, first: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no degree yet"):
        await evidence_of_measure(workspace.case, workspace.archive, "@ada", "degree")
    run = await run_analysis(workspace.case, "degree", {}, results=tmp_path)
    found = await evidence_of_measure(workspace.case, workspace.archive, "@ada", "degree")
    assert (found.facts["value"], found.facts["run"]["id"]) == (2, run.id)
    assert [post.id for post in found.posts] == ["x:501"]
    with pytest.raises(ParameterInvalid, match="no measure"):
        await evidence_of_measure(workspace.case, workspace.archive, "@ada", "beauty")


async def test_saved_bytes_are_the_very_bytes(workspace: Workspace, first: Path, tmp_path: Path) -> None:
    found = await evidence_of(workspace.case, workspace.archive, "x:501")
    [saved] = save_originals(workspace.archive, found, tmp_path / "saved")
    assert _bytes(saved) == _bytes(first)
    assert saved.name == f"{found.witnesses[0].capture}.json"


async def test_a_load_that_was_taken_back_is_no_witness(workspace: Workspace, store: Store, first: Path) -> None:
    second = await _load(workspace, store, "later.json", LATER)
    both = await evidence_of(workspace.case, workspace.archive, "Post:x:501")
    assert {witness.source for witness in both.witnesses} == {str(first), str(second)}
    rows = await workspace.case.read("MATCH (r:Run {case: $case}) RETURN r.id AS id ORDER BY r.started_at DESC LIMIT 1")
    await take_back(workspace.case, workspace.archive, rows[0]["id"])
    found = await evidence_of(workspace.case, workspace.archive, "Post:x:501")
    assert ({witness.source for witness in found.witnesses}, found.witnesses_total) == ({str(first)}, 3)
    with pytest.raises(NotFound):
        await evidence_of(workspace.case, workspace.archive, "x:504")


async def test_an_id_of_several_things_asks_which(workspace: Workspace, store: Store, first: Path) -> None:
    await _load(workspace, store, "later.json", LATER)
    with pytest.raises(Conflict, match="several things") as raised:
        await evidence_of(workspace.case, workspace.archive, "x:501")
    assert raised.value.cure == "Say which: Account:x:501 or Post:x:501."


@pytest.mark.parametrize(
    "subject", ["x:999", "@nobody", "https://x.com/ada/status/999", "Post:x:999", "Account:x:999", "#nothing"]
)
async def test_what_is_not_there_is_said(workspace: Workspace, first: Path, subject: str) -> None:
    with pytest.raises(NotFound) as raised:
        await evidence_of(workspace.case, workspace.archive, subject)
    assert raised.value.cure


async def test_a_flipped_byte_is_found_and_names_the_capture(
    workspace: Workspace, first: Path, tmp_path: Path
) -> None:
    found = await evidence_of(workspace.case, workspace.archive, "x:501")
    capture = workspace.archive.originals.get(found.witnesses[0].capture)
    _flip_a_bit(workspace.archive.originals.local_path(capture))
    with pytest.raises(EvidenceBroken, match=capture.id):
        record_of(workspace.archive, capture, 0)
    with pytest.raises(EvidenceBroken, match=capture.id):
        save_originals(workspace.archive, found, tmp_path / "saved")
    assert not _names(tmp_path / "saved")
    [problem] = workspace.archive.originals.verify_all(workspace.case.case)
    assert problem.capture.id == capture.id
