"""Files over HTTP, as a browser sends them and as nobody should."""

import asyncio
import io
import time
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.store import Store
from tests.api.conftest import TIDE, At, served
from tests.conftest import Workspace

LIMIT = 2**20
WAIT_S = 10.0


@pytest.fixture
async def at(store: Store, workspace: Workspace) -> AsyncIterator[At]:
    async with served(store, workspace, upload_bytes=LIMIT) as opened:
        yield opened


@pytest.fixture
async def browser(at: At) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=at.url, headers=at.headers, trust_env=False, timeout=60) as client:
        yield client


def _held(workspace: Workspace) -> list[Path]:
    return [each for each in workspace.folder.glob("uploads/*/*") if each.is_file()]


async def _nothing_held(workspace: Workspace) -> None:
    """What was refused goes when the request has ended, just after its answer."""
    until = time.monotonic() + WAIT_S
    while left := _held(workspace):
        assert time.monotonic() < until, left
        await asyncio.sleep(0.01)


async def _send(browser: httpx.AsyncClient, case: str, content: Any, name: str = "tide.csv") -> httpx.Response:
    return await browser.post("/v1/files", params={"case": case, "name": name}, content=content)


async def test_a_file_and_what_may_read_it(browser: httpx.AsyncClient, at: At, workspace: Workspace) -> None:
    answer = await _send(browser, at.case, TIDE.encode(), "../../data/tide.csv")
    found = answer.json()
    assert answer.status_code == 201
    assert (found["name"], found["bytes"], len(found["sha256"])) == ("tide.csv", len(TIDE), 64)
    assert found["connectors"][0] | {"title": ""} == {
        "name": "table", "title": "", "sampled": 3, "mapped": 3, "why": "3 of the first 3 records can be read",
    }  # fmt: skip
    assert all(each["why"] and not each["mapped"] for each in found["connectors"][1:])
    assert [each.read_bytes() for each in _held(workspace)] == [TIDE.encode()]


async def test_an_empty_file(browser: httpx.AsyncClient, at: At, workspace: Workspace) -> None:
    answer = await _send(browser, at.case, b"")
    assert (answer.status_code, answer.json()["code"]) == (422, "input-unreadable")
    await _nothing_held(workspace)


async def test_a_file_that_is_larger_than_may_be(browser: httpx.AsyncClient, at: At, workspace: Workspace) -> None:
    answer = await _send(browser, at.case, b"a" * (LIMIT + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "limit-exceeded")
    assert "SOCIOGRAM_UPLOAD_BYTES" in answer.json()["cure"]

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"a" * (LIMIT // 2)

    assert (await _send(browser, at.case, pieces())).status_code == 413
    await _nothing_held(workspace)


async def test_one_that_is_larger_than_a_question_may_be(browser: httpx.AsyncClient, at: At) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield b"a" * (LIMIT // 4)

    assert (await _send(browser, at.case, pieces())).json()["bytes"] == LIMIT


@pytest.mark.parametrize("name", ["", "..", "a\nb", "x" * 201, "x" * 1_001])
async def test_a_name_that_is_none(browser: httpx.AsyncClient, at: At, workspace: Workspace, name: str) -> None:
    answer = await _send(browser, at.case, TIDE.encode(), name)
    assert (answer.status_code, answer.json()["code"]) == (422, "parameter-invalid")
    await _nothing_held(workspace)


async def test_a_case_that_is_not_there(browser: httpx.AsyncClient, workspace: Workspace) -> None:
    answer = await _send(browser, "0" * 32, TIDE.encode())
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    await _nothing_held(workspace)


async def test_a_stranger_sends_nothing(at: At, workspace: Workspace) -> None:
    async with httpx.AsyncClient(base_url=at.url, trust_env=False) as stranger:
        assert (await _send(stranger, at.case, TIDE.encode())).status_code == 401
    await _nothing_held(workspace)


async def test_two_at_once(browser: httpx.AsyncClient, at: At, workspace: Workspace) -> None:
    contents = [f"{TIDE}{number},ada_lee,2026-01-05 10:00:00,Again,\n".encode() for number in (4, 5)]
    answers = await asyncio.gather(*(_send(browser, at.case, each) for each in contents))
    assert len({answer.json()["id"] for answer in answers}) == 2
    assert {each.read_bytes() for each in _held(workspace)} == {*contents}


async def test_a_bomb_is_not_unpacked(browser: httpx.AsyncClient, at: At, workspace: Workspace) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("tide.csv", "w") as member:
        for _ in range(100):
            member.write(b"\0" * LIMIT)
    answer = await _send(browser, at.case, packed.getvalue(), "tide.zip")
    assert answer.status_code == 201
    assert all(each["mapped"] == 0 for each in answer.json()["connectors"])
    assert sum(each.stat().st_size for each in _held(workspace)) == len(packed.getvalue())


@pytest.mark.parametrize(
    "content",
    [b"\0" * 5_000, b"{", b"[" * 50_000, b"PK\x03\x04" + b"\xff" * 500, b"PAR1" + b"\0" * 90 + b"PAR1", b"\xff\xfea\0",
     b"\x1f\x8b\x08" + b"\0" * 40, b"\x28\xb5\x2f\xfd" + b"\1" * 40, b'"' * 999, b"a,b\n1\n1,2,3\n", b"null\n" * 200],
)  # fmt: skip
async def test_whatever_is_sent_is_answered(browser: httpx.AsyncClient, at: At, content: bytes) -> None:
    answer = await _send(browser, at.case, content, "a.bin")
    assert answer.status_code == 201, answer.text
    assert all(each["why"] for each in answer.json()["connectors"])
    assert not any(each["mapped"] for each in answer.json()["connectors"])
