"""A case at a glance: who and what stands out, and what all of it rests on. Each part is read only when it is asked."""

import asyncio
import enum
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import strawberry
from strawberry.types import Info

from api.connections import Ranked
from api.ids import encode
from api.resolvers.analyses import Measured, doubt_about, largest_communities, top_by
from api.resolvers.jobs import desk_of
from api.resolvers.runs import runs_behind
from api.resolvers.scope import Scope, moment, within
from api.types import RUN, Listing, Long, NodeObject, counted
from custody.originals import Capture
from cypher import query
from graph.store import Row

TOP = 10
MOST = 100
PAGERANK = "pagerank"
COMMUNITY = "community"
_NONE: Row = {"ids": [], "values": [], "total": 0}


@strawberry.enum(description="What accounts are ordered by.")
class AccountOrder(enum.Enum):
    PAGERANK = "pagerank"
    POSTS = "posts"


def _found_run(root: "TopAccounts | TopCommunities") -> object:
    return root.found_run


@strawberry.type(description="Accounts that stand out: by PageRank where it was computed, else by their posts here.")
class TopAccounts(Listing):
    by: AccountOrder
    accounts: list[Measured]
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What computed PageRank.")
    found_run: strawberry.Private[object]


@strawberry.type(description="A node that posts have in common, and how often.")
class Shared:
    id: strawberry.ID
    key: str
    count: Long


@strawberry.type(description="Those that occur most, the most frequent first.")
class SharedList(Listing):
    items: list[Shared]


@strawberry.type
class LanguageCount:
    language: str
    posts: Long


@strawberry.type(description="Languages of the posts, as their platforms say.")
class LanguageList(Listing):
    languages: list[LanguageCount]
    unknown: Long = strawberry.field(description="Posts of which no language is told; stubs are among them.")


@strawberry.type
class CommunitySize:
    number: Long
    size: Long


@strawberry.type(description="Communities, the largest first.")
class TopCommunities(Listing):
    communities: list[CommunitySize]
    run = strawberry.field(resolver=_found_run, graphql_type=RUN | None, description="What found them.")
    found_run: strawberry.Private[object]


@strawberry.type(description="Where captures came from.")
class SourceEntry:
    name: str
    connector: str
    how: str
    captures: int
    bytes: Long
    retrieved_first: datetime
    retrieved_last: datetime


@strawberry.type(
    description="The sources that the case rests on, the last recorded first. What was taken back is none."
)
class SourceList(Listing):
    sources: list[SourceEntry]
    captures: int = strawberry.field(description="Of all sources together.")


@strawberry.type(description="What the case rests on. Records of loads that were taken back are not counted.")
class Coverage:
    loads: int
    read: Long
    new: Long
    changed: Long
    same: Long
    rejected: Long
    posts: Long
    accounts: Long
    posts_from: datetime | None
    posts_until: datetime | None
    without_time: Long = strawberry.field(description="Posts, stubs among them: they are in no timeline.")
    stubs: Long = strawberry.field(description="Posts known only because a record refers to them.")
    account_stubs: Long
    gone: Long = strawberry.field(description="Posts that are known to be deleted.")
    accounts_gone: Long
    stale_ties: list[strawberry.ID] = strawberry.field(
        description="Runs whose posts are loaded but whose ties are not recomputed yet, as it is now."
    )


async def _accounts(root: "Overview") -> TopAccounts:
    scope = root.scope
    run = (await runs_behind(scope, [PAGERANK])).get(PAGERANK)
    if run is not None and (ranked := await top_by(scope, PAGERANK, root.top)).total:
        warning = await doubt_about(scope, PAGERANK, run)
        return await _top_accounts(scope, ranked, by=AccountOrder.PAGERANK, run=run, warning=warning)
    row = await root.read("overview_accounts", narrowed=not scope.is_now)
    posts = Ranked(list(zip(row["ids"], row["values"], strict=True)), row["total"])
    return await _top_accounts(scope, posts, by=AccountOrder.POSTS)


async def _top_accounts(
    scope: Scope,
    ranked: Ranked[tuple[str, float]],
    *,
    by: AccountOrder,
    run: NodeObject | None = None,
    warning: str | None = None,
) -> TopAccounts:
    nodes = {node.key: node for node in await scope.loaders.get_many("Account", [key for key, _ in ranked.rows])}
    found = [Measured(account=nodes[key], value=float(value)) for key, value in ranked.rows if key in nodes]
    return TopAccounts(by=by, accounts=found, found_run=run, **counted(ranked.total, len(found), warning=warning))


