"""What the API answers about real sets, against counts in plain Python over their files (tests/real_sets.py).

Of a graph nothing is asked but through GraphQL and REST. An account that is known by handle alone is counted with the
one that held the handle, as the API sees it.
"""

import csv
import hashlib
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import httpx
import pytest

from api.app import create_app
from api.ids import encode
from api.settings import Settings
from custody.archive import Archive
from graph.store import Store
from ingest.evidence import Witnessing, record_of
from tests.api.conftest import client_of
from tests.conftest import Loaded
from tests.real_sets import (
    DAY,
    KINDS,
    Facts,
    Json,
    academic_pages,
    ira_rows,
    network_pages,
    page_address,
    table_facts,
    tree_edges,
    version_1,
    version_2,
)

pytestmark = pytest.mark.real_data

BUSIEST = 20
FEW = 6
WAYS = ("OUT", "IN")
Span = tuple[int, int]
"""Epoch milliseconds: from, until (exclusive)."""
ALWAYS = (-(2**60), 2**60)
Act = tuple[str, str, str, int, int]
"""Source, target, post, time, kind."""


Opened = Callable[[bytes], Callable[[str], Json]]
"""From a capture's bytes to the record, with an id, at a place in them."""


@dataclass(frozen=True)
class Api:
    """Asks about one set."""

    client: httpx.AsyncClient
    said: Loaded

    async def case(self, fields: str, declared: str = "", **variables: object) -> Json:
        question = f"query ($case: ID! {declared}) {{ case(id: $case) {{ {fields} }} }}"
        given = {"query": question, "variables": {"case": self.said.case.case, **variables}}
        answer = (await self.client.post("/graphql", json=given)).json()
        assert "errors" not in answer, answer["errors"]
        found: Json = answer["data"]["case"]
        return found

    async def every(
        self, field_: str, arguments: str, fields: str, *, first: int = 500, warning: str | None = None
    ) -> list[Json]:
        """All pages of a list. Each says the same exact total, and that many rows come; the first one warns."""
        rows: list[Json] = []
        after, totals = None, set()
        while True:
            page = (await self.case(
                f"{field_}({arguments} first: $first, after: $after) {{ total totalKind returned complete reason "
                f"pageInfo {{ hasNextPage endCursor }} nodes {{ {fields} }} }}",
                "$first: Int!, $after: String", first=first, after=after,
            ))[field_]  # fmt: skip
            rows += page["nodes"]
            totals.add((page["total"], page["totalKind"]))
            assert page["returned"] == len(page["nodes"])
            assert page["complete"] == (page["returned"] == page["total"] and not warning)
            assert (warning or "") in (page["reason"] or "")
            warning = None
            if not page["pageInfo"]["hasNextPage"]:
                break
            assert page["returned"] == first
            after = page["pageInfo"]["endCursor"]
        assert totals == {(len(rows), "EXACT")}
        return rows

    async def _get(self, path: str, **asked: object) -> httpx.Response:
        given = {name: str(value) for name, value in asked.items()}
        answer = await self.client.get(f"/v1/{path}", params={"case": self.said.case.case, **given})
        assert answer.status_code == 200, answer.text
        return answer

    async def table(self, path: str, **asked: object) -> list[Json]:
        """All rows, by column. The list says that it is complete."""
        found = (await self._get(path, **asked)).json()
        assert (found["total"], found["complete"]) == (len(found["rows"]), True), found["reason"]
        return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]

    async def lines(self, path: str, **asked: object) -> list[Json]:
        """All rows as NDJSON, of which the first says that they are complete."""
        first, *rows = map(json.loads, (await self._get(path, format="ndjson", **asked)).text.splitlines())
        assert (first["about"]["total"], first["about"]["complete"]) == (len(rows), True)
        return rows

    def id(self, label: str, key: str) -> str:
        return encode(self.said.case.case, label, key)


Asking = Callable[[Loaded], Api]


