"""How records about the same thing become one, whatever their order, repetition or batch.

Each latest-wins property carries a stamp of fixed width that sorts like (source version, capture time, value): the
greater stamp wins, within a batch and against what is stored alike. An absent value has no stamp, so a partial record
never blanks a field.

Rows hold moments as epoch milliseconds: the driver takes 40 µs to pack one datetime, Cypher none to make it of a
number. What all rows of a batch share (the capture, the clocks) travels once.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from graph.keys import plain
from graph.model import Element, Merge, Node, Relationship, SameAs, merged, once

Row = dict[str, Any]
NodeKey = tuple[type[Node], str]

STAMP_WIDTH = 32
KNOWN_ELEMENTS = 200_000
CLOCKS = frozenset({"captured_first", "captured_last", "recorded_first"})
ASSERTED = ("rule", "why", "asserted_at", "withdrawn_at")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a record comes from: the capture, when that was read, when we stored it; the source's own version.

    `prefix` begins the stamps of the record's values. An element that another Sociogram has merged already brings its
    stamps and its first and last capture times with it (`stamps`, `captured`): they count, and not this capture's.
    """

    capture: str
    captured_at: datetime
    recorded_at: datetime
    version: datetime | None = None
    stamps: Sequence[str] | None = None
    captured: tuple[datetime | None, datetime | None] | None = None
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        last = self.captured[1] if self.captured else None
        prefix = f"{milliseconds(self.version):012x}{milliseconds(last or self.captured_at):012x}"
        object.__setattr__(self, "prefix", prefix)

    @property
    def parameters(self) -> dict[str, object]:
        """What the writing statements need besides rows."""
        return {
            "capture": self.capture,
            "captured_at": milliseconds(self.captured_at),
            "recorded_at": milliseconds(self.recorded_at),
        }


@dataclass(slots=True)
class Batch:
    """Model objects of one capture's records, each once. `mains`: what the records are about; `gone`: deleted ones."""

    mains: set[NodeKey] = field(default_factory=set)
    gone: set[NodeKey] = field(default_factory=set)
    nodes: dict[type[Node], dict[str, Row]] = field(default_factory=dict)
    relationships: dict[type[Relationship], dict[tuple[str, str], Row]] = field(default_factory=dict)
    provenance: Provenance | None = None

    def add(self, elements: Iterable[Node | Relationship], provenance: Provenance) -> None:
        """A relationship's ends that nobody describes become stubs."""
        self.provenance = provenance
        for element in elements:
            if isinstance(element, Node):
                self._node(element, provenance)
            else:
                self._relationship(element, provenance)

    def add_main(self, main: Node, provenance: Provenance, *, gone: bool = False) -> bool:
        """Adds the element that a record is about; true where that told something that the batch did not know."""
        self.provenance = provenance
        key = (type(main), main.id)
        lost = gone and key not in self.gone
        self.mains.add(key)
        self.gone.update([key] if gone else [])
        return self._node(main, provenance) or lost

    def _node(self, node: Node, provenance: Provenance) -> bool:
        kind = type(node)
        rows = self.nodes.setdefault(kind, {})
        known = rows.get(node.id)
        row = _row(node, provenance)
        if known is None:
            row["id"] = node.id
            rows[node.id] = row
            return True
        return merge(kind, known, row)

    def _relationship(self, relationship: Relationship, provenance: Provenance) -> None:
        kind = type(relationship)
        rows = self.relationships.setdefault(kind, {})
        ends = (relationship.start, relationship.end)
        known = rows.get(ends)
        row = _row(relationship, provenance)
        if known is not None:
            merge(kind, known, row)
            return
        rows[ends] = row
        for label, end in zip(kind.between, ends, strict=True):
            if end not in self.nodes.setdefault(label, {}):
                self._node(label(id=end, stub=True), provenance)


@dataclass(slots=True)
class Known:
    """What this load has written lately, so that a hub is written only when it changes. Forgets the oldest."""

    rows: dict[tuple[type[Element], object], Row] = field(default_factory=dict)

    def news(self, kind: type[Element], rows: dict[Any, Row]) -> list[Any]:
        """Keys of rows that tell more than was written, sorted."""
        known = self.rows
        return [key for key in sorted(rows) if (old := known.get((kind, key))) is None or adds(kind, old, rows[key])]

    def remember(self, batch: Batch) -> None:
        """After the commit."""
        groups: list[tuple[type[Element], dict[Any, Row]]] = [*batch.nodes.items(), *batch.relationships.items()]
        for kind, rows in groups:
            for key, row in rows.items():
                old = self.rows.get((kind, key))
                if old is None:
                    self.rows[kind, key] = row
                else:
                    merge(kind, old, row)
        for key in list(self.rows)[: max(0, len(self.rows) - KNOWN_ELEMENTS)]:
            del self.rows[key]


def fold(kind: type[Element], known: Row, row: Row, provenance: Provenance) -> tuple[bool, bool]:
    """Merges `row`, clocks included, into what is stored; whether anything changed, and whether that is news."""
    if "stamps" in row:
        known.setdefault("stamps", [""] * len(row["stamps"]))
    wider = merge_clocks(known, provenance, row)
    touched = adds(kind, known, row) or wider
    return touched, merge(kind, known, row)


