"""A second small case, for the investigations that the golden one has too little for: a scene each, with near misses.

Every scene has something that was loaded late, and the twin has more of everything: so that an investigation that
forgets the clock or the case is found out. Everybody is invented.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from graph.keys import account_id, domain_id, handle_id, hashtag_id, link_id, post_id
from graph.model import (
    Account,
    Domain,
    Hashtag,
    Link,
    LinksTo,
    Media,
    Mentions,
    OnDomain,
    Post,
    Posted,
    Quotes,
    RepliesTo,
    Reposts,
    SameAs,
    Shows,
    Tagged,
)
from graph.store import CaseStore
from tests.golden.case import FIRST, LATE, RECORDED, Elements, Load, ties, write_load

HANDLES = (
    "nora", "olga", "pete", "quin", "rosa", "sami", "tara", "umar", "vera", "walt",
    "dora", "dave", "edda", "faye", "gus", "hugo", "nell", "otto", "roy", "ruth",
    "ann", "bob", "cat", "don", "eva", "fred", "gina", "hans", "ines", "jack",
    "kim", "leo", "mia", "ned", "olaf", "pia", "rita",
)  # fmt: skip
IDS = {handle: account_id("x", str(number)) for number, handle in enumerate(HANDLES, 21)}
(
    NORA, OLGA, PETE, QUIN, ROSA, SAMI, TARA, UMAR, VERA, WALT,
    DORA, DAVE, EDDA, FAYE, GUS, HUGO, NELL, OTTO, ROY, RUTH,
    ANN, BOB, CAT, DON, EVA, FRED, GINA, HANS, INES, JACK,
    KIM, LEO, MIA, NED, OLAF, PIA, RITA,
) = IDS.values()  # fmt: skip
MILA = account_id("mastodon", "https://social.example/users/mila")
IVO = account_id("bluesky", "did:plc:ivo")
NORA_BY_HANDLE = handle_id("x", "nora")
COMMUNITIES = {OLGA: 5, PETE: 5, QUIN: 5, SAMI: 6, UMAR: 6, VERA: 6}

DAY = datetime(2026, 2, 1, 9, tzinfo=UTC)
FILM, PAGE, ONLY_X = (f"https://bridge.example/{page}" for page in ("film", "page", "only"))
OPENED = datetime(2025, 12, 1, tzinfo=UTC)


def posted(name: str) -> str:
    return post_id("x", name)


def first_scenes() -> Elements:
    parts = (
        _accounts(), _handles(), _links(), _storm(), _dormant(), _outside(), _passed_on(), _opened(), _tags(), _fast(),
        _mutual(), _between(), _missing(), _languages(), _apps(), _media(),
    )  # fmt: skip
    return [element for part in parts for element in part]


async def load_scenes(case: CaseStore) -> None:
    first, late = first_scenes(), late_scenes()
    await write_load(case, Load(FIRST, [*first, *ties(first)]))
    await write_load(case, Load(LATE, [*late, *ties([*first, *late])]))


async def load_twin_of_scenes(other: CaseStore) -> None:
    await load_scenes(other)
    everything = [*first_scenes(), *late_scenes(), *_twin()]
    await write_load(other, Load(FIRST, [*_twin(), *ties(everything)]))


def _post(
    name: str, author: str, at: datetime, *, reposts: str | None = None, quotes: str | None = None,
    replies_to: str | None = None, mentions: Sequence[str] = (), tags: Sequence[str] = (), url: str | None = None,
    media: str | None = None, language: str | None = None, client: str | None = None, at_source: str = "platform",
) -> Elements:  # fmt: skip
    own = posted(name)
    post = Post(
        id=own, stub=False, platform=author.split(":")[0], native_id=name, text=f"Post {name}", at=at,
        at_source=at_source, is_repost=reposts is not None, language=language, client=client,
    )  # fmt: skip
    elements: Elements = [post, Posted(start=author, end=own, at=at)]
    for kind, other in ((Reposts, reposts), (Quotes, quotes), (RepliesTo, replies_to)):
        elements += [] if other is None else [kind(start=own, end=posted(other))]
    elements += [Mentions(start=own, end=account, implied=False) for account in mentions]
    for tag in (hashtag_id(each) for each in tags):
        elements += [Hashtag(id=tag, stub=False), Tagged(start=own, end=tag)]
    if media is not None:
        elements += [Media(id=media, stub=False, kind="photo"), Shows(start=own, end=media)]
    return elements if url is None else [*elements, *_shared(own, url)]


def _shared(post: str, url: str) -> Elements:
    link, domain = link_id(url) or "", domain_id(url) or ""
    nodes: Elements = [Link(id=link, stub=False), Domain(id=domain, stub=False)]
    return [*nodes, LinksTo(start=post, end=link), OnDomain(start=link, end=domain)]


def _account(handle: str, **more: datetime | list[str]) -> Account:
    key = handle_id("x", handle)
    account = Account(
        id=IDS[handle], stub=False, platform="x", native_id=IDS[handle].removeprefix("x:"), handle=handle,
        handle_key=key, handle_keys=[key], community=COMMUNITIES.get(IDS[handle]),
    )  # fmt: skip
    for name, value in more.items():
        setattr(account, name, value)
    return account


def _accounts() -> Elements:
    named = [_account(handle) for handle in HANDLES if handle not in _OPENED and handle not in _RENAMED]
    mila = Account(
        id=MILA, stub=False, platform="mastodon", native_id=MILA.partition(":")[2], handle="mila@social.example"
    )
    ivo = Account(id=IVO, stub=False, platform="bluesky", native_id="did:plc:ivo", handle="ivo.example")
    alias = Account(id=NORA_BY_HANDLE, stub=False, platform="x", handle="nora", handle_key=NORA_BY_HANDLE)
    rule = "handle_and_id"
    seen = SameAs(start=NORA_BY_HANDLE, end=NORA, rule=rule, why="a record showed both", asserted_at=RECORDED)
    return [*named, mila, ivo, alias, seen]


_RENAMED = {"walt": ("walt_old", "walt"), "rosa": ("rosa_old", "rosa"), "hans": ("hans_old", "hans")}
_OPENED = {
    "ann": OPENED, "bob": OPENED + timedelta(hours=5), "cat": OPENED + timedelta(days=1, seconds=-1),
    "don": OPENED + timedelta(days=1), "eva": OPENED, "fred": OPENED, "gina": OPENED,
}  # fmt: skip


def _renamed(handle: str) -> Account:
    return _account(handle, handle_keys=[handle_id("x", each) for each in _RENAMED[handle]])


def _handles() -> Elements:
    """Walt was walt_old, which another account is called now; Rosa is loaded late; Hans is the twin's."""
    taker = Account(
        id="x:90", stub=False, platform="x", native_id="90", handle="walt_old", handle_key=handle_id("x", "walt_old"),
        handle_keys=[handle_id("x", "walt_old")],
    )  # fmt: skip
    return [_renamed("walt"), taker]


