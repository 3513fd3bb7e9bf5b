"""What analyses had found by a moment: which Run was in force then, and its kept result.

The graph holds what was written last. Where another Run was in force then, its Parquet file is read.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cypher import query
from graph.errors import NotFound
from graph.model import CoordinatedWith, relationship_type
from graph.running import load_result
from graph.store import FOREVER, CaseStore, Row
from graph.subgraph import SubgraphRelationship

if TYPE_CHECKING:
    import pyarrow as pa

ANALYSIS_OF = {
    "strength": "degree", "hub": "hits", "authority": "hits", "core": "kcore", "component": "components",
    "community": "communities",
}  # fmt: skip
"""Where a measure's analysis is not called like the measure."""

COORDINATION = "coordination"
_SIMULTANEOUS = relationship_type(CoordinatedWith)


@dataclass(frozen=True, slots=True)
class RunThen:
    """Moments in epoch milliseconds. `written`: when its values first came into the graph, then when they last did."""

    id: str
    name: str
    parameters: str
    written: tuple[int, int]

    def since(self, moment: int) -> int | None:
        """When its values had last come into the graph by that moment; none where they had not."""
        return max((each for each in self.written if each <= moment), default=None)


@dataclass(slots=True)
class FoundThen:
    """One case at one moment. Reads once, and only what is asked for."""

    case: CaseStore
    results: Path
    known_on: datetime
    _runs: "asyncio.Task[list[RunThen]] | None" = None
    _tables: "dict[str, asyncio.Task[pa.Table | None]]" = field(default_factory=dict)

    async def run_of(self, measure: str) -> RunThen | None:
        """The Run behind a measure then."""
        name = ANALYSIS_OF.get(measure, measure)
        return _in_force([run for run in await self._all() if run.name == name], _moment(self.known_on))

    async def is_written(self, measure: str) -> bool:
        """Whether the graph's values of the measure are those of then."""
        name = ANALYSIS_OF.get(measure, measure)
        runs = [run for run in await self._all() if run.name == name]
        then, now = (_in_force(runs, _moment(each)) for each in (self.known_on, FOREVER))
        return then is not None and then == now

    async def values(self, measure: str) -> "pa.Table | None":
        """`id` and `value` of the accounts that had one. None where there was no Run, or its result is not kept."""
        run = await self.run_of(measure)
        table = None if run is None else await self._table(run.id)
        if table is None or measure not in table.column_names:
            return None
        return table.select(["id", measure]).rename_columns(["id", "value"]).drop_null()

    async def top(self, measure: str, most: int) -> tuple[list[tuple[str, float]], int]:
        """The accounts with the greatest values, and how many there are; as the lookup top_accounts."""
        values = await self._values_of(measure)
        return sorted(values.items(), key=lambda each: (-each[1], each[0]))[:most], len(values)

    async def communities(self, most: int) -> tuple[list[tuple[int, int]], int]:
        """Numbers and sizes, the largest first, and how many there are; as the lookup communities."""
        sizes = Counter((await self._values_of("community")).values())
        return sorted(sizes.items(), key=lambda each: (-each[1], each[0]))[:most], len(sizes)

    async def members(self, numbers: Sequence[int], most: int) -> dict[int, tuple[list[str], int]] | None:
        """Per community the first members by PageRank of then, and how many there are. None where that is not kept."""
        if await self.values("community") is None:
            return None
        rank = await self._values_of("pagerank")
        found: dict[int, list[str]] = {number: [] for number in numbers}
        for account, number in (await self._values_of("community")).items():
            if number in found:
                found[number].append(account)
        for accounts in found.values():
            accounts.sort(key=lambda id_: (id_ not in rank, -rank.get(id_, 0), id_))
        return {number: (accounts[:most], len(accounts)) for number, accounts in found.items()}

    async def _values_of(self, measure: str) -> dict[str, Any]:
        table = await self.values(measure)
        return {} if table is None else dict(zip(*(column.to_pylist() for column in table.columns), strict=True))

    async def simultaneous(self) -> list[SubgraphRelationship] | None:
        """COORDINATED_WITH as it was then; None where the graph's is that of then."""
        runs = [run for run in await self._all() if run.name == COORDINATION]
        by_parameters = {run.parameters: [each for each in runs if each.parameters == run.parameters] for run in runs}
        then, now = (
            [_in_force(each, _moment(at)) for each in by_parameters.values()] for at in (self.known_on, FOREVER)
        )
        if then == now:
            return None
        found: list[SubgraphRelationship] = []
        for run in then:
            table = None if run is None else await self._table(run.id)
            if run is not None and table is not None and "a" in table.column_names:
                found += _pairs(run, table)
        return found

    async def _all(self) -> list[RunThen]:
        if self._runs is None:
            self._runs = asyncio.ensure_future(_read(self.case))
        return await self._runs

    async def _table(self, run: str) -> "pa.Table | None":
        if run not in self._tables:
            self._tables[run] = asyncio.ensure_future(asyncio.to_thread(_kept, self.results, run))
        return await self._tables[run]


async def _read(case: CaseStore) -> list[RunThen]:
    row = await case.one(query("lookups", "written_runs"))
    return [run for each in (row["runs"] if row else []) if (run := _run(each)) is not None]


def _run(row: Row) -> RunThen | None:
    """None for a Run about the past, which writes nothing into the graph."""
    said: dict[str, Any] = json.loads(row["result"] or "{}")
    if "written_at" not in said and "measures" in said:
        return None
    ended = int(row["finished_at"])
    written = int(said.get("first_written_at", ended)), int(said.get("written_at", ended))
    return RunThen(row["id"], row["name"], row["parameters"] or "", written)


def _in_force(runs: Iterable[RunThen], moment: int) -> RunThen | None:
    """The one whose values had come into the graph last."""
    dated = [(since, run.id, run) for run in runs if (since := run.since(moment)) is not None]
    return max(dated, key=lambda each: each[:2])[2] if dated else None


def _kept(results: Path, run: str) -> "pa.Table | None":
    try:
        return load_result(results, run)
    except NotFound:
        return None


def _pairs(run: RunThen, table: "pa.Table") -> Iterable[SubgraphRelationship]:
    asked = json.loads(run.parameters or "{}")
    same = {
        "run": run.id, "recorded_first": datetime.fromtimestamp(run.written[0] / 1000, UTC),
        "object_kind": asked.get("object_kind"), "window_seconds": asked.get("window_seconds"),
    }  # fmt: skip
    for row in table.select(["a", "b", "weight", "sample_posts"]).to_pylist():
        own = {"weight": row["weight"], "sample_posts": row["sample_posts"]}
        yield SubgraphRelationship(_SIMULTANEOUS, row["a"], row["b"], same | own)


def _moment(at: datetime) -> int:
    return int(at.timestamp() * 1000)