def merge(kind: type[Element], known: Row, row: Row) -> bool:
    """Folds `row` into `known` by the model's rules; true where a value changed (a stamp alone is no news)."""
    told = _merge_latest(kind, known, row)
    if "captured_first" in row:
        _widen(known, row)
    for name, rule in _plain_rules(kind):
        value = row.get(name)
        if value is None:
            continue
        merged_value = _folded(rule, known.get(name), value)
        if merged_value != known.get(name):
            known[name] = merged_value
            told = True
    return told


def adds(kind: type[Element], known: Row, row: Row) -> bool:
    """Whether folding `row` into `known` would change anything, a stamp included."""
    stamps = known.get("stamps")
    if stamps and any(new > old for new, old in zip(row["stamps"], stamps, strict=True)):
        return True
    if "captured_first" in row and _widen(dict(known), row):
        return True
    return any(
        (value := row.get(name)) is not None and _folded(rule, known.get(name), value) != known.get(name)
        for name, rule in _plain_rules(kind)
    )


def merge_clocks(known: Row, provenance: Provenance, row: Row) -> bool:
    """Widens what is stored by one capture's clocks, or by those that the row brings; true where that changed it."""
    captured, recorded = milliseconds(provenance.captured_at), milliseconds(provenance.recorded_at)
    before = dict(known)
    own = "captured_first" in row
    first, last = (row["captured_first"], row["captured_last"]) if own else (captured, captured)
    if first is not None and (known.get("captured_first") is None or first < known["captured_first"]):
        known["captured_first"], known["capture_first"] = first, provenance.capture
    if last is not None and (known.get("captured_last") is None or last > known["captured_last"]):
        known["captured_last"], known["capture_last"] = last, provenance.capture
    if known.get("recorded_first") is None or recorded < known["recorded_first"]:
        known["recorded_first"] = recorded
    return known != before


def milliseconds(at: datetime | None) -> int:
    """Since 1970; 0 for an unknown moment, as for every earlier one."""
    return 0 if at is None else max(0, round((at - _EPOCH).total_seconds() * 1000))


def _widen(known: Row, row: Row) -> bool:
    """By the capture times that a row brings; true where that changed anything."""
    wider = False
    for name, rule in (("captured_first", Merge.EARLIEST), ("captured_last", Merge.GREATEST)):
        value = row[name]
        if value is not None and (folded := _folded(rule, known.get(name), value)) != known.get(name):
            known[name] = folded
            wider = True
    return wider


def _merge_latest(kind: type[Element], known: Row, row: Row) -> bool:
    names = merged(kind, Merge.LATEST)
    if not names:
        return False
    told = False
    stamps, others = known["stamps"], row["stamps"]
    for index, name in enumerate(names):
        if others[index] > stamps[index]:
            told = told or known.get(name) != row[name]
            known[name] = row[name]
            stamps[index] = others[index]
    return told


def _folded(rule: Merge, old: Any, new: Any) -> Any:
    if old is None:
        return new
    if rule is Merge.EARLIEST:
        return min(old, new)
    if rule is Merge.GREATEST:
        return max(old, new)
    if rule is Merge.UNION:
        return old + [value for value in new if value not in old]
    return old and new


def _row(element: Element, provenance: Provenance) -> Row:
    """The property map of one record's view of an element: what is absent stays out."""
    latest, plainly = _readers(type(element))
    prefix = provenance.prefix
    row: Row = {}
    if latest:
        stamps = []
        for name, value in zip(latest.names, latest.values(element), strict=True):
            if value is None:
                stamps.append("")
                continue
            row[name] = value = _carried(value)
            stamps.append(prefix + _value_digest(value))
        row["stamps"] = stamps if provenance.stamps is None else list(provenance.stamps)
    if plainly:
        for name, value in zip(plainly.names, plainly.values(element), strict=True):
            if value is not None:
                row[name] = _carried(value)
    if provenance.captured is not None:
        first, last = provenance.captured
        row["captured_first"] = None if first is None else milliseconds(first)
        row["captured_last"] = None if last is None else milliseconds(last)
    if isinstance(element, SameAs) and element.rule is not None:
        row |= {name: _carried(getattr(element, name)) for name in ASSERTED}
    return row


class _Reader:
    """Reads several attributes at once."""

    __slots__ = ("_get", "names")

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self._get = attrgetter(*names)

    def values(self, element: Element) -> tuple[Any, ...]:
        found = self._get(element)
        return found if len(self.names) > 1 else (found,)


@once
def _readers(kind: type[Element]) -> tuple[_Reader | None, _Reader | None]:
    """Of the properties with a stamp, and of those without."""
    latest, plainly = merged(kind, Merge.LATEST), tuple(name for name, _ in _plain_rules(kind))
    return (_Reader(latest) if latest else None), (_Reader(plainly) if plainly else None)


@once
def _plain_rules(kind: type[Element]) -> tuple[tuple[str, Merge], ...]:
    """Properties that merge without a stamp."""
    rules = (Merge.EARLIEST, Merge.GREATEST, Merge.UNION, Merge.BOTH)
    return tuple((name, rule) for rule in rules for name in merged(kind, rule) if name not in CLOCKS)


def _carried(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return plain(value)
    if kind is datetime:
        return milliseconds(value)
    return [plain(each) for each in value] if kind is list else value


def _value_digest(value: object) -> str:
    """Decides between two values with one stamp, the same way everywhere."""
    text = value if isinstance(value, str) else repr(value)
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
