"""Files as they come in: bounded, on the disk, and gone when nobody takes them."""

import asyncio
import errno
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import pytest
from starlette.types import Message, Receive

from api import receiving
from api.answering import ClientGoneError
from api.failures import BodyTooLargeError
from api.receiving import Receiving
from graph.errors import InputUnreadable, Overloaded, StoreUnavailable

PIECES = [b"ada" * 1000, b"", b"ben" * 500_000, b"cy"]


def _left(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def _sent(pieces: Iterable[bytes], *, gone: bool = False) -> Receive:
    parts = list(pieces)
    messages: list[Message] = [{"type": "http.request", "body": each, "more_body": True} for each in parts]
    messages.append({"type": "http.disconnect"} if gone else {"type": "http.request", "body": b""})

    async def receive() -> Message:
        return messages.pop(0)

    return receive


async def test_all_of_it_and_its_hash(tmp_path: Path) -> None:
    whole = b"".join(PIECES)
    async with Receiving(tmp_path, len(whole)).file(_sent(PIECES), str(len(whole))) as received:
        assert received.path.read_bytes() == whole
        assert (received.bytes, received.sha256) == (len(whole), hashlib.sha256(whole).hexdigest())
    assert _left(tmp_path) == []


async def test_nothing_is_a_file_too(tmp_path: Path) -> None:
    async with Receiving(tmp_path, 10).file(_sent([]), "0") as received:
        assert received.bytes == 0


@pytest.mark.parametrize("length", ["11", "9" * 40, "-1", "a", ""])
async def test_too_large_by_its_own_word(tmp_path: Path, length: str) -> None:
    with pytest.raises(BodyTooLargeError):
        async with Receiving(tmp_path, 10).file(_sent([b"a"]), length):
            pass


async def test_too_large_whatever_was_said(tmp_path: Path) -> None:
    with pytest.raises(BodyTooLargeError, match="larger than 10 bytes"):
        async with Receiving(tmp_path, 10).file(_sent([b"a" * 11]), "0"):
            pass
    assert _left(tmp_path) == []


async def test_whoever_goes_away_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ClientGoneError):
        async with Receiving(tmp_path, 2**30).file(_sent(PIECES, gone=True), "0"):
            pass
    assert _left(tmp_path) == []


async def test_what_stops_arriving_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "QUIET_S", 0.01)

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(InputUnreadable):
        async with Receiving(tmp_path, 10).file(never, "5"):
            pass
    assert _left(tmp_path) == []


async def test_a_few_at_once_each_in_a_file_of_its_own(tmp_path: Path) -> None:
    taking, leave, begun = Receiving(tmp_path, 10, at_once=2), asyncio.Event(), asyncio.Semaphore(0)

    async def slow() -> Message:
        begun.release()
        await leave.wait()
        return {"type": "http.request", "body": b"a"}

    async def take() -> bytes:
        async with taking.file(slow, "1") as received:
            return received.path.read_bytes()

    tasks = [asyncio.create_task(take()) for _ in range(2)]
    for _ in tasks:
        await begun.acquire()
    with pytest.raises(Overloaded):
        async with taking.file(_sent([b"b"]), "1"):
            pass
    leave.set()
    assert await asyncio.gather(*tasks) == [b"a", b"a"]
    async with taking.file(_sent([b"b"]), "1") as received:
        assert received.bytes == 1


async def test_a_full_disk_is_told_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, file: IO[Any]) -> None:
            self._file = file

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, _piece: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    open_ = Path.open
    monkeypatch.setattr(Path, "open", lambda self, *given, **more: Full(open_(self, *given, **more)))
    with pytest.raises(StoreUnavailable, match="no room") as refused:
        async with Receiving(tmp_path, 10).file(_sent([b"a"]), "1"):
            pass
    assert "disk space" in refused.value.cure
    assert _left(tmp_path) == []