async def _hashtags(root: "Overview") -> SharedList:
    row = await root.read("overview_hashtags", narrowed=not root.scope.is_now)
    return _shared(root.scope, "Hashtag", row)


async def _domains(root: "Overview") -> SharedList:
    return _shared(root.scope, "Domain", await root.read("overview_domains"))


def _shared(scope: Scope, label: str, row: Row) -> SharedList:
    items = [
        Shared(id=strawberry.ID(encode(scope.case.case, label, key)), key=key, count=value)
        for key, value in zip(row["ids"], row["values"], strict=True)
    ]
    return SharedList(items=items, **counted(row["total"], len(items)))


async def _languages(root: "Overview") -> LanguageList:
    row = await root.read("overview_languages", narrowed=not root.scope.is_now)
    pairs = zip(row["ids"], row["values"], strict=True)
    found = [LanguageCount(language=name, posts=value) for name, value in pairs]
    return LanguageList(languages=found, unknown=row["unknown"], **counted(row["total"], len(found)))


async def _communities(root: "Overview") -> TopCommunities:
    scope = root.scope
    ranked, runs = await asyncio.gather(largest_communities(scope, root.top), runs_behind(scope, [COMMUNITY]))
    run = runs.get(COMMUNITY)
    found = [CommunitySize(number=Long(number), size=Long(size)) for number, size in ranked.rows]
    warning = await doubt_about(scope, COMMUNITY, run)
    return TopCommunities(communities=found, found_run=run, **counted(ranked.total, len(found), warning=warning))


async def _coverage(root: "Overview") -> Coverage:
    case = root.scope.case
    row, stale = await asyncio.gather(
        case.one(query("lookups", "overview_coverage"), known_on=root.scope.known_on, narrowed=not root.scope.is_now),
        case.one(query("lookups", "stale_ties")),
    )
    assert row
    assert stale
    told = {name: row[name] for name in row if name not in ("first", "last", "timed")}
    return Coverage(
        same=Long(row["read"] - row["new"] - row["changed"] - row["rejected"]),
        posts_from=moment(row["first"]),
        posts_until=moment(row["last"]),
        without_time=Long(max(0, row["posts"] - row["timed"])),  # a load may write between the two
        stale_ties=[strawberry.ID(encode(case.case, "Run", run)) for run in stale["runs"]],
        **told,
    )


async def _sources(root: "Overview", info: Info) -> SourceList:
    scope = root.scope
    held = await asyncio.to_thread(desk_of(info).archive.originals.captures, scope.case.case)
    counting = [each for each in held if each.withdrawn_at is None and each.recorded_at <= scope.known_on]
    by_source: dict[tuple[str, str, str], list[Capture]] = defaultdict(list)
    for capture in reversed(counting):
        by_source[capture.source, capture.connector, capture.how].append(capture)
    found = [_source(each) for each in list(by_source.values())[: root.top]]
    return SourceList(sources=found, captures=len(counting), **counted(len(by_source), len(found)))


def _source(captures: Sequence[Capture]) -> SourceEntry:
    retrieved = [each.retrieved_at for each in captures]
    return SourceEntry(
        name=captures[0].source,
        connector=captures[0].connector,
        how=captures[0].how,
        captures=len(captures),
        bytes=Long(sum(each.size for each in captures)),
        retrieved_first=min(retrieved),
        retrieved_last=max(retrieved),
    )


@strawberry.type(description="A case at a glance. Posts over time are at volume.")
class Overview:
    scope: strawberry.Private[Scope]
    top: strawberry.Private[int]
    top_accounts = strawberry.field(resolver=_accounts)
    hashtags = strawberry.field(resolver=_hashtags, description="By the posts that carry them.")
    domains = strawberry.field(resolver=_domains, description="By the links of posts that lead there.")
    languages = strawberry.field(resolver=_languages)
    communities = strawberry.field(resolver=_communities, description="Of the last analysis that found them.")
    sources = strawberry.field(resolver=_sources)
    coverage = strawberry.field(resolver=_coverage)

    async def read(self, name: str, **given: object) -> Row:
        row = await self.scope.case.one(query("lookups", name), known_on=self.scope.known_on, limit=self.top, **given)
        return row or _NONE


def _overview(root: Scope, top: int = TOP) -> Overview:
    return Overview(scope=root, top=within("top", top, MOST))


@strawberry.type
class OverviewFields(Scope):
    overview = strawberry.field(resolver=_overview, description="What stands out in the case, and what it rests on.")
