"""The ledger's files: their names say which capture and which positions they hold, so that a gap is a listing.

`<capture>_<start>_<end>.parquet` holds every position from start up to end; `<capture>_<start>_<end>_<run>.parquet`
holds what a later run made of some of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from custody.durable import make_folder, storage_error, whole_file
from graph.errors import EvidenceBroken, ParameterInvalid

ROW_GROUP_ROWS = 65_536
LAST_POSITION = 2**62
CURE = "Move the file away: its positions are then missing, and are read again from their capture on the next load."

SCHEMA = pa.schema(
    [
        pa.field("capture", pa.string(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
        pa.field("place", pa.string(), nullable=False),
        pa.field("main", pa.string(), nullable=False),
        pa.field("speaks", pa.list_(pa.string()), nullable=False),
        pa.field("outcome", pa.string(), nullable=False),
        pa.field("reason", pa.string()),
        pa.field("raw", pa.binary()),
        pa.field("recorded_at", pa.timestamp("us", tz="UTC"), nullable=False),
        pa.field("run", pa.string(), nullable=False),
        pa.field("changing", pa.string()),
    ]
)
REPETITIVE = ["capture", "outcome", "reason", "run"]

_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,99}")
_NAME = re.compile(rf"({_WORD.pattern})_(\d+)_(\d+)(?:_({_WORD.pattern}))?\.parquet")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, and the positions that are to be read from it: another file has the rest of `first` to `last`."""

    path: Path
    capture: str
    first: int
    last: int
    start: int
    end: int
    run: str | None = None


def file_name(capture: str, start: int, end: int, *, run: str | None = None) -> str:
    for word in (capture, run or "-"):
        if word != "-" and not _WORD.fullmatch(word):
            raise ParameterInvalid(f"{word!r} can't be part of a file's name", "Use letters, digits, dots and dashes.")
    suffix = "" if run is None else f"_{run}"
    return f"{capture}_{start:012d}_{end:012d}{suffix}.parquet"


@lru_cache(maxsize=100_000)
def _parsed(name: str) -> tuple[str, int, int, str | None] | None:
    found = _NAME.fullmatch(name)
    return None if found is None else (found[1], int(found[2]), int(found[3]), found[4])


def listed(folder: Path, capture: str | None = None) -> list[Piece]:
    """Every file, whole, of one capture or of all."""
    prefix = "" if capture is None else f"{capture}_"
    try:
        names = [entry.name for entry in folder.iterdir() if entry.name.startswith(prefix)]
    except FileNotFoundError:
        return []
    parsed = ((name, _parsed(name)) for name in names)
    return [Piece(folder / name, each[0], each[1], each[2], each[1], each[2], each[3]) for name, each in parsed if each]


def without_overlap(pieces: Iterable[Piece]) -> list[Piece]:
    """Sorted by capture and position, each position once: where files overlap, the earlier and longer one has it."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.capture, piece.first, -piece.last)):
        covered = kept[-1].end if kept and kept[-1].capture == piece.capture else 0
        if piece.last > covered:
            kept.append(replace(piece, start=max(piece.first, covered)))
    return kept


def held(folder: Path, capture: str | None = None) -> list[Piece]:
    """What was read at first, each position once."""
    return without_overlap(piece for piece in listed(folder, capture) if piece.run is None)


def corrections(folder: Path, capture: str | None = None) -> list[Piece]:
    """What later runs made of some positions."""
    return sorted(
        (piece for piece in listed(folder, capture) if piece.run is not None), key=lambda piece: piece.path.name
    )


def ranges_of(pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    """Of one capture's pieces, without overlap: the positions, neighbours joined."""
    ranges: list[tuple[int, int]] = []
    for piece in pieces:
        if ranges and ranges[-1][1] == piece.start:
            ranges[-1] = (ranges[-1][0], piece.end)
        else:
            ranges.append((piece.start, piece.end))
    return ranges


def gaps(ranges: Iterable[tuple[int, int]], start: int, end: int) -> list[range]:
    """What of start to end the ranges, ascending, leave out."""
    missing: list[range] = []
    position = start
    for first, last in ranges:
        if position < min(first, end):
            missing.append(range(position, min(first, end)))
        position = max(position, last)
    if position < end:
        missing.append(range(position, end))
    return missing


def write(path: Path, batches: Iterable[pa.RecordBatch | pa.Table], *, replayable: bool = False) -> None:
    """A file of the ledger, whole or not at all."""
    try:
        make_folder(path.parent)
        how = written_how(REPETITIVE)
        with whole_file(path, replayable=replayable) as file, pq.ParquetWriter(file, SCHEMA, **how) as writer:
            for batch in batches:
                writer.write(batch, row_group_size=ROW_GROUP_ROWS)
    except OSError as error:
        raise storage_error(error, str(path.parent)) from error


def written_how(repetitive: list[str]) -> dict[str, object]:
    """Checksums tell a flipped bit from what was written."""
    return {"compression": "zstd", "use_dictionary": repetitive, "write_page_checksum": True}


def read(piece: Piece, *, columns: list[str], run: str | None = None) -> Iterator[pa.RecordBatch]:
    """Row groups that may hold rows of the piece (and of the run), cut to its positions."""
    with opened(piece.path) as file:
        if not _has_its_rows(piece, file.metadata):
            raise _broken(piece.path, f"it holds {file.metadata.num_rows:,} rows")
        first = piece.first
        for group in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            begin, stop = max(piece.start - first, 0), min(piece.end - first, rows)
            first += rows
            if piece.run is not None:
                begin, stop = 0, rows
            if begin < stop and (run is None or may_hold(file.metadata, group, column="run", value=run)):
                yield from read_groups(file, [group], columns).slice(begin, stop - begin).to_batches()


def is_whole(piece: Piece) -> bool:
    with opened(piece.path) as file:
        return _has_its_rows(piece, file.metadata)


def _has_its_rows(piece: Piece, metadata: pq.FileMetaData) -> bool:
    rows: int = metadata.num_rows
    return piece.run is not None or rows == piece.last - piece.first


def may_hold(metadata: pq.FileMetaData, group: int, *, column: str, value: str) -> bool:
    statistics = metadata.row_group(group).column(SCHEMA.get_field_index(column)).statistics
    return statistics is None or not statistics.has_min_max or statistics.min <= value <= statistics.max


def opened(path: Path, metadata: pq.FileMetaData | None = None) -> pq.ParquetFile:
    """Raises FileNotFoundError where it was merged away, EvidenceBroken where it is torn."""
    try:
        return pq.ParquetFile(path, metadata=metadata, page_checksum_verification=True)
    except FileNotFoundError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise _broken(path, str(error)) from error


def read_groups(file: pq.ParquetFile, groups: list[int], columns: list[str]) -> pa.Table:
    try:
        return file.read_row_groups(groups, columns=columns, use_threads=len(groups) > 1)
    except (pa.ArrowException, OSError) as error:
        raise EvidenceBroken(f"a file of the ledger is broken: {error}", CURE) from error


def _broken(path: Path, what: str) -> EvidenceBroken:
    return EvidenceBroken(f"the ledger's file {path.name} is broken: {what}", CURE)
