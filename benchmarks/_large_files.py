"""Writes a drawn case as Parquet that `neo4j-admin database import full` reads: columns and types from the model."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks._large_draw import CAPTURES, DAY, DAYS, HUB, QUOTE, REPLY, REPOST, START, WINDOW, Drawn, Ints
from graph import keys
from graph.model import (
    Account,
    CoordinatedWith,
    Domain,
    Element,
    Follows,
    Hashtag,
    Interacted,
    Link,
    LinksTo,
    Mentions,
    Node,
    OnDomain,
    Post,
    Posted,
    Quotes,
    Relationship,
    RepliesTo,
    Reposts,
    Run,
    SameAs,
    Tagged,
    properties,
    relationship_type,
)
from graph.ties import KINDS

PLATFORMS = ("x", "mastodon", "bluesky")
CLIENTS = ("web", "phone", "tablet", "scheduler", "bridge", "crier 2")
LANGUAGES = ("en", "de", "fr", "nl")
WORDS = 4_000
ANALYSES = ("degree", "pagerank", "communities", "kcore", "betweenness", "coordination")
"""Runs are numbered: those of the captures first, then these."""
_FORMS: dict[object, tuple[str, pa.DataType]] = {
    str: ("string", pa.string()),
    int: ("long", pa.int64()),
    float: ("double", pa.float64()),
    bool: ("boolean", pa.bool_()),
    datetime: ("datetime", pa.timestamp("ms", "UTC")),
    # lists are Parquet LIST columns: no delimiter, any character may be in a text
    list[str]: ("string[]", pa.list_(pa.string())),
    list[int]: ("long[]", pa.list_(pa.int64())),
}
Columns = Mapping[str, Any]


@dataclass(slots=True)
class Written:
    """The import's arguments, how many rows of each kind there are, and ids of interest."""

    arguments: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    interesting: dict[str, str] = field(default_factory=dict)


def write(drawn: Drawn, case: str, folder: Path) -> Written:
    return _Files(drawn, case, folder).write()