@pytest.fixture(scope="session")
async def asking(
    store: Store, real_archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Asking]:
    home = tmp_path_factory.mktemp("home")
    app = create_app(Settings(home=home, cache=home), store, real_archive.cases, Witnessing(real_archive))
    async with client_of(app) as client:
        yield lambda said: Api(client, said)


# counted by hand


@dataclass(frozen=True)
class Counted:
    """One set, seen as the API sees it."""

    facts: Facts
    seen: dict[str, str]
    acts: list[Act]

    @classmethod
    def of(cls, facts: Facts) -> "Counted":
        seen = facts.seen_as()
        acts = [(seen.get(a, a), seen.get(b, b), post, facts.at[post], kind) for a, b, post, kind in facts.acts()]
        return cls(facts, seen, [act for act in acts if act[0] != act[1]])

    def middle(self) -> Span:
        """From the time of one act to that of another, with half of all between."""
        times = sorted(act[3] for act in self.acts)
        return times[len(times) // 4], times[3 * len(times) // 4]

    def busiest(self, way: str, most: int) -> list[str]:
        counts = Counter((act[0], act[1])[WAYS.index(way)] for act in self.acts)
        return [key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def ties(self, way: str, account: str, span: Span = ALWAYS) -> dict[str, list[tuple[int, int]]]:
        """By the other account: the time and kind of each act."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for source, target, _, at, kind in self.acts:
            near, far = (source, target) if way == "OUT" else (target, source)
            if near == account and span[0] <= at < span[1]:
                found[far].append((at, kind))
        return found

    def author_of(self, post: str) -> set[str]:
        return {self.seen.get(key, key) for key in (f"x:{each}" for each in self.facts.authors.get(post, ()))}

    def kind_of(self, post: str) -> str:
        if post in self.facts.reposts:
            return "REPOST"
        for kind, name in (("quotes", "QUOTE"), ("replies", "REPLY")):
            if any(each == post for each, _ in self.facts.refers[kind]):
                return name
        return "ORIGINAL"


def _tie(acts: list[tuple[int, int]], *, exact: bool) -> Json:
    counts = Counter(KINDS[kind] for _, kind in acts)
    first, last = min(acts)[0], max(acts)[0]
    days = {"firstDay": _day(first), "lastDay": _day(last)}
    times = {"firstAt": first, "lastAt": last} if exact else {"firstAt": None, "lastAt": None}
    return {"weight": len(acts), **{kind: counts[kind] for kind in KINDS}, **days, **times}


def _day(milliseconds: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=milliseconds // DAY)).isoformat()


def _iso(milliseconds: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).isoformat()


def _milliseconds(moment: str | None) -> int | None:
    return None if moment is None else round(datetime.fromisoformat(moment).timestamp() * 1000)


def _words(text: str) -> set[str]:
    """As a full-text index finds them: what joins letters, or digits, joins the parts of a word."""
    letter = r"[^\W\d_]"
    joined = rf"(?:(?<={letter})['’.:·](?={letter})\w+|(?<=\d)['’.,;](?=\d)\w+)"
    return set(re.findall(rf"\w+{joined}*", text.lower()))


def _domain(url: str) -> str:
    """Of these sets: what is registered below a country's second level, or by somebody else's customers."""
    labels = (urlsplit(url).hostname or "").split(".")
    long = ".".join(labels[-2:]) in ("co.uk", "ac.uk", "github.io", "blogspot.com")
    return ".".join(labels[-3:] if long else labels[-2:])


# what is asked of every set


async def _counts_agree(api: Api, facts: Facts, **others: int) -> None:
    """By label and type; `others` are those that not every set has."""
    counts = (await api.case("counts { nodes { label count } relationships { type count } staleTies }"))["counts"]
    nodes = {each["label"]: each["count"] for each in counts["nodes"]}
    relationships = {each["type"]: each["count"] for each in counts["relationships"]}
    assert counts["staleTies"] == []
    tags = {tag for _, tag in facts.tags}
    expected = {"POST": len(facts.all_posts()), "ACCOUNT": len(facts.accounts()), "HASHTAG": len(tags)}
    assert {name: nodes.get(name, 0) for name in expected} == expected
    expected = {
        "POSTED": sum(map(len, facts.authors.values())), "MENTIONS": len(facts.named), "TAGGED": len(facts.tags),
        "REPLIES_TO": len(facts.refers["replies"]), "REPOSTS": len(facts.refers["reposts"]),
        "QUOTES": len(facts.refers["quotes"]), "FOLLOWS": len(facts.follows), "LIKED": len(facts.liked),
        "INTERACTED": len(facts.ties()), **others,
    }  # fmt: skip
    assert {name: relationships.get(name, 0) for name in expected} == expected


async def _accounts_agree(api: Api, facts: Facts) -> None:
    """Which there are; how many posts each wrote, and how many posts mention it."""
    rows = await api.every("accounts", "", "key neighbours { type direction total }")
    assert [row["key"] for row in rows] == sorted(facts.accounts())
    wrote = Counter(f"x:{author}" for authors in facts.authors.values() for author in authors)
    named = Counter(f"x:{account}" for _, account in facts.named)
    for type_, direction, expected in (("POSTED", "OUT", wrote), ("MENTIONS", "IN", named)):
        found = {row["key"]: each["total"] for row in rows for each in row["neighbours"]
                 if (each["type"], each["direction"]) == (type_, direction)}  # fmt: skip
        assert found == expected
        assert Counter(found).most_common(1)[0][1] > 1


async def _times_agree(api: Api, counted: Counted) -> None:
    """The whole timeline in both orders, by kind and in a window, and how many posts there are in each bin."""
    at = {f"x:{post}": moment for post, moment in counted.facts.at.items()}
    oldest = sorted(at, key=lambda key: (at[key], key))
    newest = sorted(at, key=lambda key: (-at[key], key))
    timeless = len(counted.facts.all_posts()) - len(at)
    warning = f"{timeless} posts have no time and are in no timeline." if timeless else None
    rows = await api.every("timeline", "order: OLDEST_FIRST,", "key", first=499, warning=warning)
    assert [row["key"] for row in rows] == oldest
    since, until = oldest[len(oldest) // 3], oldest[2 * len(oldest) // 3]
    window = f'since: "{_iso(at[since])}", until: "{_iso(at[until])}",'
    rows = await api.every("timeline", window, "key", warning=warning)
    assert [row["key"] for row in rows] == [key for key in newest if at[since] <= at[key] < at[until]]
    kinds = Counter(counted.kind_of(post) for post in counted.facts.at)
    volumes = " ".join(f"{kind.lower()}: volume(kinds: [{kind}], bins: WEEK) {{ posts }}" for kind in kinds)
    assert {kind.upper(): each["posts"] for kind, each in (await api.case(volumes)).items()} == kinds
    for name, width in (("HOUR", DAY // 24), ("DAY", DAY)):
        volume = (await api.case(f"volume(bins: {name}) {{ total posts bins {{ start posts }} }}"))["volume"]
        bins = Counter(moment // width * width for moment in at.values())
        assert {_milliseconds(each["start"]): each["posts"] for each in volume["bins"]} == bins
        assert (volume["total"], volume["posts"]) == (len(bins), len(at))


async def _words_agree(api: Api, facts: Facts) -> None:
    """Searches for words from the common to the rare, and for two at once."""
    held = {f"x:{post}": _words(text) for post, text in facts.texts.items()}
    ranked = Counter(word for words in held.values() for word in words if re.fullmatch("[a-z]{4,}", word))
    by_number = sorted(ranked, key=lambda word: (-ranked[word], word))
    chosen = [by_number[len(by_number) * part // 1_000] for part in (2, 10, 50, 200, 600)]
    for question in [*chosen, f"{chosen[0]} {chosen[1]}"]:
        rows = await api.every("search", f'question: "{question}", label: POST,', "key", first=200)
        expected = {key for key, words in held.items() if words.issuperset(question.split())}
        assert {row["key"] for row in rows} == expected, question


async def _tags_agree(api: Api, facts: Facts) -> None:
    """The most used one: tags that hold it in their name, and the posts that carry it."""
    tag, uses = Counter(tag for _, tag in facts.tags).most_common(1)[0]
    rows = await api.every("search", f'question: "{tag}", label: HASHTAG,', "key")
    assert {row["key"] for row in rows} == {each for _, each in facts.tags if tag in each}
    rows = await api.every("timeline", f'of: "{api.id("Hashtag", tag)}",', "key")
    assert {row["key"] for row in rows} == {f"x:{post}" for post, each in facts.tags if each == tag}
    assert len(rows) == uses


_TIE = "weight reposts replies quotes mentions firstDay lastDay firstAt lastAt account { key }"
_ACTS = "kinds: [REPOSTED, REPLIED, QUOTED, MENTIONED],"


async def _ties_agree(api: Api, counted: Counted, *, most: int) -> None:
    """Of the busiest accounts, out and in: in all, in whole days and in a finer window, the strongest first."""
    since, until = counted.middle()
    days, finer = (since // DAY * DAY, (until // DAY + 1) * DAY), (since, until)
    assert since % DAY or until % DAY
    for way in WAYS:
        for account in counted.busiest(way, most):
            for span, exact in ((ALWAYS, True), (days, False), (finer, True)):
                expected = {other: _tie(acts, exact=exact) for other, acts in counted.ties(way, account, span).items()}
                found = await _ties(api, way, account, span)
                assert dict(found) == expected, (way, account, span)
                assert [key for key, _ in found] == sorted(expected, key=lambda key: (-expected[key]["weight"], key))


async def _ties(api: Api, way: str, account: str, span: Span) -> list[tuple[str, Json]]:
    window = "" if span == ALWAYS else f'since: "{_iso(span[0])}", until: "{_iso(span[1])}",'
    asked = f'id: "{api.id("Account", account)}", direction: {way}, {_ACTS} {window}'
    found = []
    for row in await api.every("ties", asked, _TIE, first=100):
        key = row.pop("account")["key"]
        found.append((key, row | {name: _milliseconds(row[name]) for name in ("firstAt", "lastAt")}))
    return found


async def _all_ties_agree(api: Api, counted: Counted) -> None:
    """Over REST: all there are, and those of a window of whole days."""
    since, until = counted.middle()
    for span, asked in ((ALWAYS, {}), ((since // DAY * DAY, (until // DAY + 1) * DAY), _days(since, until))):
        acts: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for source, target, _, at, kind in counted.acts:
            if span[0] <= at < span[1]:
                acts[source, target].append((at, kind))
        expected = {}
        for pair, each in acts.items():
            tie = _tie(each, exact=False)
            expected[pair] = [tie["weight"], *(tie[kind] for kind in KINDS), tie["firstDay"], tie["lastDay"]]
        found = await api.lines("ties", limit=100_000, **asked)
        assert {(row.pop("source"), row.pop("target")): list(row.values()) for row in found} == expected


def _days(since: int, until: int) -> dict[str, str]:
    return {"since": _day(since), "until": _day(until)}


async def _evidence_agrees(api: Api, counted: Counted, opened: Opened) -> None:
    """Of the three strongest ties: the posts behind them, and each post in the bytes that were kept."""
    behind: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, target, post, _, kind in counted.acts:
        behind[source, target][f"x:{post}"].add(KINDS[kind].upper())
    originals = _Originals(api.said.archive, opened)
    for pair in sorted(behind, key=lambda pair: (-len(behind[pair]), pair))[:3]:
        source, target = (api.id("Account", key) for key in pair)
        found = (await api.case(
            f'evidenceOfTie(source: "{source}", target: "{target}", limit: {FEW}) {{ total posts {{ kinds '
            "post { key } captures { total complete captures { id position place sha256 } } } }"
        ))["evidenceOfTie"]  # fmt: skip
        assert found["total"] == len(behind[pair])
        newest = {each["post"]["key"]: set(each["kinds"]) for each in found["posts"]}
        assert newest.items() <= behind[pair].items()
        assert len(newest) == min(FEW, len(behind[pair]))
        at = {post: counted.facts.at[post.removeprefix("x:")] for post in behind[pair]}
        assert sorted(at[post] for post in newest) == sorted(at.values())[-FEW:]
        for each in found["posts"]:
            originals.hold(each)
        first = found["posts"][0]["captures"]["captures"][0]
        record = record_of(api.said.archive, api.said.archive.originals.get(first["id"]), first["position"])
        assert record.place == first["place"]


@dataclass(frozen=True)
class _Originals:
    """The bytes that were kept, each opened once."""

    archive: Archive
    opened: Opened
    known: dict[str, Callable[[str], Json]] = field(default_factory=dict)

    def hold(self, post: Json) -> None:
        """Every record that is named speaks of the post, and one of them is the post itself."""
        captures, ids, native = post["captures"], set[str](), post["post"]["key"].removeprefix("x:")
        assert captures["complete"] == (captures["total"] == len(captures["captures"]))
        for each in captures["captures"]:
            found = self._at(each["id"], each["sha256"])(each["place"])
            assert native in _strings(found), each["place"]
            ids.add(found.get("id_str") or found["id"])
        assert native in ids

    def _at(self, id_: str, sha256: str) -> Callable[[str], Json]:
        if id_ not in self.known:
            with self.archive.originals.open(self.archive.originals.get(id_)) as stream:
                received = stream.read()
            assert hashlib.sha256(received).hexdigest() == sha256
            self.known[id_] = self.opened(received)
        return self.known[id_]


def _strings(value: object) -> set[str]:
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return set[str]().union(*map(_strings, parts))
    return {value} if isinstance(value, str) else set()


def _json_at(text: str, path: str) -> Json:
    found: Any = json.loads(text)
    for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        found = found[name] if name else found[int(number)]
    assert isinstance(found, dict)
    return found


def _pack_of(folder: Path) -> Opened:
    """The place begins with the member's name: its bytes are those of the file in the set."""

    def opened(received: bytes) -> Callable[[str], Json]:
        pack = ZipFile(io.BytesIO(received))

        def at(place: str) -> Json:
            name, path = place.split(" $")
            assert pack.read(name) == (folder / name).read_bytes()
            return _json_at(pack.read(name).decode(), path)

        return at

    return opened


def _lines(received: bytes) -> Callable[[str], Json]:
    lines = received.decode().splitlines()

    def at(place: str) -> Json:
        number, path = place.removeprefix("line ").split(" $")
        return _json_at(lines[int(number) - 1], path)

    return at


def _table(received: bytes) -> Callable[[str], Json]:
    """By the line on which a row begins. A post's id is the name that the mapping gives the row."""
    reader = csv.reader(io.StringIO(received.decode(), newline=""))
    names, begins, rows = next(reader), reader.line_num + 1, dict[int, list[str]]()
    for row in reader:
        rows[begins], begins = row, reader.line_num + 1

    def at(place: str) -> Json:
        row = dict(zip(names, rows[int(place.removeprefix("line "))], strict=True))
        return {"id": f"ira-row:{row['row_id']}"}

    return at


async def _amplifiers_agree(api: Api, counted: Counted) -> None:
    """Who amplifies whom, in all and in a finer window: rows in whole."""
    for since, until in (ALWAYS, counted.middle()):
        acts: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
        for source, target, post, at, kind in counted.acts:
            if KINDS[kind] in ("reposts", "quotes") and since <= at < until:
                acts[source, target].append((at, f"x:{post}", kind))
        expected = {pair: _amplified(sorted(each)) for pair, each in acts.items()}
        asked = {} if since == ALWAYS[0] else {"since": _iso(since), "until": _iso(until)}
        found = await api.table("investigations/who_amplifies_whom", limit=1000, **asked)
        names = ("reposts", "quotes", "weight", "sample_posts")
        rows = {
            (row["source"], row["target"]): [
                *(row[name] for name in names), *(_milliseconds(row[name]) for name in ("first_at", "last_at"))
            ]
            for row in found
        }  # fmt: skip
        assert rows == expected


def _amplified(acts: list[tuple[int, str, int]]) -> list[object]:
    counts = Counter(KINDS[kind] for _, _, kind in acts)
    posts = list(dict.fromkeys(post for _, post, _ in acts))
    return [counts["reposts"], counts["quotes"], len(acts), posts[:10], acts[0][0], acts[-1][0]]


async def _passed_on_agree(api: Api, counted: Counted) -> None:
    """Posts most passed on: by how many accounts, and how often in which way."""
    facts = counted.facts
    acts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind in ("reposts", "quotes"):
        for post, target in facts.refers[kind]:
            if post in facts.at:
                acts[f"x:{target}"] += [(who, kind) for who in counted.author_of(post) - counted.author_of(target)]
    expected = {}
    for target, each in acts.items():
        counts = Counter(kind for _, kind in each)
        expected[target] = (len({who for who, _ in each}), counts["reposts"], counts["quotes"])
    expected = {target: counts for target, counts in expected.items() if counts[0]}
    found = await api.table("investigations/posts_most_passed_on", minimum_accounts=1, limit=1000)
    assert {row["post"]: (row["accounts"], row["reposts"], row["quotes"]) for row in found} == expected
    assert [row["accounts"] for row in found] == sorted((row["accounts"] for row in found), reverse=True)


async def _domains_agree(api: Api, counted: Counted, *, reposts: bool) -> None:
    """Domains pushed by many accounts: by how many, in how many posts, with how many addresses."""
    facts = counted.facts
    pushed: dict[str, tuple[set[str], set[str], set[str]]] = defaultdict(lambda: (set(), set(), set()))
    for post, url in facts.links:
        if reposts or post not in facts.reposts:
            accounts, posts, links = pushed[_domain(url)]
            accounts |= counted.author_of(post)
            posts.add(post)
            links.add(page_address(url))
    found = await api.table(
        "investigations/domains_pushed_by_many_accounts", minimum_accounts=1, limit=1000, with_reposts=reposts
    )
    rows = {row["domain"]: (row["accounts"], row["posts"], row["links"]) for row in found}
    assert rows == {name: tuple(map(len, each)) for name, each in pushed.items()}


# RumourEval: v1.1, threads


@pytest.fixture
def threads(rumoureval: Loaded) -> Counted:
    return Counted.of(version_1(rumoureval.folder))


@pytest.fixture
def trees(rumoureval: Loaded) -> dict[str, set[tuple[str, str]]]:
    """By the key of a thread's first post: (post, what it answers; empty for the first) of its structure file."""
    found = {}
    for file in rumoureval.folder.rglob("structure.json"):
        tree = tree_edges(json.loads(file.read_text()), "")
        found[f"x:{file.parent.name}"] = {(f"x:{post}", parent and f"x:{parent}") for post, parent in tree}
    return found


async def test_rumourevals_threads_are_the_trees_of_their_structure_files(
    asking: Asking, rumoureval: Loaded, threads: Counted, trees: dict[str, set[tuple[str, str]]]
) -> None:
    """From the post of each that answers the latest. What has no post can't be in an answer: see below."""
    api, posts = asking(rumoureval), {f"x:{post}" for post in threads.facts.posts}
    assert len(trees) == 272
    for first, edges in trees.items():
        expected = {(post, parent) for post, parent in edges if parent and post in posts}
        last = max(post for post, _ in edges if post in posts)
        rows = await api.table("investigations/thread_of_a_post", post=last, limit=1000)
        assert {(row["source"], row["target"]) for row in rows} == expected
        assert {row["first_post"] for row in rows} <= {first}
        assert {row["source"]: row["depth"] for row in rows} == _depths(first, expected)
        assert all({row["account"]} == threads.author_of(row["source"].removeprefix("x:")) for row in rows)


def _depths(first: str, edges: set[tuple[str, str]]) -> dict[str, int]:
    found, level = {first: 0}, 0
    while len(found) <= len(edges):
        level += 1
        found |= {post: level for post, parent in edges if post not in found and found.get(parent) == level - 1}
        assert level <= len(edges)
    return {post: depth for post, depth in found.items() if depth}


async def test_rumourevals_tree_nodes_without_a_post_are_exactly_those_that_no_file_holds(
    asking: Asking, rumoureval: Loaded, threads: Counted, trees: dict[str, set[tuple[str, str]]]
) -> None:
    """321 ids stand in a structure file alone. Nobody answers them, so no post tells of them: there is no stub."""
    api = asking(rumoureval)
    nodes = sorted({post for edges in trees.values() for post, _ in edges})
    missing = set()
    for start in range(0, len(nodes), 500):
        part = nodes[start : start + 500]
        asked = {"ids": [api.id("Post", post) for post in part]}
        question = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Post { key stub } } }"
        answer = (await api.client.post("/graphql", json={"query": question, "variables": asked})).json()
        for post, node in zip(part, answer["data"]["nodes"], strict=True):
            assert node is None or node == {"key": post, "stub": False}
            missing |= {post} if node is None else set()
    assert len(missing) == 321
    assert missing == set(nodes) - {f"x:{post}" for post in threads.facts.posts}


