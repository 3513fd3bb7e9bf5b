"""The ledger's second copy: one row for every element that a row speaks of, sorted by element, so that one look-up
reads a few row groups. What it does not cover yet is scanned, so that an answer is complete at any time.
"""

import json
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from filelock import FileLock
from uuid_utils import uuid7

from custody import ledger_files as files
from custody.durable import TEMPORARY, make_folder, storage_error, whole_file
from custody.ledger_files import SCHEMA, Piece
from graph.errors import EvidenceBroken, SociogramError, StoreUnavailable

ROW_GROUP_ROWS = 16_384
SEGMENTS = 8
SORT_MEMORY = "512MB"
_ATTEMPTS = 10
_COVERAGE = b"sociogram_coverage"

_TAKEN = ["capture", "position", "place", "main", "outcome", "recorded_at", "run", "changing"]
SIGHTING_SCHEMA = pa.schema([pa.field("key", pa.string(), nullable=False), *(SCHEMA.field(name) for name in _TAKEN)])
_REPETITIVE = ["key", "capture", "outcome", "run"]
_IDENTITY = ["capture", "position", "key", "run"]

Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which rows a segment was made from."""

    ranges: dict[str, Ranges]
    corrections: frozenset[str]

    def rows(self) -> int:
        return sum(end - start for ranges in self.ranges.values() for start, end in ranges)

    def encoded(self) -> bytes:
        return json.dumps({"ranges": self.ranges, "corrections": sorted(self.corrections)}).encode()


@dataclass(frozen=True, slots=True)
class Segment:
    """One sorted file, with the first and last key of each of its row groups."""

    path: Path
    metadata: pq.FileMetaData
    lows: list[str]
    highs: list[str]
    coverage: Coverage

    def find(self, keys: Sequence[str]) -> pa.Table:
        groups = sorted({group for key in keys for group in self._groups(key)})
        if not groups:
            return SIGHTING_SCHEMA.empty_table()
        with files.opened(self.path, self.metadata) as file:
            found = files.read_groups(file, groups, SIGHTING_SCHEMA.names)
        return found.filter(pc.is_in(found.column("key"), pa.array(keys, pa.string()))).replace_schema_metadata()

    def _groups(self, key: str) -> Iterator[int]:
        group = bisect_left(self.highs, key)
        while group < len(self.lows) and self.lows[group] <= key:
            yield group
            group += 1


class Index:
    """The segments of one ledger; `rows` is the folder of the ledger's own files."""

    def __init__(self, folder: Path, rows: Path) -> None:
        self._folder = folder
        self._rows = rows
        self._known: dict[str, Segment] = {}

    def find(self, keys: Sequence[str]) -> pa.Table:
        """Rows of SIGHTING_SCHEMA that speak of one of the keys, each once, by capture and position."""
        for _ in range(_ATTEMPTS):
            try:
                segments = self._segments()
                tables = [segment.find(keys) for segment in segments]
                tables += [_scan(piece, keys) for piece in self._uncovered(segments)]
                return _once(pa.concat_tables([SIGHTING_SCHEMA.empty_table(), *tables]))
            except FileNotFoundError:  # merged away since it was listed
                continue
        raise EvidenceBroken(
            "files of the ledger vanish while they are read", "Repeat when no other process removes them."
        )

    def build(self) -> None:
        """Covers what is not covered yet. Called by one process at a time."""
        remove_leftovers(self._folder)
        segments = self._segments()
        pieces = self._uncovered(segments)
        if not pieces:
            return
        covered = sum(segment.coverage.rows() for segment in segments)
        fresh = sum(piece.end - piece.start for piece in pieces)
        # rewriting all only when there is as much again keeps the cost of many small builds linear
        replaced = segments if len(segments) >= SEGMENTS or fresh >= covered else []
        if replaced:
            pieces = self._uncovered([])
        batches = (batch for piece in pieces for batch in _exploded(piece))
        self._write(_sorted(batches, self._folder), _coverage(pieces))
        self._unlink(replaced)

    def forget(self, capture_id: str) -> None:
        """Rewrites the segments that hold rows of the capture, without them. Called by one process at a time."""
        for segment in self._segments():
            if not _covers(segment.coverage, capture_id):
                continue
            left = _without(segment.coverage, capture_id)
            if left.ranges or left.corrections:
                self._write(_rows_without(segment, capture_id), left)
            self._unlink([segment])

    def _write(self, batches: Iterable[pa.Table], coverage: Coverage) -> None:
        schema = SIGHTING_SCHEMA.with_metadata({_COVERAGE: coverage.encoded()})
        how = files.written_how(_REPETITIVE)
        try:
            make_folder(self._folder)
            path = self._folder / f"{uuid7()}.parquet"
            with whole_file(path) as file, pq.ParquetWriter(file, schema, **how) as writer:
                for batch in batches:
                    writer.write(batch, row_group_size=ROW_GROUP_ROWS)
        except OSError as error:
            raise storage_error(error, str(self._folder)) from error

    def _unlink(self, segments: Iterable[Segment]) -> None:
        for segment in segments:
            segment.path.unlink(missing_ok=True)

    def _segments(self) -> list[Segment]:
        paths = sorted(self._folder.glob("*.parquet"))
        self._known = {path.name: self._known.get(path.name) or _segment(path) for path in paths}
        return list(self._known.values())

    def _uncovered(self, segments: Sequence[Segment]) -> list[Piece]:
        ranges: dict[str, Ranges] = {}
        corrected: set[str] = set()
        for segment in segments:
            corrected |= segment.coverage.corrections
            for capture, covered in segment.coverage.ranges.items():
                ranges[capture] = sorted(ranges.get(capture, []) + covered)
        pieces = [
            replace(piece, start=gap.start, end=gap.stop)
            for piece in files.held(self._rows)
            for gap in files.gaps(ranges.get(piece.capture, []), piece.start, piece.end)
        ]
        return pieces + [piece for piece in files.corrections(self._rows) if piece.path.name not in corrected]


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """One process at a time merges, builds or removes; appending and reading need no lock."""
    try:
        make_folder(folder)
        lock = FileLock(folder / "lock")
        lock.acquire()
    except OSError as error:
        raise storage_error(error, str(folder)) from error
    try:
        yield
    finally:
        lock.release()


