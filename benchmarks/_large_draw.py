"""Draws one large invented case with a fixed seed: who there is, who posted what when, and what follows from it.

Heavy tails, communities, three platforms, 90 days, groups that post one text within seconds, reply storms, one hub.
Ties and their days are counted from the posts drawn, as the loader counts them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Truths = np.ndarray[tuple[int], np.dtype[np.bool_]]
Pairs = tuple[Ints, Ints]

DAY = 86_400_000
START = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
DAYS = 90
CAPTURES = 3
PLATFORM_SHARES = (0.85, 0.10, 0.05)
ORIGINAL, REPOST, REPLY, QUOTE = range(4)
KIND_SHARES = (0.38, 0.35, 0.20, 0.07)
LOCAL = 0.7
GROUPS, MEMBERS = 60, 20
WINDOW = 60_000
STORMS, STORM_REPLIES = 20, 300
HUB = 0
SAMPLE = 10


@dataclass(frozen=True, slots=True)
class LargePlan:
    """The same plan draws the same case, apart from the case's id."""

    nodes: int = 1_000_000
    relationships: int = 5_000_000
    seed: int = 1

    def part(self, fraction: float) -> int:
        return max(1, int(self.nodes * fraction))


@dataclass(slots=True)
class People:
    """Accounts lie in blocks: by platform, and within it by community. Aliases come last: known by handle alone."""

    platform: Ints
    community: Ints
    popularity: Floats
    activity: Floats
    alias_of: Ints

    @property
    def native(self) -> int:
        return len(self.platform)

    def popular(self, rng: np.random.Generator, near: Ints) -> Ints:
        """For each account of `near` another one, by popularity: mostly of its community, else of its platform."""
        running = np.concatenate([[0.0], np.cumsum(self.popularity)])
        inner = rng.random(len(near)) < LOCAL
        blocks = (self.community, self.platform)
        first = np.where(inner, *(np.searchsorted(block, block[near]) for block in blocks))
        last = np.where(inner, *(np.searchsorted(block, block[near], "right") for block in blocks))
        at = running[first] + rng.random(len(near)) * (running[last] - running[first])
        return np.clip(np.searchsorted(running, at, "right") - 1, 0, self.native - 1)


@dataclass(slots=True)
class Posts:
    """In order of time. `target` is -1 where there is none; `cluster` and `group` likewise, for planted texts."""

    author: Ints
    at: Ints
    kind: Ints
    target: Ints
    cluster: Ints
    group: Ints


@dataclass(slots=True)
class Ties:
    """INTERACTED: `offsets` cuts the rows of days, which are parallel, into one list for each tie."""

    source: Ints
    target: Ints
    offsets: Ints
    days: Ints
    by_day: tuple[Ints, Ints, Ints, Ints]
    first_at: Ints
    last_at: Ints

    def totals(self, counts: Ints) -> Ints:
        return np.add.reduceat(counts, self.offsets[:-1])


@dataclass(slots=True)
class Coordinated:
    """Pairs of accounts, the smaller number first, with the posts behind each (`offsets` cuts them)."""

    smaller: Ints
    greater: Ints
    weight: Ints
    offsets: Ints
    samples: Ints


@dataclass(slots=True)
class Drawn:
    plan: LargePlan
    people: People
    posts: Posts
    mentions: Pairs
    implied: Truths
    tagged: Pairs
    linked: Pairs
    hashtags: int
    links: int
    domain: Ints
    ties: Ties
    coordinated: Coordinated
    follows: Pairs


def draw(plan: LargePlan) -> Drawn:
    rng = np.random.default_rng(plan.seed)
    people = _people(rng, plan)
    hashtags, links = plan.part(0.02), plan.part(0.038)
    others = people.native + len(people.alias_of) + hashtags + links + plan.part(0.002) + 8
    posts = _posts(rng, people, plan.nodes - others)
    explicit = _explicit_mentions(rng, people, posts)
    mentions, implied = _mentions(posts, explicit)
    tagged = _carried(rng, posts, (0.45, 3, hashtags, 0.9))
    linked = _carried(rng, posts, (0.20, 1, links, 0.8))
    ties = _ties(people, posts, explicit)
    coordinated = _coordinated(posts)
    domain = (plan.part(0.002) * rng.random(links) ** 3).astype(np.int64)
    told = (posts.author, posts.target[posts.target >= 0], mentions[0], tagged[0], linked[0], domain, ties.source)
    left = plan.relationships - sum(len(each) for each in told) - len(coordinated.weight) - len(people.alias_of)
    follows = _follows(rng, people, left, plan.part(0.05))
    return Drawn(
        plan, people, posts, mentions, implied, tagged, linked, hashtags, links, domain, ties, coordinated, follows
    )  # fmt: skip


