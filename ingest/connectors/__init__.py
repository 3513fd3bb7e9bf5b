"""How data gets in: one file per platform or format, each with a `Connector`.

A connector reads (`read` yields originals, untouched), takes an original apart (`records`), and maps one record to
model objects (`to_graph`, pure). It never sees the store, builds no ids of its own (graph.keys does) and no clock.
To add one, copy the shortest file here, and its test.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from graph.errors import NotFound
from graph.extensions import discover
from graph.model import Node, Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as they are to be kept. `source` is the file or address, `how` says how they were got."""

    source: str
    file: Path
    how: str
    retrieved_at: datetime
    media_type: str


@dataclass(slots=True)
class Item:
    """One record of an original. `position` counts from 0 over good and bad; `place` leads a person to it."""

    position: int
    place: str
    value: Any
    kind: str = ""


@dataclass(slots=True)
class Unreadable:
    """A record that can't be read: kept, counted and shown. `raw` is at most its first 2,000 bytes."""

    position: int
    place: str
    reason: str
    raw: bytes = b""


class Unmappable(ValueError):
    """Raised by `to_graph` for a record that makes no sense: the pipeline keeps it with this reason."""


@dataclass(slots=True)
class Mapped:
    """What one record says. `main` is the element by which the record is counted, and is not in `nodes`.

    `version` is the source's own time for these values (an edit, a snapshot's date); none where it has none.
    `gone`: the source says that the main element was deleted. `unknown` names fields that the connector does not know.
    `stamps` (of the main element) and `captured` come from another Sociogram, which has merged this already: they count
    in place of the capture's own.
    """

    main: Node
    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    version: datetime | None = None
    gone: bool = False
    unknown: tuple[str, ...] = ()
    stamps: tuple[str, ...] | None = None
    captured: tuple[datetime | None, datetime | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """`key` says which native id an account and a post are named by, and why it is unique.

    `read(source, **options)` raises InputUnreadable; `records(file, **options)` yields in a fixed order, so that a
    position always means the same record; `to_graph(item)` raises Unmappable. `formats` are the endings of its files.
    """

    name: str
    title: str
    sentence: str
    key: str
    read: Callable[..., Iterator[Original]]
    records: Callable[..., Iterator[Item | Unreadable]]
    to_graph: Callable[[Item], Mapped]
    formats: tuple[str, ...] = ()


def connector(name: str) -> Connector:
    """Raises NotFound, which names those that are there."""
    found = discover("ingest.connectors", Connector)
    if name not in found:
        raise NotFound(f"There is no connector {name!r}.", f"There are {', '.join(sorted(found))}.")
    return found[name]
