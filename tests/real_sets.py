"""Real sets, counted by hand: plain Python over the raw files, and nothing of the connectors.

`Facts` says what is left out of ties: a self-tie, every mention within a repost, mentions that the platform put before
an answer.
"""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Json = dict[str, Any]
Ties = dict[tuple[str, str], Json]
KINDS = ("reposts", "replies", "quotes", "mentions")
DAY = 86_400_000


@dataclass(slots=True)
class Facts:
    """What the raw files say, by X's own ids. `named` says of each mention whether it is the author's own words."""

    posts: set[str] = field(default_factory=set)
    users: set[str] = field(default_factory=set)
    at: dict[str, int] = field(default_factory=dict)
    authors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    refers: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: {kind: set() for kind in KINDS[:3]})
    named: dict[tuple[str, str], bool] = field(default_factory=dict)
    tags: set[tuple[str, str]] = field(default_factory=set)
    links: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    reposts: set[str] = field(default_factory=set)
    handles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    follows: set[tuple[str, str]] = field(default_factory=set)
    liked: set[tuple[str, str]] = field(default_factory=set)

    def name(self, post: str, account: str, *, own_words: bool) -> None:
        self.named[post, account] = self.named.get((post, account), False) or own_words

    def ties(self) -> Ties:
        found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for source, target, post, kind in self.acts():
            found[source, target].append((self.at[post], kind))
        return {pair: tie_of(acts) for pair, acts in found.items()}

    def acts(self) -> Iterator[tuple[str, str, str, int]]:
        """Who acted on whom (keys), with which post, and the place of the kind in KINDS."""
        for post, target, kind in self._acts():
            for source in self.authors[post]:
                if source != target and post in self.at:
                    yield f"x:{source}", f"x:{target}", post, kind

    def accounts(self) -> set[str]:
        """Keys of all that are spoken of."""
        spoken_of = self.users | set().union(*self.authors.values()) | {account for _, account in self.named}
        related = {account for pair in self.follows for account in pair} | {account for account, _ in self.liked}
        return {f"x:{account}" for account in spoken_of | related}

    def all_posts(self) -> set[str]:
        """With those that are only referred to."""
        referred = {target for pairs in self.refers.values() for _, target in pairs}
        return self.posts | referred | {post for _, post in self.liked}

    def seen_as(self) -> dict[str, str]:
        """Accounts that are known by handle alone, and the one account each that ever held the handle (keys)."""
        held: dict[str, set[str]] = defaultdict(set)
        for account, handles in self.handles.items():
            for handle in handles:
                held[handle].add(account)
        known = {key.removeprefix("x:@") for key in self.accounts() if key.startswith("x:@")}
        return {f"x:@{handle}": f"x:{min(held[handle])}" for handle in known if len(held[handle]) == 1}

    def _acts(self) -> Iterator[tuple[str, str, int]]:
        for number, kind in enumerate(KINDS[:3]):
            for post, target in self.refers[kind]:
                for author in self.authors[target]:
                    yield post, author, number
        for (post, account), own_words in self.named.items():
            if own_words:
                yield post, account, 3

    def hours(self) -> Counter[str]:
        return Counter(hour_of(self.at[post]) for post in self.posts if post in self.at)


