"""A part of a case as two Arrow tables, nodes and edges: one packed read, decoded by numpy, no object per node.

An edge's `source` and `target` are row numbers of the nodes: what a drawing, igraph and a join all want first.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cypher import query
from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.finding import missing
from graph.model import NODE_BY_LABEL, NODES, RELATIONSHIP_BY_TYPE, Cursor, Run, once, properties
from graph.store import FOREVER, CaseStore, Row
from graph.subgraph import NodeKey, Note, Subgraph, SubgraphNode, SubgraphRelationship
from graph.values import plain_properties

Longs = npt.NDArray[np.int64]

DEPTH = 4
MOST_NODES = 100_000
MOST_EDGES = 1_000_000
SEEDS = 500
READ_SECONDS = 60.0
USUAL = ("platform", "handle", "name", "at", "community", "degree", "pagerank")
ALL = "all"
MOMENT = pa.timestamp("ms", tz="UTC")
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
_NO_MOMENT = -9007199254740991
_LOW = 0xFFFFFFFF
_ARROW: dict[object, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), datetime: MOMENT,
    list[str]: pa.list_(pa.string()), list[int]: pa.list_(pa.int64()),
}  # fmt: skip
_EDGES = pa.schema(
    {
        "source": pa.int32(), "target": pa.int32(), "type": pa.dictionary(pa.int8(), pa.string()),
        "weight": pa.int64(), "at": MOMENT, "first_at": MOMENT, "last_at": MOMENT,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Bulk:
    """`properties`, parallel to the edges, only where all of them were asked for. `total` counts nodes."""

    nodes: pa.Table
    edges: pa.Table
    total: int
    complete: bool
    reason: str | None
    properties: list[dict[str, Any]] = field(default_factory=list)

    @property
    def returned(self) -> int:
        return int(self.nodes.num_rows)

    def subgraph(self, note: Note | None = None) -> Subgraph:
        """As exporters take it; for a part that a person looks at, not for bulk."""
        nodes = tuple(SubgraphNode(**row) for row in node_rows(self.nodes))
        edges = tuple(SubgraphRelationship(**row) for row in self._relationships())
        return Subgraph(nodes, edges, self.total, self.complete, self.reason, note or Note())

    def _relationships(self) -> Iterator[dict[str, Any]]:
        for number, row in enumerate(edge_rows(self.nodes, self.edges)):
            yield row | {"properties": self.properties[number]} if self.properties else row


async def read_bulk(
    case: CaseStore,
    seeds: Sequence[NodeKey],
    *,
    depth: int,
    limit: int,
    types: Sequence[str] = (),
    columns: Sequence[str] = USUAL,
    since: datetime | None = None,
    until: datetime | None = None,
    known_on: datetime = FOREVER,
    in_full: bool = False,
) -> Bulk:
    """Breadth first, whatever the direction. Raises NotFound, ParameterInvalid, LimitExceeded.

    A relationship is in the window by its own time or its post's, a tie where it goes on within; what has no known time
    is in no window. `in_full`: with all properties of the relationships.
    """
    _within("depth", depth, least=0, most=DEPTH)
    _within("limit", limit, least=1, most=MOST_NODES)
    _within("seeds", len(set(seeds)), least=1, most=min(limit, SEEDS))
    given = _asked(columns) | {"all_times": since is None and until is None, "always": known_on == FOREVER}
    given |= {"seeds": [{"label": label, "id": id_} for label, id_ in dict.fromkeys(_known(seeds))]}
    parts = _parts(types)
    rows = await case.read(
        _text(parts), seconds=READ_SECONDS, depth=depth, limit=limit, most=MOST_EDGES + 1, since=since or EARLIEST,
        until=until or FOREVER, known_on=known_on, in_full=in_full, **parts, **given,
    )  # fmt: skip
    return await asyncio.to_thread(_bulk, rows, wanted=len(set(seeds)), columns=columns)


def column_types() -> dict[str, pa.DataType]:
    """Every property that a node may have, with its Arrow type."""
    return {name: _arrow(hint) for kind in NODES if kind is not Cursor for name, hint in _properties(kind)}


def node_rows(nodes: pa.Table) -> Iterator[dict[str, Any]]:
    """label, id and properties; what is not known is left out."""
    for batch in nodes.to_batches(5_000):
        for row in batch.to_pylist():
            label, id_ = row.pop("label"), row.pop("id")
            known = {name: value for name, value in row.items() if value is not None}
            yield {"label": label, "id": id_, "properties": known}


def edge_rows(nodes: pa.Table, edges: pa.Table) -> Iterator[dict[str, Any]]:
    """type, start and end by id, and properties."""
    ids = nodes.column("id").combine_chunks() if nodes.num_rows else pa.array([], pa.string())
    for batch in edges.to_batches(5_000):
        starts, ends = (ids.take(batch.column(name)).to_pylist() for name in ("source", "target"))
        told = batch.select(["type", "weight", "at", "first_at", "last_at"]).to_pylist()
        for start, end, row in zip(starts, ends, told, strict=True):
            kind = row.pop("type")
            known = {name: value for name, value in row.items() if value is not None}
            yield {"type": kind, "start": start, "end": end, "properties": known}


def _bulk(rows: list[Row], *, wanted: int, columns: Sequence[str]) -> Bulk:
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        parts[row["part"]].append(row)
    seeds, total, returned = parts["about"][0]["longs"]
    if seeds < wanted:
        raise missing("seed")
    numbers, nodes = _nodes(parts["nodes"], columns)
    edges, told = _edges(parts["edges"], numbers)
    reasons = []
    if total > returned:
        reasons.append("There are more nodes than the limit; total is a lower bound.")
    if edges.num_rows > MOST_EDGES:
        reasons.append(f"There are more than {MOST_EDGES:,} relationships between them.")
    return Bulk(nodes, edges.slice(0, MOST_EDGES), total, not reasons, " ".join(reasons) or None, told[:MOST_EDGES])


def _nodes(rows: list[Row], columns: Sequence[str]) -> tuple[Longs, pa.Table]:
    """Internal ids, and the table in their order."""
    types = column_types()
    chosen = {name: types[name] for name in types if columns == (ALL,) or name in columns}
    read = {row["name"]: _read(row["name"], _asked(columns)) for row in rows}
    if columns == (ALL,):
        chosen = {name: kind for name, kind in chosen.items() if any(name in each for each in read.values())}
    labels = pa.dictionary(pa.int8(), pa.string())
    empty = pa.schema({"label": labels, "id": pa.string()} | chosen).empty_table()
    numbers = [np.array(row["longs"], dtype=np.int64) for row in rows]
    joined = pa.concat_tables([empty, *(_node_table(row, read[row["name"]], empty.schema) for row in rows)])
    return np.concatenate([np.zeros(0, np.int64), *numbers]), joined.unify_dictionaries().combine_chunks()


def _read(label: str, asked: Mapping[str, Any]) -> dict[str, int]:
    """Each property that was read of that label, with its place in the values of a node."""
    pairs = [*asked["plain"], *asked["moments"]]
    return {name: at for at, name in enumerate(["id", *(each["column"] for each in pairs if each["label"] == label)])}


def _node_table(row: Row, places: Mapping[str, int], schema: pa.Schema) -> pa.Table:
    size = len(row["values"])
    known = {name: _column(row["values"], places.get(name), schema.field(name).type) for name in schema.names[1:]}
    return pa.table({"label": _same(row["name"], size, schema.field("label").type)} | known, schema=schema)


def _column(values: list[list[Any]], at: int | None, kind: pa.DataType) -> pa.Array:
    return pa.nulls(len(values), kind) if at is None else pa.array([value[at] for value in values], kind)


def _same(value: str, size: int, kind: pa.DataType) -> pa.Array:
    return pa.array([value], kind).take(pa.array(np.zeros(size, np.int8)))


def _edges(rows: list[Row], numbers: Longs) -> tuple[pa.Table, list[dict[str, Any]]]:
    order = np.argsort(numbers)
    tables = [_edge_table(row, numbers, order) for row in rows if row["longs"]]
    told = [plain_properties(each) for row in rows for each in row["values"]]
    return pa.concat_tables([_EDGES.empty_table(), *tables]).unify_dictionaries().combine_chunks(), told


def _edge_table(row: Row, numbers: Longs, order: Longs) -> pa.Table:
    pairs = np.array(row["longs"], dtype=np.int64)
    source, target = (order[np.searchsorted(numbers, each, sorter=order)] for each in (pairs >> 32, pairs & _LOW))
    size, dated = len(pairs), not row["weights"]
    columns = {
        "source": pa.array(source, pa.int32()),
        "target": pa.array(target, pa.int32()),
        "type": _same(row["name"], size, _EDGES.field("type").type),
        "weight": pa.array(row["weights"], pa.int64()) if row["weights"] else pa.nulls(size, pa.int64()),
        "at": _moments(row["starts"] if dated else [], size),
        "first_at": _moments([] if dated else row["starts"], size),
        "last_at": _moments(row["ends"], size),
    }
    return pa.table(columns, schema=_EDGES)


def _moments(values: list[int], size: int) -> pa.Array:
    if not values:
        return pa.nulls(size, MOMENT)
    numbers = np.array(values, dtype=np.int64)
    return pa.array(numbers, MOMENT, mask=numbers == _NO_MOMENT)


def _asked(columns: Sequence[str]) -> dict[str, object]:
    """Which properties to read of which label, moments apart: the driver makes an object of each moment."""
    types = column_types()
    if unknown := [name for name in columns if name != ALL and name not in types]:
        cure = f"Columns are {ALL}, or some of {', '.join(types)}."
        raise ParameterInvalid(f"There is no column {unknown[0][:80]!r}.", cure)
    every = columns == (ALL,)
    pairs = [
        ({"label": kind.__name__, "column": name}, _arrow(hint) == MOMENT)
        for kind in NODES
        if kind not in (Run, Cursor)
        for name, hint in _properties(kind)
        if every or name in columns
    ]
    return {
        "plain": [each for each, moment in pairs if not moment],
        "moments": [each for each, moment in pairs if moment],
    }


@once
def _properties(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((each.name, hint) for each, hint in properties(kind) if each.name != "id")


def _arrow(hint: object) -> pa.DataType:
    """`int | None` is a column of int64."""
    inner = next((each for each in get_args(hint) if each is not type(None)), hint) if hint not in _ARROW else hint
    return _ARROW[inner]


def _known(seeds: Sequence[NodeKey]) -> Sequence[NodeKey]:
    if any(label not in NODE_BY_LABEL for label, _ in seeds):
        raise NotFound("There is no such label.", "Labels are those of the model.")
    return seeds


def _parts(types: Sequence[str]) -> dict[str, list[str]]:
    """Relationship types of the steps, those of them that have a weight, and the others; in the order of the model."""
    if unknown := [name for name in types if name not in RELATIONSHIP_BY_TYPE]:
        raise ParameterInvalid(f"There is no relationship type {unknown[0]!r}.", "Types are those of the model.")
    chosen = [name for name in RELATIONSHIP_BY_TYPE if name in types or not types]
    ties = [name for name in chosen if any(each.name == "weight" for each, _ in properties(RELATIONSHIP_BY_TYPE[name]))]
    return {"types": chosen, "ties": ties, "rest": [name for name in chosen if name not in ties]}


def _text(parts: Mapping[str, Sequence[str]]) -> str:
    """The types are the model's own words; in one order, so that few texts are planned."""
    text = query("projections", "subgraph").text
    for name, types in parts.items():
        if types:
            text = text.replace(f"[t WHERE type(t) IN ${name}]", f"[t:{'|'.join(types)}]")
    return text


def _within(name: str, value: int, *, least: int, most: int) -> None:
    if not least <= value <= most:
        raise LimitExceeded(f"{name} is {value}, and must be from {least} to {most:,}.", "Narrow the question.")
