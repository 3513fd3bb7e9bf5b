"""Records into batches: each mapped, checked and merged with the others, with what the ledger will say of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec

from custody.ledger import LedgerRow, node_key, relationship_key
from custody.originals import Capture
from graph.keys import plain
from graph.merging import Batch, Provenance
from graph.model import Account, Node, Post, Posted, relationship_type
from ingest.checks import problem
from ingest.connectors import Item, Mapped, Unmappable, Unreadable

ToGraph = Callable[[Item], Mapped]

RECORDS_AT_ONCE = 2_000
RAW_BYTES = 2_000
MILLISECOND = timedelta(milliseconds=1)  # the graph keeps moments to the millisecond


@dataclass(slots=True)
class Record:
    """One record of a batch. `repeats`: its main element was told by an earlier record of the batch."""

    position: int
    place: str
    main: str = ""
    label: type[Node] | None = None
    id: str = ""
    repeats: bool = False
    told: bool = False
    speaks: list[str] = field(default_factory=list)
    changing: str | None = None
    reason: str | None = None
    raw: bytes | None = None


@dataclass(slots=True)
class Prepared:
    """Records [start, end) of a capture, ready to be written."""

    start: int
    end: int
    recorded_at: datetime
    batch: Batch = field(default_factory=Batch)
    records: list[Record] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)


def batches(
    items: Iterable[Item | Unreadable], to_graph: ToGraph, capture: Capture, *, size: int = RECORDS_AT_ONCE
) -> Iterator[Prepared]:
    """Lazily; `recorded_at` grows from batch to batch, so that it tells what a batch has created."""
    prepared: Prepared | None = None
    recorded_at = _now()
    for item in items:
        if prepared is None:
            recorded_at = max(_now(), recorded_at + MILLISECOND)
            prepared = Prepared(item.position, item.position, recorded_at)
        add(prepared, item, to_graph, capture)
        if len(prepared.records) >= size:
            yield prepared
            prepared = None
    if prepared is not None:
        yield prepared


def add(prepared: Prepared, item: Item | Unreadable, to_graph: ToGraph, capture: Capture) -> None:
    """One more record; one that can't be used becomes a rejected one, and the others go on."""
    prepared.end = item.position + 1
    if isinstance(item, Unreadable):
        prepared.records.append(rejected(item.position, item.place, item.reason, item.raw))
        return
    try:
        mapped = to_graph(item)
    except Unmappable as error:
        prepared.records.append(rejected(item.position, item.place, str(error), _raw(item.value)))
        return
    reason = problem(mapped, prepared.recorded_at)
    if reason is not None:
        prepared.records.append(rejected(item.position, item.place, reason, _raw(item.value)))
        return
    _accept(prepared, item, mapped, capture)


def provenance_of(mapped: Mapped, capture: Capture, recorded_at: datetime) -> Provenance:
    return Provenance(
        capture.id, capture.retrieved_at, recorded_at, mapped.version, stamps=mapped.stamps, captured=mapped.captured
    )


def _now() -> datetime:
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def rejected(position: int, place: str, reason: str, raw: bytes) -> Record:
    return Record(position, place, reason=plain(reason)[:500], raw=raw[:RAW_BYTES])


def ledger_row(record: Record, outcome: str, *, recorded_at: datetime, run: str) -> LedgerRow:
    """A rejected record is rejected whatever a crash hid: it can be tried again."""
    return LedgerRow(
        position=record.position,
        place=record.place,
        main=record.main,
        speaks=record.speaks,
        outcome="rejected" if record.label is None else outcome,
        recorded_at=recorded_at,
        run=run,
        reason=record.reason,
        raw=record.raw,
        changing=record.changing,
    )


def _accept(prepared: Prepared, item: Item, mapped: Mapped, capture: Capture) -> None:
    provenance = provenance_of(mapped, capture, prepared.recorded_at)
    main = mapped.main
    key = node_key(type(main).__name__, main.id)
    seen = (type(main), main.id) in prepared.batch.mains
    told = prepared.batch.add_main(main, provenance, gone=mapped.gone)
    prepared.batch.add(mapped.nodes, provenance)
    prepared.batch.add(mapped.relationships, provenance)
    prepared.unknown.update(mapped.unknown)
    prepared.records.append(
        Record(
            item.position, item.place, key, type(main), main.id,
            repeats=seen, told=told, speaks=_speaks(mapped), changing=_changing(mapped),
        )
    )  # fmt: skip


def _speaks(mapped: Mapped) -> list[str]:
    keys = {node_key(type(node).__name__, node.id): None for node in (mapped.main, *mapped.nodes)}
    for relationship in mapped.relationships:
        kind = type(relationship)
        start = node_key(kind.between[0].__name__, relationship.start)
        end = node_key(kind.between[1].__name__, relationship.end)
        keys[start] = keys[end] = keys[relationship_key(start, relationship_type(kind), end)] = None
    return list(keys)


def _changing(mapped: Mapped) -> str | None:
    """What changes over time about the accounts that the record shows in full, as it shows them."""
    seen = {
        node.id: values
        for node in (mapped.main, *mapped.nodes)
        if type(node) is Account and not node.stub and (values := _values(node))
    }
    return msgspec.json.encode(seen).decode() if seen else None


def _values(account: Account) -> dict[str, object]:
    values = {
        "handle": account.handle, "name": account.name, "bio": account.bio, "followers": account.followers,
        "following": account.following, "posts": account.posts,
    }  # fmt: skip
    told = ((name, value) for name, value in values.items() if value is not None)
    return {name: plain(value) if isinstance(value, str) else value for name, value in told}


def _raw(value: object) -> bytes:
    if isinstance(value, bytes):
        return value[:RAW_BYTES]
    try:
        return msgspec.json.encode(value)[:RAW_BYTES]
    except (TypeError, UnicodeEncodeError, RecursionError):
        return repr(value)[:RAW_BYTES].encode(errors="replace")


def touched_posts(prepared: Prepared) -> list[str]:
    """Posts whose author or references this batch tells of."""
    posts = {end for _, end in prepared.batch.relationships.get(Posted, {})}
    posts.update(record.id for record in prepared.records if record.label is Post)
    return sorted(posts)
