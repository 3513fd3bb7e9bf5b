"""Posts in the order of time: of the case, or of one node; and how many there are in each hour, day or week."""

import enum
from asyncio import gather
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import strawberry
from strawberry.types import Info

from api.connections import FIRST, Connection, keyset
from api.resolvers.scope import Scope, moment
from api.resolvers.search import COUNTED, node_page
from api.selections import selected
from api.types import POST, Listing, Long, counted
from cypher import query
from graph.errors import LimitExceeded, ParameterInvalid
from graph.finding import identity
from graph.moments import in_utc
from graph.store import FOREVER, Row
from graph.subgraph import NodeKey

BINS = 5_000
_BEGINNING = datetime.fromisoformat("0001-01-01T00:00:00+00:00")
_FIRST_MS, _LAST_MS = -62_135_596_800_000, 253_370_764_800_000  # the years 1 and 9999
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_JUST_AFTER = timedelta(milliseconds=1)  # posts are stored in whole milliseconds
_HOUR = 3_600_000
_CURE = "Give the id of an account, post, hashtag, link, domain, medium, channel, place or topic."
_OF = frozenset({"Account", "Post", "Hashtag", "Link", "Domain", "Media", "Channel", "Place", "Topic"})


@strawberry.enum(description="Which end of time a timeline starts from.")
class TimeOrder(enum.Enum):
    NEWEST_FIRST = "newest"
    OLDEST_FIRST = "oldest"


@strawberry.enum(description="What a post is: a repost before anything else, then a quote, then a reply.")
class PostKind(enum.Enum):
    ORIGINAL = "original"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"


@strawberry.enum(description="How wide a bin is, in UTC; weeks start on Monday.")
class Bin(enum.Enum):
    HOUR = _HOUR
    DAY = 24 * _HOUR
    WEEK = 168 * _HOUR


@strawberry.type(description="Posts by their time, and by key where that is the same.")
class TimelineConnection(Connection[POST]):
    pass


@strawberry.type(description="One bin that has posts.")
class VolumeBin:
    start: datetime
    posts: Long


@strawberry.type(description="Exact counts of posts; the total is of bins that have any.")
class Volume(Listing):
    posts: Long = strawberry.field(description="In all the bins together.")
    bins: list[VolumeBin]


@dataclass(frozen=True, slots=True)
class _Asked:
    near: NodeKey | None
    ids: list[str]
    since: datetime
    until: datetime
    kinds: tuple[str, ...]

    @property
    def filters(self) -> dict[str, object]:
        every = set(self.kinds) == {kind.value for kind in PostKind}
        return {"since": self.since, "until": self.until, "every_kind": every, "kinds": list(self.kinds)}

    @property
    def node(self) -> dict[str, object]:
        assert self.near is not None
        return {"label": self.near[0], "ids": self.ids}


async def _timeline(
    root: Scope,
    info: Info,
    of: strawberry.ID | None = None,
    kinds: list[PostKind] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    order: TimeOrder = TimeOrder.NEWEST_FIRST,
    first: int = FIRST,
    after: str | None = None,
) -> TimelineConnection:
    wanted = _wanted(kinds)
    arguments = root.asked(of=of, kinds=wanted, since=since, until=until, order=order.value)
    page = keyset("timeline", arguments, ((int,), (str,)), first=first, after=after)
    asked = await _checked(root, of, wanted, since, until)
    place = (int(page.after[0] or 0), str(page.after[1])) if page.after else None
    if asked.near is not None:
        found = await _of_node(root, asked, order, place, first + 1)
    else:
        told = place is None and bool({"complete", "reason"} & selected(info, ""))
        found = await _of_case(root, asked, order, place, limit=first + 1, timeless=told)
    many = found["total"] > COUNTED and asked.near is None
    beyond = f"There are more than {COUNTED:,}; volume counts them exactly." if many else None
    timeless = found["timeless"] if place is None else 0
    warning = f"{timeless:,} posts have no time and are in no timeline." if timeless else None
    total = min(found["total"], COUNTED) if many else found["total"]
    about = await node_page(root, "Post", found, page, total=total, lower_bound=beyond, warning=warning)
    return TimelineConnection(**about)


