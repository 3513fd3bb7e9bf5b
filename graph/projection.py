"""What analyses read: packed arrays out of the graph, and igraph graphs made of them. One read each.

Ties come as one long per pair of internal ids, weights beside them; names come once. Decoded by numpy.
"""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import numpy.typing as npt

from cypher import query
from graph.analyses import ObjectKind, TieKind
from graph.store import CaseStore, Row

if TYPE_CHECKING:
    import igraph
    import pyarrow as pa

Longs = npt.NDArray[np.int64]
Indexes = npt.NDArray[np.int32]

KINDS: frozenset[TieKind] = frozenset(get_args(TieKind))
READ_SECONDS = 600.0
_EPOCH = date(1970, 1, 1)
_EARLIEST, _LATEST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
_LOW = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, eq=False)
class TieProjection:
    """Ties from `source` to `target`, indexes into `ids`, which are sorted; in order, each pair once.

    `folded` counts ties with an end that is seen as another account, `self_ties` what that made (dropped), `isolated`
    accounts without a tie, `pending` runs whose ties are not recomputed yet. `seconds` says where the time went.
    """

    ids: list[str]
    source: Indexes
    target: Indexes
    weight: Longs
    folded: int = 0
    self_ties: int = 0
    isolated: int = 0
    pending: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of the ties by account id: `ids` are sorted, so that indexes say the same as ids."""
        found = hashlib.sha256("\n".join(self.ids).encode())
        for column in (self.source, self.target, self.weight):
            found.update(b"\0" + column.astype("<i8").tobytes())
        return found.hexdigest()

    def graph(self, directed: bool = True) -> "igraph.Graph":
        """Vertex attribute name, edge attribute weight; undirected, the two directions of a pair are one tie."""
        import igraph

        source, target, weight = self.source.astype(np.int64), self.target.astype(np.int64), self.weight
        if not directed:
            low, high = np.minimum(source, target), np.maximum(source, target)
            source, target, weight = _summed(low, high, weight)
        ends = np.ascontiguousarray(np.stack([source, target], axis=1))
        graph = igraph.Graph(n=len(self.ids), edges=ends.data if len(ends) else [], directed=directed)
        graph.vs["name"] = self.ids
        graph.es["weight"] = weight.tolist()
        return graph


async def ties(
    case: CaseStore,
    *,
    kinds: frozenset[TieKind] = KINDS,
    since: date | None = None,
    until: date | None = None,
    aliases: bool = True,
    known_on: datetime | None = None,
) -> TieProjection:
    """Who acted on whom how often. `since` and `until` are whole days UTC, both included."""
    start = time.perf_counter()
    parts: dict[str, list[Row]] = {"accounts": [], "aliases": [], "ties": [], "pending": []}
    given: dict[str, object] = {kind: kind in kinds for kind in KINDS}
    given |= {"all_days": since is None and until is None, "always": known_on is None}
    given |= {"since": ((since or date.min) - _EPOCH).days, "until": ((until or date.max) - _EPOCH).days}
    async for row in case.stream(query("projections", "ties"), seconds=READ_SECONDS, **given, **_known(known_on)):
        parts[row["part"]].append(row)
    read = time.perf_counter()
    projection = _projection(parts, aliases)
    projection.seconds.update({"read": read - start, "decode": time.perf_counter() - read})
    return projection


async def shares(
    case: CaseStore,
    *,
    object_kind: ObjectKind,
    since: date | None = None,
    until: date | None = None,
    aliases: bool = True,
    known_on: datetime | None = None,
) -> "pa.Table":
    """Columns object, account, post, at (epoch ms): who shared what when.

    Left out, and counted in the schema's metadata: a post's share of itself, and shares of no known time. As in
    CooRTweet's published rule, an account's repost of its own earlier post is a share.
    """
    import pyarrow as pa

    given = {"since": _midnight(since, _EARLIEST), "until": _midnight(until, _LATEST, days=1)}
    rows = await case.read(
        query("projections", f"shares_of_{object_kind}s"), seconds=READ_SECONDS, **given, **_known(known_on)
    )
    seen = await _seen_as(case, known_on) if aliases else {}
    own = [[shared == post for shared, post in _zipped(row, "objects", "posts")] for row in rows]
    table = pa.table(
        {
            "object": _strings(_kept(row["objects"], drop) for row, drop in zip(rows, own, strict=True)),
            "account": _strings(_kept(row["accounts"], drop, seen) for row, drop in zip(rows, own, strict=True)),
            "post": _strings(_kept(row["posts"], drop) for row, drop in zip(rows, own, strict=True)),
            "at": _longs(_kept(row["moments"], drop) for row, drop in zip(rows, own, strict=True)),
        }
    )
    left_out = {"own": sum(map(sum, own)), "no_time": sum(row["untimed"] for row in rows)}
    return table.replace_schema_metadata({name: str(count) for name, count in left_out.items()})


async def cascades(case: CaseStore, *, aliases: bool = True, known_on: datetime | None = None) -> "pa.Table":
    """Columns account, other, kind, post: `other` reposted, answered or quoted `account`'s post, or named it in one."""
    import pyarrow as pa

    rows = await case.read(query("projections", "cascades"), seconds=READ_SECONDS, **_known(known_on))
    seen = await _seen_as(case, known_on) if aliases else {}
    return pa.table(
        {
            "account": _strings([seen.get(each, each) for each in row["accounts"]] for row in rows),
            "other": _strings([seen.get(each, each) for each in row["others"]] for row in rows),
            "kind": _strings([row["kind"]] * len(row["posts"]) for row in rows),
            "post": _strings(row["posts"] for row in rows),
        }
    )


