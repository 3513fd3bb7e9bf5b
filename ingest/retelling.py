"""What the records of then said, read again from their captures: for a load taken back, and for earlier pictures.

The ledger tells which records spoke of an element and when they were recorded; the captures have the words.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from custody.archive import Archive
from custody.ledger import Sighting, node_key, relationship_key
from custody.originals import Capture
from cypher import query
from graph import deadline
from graph.known import ElementKey
from graph.merging import Batch, Row, fold
from graph.model import RELATIONSHIP_BY_TYPE, relationship_type
from graph.store import CaseStore
from ingest.batching import provenance_of
from ingest.connectors import Item, connector

RECORDS_BETWEEN_LOOKS = 1_000
READ_SECONDS = 120.0

Positions = dict[str, dict[int, datetime]]
"""Per capture the positions of records, with the moment of their recording."""


async def retold(
    case: CaseStore, archive: Archive, elements: Sequence[ElementKey], known_on: datetime
) -> dict[ElementKey, Row]:
    """Those of the elements that were spoken of after `known_on`, merged from the records of before.

    One that no earlier record is known of is left out: the ledger can't tell what was known of it.
    """
    row = await case.one(query("writes", "runs_taken_back"))
    gone = frozenset(row["ids"] if row else ())
    return await asyncio.to_thread(_retold, archive, case.case, elements, known_on, gone)


def told_again(archive: Archive, capture: Capture, wanted: Mapping[int, datetime]) -> list[Batch]:
    """The records at these positions, one batch per moment of recording. Raises LimitExceeded at the deadline."""
    reader = connector(capture.connector)
    found: dict[datetime, Batch] = defaultdict(Batch)
    last = max(wanted)
    for item in reader.records(archive.originals.local_path(capture), **capture.options):
        if item.position > last:
            break
        if item.position % RECORDS_BETWEEN_LOOKS == 0:
            deadline.left(READ_SECONDS)
        if item.position in wanted and isinstance(item, Item):
            recorded_at = wanted[item.position]
            mapped = reader.to_graph(item)
            provenance = provenance_of(mapped, capture, recorded_at)
            found[recorded_at].add_main(mapped.main, provenance, gone=mapped.gone)
            found[recorded_at].add([*mapped.nodes, *mapped.relationships], provenance)
    return [found[moment] for moment in sorted(found)]


def _retold(
    archive: Archive, case: str, elements: Sequence[ElementKey], known_on: datetime, gone: frozenset[str]
) -> dict[ElementKey, Row]:
    captures = {each.id: each for each in archive.originals.captures(case) if each.withdrawn_at is None}
    keys = {_ledger_key(each): each for each in elements}
    sightings = archive.ledger(case).of(list(keys)) if keys else []
    valid = [each for each in sightings if each.run not in gone and each.capture in captures]
    late = {each.key for each in valid if each.recorded_at > known_on}
    early = [each for each in valid if each.key in late and each.recorded_at <= known_on]
    rows: dict[ElementKey, Row] = {}
    wanted = frozenset(keys[each.key] for each in early)
    batches = [
        batch
        for capture, positions in sorted(_positions(early).items())
        for batch in told_again(archive, captures[capture], positions)
    ]
    for batch in sorted(batches, key=_recorded_at):
        _fold_all(rows, wanted, batch)
    return rows


def _positions(sightings: Iterable[Sighting]) -> Positions:
    positions: Positions = defaultdict(dict)
    for each in sightings:
        positions[each.capture][each.position] = each.recorded_at
    return positions


def _recorded_at(batch: Batch) -> datetime:
    assert batch.provenance is not None
    return batch.provenance.recorded_at


def _fold_all(rows: dict[ElementKey, Row], wanted: frozenset[ElementKey], batch: Batch) -> None:
    assert batch.provenance is not None
    element: ElementKey
    for kind, nodes in batch.nodes.items():
        for id_, row in nodes.items():
            if (element := (kind.__name__, id_)) in wanted:
                fold(kind, rows.setdefault(element, {}), row, batch.provenance)
    for type_, ties in batch.relationships.items():
        for ends, row in ties.items():
            if (element := (relationship_type(type_), *ends)) in wanted:
                fold(type_, rows.setdefault(element, {}), row, batch.provenance)


def _ledger_key(element: ElementKey) -> str:
    if len(element) == 2:
        return node_key(*element)
    start, end = RELATIONSHIP_BY_TYPE[element[0]].between
    return relationship_key(node_key(start.__name__, element[1]), element[0], node_key(end.__name__, element[2]))
