"""INTERACTED: who acted on whom, derived from the posts. Recomputed per (source, day) touched, never incremented.

Left out: ties of an account with itself, the reposted author's implied mention, mentions inherited from the thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from cypher import query
from graph.model import Interacted
from graph.store import CaseStore, Row, Writing
from graph.writer import delete_relationships

KINDS = ("reposts", "replies", "quotes", "mentions")
POSTS_AT_ONCE = 5_000
SOURCES_AT_ONCE = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ALWAYS = (_EPOCH, datetime(9999, 1, 1, tzinfo=UTC))
_MILLISECONDS_A_DAY = 86_400_000

Touched = dict[str, set[int] | None]
"""Per source the days to recompute, counted from 1970-01-01; none means all of them."""


@dataclass(slots=True)
class Tie:
    """One pair's numbers while they are put together. `counts` per day, in the order of KINDS."""

    counts: dict[int, list[int]] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    def add(self, day: int, kind: int, n: int, *, first: int, last: int) -> None:
        self.counts.setdefault(day, [0, 0, 0, 0])[kind] += n
        self.first[day] = min(first, self.first.get(day, first))
        self.last[day] = max(last, self.last.get(day, last))


async def recompute_for_posts(case: CaseStore, posts: Sequence[str], changed: Iterable[str] = ()) -> int:
    """Recomputes what depends on these posts; `changed` ones may have moved in time. Returns the ties written."""
    touched: Touched = {}
    for start in range(0, len(posts), POSTS_AT_ONCE):
        for source, day in await _sources(case, posts[start : start + POSTS_AT_ONCE]):
            days = touched.setdefault(source, set())
            if days is not None:
                days.add(day)
    for source, _ in await _sources(case, list(changed)):
        touched[source] = None
    return await recompute(case, touched)


async def recompute(case: CaseStore, touched: Touched) -> int:
    """Returns how many ties were written."""
    sources = sorted(touched)
    written = 0
    for start in range(0, len(sources), SOURCES_AT_ONCE):
        part = {source: touched[source] for source in sources[start : start + SOURCES_AT_ONCE]}
        written += await case.write(partial(_recompute, touched=part))
    return written


async def _sources(case: CaseStore, posts: Sequence[str]) -> list[tuple[str, int]]:
    if not posts:
        return []
    row = await case.one(query("writes", "tie_sources"), posts=list(posts))
    return list(zip(row["sources"], row["days"], strict=True)) if row else []


async def _recompute(writing: Writing, touched: Touched) -> int:
    entries = await writing.run(query("writes", "tie_counts").text, touched=list(_spans(touched)))
    stored = await writing.run(query("writes", "ties_of_sources").text, sources=list(touched))
    fresh: dict[tuple[str, str], Tie] = defaultdict(Tie)
    for row in entries:
        for target, day, kind, n, first, last in row["entries"]:
            fresh[row["source"], target].add(day, kind, n, first=first, last=last)
    old = {(row["source"], row["target"]): row["properties"] for row in stored}
    rows, gone, unsure = [], [], set()
    for pair in sorted(fresh.keys() | old.keys()):
        properties = fold(old.get(pair), fresh.get(pair, Tie()), touched[pair[0]])
        if properties is None:
            unsure.add(pair[0])
        elif not properties["days"]:
            gone.append(list(pair))
        else:
            rows.append({"source": pair[0], "target": pair[1], "p": properties})
    rows = [row for row in rows if row["source"] not in unsure]
    if rows:
        await writing.run(query("writes", "write_ties").text, rows=rows, now=datetime.now(UTC))
    if gone:
        await writing.run(delete_relationships(Interacted), ends=gone)
    if unsure:
        return len(rows) + await _recompute(writing, dict.fromkeys(unsure))
    return len(rows)


def fold(old: Row | None, fresh: Tie, days: set[int] | None) -> Row | None:
    """The pair's new properties: touched days replaced, the rest kept. No days: the tie is gone.

    None where only a look at all of the source's posts can tell its first or last time.
    """
    kept: dict[int, list[int]] = {}
    if old is not None and days is not None:
        lists = zip(old["days"], *(old[f"{kind}_by_day"] for kind in KINDS), strict=True)
        kept = {day: counts for day, *counts in lists if day not in days}
    counts = dict(sorted((kept | fresh.counts).items()))
    if not counts:
        return {"days": []}
    first = _edge(min(counts), fresh.first, old, "first_at")
    last = _edge(max(counts), fresh.last, old, "last_at")
    return None if first is None or last is None else _properties(counts, first, last)


def _edge(day: int, fresh: dict[int, int], old: Row | None, name: str) -> int | None:
    """Epoch milliseconds of the first or last time, which lies on this day."""
    if day in fresh:
        return fresh[day]
    stored: int | None = old[name] if old is not None else None
    return stored if stored is not None and stored // _MILLISECONDS_A_DAY == day else None


def _properties(counts: dict[int, list[int]], first: int, last: int) -> dict[str, Any]:
    columns = list(zip(*counts.values(), strict=True))
    totals = {kind: sum(column) for kind, column in zip(KINDS, columns, strict=True)}
    by_day = {f"{kind}_by_day": list(column) for kind, column in zip(KINDS, columns, strict=True)}
    span = {"first_at": first, "last_at": last, "days": list(counts)}
    return {"weight": sum(totals.values()), **totals, **span, **by_day}


def _spans(touched: Touched) -> Iterable[Row]:
    """Whole days, neighbours joined, so that a source is not walked once a day."""
    for source, days in touched.items():
        if days is None:
            yield {"source": source, "from": _ALWAYS[0], "until": _ALWAYS[1]}
            continue
        ordered = sorted(days)
        start = 0
        for index, day in enumerate(ordered):
            if index + 1 == len(ordered) or ordered[index + 1] != day + 1:
                begin = _EPOCH + timedelta(days=ordered[start])
                yield {"source": source, "from": begin, "until": _EPOCH + timedelta(days=day + 1)}
                start = index + 1
