"""The ties of one account, the strongest first: from the stored days, or from the posts where a window is finer.

Handle-only accounts are seen through when ties are read. Follows and simultaneous sharing stand beside what the posts
say: they have no weight of their own in it.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from cypher import query
from graph.expanding import ALL_FIELDS, Fields, read_fields
from graph.finding import Identity, identities
from graph.store import FOREVER, CaseStore, Row

ACTS = ("reposts", "replies", "quotes", "mentions")
FOLLOWS, SIMULTANEOUS = "follows", "simultaneous"
KINDS = (*ACTS, FOLLOWS, SIMULTANEOUS)
POSTS = 2_000
"""How many posts a window finer than a day is counted from; beyond, the counts are lower bounds."""

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_EPOCH = date(1970, 1, 1)
_DAYS = (-719_162, 2_932_896)  # the years 1 and 9999


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose ties: what it did (`outgoing`) or what was done to it. `since` is inclusive, `until` exclusive."""

    seen: Identity
    outgoing: bool = True
    kinds: frozenset[str] = frozenset(KINDS)
    since: datetime = BEGINNING
    until: datetime = FOREVER
    known_on: datetime = FOREVER

    @property
    def acts(self) -> list[str]:
        return [kind for kind in ACTS if kind in self.kinds]

    @property
    def windowed(self) -> bool:
        return self.since > BEGINNING or self.until < FOREVER

    @property
    def by_days(self) -> bool:
        """Whether the stored days tell it: they are of now, and whole."""
        return self.known_on == FOREVER and self.since.time() == time() and self.until.time() == time()

    @property
    def way(self) -> str:
        return "out" if self.outgoing else "in"


@dataclass(frozen=True, slots=True)
class Simultaneity:
    """`expected` and `p_value` are none where it was not tested against chance; `run` names what found it."""

    weight: int
    expected: float | None
    p_value: float | None
    object_kind: str | None
    window_seconds: int | None
    run: str | None


@dataclass(frozen=True, slots=True)
class AccountTie:
    """`account` is the other one. Days since 1970-01-01, moments in epoch milliseconds; none where not known."""

    account: str
    weight: int = 0
    reposts: int = 0
    replies: int = 0
    quotes: int = 0
    mentions: int = 0
    first_day: int | None = None
    last_day: int | None = None
    first_at: int | None = None
    last_at: int | None = None
    follows: bool = False
    followed_at: int | None = None
    simultaneous: tuple[Simultaneity, ...] = ()

    @property
    def rank(self) -> tuple[int, int, bool, str]:
        together = max((each.weight for each in self.simultaneous), default=0)
        return -self.weight, -together, not self.follows, self.account


@dataclass(frozen=True, slots=True)
class AccountTies:
    """`accounts` has the properties that were asked for of some of the other accounts, by id."""

    ties: Sequence[AccountTie]
    total: int
    lower_bound: str | None
    warning: str | None
    accounts: dict[str, Row] = field(default_factory=dict)


async def read_ties(
    case: CaseStore, asked: Asked, *, most: int, shown: int = 0, fields: Fields = ALL_FIELDS
) -> AccountTies:
    """Up to `most` ties, with `fields` of the first `shown` other accounts where the same read can bring them."""
    acted, beside, stale = await asyncio.gather(
        _acted(case, asked, most, shown, fields), _beside(case, asked, most), stale_ties(case, asked)
    )
    by_account = {tie.account: tie for tie in acted[0]}
    for tie in beside[0]:
        known = by_account.get(tie.account, tie)
        by_account[tie.account] = replace(
            known, follows=known.follows or tie.follows, followed_at=known.followed_at or tie.followed_at,
            simultaneous=known.simultaneous if known is tie else (*known.simultaneous, *tie.simultaneous),
        )  # fmt: skip
    ties = sorted(by_account.values(), key=lambda tie: tie.rank)
    doubts = [*_lower_bounds(asked, acted[1], beside[1], beside[0])]
    total = len(ties)
    if acted[1]["total"] > most or beside[1]["total"] > most:
        total = max(acted[1]["total"], total)
        doubts.append(f"Only the strongest {most:,} were read.")
    warnings = [each for each in (stale, _timeless(beside[1])) if each]
    names = zip(acted[1]["accounts"][:shown], acted[1]["fields"], acted[1]["times"], strict=False)
    accounts = {id_: read_fields(fields, values, times) for id_, values, times in names}
    return AccountTies(ties[:most], total, " ".join(doubts) or None, " ".join(warnings) or None, accounts)


def _lower_bounds(asked: Asked, acted: Row, beside: Row, found: Sequence[AccountTie]) -> Iterable[str]:
    if acted["cut"]:
        yield f"Counted from the newest {POSTS:,} posts of the window; there are more."
    if asked.windowed and any(tie.simultaneous for tie in found):
        yield "Simultaneous sharing is in a window by up to ten sample posts only, and its weight is of all time."