def _people(rng: np.random.Generator, plan: LargePlan) -> People:
    count = plan.part(0.2)
    smaller = [int(count * share) for share in PLATFORM_SHARES[1:]]
    platform = np.repeat(np.arange(3), [count - sum(smaller), *smaller])
    sizes = np.maximum(20, 0.08 * count / np.arange(1, 400) ** 0.9).astype(np.int64)
    community = np.repeat(np.arange(len(sizes)), sizes)
    community = np.concatenate([community, len(sizes) + np.arange(max(0, count - len(community))) // 50])[:count]
    # a community does not cross platforms: the blocks of the second key begin anew with the first
    community = np.unique(platform * 1_000_000 + community, return_inverse=True)[1]
    popularity = np.minimum(rng.pareto(1.1, count) + 0.05, 3_000.0)
    popularity[HUB] = popularity.sum() * 0.1
    activity = np.minimum(rng.pareto(1.2, count) + 0.1, 800.0)
    activity[HUB] = 800.0
    aliases = np.sort(rng.choice(np.argsort(-popularity)[:5_000], min(300, plan.part(0.0003)), replace=False))
    return People(platform, community.astype(np.int64), popularity, activity, aliases)


def _posts(rng: np.random.Generator, people: People, count: int) -> Posts:
    author = np.searchsorted(np.cumsum(people.activity), rng.random(count) * people.activity.sum(), "right")
    author = np.minimum(author, people.native - 1)
    at = _times(rng, author)
    kind = rng.choice(4, count, p=KIND_SHARES)
    target = np.full(count, -1, dtype=np.int64)
    cluster, group = target.copy(), target.copy()
    drawn = Posts(author, at, kind, target, cluster, group)
    _plant_storms(rng, drawn, people, start=_plant_texts(rng, drawn, people))
    order = np.argsort(at, kind="stable")
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    posts = Posts(author[order], at[order], kind[order], target[order], cluster[order], group[order])
    posts.target = np.where(posts.target >= 0, place[posts.target], -1)
    _aim(rng, people, posts)
    return posts


def _times(rng: np.random.Generator, author: Ints) -> Ints:
    """An account keeps its hours; one in fifty is silent for two months after its first days."""
    day = rng.integers(0, DAYS, len(author))
    dormant = author % 50 == 7
    early = rng.random(len(author)) < 0.1
    day = np.where(dormant, np.where(early, day % 5, 65 + day % 25), day)
    hour = (rng.normal(14, 3.5, len(author)) + author * 7 % 24) % 24
    return START + day * DAY + (hour * 3_600_000).astype(np.int64) % DAY


def _plant_texts(rng: np.random.Generator, posts: Posts, people: People) -> int:
    """Groups of accounts post one text within 90 s, again and again. Returns how many posts are taken."""
    count = len(posts.author) // 25
    sizes = rng.integers(3, 10, count)
    cluster = np.repeat(np.arange(count), sizes)[:count]
    group = cluster * 31 % GROUPS
    posts.cluster[:count], posts.group[:count], posts.kind[:count] = cluster, group, ORIGINAL
    base = (group + 1) * (people.native // (GROUPS + 2))
    posts.author[:count] = base + rng.integers(0, MEMBERS, count)
    moments = START + rng.integers(DAY, (DAYS - 1) * DAY, count)
    posts.at[:count] = moments[cluster] + rng.integers(0, 90_000, count)
    return count


def _plant_storms(rng: np.random.Generator, posts: Posts, people: People, *, start: int) -> None:
    """Some posts of the first platform get hundreds of answers within an hour."""
    first_platform = int(np.searchsorted(people.platform, 1))
    for storm in range(min(STORMS, (len(posts.author) - start) // (2 * STORM_REPLIES))):
        root = start + storm * (STORM_REPLIES + 1)
        answers = slice(root + 1, root + 1 + STORM_REPLIES)
        posts.author[root : answers.stop] %= first_platform
        posts.kind[root], posts.kind[answers], posts.target[answers] = ORIGINAL, REPLY, root
        posts.at[root] = START + int(rng.integers(DAY, (DAYS - 2) * DAY))
        posts.at[answers] = posts.at[root] + 1_000 + rng.integers(0, 3_600_000, STORM_REPLIES)


def _aim(rng: np.random.Generator, people: People, posts: Posts) -> None:
    """What a repost, an answer or a quotation refers to: an earlier post, no repost, of the same platform."""
    acting = np.flatnonzero((posts.kind != ORIGINAL) & (posts.target < 0))
    pool = np.flatnonzero(posts.kind != REPOST)
    count = len(posts.author)
    by_author = pool[np.argsort(posts.author[pool] * count + pool)]
    key = posts.author[by_author] * count + by_author
    wanted = people.popular(rng, posts.author[acting])
    first, last = np.searchsorted(key, wanted * count), np.searchsorted(key, wanted * count + acting)
    # mostly the latest ones: nobody passes on what is months old
    back = np.minimum(rng.geometric(0.3, len(acting)), np.maximum(last - first, 1))
    chosen = by_author[np.clip(last - back, 0, len(by_author) - 1)]
    found = (last > first) & (wanted != posts.author[acting])
    posts.target[acting] = np.where(found, chosen, _recent(rng, people, posts, acting))
    posts.kind[posts.target < 0] = ORIGINAL


def _recent(rng: np.random.Generator, people: People, posts: Posts, acting: Ints) -> Ints:
    """Some post of the platform shortly before; -1 where there is none."""
    chosen = np.full(len(acting), -1, dtype=np.int64)
    platform = people.platform[posts.author]
    for each in range(len(PLATFORM_SHARES)):
        pool = np.flatnonzero((posts.kind != REPOST) & (platform == each))
        mine = np.flatnonzero(platform[acting] == each)
        place = np.searchsorted(pool, acting[mine]) - rng.geometric(0.001, len(mine))
        chosen[mine] = np.where(place >= 0, pool[np.maximum(place, 0)], -1)
    return chosen


def _explicit_mentions(rng: np.random.Generator, people: People, posts: Posts) -> Pairs:
    """Accounts named in the text; an alias where the record showed the handle alone."""
    naming = np.flatnonzero((posts.kind != REPOST) & (rng.random(len(posts.kind)) < 0.4))
    naming = np.concatenate([naming, naming[rng.random(len(naming)) < 0.4]])
    named = people.popular(rng, posts.author[naming])
    alias = np.full(people.native, -1, dtype=np.int64)
    alias[people.alias_of] = people.native + np.arange(len(people.alias_of))
    named = np.where((alias[named] >= 0) & (rng.random(len(named)) < 0.3), alias[named], named)
    return _distinct(naming[named != posts.author[naming]], named[named != posts.author[naming]])


def _mentions(posts: Posts, explicit: Pairs) -> tuple[Pairs, Truths]:
    acting = np.flatnonzero((posts.kind == REPOST) | (posts.kind == REPLY))
    implied = (acting, posts.author[posts.target[acting]])
    starts, ends = np.concatenate([explicit[0], implied[0]]), np.concatenate([explicit[1], implied[1]])
    unique, first = np.unique(starts << 32 | ends, return_index=True)
    return (unique >> 32, unique & 0xFFFFFFFF), first >= len(explicit[0])


def _carried(rng: np.random.Generator, posts: Posts, how: tuple[float, int, int, float]) -> Pairs:
    """(post, thing): `how` is the share of posts with any, the most for one, how many things, and how steep.

    A repost carries what it passes on; a planted group has things of its own.
    """
    share, most, things, steep = how
    weights = np.cumsum(1.0 / np.arange(1, things + 1) ** steep)
    own = np.flatnonzero((posts.kind != REPOST) & ((rng.random(len(posts.kind)) < share) | (posts.group >= 0)))
    own = np.repeat(own, rng.integers(1, most + 1, len(own)))
    thing = np.minimum(np.searchsorted(weights, rng.random(len(own)) * weights[-1]), things - 1)
    # each community has its favourites besides what everybody talks about
    thing = np.where(rng.random(len(own)) < 0.5, (thing + posts.author[own] // 500 * 37) % things, thing)
    thing = np.where(posts.group[own] >= 0, (things // 2 + posts.group[own]) % things, thing)
    starts, ends = _distinct(own, thing)
    reposts = np.flatnonzero(posts.kind == REPOST)
    first = np.searchsorted(starts, posts.target[reposts])
    many = np.searchsorted(starts, posts.target[reposts], "right") - first
    inherited = np.repeat(first, many) + np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return np.concatenate([starts, np.repeat(reposts, many)]), np.concatenate([ends, ends[inherited]])


def _ties(people: People, posts: Posts, explicit: Pairs) -> Ties:
    acting = np.flatnonzero(posts.target >= 0)
    source = np.concatenate([posts.author[acting], posts.author[explicit[0]]])
    target = np.concatenate([posts.author[posts.target[acting]], explicit[1]])
    at = np.concatenate([posts.at[acting], posts.at[explicit[0]]])
    kind = np.concatenate([posts.kind[acting] - 1, np.full(len(explicit[0]), 3)])
    real = source != target
    source, target, at, kind = source[real], target[real], at[real], kind[real]
    pair = source << 32 | target
    order = np.lexsort((at, pair))
    pair, at, kind = pair[order], at[order], kind[order]
    new_pair = np.flatnonzero(np.diff(pair, prepend=-1))
    new_day = np.flatnonzero((np.diff(pair, prepend=-1) != 0) | (np.diff(at // DAY, prepend=-1) != 0))
    offsets = np.concatenate([np.searchsorted(new_day, new_pair), [len(new_day)]])
    reposts, replies, quotes, mentions = (
        np.add.reduceat((kind == each).astype(np.int64), new_day) for each in range(4)
    )
    return Ties(
        pair[new_pair] >> 32, pair[new_pair] & 0xFFFFFFFF, offsets, at[new_day] // DAY,
        (reposts, replies, quotes, mentions), at[new_pair], at[np.append(new_pair[1:], len(at)) - 1],
    )  # fmt: skip


def _coordinated(posts: Posts) -> Coordinated:
    """Accounts that shared a planted text within the window four times or more."""
    planted = np.flatnonzero(posts.cluster >= 0)
    planted = planted[np.argsort(posts.cluster[planted], kind="stable")]
    left, right = [], []
    for step in range(1, 10):
        a, b = planted[:-step], planted[step:]
        near = (posts.cluster[a] == posts.cluster[b]) & (posts.at[b] - posts.at[a] <= WINDOW)
        near &= posts.author[a] != posts.author[b]
        left.append(a[near])
        right.append(b[near])
    a, b = np.concatenate(left), np.concatenate(right)
    low, high = np.minimum(posts.author[a], posts.author[b]), np.maximum(posts.author[a], posts.author[b])
    pair, inverse, weight = np.unique(low << 32 | high, return_inverse=True, return_counts=True)
    order = np.argsort(inverse, kind="stable")
    starts = np.concatenate([[0], np.cumsum(weight)])
    kept = np.flatnonzero(weight >= 4)
    sizes = np.minimum(weight[kept], SAMPLE // 2)
    rows = np.repeat(starts[kept], sizes) + np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    samples = np.stack([a[order][rows], b[order][rows]], axis=1).ravel()
    offsets = np.concatenate([[0], np.cumsum(sizes * 2)])
    return Coordinated(pair[kept] >> 32, pair[kept] & 0xFFFFFFFF, weight[kept], offsets, samples)


def _follows(rng: np.random.Generator, people: People, wanted: int, hub: int) -> Pairs:
    """Exactly `wanted`, of which `hub` lead to the hub."""
    fans = rng.choice(np.arange(1, people.native), min(hub, people.native - 1, wanted), replace=False)
    source = rng.integers(0, people.native, int(wanted * 1.6))
    target = people.popular(rng, source)
    real = (source != target) & (target != HUB)
    starts, ends = _distinct(source[real], target[real])
    kept = np.sort(rng.permutation(len(starts))[: wanted - len(fans)])
    return np.concatenate([fans, starts[kept]]), np.concatenate([np.full(len(fans), HUB), ends[kept]])


def _distinct(starts: Ints, ends: Ints) -> Pairs:
    """In order of starts, then of ends."""
    unique = np.unique(starts << 32 | ends)
    return unique >> 32, unique & 0xFFFFFFFF
