"""Ties between accounts with what they are made of, as an Arrow table: the strongest first, accounts seen through.

Read packed; what is kept is bounded by the limit, whatever the case holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cypher import query
from graph.analyses import TieKind
from graph.errors import LimitExceeded
from graph.finding import identities
from graph.projection import KINDS
from graph.store import FOREVER, CaseStore, Row

Longs = npt.NDArray[np.int64]

MOST_TIES = 1_000_000
MOST_ACCOUNTS = 500
READ_SECONDS = 120.0
COUNTS = ("reposts", "replies", "quotes", "mentions")
_EPOCH = date(1970, 1, 1)
_LOW = 0xFFFFFFFF
_NAMED = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    {
        "source": _NAMED, "target": _NAMED, "weight": pa.int64(), **dict.fromkeys(COUNTS, pa.int64()),
        "first_day": pa.date32(), "last_day": pa.date32(),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class CountedTies:
    """`table` has SCHEMA. Ties of an account with itself, once it is seen through, are left out."""

    table: pa.Table
    total: int
    complete: bool
    reason: str | None


async def read_ties(
    case: CaseStore,
    *,
    accounts: Sequence[str] = (),
    kinds: frozenset[TieKind] = KINDS,
    since: date | None = None,
    until: date | None = None,
    limit: int = 100_000,
    known_on: datetime = FOREVER,
) -> CountedTies:
    """`since` and `until` are whole days UTC, both included. With `accounts`, what they did and what was done to them.

    Raises NotFound for an account that is not there, LimitExceeded.
    """
    _within("limit", limit, MOST_TIES)
    _within("accounts", max(len(accounts), 1), MOST_ACCOUNTS)
    given: dict[str, object] = {kind: kind in kinds for kind in KINDS}
    given |= {"whole": since is None and until is None and kinds == KINDS, "always": known_on == FOREVER}
    given |= {"since": ((since or date.min) - _EPOCH).days, "until": ((until or date.max) - _EPOCH).days}
    name = "ties_with_counts"
    if accounts:
        name = "ties_of_accounts"
        seen = await identities(case, list(dict.fromkeys(accounts)), known_on=known_on)
        given["accounts"] = sorted({each for identity in seen for each in identity.group})
    reading = _Reading(limit)
    async for row in case.stream(query("projections", name), seconds=READ_SECONDS, known_on=known_on, **given):
        reading.take(row)
    return reading.result()


@dataclass(slots=True)
class _Names:
    """Accounts by internal id: `numbers` ascend, `place` is in the sorted ids, `seen_as` what stands for it."""

    ids: pa.Array
    numbers: Longs
    place: Longs
    seen_as: Longs
    touched: npt.NDArray[np.bool_]

    def seen(self, longs: Longs) -> tuple[Longs, npt.NDArray[np.bool_]]:
        """For each internal id the place of what it is seen as, and whether it is known."""
        if not len(self.numbers):
            return np.zeros(len(longs), np.int64), np.zeros(len(longs), np.bool_)
        at = np.minimum(np.searchsorted(self.numbers, longs), len(self.numbers) - 1)
        return self.seen_as[self.place[at]], self.numbers[at] == longs


@dataclass(slots=True)
class _Reading:
    """Rows of `_columns`: source, target, weight, counts, first and last day. Pairs that may come twice are apart."""

    limit: int
    accounts: list[Row] = field(default_factory=list)
    aliases: list[Row] = field(default_factory=list)
    names: _Names | None = None
    kept: Longs = field(default_factory=lambda: np.zeros((9, 0), np.int64))
    apart: list[Longs] = field(default_factory=list)
    waiting: list[Longs] = field(default_factory=list)
    counted: int = 0

    def take(self, row: Row) -> None:
        if row["part"] != "ties":
            (self.accounts if row["part"] == "accounts" else self.aliases).append(_slim(row))
            return
        self.names = self.names or _names(self.accounts, self.aliases)
        columns, twice = _columns(row, self.names)
        self.apart.append(columns[:, twice])
        self._keep(columns[:, ~twice])

    def _keep(self, columns: Longs) -> None:
        self.counted += columns.shape[1]
        self.waiting.append(columns)
        if sum(each.shape[1] for each in self.waiting) > self.limit:
            self._cut()

    def _cut(self) -> None:
        joined = np.concatenate([self.kept, *self.waiting], axis=1)
        order = np.lexsort((joined[1], joined[0], -joined[2]))[: self.limit]
        self.kept, self.waiting = joined[:, order], []

    def result(self) -> CountedTies:
        names = self.names or _names(self.accounts, self.aliases)
        self._keep(_added_up(np.concatenate([np.zeros((9, 0), np.int64), *self.apart], axis=1)))
        self._cut()
        table, returned = _table(self.kept, names.ids), self.kept.shape[1]
        left_out = self.counted > returned
        reason = f"The {returned:,} strongest of {self.counted:,} ties." if left_out else None
        return CountedTies(table, self.counted, not left_out, reason)


def _slim(row: Row) -> Row:
    """Ids as Arrow at once: a million Python strings would be ten times as large."""
    return {"longs": np.array(row["longs"], np.int64), "texts": pa.array(row["texts"], pa.string())}


def _names(accounts: list[Row], aliases: list[Row]) -> _Names:
    texts = pa.chunked_array([row["texts"] for row in accounts], pa.string()).combine_chunks()
    numbers = np.concatenate([np.zeros(0, np.int64), *(row["longs"] for row in accounts)])
    sorted_at = pc.sort_indices(texts).to_numpy().astype(np.int64)
    rank = np.empty(len(sorted_at), np.int64)
    rank[sorted_at] = np.arange(len(sorted_at))
    order = np.argsort(numbers)
    identity = np.arange(len(rank))
    names = _Names(texts.take(sorted_at), numbers[order], rank[order], identity, np.zeros(len(rank), np.bool_))
    pairs = np.concatenate([np.zeros(0, np.int64), *(row["longs"] for row in aliases)])
    (alias, known), (native, also_known) = names.seen(pairs >> 32), names.seen(pairs & _LOW)
    alias, native = alias[known & also_known], native[known & also_known]
    names.seen_as = identity.copy()
    names.seen_as[alias] = native
    names.touched[native] = True
    return names


def _columns(row: Row, names: _Names) -> tuple[Longs, npt.NDArray[np.bool_]]:
    """And which of them have an end that several accounts are seen as."""
    pairs = np.array(row["longs"], np.int64)
    (source, known), (target, also_known) = names.seen(pairs >> 32), names.seen(pairs & _LOW)
    counts = [np.array(row[name], np.int64) for name in COUNTS]
    days = [np.array(row[name], np.int64) for name in ("firsts", "lasts")]
    columns = np.stack([source, target, sum(counts, np.zeros(len(pairs), np.int64)), *counts, *days])
    columns = columns[:, known & also_known & (source != target) & (columns[2] > 0)]
    return columns, names.touched[columns[0]] | names.touched[columns[1]]


def _added_up(columns: Longs) -> Longs:
    """Each pair once."""
    if not columns.shape[1]:
        return columns
    columns = columns[:, np.lexsort((columns[1], columns[0]))]
    fresh = np.concatenate([[True], (np.diff(columns[0]) != 0) | (np.diff(columns[1]) != 0)])
    first = np.flatnonzero(fresh)
    sums = [np.add.reduceat(each, first) for each in columns[2:7]]
    days = [np.minimum.reduceat(columns[7], first), np.maximum.reduceat(columns[8], first)]
    return np.stack([columns[0][first], columns[1][first], *sums, *days])


def _table(kept: Longs, ids: pa.Array) -> pa.Table:
    ends = [pa.DictionaryArray.from_arrays(pa.array(each, pa.int32()), ids) for each in kept[:2]]
    numbers = [pa.array(each, pa.int64()) for each in kept[2:7]]
    days = [pa.array(each.astype(np.int32), pa.date32()) for each in kept[7:]]
    return pa.table([*ends, *numbers, *days], schema=SCHEMA)


def _within(name: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise LimitExceeded(f"{name} is {value}, and must be from 1 to {most:,}.", "Narrow the question.")