async def test_replies_to_a_post_come_page_by_page(asking: Asking, rumoureval: Loaded, threads: Counted) -> None:
    """Of the posts that were answered most, and the thread around them."""
    api, at = asking(rumoureval), threads.facts.at
    answers: dict[str, set[str]] = defaultdict(set)
    for post, target in threads.facts.refers["replies"]:
        answers[target].add(post)
    for target in sorted(answers, key=lambda post: (-len(answers[post]), post))[:BUSIEST]:
        id_ = api.id("Post", f"x:{target}")
        rows = await api.every(
            "expand", f'id: "{id_}", types: [REPLIES_TO], direction: IN, order: OLDEST,', "at node { key }", first=7
        )
        newest = [(at[post], f"x:{post}") for post in sorted(answers[target], key=lambda post: (at[post], f"x:{post}"))]
        assert [(_milliseconds(row["at"]), row["node"]["key"]) for row in rows] == newest
        counts = (await api.case(f'neighbours(id: "{id_}") {{ type direction total }}'))["neighbours"]
        assert {"type": "REPLIES_TO", "direction": "IN", "total": len(answers[target])} in counts


async def test_what_rumoureval_holds(asking: Asking, rumoureval: Loaded, threads: Counted) -> None:
    api = asking(rumoureval)
    assert len(threads.facts.posts) == 4_238
    await _counts_agree(api, threads.facts)
    await _accounts_agree(api, threads.facts)
    await _tags_agree(api, threads.facts)


