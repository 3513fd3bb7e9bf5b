"""The Parquet bundle: a case as tables, one file per label and per type, and a manifest with their hashes, in one zip.

The exchange format both ways and never a second truth. The zip only stores, so that a table is a range of the file;
it is written as it goes, to a stream that can't be sought, with the manifest last.
"""

import hashlib
import json
import struct
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Protocol

from graph.errors import EvidenceBroken, InputUnreadable
from graph.keys import NORMALISATION, plain
from graph.merging import Row, milliseconds
from graph.model import (
    NODES,
    RELATIONSHIPS,
    Cursor,
    Element,
    Merge,
    Node,
    Relationship,
    merged,
    once,
    properties,
    relationship_type,
)
from graph.progress import Progress, silent
from graph.subgraph import Note, Subgraph

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "sociogram-bundle"
VERSION = 1
MANIFEST = "manifest.json"
ROWS_AT_ONCE = 10_000
ROW_GROUP_BYTES = 1 << 30
MANIFEST_BYTES = 1 << 20
CHUNK_BYTES = 1 << 20
EXPANSION_LIMIT = 1_000  # a column of one value packs well, a bomb better
EXPANSION_FREE_BYTES = 64 * 2**20

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_NOT_OURS = "Give a bundle that `sociogram export` has written."
_DAMAGED = "Fetch the bundle again; nothing of it was loaded."

Kind = type[Node] | type[Relationship]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file of the bundle. `stamps` names the properties that the stamps of its rows belong to, in order."""

    name: str
    rows: int
    bytes: int
    sha256: str
    derived: bool
    stamps: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`contents` is case or subgraph. `digest` is the graph digest of a whole case; derived tables are not in it."""

    format: str
    version: int
    sociogram: str
    model: str
    normalisation: int
    contents: str
    case: str
    title: str
    made_at: str
    known_on: str
    complete: bool
    reason: str | None
    digest: str | None
    files: list[Table] = field(default_factory=list)


@cache
def kinds() -> dict[str, Kind]:
    """By file name, in the order in which they are written and read: nodes before what connects them."""
    nodes: dict[str, Kind] = {f"nodes/{kind.__name__}.parquet": kind for kind in NODES if kind is not Cursor}
    return nodes | {f"edges/{relationship_type(kind)}.parquet": kind for kind in RELATIONSHIPS}


@once
def schema(kind: type[Element]) -> "pa.Schema":
    """The columns that the model says, and the stamps that decide when two bundles are merged."""
    import pyarrow as pa

    types = {
        str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(),
        datetime: pa.timestamp("ms", tz="UTC"), list[str]: pa.list_(pa.string()), list[int]: pa.list_(pa.int64()),
    }  # fmt: skip
    columns = []
    for each, hint in properties(kind):
        [found] = [type_ for bare, type_ in types.items() if hint in (bare, bare | None)]
        columns.append(pa.field(each.name, found, nullable=each.metadata["merge"] != Merge.KEY))
    stamps = [pa.field("stamps", pa.list_(pa.string()))] if merged(kind, Merge.LATEST) else []
    return pa.schema(columns + stamps)


