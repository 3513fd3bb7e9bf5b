"""Tables as rows of text: CSV, TSV, JSONL and Parquet, also gz, zst and zip, told apart by content, never by name.

Every record of a file comes out once, in file order: as a `Row`, or as a `Torn` with the reason. An empty cell is
NULL; a nested value is its JSON text; a blank line is no record. Lines are counted from 1, the header included.
"""

import csv
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from graph.errors import InputUnreadable
from graph.keys import plain
from ingest.sources import PackingError, members

FIELD_BYTES = 8 * 1024 * 1024  # a quote that is never closed would take the whole file into memory
LINE_BYTES = 16 * 1024 * 1024
RAW_BYTES = 2000
COLUMNS = 10_000
PARQUET_ROWS = 5_000
DELIMITERS = "\t,;|"

_PARQUET = b"PAR1"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NESTED = "SELECT CAST(to_json(value) AS VARCHAR) FROM part"
_FLAT = "SELECT CAST(value AS VARCHAR) FROM part"
_UNCLOSED = ("unexpected end of data", "field larger than field limit")


@dataclass(slots=True)
class Row:
    """Cells are parallel to the columns that were asked for. `size` is about its length in bytes."""

    place: str
    cells: Sequence[str | None]
    size: int


@dataclass(slots=True)
class Torn:
    """A record that is there and can't be taken apart."""

    place: str
    reason: str
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows(wanted)` reads the table from its start, the named columns only. `name` is its place within a zip."""

    name: str
    kind: str
    columns: tuple[str, ...]
    rows: Callable[[Sequence[str]], Iterator[Row | Torn]]


@dataclass(frozen=True, slots=True)
class _Part:
    """One table's bytes: a file, or a member of a zip. Can be read again and again."""

    file: Path
    index: int
    name: str

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        for number, (_, stream) in enumerate(members(self.file)):
            if number == self.index:
                yield stream
                return

    @contextmanager
    def copy(self) -> Iterator[Path]:
        """For formats that are read from their end."""
        with tempfile.NamedTemporaryFile() as copy:
            with self.open() as stream:
                shutil.copyfileobj(stream, copy)
            copy.flush()
            yield Path(copy.name)

    @property
    def title(self) -> str:
        return f"{self.name} in {self.file.name}" if self.name else self.file.name


def open_tables(file: Path) -> Iterator[Table | Torn]:
    """The tables of an original: itself, or the members of a zip; a Torn for a member that is no table.

    Raises InputUnreadable where the file is missing or damaged as a whole, or is a single thing that is no table.
    """
    parts = _parts(file)
    if len(parts) == 1:
        yield _table(parts[0])
        return
    for part in parts:
        try:
            yield _table(part)
        except InputUnreadable as error:
            yield Torn(part.name, f"{error.what}. {error.cure}")


def _parts(file: Path) -> list[_Part]:
    try:
        parts = [_Part(file, number, name) for number, (name, _) in enumerate(members(file))]
    except FileNotFoundError:
        raise InputUnreadable(f"There is no file {file}", "Check the path") from None
    except PackingError as error:
        raise InputUnreadable(f"{file.name} can't be unpacked: {error}", "Get the file again") from error
    except OSError as error:
        raise InputUnreadable(
            f"{file.name} can't be read: {error.strerror}", "Check the path and its rights"
        ) from error
    if not parts:
        raise InputUnreadable(f"{file.name} holds nothing", "Give the file that holds the rows")
    return parts


def _table(part: _Part) -> Table:
    start = _start_of(part)
    if start.startswith(_PARQUET):
        return _parquet(part)
    if start.startswith(_UTF16):
        raise InputUnreadable(
            f"{part.title} is UTF-16, not UTF-8", "Convert it: iconv -f UTF-16 -t UTF-8 IN.csv > OUT.csv"
        )
    text = start.removeprefix(_BOM).lstrip()
    if not text:
        raise InputUnreadable(f"{part.title} is empty", "Give the file that holds the rows")
    if text.startswith(b"["):
        raise InputUnreadable(
            f"{part.title} is one JSON array, not one JSON object a line", "Convert it: jq -c '.[]' IN.json > OUT.jsonl"
        )
    return _jsonl(part) if text.startswith(b"{") else _csv(part)


def _start_of(part: _Part) -> bytes:
    try:
        with part.open() as stream:
            return stream.read(4096)
    except PackingError as error:
        raise InputUnreadable(
            f"{part.title} can't be unpacked: {error}", "Get the file again: it is damaged or cut off"
        ) from error


class _Lines:
    """The lines of a file as text. Remembers those of the record under way, and what is wrong with them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._again: list[bytes] = []
        self.number = 0
        self.taken: list[bytes] = []
        self.flaw = ""
        self.broken = ""

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            self.flaw = self.flaw or f"not UTF-8: byte 0x{line[error.start]:02x} in line {self.number}"
            return line.decode(errors="replace")

    def begin(self) -> None:
        """A new record starts with the next line."""
        self.taken.clear()
        self.flaw = ""

    def again_after_first(self) -> None:
        """All lines of the record but its first are given out again."""
        self._again.extend(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        del self.taken[1:]

    @property
    def place(self) -> str:
        first = self.number - len(self.taken) + 1
        return f"line {self.number}" if len(self.taken) == 1 else f"lines {first}-{self.number}"

    @property
    def raw(self) -> bytes:
        return b"".join(self.taken[:RAW_BYTES])[:RAW_BYTES]

    @property
    def size(self) -> int:
        return sum(map(len, self.taken))

    def _read(self) -> bytes:
        if self.broken:
            return b""
        try:
            line = self._stream.readline(LINE_BYTES)
            if len(line) == LINE_BYTES and not line.endswith(b"\n"):
                self.flaw = f"longer than {LINE_BYTES // 2**20} MB"
                self._skip_line()
        except PackingError as error:
            self.broken = f"the packed file is damaged or cut off here, what follows is missing: {error}"
            return b""
        return line.removeprefix(_BOM) if self.number == 0 else line

    def _skip_line(self) -> None:
        while len(rest := self._stream.readline(LINE_BYTES)) == LINE_BYTES and not rest.endswith(b"\n"):
            pass


def _rest(lines: _Lines) -> Iterator[Torn]:
    if lines.broken:
        yield Torn(f"after line {lines.number}", lines.broken)


def _csv(part: _Part) -> Table:
    delimiter, columns = _header(part)

    def rows(wanted: Sequence[str]) -> Iterator[Row | Torn]:
        chosen = [columns.index(name) for name in wanted]
        csv.field_size_limit(FIELD_BYTES)
        with part.open() as stream:
            lines = _Lines(stream)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            next(row for row in reader if row)
            yield from _csv_rows(lines, reader, width=len(columns), chosen=chosen)

    return Table(part.name, "TSV" if delimiter == "\t" else "CSV", columns, rows)


def _header(part: _Part) -> tuple[str, tuple[str, ...]]:
    """Delimiter and column names. The delimiter is the one that makes most of the first line."""
    csv.field_size_limit(FIELD_BYTES)
    with part.open() as stream:
        lines = _Lines(stream)
        first = next((line for line in lines if line.strip()), "")
    found = max(DELIMITERS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
    with part.open() as stream:
        lines = _Lines(stream)
        try:
            cells = next((row for row in csv.reader(lines, delimiter=found, strict=True) if row), [])
        except csv.Error as error:
            raise _no_header(part, str(error)) from error
    if lines.flaw or lines.broken or "\0" in first:
        raise _no_header(part, lines.flaw or lines.broken or "it holds NUL")
    if len(cells) > COLUMNS:
        raise _no_header(part, f"it has more than {COLUMNS:,} cells")
    return found, tuple(_distinct(cells))


def _no_header(part: _Part, why: str) -> InputUnreadable:
    return InputUnreadable(
        f"The first line of {part.title} is no header of a table: {why}",
        "Give CSV, TSV, JSONL or Parquet, in UTF-8, with column names in the first line",
    )


def _distinct(names: Sequence[str]) -> Iterator[str]:
    """Names as SQL can tell them apart: not empty, none twice whatever its case, none that is ours."""
    seen = {"source_row"}
    for number, name in enumerate(names):
        base = name.strip().replace("\0", "") or f"column{number}"
        free, again = base, 0
        while free.casefold() in seen:
            again += 1
            free = f"{base}_{again}"
        seen.add(free.casefold())
        yield free


def _csv_rows(lines: _Lines, reader: Iterator[list[str]], *, width: int, chosen: list[int]) -> Iterator[Row | Torn]:
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield _torn(lines, str(error))
            continue
        if not cells:
            continue
        if lines.flaw or len(cells) != width:
            flaw = lines.flaw or _ragged(cells, width)
            if flaw:
                yield Torn(lines.place, flaw, lines.raw)
                continue
        yield Row(lines.place, [cells[index] or None for index in chosen], lines.size)
    yield from _rest(lines)


def _torn(lines: _Lines, error: str) -> Torn:
    """A quote that is never closed spoils its own line only: the lines after it are read again."""
    if error.startswith(_UNCLOSED) and not lines.broken:
        lines.again_after_first()
        return Torn(lines.place, lines.flaw or "a quote is opened and never closed", lines.raw)
    return Torn(lines.place, lines.flaw or lines.broken or f"quotes that do not fit: {error}", lines.raw)


def _ragged(cells: list[str], width: int) -> str:
    if len(cells) > width and not any(cells[width:]):
        return ""
    return f"{len(cells)} cells where the header has {width}"


def _jsonl(part: _Part) -> Table:
    columns = tuple(_keys(part))
    names = tuple(_distinct(columns))
    key_of = dict(zip(names, columns, strict=True))

    def rows(wanted: Sequence[str]) -> Iterator[Row | Torn]:
        keys = [key_of[name] for name in wanted]
        with part.open() as stream:
            lines = _Lines(stream)
            for line in _records_of(lines):
                found = _object(line)
                if isinstance(found, str) or lines.flaw:
                    yield Torn(lines.place, lines.flaw or str(found), lines.raw)
                else:
                    yield Row(lines.place, [_json_text(found.get(key)) for key in keys], len(line))
            yield from _rest(lines)

    return Table(part.name, "JSONL", names, rows)


def _records_of(lines: _Lines) -> Iterator[str]:
    """Lines that are not blank, each a record of its own."""
    lines.begin()
    for line in lines:
        if line.strip():
            yield line
        lines.begin()


def _keys(part: _Part) -> dict[str, None]:
    """Every key of every record, in the order of first sight: a column may begin in the last line."""
    keys: dict[str, None] = {}
    with part.open() as stream:
        for line in _records_of(_Lines(stream)):
            found = _object(line)
            if isinstance(found, dict):
                keys.update(dict.fromkeys(found))
            if len(keys) > COLUMNS:
                raise InputUnreadable(
                    f"The records of {part.title} have more than {COLUMNS:,} different keys",
                    "Give one JSON object a line, with the same keys in each",
                )
    return keys


_decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _object(line: str) -> "dict[str, msgspec.Raw] | dict[str, Any] | str":
    """The record, or why it is none."""
    try:
        return {plain(key): value for key, value in _decoder.decode(line).items()}
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return _object_by_json(line)


def _object_by_json(line: str) -> dict[str, Any] | str:
    """What msgspec refuses and the world writes: lone surrogates, NaN."""
    try:
        found = json.loads(line)
    except RecursionError:
        return "nested too deeply"
    except ValueError as error:
        return f"no JSON: {error}"
    if not isinstance(found, dict):
        return "no JSON object"
    return {plain(key): value for key, value in found.items()}


def _json_text(value: object) -> str | None:
    if isinstance(value, msgspec.Raw):
        raw = bytes(value)
        if raw == b"null":
            return None
        return msgspec.json.decode(raw, type=str) or None if raw.startswith(b'"') else raw.decode()
    if value is None or isinstance(value, str):
        return plain(value) or None if value else None
    return plain(json.dumps(value, ensure_ascii=False))


def _parquet(part: _Part) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with part.copy() as copy, pq.ParquetFile(copy) as opened:
            columns = tuple(opened.schema_arrow.names)
    except (pa.ArrowException, OSError, PackingError) as error:
        raise InputUnreadable(
            f"{part.title} is no whole Parquet file: {_first_line(error)}", "Get the file again"
        ) from error
    if len({name.casefold() for name in columns}) < len(columns):
        raise InputUnreadable(f"Two columns of {part.title} have one name", "Rename one of them")

    def rows(wanted: Sequence[str]) -> Iterator[Row | Torn]:
        number = 0
        with part.copy() as copy, pq.ParquetFile(copy) as opened:
            try:
                for batch in opened.iter_batches(PARQUET_ROWS, columns=list(wanted)):
                    for cells in _parquet_rows(batch, wanted):
                        number += 1
                        yield _parquet_row(cells, number)
            except (pa.ArrowException, OSError) as error:
                yield Torn(f"after row {number}", f"what follows is damaged: {_first_line(error)}")

    return Table(part.name, "Parquet", columns, rows)


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _parquet_rows(batch: Any, wanted: Sequence[str]) -> Iterator[tuple[str | bytes | None, ...]]:
    if not wanted:
        return iter([()] * batch.num_rows)
    return zip(*(_parquet_texts(batch.column(name)) for name in wanted), strict=True)


def _parquet_texts(column: Any) -> list[str | bytes | None]:
    """A column's values as text; bytes stay bytes, so that one that is not UTF-8 spoils its own row only."""
    import duckdb
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        return _parquet_texts(column.dictionary_decode())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return list(column.cast(pa.large_binary()).to_pylist())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return list(column.to_pylist())
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.register("part", pa.table({"value": column}))
        question = _NESTED if pa.types.is_nested(kind) else _FLAT
        return [text for (text,) in connection.execute(question).fetchall()]


def _parquet_row(cells: tuple[str | bytes | None, ...], number: int) -> Row | Torn:
    place = f"row {number}"
    try:
        texts = [cell.decode() if isinstance(cell, bytes) else cell for cell in cells]
    except UnicodeDecodeError as error:
        return Torn(place, f"not UTF-8: byte 0x{error.object[error.start]:02x}", bytes(error.object[:RAW_BYTES]))
    return Row(place, [text or None for text in texts], sum(len(text) for text in texts if text))
