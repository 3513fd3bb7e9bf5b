"""The golden case: invented people around a closed bridge, with the near misses that no investigation may return.

Planted: Ben amplifies Ada; Dan and Eve post one text within a minute; Dan and Hal are the first to use #oldmill;
Finn stands between three communities; Kay and Lou write at night; news.example is pushed by three accounts.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta

from graph.keys import account_id, domain_id, handle_id, hashtag_id, link_id, normal_url, post_id, text_key
from graph.merging import Batch, Provenance
from graph.model import (
    About,
    Account,
    Channel,
    CoordinatedWith,
    Cursor,
    Domain,
    Element,
    Follows,
    Hashtag,
    InChannel,
    Interacted,
    Liked,
    Link,
    LinksTo,
    LocatedAt,
    Media,
    Mentions,
    Merge,
    Node,
    OnDomain,
    Organisation,
    Person,
    Place,
    Post,
    Posted,
    Quotes,
    Relationship,
    RepliesTo,
    Reposts,
    Run,
    SameAs,
    Shows,
    Tagged,
    Topic,
    merged,
    relationship_type,
)
from graph.store import CaseStore, Writing
from graph.writing import write

Elements = list[Node | Relationship]

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
RECORDED = datetime(2026, 3, 2, tzinfo=UTC)
RECORDED_LATE = datetime(2026, 4, 2, tzinfo=UTC)
BETWEEN = datetime(2026, 3, 20, tzinfo=UTC)  # after the first load, before the late one
FIRST = Provenance("capture-one", datetime(2026, 3, 1, tzinfo=UTC), RECORDED)
LATE = Provenance("capture-two", datetime(2026, 2, 1, tzinfo=UTC), RECORDED_LATE)  # captured earlier, loaded later

ADA, BEN, CLEO, DAN, EVE, FINN, GIL, HAL = (account_id("x", str(number)) for number in range(1, 9))
IRIS = account_id("mastodon", "https://social.example/users/iris")
JUNE, KAY, LOU, MAX = (account_id("x", str(number)) for number in range(10, 14))  # June is only ever mentioned
ADA_BY_HANDLE, TWIN_BY_HANDLE, BEN_BY_HANDLE = (handle_id("x", handle) for handle in ("ada_lee", "twin", "ben_old"))

BRIDGE_TEXT = "The bridge at the old mill is closed until Friday, please share"
MARKET_TEXT = "The market square will be empty on Saturday, tell your neighbours"
NEWS = "https://www.news.example/bridge?utm_source=feed"
OTHER = "https://other.example/story"
LONG = "https://long.example/" + "a" * 1_200

RUN_INGEST, RUN_COMMUNITIES = "run-ingest", "run-communities"

_OWN_OF_NODE = "MATCH (n:$($label) {case: $case, id: $id}) SET n += $own"
_OWN_OF_RELATIONSHIP = """MATCH (a:$($a) {case: $case, id: $start})-[t:$($type)]->(b:$($b) {case: $case, id: $end})
SET t += $own"""


@dataclass(frozen=True, slots=True)
class Load:
    provenance: Provenance
    elements: Elements


def loads() -> list[Load]:
    """What was loaded, in order. The ties are recomputed after each."""
    first = [*_accounts(), *_things(), *_posts(), *_assertions(), *_runs(), *_found()]
    late = _late_posts()
    return [Load(FIRST, [*first, *ties(first)]), Load(LATE, [*late, *ties([*first, *late])])]


async def load_golden(case: CaseStore) -> None:
    for load in loads():
        await write_load(case, load)


async def load_twin(other: CaseStore) -> None:
    """Another case with the same ids, and more of everything: what would appear if cases were not apart."""
    await load_golden(other)
    await write_load(other, Load(FIRST, _twin_posts()))


def ties(elements: Elements) -> Elements:
    """INTERACTED counted plainly from the other relationships: no self-ties, no implied mentions."""
    author = {each.end: each.start for each in elements if isinstance(each, Posted)}
    at = {each.id: each.at for each in elements if isinstance(each, Post) and each.at is not None}
    counted: dict[tuple[str, str], list[tuple[datetime, str]]] = defaultdict(list)
    for each in elements:
        for post, target, kind in _acts(each, author):
            if author[post] != target and post in at:
                counted[author[post], target].append((at[post], kind))
    return [_tie(source, target, sorted(acts)) for (source, target), acts in sorted(counted.items())]


def _acts(each: Node | Relationship, author: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(post, account that it acts on, kind)"""
    for kind, name in ((Reposts, "reposts"), (RepliesTo, "replies"), (Quotes, "quotes")):
        if isinstance(each, kind) and each.end in author:
            yield each.start, author[each.end], name
    if isinstance(each, Mentions) and not each.implied:
        yield each.start, each.end, "mentions"


