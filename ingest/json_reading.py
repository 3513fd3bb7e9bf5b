"""JSON as it is found: one document, or a value a line; every value is read or given back with a reason."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from ingest.connectors import Item, Unreadable
from ingest.sources import PackingError, members

LINE_LIMIT_BYTES = 64 * 2**20
DOCUMENT_LIMIT_BYTES = 64 * 2**20
RAW_BYTES = 2_000
HOPELESS_LINES = 100  # where so many lines in a row from the first are no JSON, the rest is not read

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SKIP_BYTES = 2**20
_ESCAPE = re.compile(
    rb"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.DOTALL
)
_decode = msgspec.json.Decoder().decode

Line = tuple[int, bytes | None]


def json_values(file: Path) -> Iterator[Item | Unreadable]:
    """Every JSON value of an original, in order; the entries of an outermost list are values of their own.

    `place` ends with the path within the document (`a.json line 3 $[2]`). Never raises over content.
    """
    return numbered(_values_of_members(file))


def lines(stream: BinaryIO) -> Iterator[Line]:
    """(number from 1, bytes) of each line that is not blank; none instead of the bytes where it is over the limit."""
    number = 0
    while line := stream.readline(LINE_LIMIT_BYTES + 1):
        number += 1
        if len(line) > LINE_LIMIT_BYTES:
            _skip_line(stream, line)
            yield number, None
        elif line.strip():
            yield number, line


def numbered(found: Iterable[Item | Unreadable]) -> Iterator[Item | Unreadable]:
    """Gives each its position, good and bad alike."""
    for position, each in enumerate(found):
        each.position = position
        yield each


def unreadable(place: str, reason: str, raw: bytes | None = None) -> Unreadable:
    """Its position is given by `numbered`."""
    return Unreadable(position=0, place=place, reason=reason, raw=(raw or b"")[:RAW_BYTES])


def _values_of_members(file: Path) -> Iterator[Item | Unreadable]:
    name = ""
    try:
        for name, stream in members(file):
            shown = _shown(name)
            try:
                yield from _values(stream, shown)
            except PackingError as error:
                yield unreadable(f"{shown} $".strip(), str(error))
    except PackingError as error:
        yield unreadable("$", str(error))


def _shown(name: str) -> str:
    return "".join(each if each.isprintable() else "\ufffd" for each in name)[:300]


def _values(stream: BinaryIO, name: str) -> Iterator[Item | Unreadable]:
    found = lines(stream)
    first = next(found, None)
    if first is None:
        yield unreadable(f"{name} $".strip(), "an empty file")
        return
    first = (first[0], first[1].removeprefix(_BOM) if first[1] else None)
    if first[1] and first[1].startswith(_UTF_16):
        yield unreadable(f"{name} $".strip(), "the text is UTF-16, not UTF-8", first[1])
        return
    second = next(found, None)
    if first[1] and second and second[1] and _is_document(first[1], second[1]):
        yield from _document(first[1] + second[1], stream, name)
        return
    read = chain([first], [second] if second else [], found)
    yield from _lines(read, name, alone=second is None)


def _lines(found: Iterator[Line], name: str, *, alone: bool) -> Iterator[Item | Unreadable]:
    any_good = False
    for count, (number, line) in enumerate(found):
        place = f"{name} $" if alone else f"{name} line {number} $"
        if line is None:
            yield unreadable(place.strip(), f"a line of over {LINE_LIMIT_BYTES:,} bytes")
            continue
        for each in _decoded(line, place.strip()):
            any_good = any_good or isinstance(each, Item)
            yield each
        if not any_good and count + 1 >= HOPELESS_LINES:
            yield unreadable(place.strip(), f"none of the first {HOPELESS_LINES} lines is JSON: the rest is not read")
            return


def _document(start: bytes, stream: BinaryIO, name: str) -> Iterator[Item | Unreadable]:
    place = f"{name} $".strip()
    rest = stream.read(max(DOCUMENT_LIMIT_BYTES - len(start), 0) + 1)
    if len(start) + len(rest) > DOCUMENT_LIMIT_BYTES:
        reason = f"one JSON document of over {DOCUMENT_LIMIT_BYTES:,} bytes: make it JSON Lines, a value a line"
        yield unreadable(place, reason, start)
        return
    yield from _decoded(start + rest, place)


def _decoded(raw: bytes, place: str) -> Iterator[Item | Unreadable]:
    try:
        value = decoded(raw)
    except ValueError as error:
        yield unreadable(place, str(error), raw)
        return
    if not isinstance(value, list):
        yield Item(position=0, place=place, value=value)
        return
    if not value:
        yield unreadable(place, "an empty list")
    for number, each in enumerate(value):
        yield Item(position=0, place=f"{place}[{number}]", value=each)


def decoded(raw: bytes) -> object:
    """The value that the bytes are; lone surrogates become U+FFFD. Raises ValueError with a reason for a person."""
    try:
        return _decode(raw)
    except UnicodeDecodeError as error:
        raise ValueError(f"bytes that are not UTF-8: {error.reason}") from error
    except RecursionError as error:
        raise ValueError("JSON that is nested too deeply") from error
    except msgspec.DecodeError as error:
        mended = _ESCAPE.sub(_without_lone_surrogate, raw)
        if mended != raw:
            return decoded(mended)
        reason = "it breaks off" if not raw.rstrip().endswith((b"}", b"]")) else str(error)
        raise ValueError(f"no JSON: {reason}") from error


def _without_lone_surrogate(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape[2] else escape[0]


def _is_document(first: bytes, second: bytes) -> bool:
    """Whether the first line only begins a value: no value ends like it, or no value begins like the next line."""
    start = first.strip()
    return start[:1] in (b"{", b"[") and (start[-1:] in b"[{,:" or second.lstrip()[:1] in b",]}:")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIP_BYTES)
