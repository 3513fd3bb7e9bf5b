"""What the simulated accounts write: one record per post, in the format that the `simulation` connector reads."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from ingest.simulated import words
from ingest.simulated.plan import SimulationPlan
from ingest.simulated.schedule import DAY, Schedule, Shared
from ingest.simulated.world import Ints, World, random_stream

Record = dict[str, object]

PLATFORM = "sim"
TICK = 1_200  # seconds: what was written in one tick is seen from the next one on
FIRST_POST = 10_000_001
FIRST_ACCOUNT = 700_001
ORIGINAL, REPOST, REPLY, QUOTE = range(4)
REMEMBER_REPOSTS = 2 * DAY  # seconds: longer than anything is seen, so that nobody reposts a post twice
SECONDS = tuple(f"{minute:02d}:{second:02d}Z" for minute in range(60) for second in range(60))


@dataclass(slots=True, kw_only=True)
class Batch:
    """One tick's posts in time order. `thing` is -1 for an ordinary post.

    `found` is (posts, 4): post, author, root and second of what the account saw; `draws` (posts, 10) random numbers.
    """

    second: Ints
    account: Ints
    thing: Ints
    action: Ints
    found: Ints
    draws: Ints


class Seen(NamedTuple):
    """A post that can be passed on or answered. `root` is its thread's first post."""

    post: int
    author: int
    root: int
    second: int


def account_number(account: int) -> str:
    return str(FIRST_ACCOUNT + account)