async def test_when_and_with_what_words_rumoureval_was_written(
    asking: Asking, rumoureval: Loaded, threads: Counted
) -> None:
    await _times_agree(asking(rumoureval), threads)
    await _words_agree(asking(rumoureval), threads.facts)


async def test_ties_of_rumoureval(asking: Asking, rumoureval: Loaded, threads: Counted) -> None:
    api = asking(rumoureval)
    await _ties_agree(api, threads, most=BUSIEST)
    await _all_ties_agree(api, threads)
    await _evidence_agrees(api, threads, _pack_of(rumoureval.folder))


# twarc's network file: v2


@pytest.fixture
def pages(network: Loaded) -> Counted:
    return Counted.of(version_2(network_pages(network.folder)))


async def test_what_twarcs_network_holds(asking: Asking, network: Loaded, pages: Counted) -> None:
    api = asking(network)
    await _counts_agree(api, pages.facts, LINKS_TO=len({(post, page_address(url)) for post, url in pages.facts.links}))
    await _accounts_agree(api, pages.facts)
    await _tags_agree(api, pages.facts)
    await _times_agree(api, pages)
    await _words_agree(api, pages.facts)


async def test_ties_of_twarcs_network(asking: Asking, network: Loaded, pages: Counted) -> None:
    api = asking(network)
    await _ties_agree(api, pages, most=FEW)
    await _all_ties_agree(api, pages)
    await _evidence_agrees(api, pages, _lines)