def table_digest(table: "pa.Table") -> str:
    """SHA-256 of a table's rows, in whatever order they are."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = [pc.fill_null(pc.cast(column, pa.large_string()), "") for column in table.columns]
    lines: list[str] = pc.binary_join_element_wise(*columns, pa.scalar("\x1f", pa.large_string())).to_pylist()
    found = hashlib.sha256("\x1f".join(table.column_names).encode())
    for line in sorted(lines):
        found.update(b"\n" + line.encode())
    return found.hexdigest()


def _projection(parts: dict[str, list[Row]], aliases: bool) -> TieProjection:
    numbers, names = _joined(parts["accounts"], "longs"), _names(parts["accounts"])
    order = np.argsort(numbers)
    pairs, weight = _joined(parts["ties"], "longs"), _joined(parts["ties"], "weights")
    source, known_source = _places(numbers, order, pairs >> 32)
    target, known_target = _places(numbers, order, pairs & _LOW)
    known = known_source & known_target & (weight > 0)
    source, target, weight = source[known], target[known], weight[known]
    pending = sum(len(row["longs"]) for row in parts["pending"])
    folded = 0
    if aliases:
        stands_for = _stands_for(numbers, order, _joined(parts["aliases"], "longs"))
        before = source, target
        source, target = stands_for[source], stands_for[target]
        folded = int(((before[0] != source) | (before[1] != target)).sum())
    itself = source == target
    source, target, weight = source[~itself], target[~itself], weight[~itself]
    ids, rank = _vertices(names, source, target)
    source, target, weight = _summed(rank[source], rank[target], weight)
    return TieProjection(
        ids, source.astype(np.int32), target.astype(np.int32), weight,
        folded=folded, self_ties=int(itself.sum()), isolated=len(names) - len(ids), pending=pending,
    )  # fmt: skip


def _vertices(names: list[str], source: Longs, target: Longs) -> tuple[list[str], Longs]:
    """The accounts that have a tie, sorted, and for each account its place among them."""
    tied = np.zeros(len(names), dtype=bool)
    tied[source] = True
    tied[target] = True
    places = sorted(np.flatnonzero(tied).tolist(), key=names.__getitem__)
    rank = np.full(len(names), -1, dtype=np.int64)
    rank[places] = np.arange(len(places))
    return [names[place] for place in places], rank


def _summed(source: Longs, target: Longs, weight: Longs) -> tuple[Longs, Longs, Longs]:
    """Each pair once, in order, its weights added up."""
    if not len(source):
        return source, target, weight
    width = int(max(source.max(), target.max())) + 1
    key = source * width + target
    order = np.argsort(key, kind="stable")
    key, weight = key[order], weight[order]
    first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
    key = key[first]
    return key // width, key % width, np.add.reduceat(weight, first)


def _stands_for(numbers: Longs, order: Longs, pairs: Longs) -> Longs:
    """For each account the place of the one that it is seen as."""
    stands_for = np.arange(len(numbers), dtype=np.int64)
    alias, known_alias = _places(numbers, order, pairs >> 32)
    native, known_native = _places(numbers, order, pairs & _LOW)
    known = known_alias & known_native
    stands_for[alias[known]] = native[known]
    return stands_for


def _places(numbers: Longs, order: Longs, wanted: Longs) -> tuple[Longs, npt.NDArray[np.bool_]]:
    """Where each internal id stands in the id map, and whether it does."""
    if not len(numbers):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=bool)
    ordered = numbers[order]
    found = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return order[found], ordered[found] == wanted


def _joined(rows: list[Row], name: str) -> Longs:
    arrays = [np.array(row[name], dtype=np.int64) for row in rows]
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)


def _names(rows: list[Row]) -> list[str]:
    return [name for row in rows for name in row["texts"]]


async def _seen_as(case: CaseStore, known_on: datetime | None) -> dict[str, str]:
    """Accounts known by handle alone that are seen as exactly one native account."""
    rows = await case.read(query("projections", "aliases"), seconds=READ_SECONDS, **_known(known_on))
    return {alias: native for row in rows for alias, native in _zipped(row, "aliases", "natives")}


def _zipped(row: Row, *names: str) -> "zip[Any]":
    return zip(*(row[name] for name in names), strict=True)


def _kept(values: list[Any], drop: list[bool], seen: dict[str, str] | None = None) -> list[Any]:
    names = seen or {}
    return [names.get(value, value) for value, gone in zip(values, drop, strict=True) if not gone]


def _strings(lists: Iterable[list[str]]) -> "pa.ChunkedArray":
    import pyarrow as pa

    return pa.chunked_array([pa.array(each, pa.string()) for each in lists], type=pa.string())


def _longs(lists: Iterable[list[int]]) -> "pa.ChunkedArray":
    import pyarrow as pa

    return pa.chunked_array([pa.array(each, pa.int64()) for each in lists], type=pa.int64())


def _midnight(day: date | None, otherwise: datetime, days: int = 0) -> datetime:
    if day is None or day == date.max:
        return otherwise
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days)


def _known(known_on: datetime | None) -> dict[str, datetime]:
    return {} if known_on is None else {"known_on": known_on}
