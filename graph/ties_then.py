"""Ties as they were at a moment: counted again from the posts that were recorded by then."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from cypher import query
from graph.store import CaseStore, Row
from graph.subgraph import SubgraphRelationship
from graph.ties import Tie, fold

SOURCES_AT_ONCE = 500
READ_SECONDS = 60.0
_OWN = ("recorded_first",)


async def ties_then(
    case: CaseStore, ties: Sequence[SubgraphRelationship], known_on: datetime
) -> list[SubgraphRelationship]:
    """The same ties with their numbers of then; one without any then is left out."""
    targets: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        targets[tie.start].append(tie.end)
    counted: dict[tuple[str, str], Tie] = defaultdict(Tie)
    sources = sorted(targets)
    for start in range(0, len(sources), SOURCES_AT_ONCE):
        pairs = [{"source": each, "targets": targets[each]} for each in sources[start : start + SOURCES_AT_ONCE]]
        for row in await case.read(query("lookups", "ties_then"), seconds=READ_SECONDS, pairs=pairs, known_on=known_on):
            for target, day, kind, n, first, last in row["entries"]:
                counted[row["source"], target].add(day, kind, n, first=first, last=last)
    return [_tie(tie, counted[tie.start, tie.end]) for tie in ties if (tie.start, tie.end) in counted]


def _tie(tie: SubgraphRelationship, counted: Tie) -> SubgraphRelationship:
    properties: Row = fold(None, counted, None) or {}
    properties |= {name: datetime.fromtimestamp(properties[name] / 1000, UTC) for name in ("first_at", "last_at")}
    own = {name: tie.properties[name] for name in _OWN if name in tie.properties}
    return SubgraphRelationship(tie.type, tie.start, tie.end, properties | own)
