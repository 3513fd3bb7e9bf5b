"""Every relationship between given nodes: what a chart draws when it opens."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.expanding import held
from graph.model import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE, Relationship
from graph.store import FOREVER, CaseStore
from graph.subgraph import NodeKey, SubgraphRelationship
from graph.writer import between

NODES = 5_000
RELATIONSHIPS = 100_000
_ALWAYS = {"windowed": False, "since": datetime(1, 1, 1, tzinfo=UTC), "until": FOREVER}


@dataclass(frozen=True, slots=True)
class Among:
    """In the order of type, start and end. Where it is not `complete` there are more than the limit."""

    relationships: Sequence[SubgraphRelationship]
    complete: bool


async def relationships_among(
    case: CaseStore,
    nodes: Iterable[NodeKey],
    *,
    types: Sequence[str] | None = None,
    limit: int = RELATIONSHIPS,
    known_on: datetime = FOREVER,
    window: Mapping[str, object] = _ALWAYS,
) -> Among:
    """One read per type that can be there; nodes that are not there have none. Raises LimitExceeded."""
    if not 1 <= limit <= RELATIONSHIPS:
        raise LimitExceeded(f"limit is {limit}, and must be from 1 to {RELATIONSHIPS:,}.", "Ask about fewer nodes.")
    known = frozenset(nodes)
    labelled = by_label(known)
    found: list[SubgraphRelationship] = []
    for name in known_types(types):
        kind = RELATIONSHIP_BY_TYPE[name]
        ids = _ends(kind, labelled)
        if not ids:
            continue
        room = limit - len(found)
        row = await case.one(between(kind), ids=ids, limit=room + 1, known_on=known_on, **window)
        if row is None:
            continue
        triples = zip(row["starts"], row["ends"], row["properties"], strict=True)
        read = [SubgraphRelationship(name, start, end, held(each)) for start, end, each in triples]
        # one list of ids stands for both labels: an account and a post may have the same one
        found += [each for each in read if all(end in known for end in each.ends)]
        if len(read) > room:
            return Among(_ordered(found[:limit]), complete=False)
    return Among(_ordered(found), complete=True)


def by_label(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    """Raises NotFound for a label that the model does not have."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for label, id_ in keys:
        if label not in NODE_BY_LABEL:
            raise NotFound("There is no such label.", "Labels are those of the model.")
        grouped[label].append(id_)
    return grouped


def known_types(types: Sequence[str] | None) -> list[str]:
    """All of the model where none are named, each once. Raises ParameterInvalid."""
    if types is None:
        return list(RELATIONSHIP_BY_TYPE)
    if unknown := [name for name in types if name not in RELATIONSHIP_BY_TYPE]:
        raise ParameterInvalid(f"There is no relationship type {unknown[0]!r}.", "Types are those of the model.")
    return list(dict.fromkeys(types))


def _ordered(found: Iterable[SubgraphRelationship]) -> list[SubgraphRelationship]:
    return sorted(found, key=lambda each: (each.type, each.start, each.end))


def _ends(kind: type[Relationship], labelled: Mapping[str, list[str]]) -> list[str]:
    """Ids of both ends' labels; none where one of the labels is not there."""
    start, end = (labelled.get(each.__name__, []) for each in kind.between)
    return list(dict.fromkeys([*start, *end])) if start and end else []
