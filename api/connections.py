"""Pages of lists, as Relay has them, which say how much there is. Which kind a list is depends on its order:

an order that can't change is a keyset (`keyset`): the cursor is the last row's place in that order. One that can
change (weight, degree, size) is a top list (`top`): read once, then kept as it was at the first page.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import strawberry

from api import cursors
from api.top_lists import ROWS, TopLists
from api.types import Listing, TotalKind
from graph.errors import LimitExceeded, ParameterInvalid

FIRST = 25
MOST = 500

T = TypeVar("T")
Row = TypeVar("Row")
Kinds = tuple[tuple[type, ...], ...]
"""Of each part of a cursor's key, the types that it may have."""


@strawberry.type(description="Where this page lies in the list.")
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None = strawberry.field(description="Goes into after, for the next page.")


@strawberry.type(description="One row of a page, and its place in the list.")
class Edge(Generic[T]):
    cursor: str
    node: T


@strawberry.type
class Connection(Listing, Generic[T]):
    edges: list[Edge[T]]
    page_info: PageInfo

    @strawberry.field
    def nodes(self) -> list[T]:
        """The rows without their cursors."""
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class Page:
    """What is asked for: `of` is the question that its cursors belong to, `after` the key of the last row seen."""

    of: str
    first: int
    after: tuple[cursors.Value, ...] | None


def keyset(field: str, asked: Mapping[str, object], kinds: Kinds, *, first: int, after: str | None) -> Page:
    """`asked` is everything that the answer depends on but the page. Raises LimitExceeded or ParameterInvalid."""
    check_first(first)
    of = cursors.question(field, asked)
    return Page(of, first, None if after is None else cursors.decode(after, of, kinds))


def check_first(first: int) -> int:
    """The value itself. Raises LimitExceeded."""
    if not 1 <= first <= MOST:
        raise LimitExceeded(f"first is {first}, and must be from 1 to {MOST}.", "Ask for that many.")
    return first


def keyset_fields(
    page: Page,
    nodes: Sequence[T],
    keys: Sequence[tuple[cursors.Value, ...]],
    *,
    more: bool,
    total: int,
    lower_bound: str | None = None,
    warning: str | None = None,
) -> dict[str, Any]:
    """The fields of a Connection; `nodes` and `keys` are parallel."""
    edges = [Edge(cursor=cursors.encode(page.of, key), node=node) for node, key in zip(nodes, keys, strict=True)]
    about = _about(len(edges), total, page.after is not None, more, lower_bound=lower_bound, warning=warning)
    return {"edges": edges, "page_info": _info(edges, more=more, before=page.after is not None), **about}


@dataclass(frozen=True, slots=True)
class Top(Generic[Row]):
    """One page of a top list: rows, and the place of each, from 1. `more` where there is another page."""

    rows: Sequence[Row]
    places: Sequence[int]
    of: str
    name: str
    total: int
    more: bool
    before: bool
    kept: int
    lower_bound: str | None

    def only(self, rows: Sequence[Row]) -> "Top[Row]":
        """Without the rows that are no longer there; the others keep their places."""
        places = dict(zip(self.rows, self.places, strict=True))
        return replace(self, rows=rows, places=[places[row] for row in rows])


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Row]):
    """A whole list in its order, up to ROWS, as it is read for the first page."""

    rows: Sequence[Row]
    total: int
    lower_bound: str | None = None


async def top(
    lists: TopLists,
    field: str,
    asked: Mapping[str, object],
    read: Callable[[int], Awaitable[Ranked[Row]]],
    *,
    first: int,
    after: str | None,
) -> Top[Row]:
    """`read(most)` is called for the first page alone. Raises LimitExceeded, ParameterInvalid or CursorExpired."""
    check_first(first)
    of = cursors.question(field, asked)
    if after is None:
        ranked = await read(ROWS)
        whole = len(ranked.rows) <= first
        name = "" if whole else lists.keep(ranked.rows, ranked.total, ranked.lower_bound, of=of)
        return _cut(ranked.rows, ranked.total, ranked.lower_bound, of=of, name=name, offset=0, first=first)
    key = cursors.decode(after, of, ((str,), (int,)))
    name, offset = str(key[0]), int(key[1] or 0)
    held = lists.get(name, of=of)
    if not 0 <= offset <= len(held.rows):
        raise ParameterInvalid("This is no cursor of Sociogram.", "Go on with the endCursor of the page before.")
    rows: Sequence[Any] = held.rows
    return _cut(rows, held.total, held.reason, of=of, name=name, offset=offset, first=first)


def top_fields(page: Top[Any], nodes: Sequence[T], *, warning: str | None = None) -> dict[str, Any]:
    """The fields of a Connection; `nodes` and the page's rows are parallel."""
    edges = [
        Edge(cursor=cursors.encode(page.of, (page.name, place)), node=node)
        for place, node in zip(page.places, nodes, strict=True)
    ]
    beyond = f"Only the first {page.kept:,} are kept, in pages." if page.kept < page.total else None
    warnings = " ".join(each for each in (beyond, warning) if each) or None
    about = _about(len(edges), page.total, page.before, page.more, lower_bound=page.lower_bound, warning=warnings)
    return {"edges": edges, "page_info": _info(edges, more=page.more, before=page.before), **about}


def _cut(
    rows: Sequence[Row], total: int, lower_bound: str | None, *, of: str, name: str, offset: int, first: int
) -> Top[Row]:
    page = rows[offset : offset + first]
    return Top(
        rows=page, places=range(offset + 1, offset + 1 + len(page)), of=of, name=name, total=total,
        more=offset + first < len(rows), before=offset > 0, kept=len(rows), lower_bound=lower_bound,
    )  # fmt: skip


def _about(
    returned: int, total: int, before: bool, more: bool, *, lower_bound: str | None, warning: str | None
) -> dict[str, Any]:
    partial = None
    if more or before or returned < total:
        partial = f"{returned:,} of {total:,} on this page" + ("; go on with after." if more else ".")
    reasons = [reason for reason in (lower_bound, partial, warning) if reason]
    return {
        "total": total,
        "total_kind": TotalKind.LOWER_BOUND if lower_bound else TotalKind.EXACT,
        "returned": returned,
        "complete": not reasons,
        "reason": " ".join(reasons) or None,
    }


def _info(edges: Sequence[Edge[Any]], *, more: bool, before: bool) -> PageInfo:
    return PageInfo(
        has_next_page=more,
        has_previous_page=before,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