def remove_leftovers(folder: Path) -> None:
    """What a killed build left; nobody else writes here meanwhile."""
    for path in folder.glob(f"*{TEMPORARY}"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _segment(path: Path) -> Segment:
    with files.opened(path) as file:
        metadata = file.metadata
        kept = json.loads((file.schema_arrow.metadata or {}).get(_COVERAGE, b"{}"))
    statistics = [metadata.row_group(group).column(0).statistics for group in range(metadata.num_row_groups)]
    ranges = {capture: [(start, end) for start, end in each] for capture, each in kept["ranges"].items()}
    coverage = Coverage(ranges, frozenset(kept["corrections"]))
    return Segment(path, metadata, [each.min for each in statistics], [each.max for each in statistics], coverage)


def _coverage(pieces: Sequence[Piece]) -> Coverage:
    ranges: dict[str, Ranges] = {}
    for piece in pieces:
        if piece.run is None:
            ranges.setdefault(piece.capture, []).append((piece.start, piece.end))
    return Coverage(ranges, frozenset(piece.path.name for piece in pieces if piece.run is not None))


def _covers(coverage: Coverage, capture: str) -> bool:
    return capture in coverage.ranges or any(name.startswith(f"{capture}_") for name in coverage.corrections)


def _without(coverage: Coverage, capture: str) -> Coverage:
    ranges = {other: ranges for other, ranges in coverage.ranges.items() if other != capture}
    return Coverage(ranges, frozenset(n for n in coverage.corrections if not n.startswith(f"{capture}_")))


def _rows_without(segment: Segment, capture: str) -> Iterator[pa.Table]:
    with files.opened(segment.path, segment.metadata) as file:
        for group in range(file.metadata.num_row_groups):
            table = files.read_groups(file, [group], SIGHTING_SCHEMA.names)
            yield table.filter(pc.not_equal(table.column("capture"), capture))


def _exploded(piece: Piece, keys: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """One row for every element (of `keys`, where given) that a row of the piece speaks of."""
    wanted = None if keys is None else pa.array(keys, pa.string())
    for batch in files.read(piece, columns=[*_TAKEN, "speaks"]):
        spoken = batch.column("speaks")
        key, row = pc.list_flatten(spoken), pc.list_parent_indices(spoken)
        if wanted is not None:
            mask = pc.is_in(key, wanted)
            key, row = key.filter(mask), row.filter(mask)
        taken = batch.select(_TAKEN).take(row)
        account = pc.and_(pc.starts_with(key, "Account:"), pc.invert(pc.match_substring(key, ">")))
        changing = pc.if_else(account, taken.column("changing"), pa.scalar(None, pa.string()))
        columns = [key, *(taken.column(name) for name in _TAKEN[:-1]), changing]
        yield pa.RecordBatch.from_arrays(columns, schema=SIGHTING_SCHEMA)


def _scan(piece: Piece, keys: Sequence[str]) -> pa.Table:
    return pa.Table.from_batches(_exploded(piece, keys), schema=SIGHTING_SCHEMA)


def _once(table: pa.Table) -> pa.Table:
    """Sorted, and each sighting once: for a moment after a build, two segments hold it."""
    table = table.sort_by([(name, "ascending") for name in _IDENTITY]).combine_chunks()
    if table.num_rows < 2:
        return table
    same = None
    for name in _IDENTITY:
        column = table.column(name)
        equal = pc.equal(column.slice(1), column.slice(0, table.num_rows - 1))
        same = equal if same is None else pc.and_(same, equal)
    return table.filter(pa.chunked_array([pa.array([True]), *pc.invert(same).chunks]))


def _sorted(batches: Iterator[pa.RecordBatch], folder: Path) -> Iterator[pa.Table]:
    """Sorted by key on disk where memory does not suffice."""
    import duckdb

    failed: list[SociogramError] = []
    number = SCHEMA.field("recorded_at").with_type(pa.int64())  # DuckDB needs an extension for time zones
    position = SIGHTING_SCHEMA.get_field_index("recorded_at")
    plain = SIGHTING_SCHEMA.set(position, number)
    reader = pa.RecordBatchReader.from_batches(plain, _remembering(batches, plain, failed))
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": SORT_MEMORY,
        "temp_directory": str(folder / f"sort{TEMPORARY}"),
    }
    with duckdb.connect(config=settings) as connection:
        connection.register("sightings", reader)
        try:
            ordered = connection.sql("SELECT * FROM sightings ORDER BY key, capture, position, run")
            for batch in ordered.to_arrow_reader(ROW_GROUP_ROWS * 8):
                yield pa.Table.from_batches([batch]).cast(SIGHTING_SCHEMA)
        except duckdb.Error as error:
            if failed:
                raise failed[0] from error
            what = f"the ledger can't be sorted: {str(error).partition(chr(10))[0]}"
            raise StoreUnavailable(what, "Free some memory and disk space, then repeat.") from error


def _remembering(
    batches: Iterator[pa.RecordBatch], schema: pa.Schema, failed: list[SociogramError]
) -> Iterator[pa.RecordBatch]:
    """DuckDB turns any error of its input into its own: ours is remembered."""
    try:
        for batch in batches:
            yield batch.cast(schema)
    except SociogramError as error:
        failed.append(error)
        raise