def _links() -> Elements:
    """The film on x, a minute and a half later on mastodon; the page exactly two hours apart; one only on x."""
    return [
        *_post("l1", NORA, DAY, url=FILM),
        *_post("l2", MILA, DAY + timedelta(seconds=90), url=f"{FILM}?utm_source=feed"),
        *_post("l3", NORA_BY_HANDLE, DAY + timedelta(minutes=5), url=FILM),
        *_post("l4", PETE, DAY + timedelta(minutes=6), url=FILM),
        *_post("l5", PETE, DAY, url=PAGE),
        *_post("l6", MILA, DAY + timedelta(hours=2), url=PAGE),
        # near misses: one platform, two accounts; a repost that carries the link
        *_post("l7", NORA, DAY, url=ONLY_X),
        *_post("l8", PETE, DAY, url=ONLY_X),
        *_post("l9", MILA, DAY + timedelta(minutes=1), reposts="l7", url=ONLY_X),
    ]


def _storm() -> Elements:
    """Three accounts answer s0 within exactly 60 s, s9 within 61 s. The author is none, and second answers none."""
    start = DAY + timedelta(days=1)
    answers = ((OLGA, 10), (PETE, 20), (NORA, 25), (NORA_BY_HANDLE, 30), (OLGA, 40), (QUIN, 70))
    slow = ((OLGA, 0), (PETE, 20), (QUIN, 61))
    return [
        *_post("s0", NORA, start),
        *[each for index, (account, seconds) in enumerate(answers, 1)
          for each in _post(f"s{index}", account, start + timedelta(seconds=seconds), replies_to="s0")],
        *_post("s7", TARA, start + timedelta(minutes=10), replies_to="s2"),
        *_post("s8", UMAR, start + timedelta(minutes=11), replies_to="late1"),
        *_post("s9", SAMI, start),
        *[each for index, (account, seconds) in enumerate(slow)
          for each in _post(f"t{index}", account, start + timedelta(hours=1, seconds=seconds), replies_to="s9")],
    ]  # fmt: skip


