"""The ledger of a case: one row for every record read, with what it speaks of, so that any element leads to its bytes.

Append-only Parquet. It holds no post text: that is in the capture.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from custody import ledger_files as files
from custody.durable import TEMPORARY, storage_error
from custody.ledger_files import LAST_POSITION, SCHEMA, Piece
from custody.ledger_index import SIGHTING_SCHEMA, Index, only_one
from graph.errors import EvidenceBroken
from graph.keys import plain

RAW_BYTES = 2000
MERGED_ROWS = 1_000_000
LEFTOVER_SECONDS = 3600
OUTCOMES = ("new", "changed", "same", "rejected", "replayed")
_ATTEMPTS = 10
_COLUMNS: list[str] = SCHEMA.names


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One record as it was read. `capture` is filled on reading; `changing` is JSON of an account's fields as seen."""

    position: int
    place: str
    main: str
    speaks: list[str]
    outcome: str
    recorded_at: datetime
    run: str
    reason: str | None = None
    raw: bytes | None = None
    changing: str | None = None
    capture: str = ""


@dataclass(slots=True, kw_only=True)
class LedgerColumns:
    """Rows of one batch, column by column: all lists have the same length, positions ascend by one."""

    positions: Sequence[int]
    places: Sequence[str]
    mains: Sequence[str]
    speaks: Sequence[Sequence[str]]
    outcomes: Sequence[str]
    recorded_at: datetime
    run: str
    reasons: Sequence[str | None] | None = None
    raws: Sequence[bytes | None] | None = None
    changing: Sequence[str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A place in a capture that speaks of the element `key`. `changing` is given where that is an account."""

    key: str
    capture: str
    position: int
    place: str
    main: str
    outcome: str
    recorded_at: datetime
    run: str
    changing: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """read is the sum. `replayed`: written again after a crash; what they told is counted on the run in the graph."""

    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    replayed: int = 0
    read: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", self.new + self.changed + self.same + self.rejected + self.replayed)


def node_key(label: str, id_: str) -> str:
    """How the ledger names a node: `Post:x:1`."""
    # an id has no control character (graph.keys.bounded), so this keeps two elements from having one key
    return f"{label}:{id_}" if ">" not in id_ else f"{label}:{id_}".replace(">", "\x1e")


def relationship_key(start: str, kind: str, end: str) -> str:
    """How the ledger names a relationship, from its nodes' keys: `Account:x:1>POSTED>Post:x:2`."""
    return f"{start}>{kind}>{end}"


class Ledger:
    """The ledger of one case, in a folder of its own under `root`."""

    def __init__(self, root: Path, case_id: str) -> None:
        self._folder = root / case_id / "rows"
        self._index = Index(root / case_id / "index", self._folder)

    def append(self, capture_id: str, rows: Sequence[LedgerRow]) -> int:
        """Rows written. Positions ascend by one; those that are held already are left as they are."""
        return self._write(capture_id, _table(capture_id, rows)) if rows else 0

    def append_columns(self, capture_id: str, columns: LedgerColumns) -> int:
        """The same as `append`, for a batch that is in columns already."""
        return self._write(capture_id, _table_of_columns(capture_id, columns)) if columns.positions else 0

    def correct(self, capture_id: str, rows: Sequence[LedgerRow]) -> None:
        """What a later run made of positions that are held, such as rejected ones after a fix. Both stay on record."""
        for run in sorted({row.run for row in rows}):
            mine = sorted((row for row in rows if row.run == run), key=lambda row: row.position)
            name = files.file_name(capture_id, mine[0].position, mine[-1].position + 1, run=run)
            files.write(self._folder / name, [_table(capture_id, mine)])

    def ranges(self, capture_id: str) -> list[tuple[int, int]]:
        """Positions held, as (start, end) with the end left out. A listing of the folder; no file is read."""
        return files.ranges_of(files.held(self._folder, capture_id))

    def missing(self, capture_id: str, until: int) -> list[range]:
        """Positions below `until` that are not held."""
        return files.gaps(self.ranges(capture_id), 0, until)

    def rows(self, capture_id: str, start: int = 0, end: int = LAST_POSITION) -> Iterator[LedgerRow]:
        """In order of position; where a position was corrected, the latest row."""
        corrected = {row.position: row for row in self._corrections(capture_id)}
        for batch in self._batches(capture_id, columns=_COLUMNS, start=start, end=end):
            for row in _rows(batch):
                yield corrected.get(row.position, row)

    def of(self, keys: Sequence[str]) -> list[Sighting]:
        """Every place that speaks of one of these elements, by capture and position. Complete without `compact`."""
        return _sightings(self._index.find(keys))

    def first_of(self, keys: Sequence[str], limit: int) -> tuple[int, list[Sighting]]:
        """How many places `of` would give, and the first of them."""
        found = self._index.find(keys)
        return found.num_rows, _sightings(found.slice(0, limit))

    def rejected(
        self, *, capture_id: str | None = None, run: str | None = None, limit: int = 100
    ) -> tuple[int, list[LedgerRow]]:
        """How many records are still rejected, in one capture, by one run or in all; and the first of them."""
        total = 0
        rows: list[LedgerRow] = []
        for row in self._rejected(capture_id):
            if run in (None, row.run):
                total += 1
                if len(rows) < limit:
                    rows.append(row)
        return total, rows

    def _rejected(self, capture_id: str | None) -> Iterator[LedgerRow]:
        corrected = {(row.capture, row.position): row for row in self._corrections(capture_id)}
        for capture in [capture_id] if capture_id is not None else self.captures():
            for batch in self._batches(capture, columns=_COLUMNS):
                for row in _rows(batch.filter(pc.equal(batch.column("outcome"), "rejected"))):
                    if (capture, row.position) not in corrected:
                        yield row
        yield from (row for row in corrected.values() if row.outcome == "rejected")

    def of_run(self, run: str) -> Iterator[LedgerRow]:
        """Every row that the run wrote, by capture and position, then its corrections."""
        for batch in self._run_batches(run, _COLUMNS):
            yield from _rows(batch)

    def counts(self, run: str) -> Counts:
        """What became of the records that the run read."""
        counted: Counter[str] = Counter()
        for batch in self._run_batches(run, ["run", "outcome"]):
            for each in batch.column("outcome").value_counts().to_pylist():
                counted[each["values"]] += each["counts"]
        return Counts(**{outcome: counted[outcome] for outcome in OUTCOMES})

    def captures(self) -> list[str]:
        """Those that the ledger holds rows of."""
        return sorted({piece.capture for piece in files.listed(self._folder)})

    def compact(self) -> None:
        """Merges each capture's files and brings the copy that `of` reads up to date. Safe to be cut short."""
        with only_one(self._folder.parent):
            _sweep(self._folder)
            for capture in self.captures():
                self._merge(capture)
            self._index.build()

    def remove(self, capture_id: str) -> None:
        """Takes every row of the capture out. Cut short, it can be repeated."""
        with only_one(self._folder.parent):
            self._index.forget(capture_id)  # first: as long as a row is there, a copy that lacks it says so
            _unlink(files.listed(self._folder, capture_id))

    def check(self) -> list[str]:
        """What is wrong with the files, read whole."""
        return [problem for piece in files.listed(self._folder) for problem in _problems(piece)]

    def _write(self, capture_id: str, table: pa.Table) -> int:
        positions = table.column("position").to_pylist()
        start, end = positions[0], positions[0] + len(positions)
        if start < 0 or positions != list(range(start, end)):
            raise ValueError(f"the positions of capture {capture_id} do not ascend by one from {start}")
        missing = files.gaps(self.ranges(capture_id), start, end)
        for gap in missing:
            path = self._folder / files.file_name(capture_id, gap.start, gap.stop)
            files.write(path, [table.slice(gap.start - start, len(gap))], replayable=True)
        return sum(len(gap) for gap in missing)

    def _batches(
        self, capture_id: str, *, columns: list[str], start: int = 0, end: int = LAST_POSITION, run: str | None = None
    ) -> Iterator[pa.RecordBatch]:
        """Each position once, in order. Files that are merged away meanwhile are looked for again from there on."""
        for _ in range(_ATTEMPTS):
            try:
                for piece in files.held(self._folder, capture_id):
                    wanted = replace(piece, start=max(piece.start, start), end=min(piece.end, end))
                    if wanted.start < wanted.end:
                        yield from files.read(wanted, columns=columns, run=run)
                        start = wanted.end
                return
            except FileNotFoundError:
                continue
        raise EvidenceBroken(
            "files of the ledger vanish while they are read", "Repeat when no other process removes them."
        )

    def _corrections(self, capture_id: str | None = None, *, run: str | None = None) -> list[LedgerRow]:
        """Latest last."""
        pieces = [piece for piece in files.corrections(self._folder, capture_id) if run in (None, piece.run)]
        rows = [row for piece in pieces for batch in files.read(piece, columns=_COLUMNS) for row in _rows(batch)]
        return sorted(rows, key=lambda row: row.recorded_at)

    def _run_batches(self, run: str, columns: list[str]) -> Iterator[pa.RecordBatch]:
        for capture in self.captures():
            for batch in self._batches(capture, columns=columns, run=run):
                yield batch.filter(pc.equal(batch.column("run"), run))
        for piece in files.corrections(self._folder):
            if piece.run == run:
                yield from files.read(piece, columns=columns)

    def _merge(self, capture_id: str) -> None:
        """The merged file is in place before its parts go; readers take each position from one of them."""
        for group in _neighbours(files.held(self._folder, capture_id)):
            path = self._folder / files.file_name(capture_id, group[0].start, group[-1].end)
            files.write(path, (batch for piece in group for batch in files.read(piece, columns=_COLUMNS)))
        held = files.held(self._folder, capture_id)
        needed = {piece.path for piece in held} | {piece.path for piece in files.corrections(self._folder, capture_id)}
        spare = [piece for piece in files.listed(self._folder, capture_id) if piece.path not in needed]
        if spare and all(files.is_whole(piece) for piece in held):
            _unlink(spare)


def _table(capture_id: str, rows: Sequence[LedgerRow]) -> pa.Table:
    return _arrow(
        {
            "capture": [capture_id] * len(rows),
            "position": [row.position for row in rows],
            "place": [row.place for row in rows],
            "main": [row.main for row in rows],
            "speaks": _spoken((row.main for row in rows), (row.speaks for row in rows)),
            "outcome": [row.outcome for row in rows],
            "reason": [row.reason for row in rows],
            "raw": _cut(row.raw for row in rows),
            "recorded_at": [row.recorded_at for row in rows],
            "run": [row.run for row in rows],
            "changing": [row.changing for row in rows],
        }
    )


def _table_of_columns(capture_id: str, columns: LedgerColumns) -> pa.Table:
    count = len(columns.positions)
    nothing: list[None] = [None] * count
    return _arrow(
        {
            "capture": [capture_id] * count,
            "position": columns.positions,
            "place": columns.places,
            "main": columns.mains,
            "speaks": _spoken(columns.mains, columns.speaks),
            "outcome": columns.outcomes,
            "reason": columns.reasons or nothing,
            "raw": _cut(columns.raws or nothing),
            "recorded_at": [columns.recorded_at] * count,
            "run": [columns.run] * count,
            "changing": columns.changing or nothing,
        }
    )


def _arrow(columns: dict[str, Sequence[object]]) -> pa.Table:
    try:
        return pa.table(columns, schema=SCHEMA)
    except UnicodeEncodeError:  # a lone surrogate, from a record that is no proper text
        return pa.table({name: [_plain(value) for value in column] for name, column in columns.items()}, schema=SCHEMA)


def _plain(value: object) -> object:
    if isinstance(value, str):
        return plain(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _cut(raws: Iterable[bytes | None]) -> list[bytes | None]:
    return [raw if raw is None else raw[:RAW_BYTES] for raw in raws]


def _spoken(mains: Iterable[str], speaks: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """A record speaks of its main element too."""
    return [
        spoken if main in spoken or not main else [main, *spoken] for main, spoken in zip(mains, speaks, strict=True)
    ]


def _rows(batch: pa.RecordBatch) -> Iterator[LedgerRow]:
    for values in batch.to_pylist():
        yield LedgerRow(**values)


def _sightings(table: pa.Table) -> list[Sighting]:
    return [Sighting(**values) for values in table.select(SIGHTING_SCHEMA.names).to_pylist()]


def _neighbours(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Runs of two or more pieces without a gap between them, up to MERGED_ROWS."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        group = groups[-1] if groups else []
        if group and group[-1].end == piece.start and piece.end - group[0].start <= MERGED_ROWS:
            group.append(piece)
        else:
            groups.append([piece])
    return [group for group in groups if len(group) > 1]


def _unlink(pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        try:
            piece.path.unlink(missing_ok=True)
        except OSError as error:
            raise storage_error(error, str(piece.path.parent)) from error


def _sweep(folder: Path) -> None:
    """What killed appends left; an hour, since others may be appending now."""
    before = time.time() - LEFTOVER_SECONDS
    for path in folder.glob(f"*{TEMPORARY}"):
        with suppress(FileNotFoundError):  # put in place by its append
            if path.stat().st_mtime < before:
                path.unlink()


def _problems(piece: Piece) -> Iterator[str]:
    """Where the file can't be read, or holds other rows than its name says."""
    position = piece.first
    try:
        for batch in files.read(piece, columns=_COLUMNS):
            positions = batch.column("position").to_pylist()
            if set(batch.column("capture").to_pylist()) != {piece.capture}:
                yield f"{piece.path.name} holds rows of another capture"
            if piece.run is None and positions != list(range(position, position + len(positions))):
                yield f"{piece.path.name} holds other positions than its name says"
            position += len(positions)
    except EvidenceBroken as broken:
        yield broken.what
