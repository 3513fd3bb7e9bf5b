"""Files that came in and wait to be loaded. They are no evidence yet, and gone after a day or when the API ends."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import uuid4

from api.receiving import Received
from custody.durable import storage_error
from custody.originals import Originals
from graph.errors import Conflict, InputUnreadable, NotFound, ParameterInvalid

KEPT_S = 24 * 3_600.0
MOST_FILES = 32
"""How many wait at once; the oldest that no job reads goes first."""
NAME_CHARACTERS = 200


@dataclass(slots=True)
class HeldFile:
    """`name` is what its source is called under custody; the path says nothing of it."""

    id: str
    case: str
    name: str
    path: Path
    bytes: int
    sha256: str
    held_since: float = field(default_factory=time.monotonic)
    readers: int = 0


class HeldFiles:
    """In a folder of this process's own under `root`, so that what another one holds is left alone."""

    def __init__(self, root: Path) -> None:
        self.folder = root / uuid4().hex
        self._files: dict[str, HeldFile] = {}
        self._lock = threading.Lock()
        _sweep(root)

    def hold(self, case: str, name: str, received: Received) -> HeldFile:
        """Moves what came in to its place. Raises InputUnreadable for nothing, ParameterInvalid for no name."""
        plain = plain_name(name)
        if not received.bytes:
            raise InputUnreadable(f"{plain} is empty.", "Check that the download or export was complete.")
        id_ = uuid4().hex
        path = self.folder / id_
        try:
            received.path.rename(path)
        except OSError as error:
            raise storage_error(error, "the folder for files that come in") from error
        held = HeldFile(id_, case, plain, path, received.bytes, received.sha256)
        with self._lock:
            self._files[id_] = held
            self._forget_some()
        return held

    def get(self, case: str, id_: str) -> HeldFile:
        """Raises NotFound for another case's file and for none alike."""
        with self._lock:
            held = self._files.get(id_)
        if held is None or held.case != case:
            raise NotFound("This file is not held here.", "Send it again: files wait for a day at most.")
        return held

    @contextmanager
    def reading(self, held: HeldFile) -> Iterator[Path]:
        """It stays for as long as the block lasts. Raises NotFound where it went meanwhile."""
        with self._lock:
            if held.id not in self._files:
                raise NotFound(f"{held.name} is no longer held.", "Send it again.")
            held.readers += 1
        try:
            yield held.path
        finally:
            with self._lock:
                held.readers -= 1

    def drop(self, held: HeldFile) -> None:
        """Its bytes are under custody now, or nobody wants them."""
        with self._lock:
            self._remove(held)

    def drop_all_of(self, case: str) -> None:
        with self._lock:
            for held in [each for each in self._files.values() if each.case == case]:
                self._remove(held)

    def close(self) -> None:
        with self._lock:
            self._files.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _forget_some(self) -> None:
        """The too old, and the oldest of too many. Raises Conflict where all of them are being read."""
        idle = [each for each in self._files.values() if not each.readers]
        before = time.monotonic() - KEPT_S
        for held in idle[:-1]:
            if held.held_since < before or len(self._files) > MOST_FILES:
                self._remove(held)
        if len(self._files) > MOST_FILES:
            self._remove(idle[-1])
            raise Conflict("As many files wait as can be held.", "Let some of the loads end, and send it again.")

    def _remove(self, held: HeldFile) -> None:
        self._files.pop(held.id, None)
        held.path.unlink(missing_ok=True)


def plain_name(name: str) -> str:
    """The last part of a path, whoever's system it comes from. Raises ParameterInvalid."""
    last = PurePosixPath(name.replace("\\", "/")).name.strip()
    if not last or last in (".", "..") or not last.isprintable() or len(last) > NAME_CHARACTERS:
        raise ParameterInvalid(
            "This is no name of a file.", f"Give one of 1 to {NAME_CHARACTERS} printable characters."
        )
    return last


def stamp(held: HeldFile, originals: Originals) -> None:
    """Gives the file its time of retrieval: when it came in, or when the same bytes came under the same name before.

    What was loaded already is told so by its capture, and a load that was cut short goes on where it stopped.
    """
    same = [
        capture.retrieved_at.timestamp()
        for capture in originals.captures(held.case)
        if (capture.sha256, capture.source, capture.withdrawn_at) == (held.sha256, held.name, None)
    ]
    moment = same[-1] if same else float(int(time.time()))
    os.utime(held.path, (moment, moment))


def _sweep(root: Path) -> None:
    """What an API left that was killed."""
    before = time.time() - KEPT_S
    for folder in root.glob("*"):
        with suppress(FileNotFoundError):
            if folder.is_dir() and folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)