class _Files:
    def __init__(self, drawn: Drawn, case: str, folder: Path) -> None:
        self.drawn, self.case, self.folder = drawn, case, folder
        self.rng = np.random.default_rng(drawn.plan.seed + 1)
        self.written = Written()

    def write(self) -> Written:
        for node in (self._accounts, self._posts, self._things, self._runs):
            for kind, columns in node():
                self._nodes(kind, columns)
        for relationship, starts, ends, told in self._relationships():
            self._edges(relationship, {"start": starts, "end": ends, **told})
        self.written.interesting = self._interesting()
        return self.written

    def _nodes(self, kind: type[Node], columns: Columns) -> None:
        count = len(columns["id"])
        table = {":ID(" + kind.__name__ + ")": pa.array(np.arange(count)), "case:string": [self.case] * count}
        file = self._file(kind, kind.__name__, table | _typed(kind, columns))
        self._note("nodes", kind.__name__, file, count)

    def _edges(self, kind: type[Relationship], columns: Columns) -> None:
        near, far = (end.__name__ for end in kind.between)
        ends = {f":START_ID({near})": columns["start"], f":END_ID({far})": columns["end"]}
        told = {name: value for name, value in columns.items() if name not in ("start", "end")}
        name = relationship_type(kind)
        self._note("relationships", name, self._file(kind, name, ends | _typed(kind, told)), len(columns["start"]))

    def _file(self, kind: type[Element], name: str, columns: Columns) -> Path:
        file = self.folder / f"{name}.parquet"
        pq.write_table(pa.table(dict(columns)), file, compression="snappy")
        return file

    def _note(self, argument: str, name: str, file: Path, count: int) -> None:
        self.written.arguments.append(f"--{argument}={name}={file}")
        self.written.counts[name] = count

    def _accounts(self) -> Iterator[tuple[type[Node], Columns]]:
        people, count = self.drawn.people, self.drawn.people.native
        aliases = len(people.alias_of)
        handles = _text("acc_", pa.array(np.arange(count)))
        platform = _platforms(people.platform)
        handle_keys = pc.binary_join_element_wise(platform, handles, ":@")
        yield (
            Account,
            {
                "id": pa.concat_arrays([self.account_ids, handle_keys.take(people.alias_of)]),
                "stub": np.arange(count + aliases) >= count,
                "platform": pa.concat_arrays([platform, platform.take(people.alias_of)]),
                "native_id": self._padded(_text("", pa.array(np.arange(count) + 1_000_000)), aliases),
                "handle": pa.concat_arrays([handles, handles.take(people.alias_of)]),
                "handle_key": pa.concat_arrays([handle_keys, handle_keys.take(people.alias_of)]),
                "handle_keys": self._handle_keys(handle_keys),
                "name": self._padded(_text("Person ", pa.array(np.arange(count))), aliases),
                "bio": self._padded(self._words(count, 6), aliases),
                "language": self._padded(self._of(LANGUAGES, count), aliases),
                "opened_at": self._padded(START - DAY * (1 + np.arange(count) * 7919 % 3_000), aliases),
                "followers": self._padded(np.bincount(self.drawn.follows[1], minlength=count)[:count], aliases),
                "following": self._padded(np.bincount(self.drawn.follows[0], minlength=count)[:count], aliases),
                "posts": self._padded(np.bincount(self.drawn.posts.author, minlength=count), aliases),
                "verified": self._padded(np.arange(count) % 40 == 0, aliases),
                **self._measures(count, aliases),
                **self._clocks(np.zeros(count + aliases, dtype=np.int64), last=CAPTURES - 1),
            },
        )

    def _handle_keys(self, handle_keys: pa.Array) -> pa.Array:
        """One in thirty had another handle before."""
        people = self.drawn.people
        changed = np.flatnonzero(np.arange(people.native) % 30 == 11)
        earlier = pc.binary_join_element_wise(handle_keys.take(changed), pa.scalar("old"), "_")
        owners = np.concatenate([np.arange(people.native), changed, people.native + np.arange(len(people.alias_of))])
        order = np.argsort(owners, kind="stable")
        values = pa.concat_arrays([handle_keys, earlier, handle_keys.take(people.alias_of)])
        offsets = np.searchsorted(owners[order], np.arange(people.native + len(people.alias_of) + 1))
        return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), values.take(order))

    def _measures(self, count: int, aliases: int) -> Columns:
        """Stand-ins of the real ones' size and skew: only how they are read is measured."""
        ties = self.drawn.ties
        degree = self._degree()
        weight = ties.totals(np.sum(ties.by_day, axis=0))
        received = np.bincount(ties.target, weights=weight, minlength=count)[:count]
        values: dict[str, Any] = {
            "degree": degree,
            "strength": received,
            "pagerank": (received + 0.15) / (received + 0.15).sum(),
            "betweenness": np.where(degree > 3, degree**1.5 * self.rng.random(count), 0.0),
            "core": np.minimum(degree, 24),
            "component": np.where(degree > 0, 0, 1 + np.arange(count)),
            "community": self.drawn.people.community,
        }
        return {name: self._padded(value, aliases) for name, value in values.items()}

    def _degree(self) -> Any:
        """How many ties each account has, both ways together."""
        count = self.drawn.people.native
        ends = (self.drawn.ties.source, self.drawn.ties.target)
        return np.sum([np.bincount(end, minlength=count)[:count] for end in ends], axis=0)

    def _posts(self) -> Iterator[tuple[type[Node], Columns]]:
        posts, count = self.drawn.posts, len(self.drawn.posts.author)
        native = _text("", pa.array(np.arange(count) + 10_000_000))
        platform = _platforms(self.drawn.people.platform[posts.author])
        url = pc.binary_join_element_wise(pa.scalar("https:/"), _text("", platform, ".example"), native, "/")
        texts, text_keys, which = self._texts()
        text = texts.take(which)
        got = np.bincount(posts.target[posts.target >= 0] * 4 + posts.kind[posts.target >= 0], minlength=4 * count)
        yield (
            Post,
            {
                "id": self.post_ids,
                "platform": platform,
                "native_id": native,
                "url": url,
                "url_key": url,
                "text": pc.if_else(
                    posts.kind == REPOST, pc.binary_join_element_wise(pa.scalar("RT @acc:"), text, " "), text
                ),
                "text_key": text_keys.take(which),
                "at": posts.at,
                "at_source": pa.array(["platform"]).take(np.zeros(count, dtype=np.int64)),
                "language": self._of(LANGUAGES, count),
                "is_repost": posts.kind == REPOST,
                "client": pa.array(CLIENTS).take(np.where(posts.group >= 0, len(CLIENTS) - 1, posts.author % 5)),
                "conversation": self.post_ids.take(self._roots()),
                "likes": (self.rng.pareto(1.5, count) * 3).astype(np.int64),
                "reposts": got[REPOST::4],
                "replies": got[REPLY::4],
                "quotes": got[QUOTE::4],
                **self._clocks(self._capture(np.arange(count))),
            },
        )

    def _texts(self) -> tuple[pa.Array, pa.Array, Ints]:
        """Distinct texts, their keys, and which text each post has: a cluster's, the reposted one's, or its own."""
        posts = self.drawn.posts
        own = np.where(posts.kind == REPOST, posts.target, np.arange(len(posts.kind)))
        own = np.where(posts.cluster[own] >= 0, len(own) + posts.cluster[own], own)
        distinct, which = np.unique(own, return_inverse=True)
        texts = self._words(len(distinct), 11)
        return texts, pa.array([keys.text_key(text) for text in texts.to_pylist()]), which

    def _roots(self) -> Ints:
        """The first post of each post's thread, found by jumping twice as far each time."""
        posts = self.drawn.posts
        root = np.where(posts.kind == REPLY, posts.target, np.arange(len(posts.kind)))
        while not np.array_equal(root, further := root[root]):
            root = further
        return root

    def _things(self) -> Iterator[tuple[type[Node], Columns]]:
        clocks = {count: self._clocks(np.zeros(count, dtype=np.int64)) for count in self._thing_counts()}
        tags, links, domains = self._thing_counts()
        yield Hashtag, {"id": _text("tag", pa.array(np.arange(tags))), **clocks[tags]}
        host = _text("https://site", pa.array(self.drawn.domain), ".example")
        pages = pc.binary_join_element_wise(host, pa.scalar("page"), pa.array(np.arange(links)).cast(pa.string()), "/")
        yield Link, {"id": pages, "title": self._words(links, 4), **clocks[links]}
        yield Domain, {"id": _text("site", pa.array(np.arange(domains)), ".example"), **clocks[domains]}

    def _thing_counts(self) -> tuple[int, int, int]:
        return self.drawn.hashtags, self.drawn.links, self.drawn.plan.part(0.002)

    def _runs(self) -> Iterator[tuple[type[Node], Columns]]:
        """As many as the plan of nodes counts: three captures' and the analyses'."""
        names = ["simulation"] * 2 + list(ANALYSES)
        ingests = len(names) - len(ANALYSES)
        moments = np.array([START + DAYS * DAY + (20 + number) * 60_000 for number in range(len(names))])
        analysis = np.arange(len(names)) >= ingests
        yield (
            Run,
            {
                "id": [run_id(number) for number in range(len(names))],
                "kind": np.where(analysis, "analysis", "ingest").tolist(),
                "name": names,
                "status": ["done"] * len(names),
                "parameters": [
                    json.dumps({"window_seconds": WINDOW // 1000} if name == "coordination" else {}) for name in names
                ],
                "versions": ["{}"] * len(names),
                "seed": pa.array(np.ones(len(names), dtype=np.int64), mask=~analysis),
                "captures": [[] if each else [_capture_id(0)] for each in analysis],
                "result": ["{}" if each else None for each in analysis],
                "started_at": moments,
                "finished_at": moments + 30_000,
                "recorded_first": moments,
            },
        )

    def _relationships(self) -> Iterator[tuple[type[Relationship], Ints, Ints, Columns]]:
        drawn, posts, everyone = self.drawn, self.drawn.posts, np.arange(len(self.drawn.posts.author))
        yield Posted, posts.author, everyone, {"at": posts.at, **self._clocks(self._capture(everyone))}
        for kind, number in ((Reposts, REPOST), (RepliesTo, REPLY), (Quotes, QUOTE)):
            acting = np.flatnonzero(posts.kind == number)
            yield kind, acting, posts.target[acting], self._clocks(self._capture(acting))
        yield Mentions, *drawn.mentions, {"implied": drawn.implied, **self._clocks(self._capture(drawn.mentions[0]))}
        yield Tagged, *drawn.tagged, self._clocks(self._capture(drawn.tagged[0]))
        yield LinksTo, *drawn.linked, self._clocks(self._capture(drawn.linked[0]))
        yield OnDomain, np.arange(drawn.links), drawn.domain, self._clocks(np.zeros(drawn.links, dtype=np.int64))
        yield Follows, *drawn.follows, self._clocks(np.zeros(len(drawn.follows[0]), dtype=np.int64))
        yield from self._derived()

    def _derived(self) -> Iterator[tuple[type[Relationship], Ints, Ints, Columns]]:
        ties, pairs, aliases = self.drawn.ties, self.drawn.coordinated, self.drawn.people.alias_of
        recorded = {"recorded_first": np.full(len(ties.source), _moment(CAPTURES))}
        by_day = dict(zip(KINDS, ties.by_day, strict=True))
        yield (
            Interacted,
            ties.source,
            ties.target,
            {
                "weight": ties.totals(np.sum(ties.by_day, axis=0)),
                **{kind: ties.totals(counts) for kind, counts in by_day.items()},
                "first_at": ties.first_at,
                "last_at": ties.last_at,
                "days": _lists(ties.offsets, ties.days),
                **{f"{kind}_by_day": _lists(ties.offsets, counts) for kind, counts in by_day.items()},
                **recorded,
            },
        )
        count = len(pairs.smaller)
        yield (
            CoordinatedWith,
            pairs.smaller,
            pairs.greater,
            {
                "object_kind": ["text"] * count,
                "window_seconds": np.full(count, WINDOW // 1000),
                "run": [coordination_run()] * count,
                "weight": pairs.weight,
                "sample_posts": _lists(pairs.offsets, self.post_ids.take(pairs.samples)),
                "recorded_first": np.full(count, _moment(CAPTURES)),
            },
        )
        yield (
            SameAs,
            self.drawn.people.native + np.arange(len(aliases)),
            aliases,
            {
                "rule": ["handle_and_id"] * len(aliases),
                "asserted_at": np.full(len(aliases), _moment(CAPTURES)),
                "recorded_first": np.full(len(aliases), _moment(CAPTURES)),
            },
        )

    def _clocks(self, capture: Ints, *, last: int | None = None) -> Columns:
        """Where it comes from: captures follow each other every thirty days, records arrive 2,000 every two seconds."""
        latest = capture if last is None else np.full(len(capture), last)
        moments, names = np.array([_moment(c) for c in range(CAPTURES)]), pa.array(map(_capture_id, range(CAPTURES)))
        return {
            "captured_first": moments[capture],
            "captured_last": moments[latest],
            "capture_first": names.take(capture),
            "capture_last": names.take(latest),
            "recorded_first": moments[capture] + 60_000 + np.arange(len(capture)) // 2_000 * 2_000,
        }

    def _capture(self, posts: Ints) -> Ints:
        return np.minimum((self.drawn.posts.at[posts] - START) // (DAYS * DAY // CAPTURES), CAPTURES - 1)

    def _words(self, count: int, each: int) -> pa.Array:
        """Texts of `each` or up to twice as many invented words, some far more common than others."""
        sizes = self.rng.integers(each, 2 * each, count)
        stream = self._vocabulary[np.minimum(self.rng.zipf(1.3, sizes.sum()), WORDS) - 1].tolist()
        ends = np.cumsum(sizes).tolist()
        return pa.array([" ".join(stream[end - size : end]) for end, size in zip(ends, sizes.tolist(), strict=True)])

    @cached_property
    def _vocabulary(self) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
        words = (
            "".join(syllables[n // 60**place % 60] for place in range(2 + n % 2)) + "n" * (n > 2_000)
            for n in range(WORDS)
        )
        return np.array(list(words))

    def _of(self, choices: tuple[str, ...], count: int) -> pa.Array:
        return pa.array(choices).take(np.minimum(self.rng.geometric(0.6, count) - 1, len(choices) - 1))

    def _padded(self, values: Any, missing: int) -> pa.Array:
        array = values if isinstance(values, pa.Array) else pa.array(values)
        return pa.concat_arrays([array, pa.nulls(missing, array.type)])

    @cached_property
    def account_ids(self) -> pa.Array:
        people = self.drawn.people
        return _ids(people.platform, np.arange(people.native) + 1_000_000)

    @cached_property
    def post_ids(self) -> pa.Array:
        author = self.drawn.posts.author
        return _ids(self.drawn.people.platform[author], np.arange(len(author)) + 10_000_000)

    def _interesting(self) -> dict[str, str]:
        """Ids that questions are asked about."""
        drawn, count = self.drawn, self.drawn.people.native
        ties = self._degree()
        ordinary = np.flatnonzero((drawn.people.platform == 0) & (np.arange(count) != HUB))
        nearest = ordinary[np.argsort(np.abs(ties[ordinary] - 200), kind="stable")]
        tags, links = np.bincount(drawn.tagged[1]), np.bincount(drawn.linked[1])
        answers = np.bincount(drawn.posts.target[drawn.posts.kind == REPLY])
        account = [
            str(self.account_ids[int(each)]) for each in (HUB, nearest[0], nearest[1], drawn.coordinated.smaller[0])
        ]
        return {
            "hub": account[0],
            "account_200": account[1],
            "account_200_other": account[2],
            "coordinated_account": account[3],
            "ties_of_account_200": str(int(ties[nearest[0]])),
            "ties_of_hub": str(int(ties[HUB])),
            "busy_hashtag": f"tag{int(np.argmax(tags))}",
            "usual_hashtag": f"tag{int(np.argsort(-tags)[300])}",
            "busy_link": self._link(int(np.argmax(links))),
            "busy_domain": f"site{int(np.argmax(np.bincount(drawn.domain[drawn.linked[1]])))}.example",
            "storm_post": str(self.post_ids[int(np.argmax(answers))]),
            "word": str(self._vocabulary[1_500]),
            "usual_word": str(self._vocabulary[60]),
            "coordination_run": coordination_run(),
        }

    def _link(self, number: int) -> str:
        return f"https://site{int(self.drawn.domain[number])}.example/page/{number}"


def run_id(number: int) -> str:
    return f"0190f0f0-0000-7000-8000-{number:012d}"


def coordination_run() -> str:
    return run_id(2 + ANALYSES.index("coordination"))


def _typed(kind: type[Element], columns: Columns) -> dict[str, pa.Array]:
    """Under the import's headers. A name that the model does not have is a mistake."""
    hints = {each.name: hint for each, hint in properties(kind)}
    typed = {}
    for name, values in columns.items():
        word, arrow = _FORMS[_bare(hints[name])]
        array = values if isinstance(values, pa.Array) else pa.array(values)
        typed[f"{name}:{word}"] = array.cast(arrow)
    return typed


def _bare(hint: object) -> object:
    return next(each for each in get_args(hint) if each is not type(None)) if isinstance(hint, UnionType) else hint


def _lists(offsets: Ints, values: Any) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(values))


def _platforms(numbers: Ints) -> pa.Array:
    return pa.array(PLATFORMS).take(numbers)


def _ids(platform: Ints, numbers: Ints) -> pa.Array:
    return pc.binary_join_element_wise(_platforms(platform), pa.array(numbers).cast(pa.string()), ":")


def _text(before: str, values: pa.Array, after: str = "") -> pa.Array:
    return pc.binary_join_element_wise(pa.scalar(before), values.cast(pa.string()), pa.scalar(after), "")


def _moment(capture: int) -> int:
    """When a capture was made, epoch milliseconds; the one after the last stands for the analyses."""
    return START + (capture + 1) * (DAYS // CAPTURES) * DAY


def _capture_id(capture: int) -> str:
    return f"{capture + 1:032x}"