async def _volume(
    root: Scope,
    bins: Bin = Bin.DAY,
    of: strawberry.ID | None = None,
    kinds: list[PostKind] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Volume:
    asked = await _checked(root, of, _wanted(kinds), since, until)
    given = asked.filters | {"width": bins.value, "limit": BINS + 1, "known_on": root.known_on}
    if asked.near is None:
        row = await root.case.one(query("lookups", "volume"), **given)
    else:
        row = await root.case.one(query("lookups", "volume_of"), **given, **asked.node)
    found: Row = row or {"starts": [], "posts": []}
    if len(found["starts"]) > BINS:
        raise LimitExceeded(f"There are more than {BINS:,} bins.", "Ask for wider bins, or for a shorter time.")
    filled = [VolumeBin(start=at, posts=Long(n)) for at, n in zip(_starts(found), found["posts"], strict=True)]
    return Volume(posts=Long(sum(found["posts"])), bins=filled, **counted(len(filled), len(filled)))


def _starts(found: Row) -> list[datetime]:
    return [at for at in map(moment, found["starts"]) if at is not None]


async def _checked(
    root: Scope, of: str | None, kinds: tuple[str, ...], since: datetime | None, until: datetime | None
) -> _Asked:
    """Raises NotFound for a node that is not there, ParameterInvalid for one that has no posts."""
    near = None if of is None else root.key_of(of)
    ids: list[str] = []
    if near is not None:
        if near[0] not in _OF:
            raise ParameterInvalid(f"{near[0]} has no timeline.", _CURE)
        if near[0] == "Account":
            ids = list((await identity(root.case, near[1], known_on=root.known_on)).group)
        else:
            ids = [(await root.loaders.get(*near)).key]
    return _Asked(near, ids, in_utc(since) if since else _BEGINNING, in_utc(until) if until else FOREVER, kinds)


async def _of_case(
    root: Scope, asked: _Asked, order: TimeOrder, place: tuple[int, str] | None, *, limit: int, timeless: bool
) -> Row:
    newest = order is TimeOrder.NEWEST_FIRST
    after_at, after_id = (FOREVER if newest else _BEGINNING), ""
    if place is not None:
        after_at, after_id = _moment(place[0]), place[1]
    window = asked.filters | {"after_at": after_at, "after_id": after_id}
    if newest and place is not None:
        window["until"] = min(asked.until, after_at + _JUST_AFTER)
    elif place is not None:
        window["since"] = max(asked.since, after_at)
    page, counts, without = await gather(
        root.case.one(query("lookups", f"timeline_{order.value}"), **window, limit=limit, known_on=root.known_on),
        root.case.one(query("lookups", "timeline_total"), **asked.filters, most=COUNTED + 1, known_on=root.known_on),
        _timeless(root, asked) if timeless else _none(),
    )
    return {"ids": [], "moments": [], "total": 0} | (page or {}) | (counts or {}) | {"timeless": without}


async def _timeless(root: Scope, asked: _Asked) -> int:
    """Goes through an index of all posts: it is said with the first page alone, and only where it is asked for."""
    given = {name: asked.filters[name] for name in ("every_kind", "kinds")}
    given["narrowed"] = not given["every_kind"] or root.known_on != FOREVER
    row = await root.case.one(query("lookups", "posts_without_time"), **given, known_on=root.known_on)
    return int(row["timeless"]) if row else 0


async def _none() -> int:
    return 0


async def _of_node(root: Scope, asked: _Asked, order: TimeOrder, place: tuple[int, str] | None, limit: int) -> Row:
    sign = -1 if order is TimeOrder.NEWEST_FIRST else 1
    after = (-(2**62), "") if place is None else (sign * place[0], place[1])
    row = await root.case.one(
        query("lookups", "timeline_of"),
        **asked.filters, **asked.node, sign=sign, after_at=after[0], after_id=after[1], limit=limit,
        known_on=root.known_on,
    )  # fmt: skip
    return row or {"ids": [], "moments": [], "total": 0, "timeless": 0}


def _moment(milliseconds: int) -> datetime:
    """Raises ParameterInvalid for what no cursor of ours holds."""
    if not _FIRST_MS <= milliseconds <= _LAST_MS:
        raise ParameterInvalid("This is no cursor of Sociogram.", "Ask for the first page again.")
    return _EPOCH + timedelta(milliseconds=milliseconds)


def _wanted(kinds: list[PostKind] | None) -> tuple[str, ...]:
    return tuple(sorted({kind.value for kind in (PostKind if kinds is None else kinds)}))


@strawberry.type
class TimelineFields(Scope):
    timeline = strawberry.field(
        resolver=_timeline,
        description="Posts in the order of time; since is inclusive, until exclusive. With of: those that an account "
        "wrote, that answer a post, or that carry a hashtag, link, domain or medium, or stand in a channel.",
    )
    volume = strawberry.field(
        resolver=_volume, description="How many posts there are in each hour, day or week of the same."
    )
