"""A file as it comes in over HTTP: on the disk piece by piece, hashed as it goes, and never whole in memory."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from starlette.types import Receive

from api.answering import ClientGoneError
from api.failures import BodyTooLargeError
from custody.durable import storage_error
from graph.errors import InputUnreadable, Overloaded

ADDRESS = "/v1/files"
AT_ONCE = 4
QUIET_S = 30.0
"""How long nothing may arrive. A large file may take as long as it takes."""
PIECE_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Received:
    """`path` is gone when the request ends, unless it was moved away."""

    path: Path
    bytes: int
    sha256: str


class Receiving:
    """Takes files of up to `most` bytes into `folder`, a few at once."""

    def __init__(self, folder: Path, most: int, *, at_once: int = AT_ONCE) -> None:
        self._folder = folder
        self._most = most
        self._free = at_once

    @asynccontextmanager
    async def file(self, receive: Receive, length: str) -> AsyncIterator[Received]:
        """`length` as the request says it. Raises BodyTooLargeError, Overloaded, InputUnreadable, StoreUnavailable."""
        if not length.isdigit() or int(length[:18]) > self._most:
            raise self._too_large()
        if not self._free:
            raise Overloaded("As many files come in as can be taken at once.", "Send it again when one of them is in.")
        path = self._folder / f"{uuid4().hex}.part"
        self._free -= 1
        try:
            received = await self._written(receive, path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            self._free += 1
        try:
            yield received
        finally:
            path.unlink(missing_ok=True)

    async def _written(self, receive: Receive, path: Path) -> Received:
        digest, size = hashlib.sha256(), 0

        def write(file: BinaryIO, piece: bytes) -> None:
            digest.update(piece)
            file.write(piece)

        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with path.open("xb", buffering=0) as file:
                async for piece in _pieces(receive):
                    size += len(piece)
                    if size > self._most:
                        raise self._too_large()
                    await asyncio.to_thread(write, file, piece)
        except OSError as error:
            raise storage_error(error, "the folder for files that come in") from error
        return Received(path, size, digest.hexdigest())

    def _too_large(self) -> BodyTooLargeError:
        return BodyTooLargeError(
            f"The file is larger than {self._most:,} bytes.",
            "Load it with `sociogram ingest`, which has no limit, or set SOCIOGRAM_UPLOAD_BYTES.",
        )


async def _pieces(receive: Receive) -> AsyncIterator[bytes]:
    """Of a size that is worth a write. Raises ClientGoneError, InputUnreadable."""
    held, more = bytearray(), True
    while more:
        try:
            message = await asyncio.wait_for(receive(), QUIET_S)
        except TimeoutError:
            raise InputUnreadable("The file stopped arriving.", "Send it again.") from None
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        held += message.get("body", b"")
        more = message.get("more_body", False)
        if held and (len(held) >= PIECE_BYTES or not more):
            yield bytes(held)
            held.clear()
