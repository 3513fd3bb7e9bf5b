"""How files come in: which of them are taken, how they become originals, and how an original is opened again."""

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard

from graph.errors import InputUnreadable
from ingest.connectors import Original

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PACKED_BELOW_BYTES = 1_000_000  # thousands of tiny files would cost thousands of fsyncs: they share a zip
PACK_BYTES = 64_000_000
EXPANDED_LIMIT_BYTES = 256 * 2**30
EXPANSION_LIMIT = 300  # honest JSON packs some 60 times at best; deflate can reach 1,000, zstd far more
EXPANSION_FREE_BYTES = 64 * 2**20  # below this size no ratio is dangerous

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZSTD_STEP_BYTES = 2048  # a hostile step unpacks to 64 MB at most
_BUFFER_BYTES = 2**18
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class PackingError(ValueError):
    """Bytes that can't be unpacked, or that unpack to more than is sane. Readers make it an Unreadable."""


def files_of(
    source: Path,
    *,
    suffixes: tuple[str, ...],
    how: str = "file",
    media_type: str = "application/octet-stream",
    retrieved_at: datetime | None = None,
) -> Iterator[Original]:
    """The originals that a file or folder holds; small files of a folder are packed, bytes untouched, into zips.

    Raises InputUnreadable. A pack is a temporary file: keep it before asking for the next original.
    """
    with _said_of(source):
        files = _files(source, suffixes)
        small = [file for file in files if file != source and _fits_a_pack(file)]

    def original(file: Path, members: list[Path], kind: str) -> Original:
        newest = max(member.stat().st_mtime for member in members)
        return Original(
            source=str(source if members != [file] else file),
            file=file,
            how=how,
            retrieved_at=retrieved_at or datetime.fromtimestamp(newest, UTC),
            media_type=kind,
        )

    def originals() -> Iterator[Original]:
        packed = set(small)
        yield from (original(file, [file], media_type) for file in files if file not in packed)
        with TemporaryDirectory(prefix="sociogram-") as folder:
            for number, members in enumerate(_packs(small)):
                pack = Path(folder, f"{number}.zip")
                _write_pack(pack, members, source)
                yield original(pack, members, "application/zip")
                pack.unlink()

    return originals()


def members(file: Path) -> Iterator[tuple[str, BinaryIO]]:
    """(name, bytes) of what an original holds: itself, unpacked if it is gzip or zstd, or the members of a zip.

    What it is says its beginning, not its name. Nothing is written to disk. Raises PackingError, also while reading.
    """
    with file.open("rb") as stream:
        budget = _Budget(os.fstat(stream.fileno()).st_size)
        if _beginning(stream) in _ZIP:
            yield from _zip_members(stream, budget)
        else:
            yield "", _unpacked(stream, budget)


def _files(source: Path, suffixes: tuple[str, ...]) -> list[Path]:
    if source.is_file():
        if source.stat().st_size == 0:
            raise InputUnreadable(f"{source} is empty.", "Check that the download or export was complete.")
        return [source]
    if not source.is_dir():
        raise InputUnreadable(f"There is no file or folder {source}.", "Check the path; relative ones start here.")
    found = sorted((file for file in source.rglob("*") if _is_wanted(file, suffixes)), key=Path.as_posix)
    if not found:
        wanted = ", ".join(suffixes)
        raise InputUnreadable(f"{source} holds no file of {wanted}.", "Give the folder that holds them, or one file.")
    return found


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = error.filename or path
        raise InputUnreadable(f"{place} can't be read: {error.strerror}.", "Check who may read it.") from error


def _is_wanted(file: Path, suffixes: tuple[str, ...]) -> bool:
    name = file.name.lower().removesuffix(".gz").removesuffix(".zst")
    return name.endswith((*suffixes, ".zip")) and file.is_file()


def _fits_a_pack(file: Path) -> bool:
    if file.stat().st_size >= PACKED_BELOW_BYTES:
        return False
    with file.open("rb") as stream:
        return _beginning(stream) not in _ZIP  # a zip within a zip would not be looked into