def _tie(source: str, target: str, acts: list[tuple[datetime, str]]) -> Interacted:
    days = sorted({_day(at) for at, _ in acts})
    tie = Interacted(
        start=source, end=target, weight=len(acts), days=days, first_at=acts[0][0], last_at=acts[-1][0]
    )  # fmt: skip
    for kind in ("reposts", "replies", "quotes", "mentions"):
        by_day = [sum(_day(at) == day and kind == each for at, each in acts) for day in days]
        setattr(tie, kind, sum(by_day))
        setattr(tie, f"{kind}_by_day", by_day)
    return tie


def _day(at: datetime) -> int:
    return (at.date() - datetime(1970, 1, 1, tzinfo=UTC).date()).days


def _accounts() -> Elements:
    plain = [
        _account(number, handle, community)
        for number, handle, community in (
            (2, "ben", 0), (3, "cleo", 0), (4, "dan", 1), (5, "eve", 1), (6, "finn", 0), (7, "twin", None),
            (8, "Twin", 1), (11, "kay", 1), (12, "lou", 1), (13, "max", 1),
        )
    ]  # fmt: skip
    ada = Account(
        id=ADA, stub=False, platform="x", native_id="1", handle="ada_lee", handle_key=ADA_BY_HANDLE,
        handle_keys=[ADA_BY_HANDLE, handle_id("x", "ada_old")], name="Ada Lee", bio="Writes about bridges",
        place="Milltown", url="https://ada.example", language="en", category="local news",
        opened_at=datetime(2019, 5, 1, tzinfo=UTC), followers=1200, following=80, posts=3400, verified=True,
        protected=False, degree=4, strength=9.0, pagerank=0.4, betweenness=0.1, closeness=0.6, eigenvector=1.0, hub=0.1,
        authority=0.9, core=2, component=0, community=0, influence=12.0,
    )  # fmt: skip
    iris = Account(
        id=IRIS, stub=False, platform="mastodon", native_id="https://social.example/users/iris",
        handle="iris@social.example", community=2,
    )  # fmt: skip
    by_handle = [
        Account(id=handle_id("x", handle), stub=False, platform="x", handle=handle, handle_key=handle_id("x", handle))
        for handle in ("ada_lee", "twin", "ben_old")
    ]
    return [ada, *plain, iris, *by_handle]


def _account(number: int, handle: str, community: int | None) -> Account:
    key = handle_id("x", handle)
    return Account(
        id=account_id("x", str(number)), stub=False, platform="x", native_id=str(number), handle=handle,
        handle_key=key, handle_keys=[key], community=community, betweenness=0.5 if handle == "finn" else 0.0,
    )  # fmt: skip


def _things() -> Elements:
    """Everything that stands around the posts."""
    first = post_id("x", "101")
    return [
        Media(id="sha256:00ff", stub=False, kind="photo", url="https://pics.example/1.jpg", description="A bridge"),
        Place(id="x:place.1", stub=False, name="Milltown", country="GB", latitude=51.5, longitude=-0.1),
        Topic(id="x:topic.1", stub=False, name="Transport"),
        Channel(id="x:channel.1", stub=False, platform="x", native_id="channel.1", name="Milltown talk"),
        Person(id="person-1", stub=False, name="Ada Lee"),
        Organisation(id="organisation-1", stub=False, name="Milltown Council"),
        Link(id=_link(LONG), stub=False, title="A very long address", full_key=normal_url(LONG)),
        LinksTo(start=first, end=_link(LONG)),
        OnDomain(start=_link(LONG), end="long.example"),
        Shows(start=first, end="sha256:00ff"),
        LocatedAt(start=first, end="x:place.1"),
        About(start=first, end="x:topic.1"),
        InChannel(start=first, end="x:channel.1"),
        Follows(start=BEN, end=ADA, at=NOON - timedelta(days=90), gone_recorded=RECORDED_LATE),
        Liked(start=CLEO, end=first, at=NOON + timedelta(hours=1)),
    ]