async def test_investigations_of_twarcs_network(asking: Asking, network: Loaded, pages: Counted) -> None:
    api = asking(network)
    await _amplifiers_agree(api, pages)
    await _passed_on_agree(api, pages)
    await _domains_agree(api, pages, reposts=False)
    await _domains_agree(api, pages, reposts=True)


# academictwitteR's recordings: v2, with followers and likes


@pytest.fixture
def recordings(academic: Loaded) -> Counted:
    return Counted.of(version_2(academic_pages(academic.folder)))


async def test_what_academictwitter_recorded(asking: Asking, academic: Loaded, recordings: Counted) -> None:
    api, facts = asking(academic), recordings.facts
    links = {(post, page_address(url)) for post, url in facts.links}
    await _counts_agree(api, facts, LINKS_TO=len(links))
    await _accounts_agree(api, facts)
    await _tags_agree(api, facts)
    await _times_agree(api, recordings)
    await _words_agree(api, facts)


async def test_ties_of_academictwitter(asking: Asking, academic: Loaded, recordings: Counted) -> None:
    api = asking(academic)
    await _ties_agree(api, recordings, most=FEW)
    await _all_ties_agree(api, recordings)
    await _evidence_agrees(api, recordings, _pack_of(academic.folder))


async def test_followers_that_academictwitter_recorded(asking: Asking, academic: Loaded, recordings: Counted) -> None:
    api, follows = asking(academic), recordings.facts.follows
    for way, near in (("OUT", 0), ("IN", 1)):
        account = Counter(pair[near] for pair in follows).most_common(1)[0][0]
        id_ = api.id("Account", f"x:{account}")
        rows = await api.every("ties", f'id: "{id_}", direction: {way}, kinds: [FOLLOWED],', "followed account { key }")
        assert {row["account"]["key"] for row in rows} == {
            f"x:{pair[1 - near]}" for pair in follows if pair[near] == account
        }
        assert all(row["followed"] for row in rows)


