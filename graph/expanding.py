"""One step from a node: what is there, how much of it, in an order by time or by how connected the other end is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from graph.errors import LimitExceeded
from graph.model import NODE_BY_LABEL, NODES, RELATIONSHIPS, properties
from graph.store import FOREVER, CaseStore, Row
from graph.subgraph import NodeKey, SubgraphNode
from graph.ways import Narrowed, Way, far_label, way_number, ways_of
from graph.writer import (
    count_steps,
    degrees,
    expand,
    expand_again,
    expand_by_degree,
    moment_properties,
)

HUB = 10_000
"""So many steps are not ranked unless the question says that it means a hub."""
LAST = 2**62
"""The place of what has no moment."""
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_OWN = frozenset({"case", "stamps", "lock_"})


@dataclass(frozen=True, slots=True)
class Fields:
    """Which properties of a node are read: those that are moments travel as milliseconds."""

    plain: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()


NO_FIELDS = Fields()
MOMENTS = frozenset(name for kind in NODES for name in moment_properties(kind))
_PROPERTIES = frozenset(each.name for kind in NODES for each, _ in properties(kind)) - {"id"}


def fields_of(names: Iterable[str]) -> Fields:
    """Names that are no properties of the model are passed over."""
    known = sorted(_PROPERTIES.intersection(names))
    return Fields(
        tuple(name for name in known if name not in MOMENTS), tuple(name for name in known if name in MOMENTS)
    )


ALL_FIELDS = fields_of(_PROPERTIES)


@dataclass(frozen=True, slots=True)
class Asked:
    """One node and the ways that are asked for; `since` is inclusive, `until` exclusive."""

    near: NodeKey
    ways: tuple[Way, ...]
    since: datetime | None = None
    until: datetime | None = None
    known_on: datetime = FOREVER

    @property
    def narrowed(self) -> Narrowed:
        return Narrowed(window=self.windowed, known=self.known_on != FOREVER)

    @property
    def windowed(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def parameters(self) -> dict[str, Any]:
        span = {"since": self.since or _BEGINNING, "until": self.until or FOREVER} if self.windowed else {}
        return {"id": self.near[1], "known_on": self.known_on, "last": LAST, **span}


@dataclass(frozen=True, slots=True)
class Place:
    """Of a step in an order by time: `at` is ascending whatever the order."""

    at: int
    id: str
    way: int


START = Place(-LAST, "", -1)


@dataclass(frozen=True, slots=True)
class Step:
    """`at` in epoch milliseconds; `node` has the properties that were asked for, `details` are the relationship's."""

    way: Way
    node: SubgraphNode
    at: int | None
    place: Place
    details: Row
    degree: int | None = None


@dataclass(frozen=True, slots=True)
class RankedStep:
    way: Way
    id: str
    at: int | None
    degree: int


async def steps_by_time(
    case: CaseStore,
    asked: Asked,
    *,
    limit: int,
    oldest: bool = False,
    after: Place = START,
    fields: Fields = ALL_FIELDS,
    detailed: bool = True,
) -> list[Step]:
    """Newest first, or oldest; what has no moment, or one that new posts can move, comes last, by id."""
    if not asked.ways:
        return []
    text = expand(asked.ways, replace(asked.narrowed, after=after is not START))
    row = await case.one(
        text, **asked.parameters, sign=1 if oldest else -1, limit=limit, place=after.at,
        after=after.id, way=after.way, **_of(fields), detailed=detailed,
    )  # fmt: skip
    if row is None:
        return []
    zipped = zip(row["ways"], row["ids"], row["moments"], row["places"], strict=True)
    return [
        _step(_WAYS[way], id_, _known(at), Place(place, id_, way), properties)
        for (way, id_, at, place), properties in zip(zipped, _properties(row, fields), strict=True)
    ]


async def steps_by_degree(case: CaseStore, asked: Asked, *, most: int, least_first: bool = False) -> list[RankedStep]:
    """By how many relationships the other end has, then by id."""
    if not asked.ways:
        return []
    row = await case.one(
        expand_by_degree(asked.ways, asked.narrowed), **asked.parameters,
        sign=1 if least_first else -1, limit=most,
    )  # fmt: skip
    if row is None:
        return []
    zipped = zip(row["ways"], row["ids"], row["moments"], row["degrees"], strict=True)
    return [RankedStep(_WAYS[way], id_, _known(at), degree) for way, id_, at, degree in zipped]


