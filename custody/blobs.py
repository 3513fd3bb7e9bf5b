"""Where blobs lie, by their SHA-256: `ab/cdef…` under a local folder, or under any address that fsspec knows."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol, cast
from uuid import uuid4

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from custody.durable import TEMPORARY, make_folder, put_in_place, settle
from graph.errors import ParameterInvalid
from graph.moments import in_utc

READ_ONLY = 0o444
INCOMING = "incoming"

_BLOB = re.compile(r"([0-9a-f]{2})/([0-9a-f]{62})$")


class Staged(Protocol):
    """Bytes on their way in: fill `file`, then `settle`, then `place`. What is not placed is removed."""

    file: BinaryIO

    def settle(self, digest: str) -> None: ...
    def place(self, digest: str) -> None: ...


class Blobs(Protocol):
    """The blobs under one root. `size` and `placed_at` are None, `remove` False, where there is none."""

    root: str

    def staged(self) -> AbstractContextManager[Staged]: ...
    def size(self, digest: str) -> int | None: ...
    def open(self, digest: str) -> BinaryIO: ...
    def local(self, digest: str) -> Path | None: ...
    def placed_at(self, digest: str) -> datetime | None: ...
    def remove(self, digest: str) -> bool: ...
    def remove_temporaries(self, before: datetime) -> int: ...
    def digests(self) -> Iterator[str]: ...


def blobs_at(root: str) -> Blobs:
    try:
        system, path = url_to_fs(root)
    except (ValueError, ImportError) as error:
        raise ParameterInvalid(
            f"originals can't be kept at {root.split('://')[0]}://: {error}",
            "Name a folder, or install that file system.",
        ) from error
    return LocalBlobs(Path(path)) if isinstance(system, LocalFileSystem) else RemoteBlobs(system, path)


class LocalBlobs:
    """A folder of this machine. A blob is read-only, and durable once `place` returns."""

    def __init__(self, folder: Path) -> None:
        self.root = str(folder)
        self._folder = folder

    @contextmanager
    def staged(self) -> Iterator[Staged]:
        incoming = self._folder / INCOMING
        make_folder(incoming)
        path = incoming / f"{uuid4().hex}{TEMPORARY}"
        try:
            with path.open("xb") as file:
                yield _LocalStaged(file, path, self)
        finally:
            path.unlink(missing_ok=True)

    def path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest[2:]

    def size(self, digest: str) -> int | None:
        try:
            return self.path(digest).stat().st_size
        except FileNotFoundError:
            return None

    def open(self, digest: str) -> BinaryIO:
        return self.path(digest).open("rb")

    def local(self, digest: str) -> Path | None:
        return self.path(digest)

    def placed_at(self, digest: str) -> datetime | None:
        return _changed_at(self.path(digest))

    def remove(self, digest: str) -> bool:
        try:
            self.path(digest).unlink()
        except FileNotFoundError:
            return False
        return True

    def remove_temporaries(self, before: datetime) -> int:
        removed = 0
        for path in self._folder.glob(f"{INCOMING}/*{TEMPORARY}"):
            changed = _changed_at(path)
            if changed is not None and changed < before:
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def digests(self) -> Iterator[str]:
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*"):
            yield from _digest_of(path.as_posix())


class _LocalStaged:
    def __init__(self, file: BinaryIO, path: Path, blobs: LocalBlobs) -> None:
        self.file = file
        self._path = path
        self._blobs = blobs

    def settle(self, digest: str) -> None:
        settle(self.file, mode=READ_ONLY)

    def place(self, digest: str) -> None:
        target = self._blobs.path(digest)
        make_folder(target.parent)
        put_in_place(self._path, target)


class RemoteBlobs:
    """An object store or another machine. Bytes are hashed here first, then uploaded aside and moved."""

    def __init__(self, system: AbstractFileSystem, path: str) -> None:
        self.root = system.unstrip_protocol(path)
        self._system = system
        self._path = path.rstrip("/")

    @contextmanager
    def staged(self) -> Iterator[Staged]:
        with tempfile.NamedTemporaryFile(prefix="sociogram-", suffix=TEMPORARY) as file:
            staged = _RemoteStaged(cast(BinaryIO, file), f"{self._path}/{INCOMING}/{uuid4().hex}{TEMPORARY}", self)
            try:
                yield staged
            finally:
                self.unlink(staged.upload)

    def path(self, digest: str) -> str:
        return f"{self._path}/{digest[:2]}/{digest[2:]}"

    def upload(self, local: Path, path: str) -> None:
        self._system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        self._system.put_file(str(local), path)

    def move(self, path: str, digest: str) -> None:
        target = self.path(digest)
        self._system.makedirs(target.rsplit("/", 1)[0], exist_ok=True)
        self._system.mv(path, target)

    def unlink(self, path: str) -> bool:
        try:
            self._system.rm_file(path)
        except FileNotFoundError:
            return False
        return True

    def size(self, digest: str) -> int | None:
        try:
            return int(self._system.size(self.path(digest)))
        except FileNotFoundError:
            return None

    def open(self, digest: str) -> BinaryIO:
        return cast(BinaryIO, self._system.open(self.path(digest), "rb"))

    def local(self, digest: str) -> Path | None:
        return None

    def placed_at(self, digest: str) -> datetime | None:
        return self._changed_at(self.path(digest))

    def remove(self, digest: str) -> bool:
        return self.unlink(self.path(digest))

    def remove_temporaries(self, before: datetime) -> int:
        removed = 0
        for path in self._system.glob(f"{self._path}/{INCOMING}/*{TEMPORARY}"):
            changed = self._changed_at(path)
            if changed is not None and changed < before:
                removed += self.unlink(path)
        return removed

    def digests(self) -> Iterator[str]:
        for path in self._system.glob(f"{self._path}/*/*"):
            yield from _digest_of(path)

    def _changed_at(self, path: str) -> datetime | None:
        try:
            changed: datetime = self._system.modified(path)
        except FileNotFoundError:
            return None
        return in_utc(changed)


class _RemoteStaged:
    def __init__(self, file: BinaryIO, upload: str, blobs: RemoteBlobs) -> None:
        self.file = file
        self.upload = upload
        self._blobs = blobs
        self._uploaded = False

    def settle(self, digest: str) -> None:
        self.file.flush()
        if self._blobs.size(digest) is None:
            self._send()

    def place(self, digest: str) -> None:
        if not self._uploaded:  # the bytes held when we settled were swept since
            self._send()
        self._blobs.move(self.upload, digest)

    def _send(self) -> None:
        self._blobs.upload(Path(self.file.name), self.upload)
        self._uploaded = True


def _changed_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


def _digest_of(path: str) -> Iterator[str]:
    found = _BLOB.search(path)
    if found:
        yield found[1] + found[2]