def _posts() -> Elements:
    return [*_amplification(), *_same_text(), *_hashtag(), *_bridging(), *_night(), *_domains()]


def _amplification() -> Elements:
    first, second = post_id("x", "101"), post_id("x", "102")
    rich = Post(
        id=first, stub=False, platform="x", native_id="101", url="https://x.com/ada_lee/status/101",
        url_key=link_id("https://x.com/ada_lee/status/101"), text="Closed: the bridge", at=NOON, at_source="platform",
        edited_at=NOON + timedelta(minutes=5), language="en", is_repost=False, sensitive=False, category="news",
        client="web", conversation=first, likes=10, reposts=4, replies=1, quotes=1, gone_recorded=RECORDED_LATE,
    )  # fmt: skip
    return [
        rich, Posted(start=ADA, end=first, at=NOON),
        *_post(102, ADA, NOON + timedelta(minutes=1), text="Second: still closed"),
        *_post(103, BEN, NOON + timedelta(minutes=2), reposts=first),
        *_post(104, BEN, NOON + timedelta(days=1), reposts=second),
        *_post(105, BEN, NOON + timedelta(minutes=3), text="Worth reading", quotes=first),
        *_post(106, DAN, NOON + timedelta(minutes=4), text="Not true", replies_to=first, mentions=(ADA, JUNE)),
        # near misses: a self-tie, one through an alias, aliases that must not be seen through
        *_post(107, ADA, NOON + timedelta(minutes=5), reposts=first),
        *_post(108, ADA_BY_HANDLE, NOON + timedelta(minutes=6), reposts=first),
        *_post(109, BEN_BY_HANDLE, NOON + timedelta(minutes=7), reposts=first),
        *_post(110, TWIN_BY_HANDLE, NOON + timedelta(minutes=8), reposts=first),
        Mentions(start=post_id("x", "103"), end=ADA, implied=True),
    ]  # fmt: skip


def _same_text() -> Elements:
    start = NOON + timedelta(hours=1)
    return [
        *_post(201, DAN, start, text=BRIDGE_TEXT, tags=("#OldMill",)),
        *_post(202, DAN, start + timedelta(seconds=10), text=BRIDGE_TEXT.upper()),
        *_post(203, EVE, start + timedelta(seconds=60), text=BRIDGE_TEXT + " " + NEWS, tags=("oldmill",)),
        # near misses: window + 1 s, a repost, one person under two names, a text too short to compare
        *_post(204, FINN, start + timedelta(seconds=121), text=BRIDGE_TEXT),
        *_post(205, BEN, start + timedelta(seconds=20), text=BRIDGE_TEXT, reposts=post_id("x", "201")),
        *_post(206, ADA, start, text=MARKET_TEXT),
        *_post(207, ADA_BY_HANDLE, start + timedelta(seconds=5), text=MARKET_TEXT),
        *_post(208, CLEO, start, text="Good morning"),
        *_post(209, BEN, start, text="Good morning"),
    ]


def _hashtag() -> Elements:
    start = NOON + timedelta(hours=1)
    return [
        *_post(301, HAL, start, text="At the mill", tags=("OLDMILL",)),
        *_post(302, EVE, start + timedelta(hours=2), reposts=post_id("x", "301"), tags=("oldmill",)),
        *_post(303, BEN, start + timedelta(hours=3), text="So I hear", quotes=post_id("x", "201")),
        # near misses: a repost of something unknown, another tag, before the first
        *_post(304, GIL, start - timedelta(minutes=1), is_repost=True, tags=("oldmill",)),
        *_post(305, CLEO, start - timedelta(minutes=2), text="Old", tags=("oldmills",)),
    ]