class Composer:
    def __init__(self, plan: SimulationPlan, world: World, schedule: Schedule) -> None:
        self._plan = plan
        self._things = schedule.shared
        self._planted = frozenset(world.planted.tolist())
        self._handles = handles(plan, world)
        self._authors: list[Record] = [
            {"id": account_number(number), "handle": handle} for number, handle in enumerate(self._handles)
        ]
        self._topics: list[list[int]] = world.topics.tolist()
        self._followers: list[int] = world.followers.tolist()
        self._following: list[int] = np.diff(world.first).tolist()
        self._first: list[int] = world.first.tolist()
        self._followees = world.followees
        self._next_post = FIRST_POST
        self._shared: dict[int, Seen] = {}  # by thing: the star's post, or what a repost wave passes on
        self._fresh: deque[Seen] = deque(maxlen=100)
        self._passed: tuple[set[tuple[int, int]], set[tuple[int, int]]] = (set(), set())
        self._passed_since = 0
        self._seen: list[Seen] = []

    def compose(self, tick: int, batch: Batch) -> Iterator[Record]:
        self._turn_page(tick * TICK)
        self._seen = []
        hour = tick * TICK // 3600
        stamp = f"{(self._plan.start + timedelta(hours=hour)).isoformat()[:13]}:"
        rows = zip(
            (batch.second - hour * 3600).tolist(), batch.account.tolist(), batch.thing.tolist(),
            batch.action.tolist(), batch.found.tolist(), batch.draws.tolist(), strict=True,
        )  # fmt: skip
        for second, account, thing, action, found, draw in rows:
            author = self._authors[account]
            own = Seen(self._next_post, account, self._next_post, hour * 3600 + second)
            self._next_post += 1
            record: Record = {
                "kind": "post", "platform": PLATFORM, "id": str(own.post),
                "url": f"https://{PLATFORM}.example/@{author['handle']}/{own.post}",
                "author": author, "at": stamp + SECONDS[second],
            }  # fmt: skip
            target = Seen(*found) if action != ORIGINAL else None
            if thing >= 0:
                self._planned(record, own, thing=thing, draw=draw)
            elif target and action == REPOST and self._first_time(account, target.post):
                self._repost(record, target)
            elif target and action == REPLY:
                self._reply(record, own, target, draw=draw)
            else:
                self._write(record, own, draw=draw, quoted=target if action == QUOTE else None)
            yield record

    def seen(self) -> tuple[Ints, Ints]:
        """Of the last tick's posts, in order: (posts, 3) of post, author and root; and the seconds of the originals."""
        table = np.array(self._seen, dtype=np.int64).reshape(-1, 4)
        return table[:, :3], table[:, 3]

    def _turn_page(self, second: int) -> None:
        if second - self._passed_since >= REMEMBER_REPOSTS:
            self._passed = (set(), self._passed[0])
            self._passed_since = second

    def _first_time(self, account: int, post: int) -> bool:
        key = (account, post)
        if key in self._passed[0] or key in self._passed[1]:
            return False
        self._passed[0].add(key)
        return True

    def _planned(self, record: Record, own: Seen, *, thing: int, draw: list[int]) -> None:
        shared = self._things[thing]
        if shared.kind == "star" and own.author == shared.star:
            self._shared[thing] = own
            self._write(record, own, draw=draw)
        elif shared.kind in ("star", "repost"):
            self._repost_shared(record, own, thing=thing, draw=draw)
        elif shared.text:
            self._say(record, own, shared.text, draw=draw, links=[shared.link] if shared.link else [])
        else:
            self._say_with(record, own, shared, draw=draw)

    def _repost_shared(self, record: Record, own: Seen, *, thing: int, draw: list[int]) -> None:
        target = self._shared.get(thing)
        if target is None:
            target = next((seen for seen in reversed(self._fresh) if seen.author not in self._planted), None)
            if target is not None:
                self._shared[thing] = target
        if target is not None and self._first_time(own.author, target.post):
            self._repost(record, target)
        else:
            self._write(record, own, draw=draw)

    def _repost(self, record: Record, target: Seen) -> None:
        record["repost_of"] = self._reference(target)
        record["mentions"] = [{**self._authors[target.author], "implied": True}]
        self._seen.append(target)

    def _reply(self, record: Record, own: Seen, target: Seen, *, draw: list[int]) -> None:
        record["reply_to"] = self._reference(target)
        record["conversation"] = str(target.root)
        topic = self._topics[target.author][0]
        self._say(record, own._replace(root=target.root), words.sentence(topic, draw), draw=draw)

    def _write(self, record: Record, own: Seen, *, draw: list[int], quoted: Seen | None = None) -> None:
        """A post on one of the account's subjects, with the tags, links and mentions that happen to be in it."""
        if quoted is not None:
            record["quote_of"] = self._reference(quoted)
        elif draw[9] % 60 == 0:
            self._say(record, own, words.GREETINGS[draw[8] % len(words.GREETINGS)], draw=draw)
            return
        topic = self._topic(own.author, draw[6])
        tags, links = [], []
        if draw[7] % 100 < 35:
            tags.append(words.HASHTAGS[topic][min(draw[7] // 100 % 10, draw[8] % 10)])
        if draw[7] % 1000 < 60:
            tags.append(words.HASHTAGS[self._topics[own.author][1]][draw[8] % 10])
        if draw[8] % 100 < 25:
            links.append(self._article(topic, own, draw))
        mentioned = self._followee(own.author, draw[9]) if draw[9] % 100 < 12 else None
        text = words.sentence(topic, draw)
        self._say(record, own, text, draw=draw, tags=list(dict.fromkeys(tags)), links=links, mentioned=mentioned)

    def _say_with(self, record: Record, own: Seen, shared: Shared, *, draw: list[int]) -> None:
        """In one's own words, with the shared link or tag (news: the tag by some only)."""
        tags = [shared.hashtag] if shared.hashtag and (shared.kind == "hashtag" or draw[7] % 10 < 4) else []
        links = [shared.link] if shared.link else []
        self._say(record, own, words.sentence(shared.topic, draw), draw=draw, tags=tags, links=links)

    def _say(
        self, record: Record, own: Seen, text: str, *,
        draw: list[int], tags: list[str] | None = None, links: list[str] | None = None, mentioned: int | None = None,
    ) -> None:  # fmt: skip
        parts = [text, *(f"#{tag}" for tag in tags or ()), *(link for link in links or () if link not in text)]
        if mentioned is not None:
            parts.insert(0, f"@{self._handles[mentioned]}")
            record["mentions"] = [self._authors[mentioned]]
        record["text"] = " ".join(parts)
        record["language"] = "en"
        record.setdefault("conversation", str(own.post))
        record["likes"] = (draw[0] >> 8) % (2 + self._followers[own.author] // 4)
        if tags:
            record["hashtags"] = tags
        if links:
            record["links"] = links
        self._seen.append(own)
        self._fresh.append(own)

    def _reference(self, target: Seen) -> Record:
        return {"id": str(target.post), "author": self._authors[target.author]}

    def _topic(self, account: int, draw: int) -> int:
        first, second = self._topics[account]
        share = draw % 100
        return first if share < 60 else second if share < 85 else draw // 100 % len(words.TOPICS)

    def _article(self, topic: int, own: Seen, draw: list[int]) -> str:
        """One of the day's or the day before's articles, the first ones much more often."""
        day = max(0, own.second // DAY - draw[5] % 2)
        number = min(draw[8] // 100 % 20, draw[9] // 100 % 20)
        return words.article(topic, day, number) + ("?utm_source=share" if draw[6] % 10 == 0 else "")

    def _followee(self, account: int, draw: int) -> int | None:
        if not self._following[account]:
            return None
        return int(self._followees[self._first[account] + draw // 100 % self._following[account]])


def handles(plan: SimulationPlan, world: World) -> list[str]:
    return [words.handle(number, draw) for number, draw in enumerate(name_draws(plan, world))]


def name_draws(plan: SimulationPlan, world: World) -> list[int]:
    draws: list[int] = random_stream(plan, 5).integers(0, 1 << 30, world.size).tolist()
    return draws
