"""The whole way, file to graph, on real posts: every figure against a count in plain Python over the raw files.

Nothing of the connectors is used to count. Each set is loaded once for all tests of this file; `_Facts` says what is
left out of ties: a self-tie, every mention within a repost, mentions that the platform put before an answer.
"""

import csv
import json
import re
import unicodedata
import uuid
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from custody.archive import Archive
from graph.extensions import discover
from graph.running import load_result, run_analysis
from graph.store import CaseStore, Store
from ingest.connectors import Connector
from ingest.pipeline import Load, Pipeline

pytestmark = pytest.mark.real_data

Json = dict[str, Any]
Ties = dict[tuple[str, str], Json]
KINDS = ("reposts", "replies", "quotes", "mentions")
DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """One set in a case of its own."""

    folder: Path
    case: CaseStore
    archive: Archive
    load: Load

    async def number(self, cypher: str) -> int:
        row = await self.case.one(f"MATCH {cypher} AS n")
        assert row is not None
        return int(row["n"])

    async def column(self, cypher: str) -> list[Any]:
        return [row["n"] for row in await self.case.read(f"MATCH {cypher} AS n")]


@pytest.fixture(scope="module")
async def loaded(
    store: Store, real_data: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Callable[..., Awaitable[Loaded]]]:
    """`loaded(connector, set, path within it)`: loaded when it is first asked for."""
    folder = tmp_path_factory.mktemp("real")
    held: dict[str, Loaded] = {}
    with Archive.open(
        f"sqlite:///{folder}/cases.db", originals=str(folder / "originals"), ledgers=folder / "ledger"
    ) as archive:

        async def load(connector: str, name: str, within: str = "", **options: str) -> Loaded:
            if name not in held:
                source = real_data(name) / within
                case = store.for_case(archive.cases.new(uuid.uuid4().hex).id)
                reader = discover("ingest.connectors", Connector)[connector]
                done = await Pipeline(case, archive).load(reader, source, options)
                held[name] = Loaded(source, case, archive, done)
            return held[name]

        yield load


Loader = Callable[..., Awaitable[Loaded]]


@pytest.fixture
async def rumoureval(loaded: Loader) -> Loaded:
    return await loaded("x", "rumoureval2017", "raw/train")


@pytest.fixture
async def network(loaded: Loader) -> Loaded:
    return await loaded("x", "twarc", "twarc-network/tweets.jsonl")


@pytest.fixture
async def academic(loaded: Loader) -> Loaded:
    return await loaded("x", "x_v2_academictwitteR", "json")


@pytest.fixture
async def ira(loaded: Loader) -> Loaded:
    return await loaded("table", "ira_trolls", "fixture_2016-10-03_to_08.csv", mapping="ira_by_author")


@pytest.fixture
async def coortweet(loaded: Loader) -> Loaded:
    return await loaded("table", "coortweet", "russian_coord_tweets.csv", mapping="coortweet")


# counted by hand


@dataclass(slots=True)
class _Facts:
    """What the raw files say, by X's own ids. `named` says of each mention whether it is the author's own words."""

    posts: set[str] = field(default_factory=set)
    users: set[str] = field(default_factory=set)
    at: dict[str, int] = field(default_factory=dict)
    authors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    refers: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: {kind: set() for kind in KINDS[:3]})
    named: dict[tuple[str, str], bool] = field(default_factory=dict)
    tags: set[tuple[str, str]] = field(default_factory=set)

    def name(self, post: str, account: str, *, own_words: bool) -> None:
        self.named[post, account] = self.named.get((post, account), False) or own_words

    def ties(self) -> Ties:
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for post, target, kind in self._acts():
            for source in self.authors[post]:
                if source != target and post in self.at:
                    found[f"x:{source}", f"x:{target}"].append((self.at[post], kind))
        return {pair: _tie(acts) for pair, acts in found.items()}

    def _acts(self) -> Iterator[tuple[str, str, int]]:
        for number, kind in enumerate(KINDS[:3]):
            for post, target in self.refers[kind]:
                for author in self.authors[target]:
                    yield post, author, number
        for (post, account), own_words in self.named.items():
            if own_words:
                yield post, account, 3

    def hours(self) -> Counter[str]:
        return Counter(_hour(self.at[post]) for post in self.posts if post in self.at)


