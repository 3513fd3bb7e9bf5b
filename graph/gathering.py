"""Reads a subgraph: the nodes around some seeds, and every relationship between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cypher import query
from graph.among import RELATIONSHIPS, by_label, known_types, relationships_among
from graph.errors import LimitExceeded
from graph.expanding import HUB
from graph.finding import missing
from graph.model import NODE_BY_LABEL, Cursor, Run
from graph.store import FOREVER, CaseStore
from graph.subgraph import NodeKey, Subgraph, SubgraphNode
from graph.values import plain_properties
from graph.writer import node_by_id

DEPTH = 4
NODES = 20_000
_NO_HUB = 2**62
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Walk:
    """Over what a subgraph is gathered: `since` is inclusive, `until` exclusive; what has no moment is in no window."""

    types: tuple[str, ...]
    since: datetime | None = None
    until: datetime | None = None
    known_on: datetime = FOREVER
    through_hubs: bool = False

    @property
    def window(self) -> dict[str, object]:
        windowed = self.since is not None or self.until is not None
        return {"windowed": windowed, "since": self.since or _BEGINNING, "until": self.until or FOREVER}


async def gather(
    case: CaseStore,
    seeds: Sequence[NodeKey],
    *,
    depth: int,
    limit: int,
    types: Sequence[str] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    known_on: datetime = FOREVER,
    through_hubs: bool = False,
) -> Subgraph:
    """Breadth first, whatever the direction; beyond the seeds a hub is shown and not walked through, unless asked.

    Raises NotFound for a seed that is not in the case.
    """
    walk = Walk(tuple(known_types(types)), since, until, known_on, through_hubs)
    _within("depth", depth, least=0, most=DEPTH)
    _within("limit", limit, least=1, most=NODES)
    found: dict[NodeKey, None] = dict.fromkeys(seeds)
    _within("seeds", len(found), least=1, most=limit)
    if len(await read_nodes(case, found, known_on=known_on)) < len(found):
        raise missing("seed")
    reached = await _walked(case, found, walk, depth=depth, limit=limit)
    return await _assembled(case, reached, walk)


@dataclass(slots=True)
class _Reached:
    nodes: dict[NodeKey, None]
    total: int
    reasons: list[str] = field(default_factory=list)


async def _walked(case: CaseStore, seeds: dict[NodeKey, None], walk: Walk, *, depth: int, limit: int) -> _Reached:
    reached, frontier, hubs = _Reached(dict(seeds), len(seeds)), list(seeds), 0
    for step in range(depth):
        if not frontier or len(reached.nodes) < reached.total:
            break
        through = walk.through_hubs or step == 0
        most = limit + len(reached.nodes) + 1
        try:
            around = await _around(case, frontier, walk, hub=_NO_HUB if through else HUB, most=most)
        except LimitExceeded as error:
            if step == 0:
                raise
            reached.reasons.append(f"Only {step} of {depth} steps were walked: {error.what}")
            break
        fresh = [key for key in around.nodes if key not in reached.nodes]
        reached.total += len(fresh)
        frontier = fresh[: limit - len(reached.nodes)]
        reached.nodes.update(dict.fromkeys(frontier))
        hubs += around.hubs
        if around.cut or len(reached.nodes) < reached.total:
            reached.reasons.append("There are more nodes than the limit; total is a lower bound.")
            break
    if hubs:
        reached.reasons.append(f"{hubs} nodes with more than {HUB:,} relationships were not walked through.")
    return reached


async def read_nodes(
    case: CaseStore, keys: Iterable[NodeKey], *, known_on: datetime = FOREVER
) -> dict[NodeKey, SubgraphNode]:
    """One read per label; what is not there is left out."""
    found = {}
    for label, ids in by_label(keys).items():
        for row in await case.read(node_by_id(NODE_BY_LABEL[label]), ids=ids, known_on=known_on):
            properties = plain_properties(row["properties"])
            found[label, row["id"]] = SubgraphNode(label, properties.pop("id"), properties)
    return found


@dataclass(frozen=True, slots=True)
class _Around:
    """Neighbours in a fixed order, whether some were left out, and how many hubs were not walked through."""

    nodes: list[NodeKey]
    cut: bool
    hubs: int


async def _around(case: CaseStore, frontier: Sequence[NodeKey], walk: Walk, *, hub: int, most: int) -> _Around:
    around: dict[NodeKey, None] = {}
    cut, hubs = False, 0
    for label, ids in by_label(frontier).items():
        row = await case.one(
            query("lookups", "around"), label=label, ids=ids, types=list(walk.types), hub=hub, most=most,
            known_on=walk.known_on, **walk.window,
        )  # fmt: skip
        if row is not None:
            around.update(dict.fromkeys(zip(row["labels"], row["ids"], strict=True)))
            cut = cut or row["total"] > len(row["ids"])
            hubs += len(row["hubs"])
    hidden = (Run.__name__, Cursor.__name__)
    return _Around([key for key in around if key[0] not in hidden], cut, hubs)


async def _assembled(case: CaseStore, reached: _Reached, walk: Walk) -> Subgraph:
    nodes = await read_nodes(case, reached.nodes, known_on=walk.known_on)
    among = await relationships_among(
        case, reached.nodes, types=walk.types, known_on=walk.known_on, window=walk.window
    )
    reasons = list(reached.reasons)
    if not among.complete:
        reasons.append(f"There are more than {RELATIONSHIPS:,} relationships between them.")
    kept = tuple(nodes[key] for key in reached.nodes if key in nodes)
    return Subgraph(kept, tuple(among.relationships), reached.total, not reasons, " ".join(reasons) or None)


def _within(name: str, value: int, *, least: int, most: int) -> None:
    if not least <= value <= most:
        raise LimitExceeded(f"{name} is {value}, and must be from {least} to {most}.", "Narrow the question.")