def _dormant() -> Elements:
    """Silent for 90 days, then three posts within a day."""
    return [
        *_silence("a", DORA), *_silence("b", DAVE, quiet=-1), *_silence("c", EDDA, burst=1),
        *_silence("d", FAYE, at_source="capture"),
    ]  # fmt: skip


def _silence(name: str, account: str, *, quiet: int = 0, burst: int = 0, at_source: str = "platform") -> Elements:
    start = datetime(2025, 6, 1, tzinfo=UTC)
    again = start + timedelta(days=90, seconds=quiet)
    moments = (start, again, again + timedelta(hours=1), again + timedelta(days=1, seconds=burst))
    return [
        each for index, at in enumerate(moments) for each in _post(f"d{name}{index}", account, at, at_source=at_source)
    ]


def _outside() -> Elements:
    """Olga and Pete name Sami and Tara. Near misses: Umar, by one; Quin, who is inside."""
    at = DAY + timedelta(days=2)
    return [
        *_post("o1", OLGA, at, mentions=(SAMI, TARA, QUIN, UMAR)),
        *_post("o2", PETE, at, mentions=(SAMI, TARA, QUIN)),
        *_post("o3", OLGA, at + timedelta(hours=1), mentions=(SAMI, UMAR)),
    ]


def _passed_on() -> Elements:
    """Olga is the first to repost p1 and p2, which others repost. p3 is passed on by one account, p4 by its author."""
    at = DAY + timedelta(days=3)
    later = [at + timedelta(minutes=minute) for minute in range(10)]
    return [
        *_post("p1", NORA, at), *_post("p2", SAMI, at), *_post("p3", SAMI, at), *_post("p4", NORA, at),
        *_post("p10", OLGA, later[1], reposts="p1"), *_post("p11", PETE, later[2], reposts="p1"),
        *_post("p12", QUIN, later[3], reposts="p1"), *_post("p13", TARA, later[4], quotes="p1"),
        *_post("p14", NORA_BY_HANDLE, later[0], reposts="p1"),
        *_post("p20", OLGA, later[1], reposts="p2"), *_post("p21", PETE, later[1], reposts="p2"),
        *_post("p22", QUIN, later[2], reposts="p2"),
        *_post("p30", OLGA, later[1], reposts="p3"), *_post("p31", OLGA, later[2], quotes="p3"),
        *_post("p40", NORA, later[1], reposts="p4"), *_post("p41", NORA_BY_HANDLE, later[1], quotes="p4"),
    ]  # fmt: skip


def _opened() -> Elements:
    """Ann, Bob and Cat on one day, Don a second later; Eva never posted."""
    at = DAY + timedelta(days=4)
    opened = [_account(handle, opened_at=when) for handle, when in _OPENED.items()]
    posts = (("a1", ANN), ("a2", ANN), ("b1", BOB), ("c1", CAT), ("d1", DON))
    return [*opened, *[each for name, account in posts for each in _post(f"n{name}", account, at)]]


def _tags() -> Elements:
    """#dam and #flood three times together, once #dam alone. Near misses: #rain once, and a repost with both."""
    at = DAY + timedelta(days=5)
    return [
        *_post("g1", NORA, at, tags=("Dam", "#flood")),
        *_post("g2", NORA_BY_HANDLE, at + timedelta(hours=1), tags=("DAM", "Flood", "rain")),
        *_post("g3", PETE, at + timedelta(hours=2), tags=("dam", "flood")),
        *_post("g4", PETE, at + timedelta(hours=3), tags=("dam",)),
        *_post("g5", OLGA, at + timedelta(hours=4), reposts="g1", tags=("dam", "flood")),
    ]


