"""Runs an analysis: reads what it reads, computes, keeps the result, writes it back, and says so in a Run.

A Run with equal analysis, parameters, seed and data is reused. Results stay in Parquet by run, so that two runs can be
compared; Account properties and COORDINATED_WITH hold the last one written.
"""

import asyncio
import json
import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from uuid_utils import uuid7

from cypher import query
from graph import projection
from graph.analyses import Analysis, Fact, Reads, Result, checked, named, reading_parameters
from graph.errors import NotFound, ParameterInvalid
from graph.model import MEASURES
from graph.progress import Progress, silent
from graph.projection import READ_SECONDS, TieProjection
from graph.store import CaseStore, Row, Writing
from graph.writer import accounts_with_measures, write_measures_together

if TYPE_CHECKING:
    import igraph
    import pyarrow as pa

VALUES_AT_ONCE = 10_000
PAIRS_AT_ONCE = 5_000
LABELS = ("community", "component")
_LIBRARIES = ("sociogram", "igraph", "leidenalg", "networkit", "duckdb", "numpy")
_RUN_ID = re.compile(r"[0-9a-f-]{32,36}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisRun:
    """One Run, finished. `reused`: nothing was computed, an equal Run was there."""

    id: str
    name: str
    parameters: dict[str, object]
    seed: int | None
    data_digest: str
    certainty: str
    enough: bool
    measures: tuple[str, ...]
    facts: dict[str, Fact | None]
    notes: list[str]
    reused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two runs' results side by side. `moves`: id, before, after, rank_before, rank_after, move (up is positive).

    For communities and components the labels mean nothing by themselves: `agreement` is their normalised mutual
    information on what both have, 1 for the same division, and `moves` is empty.
    """

    measure: str
    moves: "pa.Table"
    gained: list[str]
    lost: list[str]
    agreement: float | None


@dataclass(slots=True)
class _Data:
    """What one reading gave, shared by all analyses that read the same."""

    digest: str
    facts: dict[str, Fact]
    notes: list[str]
    ties: TieProjection | None = None
    table: "pa.Table | None" = None
    graphs: "dict[bool, igraph.Graph]" = field(default_factory=dict)

    def given_to(self, analysis: Analysis) -> object:
        if self.ties is None:
            return self.table
        if analysis.directed not in self.graphs:
            self.graphs[analysis.directed] = self.ties.graph(analysis.directed)
        return self.graphs[analysis.directed]


@dataclass(slots=True)
class _Job:
    """One analysis on its way: what it is asked, and what came of it."""

    analysis: Analysis
    parameters: dict[str, object]
    run: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    table: "pa.Table | None" = None
    reused: bool = False
    intact: bool = False

    @property
    def asked(self) -> str:
        return json.dumps(self.parameters, sort_keys=True, default=_plain)

    @property
    def seed(self) -> int | None:
        return cast("int | None", self.parameters.get("seed"))

    @property
    def reading(self) -> dict[str, object]:
        return {each.name: self.parameters[each.name] for each in reading_parameters(self.analysis.reads)}

    @property
    def computing(self) -> dict[str, object]:
        return {name: value for name, value in self.parameters.items() if name not in self.reading}

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(name for name in self.said["measures"] if name in MEASURES)


async def run_analysis(
    case: CaseStore,
    name: str,
    parameters: Mapping[str, object],
    *,
    results: Path,
    known_on: datetime | None = None,
    progress: Progress = silent,
) -> AnalysisRun:
    """Raises QueryNotFound, ParameterInvalid. With `known_on` nothing is written to the accounts: that is the past."""
    runs = await run_many(
        case, [name], parameters={name: parameters}, results=results, known_on=known_on, progress=progress
    )
    return runs[0]


async def run_many(
    case: CaseStore,
    names: Sequence[str],
    *,
    results: Path,
    parameters: Mapping[str, Mapping[str, object]] | None = None,
    known_on: datetime | None = None,
    progress: Progress = silent,
) -> list[AnalysisRun]:
    """In the order of `names`. Analyses that read the same share one reading, and write their measures in one pass."""
    given = parameters or {}
    jobs = {name: _Job(named(name), checked(named(name), given.get(name, {}))) for name in dict.fromkeys(names)}
    groups: dict[tuple[str, str], list[_Job]] = {}
    for job in jobs.values():
        wanted = json.dumps(job.reading, sort_keys=True, default=_plain)
        groups.setdefault((job.analysis.reads, wanted), []).append(job)
    await asyncio.to_thread(results.mkdir, parents=True, exist_ok=True)
    finished: dict[str, AnalysisRun] = {}
    for group in groups.values():
        progress.start(f"Reading {group[0].analysis.reads}", None, group[0].analysis.reads)
        data = await _read(case, group[0], known_on)
        progress.done()
        await _run_group(case, group, data, results=results, keep_past=known_on is not None, progress=progress)
        finished |= {job.analysis.name: _finished(job, data.digest) for job in group}
    return [finished[name] for name in names]


async def earlier_runs(case: CaseStore, name: str) -> list[Row]:
    """Runs of an analysis, the latest first; `result` is what they say about themselves."""
    rows = await case.read(query("lookups", "analysis_runs"), name=name)
    return [row | {"result": json.loads(row["result"] or "{}")} for row in rows]


async def written_run(case: CaseStore, name: str) -> str | None:
    """The Run whose values the accounts hold now."""
    written = [row for row in await earlier_runs(case, name) if row["result"].get("written_at")]
    return max(written, key=lambda row: (row["result"]["written_at"], row["id"]))["id"] if written else None


def load_result(results: Path, run: str) -> "pa.Table":
    """What a run found: id and a column per value, or a, b and what is known of the pair. Raises NotFound."""
    import pyarrow.parquet as pq

    path = results / f"{run}.parquet"
    if not _RUN_ID.fullmatch(run) or not path.is_file():
        raise NotFound(f"There is no kept result of the run {run[:40]!r}.", "Run the analysis again.")
    return pq.read_table(path)


def compare(results: Path, run_a: str, run_b: str, *, measure: str | None = None) -> Comparison:
    """From run_a (before) to run_b (after). Rank 1 has the greatest value; equal values are ranked by id."""
    import pyarrow as pa

    before, after = (_keyed(load_result(results, run)) for run in (run_a, run_b))
    shared = [name for name in before.column_names if name in after.column_names and name not in ("id", "a", "b")]
    if not shared or (measure is not None and measure not in shared):
        raise ParameterInvalid("The two runs have no such value in common.", f"Both have: {', '.join(shared) or '-'}.")
    name = measure or shared[0]
    old, new = (dict(zip(t["id"].to_pylist(), t[name].to_pylist(), strict=True)) for t in (before, after))
    both = sorted(old.keys() & new.keys())
    gained, lost = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    if name in LABELS:
        agreement = _agreement([old[key] for key in both], [new[key] for key in both])
        return Comparison(measure=name, moves=pa.table({"id": []}), gained=gained, lost=lost, agreement=agreement)
    ranks_old, ranks_new = _ranks(old), _ranks(new)
    moves = pa.table(
        {
            "id": both,
            "before": [old[key] for key in both],
            "after": [new[key] for key in both],
            "rank_before": [ranks_old[key] for key in both],
            "rank_after": [ranks_new[key] for key in both],
            "move": [ranks_old[key] - ranks_new[key] for key in both],
        }
    )
    return Comparison(measure=name, moves=moves, gained=gained, lost=lost, agreement=None)


async def _read(case: CaseStore, job: _Job, known_on: datetime | None) -> _Data:
    reads: Reads = job.analysis.reads
    given: dict[str, Any] = job.reading
    if reads == "ties":
        ties = await projection.ties(case, known_on=known_on, **given)
        facts: dict[str, Fact] = {
            "folded": ties.folded, "self_ties": ties.self_ties, "accounts_without_ties": ties.isolated,
        }  # fmt: skip
        notes = ["Some ties are not recomputed yet: a load is running or was stopped."] if ties.pending else []
        if known_on is not None:
            notes.append("Which ties there were is as known then; how often is as known now.")
        return _Data(ties.digest, facts, notes, ties=ties)
    read = projection.shares if reads == "shares" else projection.cascades
    table = await read(case, known_on=known_on, **given)
    left_out: dict[str, Fact] = {
        f"left_out_{key.decode()}": int(value) for key, value in (table.schema.metadata or {}).items()
    }
    return _Data(await asyncio.to_thread(projection.table_digest, table), left_out, [], table=table)


async def _run_group(
    case: CaseStore, jobs: list[_Job], data: _Data, *, results: Path, keep_past: bool, progress: Progress
) -> None:
    """Every job ends as done, reused or failed, whatever happens to the others."""
    opened: list[_Job] = []
    try:
        for job in jobs:
            await _reuse(case, job, data.digest, results)
            if job.reused:
                continue
            await _open(case, job, data.digest)
            opened.append(job)
            progress.start(job.analysis.title, None, "analysis")
            await _compute(job, data, results)
            progress.done()
        if not keep_past:
            await _write_back(case, [job for job in jobs if not job.intact], progress)
        for job in jobs:
            if not job.intact and not (keep_past and job.reused):
                await _close(case, job, "done")
    except BaseException as error:
        for job in opened:
            job.said = {"error": str(error) or type(error).__name__}
            await _close(case, job, "failed")
        raise


async def _reuse(case: CaseStore, job: _Job, digest: str, results: Path) -> None:
    """Takes over an equal Run whose result is still kept; `intact` where the graph still holds what it wrote."""
    for row in await earlier_runs(case, job.analysis.name):
        equal = (row["status"], row["parameters"], row["data_digest"]) == ("done", job.asked, digest)
        if equal and (results / f"{row['id']}.parquet").is_file():
            job.run, job.said, job.reused = row["id"], row["result"], True
            job.table = load_result(results, job.run)
            job.intact = await _is_intact(case, job)
            return


async def _is_intact(case: CaseStore, job: _Job) -> bool:
    if job.table is None or not job.said.get("written_at"):
        return False
    if "a" in job.table.column_names:
        row = await case.one(query("lookups", "coordination_of_run"), run=job.run)
        return row is not None and row["count"] == job.table.num_rows
    if await written_run(case, job.analysis.name) != job.run:
        return False
    return not job.measures or set(await _holders(case, job.measures)) == set(job.table["id"].to_pylist())


async def _open(case: CaseStore, job: _Job, digest: str) -> None:
    job.run = str(uuid7())
    await case.run(
        query("writes", "open_analysis").text,
        run=job.run,
        name=job.analysis.name,
        parameters=job.asked,
        seed=job.seed,
        versions=json.dumps({name: version(name) for name in sorted(_LIBRARIES)}),
        data_digest=digest,
        now=datetime.now(UTC),
    )


async def _compute(job: _Job, data: _Data, results: Path) -> None:
    result = await asyncio.to_thread(lambda: job.analysis(data.given_to(job.analysis), **job.computing))
    facts = {name: _finite(value) for name, value in (data.facts | result.facts).items()}
    job.said = {
        "certainty": result.certainty,
        "enough": result.enough,
        "measures": list(result.values),
        "facts": facts,
        "notes": data.notes + result.notes,
    }
    job.table = _stored(result)
    await asyncio.to_thread(_keep, results / f"{job.run}.parquet", job.table)


async def _close(case: CaseStore, job: _Job, status: str) -> None:
    said = json.dumps(job.said, sort_keys=True, allow_nan=False)
    await case.run(
        query("writes", "close_analysis").text, run=job.run, status=status, result=said, now=datetime.now(UTC)
    )


async def _write_back(case: CaseStore, jobs: list[_Job], progress: Progress) -> None:
    """Pairs replace those of earlier runs with the same parameters; values those of any earlier run."""
    now = int(datetime.now(UTC).timestamp() * 1000)
    tables = [(job, job.table) for job in jobs if job.table is not None]
    for job, table in tables:
        if job.analysis.reads == "shares":
            await case.write(partial(_replace_pairs, job=job, table=table, now=now))
    valued = [(job, table) for job, table in tables if "a" not in table.column_names]
    by_accounts: dict[tuple[str, ...], dict[str, pa.ChunkedArray]] = {}
    for job, table in valued:
        columns = by_accounts.setdefault(tuple(table["id"].to_pylist()), {})
        columns |= {name: table[name] for name in job.measures}
    for ids, columns in by_accounts.items():
        await _write_values(case, list(ids), columns, progress)
    for job, table in valued:
        await _blank(case, job, set(table["id"].to_pylist()))
    for job in jobs:
        job.said["written_at"] = now
        job.said.setdefault("first_written_at", now)


async def _write_values(
    case: CaseStore, ids: list[str], columns: "dict[str, pa.ChunkedArray]", progress: Progress
) -> None:
    if not columns or not ids:
        return
    text = write_measures_together(tuple(sorted(columns)))
    values = {name: column.to_pylist() for name, column in columns.items()}
    progress.start("Writing back", len(ids), "accounts")
    for start in range(0, len(ids), VALUES_AT_ONCE):
        part = slice(start, start + VALUES_AT_ONCE)
        await case.run(text, ids=ids[part], **{name: value[part] for name, value in values.items()})
        progress.advance(len(ids[part]))
    progress.done()


async def _blank(case: CaseStore, job: _Job, valued: set[str]) -> None:
    """Accounts that an earlier run gave a value and this one does not."""
    said = [row["result"].get("measures", []) for row in await earlier_runs(case, job.analysis.name)]
    names = tuple(sorted({name for each in (*said, job.measures) for name in each if name in MEASURES}))
    if not names:
        return
    gone = [each for each in await _holders(case, names) if each not in valued]
    for start in range(0, len(gone), VALUES_AT_ONCE):
        ids = gone[start : start + VALUES_AT_ONCE]
        await case.run(write_measures_together(names), ids=ids, **{name: [None] * len(ids) for name in names})


async def _holders(case: CaseStore, names: tuple[str, ...]) -> list[str]:
    row = await case.one(accounts_with_measures(names), seconds=READ_SECONDS)
    return list(row["ids"]) if row else []


async def _replace_pairs(writing: Writing, job: _Job, table: "pa.Table", now: int) -> None:
    await writing.run(query("writes", "drop_coordination").text, name=job.analysis.name, parameters=job.asked)
    for start in range(0, table.num_rows if "a" in table.column_names else 0, PAIRS_AT_ONCE):
        part = table.slice(start, PAIRS_AT_ONCE)
        await writing.run(
            query("writes", "write_coordination").text,
            run=job.run,
            object_kind=job.parameters["object_kind"],
            window_seconds=job.parameters["window_seconds"],
            now=datetime.fromtimestamp(now / 1000, UTC),
            smaller=part["a"].to_pylist(),
            greater=part["b"].to_pylist(),
            weights=part["weight"].to_pylist(),
            samples=part["sample_posts"].to_pylist(),
        )


def _stored(result: Result) -> "pa.Table":
    import pyarrow as pa

    if result.pairs is not None:
        return result.pairs
    if result.table is not None:
        return result.table
    values = {name: pa.array(array, from_pandas=True) for name, array in result.values.items()}
    return pa.table({"id": pa.array(list(result.ids), pa.string()), **values})


def _keep(path: Path, table: "pa.Table") -> None:
    """Whole or not at all."""
    import pyarrow.parquet as pq

    partial_file = path.with_suffix(".part")
    pq.write_table(table, partial_file)
    with partial_file.open("rb") as written:
        os.fsync(written.fileno())
    partial_file.replace(path)


def _finished(job: _Job, digest: str) -> AnalysisRun:
    return AnalysisRun(
        id=job.run, name=job.analysis.name, parameters=job.parameters, seed=job.seed, data_digest=digest,
        certainty=job.said["certainty"], enough=job.said["enough"], measures=tuple(job.said["measures"]),
        facts=job.said["facts"], notes=job.said["notes"], reused=job.reused,
    )  # fmt: skip


def _keyed(table: "pa.Table") -> "pa.Table":
    if "id" in table.column_names:
        return table
    pairs = zip(table["a"].to_pylist(), table["b"].to_pylist(), strict=True)
    return table.append_column("id", [[f"{a} {b}" for a, b in pairs]])


def _ranks(values: Mapping[str, float]) -> dict[str, int]:
    ordered = sorted(values, key=lambda key: (-values[key], key))
    return {key: rank for rank, key in enumerate(ordered, start=1)}


def _agreement(old: list[int], new: list[int]) -> float | None:
    import igraph

    if not old:
        return None
    labels = [np.unique(each, return_inverse=True)[1].tolist() for each in (old, new)]
    return float(igraph.compare_communities(labels[0], labels[1], method="nmi"))


def _plain(value: object) -> object:
    """How a parameter stands in JSON."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _finite(value: Fact) -> Fact | None:
    return None if isinstance(value, float) and not math.isfinite(value) else value