async def test_investigations_of_academictwitter(asking: Asking, academic: Loaded, recordings: Counted) -> None:
    api = asking(academic)
    await _amplifiers_agree(api, recordings)
    await _passed_on_agree(api, recordings)
    await _domains_agree(api, recordings, reposts=False)
    await _domains_agree(api, recordings, reposts=True)


# the Internet Research Agency: a table


@pytest.fixture
def table_of_trolls(ira: Loaded) -> Counted:
    return _counted_table(ira.folder)


@cache
def _counted_table(file: Path) -> Counted:
    return Counted.of(table_facts(dict(ira_rows(file))))


async def test_what_the_ira_table_holds(asking: Asking, ira: Loaded, table_of_trolls: Counted) -> None:
    api, facts = asking(ira), table_of_trolls.facts
    assert len(facts.posts) == 34_687
    await _counts_agree(api, facts, LINKS_TO=len(facts.links))
    await _accounts_agree(api, facts)
    await _tags_agree(api, facts)


async def test_words_of_the_ira_table(asking: Asking, ira: Loaded, table_of_trolls: Counted) -> None:
    await _words_agree(asking(ira), table_of_trolls.facts)


async def test_ties_of_the_ira_table(asking: Asking, ira: Loaded, table_of_trolls: Counted) -> None:
    api = asking(ira)
    await _ties_agree(api, table_of_trolls, most=FEW)
    await _all_ties_agree(api, table_of_trolls)
    await _evidence_agrees(api, table_of_trolls, _table)


async def test_investigations_of_the_ira_table(asking: Asking, ira: Loaded, table_of_trolls: Counted) -> None:
    await _domains_agree(asking(ira), table_of_trolls, reposts=False)
    await _domains_agree(asking(ira), table_of_trolls, reposts=True)