def _fast() -> Elements:
    """Walt reposts Vera twice, after 4 and exactly 10 s. Tara's second comes after 11 s, Umar's before the original."""
    at = DAY + timedelta(days=6)
    again = at + timedelta(hours=1)
    return [
        *_post("f1", VERA, at), *_post("f2", VERA, again),
        *_post("f3", WALT, at + timedelta(seconds=10), reposts="f1"),
        *_post("f4", WALT, again + timedelta(seconds=4), reposts="f2"),
        *_post("f5", TARA, at + timedelta(seconds=5), reposts="f1"),
        *_post("f6", TARA, again + timedelta(seconds=11), reposts="f2"),
        *_post("f7", UMAR, at + timedelta(seconds=-1), reposts="f1"),
        *_post("f8", UMAR, again + timedelta(seconds=1), reposts="f2"),
        *_post("f9", VERA, at + timedelta(seconds=1), reposts="f1"),
        *_post("f10", VERA, again + timedelta(seconds=1), reposts="f2"),
    ]  # fmt: skip


def _mutual() -> Elements:
    """Ines and Jack answer each other twice, Pia answers Olaf twice and is answered once."""
    return [*_exchange("m", INES, JACK, 5), *_exchange("e", OLAF, PIA, 4)]


def _exchange(name: str, one: str, other: str, count: int) -> Elements:
    at = DAY + timedelta(days=7)
    posts = range(count)
    return [
        each for minute in posts
        for each in _post(f"{name}{minute}", (one, other)[minute % 2], at + timedelta(minutes=minute),
                          replies_to=f"{name}{minute - 1}" if minute else None)
    ]  # fmt: skip


def _between() -> Elements:
    """Nell stands between Rita and Roy; Otto knows Rita alone, and the two know each other."""
    at = DAY + timedelta(days=8)
    return [
        *_post("w1", RITA, at, mentions=(NELL, OTTO, ROY)),
        *_post("w2", NELL, at + timedelta(minutes=1), replies_to="w1"),
        *_post("w3", ROY, at + timedelta(minutes=2), mentions=(NELL,)),
        *_post("w4", RUTH, at + timedelta(minutes=3), mentions=(RITA,)),
    ]


def _missing() -> Elements:
    """Three accounts refer to gone1, which nobody collected; two, one of them under two names, to gone2."""
    at = DAY + timedelta(days=9)
    return [
        Post(id=posted("gone1"), stub=True), Post(id=posted("gone2"), stub=True),
        *_post("x1", OLGA, at, reposts="gone1"), *_post("x2", PETE, at, quotes="gone1"),
        *_post("x3", QUIN, at, replies_to="gone1"),
        *_post("x4", NORA, at, reposts="gone2"), *_post("x5", NORA_BY_HANDLE, at, quotes="gone2"),
        *_post("x6", PETE, at, replies_to="gone2"),
    ]  # fmt: skip


def _languages() -> Elements:
    """Nell: three English, two German. Near misses: Otto's second language is rarer, Ruth's is none."""
    return [
        *_spoken("q", NELL, ("en", "en", "en-GB", "de", "de")),
        *_spoken("r", OTTO, ("en", "en", "en", "en", "de")),
        *_spoken("u", RUTH, ("en", "en", "en", "und", "und")),
    ]


def _spoken(name: str, account: str, languages: Sequence[str]) -> Elements:
    at = DAY + timedelta(days=10)
    return [
        each for hour, language in enumerate(languages)
        for each in _post(f"v{name}{hour}", account, at + timedelta(hours=hour), language=language)
    ]  # fmt: skip


