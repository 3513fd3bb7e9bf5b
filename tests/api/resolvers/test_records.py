"""From a post to the bytes: over a served API, with a real archive."""

import hashlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from custody.originals import Capture
from graph.store import Store
from tests.api.conftest import At, served
from tests.conftest import Workspace

LINES = (
    {"id": "1", "text": "The tide is high", "author_id": "7", "created_at": "2026-01-05T10:00:00Z"},
    {"id": "2", "text": "<b>Is it?</b>", "author_id": "8", "created_at": "2026-01-05T10:01:00Z"},
)
RECORD = """query ($case: ID!, $capture: ID!, $position: Int!) { case(id: $case) {
  record(capture: $capture, position: $position) {
  place text characters complete position capture { id sha256 size source connector } } } }"""


@pytest.fixture
async def at(store: Store, workspace: Workspace) -> AsyncIterator[At]:
    async with served(store, workspace) as address:
        yield address


@pytest.fixture
async def capture(workspace: Workspace) -> Capture:
    source = workspace.folder / "posts.jsonl"
    source.write_text("\n".join(map(json.dumps, LINES)), "utf-8")
    await workspace.load("x", source)
    [held] = workspace.archive.originals.captures(workspace.case.case)
    return held


async def _record(at: At, capture: str, position: int) -> dict[str, Any]:
    asked = {"query": RECORD, "variables": {"case": at.case, "capture": capture, "position": position}}
    async with httpx.AsyncClient(headers=at.headers) as client:
        answer: dict[str, Any] = (await client.post(f"{at.url}/graphql", json=asked)).json()
    return answer


async def test_the_record_is_what_the_capture_holds(at: At, capture: Capture) -> None:
    answer = await _record(at, capture.id, 1)
    found = answer["data"]["case"]["record"]
    assert "<b>Is it?</b>" in found["text"]
    assert "The tide is high" not in found["text"]
    assert found["complete"]
    assert found["characters"] == len(found["text"])
    assert found["capture"]["sha256"] == capture.sha256
    assert found["capture"]["connector"] == "x"


@pytest.mark.parametrize(("position", "code"), [(7, "evidence-broken"), (-1, "limit-exceeded")])
async def test_a_position_that_it_does_not_have(at: At, capture: Capture, position: int, code: str) -> None:
    answer = await _record(at, capture.id, position)
    assert answer["errors"][0]["extensions"]["code"] == code


async def test_the_bytes_go_out_as_they_came(at: At, capture: Capture) -> None:
    async with httpx.AsyncClient(headers=at.headers) as client:
        answer = await client.get(f"{at.url}/v1/captures/{capture.id}", params={"case": at.case})
    assert answer.status_code == 200
    assert hashlib.sha256(answer.content).hexdigest() == capture.sha256 == answer.headers["x-sha256"]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_another_case_has_no_such_capture(at: At, capture: Capture, workspace: Workspace) -> None:
    other = workspace.archive.cases.new("Another")
    elsewhere = At(at.url, at.token, other.id)
    one, none = await _record(elsewhere, capture.id, 0), await _record(elsewhere, "0" * 36, 0)
    assert one["errors"] == none["errors"]
    async with httpx.AsyncClient(headers=at.headers) as client:
        answers = [
            await client.get(f"{at.url}/v1/captures/{id_}", params={"case": other.id}) for id_ in (capture.id, "0" * 36)
        ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json()["detail"] == answers[1].json()["detail"]