@cache
def model_hash() -> str:
    """Of every kind's properties, types and merge rules: two Sociograms with the same one mean the same."""
    said = [
        [name, [[each.name, str(hint), each.metadata["merge"]] for each, hint in properties(kind)]]
        for name, kind in kinds().items()
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


class Out(Protocol):
    """Where a bundle goes: anything that takes bytes."""

    def write(self, data: bytes, /) -> object: ...


class BundleWriter:
    """Tables one after the other, then `close`."""

    def __init__(self, file: Out) -> None:
        self._zip = zipfile.ZipFile(_Forward(file), "w", zipfile.ZIP_STORED)
        self._tables: list[Table] = []

    @contextmanager
    def table(self, name: str) -> Iterator["TableWriter"]:
        kind = kinds()[name]
        with self._zip.open(_entry(name), "w", force_zip64=True) as entry:
            writer = TableWriter(kind, entry)
            try:
                yield writer
            finally:
                writer.finish()
        self._tables.append(writer.described(name))

    def close(self, note: Note, *, contents: str, complete: bool = True, reason: str | None = None,
              digest: str | None = None) -> Manifest:  # fmt: skip
        made_at = note.made_at or datetime.now(UTC)
        manifest = Manifest(
            format=FORMAT, version=VERSION, sociogram=version("sociogram"), model=model_hash(),
            normalisation=NORMALISATION, contents=contents, case=note.case, title=note.title,
            made_at=made_at.isoformat(), known_on=(note.known_on or made_at).isoformat(), complete=complete,
            reason=reason, digest=digest, files=self._tables,
        )  # fmt: skip
        self._zip.writestr(_entry(MANIFEST), json.dumps(asdict(manifest), indent=1).encode())
        self._zip.close()
        return manifest


class TableWriter:
    """Rows as graph.writer reads them: property maps with moments as epoch milliseconds or datetimes."""

    def __init__(self, kind: Kind, entry: IO[bytes]) -> None:
        import pyarrow.parquet as pq

        self._kind = kind
        self._stream = _Hashed(entry)
        self._schema = schema(kind)
        self._parquet = pq.ParquetWriter(self._stream, self._schema, compression="zstd")
        self.rows = 0

    def write(self, rows: Sequence[Row]) -> None:
        import pyarrow as pa

        if not rows:
            return
        columns = [
            pa.array([_cell(row.get(column.name)) for row in rows], type=column.type) for column in self._schema
        ]
        self._parquet.write_batch(pa.record_batch(columns, schema=self._schema))
        self.rows += len(rows)

    def finish(self) -> None:
        self._parquet.close()

    def described(self, name: str) -> Table:
        return Table(
            name=name, rows=self.rows, bytes=self._stream.tell(), sha256=self._stream.digest.hexdigest(),
            derived=issubclass(self._kind, Relationship) and self._kind.derived,
            stamps=list(merged(self._kind, Merge.LATEST)),
        )  # fmt: skip


def write_subgraph(subgraph: Subgraph, file: BinaryIO) -> Manifest:
    """Only the properties that the model has; without stamps, so its values count as captured when they last were."""
    bundle = BundleWriter(file)
    for name, kind in kinds().items():
        with bundle.table(name) as table:
            for part in _parts(_rows_of(subgraph, kind)):
                table.write(part)
    return bundle.close(
        subgraph.note, contents="subgraph", complete=subgraph.complete, reason=subgraph.reason
    )


@dataclass(frozen=True, slots=True)
class Bundle:
    """One that is there to read. `places` are the tables' ranges in the file: start, length."""

    path: Path
    manifest: Manifest
    places: dict[str, tuple[int, int]]

    def rows(self, table: Table) -> Iterator[Row]:
        """Property maps, moments as epoch milliseconds; memory is one batch. Raises InputUnreadable."""
        import pyarrow as pa

        with _parquet_errors(table.name):
            file = self._parquet(table)
            for batch in file.iter_batches(batch_size=ROWS_AT_ONCE // 5):
                columns = [
                    column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column
                    for column in batch.columns
                ]
                yield from pa.record_batch(columns, names=batch.schema.names).to_pylist()

    def check(self, table: Table) -> None:
        """Hash and number of rows are the manifest's, columns are the model's."""
        digest = hashlib.sha256()
        start, length = self.places[table.name]
        with self.path.open("rb") as file:
            file.seek(start)
            while length and (chunk := file.read(min(length, CHUNK_BYTES))):
                digest.update(chunk)
                length -= len(chunk)
        if digest.hexdigest() != table.sha256:
            raise EvidenceBroken(f"{table.name} in {self.path.name} does not match its hash", _DAMAGED)
        with _parquet_errors(table.name):
            self._check_parquet(table)

    def _check_parquet(self, table: Table) -> None:
        file = self._parquet(table)
        if file.metadata.num_rows != table.rows:
            counts = f"{file.metadata.num_rows:,} rows instead of {table.rows:,}"
            raise EvidenceBroken(f"{table.name} in {self.path.name} has {counts}", _DAMAGED)
        expected = schema(kinds()[table.name])
        for column in file.schema_arrow:
            at = expected.get_field_index(column.name)
            if at < 0 or expected.field(at).type != column.type:
                raise _unreadable(f"{table.name} has a column {column.name!r} of {column.type} that the model has not")
        for index in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(index)
            packed = sum(group.column(each).total_compressed_size for each in range(group.num_columns))
            size = group.total_byte_size
            if size > ROW_GROUP_BYTES or size > max(EXPANSION_FREE_BYTES, EXPANSION_LIMIT * packed):
                raise _unreadable(f"{table.name} unpacks to more than is sane")

    def _parquet(self, table: Table) -> Any:
        import pyarrow as pa
        import pyarrow.parquet as pq

        start, length = self.places[table.name]
        mapped = pa.memory_map(str(self.path))
        mapped.seek(start)
        return pq.ParquetFile(pa.BufferReader(mapped.read_buffer(length)))


def open_bundle(path: Path) -> Bundle:
    """Looks at the zip and its manifest alone. Raises InputUnreadable."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            places = _places(archive, file, path.stat().st_size)
            if MANIFEST not in places or places[MANIFEST][1] > MANIFEST_BYTES:
                raise _unreadable(f"{path.name} has no manifest of sane size")
            start, length = places.pop(MANIFEST)
            file.seek(start)
            manifest = _manifest(file.read(length))
    except OSError as error:
        what = f"{path} can't be read: {error.strerror}"
        raise InputUnreadable(what, "Check the path, and who may read it.") from error
    except (zipfile.BadZipFile, struct.error, NotImplementedError, UnicodeDecodeError) as error:
        raise _unreadable(f"{path.name} is no zip, or a damaged one: {error}") from error
    named = {table.name: table for table in manifest.files}
    if len(named) != len(manifest.files) or named.keys() != places.keys():
        raise _unreadable(f"{path.name} does not hold the tables that its manifest names")
    for name, table in named.items():
        if places[name][1] != table.bytes:
            raise EvidenceBroken(f"{name} in {path.name} is not as long as its manifest says", _DAMAGED)
    return Bundle(path, manifest, places)


def verify(path: Path, progress: Progress = silent) -> Bundle:
    """Every table against its hash, its number of rows and the model. Raises InputUnreadable, EvidenceBroken."""
    bundle = open_bundle(path)
    progress.start(f"Checking {path.name}", len(bundle.manifest.files), "tables")
    for table in bundle.manifest.files:
        bundle.check(table)
        progress.advance(1)
    progress.done()
    return bundle


def _places(archive: zipfile.ZipFile, file: BinaryIO, size: int) -> dict[str, tuple[int, int]]:
    """Where each member stands. Only what a bundle may hold, once each, stored, and nowhere over another."""
    wanted = {MANIFEST, *kinds()}
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for entry in sorted(archive.infolist(), key=lambda each: each.header_offset):
        if entry.filename not in wanted or entry.filename in places:
            raise _unreadable(f"a bundle holds no member {entry.filename[:100]!r}, or not twice")
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size or entry.flag_bits & 1:
            raise _unreadable(f"{entry.filename} is packed or locked, where a bundle only stores")
        file.seek(entry.header_offset)
        signature, name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        start = entry.header_offset + _LOCAL_HEADER.size + name + extra
        if signature != b"PK\x03\x04" or entry.header_offset < end or start + entry.file_size > size:
            raise _unreadable(f"{entry.filename} is not where the zip says")
        end = start + entry.file_size
        places[entry.filename] = (start, entry.file_size)
    return places


def _manifest(content: bytes) -> Manifest:
    import msgspec

    try:
        said = json.loads(content)
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise _unreadable("The manifest is not that of a Sociogram bundle")
        if said.get("version") != VERSION:
            raise InputUnreadable(
                f"The bundle has the format version {said.get('version')!r}, and this Sociogram reads {VERSION}.",
                "Install the Sociogram that wrote it, or export it there in this version.",
            )
        found = msgspec.convert(said, Manifest)
    except (ValueError, RecursionError) as error:
        raise _unreadable(f"The manifest can't be read: {error}") from error
    if found.normalisation != NORMALISATION:
        raise _unreadable(f"Its ids are of normalisation {found.normalisation}, not {NORMALISATION}")
    return found


def _rows_of(subgraph: Subgraph, kind: Kind) -> Iterator[Row]:
    if issubclass(kind, Node):
        for node in subgraph.nodes:
            if node.label == kind.__name__:
                yield {**node.properties, "id": node.id}
        return
    name = relationship_type(kind)
    for each in subgraph.relationships:
        if each.type == name:
            yield {**each.properties, "start": each.start, "end": each.end}


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) >= ROWS_AT_ONCE:
            yield part
            part = []
    yield part


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, datetime):
        return milliseconds(value)
    return [_cell(each) for each in value] if isinstance(value, list) else value


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.external_attr = 0o644 << 16
    return entry


def _unreadable(what: str) -> InputUnreadable:
    return InputUnreadable(what if what.endswith(".") else f"{what}.", _NOT_OURS)


@contextmanager
def _parquet_errors(name: str) -> Iterator[None]:
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise _unreadable(f"{name} is no table that can be read: {str(error)[:200]}") from error


class _Forward:
    """A file that only goes forward: the zip then writes no header twice."""

    def __init__(self, file: Out) -> None:
        self._file = file

    def write(self, data: bytes, /) -> int:
        self._file.write(bytes(data))
        return len(data)

    def flush(self) -> None:
        return

    def close(self) -> None:
        return


class _Hashed:
    """What pyarrow writes to: hashed and counted on its way into the zip."""

    closed = False

    def __init__(self, entry: IO[bytes]) -> None:
        self._entry = entry
        self._size = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        content = bytes(data)
        self.digest.update(content)
        self._size += len(content)
        return self._entry.write(content)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        return

    def close(self) -> None:
        return