def _packs(files: list[Path]) -> Iterator[list[Path]]:
    pack: list[Path] = []
    size = 0
    for file in files:
        length = file.stat().st_size
        if pack and size + length > PACK_BYTES:
            yield pack
            pack, size = [], 0
        pack.append(file)
        size += length
    if pack:
        yield pack


def _write_pack(pack: Path, files: list[Path], folder: Path) -> None:
    """Equal files give equal bytes, whenever and wherever they are packed."""
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            # a name that is no UTF-8 would break the archive
            name = os.fsencode(file.relative_to(folder).as_posix()).decode(errors="backslashreplace")
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            with _said_of(file):
                content = file.read_bytes()
            archive.writestr(entry, content)


@dataclass(slots=True)
class _Budget:
    """How much one original may unpack to, all its members together."""

    packed: int
    unpacked: int = 0

    def spend(self, length: int) -> None:
        self.unpacked += length
        if self.unpacked > EXPANDED_LIMIT_BYTES:
            raise PackingError(f"it unpacks to more than {EXPANDED_LIMIT_BYTES:,} bytes")
        if self.unpacked > EXPANSION_FREE_BYTES and self.unpacked > EXPANSION_LIMIT * self.packed:
            raise PackingError(f"it unpacks to more than {EXPANSION_LIMIT} times its size")


class _Guarded(io.RawIOBase):
    """A stream that spends the budget and tells of damage in one way."""

    def __init__(self, stream: BinaryIO, budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError) as error:
            raise PackingError(f"the packed bytes are damaged or break off: {error}") from error
        self._budget.spend(len(data))
        view[: len(data)] = data
        return len(data)


class _Zstd(io.RawIOBase):
    """zstd's own stream reader takes a file that breaks off for a whole one; this one does not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._input = b""
        self._output = memoryview(b"")
        self._within_frame = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        while not self._output:
            if not self._step():
                return 0
        length = min(len(view), len(self._output))
        view[:length] = self._output[:length]
        self._output = self._output[length:]
        return length

    def _step(self) -> bool:
        packed = self._input or self._stream.read(_ZSTD_STEP_BYTES)
        if not packed:
            if self._within_frame:
                raise EOFError("the last frame is not complete")
            return False
        self._output = memoryview(self._frame.decompress(packed))
        self._input = b""
        self._within_frame = not self._frame.eof
        if self._frame.eof:
            self._input = self._frame.unused_data
            self._frame = zstandard.ZstdDecompressor().decompressobj()
        return True


def _beginning(stream: io.BufferedReader) -> bytes:
    return stream.peek(4)[:4]


def _unpacked(stream: io.BufferedReader, budget: _Budget) -> BinaryIO:
    try:
        start = _beginning(stream)
    except PackingError as error:
        return _broken(str(error))
    if start.startswith(_GZIP):
        return _buffered(cast(BinaryIO, gzip.GzipFile(fileobj=stream)), budget)
    if start == _ZSTD:
        return _buffered(cast(BinaryIO, _Zstd(stream)), budget)
    return stream


def _buffered(stream: BinaryIO, budget: _Budget) -> io.BufferedReader:
    return io.BufferedReader(_Guarded(stream, budget), _BUFFER_BYTES)


def _zip_members(stream: io.BufferedReader, budget: _Budget) -> Iterator[tuple[str, BinaryIO]]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise PackingError(f"the zip is damaged: {error}") from error
    with archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield entry.filename, _opened(archive, entry, budget)


def _opened(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> BinaryIO:
    try:
        member = cast(BinaryIO, archive.open(entry))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:  # RuntimeError: it has a password
        return _broken(f"this member of the zip can't be opened: {error}")
    return _unpacked(_buffered(member, budget), budget)


def _broken(reason: str) -> BinaryIO:
    return cast(BinaryIO, _Broken(reason))


class _Broken(io.RawIOBase):
    """A member that can't be opened: said when it is read, so that the others still are."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def read(self, size: int = -1) -> bytes:
        raise PackingError(self._reason)