async def steps_again(
    case: CaseStore,
    asked: Asked,
    ranked: Sequence[RankedStep],
    *,
    fields: Fields = ALL_FIELDS,
    detailed: bool = True,
) -> list[Step]:
    """The steps of a list that was ranked before; what is gone since is left out."""
    if not ranked:
        return []
    ways, ids = [way_number(each.way) for each in ranked], [each.id for each in ranked]
    row = await case.one(
        expand_again(asked.ways), **asked.parameters, ways=ways, ids=ids, **_of(fields), detailed=detailed
    )
    if row is None:
        return []
    read = dict(zip(row["found"], _properties(row, fields), strict=True))
    return [
        _step(each.way, each.id, each.at, Place(LAST, each.id, ways[i]), read[i], each.degree)
        for i, each in enumerate(ranked)
        if i in read
    ]


async def count(case: CaseStore, asked: Asked, *, kept: dict[Way, int]) -> tuple[int, int]:
    """How many steps there are, and how many have no moment and so are in no window. `kept`: the node's degrees."""
    if not asked.windowed or not asked.ways:
        return sum(kept[way] for way in asked.ways), 0
    row = await case.one(count_steps(asked.ways, asked.narrowed), **asked.parameters)
    return (row["total"], row["timeless"]) if row else (0, 0)


async def read_degrees(
    case: CaseStore, label: str, ids: Sequence[str], *, known_on: datetime = FOREVER
) -> dict[str, dict[Way, int]]:
    """Per node and way how many relationships there are, exactly; nodes that are not there are left out."""
    ways = ways_of(label)
    if not ways:
        return {}
    text = degrees(NODE_BY_LABEL[label], known_on != FOREVER)
    row = await case.one(text, ids=list(dict.fromkeys(ids)), known_on=known_on)
    if row is None:
        return {}
    return {id_: dict(zip(ways, totals, strict=True)) for id_, totals in zip(row["ids"], row["totals"], strict=True)}


def refuse_hub(asked: Asked, kept: dict[Way, int]) -> None:
    """Raises LimitExceeded, with what is there, where a ranking would have to look at every relationship of a hub."""
    total = sum(kept[way] for way in asked.ways)
    if total <= HUB:
        return
    largest = sorted(((kept[way], way) for way in asked.ways if kept[way]), reverse=True)
    parts = ", ".join(f"{name} {'OUT' if out else 'IN'} {number:,}" for number, (name, out) in largest)
    raise LimitExceeded(
        f"This node is a hub: {total:,} relationships would have to be ranked, {HUB:,} are the limit.",
        f"Narrow it by types or by a window, order by time, or say hub: true. It has {parts}.",
    )


_WAYS = {way_number(way): way for label in NODE_BY_LABEL for way in ways_of(label)}


def _of(fields: Fields) -> dict[str, Any]:
    return {"fields": list(fields.plain), "moments": list(fields.moments)}


def _known(at: int) -> int | None:
    return None if at == LAST else at


def _step(way: Way, id_: str, at: int | None, place: Place, read: tuple[Row, Row], degree: int | None = None) -> Step:
    return Step(way, SubgraphNode(far_label(way), id_, read[0]), at, place, read[1], degree)


def _properties(row: Row, fields: Fields) -> Iterable[tuple[Row, Row]]:
    """Per row the node's and the relationship's properties."""
    details = [held(each) for each in row["details"]] if row["details"] else [{}] * len(row["fields"])
    nodes = [read_fields(fields, *each) for each in zip(row["fields"], row["times"], strict=True)]
    return zip(nodes, details, strict=True)


def read_fields(fields: Fields, values: Sequence[Any], times: Sequence[int | None]) -> Row:
    """What was read of a node as `fields` name it; what it does not have is left out."""
    read = {name: value for name, value in zip(fields.plain, values, strict=True) if value is not None}
    read |= {
        name: datetime.fromtimestamp(at / 1000, UTC)
        for name, at in zip(fields.moments, times, strict=True)
        if at is not None
    }
    return read


_MOMENTS = frozenset(name for kind in RELATIONSHIPS for name in moment_properties(kind))


def held(properties: Row) -> Row:
    """A relationship's properties as they were read: moments were milliseconds, what is unknown is left out."""
    known = {name: value for name, value in properties.items() if value is not None and name not in _OWN}
    for name in _MOMENTS.intersection(known):
        known[name] = datetime.fromtimestamp(known[name] / 1000, UTC)
    return known
