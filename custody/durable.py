"""Puts a file in place whole or not at all: a temporary file, fsync, rename, fsync of the folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from graph.errors import SociogramError, StoreRefused, StoreUnavailable

TEMPORARY = ".tmp"


@contextmanager
def whole_file(path: Path, *, mode: int = 0o644, replayable: bool = False) -> Iterator[BinaryIO]:
    """A file to write that appears under its name only when the block ends well, and then for good.

    A `replayable` one may be gone again after a power cut, but is never half there: it saves a sync.
    """
    temporary = temporary_beside(path)
    try:
        with temporary.open("xb") as file:
            yield file
            settle(file, mode=mode)
        put_in_place(temporary, path, replayable=replayable)
    finally:
        temporary.unlink(missing_ok=True)


def temporary_beside(path: Path) -> Path:
    return path.parent / f"{uuid4().hex}{TEMPORARY}"


def settle(file: BinaryIO, *, mode: int) -> None:
    """Makes what was written outlive a power cut."""
    file.flush()
    os.fchmod(file.fileno(), mode)
    os.fsync(file.fileno())


def put_in_place(temporary: Path, path: Path, *, replayable: bool = False) -> None:
    temporary.replace(path)
    if not replayable:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Creates the folder and those above it, each one durable."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def storage_error(error: OSError, place: str) -> SociogramError:
    """What a person can do about an error of the file system on writing."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreUnavailable(
            f"no room is left in {place}; nothing was written", "Free some disk space, then repeat."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreRefused(f"{place} may not be written to", "Give this account write access to it, then repeat.")
    reason = error.strerror or str(error)
    return StoreUnavailable(f"{place} can't be written: {reason}", "Check that the disk is there, then repeat.")