def _bridging() -> Elements:
    start = NOON + timedelta(hours=4)
    return [
        *_post(401, FINN, start, text="Dan, Eve, Iris?", mentions=(DAN, EVE, IRIS, BEN)),
        *_post(402, FINN, start + timedelta(days=1), text="Again", mentions=(DAN, IRIS)),
        *_post(403, IRIS, start, text="Yes", replies_to=post_id("x", "401")),
        # near misses: within one community, to an account of no community, once only
        *_post(404, BEN, start, text="Hello", mentions=(CLEO,)),
        *_post(405, BEN, start + timedelta(days=1), text="Hello again", mentions=(CLEO,)),
        *_post(406, EVE, start, text="Hi", mentions=(GIL, CLEO)),
        *_post(407, EVE, start + timedelta(days=1), text="Hi again", mentions=(GIL,)),
    ]


def _night() -> Elements:
    """Kay and Lou at 2, 3 and 4 o'clock UTC; Max twice only, Iris later."""
    night = datetime(2026, 1, 7, 2, tzinfo=UTC)
    plan = ((KAY, 500, (0, 1, 2)), (LOU, 510, (0, 1, 2)), (MAX, 520, (0, 1)), (IRIS, 530, (4, 5, 6)))
    return [
        element
        for account, number, hours in plan
        for index, hour in enumerate(hours)
        for element in _post(number + index, account, night + timedelta(hours=hour, minutes=number % 7), text="Awake")
    ]


def _domains() -> Elements:
    start = NOON + timedelta(hours=6)
    return [
        *_post(601, DAN, start, text="Read", url=NEWS),
        *_post(602, EVE, start + timedelta(minutes=1), text="Read", url="http://news.example/bridge"),
        *_post(603, FINN, start + timedelta(minutes=2), text="Read", url="https://sub.news.example/other"),
        # near misses: three names of two people, one account three times, a repost
        *_post(604, ADA, start, text="Story", url=OTHER),
        *_post(605, ADA_BY_HANDLE, start, text="Story", url=OTHER),
        *_post(606, BEN, start, text="Story", url=OTHER),
        *_post(607, CLEO, start, text="Mine", url="https://mine.example/1"),
        *_post(608, CLEO, start, text="Mine", url="https://mine.example/2"),
        *_post(609, GIL, start, reposts=post_id("x", "604"), url=OTHER),
    ]


def _late_posts() -> Elements:
    """Written early, loaded late: not there for who asks as known before."""
    return [
        *_post(701, CLEO, NOON + timedelta(minutes=9), reposts=post_id("x", "101")),
        *_post(702, CLEO, NOON + timedelta(hours=1, seconds=30), text=BRIDGE_TEXT, tags=("oldmill",), url=NEWS),
    ]


def _twin_posts() -> Elements:
    first, start = post_id("x", "101"), NOON + timedelta(hours=1)
    return [
        *_post(801, EVE, NOON, reposts=first),
        *_post(802, FINN, start + timedelta(seconds=1), text=BRIDGE_TEXT, tags=("oldmill",)),
        *_post(803, JUNE, NOON, text="Story", url=OTHER, tags=("oldmill",)),
        *_post(804, MAX, datetime(2026, 1, 7, 4, tzinfo=UTC), text="Awake"),
        *ties([*_posts(), *_post(805, CLEO, NOON, text="You", mentions=(DAN, IRIS))]),
    ]


def _assertions() -> Elements:
    pairs = ((ADA_BY_HANDLE, ADA), (TWIN_BY_HANDLE, GIL), (TWIN_BY_HANDLE, HAL), (BEN_BY_HANDLE, BEN))
    return [
        SameAs(
            start=handle, end=native, rule="handle_and_id", why="a record showed this handle with this id",
            asserted_at=RECORDED, withdrawn_at=RECORDED if native == BEN else None,
        )
        for handle, native in pairs
    ]  # fmt: skip


