"""Paths between two nodes, searched by growing length: what ran out of time still says how far it looked."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial

from graph.errors import LimitExceeded, ParameterInvalid
from graph.expanding import held
from graph.model import RELATIONSHIP_BY_TYPE
from graph.store import FOREVER, CaseStore, Row
from graph.subgraph import NodeKey, SubgraphRelationship
from graph.writer import exact_paths, shortest_paths

LENGTH = 8
PATHS = 25
COUNTED = 1_000
SECONDS = 8.0
"""How long one search may go on."""
_ROUNDS = (2, 3, 4, 6, 8)
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_LEAST_SECONDS = 0.2
_NOTHING: Row = {"total": 0}


class Bound(StrEnum):
    """What ended a search."""

    NONE = "none"  # all that there is was found
    LENGTH = "length"  # longer ones were not asked for
    COUNT = "count"  # there may be more than were asked for
    TIME = "time"  # longer ones were asked for, and not searched to the end


class Kind(StrEnum):
    SHORTEST = "shortest"  # all of the least length
    BOUNDED = "bounded"  # the shortest few, whatever their length, no node twice


@dataclass(frozen=True, slots=True)
class Search:
    """`since` is inclusive, `until` exclusive; a relationship whose moment is unknown is in no window."""

    start: NodeKey
    end: NodeKey
    kind: Kind = Kind.SHORTEST
    limit: int = 1
    types: tuple[str, ...] | None = None
    directed: bool = False
    max_length: int = 4
    since: datetime | None = None
    until: datetime | None = None
    known_on: datetime = FOREVER
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class FoundPath:
    nodes: tuple[NodeKey, ...]
    relationships: tuple[SubgraphRelationship, ...]


@dataclass(frozen=True, slots=True)
class FoundPaths:
    """`total` counts up to COUNTED; everything of up to `searched` steps was looked at."""

    paths: Sequence[FoundPath]
    total: int
    searched: int
    bound: Bound
    reason: str | None


async def find_paths(case: CaseStore, search: Search, *, detailed: bool = True) -> FoundPaths:
    """Both nodes must be there. Raises LimitExceeded or ParameterInvalid for what is asked, never for the time."""
    _check(search)
    if search.start == search.end:
        return FoundPaths([FoundPath((search.start,), ())], 1, 0, Bound.NONE, None)
    asking = _Asking(case, search, detailed)
    try:
        await asking.shortest()
        if search.kind is Kind.BOUNDED:
            await asking.longer()
    except _OutOfTime:
        return _answer(search, asking.found, asking.searched, out_of_time=True)
    return _answer(search, asking.found, asking.searched, out_of_time=False)


class _OutOfTime(Exception):
    pass


class _Asking:
    """`found` and `searched` hold what is known so far, whatever ends it."""

    def __init__(self, case: CaseStore, search: Search, detailed: bool) -> None:
        self.case, self.search = case, search
        self.ends = time.monotonic() + search.seconds
        self.found, self.searched = _NOTHING, 0
        self._given = _parameters(search, detailed)
        types = tuple(name for name in RELATIONSHIP_BY_TYPE if search.types is None or name in search.types)
        windowed = search.since is not None or search.until is not None
        self._shortest = partial(shortest_paths, types, directed=search.directed, windowed=windowed)
        self._exact = partial(exact_paths, types, directed=search.directed, windowed=windowed)

    async def shortest(self) -> None:
        """Those of the least length, or nothing: that there is none is told by a search from both ends alone."""
        longest, limit = self.search.max_length, self.search.limit
        most = limit if self.search.kind is Kind.BOUNDED else COUNTED
        for length in [*(each for each in _ROUNDS if each < longest), longest]:
            self.found = await self._read(self._shortest(length=length), limit=limit, most=most)
            self.searched = length
            if self.found["total"]:
                break

    async def longer(self) -> None:
        """After the shortest, where they are too few: those that are longer by one step, and so on."""
        if not self.found["total"]:
            return
        self.searched = len(self.found["types"][0])
        while (missing := self.search.limit - self.found["total"]) > 0 and self.searched < self.search.max_length:
            row = await self._read(self._exact(length=self.searched + 1), limit=missing, most=missing)
            self.found = {name: value + row[name] for name, value in self.found.items()} if row["total"] else self.found
            self.searched += 1

    async def _read(self, text: str, *, limit: int, most: int) -> Row:
        left = self.ends - time.monotonic()
        if left < _LEAST_SECONDS:
            raise _OutOfTime
        try:
            row = await self.case.one(text, seconds=left, limit=limit, most=most, **self._given)
        except LimitExceeded as error:
            raise _OutOfTime from error
        return row or _NOTHING


def _check(search: Search) -> None:
    for name, value, most in (
        ("maxLength", search.max_length, LENGTH),
        ("k", search.limit, PATHS if search.kind is Kind.BOUNDED else COUNTED),
    ):
        if not 1 <= value <= most:
            raise LimitExceeded(f"{name} is {value}, and must be from 1 to {most:,}.", "Ask for that many.")
    if unknown := [name for name in search.types or () if name not in RELATIONSHIP_BY_TYPE]:
        raise ParameterInvalid(f"There is no relationship type {unknown[0]!r}.", "Types are those of the model.")
    if search.types is not None and not search.types:
        raise ParameterInvalid("No type is to be walked.", "Name some, or leave types out for all of them.")


def _parameters(search: Search, detailed: bool) -> Row:
    (from_label, from_id), (to_label, to_id) = search.start, search.end
    given: Row = {"from_label": from_label, "from_id": from_id, "to_label": to_label, "to_id": to_id}
    given |= {"detailed": detailed, "known_on": search.known_on}
    if search.since is not None or search.until is not None:
        given |= {"since": search.since or _BEGINNING, "until": search.until or FOREVER}
    return given


def _answer(search: Search, found: Row, searched: int, *, out_of_time: bool) -> FoundPaths:
    read = _paths(found) if found["total"] else []
    bound, reason = _why(search, found["total"], searched, out_of_time=out_of_time)
    return FoundPaths(read, found["total"], searched, bound, reason)


def _why(search: Search, total: int, searched: int, *, out_of_time: bool) -> tuple[Bound, str | None]:
    if out_of_time:
        none = f"There is none of at most {searched} steps. " if searched and not total else ""
        return Bound.TIME, f"{none}The time of {search.seconds:g} s ran out before longer ones were searched."
    if not total:
        return Bound.LENGTH, f"There is no path of at most {searched} steps over these types."
    if search.kind is Kind.BOUNDED and total < search.limit:
        return Bound.LENGTH, None
    if search.kind is Kind.BOUNDED or total >= COUNTED:
        return Bound.COUNT, f"There may be more than the {total:,} that were looked for."
    return Bound.NONE, None


def _paths(found: Row) -> list[FoundPath]:
    columns = (found[name] for name in ("labels", "ids", "types", "outs", "details"))
    return [_path(*each) for each in zip(*columns, strict=True)]


def _path(
    labels: list[str], ids: list[str], types: list[str], outs: list[bool], details: list[Row] | None
) -> FoundPath:
    nodes = tuple(zip(labels, ids, strict=True))
    steps = []
    for number, (name, out) in enumerate(zip(types, outs, strict=True)):
        start, end = (ids[number], ids[number + 1]) if out else (ids[number + 1], ids[number])
        steps.append(SubgraphRelationship(name, start, end, held(details[number]) if details else {}))
    return FoundPath(nodes, tuple(steps))
