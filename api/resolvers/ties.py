"""Ties between accounts: from the stored days, or from the posts where a window is finer, and the posts behind them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import strawberry

from api.resolvers.evidence import EvidencePost, posts_with_evidence
from api.resolvers.scope import LIMIT, MOST, Scope, in_utc, moment, within
from api.types import Direction, Listing, Long, NodeObject, TieKind, counted
from cypher import query
from graph.errors import ParameterInvalid
from graph.finding import Identity, identities, identity
from graph.store import FOREVER, Row

POSTS = 2_000
"""How many posts a window finer than a day is counted from; beyond, the counts are lower bounds."""

_KINDS = tuple(kind.value for kind in TieKind)
_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_EPOCH = date(1970, 1, 1)
_DAYS = (-719_162, 2_932_896)  # the years 1 and 9999


@strawberry.type(description="What the account did towards `account` (or it towards the account, where incoming).")
class Tie:
    account: NodeObject
    weight: Long
    reposts: Long
    replies: Long
    quotes: Long
    mentions: Long
    first_day: date
    last_day: date
    first_at: datetime | None = strawberry.field(description="Known where the ties were counted from the posts.")
    last_at: datetime | None


@strawberry.type(
    description="Ties of one account, the strongest first: a top list, since weights change with new posts."
)
class TieList(Listing):
    account: NodeObject
    direction: Direction
    aliases: list[strawberry.ID] = strawberry.field(description="Handle-only accounts that are seen as this one.")
    ties: list[Tie]


@dataclass(frozen=True, slots=True)
class _Asked:
    seen: Identity
    direction: Direction
    kinds: tuple[str, ...]
    since: datetime
    until: datetime
    limit: int


@strawberry.type(description="The posts behind a tie, newest first.")
class TieEvidence(Listing):
    source: NodeObject
    target: NodeObject
    posts: list[EvidencePost]


async def _ties(
    root: Scope,
    account: strawberry.ID,
    direction: Direction = Direction.OUT,
    kinds: list[TieKind] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = LIMIT,
) -> TieList:
    within("limit", limit, MOST)
    if direction is Direction.BOTH:
        raise ParameterInvalid("Ties have a direction.", "Ask for OUT or IN.")
    seen = await identity(root.case, account, known_on=root.known_on)
    wanted = _KINDS if kinds is None else tuple(kind.value for kind in kinds)
    asked = _Asked(seen, direction, wanted, since=_since(since), until=_until(until), limit=limit)
    by_days = root.is_now and _is_midnight(asked.since) and _is_midnight(asked.until)
    row = await (_stored(root, asked) if by_days else _from_posts(root, asked))
    lower_bound = f"Counted from the newest {POSTS:,} posts of the window; there are more." if row["cut"] else None
    warning = await _stale(root) if by_days else None
    ties = await _objects(root, row)
    return TieList(
        account=await root.loaders.get("Account", seen.id),
        direction=direction,
        aliases=[strawberry.ID(alias) for alias in seen.group[1:]],
        ties=ties,
        **counted(row["total"], len(ties), lower_bound=lower_bound, warning=warning),
    )


async def _evidence_of_tie(
    root: Scope,
    source: strawberry.ID,
    target: strawberry.ID,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = LIMIT,
) -> TieEvidence:
    within("limit", limit, MOST)
    acting, other = await identities(root.case, [source, target], known_on=root.known_on)
    row = await root.case.one(
        query("lookups", "posts_of_tie"),
        sources=list(acting.group), targets=list(other.group), limit=limit, known_on=root.known_on,
        since=_since(since), until=_until(until),
    )  # fmt: skip
    found: Row = row or {"posts": [], "kinds": [], "total": 0}
    posts = await posts_with_evidence(root, found["posts"], found["kinds"])
    return TieEvidence(
        source=await root.loaders.get("Account", acting.id),
        target=await root.loaders.get("Account", other.id),
        posts=posts,
        **counted(found["total"], len(posts)),
    )


async def _stored(root: Scope, asked: _Asked) -> Row:
    row = await root.case.one(
        query("lookups", f"ties_{asked.direction.value}"),
        group=list(asked.seen.group), since_day=_day(asked.since), until_day=_day(asked.until) - 1,
        kinds=list(asked.kinds), limit=asked.limit, known_on=root.known_on,
    )  # fmt: skip
    assert row is not None
    days = {name: [_EPOCH + timedelta(days=day) for day in row[name]] for name in ("first_days", "last_days")}
    return (
        row | days | {"cut": False, "first_at": [None] * len(row["accounts"]), "last_at": [None] * len(row["accounts"])}
    )


async def _from_posts(root: Scope, asked: _Asked) -> Row:
    row = await root.case.one(
        query("lookups", f"ties_from_posts_{asked.direction.value}"),
        group=list(asked.seen.group), since=asked.since, until=asked.until, kinds=list(asked.kinds), most=POSTS,
        limit=asked.limit, known_on=root.known_on,
    )  # fmt: skip
    assert row is not None
    moments = {name: [moment(each) for each in row[name]] for name in ("first_at", "last_at")}
    days = {f"{name}_days": [at.date() for at in moments[f"{name}_at"] if at] for name in ("first", "last")}
    return row | moments | days


async def _objects(root: Scope, row: Row) -> list[Tie]:
    nodes = {str(node.id): node for node in await root.loaders.get_many("Account", row["accounts"])}
    names = ("accounts", "weights", *_KINDS, "first_days", "last_days", "first_at", "last_at")
    return [
        Tie(
            account=nodes[account], weight=weight, reposts=reposts, replies=replies, quotes=quotes, mentions=mentions,
            first_day=first_day, last_day=last_day, first_at=first_at, last_at=last_at,
        )
        for account, weight, reposts, replies, quotes, mentions, first_day, last_day, first_at, last_at
        in zip(*(row[name] for name in names), strict=True)
        if account in nodes
    ]  # fmt: skip


async def _stale(root: Scope) -> str | None:
    row = await root.case.one(query("lookups", "stale_ties"))
    runs = row["runs"] if row else []
    return f"Ties are still to be recomputed after these runs: {', '.join(runs[:5])}." if runs else None


def _since(given: datetime | None) -> datetime:
    return in_utc(given) if given else _FIRST


def _until(given: datetime | None) -> datetime:
    return in_utc(given) if given else FOREVER


def _is_midnight(at: datetime) -> bool:
    return at.time() == time()


def _day(at: datetime) -> int:
    return max(_DAYS[0], min((at.date() - _EPOCH).days, _DAYS[1]))


@strawberry.type
class TieFields(Scope):
    ties = strawberry.field(
        resolver=_ties,
        description="Whom an account acts on (OUT), or who acts on it (IN). since is inclusive, until exclusive; "
        "windows of whole days (UTC) are read from the stored ties, finer ones from the posts.",
    )
    evidence_of_tie = strawberry.field(
        resolver=_evidence_of_tie, description="The posts with which source acted on target, and where they come from."
    )