def _tie(acts: list[tuple[int, int]]) -> Json:
    days = sorted({at // DAY for at, _ in acts})
    counts = Counter((at // DAY, KINDS[kind]) for at, kind in acts)
    totals = {kind: sum(counts[day, kind] for day in days) for kind in KINDS}
    by_day = {f"{kind}_by_day": [counts[day, kind] for day in days] for kind in KINDS}
    span = {"first_at": min(at for at, _ in acts), "last_at": max(at for at, _ in acts)}
    return {"weight": len(acts), "days": days, **totals, **by_day, **span}


def _hour(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H")


def _put_there(text: str, mentions: list[tuple[int, str]]) -> set[int]:
    """Starts of the mentions that stand before an answer's own words: nothing but other @handles before them."""
    at, found = 0, set[int]()
    starts = {start for start, _ in mentions}
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or text[at] != "@":
            return found
        if at in starts:
            found.add(at)
        at += 1
        while at < len(text) and (text[at] == "_" or (text[at].isascii() and text[at].isalnum())):
            at += 1


def _tag(tag: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tag).casefold())


def _version_1(folder: Path) -> _Facts:
    facts = _Facts()
    for file in folder.rglob("*.json"):
        if file.name != "structure.json":
            _status_1(facts, json.loads(file.read_text()))
    return facts


def _status_1(facts: _Facts, status: Json) -> None:
    post, entities = status["id_str"], status["entities"]
    facts.posts.add(post)
    facts.users.add(status["user"]["id_str"])
    facts.authors[post].add(status["user"]["id_str"])
    facts.at[post] = int(datetime.strptime(status["created_at"], "%a %b %d %H:%M:%S %z %Y").timestamp() * 1000)
    answered = status["in_reply_to_status_id_str"]
    if answered:
        facts.refers["replies"].add((post, answered))
        facts.authors[answered].add(status["in_reply_to_user_id_str"])
    mentions = [(each["indices"][0], each["id_str"]) for each in entities["user_mentions"]]
    before = _put_there(status["text"], mentions) if answered else set()
    for start, account in mentions:
        facts.name(post, account, own_words=start not in before)
    facts.tags |= {(post, _tag(each["text"])) for each in entities["hashtags"]}


def _version_2(pages: list[Json]) -> _Facts:
    facts = _Facts()
    for page in pages:
        data = page.get("data", [])
        entries = data if isinstance(data, list) else [data]
        includes = page.get("includes", {})
        for each in [*entries, *includes.get("tweets", [])]:
            if "text" in each:
                _post_2(facts, each)
        facts.users |= {each["id"] for each in [*entries, *includes.get("users", [])] if "username" in each}
    return facts


def _post_2(facts: _Facts, post: Json) -> None:
    key = post["id"]
    facts.posts.add(key)
    if "author_id" in post:
        facts.authors[key].add(post["author_id"])
    if "created_at" in post:
        facts.at[key] = int(datetime.fromisoformat(post["created_at"]).timestamp() * 1000)
    refers = {each["type"]: each["id"] for each in post.get("referenced_tweets", [])}
    names = {"retweeted": "reposts", "replied_to": "replies"} | ({} if "retweeted" in refers else {"quoted": "quotes"})
    for kind in refers.keys() & names.keys():
        facts.refers[names[kind]].add((key, refers[kind]))
    if "replied_to" in refers and "in_reply_to_user_id" in post:
        facts.authors[refers["replied_to"]].add(post["in_reply_to_user_id"])
    entities = post.get("entities", {})
    named = entities.get("mentions", [])
    mentions = [(each["start"], each.get("id") or "@" + each["username"].lower()) for each in named]
    before = _put_there(post["text"], mentions) if "replied_to" in refers else set()
    for start, account in mentions:
        facts.name(key, account, own_words="retweeted" not in refers and start not in before)
    facts.tags |= {(key, _tag(each["tag"])) for each in entities.get("hashtags", [])}


def _network_pages(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def _academic_pages(folder: Path) -> list[Json]:
    return [json.loads(file.read_text())["body"] for file in folder.glob("*.json")]


# what the graph says


async def _stored_ties(case: CaseStore) -> Ties:
    rows = await case.read(
        "MATCH (a:Account {case: $case})-[t:INTERACTED]->(b) RETURN a.id AS a, b.id AS b, properties(t) AS p"
    )
    return {(row["a"], row["b"]): _plain_tie(row["p"]) for row in rows}


def _plain_tie(properties: Json) -> Json:
    kept = {name: value for name, value in properties.items() if name != "recorded_first"}
    for name in ("first_at", "last_at"):
        kept[name] = round(kept[name].to_native().timestamp() * 1000)
    return kept


async def _agrees(said: Loaded, facts: _Facts) -> None:
    """Posts, authors, hashtags, mentions, replies, reposts, quotes and posts per hour."""
    assert set(await said.column("(p:Post {case: $case, stub: false}) RETURN p.native_id")) == facts.posts
    pairs = await said.case.read("MATCH (a:Account {case: $case})-[:POSTED]->(p) RETURN a.id AS a, p.id AS p")
    assert {(row["a"], row["p"]) for row in pairs} == {
        (f"x:{author}", f"x:{post}") for post, authors in facts.authors.items() for author in authors
    }
    stored = await said.case.read(
        "MATCH (p:Post {case: $case})-[r:REPOSTS|REPLIES_TO|QUOTES]->(q) RETURN type(r) AS kind, p.id AS p, q.id AS q"
    )
    for kind, name in zip(("REPOSTS", "REPLIES_TO", "QUOTES"), KINDS, strict=False):
        found = {(row["p"], row["q"]) for row in stored if row["kind"] == kind}
        assert found == {(f"x:{post}", f"x:{target}") for post, target in facts.refers[name]}, kind
    named = await said.case.read(
        "MATCH (p:Post {case: $case})-[m:MENTIONS]->(a) RETURN p.id AS p, a.id AS a, NOT m.implied AS own"
    )
    assert {(row["p"], row["a"]): row["own"] for row in named} == {
        (f"x:{post}", f"x:{account}"): own for (post, account), own in facts.named.items()
    }
    tagged = await said.case.read("MATCH (p:Post {case: $case})-[:TAGGED]->(h) RETURN p.native_id AS p, h.id AS h")
    assert {(row["p"], row["h"]) for row in tagged} == facts.tags
    assert await said.number("(h:Hashtag {case: $case}) RETURN count(h)") == len({tag for _, tag in facts.tags})
    assert await _hours(said) == facts.hours()


async def _hours(said: Loaded) -> Counter[str]:
    times = await said.column("(p:Post {case: $case}) WHERE p.at IS NOT NULL RETURN p.at.epochMillis / 3600000")
    return Counter(_hour(hour * 3_600_000) for hour in times)


async def _adds_up(said: Loaded, *, read: int, rejected: int) -> None:
    """Per record, on the Run, in the load's answer and in the ledger alike."""
    assert (said.load.read, said.load.counts["rejected"]) == (read, rejected)
    ledger = said.archive.ledger(said.case.case)
    assert sum(end - start for capture in said.load.captures for start, end in ledger.ranges(capture)) == read
    total, rows = ledger.rejected(limit=10_000)
    assert total == rejected
    assert all(row.reason for row in rows)
    stored = await said.number("(r:Run {case: $case, kind: 'ingest', status: 'done'}) RETURN sum(r.read)")
    assert stored == read


# RumourEval: v1.1, one post a file


async def test_rumoureval_is_in_the_graph_as_the_files_say(rumoureval: Loaded) -> None:
    facts = _version_1(rumoureval.folder)
    assert (len(facts.posts), len(facts.users)) == (4_238, 2_887)
    await _adds_up(rumoureval, read=4_238 + 272, rejected=272)
    await _agrees(rumoureval, facts)
    known = await rumoureval.column("(a:Account {case: $case, stub: false}) RETURN a.native_id")
    assert set(known) == facts.users


async def test_rumourevals_reply_trees_equal_the_structure_files(rumoureval: Loaded) -> None:
    """The 321 tree nodes without a post are answered by nobody, so no post tells of them; the files that do are no
    posts, and are rejected with that reason."""
    facts, edges, nodes = _version_1(rumoureval.folder), set(), set()
    for file in rumoureval.folder.rglob("structure.json"):
        for child, parent in _tree(json.loads(file.read_text()), ""):
            nodes.add(child)
            if parent:
                edges.add((child, parent))
    missing = nodes - facts.posts
    assert (len(missing), facts.posts <= nodes) == (321, True)
    stored = await rumoureval.case.read(
        "MATCH (p:Post {case: $case})-[:REPLIES_TO]->(q) RETURN p.native_id AS p, q.native_id AS q"
    )
    assert {(row["p"], row["q"]) for row in stored} == {(c, p) for c, p in edges if c not in missing}
    roots = await rumoureval.number("(p:Post {case: $case}) WHERE NOT (p)-[:REPLIES_TO]->() RETURN count(p)")
    assert roots == len(list(rumoureval.folder.rglob("source-tweet/*.json"))) == 272
    _, rows = rumoureval.archive.ledger(rumoureval.case.case).rejected(limit=1_000)
    assert {row.reason for row in rows} == {"a tree of ids, without the posts"}
    assert all(row.place.endswith("structure.json $") for row in rows)


def _tree(tree: Any, parent: str) -> Iterator[tuple[str, str]]:
    for child, below in tree.items() if isinstance(tree, dict) else ():
        yield child, parent
        yield from _tree(below, child)


async def test_rumourevals_ties_equal_an_independent_count(rumoureval: Loaded) -> None:
    expected = _version_1(rumoureval.folder).ties()
    assert await _stored_ties(rumoureval.case) == expected
    assert sum(tie["replies"] for tie in expected.values()) > 3_000


# twarc's network file and academictwitteR's recordings: v2


async def test_twarcs_network_is_in_the_graph_as_the_file_says(network: Loaded) -> None:
    facts = _version_2(_network_pages(network.folder))
    assert (len(facts.posts), len(facts.users)) == (676, 691)
    await _agrees(network, facts)
    assert set(await network.column("(a:Account {case: $case, stub: false}) RETURN a.native_id")) >= facts.users


async def test_twarcs_networks_ties_equal_an_independent_count(network: Loaded) -> None:
    expected = _version_2(_network_pages(network.folder)).ties()
    assert await _stored_ties(network.case) == expected
    assert {kind for kind in KINDS if any(tie[kind] for tie in expected.values())} == set(KINDS)


async def test_academictwitter_is_in_the_graph_as_the_recordings_say(academic: Loaded) -> None:
    facts = _version_2(_academic_pages(academic.folder))
    assert (len(facts.posts), len(facts.users)) == (1_007, 1_587)
    await _agrees(academic, facts)
    total, rows = academic.archive.ledger(academic.case.case).rejected()
    assert (total, all(row.reason for row in rows)) == (40, True)


async def test_academictwitters_ties_equal_an_independent_count(academic: Loaded) -> None:
    assert await _stored_ties(academic.case) == _version_2(_academic_pages(academic.folder)).ties()


# the Internet Research Agency: a table


@dataclass(slots=True)
class _Row:
    author: str
    at: datetime
    is_repost: bool
    tags: set[str]
    names: set[str]
    links: set[str]


def _ira_rows(file: Path) -> Iterator[tuple[str, _Row]]:
    with file.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            text = line["content"]
            words = re.sub(r"https?://\S+", " ", text, flags=re.IGNORECASE)
            tags = {_tag(each) for each in re.findall(r"(?<![\w&])#(\w+)", words)}
            names = {each.casefold() for each in re.findall(r"(?<![\w@])@(\w{1,30})(?!\w)", words)}
            links = {_address(each) for each in re.findall(r"https?://\S+", text, re.IGNORECASE)} - {""}
            at = datetime.fromisoformat(line["publish_date"]).replace(tzinfo=UTC)
            author = line["author_id"].casefold()
            yield f"ira-row:{line['row_id']}", _Row(author, at, line["retweet"] == "1", tags, names, links)


def _address(url: str) -> str:
    """Equal for one page: no scheme, no www, no escapes, no end of a sentence. Empty where there is no host."""
    parts = urlsplit(url.rstrip(".,;:!?'\"”’»…]}>)"))
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}".removesuffix("=") if parts.query else ""
    return host and f"https://{host}{unquote(parts.path).rstrip('/')}{unquote(query)}"


async def test_the_ira_posts_are_in_the_graph_as_the_table_says(ira: Loaded) -> None:
    rows = dict(_ira_rows(ira.folder))
    await _adds_up(ira, read=34_687, rejected=0)
    assert len(rows) == await ira.number("(p:Post {case: $case, stub: false}) RETURN count(p)") == 34_687
    authors = await ira.case.read("MATCH (a:Account {case: $case})-[:POSTED]->(p) RETURN a.id AS a, p.native_id AS p")
    assert {row["p"]: row["a"] for row in authors} == {post: f"x:@{row.author}" for post, row in rows.items()}
    assert len({row.author for row in rows.values()}) == 366
    assert await ira.number("(p:Post {case: $case, is_repost: true}) RETURN count(p)") == sum(
        row.is_repost for row in rows.values()
    )
    for kind in ("REPLIES_TO", "REPOSTS", "QUOTES"):
        assert await ira.number(f"(:Post {{case: $case}})-[r:{kind}]->() RETURN count(r)") == 0
    assert await _hours(ira) == Counter(f"{row.at:%Y-%m-%d %H}" for row in rows.values())


async def test_the_ira_posts_name_what_their_text_names(ira: Loaded) -> None:
    rows = dict(_ira_rows(ira.folder))
    for kind, expected in (
        ("TAGGED", {(post, tag) for post, row in rows.items() for tag in row.tags}),
        ("MENTIONS", {(post, f"x:@{name}") for post, row in rows.items() for name in row.names}),
        ("LINKS_TO", {(post, link) for post, row in rows.items() for link in row.links}),
    ):
        stored = await ira.case.read(
            f"MATCH (p:Post {{case: $case}})-[:{kind}]->(n) RETURN p.native_id AS p, n.id AS n", seconds=60.0
        )
        names = ((row["p"], row["n"]) for row in stored)
        assert {(post, _address(name) if kind == "LINKS_TO" else name) for post, name in names} == expected, kind
    tags = {tag for row in rows.values() for tag in row.tags}
    assert await ira.number("(h:Hashtag {case: $case}) RETURN count(h)") == len(tags)


# CooRTweet: coordination, from the graph


async def test_coortweet_is_in_the_graph_as_the_table_says(coortweet: Loaded) -> None:
    with coortweet.folder.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    await _adds_up(coortweet, read=len(rows), rejected=0)
    posts = {row["content_id"]: row for row in rows}
    stored = await coortweet.case.read(
        "MATCH (a:Account {case: $case})-[:POSTED]->(p) "
        "RETURN a.native_id AS a, p.native_id AS p, p.at.epochSeconds AS at"
    )
    assert {row["p"]: (row["a"], row["at"]) for row in stored} == {
        post: (row["account_id"], int(row["timestamp_share"])) for post, row in posts.items()
    }
    shares = {(row["content_id"], row["object_id"]) for row in rows if row["content_id"] != row["object_id"]}
    reposts = await coortweet.case.read(
        "MATCH (p:Post {case: $case})-[:REPOSTS]->(q) RETURN p.native_id AS p, q.native_id AS q"
    )
    assert {(row["p"], row["q"]) for row in reposts} == shares
    assert (len(posts), len({row["account_id"] for row in rows})) == (35_085, 9_509)


async def test_coordination_from_the_graph_equals_coortweets_own_edges(coortweet: Loaded, tmp_path: Path) -> None:
    asked = {"object_kind": "repost", "window_seconds": 60, "minimum_shares": 2}
    run = await run_analysis(coortweet.case, "coordination", asked, results=tmp_path)
    with (coortweet.folder.parent / "expected_edges_russian_tw60_mp2.csv").open(newline="") as stream:
        expected = {(f"x:{row['a']}", f"x:{row['b']}"): int(row["weight"]) for row in csv.DictReader(stream)}
    assert (len({each for pair in expected for each in pair}), len(expected)) == (2_110, 3_721)
    stored = await coortweet.case.read(
        "MATCH (a:Account {case: $case})-[t:COORDINATED_WITH {run: $run}]->(b) "
        "RETURN a.id AS a, b.id AS b, t.weight AS w",
        run=run.id,
    )
    assert {tuple(sorted((row["a"], row["b"]))): row["w"] for row in stored} == {
        tuple(sorted(pair)): weight for pair, weight in expected.items()
    }
    assert load_result(tmp_path, run.id).num_rows == 3_721