def _timeless(beside: Row) -> str | None:
    return f"{beside['timeless']:,} follows have no time and are in no window." if beside["timeless"] else None


_NOTHING: Row = {"accounts": [], "total": 0, "cut": False, "timeless": 0, "fields": [], "times": []}


async def _acted(case: CaseStore, asked: Asked, most: int, shown: int, fields: Fields) -> tuple[list[AccountTie], Row]:
    if not asked.acts:
        return [], _NOTHING
    given: dict[str, Any] = {
        "group": list(asked.seen.group), "kinds": asked.acts, "limit": most, "shown": shown,
        "fields": list(fields.plain), "moments": list(fields.moments), "known_on": asked.known_on,
    }  # fmt: skip
    if asked.by_days:
        whole = not asked.windowed and len(asked.acts) == len(ACTS)
        given |= {"since_day": _day(asked.since), "until_day": _day(asked.until) - 1, "whole": whole}
        row = await case.one(query("lookups", f"ties_{asked.way}"), **given)
    else:
        given |= {"since": asked.since, "until": asked.until, "most": POSTS}
        row = await case.one(query("lookups", f"ties_from_posts_{asked.way}"), **given)
    if row is None:
        return [], _NOTHING
    row.setdefault("cut", False)
    if not asked.by_days:
        for edge in ("first", "last"):
            row[f"{edge}_days"] = [at // 86_400_000 for at in row[f"{edge}_at"]]
    names = ("accounts", "weights", *ACTS, "first_days", "last_days", "first_at", "last_at")
    return [AccountTie(*values) for values in zip(*(row[name] for name in names), strict=True)], row


async def _beside(case: CaseStore, asked: Asked, most: int) -> tuple[list[AccountTie], Row]:
    """One entry per follow and per simultaneity, of which several may be of one account."""
    if not asked.kinds.intersection((FOLLOWS, SIMULTANEOUS)):
        return [], _NOTHING
    row = await case.one(
        query("lookups", f"ties_beside_{asked.way}"), group=list(asked.seen.group), follows=FOLLOWS in asked.kinds,
        simultaneous=SIMULTANEOUS in asked.kinds, windowed=asked.windowed, since=asked.since, until=asked.until,
        known_on=asked.known_on, limit=most,
    )  # fmt: skip
    if row is None:
        return [], _NOTHING
    names = ("accounts", "followed_at", "weights", "expected", "p_values", "object_kinds", "window_seconds", "runs")
    found = []
    for account, followed_at, *values in zip(*(row[name] for name in names), strict=True):
        if followed_at is None:
            found.append(AccountTie(account, simultaneous=(Simultaneity(*values),)))
        else:
            found.append(AccountTie(account, follows=True, followed_at=None if followed_at < 0 else followed_at))
    return found, row


async def stale_ties(case: CaseStore, asked: Asked) -> str | None:
    if not asked.by_days or not asked.acts:
        return None
    row = await case.one(query("lookups", "stale_ties"))
    runs = row["runs"] if row else []
    return f"Ties are still to be recomputed after these runs: {', '.join(runs[:5])}." if runs else None


@dataclass(frozen=True, slots=True)
class PostsBehind:
    """`posts` are (id, kinds, epoch milliseconds), newest first; `total` counts all of them."""

    posts: Sequence[tuple[str, Sequence[str], int]]
    total: int


NO_POSTS = PostsBehind((), 0)


async def posts_behind(case: CaseStore, asked: Asked, others: Sequence[str], *, limit: int) -> dict[str, PostsBehind]:
    """Of each of these ties the posts that made it, up to `limit`; two reads, however many ties there are."""
    if not others or not asked.acts:
        return {}
    seen = await identities(case, others, known_on=asked.known_on)
    raw = {alias: each.id for each in seen for alias in each.group}
    row = await case.one(
        query("lookups", f"posts_behind_ties_{asked.way}"), group=list(asked.seen.group), others=list(raw),
        seen_as=list(raw.values()), kinds=asked.acts, since=asked.since, until=asked.until, known_on=asked.known_on,
        limit=limit,
    )  # fmt: skip
    if row is None:
        return {}
    found = {}
    for account, posts, kinds, moments, total in zip(
        row["accounts"], row["posts"], row["kinds"], row["moments"], row["totals"], strict=True
    ):
        found[account] = PostsBehind(list(zip(posts, kinds, moments, strict=True)), total)
    return found


def as_date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(_EPOCH.toordinal() + day)


def _day(at: datetime) -> int:
    return max(_DAYS[0], min((at.date() - _EPOCH).days, _DAYS[1]))