def _runs() -> Elements:
    return [
        Run(
            id=RUN_INGEST, stub=False, kind="ingest", name="x", status="done", parameters="{}",
            captures=["capture-one"], versions="{}", started_at=RECORDED, finished_at=RECORDED + timedelta(seconds=2),
            read=60, new=58, changed=1, same=0, rejected=1, ties_pending=False,
        ),
        Run(
            id=RUN_COMMUNITIES, stub=False, kind="analysis", name="communities", status="done", parameters="{}", seed=7,
            versions='{"igraph": "1.0.0"}', data_digest="00ff", result='{"modularity": 0.4}', ties_pending=False,
            started_at=RECORDED + timedelta(hours=1), finished_at=RECORDED + timedelta(hours=1, seconds=1),
        ),
        Run(
            id="run-of-the-late", stub=False, kind="ingest", name="x", status="running", parameters="{}", versions="{}",
            captures=["capture-two"], started_at=RECORDED_LATE, read=2, new=2, changed=0, same=0, rejected=0,
            ties_pending=True,
        ),
        Cursor(id="capture-one", stub=False, position=60, finished=True),
    ]  # fmt: skip


def _found() -> Elements:
    return [
        CoordinatedWith(
            start=DAN, end=EVE, object_kind="text", window_seconds=60, run=RUN_COMMUNITIES, weight=2, expected=0.1,
            p_value=0.01, sample_posts=[post_id("x", "201"), post_id("x", "203")],
        )
    ]  # fmt: skip


def _post(
    number: int, author: str, at: datetime, *, text: str | None = None, reposts: str | None = None,
    replies_to: str | None = None, quotes: str | None = None, mentions: tuple[str, ...] = (),
    tags: tuple[str, ...] = (), url: str | None = None, is_repost: bool = False,
) -> Elements:  # fmt: skip
    platform = author.split(":")[0]
    own = post_id("x", str(number))
    post = Post(
        id=own, stub=False, platform=platform, native_id=str(number), text=text, text_key=text_key(text or ""), at=at,
        at_source="platform", is_repost=is_repost or reposts is not None,
    )  # fmt: skip
    elements: Elements = [post, Posted(start=author, end=own, at=at)]
    references = ((Reposts, reposts), (RepliesTo, replies_to), (Quotes, quotes))
    elements += [kind(start=own, end=other) for kind, other in references if other is not None]
    elements += [Mentions(start=own, end=account, implied=False) for account in mentions]
    for tag in tags:
        elements += [Hashtag(id=hashtag_id(tag), stub=False), Tagged(start=own, end=hashtag_id(tag))]
    return elements if url is None else [*elements, *_shared(own, url)]


def _shared(post: str, url: str) -> Elements:
    link, domain = _link(url), domain_id(url) or ""
    return [
        Link(id=link, stub=False), Domain(id=domain, stub=False), LinksTo(start=post, end=link),
        OnDomain(start=link, end=domain),
    ]  # fmt: skip


def _link(url: str) -> str:
    return link_id(url) or ""


async def write_load(case: CaseStore, load: Load) -> None:
    batch = Batch()
    batch.add(load.elements, load.provenance)

    async def work(writing: Writing) -> None:
        await write(writing, batch)
        for element in load.elements:
            await _write_own(writing, element)

    await case.write(work)


async def _write_own(writing: Writing, element: Node | Relationship) -> None:
    own = own_values(element)
    if own and isinstance(element, Node):
        await writing.run(_OWN_OF_NODE, label=type(element).__name__, id=element.id, own=own)
    elif own and isinstance(element, Relationship):
        a, b = (kind.__name__ for kind in element.between)
        names = {"type": relationship_type(type(element)), "a": a, "b": b}
        await writing.run(_OWN_OF_RELATIONSHIP, start=element.start, end=element.end, own=own, **names)


def own_values(element: Element) -> dict[str, object]:
    """What Sociogram alone writes, as far as it is set."""
    names = merged(type(element), Merge.OWN)
    values = {field.name: getattr(element, field.name) for field in fields(element) if field.name in names}
    return {name: value for name, value in values.items() if value is not None}
