"""Ties between accounts: from the stored days, or from the posts where a window is finer, and the posts behind them."""

import enum
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.types import Info

from api.connections import FIRST, Connection, Ranked, check_first, top, top_fields
from api.resolvers.evidence import EvidencePost, posts_with_evidence
from api.resolvers.scope import LIMIT, MOST, Key, Scope, moment, within
from api.selections import selected
from api.types import Direction, Listing, Long, NodeObject, counted, node_object
from cypher import query
from graph.account_ties import (
    BEGINNING,
    NO_POSTS,
    AccountTie,
    Asked,
    PostsBehind,
    Simultaneity,
    as_date,
    posts_behind,
    read_ties,
    stale_ties,
)
from graph.errors import ParameterInvalid
from graph.expanding import fields_of
from graph.finding import identities, identity
from graph.moments import in_utc
from graph.store import FOREVER, Row
from graph.subgraph import SubgraphNode

POSTS_OF_TIE = 50
_ACCOUNT = "Account"


@strawberry.enum(description="By what one account is tied to another.")
class TieReason(enum.Enum):
    REPOSTED = "reposts"
    REPLIED = "replies"
    QUOTED = "quotes"
    MENTIONED = "mentions"
    FOLLOWED = "follows"
    SIMULTANEOUS = "simultaneous"


@strawberry.type(description="Both shared the same things within a window, as a Run found it. It has no direction.")
class Simultaneous:
    pairs: Long = strawberry.field(description="Pairs of shares within the window.")
    expected: float | None = strawberry.field(description="Pairs by chance; none where not tested against it.")
    p_value: float | None
    object_kind: str | None
    window_seconds: Long | None
    run_key: str | None = strawberry.field(description="The key of the Run that found it.")
    certainty: str


@strawberry.type(description="The posts behind a tie, newest first.")
class TiePosts(Listing):
    posts: list[EvidencePost]


async def _posts(root: "Tie", first: int = 10) -> TiePosts:
    within("first", first, POSTS_OF_TIE)
    found = await root.behind.of(first).load(root.key)
    posts = await posts_with_evidence(
        root.behind.root, [id_ for id_, _, _ in found.posts], [kinds for _, kinds, _ in found.posts]
    )
    return TiePosts(posts=posts, **counted(found.total, len(posts)))


@strawberry.type(description="What the account did towards `account` (or it towards the account, where incoming).")
class Tie:
    key: strawberry.Private[str]
    behind: strawberry.Private["_Behind"]
    account: NodeObject
    weight: Long = strawberry.field(description="Reposts, replies, quotes and mentions, as far as they are asked for.")
    reposts: Long
    replies: Long
    quotes: Long
    mentions: Long
    first_day: date | None = strawberry.field(description="Of these; none where there are none.")
    last_day: date | None
    first_at: datetime | None = strawberry.field(
        description="Known where nothing narrows the ties, and where they were counted from the posts."
    )
    last_at: datetime | None
    followed: bool
    followed_at: datetime | None = strawberry.field(description="Often not known.")
    simultaneous: list[Simultaneous]
    certainty: str = strawberry.field(description="How each part of the tie is known.")

    posts = strawberry.field(resolver=_posts, description="The posts behind it; all rows of a page in one read.")


async def _account(root: "TieConnection") -> NodeObject:
    return await root.scope.loaders.get(_ACCOUNT, root.near)


@strawberry.type(description="Ties of one account, the strongest first, as it was at the first page.")
class TieConnection(Connection[Tie]):
    scope: strawberry.Private[Scope]
    near: strawberry.Private[str]
    direction: Direction
    aliases: list[str] = strawberry.field(description="Keys of handle-only accounts that are seen as this one.")

    account = strawberry.field(resolver=_account)


@strawberry.type(description="The posts with which source acted on target, newest first.")
class TieEvidence(Listing):
    source: NodeObject
    target: NodeObject
    posts: list[EvidencePost]


class _Behind:
    """Posts behind the ties of one page: those of all its rows are read together."""

    def __init__(self, root: Scope, asked: Asked) -> None:
        self.root = root
        self._asked = asked
        self._loaders: dict[int, DataLoader[str, PostsBehind]] = {}

    def of(self, limit: int) -> DataLoader[str, PostsBehind]:
        if limit not in self._loaders:
            self._loaders[limit] = DataLoader(load_fn=self._read(limit), max_batch_size=MOST)
        return self._loaders[limit]

    def _read(self, limit: int) -> Callable[[list[str]], Awaitable[list[PostsBehind]]]:
        async def read(others: list[str]) -> list[PostsBehind]:
            found = await posts_behind(self.root.case, self._asked, others, limit=limit)
            return [found.get(other, NO_POSTS) for other in others]

        return read


async def _ties(
    root: Scope,
    info: Info,
    account: Key,
    direction: Direction = Direction.OUT,
    kinds: list[TieReason] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    first: int = FIRST,
    after: str | None = None,
) -> TieConnection:
    check_first(first)
    if direction is Direction.BOTH:
        raise ParameterInvalid("Ties have a direction.", "Ask for OUT or IN.")
    seen = await identity(root.case, root.key_of(account, _ACCOUNT)[1], known_on=root.known_on)
    wanted = frozenset(kind.value for kind in (TieReason if kinds is None else kinds))
    asked = Asked(seen, direction is Direction.OUT, wanted, _since(since), _until(until), root.known_on)
    return await _Page(root, info, asked, first, after).read()


