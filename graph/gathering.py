"""Reads a subgraph: the nodes around some seeds, and every relationship between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from cypher import query
from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.finding import missing
from graph.model import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE, Cursor, Relationship, Run
from graph.store import FOREVER, CaseStore
from graph.subgraph import NodeKey, Subgraph, SubgraphNode, SubgraphRelationship
from graph.values import plain_properties
from graph.writer import between, node_by_id

DEPTH = 4
NODES = 20_000
RELATIONSHIPS = 100_000


async def gather(
    case: CaseStore,
    seeds: Sequence[NodeKey],
    *,
    depth: int,
    limit: int,
    types: Sequence[str] | None = None,
    known_on: datetime = FOREVER,
) -> Subgraph:
    """Breadth first, whatever the direction. Raises NotFound for a seed that is not in the case."""
    walked = _types(types)
    _within("depth", depth, least=0, most=DEPTH)
    _within("limit", limit, least=1, most=NODES)
    _within("seeds", len(seeds), least=1, most=limit)
    found: dict[NodeKey, None] = dict.fromkeys(seeds)
    nodes = await read_nodes(case, found, known_on=known_on)
    if len(nodes) < len(found):
        raise missing("seed")
    frontier, total, cut = list(found), len(found), False
    for _ in range(depth):
        if not frontier or cut:
            break
        around, cut = await _around(case, frontier, types=walked, most=limit + len(found) + 1, known_on=known_on)
        fresh = [key for key in around if key not in found]
        total += len(fresh)
        cut = cut or len(found) + len(fresh) > limit
        frontier = fresh[: limit - len(found)]
        found.update(dict.fromkeys(frontier))
    return await _assembled(case, found, total, walked, known_on, cut)


async def read_nodes(
    case: CaseStore, keys: Iterable[NodeKey], *, known_on: datetime = FOREVER
) -> dict[NodeKey, SubgraphNode]:
    """One read per label; what is not there is left out."""
    found = {}
    for label, ids in _by_label(keys).items():
        for row in await case.read(node_by_id(NODE_BY_LABEL[label]), ids=ids, known_on=known_on):
            properties = plain_properties(row["properties"])
            found[label, row["id"]] = SubgraphNode(label, properties.pop("id"), properties)
    return found


async def _around(
    case: CaseStore, frontier: Sequence[NodeKey], *, types: Sequence[str], most: int, known_on: datetime
) -> tuple[list[NodeKey], bool]:
    """Neighbours in a fixed order, and whether some were left out."""
    around: dict[NodeKey, None] = {}
    cut = False
    for label, ids in _by_label(frontier).items():
        row = await case.one(
            query("lookups", "around"), label=label, ids=ids, types=types, most=most, known_on=known_on
        )
        if row is not None:
            around.update(dict.fromkeys(zip(row["labels"], row["ids"], strict=True)))
            cut = cut or row["total"] > len(row["ids"])
    hidden = (Run.__name__, Cursor.__name__)
    return [key for key in around if key[0] not in hidden], cut


async def _assembled(
    case: CaseStore,
    found: dict[NodeKey, None],
    total: int,
    types: Sequence[str],
    known_on: datetime,
    cut: bool,
) -> Subgraph:
    nodes = await read_nodes(case, found, known_on=known_on)
    relationships, all_of_them = await _between(case, found, types, known_on)
    reasons = []
    if cut:
        reasons.append("There are more nodes than the limit; total is a lower bound.")
    if not all_of_them:
        reasons.append(f"There are more than {RELATIONSHIPS:,} relationships between them.")
    kept = tuple(nodes[key] for key in found if key in nodes)
    return Subgraph(kept, tuple(relationships), total, not reasons, " ".join(reasons) or None)


async def _between(
    case: CaseStore, found: Iterable[NodeKey], types: Sequence[str], known_on: datetime
) -> tuple[list[SubgraphRelationship], bool]:
    known = frozenset(found)
    by_label = _by_label(known)
    relationships: list[SubgraphRelationship] = []
    for name in types:
        kind = RELATIONSHIP_BY_TYPE[name]
        ids = _ends(kind, by_label)
        if not ids:
            continue
        room = RELATIONSHIPS - len(relationships)
        row = await case.one(between(kind), ids=ids, limit=room + 1, known_on=known_on)
        if row is None:
            continue
        triples = zip(row["starts"], row["ends"], row["properties"], strict=True)
        read = [SubgraphRelationship(name, a, b, plain_properties(p)) for a, b, p in triples]
        # one list of ids stands for both labels: an account and a post may have the same one
        relationships += [each for each in read if all(end in known for end in each.ends)]
        if len(read) > room:
            return relationships[:RELATIONSHIPS], False
    return sorted(relationships, key=lambda each: (each.type, each.start, each.end)), True


def _ends(kind: type[Relationship], by_label: dict[str, list[str]]) -> list[str]:
    """Ids of both ends' labels; none where one of the labels is not there."""
    start, end = (by_label.get(each.__name__, []) for each in kind.between)
    return list(dict.fromkeys([*start, *end])) if start and end else []


def _by_label(keys: Iterable[NodeKey]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for label, id_ in keys:
        if label not in NODE_BY_LABEL:
            raise NotFound("There is no such label.", "Labels are those of the model.")
        grouped[label].append(id_)
    return grouped


def _types(types: Sequence[str] | None) -> list[str]:
    if types is None:
        return list(RELATIONSHIP_BY_TYPE)
    if unknown := [name for name in types if name not in RELATIONSHIP_BY_TYPE]:
        raise ParameterInvalid(f"There is no relationship type {unknown[0]!r}.", "Types are those of the model.")
    return list(dict.fromkeys(types))


def _within(name: str, value: int, *, least: int, most: int) -> None:
    if not least <= value <= most:
        raise LimitExceeded(f"{name} is {value}, and must be from {least} to {most}.", "Narrow the question.")