def tie_of(acts: list[tuple[int, int]]) -> Json:
    days = sorted({at // DAY for at, _ in acts})
    counts = Counter((at // DAY, KINDS[kind]) for at, kind in acts)
    totals = {kind: sum(counts[day, kind] for day in days) for kind in KINDS}
    by_day = {f"{kind}_by_day": [counts[day, kind] for day in days] for kind in KINDS}
    span = {"first_at": min(at for at, _ in acts), "last_at": max(at for at, _ in acts)}
    return {"weight": len(acts), "days": days, **totals, **by_day, **span}


def hour_of(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H")


def put_there(text: str, mentions: list[tuple[int, str]]) -> set[int]:
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


def folded_tag(tag: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tag).casefold())


@cache
def version_1(folder: Path) -> Facts:
    facts = Facts()
    for file in folder.rglob("*.json"):
        if file.name != "structure.json":
            _status_1(facts, json.loads(file.read_text()))
    return facts


def _status_1(facts: Facts, status: Json) -> None:
    post, entities = status["id_str"], status["entities"]
    facts.posts.add(post)
    facts.users.add(status["user"]["id_str"])
    facts.handles[status["user"]["id_str"]].add(status["user"]["screen_name"].lower())
    facts.texts[post] = status["text"]
    facts.authors[post].add(status["user"]["id_str"])
    facts.at[post] = int(datetime.strptime(status["created_at"], "%a %b %d %H:%M:%S %z %Y").timestamp() * 1000)
    answered = status["in_reply_to_status_id_str"]
    if answered:
        facts.refers["replies"].add((post, answered))
        facts.authors[answered].add(status["in_reply_to_user_id_str"])
    mentions = [(each["indices"][0], each["id_str"]) for each in entities["user_mentions"]]
    before = put_there(status["text"], mentions) if answered else set()
    for start, account in mentions:
        facts.name(post, account, own_words=start not in before)
    for each in entities["user_mentions"]:
        facts.handles[each["id_str"]].add(each["screen_name"].lower())
    facts.tags |= {(post, folded_tag(each["text"])) for each in entities["hashtags"]}


def version_2(pages: list[Json]) -> Facts:
    facts = Facts()
    for page in pages:
        data = page.get("data", [])
        entries = data if isinstance(data, list) else [data]
        includes = page.get("includes", {})
        for each in [*entries, *includes.get("tweets", [])]:
            if "text" in each:
                _post_2(facts, each)
        users = [each for each in [*entries, *includes.get("users", [])] if "username" in each]
        for each in users:
            facts.handles[each["id"]].add(each["username"].lower())
        facts.users |= {each["id"] for each in users}
        _stated_by_address(facts, page, entries)
    passed_on = {(post, quoted) for post, target in facts.refers["reposts"] for quoted in _quoted_by(facts, target)}
    facts.links = {(post, url) for post, url in facts.links if (post, url.rpartition("/")[2]) not in passed_on}
    return facts


def _quoted_by(facts: Facts, post: str) -> set[str]:
    return {quoted for each, quoted in facts.refers["quotes"] if each == post}


def _stated_by_address(facts: Facts, page: Json, entries: list[Json]) -> None:
    """A recorded page says by its address what its entries have to do with one account or post."""
    found = re.search(r"/2/(?:users|tweets)/(\d+)/(\w+)", page.get("url", ""))
    subject, what = (found[1], found[2]) if found else ("", "")
    ids = [each["id"] for each in entries if "id" in each]
    if what == "followers":
        facts.follows |= {(each, subject) for each in ids}
    elif what == "following":
        facts.follows |= {(subject, each) for each in ids}
    elif what == "liked_tweets":
        facts.liked |= {(subject, each) for each in ids}
    elif what == "liking_users":
        facts.liked |= {(each, subject) for each in ids}


def _post_2(facts: Facts, post: Json) -> None:
    key = post["id"]
    facts.posts.add(key)
    facts.texts[key] = post["text"]
    if "author_id" in post:
        facts.authors[key].add(post["author_id"])
    if "created_at" in post:
        facts.at[key] = int(datetime.fromisoformat(post["created_at"]).timestamp() * 1000)
    refers = {each["type"]: each["id"] for each in post.get("referenced_tweets", [])}
    if "retweeted" in refers:
        facts.reposts.add(key)
    names = {"retweeted": "reposts", "replied_to": "replies"} | ({} if "retweeted" in refers else {"quoted": "quotes"})
    for kind in refers.keys() & names.keys():
        facts.refers[names[kind]].add((key, refers[kind]))
    if "replied_to" in refers and "in_reply_to_user_id" in post:
        facts.authors[refers["replied_to"]].add(post["in_reply_to_user_id"])
    entities = post.get("entities", {})
    named = entities.get("mentions", [])
    mentions = [(each["start"], each.get("id") or "@" + each["username"].lower()) for each in named]
    before = put_there(post["text"], mentions) if "replied_to" in refers else set()
    for start, account in mentions:
        facts.name(key, account, own_words="retweeted" not in refers and start not in before)
    for each in named:
        if "id" in each:
            facts.handles[each["id"]].add(each["username"].lower())
    facts.links |= {(key, url) for url in _own_links(post, refers.get("quoted", ""))}
    facts.tags |= {(key, folded_tag(each["tag"])) for each in entities.get("hashtags", [])}


def _own_links(post: Json, quoted: str) -> Iterator[str]:
    """Neither its media, nor itself, nor the post that it quotes; of a repost see version_2."""
    for url in post.get("entities", {}).get("urls", []):
        written = url.get("expanded_url") or url["url"]
        status = re.match(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:i/web|\w+)/status/(\d+)(/.*)?", written)
        inner = status and (status[1] in (post["id"], quoted) or re.match("/(photo|video)", status[2] or ""))
        if not inner and "media_key" not in url and "pic.twitter.com/" not in written:
            yield url.get("unwound_url") or written


def network_pages(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text().splitlines()]


def academic_pages(folder: Path) -> list[Json]:
    """With the address that each was asked for under; an answer that is no page is none."""
    answers = [json.loads(file.read_text()) for file in folder.glob("*.json")]
    return [answer["body"] | {"url": answer["url"]} for answer in answers]


def tree_edges(tree: Any, parent: str) -> Iterator[tuple[str, str]]:
    for child, below in tree.items() if isinstance(tree, dict) else ():
        yield child, parent
        yield from tree_edges(below, child)


# the Internet Research Agency: a table


@dataclass(slots=True)
class TableRow:
    line: int
    text: str
    author: str
    at: datetime
    is_repost: bool
    tags: set[str]
    names: set[str]
    links: set[str]


def ira_rows(file: Path) -> Iterator[tuple[str, TableRow]]:
    with file.open(encoding="utf-8", newline="") as stream:
        for number, line in enumerate(csv.DictReader(stream)):
            text = line["content"]
            words = re.sub(r"https?://\S+", " ", text, flags=re.IGNORECASE)
            tags = {folded_tag(each) for each in re.findall(r"(?<![\w&])#(\w+)", words)}
            names = {each.casefold() for each in re.findall(r"(?<![\w@])@(\w{1,30})(?!\w)", words)}
            links = {page_address(each) for each in re.findall(r"https?://\S+", text, re.IGNORECASE)} - {""}
            at = datetime.fromisoformat(line["publish_date"]).replace(tzinfo=UTC)
            author = line["author_id"].casefold()
            row = TableRow(number, text, author, at, line["retweet"] == "1", tags, names, links)
            yield f"ira-row:{line['row_id']}", row


def table_facts(rows: dict[str, TableRow]) -> Facts:
    """Accounts by handle. What a repost says is not in the author's words."""
    facts = Facts()
    for post, row in rows.items():
        facts.posts.add(post)
        facts.users.add(f"@{row.author}")
        facts.authors[post].add(f"@{row.author}")
        facts.at[post] = int(row.at.timestamp() * 1000)
        facts.texts[post] = row.text
        facts.tags |= {(post, tag) for tag in row.tags}
        facts.links |= {(post, link) for link in row.links}
        if row.is_repost:
            facts.reposts.add(post)
        _named_in_row(facts, post, row)
    return facts


def _named_in_row(facts: Facts, post: str, row: TableRow) -> None:
    repeats = row.is_repost or re.match(r"RT @(\w{1,30}):", row.text) is not None
    for name in row.names:
        facts.name(post, f"@{name}", own_words=not repeats)


def page_address(url: str) -> str:
    """Equal for one page: no scheme, no www, no escapes, no tracking, no end of a sentence. Empty without a host."""
    parts = urlsplit(url.rstrip(".,;:!?'\"”’»…]}>)"))
    host = (parts.hostname or "").removeprefix("www.")
    asked = "&".join(each for each in parts.query.split("&") if not re.match("utm_|fbclid", each))
    query = f"?{asked}".removesuffix("=") if asked else ""
    return host and f"https://{host}{unquote(parts.path).rstrip('/')}{unquote(query)}"