class _Page:
    def __init__(self, root: Scope, info: Info, asked: Asked, first: int, after: str | None) -> None:
        self.root, self.asked, self.first, self.after = root, asked, first, after
        self.fields = fields_of(selected(info, "edges.node.account", "nodes.account"))
        self.accounts: dict[str, Row] = {}
        self.warning: str | None = None

    async def read(self) -> TieConnection:
        asked = self.asked
        question = self.root.asked(
            of=asked.seen.id, way=asked.way, kinds=asked.kinds, since=asked.since, until=asked.until
        )
        page = await top(self.root.top_lists, "ties", question, self._ranked, first=self.first, after=self.after)
        if self.after is not None:
            self.warning = await stale_ties(self.root.case, asked)
        nodes = await self._nodes(page.rows)
        page = page.only([tie for tie in page.rows if tie.account in nodes])
        behind = _Behind(self.root, asked)
        ties = [_tie(tie, nodes[tie.account], behind) for tie in page.rows]
        return TieConnection(
            scope=self.root,
            near=asked.seen.id,
            direction=Direction.OUT if asked.outgoing else Direction.IN,
            aliases=list(asked.seen.group[1:]),
            **top_fields(page, ties, warning=self.warning),
        )

    async def _ranked(self, most: int) -> Ranked[AccountTie]:
        found = await read_ties(self.root.case, self.asked, most=most, shown=self.first, fields=self.fields)
        self.accounts, self.warning = found.accounts, found.warning
        return Ranked(found.ties, found.total, found.lower_bound)

    async def _nodes(self, ties: Sequence[AccountTie]) -> dict[str, NodeObject]:
        """Most came with the ties; the others are read together."""
        loaders = self.root.loaders
        read = [SubgraphNode(_ACCOUNT, id_, held) for id_, held in self.accounts.items()]
        nodes = {node.id: node_object(node, loaders) for node in await self.root.as_known.nodes(read)}
        others = [tie.account for tie in ties if tie.account not in nodes]
        if others:
            nodes |= {node.key: node for node in await loaders.get_many(_ACCOUNT, others)}
        return nodes


def _tie(tie: AccountTie, node: NodeObject, behind: _Behind) -> Tie:
    return Tie(
        key=tie.account,
        behind=behind,
        account=node,
        weight=Long(tie.weight),
        reposts=Long(tie.reposts),
        replies=Long(tie.replies),
        quotes=Long(tie.quotes),
        mentions=Long(tie.mentions),
        first_day=as_date(tie.first_day),
        last_day=as_date(tie.last_day),
        first_at=moment(tie.first_at),
        last_at=moment(tie.last_at),
        followed=tie.follows,
        followed_at=moment(tie.followed_at),
        simultaneous=[_simultaneous(each) for each in tie.simultaneous],
        certainty=_certainty(tie),
    )


def _simultaneous(found: Simultaneity) -> Simultaneous:
    return Simultaneous(
        pairs=Long(found.weight),
        expected=found.expected,
        p_value=found.p_value,
        object_kind=found.object_kind,
        window_seconds=None if found.window_seconds is None else Long(found.window_seconds),
        run_key=found.run,
        certainty=_tested(found),
    )


def _tested(found: Simultaneity) -> str:
    if found.p_value is None:
        return "not tested against chance"
    return f"more simultaneous than chance, p = {found.p_value:.2g}"


def _certainty(tie: AccountTie) -> str:
    parts = ["derived from posts"] if tie.weight else []
    parts += ["follow as a source states it"] if tie.follows else []
    return "; ".join([*parts, *(f"simultaneous sharing {_tested(each)}" for each in tie.simultaneous)])


async def _evidence_of_tie(
    root: Scope,
    source: strawberry.ID,
    target: strawberry.ID,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = LIMIT,
) -> TieEvidence:
    within("limit", limit, MOST)
    keys = [root.key_of(given, _ACCOUNT)[1] for given in (source, target)]
    acting, other = await identities(root.case, keys, known_on=root.known_on)
    row = await root.case.one(
        query("lookups", "posts_of_tie"),
        sources=list(acting.group), targets=list(other.group), limit=limit, known_on=root.known_on,
        since=_since(since), until=_until(until),
    )  # fmt: skip
    found: Row = row or {"posts": [], "kinds": [], "total": 0}
    posts = await posts_with_evidence(root, found["posts"], found["kinds"])
    return TieEvidence(
        source=await root.loaders.get(_ACCOUNT, acting.id),
        target=await root.loaders.get(_ACCOUNT, other.id),
        posts=posts,
        **counted(found["total"], len(posts)),
    )


def _since(given: datetime | None) -> datetime:
    return in_utc(given) if given else BEGINNING


def _until(given: datetime | None) -> datetime:
    return in_utc(given) if given else FOREVER


@strawberry.type
class TieFields(Scope):
    ties = strawberry.field(
        resolver=_ties,
        description="Whom an account acts on (OUT), or who acts on it (IN), with follows and simultaneous sharing. "
        "since is inclusive, until exclusive; windows of whole days (UTC) are read from the stored ties, finer ones "
        "from the posts.",
    )
    evidence_of_tie = strawberry.field(
        resolver=_evidence_of_tie, description="The posts with which source acted on target, and where they come from."
    )
