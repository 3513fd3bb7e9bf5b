"""Paths between two nodes, searched in the database, and what the search did not look at."""

import enum
from asyncio import gather as together
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import strawberry
from strawberry.types import Info

from api.resolvers.scope import Scope, within
from api.selections import selected
from api.types import (
    Listing,
    NodeObject,
    RelationshipObject,
    RelationshipType,
    counted,
    relationship_object,
)
from graph.moments import in_utc
from graph.paths import COUNTED, PATHS, Bound, FoundPath, FoundPaths, Kind, Search, find_paths

SHOWN = 100


@strawberry.enum(description="What ended a search for paths.")
class SearchBound(enum.Enum):
    NONE = strawberry.enum_value(Bound.NONE.value, description="All that there are were found.")
    LENGTH = strawberry.enum_value(Bound.LENGTH.value, description="Longer ones were not asked for.")
    COUNT = strawberry.enum_value(Bound.COUNT.value, description="There may be more than were asked for.")
    TIME = strawberry.enum_value(Bound.TIME.value, description="The time ran out before longer ones were searched.")


@strawberry.enum(description="Whether a path may walk a relationship against its direction.")
class PathDirection(enum.Enum):
    ALONG = "along"
    ANY = "any"


@strawberry.type(description="A way from the start to the end, no node twice.")
class Path:
    length: int
    nodes: list[NodeObject]
    relationships: list[RelationshipObject]


@strawberry.type(description="Paths, the shortest first; found says whether there are any.")
class PathList(Listing):
    found: bool
    paths: list[Path]
    searched_to: int = strawberry.field(description="All paths of up to this length were looked at.")
    bound: SearchBound


@strawberry.input(description="Over what paths may go. since is inclusive, until exclusive.")
class PathLimits:
    types: list[RelationshipType] | None = None
    direction: PathDirection = PathDirection.ANY
    max_length: int = 4
    since: datetime | None = None
    until: datetime | None = None


async def _shortest_path(
    root: Scope, info: Info, start: strawberry.ID, end: strawberry.ID, limits: PathLimits | None = None
) -> PathList:
    search = _search(root, start, end, limits)
    return await _found(root, info, replace(search, kind=Kind.SHORTEST, limit=1), one=True)


async def _all_shortest_paths(
    root: Scope,
    info: Info,
    start: strawberry.ID,
    end: strawberry.ID,
    limits: PathLimits | None = None,
    first: int = 25,
) -> PathList:
    within("first", first, SHOWN)
    search = _search(root, start, end, limits)
    return await _found(root, info, replace(search, kind=Kind.SHORTEST, limit=first))


async def _k_paths(
    root: Scope,
    info: Info,
    start: strawberry.ID,
    end: strawberry.ID,
    limits: PathLimits | None = None,
    k: int = 5,
) -> PathList:
    within("k", k, PATHS)
    search = _search(root, start, end, limits)
    return await _found(root, info, replace(search, kind=Kind.BOUNDED, limit=k))


def _search(root: Scope, start: strawberry.ID, end: strawberry.ID, limits: PathLimits | None) -> Search:
    given = limits or PathLimits()
    return Search(
        root.key_of(start),
        root.key_of(end),
        types=None if given.types is None else tuple(each.value for each in given.types),
        directed=given.direction is PathDirection.ALONG,
        max_length=given.max_length,
        since=in_utc(given.since) if given.since else None,
        until=in_utc(given.until) if given.until else None,
        known_on=root.known_on,
    )


async def _found(root: Scope, info: Info, search: Search, *, one: bool = False) -> PathList:
    await together(*(root.loaders.get(*key) for key in (search.start, search.end)))
    found = await find_paths(root.case, search, detailed="properties" in selected(info, "paths.relationships"))
    return PathList(
        found=bool(found.paths),
        paths=await _objects(root, found.paths),
        searched_to=found.searched,
        bound=SearchBound(found.bound.value),
        **_about(found, one=one),
    )


def _about(found: FoundPaths, *, one: bool) -> dict[str, Any]:
    """Of one path asked for, the equally short ones are counted; that there are others leaves nothing out."""
    lower = found.reason if found.bound in (Bound.TIME, Bound.COUNT) else None
    about = counted(found.total, len(found.paths), lower_bound=lower)
    if one and found.bound is Bound.NONE:
        return about | {"complete": True, "reason": _others(found.total)}
    return about | ({"reason": found.reason} if not found.paths else {})


def _others(total: int) -> str | None:
    if total < 2:
        return None
    return f"{total:,} are equally short, counted up to {COUNTED:,}; allShortestPaths gives them."


async def _objects(root: Scope, found: Sequence[FoundPath]) -> list[Path]:
    """Every node is read once, all of them together."""
    keys = list(dict.fromkeys(key for path in found for key in path.nodes))
    nodes = dict(zip(keys, await together(*(root.loaders.find(*key) for key in keys)), strict=True))
    steps = {each.key: each for path in found for each in path.relationships}
    told = {each.key: each for each in await root.as_known.relationships(list(steps.values()))}
    return [
        Path(
            length=len(path.relationships),
            nodes=[node for key in path.nodes if (node := nodes[key]) is not None],
            relationships=[relationship_object(told.get(each.key, each), root.loaders) for each in path.relationships],
        )
        for path in found
    ]


@strawberry.type
class PathFields(Scope):
    shortest_path = strawberry.field(
        resolver=_shortest_path, description="One of the shortest; total counts those that are equally short."
    )
    all_shortest_paths = strawberry.field(resolver=_all_shortest_paths, description="Those that are equally short.")
    k_paths = strawberry.field(
        resolver=_k_paths,
        description="The shortest few, of whatever length; which ones of equally long ones is not determined.",
    )
