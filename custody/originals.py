"""Originals: bytes as received, kept once under their SHA-256 and never written again; each getting is a capture."""

import errno
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from sqlalchemy import Connection, Engine, Row, insert, select, update
from sqlalchemy.exc import IntegrityError
from uuid_utils import uuid7

from custody.blobs import Blobs, Staged, blobs_at
from custody.database import captures, reading, writing
from custody.durable import storage_error
from graph.errors import EvidenceBroken, InputUnreadable, NotFound

CHUNK_BYTES = 1 << 20
NAME_CHARACTERS = 60
ORPHAN_AGE = timedelta(hours=1)

_UNSAFE = re.compile(r"[^\w.-]")


class Source(Protocol):
    """What a connector's `read` yields: a file, and how it was got."""

    @property
    def source(self) -> str: ...
    @property
    def file(self) -> Path: ...
    @property
    def how(self) -> str: ...
    @property
    def retrieved_at(self) -> datetime: ...
    @property
    def media_type(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One getting of some bytes. Times are UTC; `options` are those that the connector was called with."""

    id: str
    case_id: str
    sha256: str
    size: int
    source: str
    how: str
    media_type: str
    retrieved_at: datetime
    recorded_at: datetime
    connector: str
    options: Mapping[str, object]
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A capture whose bytes are not what they were, with what is wrong with them."""

    capture: Capture
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Swept:
    temporaries: int
    orphans: int


class Originals:
    """The originals under one root: a local folder, or any address that fsspec knows."""

    def __init__(self, root: str | Path, engine: Engine) -> None:
        self._blobs: Blobs = blobs_at(str(root))
        self._engine = engine
        self._copies: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Originals":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Removes the copies that local_path made."""
        if self._copies is not None:
            self._copies.cleanup()
            self._copies = None

    def keep(
        self, case_id: str, original: Source, *, connector: str, options: Mapping[str, object]
    ) -> tuple[Capture, bool]:
        """The capture, recorded, and whether it was held already: same bytes, source and retrieval time."""
        if original.retrieved_at.tzinfo is None:
            raise ValueError(f"{original.source}: retrieved_at has no time zone")
        with self._writing(), self._blobs.staged() as staged:
            digest, size = _copy(original.file, staged.file)
            staged.settle(digest)
            capture = Capture(
                id=str(uuid7()),
                case_id=case_id,
                sha256=digest,
                size=size,
                source=original.source,
                how=original.how,
                media_type=original.media_type,
                retrieved_at=original.retrieved_at.astimezone(UTC),
                recorded_at=datetime.now(UTC),
                connector=connector,
                options=dict(options),
            )
            with _recording(case_id), writing(self._engine) as connection:
                return self._record(connection, capture, staged)

    def _record(self, connection: Connection, capture: Capture, staged: Staged) -> tuple[Capture, bool]:
        """Blob first, row second, both while no sweeper can run."""
        self._place(capture, staged)
        same = (captures.c[name] == getattr(capture, name) for name in ("case_id", "sha256", "source", "retrieved_at"))
        held = connection.execute(select(captures).where(*same, captures.c.withdrawn_at.is_(None))).one_or_none()
        if held is not None:
            return _capture(held), True
        connection.execute(insert(captures).values(asdict(capture)))
        return capture, False

    def _place(self, capture: Capture, staged: Staged) -> None:
        held = self._blobs.size(capture.sha256)
        if held is None:
            staged.place(capture.sha256)
        elif held != capture.size:
            raise EvidenceBroken(
                f"the bytes held as {capture.sha256} are {held:,} long instead of {capture.size:,}",
                "Restore that file from a backup, or move it away and load its source again.",
            )

    def withdraw(self, capture_id: str) -> None:
        """Its load was taken back. The bytes stay; loading them again makes a capture of its own."""
        with writing(self._engine) as connection:
            mine = captures.c.id == capture_id, captures.c.withdrawn_at.is_(None)
            connection.execute(update(captures).where(*mine).values(withdrawn_at=datetime.now(UTC)))

    def get(self, capture_id: str) -> Capture:
        with reading(self._engine) as connection:
            row = connection.execute(select(captures).where(captures.c.id == capture_id)).one_or_none()
        if row is None:
            raise NotFound(f"there is no capture {capture_id!r}", "See a case's captures with `sociogram evidence`.")
        return _capture(row)

    def captures(self, case_id: str) -> list[Capture]:
        """In the order in which they were recorded."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(captures).where(captures.c.case_id == case_id).order_by(captures.c.id))
            return [_capture(row) for row in rows]

    def holds(self, capture: Capture) -> bool:
        """Whether there are bytes for it, whatever they are."""
        return self._blobs.size(capture.sha256) is not None

    def open(self, capture: Capture) -> BinaryIO:
        try:
            return self._blobs.open(capture.sha256)
        except FileNotFoundError as error:
            raise _broken(capture, "its bytes are gone") from error
        except OSError as error:
            raise _broken(capture, f"its bytes can't be read: {error.strerror or error}") from error

    def local_path(self, capture: Capture, *, named: bool = False) -> Path:
        """A file to read from; `named` gives it the source's own name, for readers that go by the suffix.

        Copies of remote bytes are checked against their hash, and live until `close`.
        """
        path = self._blobs.local(capture.sha256) or self._copy_of(capture)
        if not path.is_file():
            raise _broken(capture, "its bytes are gone")
        return self._named(capture, path) if named else path

    def verify(self, capture: Capture) -> None:
        """Raises EvidenceBroken, naming the capture, where the bytes are not those that were received."""
        with self.open(capture) as file:
            try:
                digest, size = _digest(file)
            except OSError as error:
                raise _broken(capture, f"its bytes can't be read: {error.strerror or error}") from error
        _compare(capture, digest, size)

    def verify_all(self, case_id: str) -> list[Problem]:
        """Every capture of the case that is broken; shared bytes are read once."""
        problems: list[Problem] = []
        sound: set[str] = set()
        for capture in self.captures(case_id):
            if capture.sha256 in sound:
                continue
            try:
                self.verify(capture)
                sound.add(capture.sha256)
            except EvidenceBroken as broken:
                problems.append(Problem(capture, broken.what, broken.cure))
        return problems

    def discard(self, digests: list[str]) -> None:
        """Removes these blobs, but for those that a capture still needs."""
        with self._writing():
            for digest in digests:
                self._remove_unneeded(digest)

    def sweep(self, *, older_than: timedelta = ORPHAN_AGE) -> Swept:
        """Removes what a crash left: temporary files, and blobs that no capture names."""
        before = datetime.now(UTC) - older_than
        with self._writing():
            temporaries = self._blobs.remove_temporaries(before)
            orphans = sum(self._remove_unneeded(digest, before=before) for digest in self._blobs.digests())
        return Swept(temporaries, orphans)

    def _remove_unneeded(self, digest: str, *, before: datetime | None = None) -> bool:
        if before is not None and self._needed_or_younger(digest, before):
            return False
        with writing(self._engine) as connection:
            return not _needed(connection, digest) and self._blobs.remove(digest)

    def _needed_or_younger(self, digest: str, before: datetime) -> bool:
        """Asked first without holding up the writers."""
        placed = self._blobs.placed_at(digest)
        if placed is None or placed > before:
            return True
        with reading(self._engine) as connection:
            return _needed(connection, digest)

    def _copy_of(self, capture: Capture) -> Path:
        path = self._scratch() / capture.sha256
        if path.is_file():
            return path
        partial = path.with_suffix(".partial")
        with self.open(capture) as file, self._writing(), partial.open("wb") as copy:
            shutil.copyfileobj(file, copy, CHUNK_BYTES)
        with partial.open("rb") as copied:
            _compare(capture, *_digest(copied))
        return partial.replace(path)

    def _named(self, capture: Capture, path: Path) -> Path:
        name = _UNSAFE.sub("_", PurePosixPath(capture.source.split("?")[0]).name)[-NAME_CHARACTERS:].lstrip(".")
        link = self._scratch() / capture.id / (name or "original")
        link.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            link.symlink_to(path)
        return link

    def _scratch(self) -> Path:
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="sociogram-originals-")
        return Path(self._copies.name)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise storage_error(error, self._blobs.root) from error


def _needed(connection: Connection, digest: str) -> bool:
    return connection.execute(select(captures.c.id).where(captures.c.sha256 == digest).limit(1)).first() is not None


def _copy(source: Path, target: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of what was copied, so that they describe what is held and not what changed since."""
    digest = hashlib.sha256()
    size = 0
    with _source_file(source) as file:
        while chunk := _read(file, source):
            digest.update(chunk)
            size += target.write(chunk)
    return digest.hexdigest(), size


def _source_file(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise _unreadable(source, error) from error


def _read(file: BinaryIO, source: Path) -> bytes:
    try:
        return file.read(CHUNK_BYTES)
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: Path, error: OSError) -> InputUnreadable:
    if error.errno == errno.ENOENT:
        return InputUnreadable(f"{source} is not there", "Check the name of the file.")
    return InputUnreadable(f"{source} can't be read: {error.strerror}", "Check that it is a file that you may read.")


def _digest(file: BinaryIO) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    while chunk := file.read(CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _compare(capture: Capture, digest: str, size: int) -> None:
    if size != capture.size:
        raise _broken(capture, f"its bytes are {size:,} instead of {capture.size:,} long")
    if digest != capture.sha256:
        raise _broken(capture, f"its bytes have the SHA-256 {digest} instead of {capture.sha256}")


def _broken(capture: Capture, what: str) -> EvidenceBroken:
    return EvidenceBroken(
        f"capture {capture.id} of {capture.source} is broken: {what}",
        "Restore its file from a backup; do not rely on what is derived from it until then.",
    )


def _capture(row: Row[tuple[object, ...]]) -> Capture:
    return Capture(**row._mapping)


@contextmanager
def _recording(case_id: str) -> Iterator[None]:
    """The one constraint that a capture of its own making can break is that its case is there."""
    try:
        yield
    except IntegrityError as error:
        raise NotFound(f"there is no case {case_id!r}", "Make one with `sociogram case new`.") from error
