"""A Parquet bundle that a Sociogram has exported: merged with what is there by the same rules as everything else.

What it derived (ties, simultaneity, measures, runs) is not taken over: it is computed anew from what it told.
"""

import math
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graph.bundle import Bundle, Table, kinds, open_bundle, verify
from graph.errors import InputUnreadable
from graph.keys import bounded
from graph.merging import ASSERTED, STAMP_WIDTH
from graph.model import Element, Merge, Node, Relationship, Run, SameAs, merged, once, properties
from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.sources import files_of

TEXT_CHARACTERS = 100_000
LIST_LENGTH = 10_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = 253_402_300_799_000  # the end of 9999
_STAMP = re.compile(rf"[0-9a-f]{{{STAMP_WIDTH}}}")


def read(source: str | Path) -> Iterator[Original]:
    """The file, after every table of it was checked. Raises InputUnreadable, EvidenceBroken."""
    path = Path(source)
    if path.is_dir():
        raise InputUnreadable(f"{path} is a folder.", "Give the bundle itself, one file.")
    originals = files_of(path, suffixes=(".zip",), media_type="application/zip")
    verify(path)
    yield from originals


def records(file: Path) -> Iterator[Item | Unreadable]:
    """Row after row, nodes before relationships. Raises InputUnreadable."""
    bundle = open_bundle(file)
    position = 0
    for table in bundle.manifest.files:
        if is_taken_over(table):
            for number, row in enumerate(_rows(bundle, table), 1):
                yield Item(position, f"{table.name} row {number:,}", row, table.name)
                position += 1


def to_graph(item: Item) -> Mapped:
    """A node tells of itself; a relationship is counted with its start, of which it says no more than the key."""
    kind, row = kinds()[item.kind], item.value
    element = kind(**{name: _value(name, row[name], hint) for name, hint in _told(kind).items() if name in row})
    captured = tuple(_moment(name, row[name]) if name in row else None for name in ("captured_first", "captured_last"))
    _check(element)
    if isinstance(element, Relationship):
        start = element.between[0](id=element.start, stub=True)
        return Mapped(main=start, relationships=[element], captured=(captured[0], captured[1]))
    return Mapped(main=element, captured=(captured[0], captured[1]), stamps=_stamps(element, row.get("stamps")))


def is_taken_over(table: Table) -> bool:
    """Derived tables and runs are for other programs."""
    return not table.derived and kinds()[table.name] is not Run


def _rows(bundle: Bundle, table: Table) -> Iterator[dict[str, Any]]:
    """What a row has; its stamps by the name of the property."""
    for row in bundle.rows(table):
        stamps = row.get("stamps")
        if stamps is not None:
            row["stamps"] = dict(zip(table.stamps, stamps, strict=False)) if len(stamps) == len(table.stamps) else {}
        yield {name: value for name, value in row.items() if value is not None}


@once
def _told(kind: type[Element]) -> dict[str, object]:
    """Properties that a source has a say in, with their types; who holds two accounts for one has it there."""
    ours = {"captured_first", "captured_last", "recorded_first"}
    asserted = ASSERTED if kind is SameAs else ()
    return {
        each.name: hint
        for each, hint in properties(kind)
        if each.name in asserted or (each.metadata["merge"] != Merge.OWN and each.name not in ours)
    }


def _value(name: str, value: Any, hint: object) -> Any:
    if hint == datetime | None:
        return _moment(name, value)
    if isinstance(value, str) and len(value) > TEXT_CHARACTERS:
        raise Unmappable(f"{name} has {len(value):,} characters, more than {TEXT_CHARACTERS:,}")
    if isinstance(value, list) and (len(value) > LIST_LENGTH or any(bounded(each or "") != each for each in value)):
        raise Unmappable(f"{name} is no list of keys")
    if isinstance(value, float) and not math.isfinite(value):
        raise Unmappable(f"{name} is no number")
    return value


def _moment(name: str, value: int) -> datetime:
    if not 0 <= value <= _LAST:
        raise Unmappable(f"{name} is no moment that there can be")
    return _EPOCH + timedelta(milliseconds=value)


def _check(element: Node | Relationship) -> None:
    names = ("id", *element.indexed) if isinstance(element, Node) else ("start", "end")
    for name in names:
        value = getattr(element, name)
        if isinstance(value, str) and (not value or bounded(value) != value):
            raise Unmappable(f"{name} is no key: {value[:100]!r}")


def _stamps(element: Node, given: dict[str, str] | None) -> tuple[str, ...] | None:
    """One for each value that is there. None where the bundle has none: its values then count from their capture."""
    if given is None:
        return None
    names = merged(type(element), Merge.LATEST)
    stamps = tuple(given.get(name) or "" for name in names)
    for name, stamp in zip(names, stamps, strict=True):
        if (getattr(element, name) is None) != (stamp == "") or (stamp and not _STAMP.fullmatch(stamp)):
            raise Unmappable(f"the stamp of {name} does not fit its value")
    return stamps


BUNDLE = Connector(
    name="bundle",
    title="Parquet bundle",
    sentence="A case or a part of one, as another Sociogram exported it: one zip of tables with their hashes.",
    key="The ids are those of the Sociogram that wrote it, made by the same normalisation.",
    read=read,
    records=records,
    to_graph=to_graph,
    formats=(".zip",),
)