def _apps() -> Elements:
    """Boatbot: Kim and Leo use nothing else, Mia also web, which too many use. Ned alone uses canoe."""
    plan = (
        (KIM, "boatbot", 2), (LEO, "boatbot", 2), (MIA, "boatbot", 2), (MIA, "web", 1), (NED, "canoe", 2),
        (INES, "web", 2), (JACK, "web", 2), (RUTH, "web", 2),
    )  # fmt: skip
    at = DAY + timedelta(days=11)
    return [
        each for index, (account, client, count) in enumerate(plan) for number in range(count)
        for each in _post(f"k{index}{number}", account, at + timedelta(minutes=number), client=client)
    ]  # fmt: skip


def _media() -> Elements:
    """One picture shown by Nora, under two names, and by Vera; another by Vera alone, and in a repost."""
    at = DAY + timedelta(days=12)
    return [
        *_post("y1", NORA, at, media="sha256:aa"), *_post("y2", NORA_BY_HANDLE, at, media="sha256:aa"),
        *_post("y3", VERA, at + timedelta(hours=1), media="sha256:aa"),
        *_post("y4", VERA, at, media="sha256:bb"), *_post("y5", PETE, at, reposts="y4", media="sha256:bb"),
    ]  # fmt: skip


def late_scenes() -> Elements:
    """Happened with the rest, loaded later."""
    return [
        _renamed("rosa"),
        *_post("late0", IVO, DAY + timedelta(minutes=1), url=FILM),
        *_post("late1", RUTH, DAY + timedelta(days=1, seconds=15), replies_to="s0"),
        *_silence("late", GUS),
        *_post("late2", OLGA, DAY + timedelta(days=2), mentions=(VERA,)),
        *_post("late3", PETE, DAY + timedelta(days=2), mentions=(VERA,)),
        *_post("late4", RUTH, DAY + timedelta(days=3, minutes=1), reposts="p1"),
        *_post("late14", RUTH, DAY + timedelta(days=3, minutes=1), reposts="p2"),
        *_post("late5", FRED, DAY + timedelta(days=4)),
        *_post("late6", OLGA, DAY + timedelta(days=5), tags=("dam", "flood")),
        *_post("late7", VERA, DAY + timedelta(days=6, hours=2)),
        *_post("late8", WALT, DAY + timedelta(days=6, hours=2, seconds=1), reposts="late7"),
        *_exchange("late_", NELL, OTTO, 5),
        *_post("late10", ROY, DAY + timedelta(days=8), mentions=(RUTH,)),
        *_post("late11", RUTH, DAY + timedelta(days=9), quotes="gone2"),
        *_spoken("late", OTTO, ("de", "de")),
        *_post("late12", KIM, DAY + timedelta(days=11), client="boatbot"),
        *_post("late13", TARA, DAY + timedelta(days=12), media="sha256:bb"),
    ]


def _twin() -> Elements:
    return [
        _renamed("hans"),
        *_post("z0", ROSA, DAY - timedelta(minutes=1), url=FILM),
        *_post("z1", ROSA, DAY + timedelta(days=1, seconds=16), replies_to="s0"),
        *_silence("twin", HUGO),
        *_post("z2", PETE, DAY + timedelta(days=2), mentions=(UMAR,)),
        *_post("z3", PETE, DAY + timedelta(days=3), reposts="p3"),
        *_post("z4", ROSA, DAY + timedelta(days=3), reposts="p2"),
        *_post("z5", GINA, DAY + timedelta(days=4)),
        *_post("z6", OLGA, DAY + timedelta(days=5), tags=("dam", "flood")),
        *_post("z7", WALT, DAY + timedelta(days=6, seconds=1), reposts="f1"),
        *_post("z8", INES, DAY + timedelta(days=7, hours=1), replies_to="m3"),
        *_post("z9", JACK, DAY + timedelta(days=7, hours=1), replies_to="m4"),
        *_post("z10", ROY, DAY + timedelta(days=8), mentions=(OTTO,)),
        *_post("z11", ROSA, DAY + timedelta(days=9), quotes="gone1"),
        *_spoken("twin", ROY, ("en", "en", "en", "de", "de", "de")),
        *_post("z12", LEO, DAY + timedelta(days=11), client="boatbot"),
        *_post("z13", ROSA, DAY + timedelta(days=12), media="sha256:aa"),
        *_post("z14", ROSA, DAY + timedelta(days=2), mentions=(SAMI, TARA)),
    ]
