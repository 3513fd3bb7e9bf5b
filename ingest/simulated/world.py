"""Who lives in the simulated network: rhythms, interests, activity, and who follows whom."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.simulated import words
from ingest.simulated.plan import SimulationPlan

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ZONES = np.array([-8, -5, -3, 0, 1, 2, 5, 9])  # hours from UTC
PEAKS = np.array([8.0, 13.0, 20.5])  # local hours
ROUNDS = 4  # after each, whoever is followed gets followed more
INSIDE = 0.75  # part of the follows that stay in the community


@dataclass(slots=True, kw_only=True)
class World:
    """Accounts are numbered from 0; a planted one stands at a random number, so that no order gives it away.

    `profile` is (accounts, 24), each row the account's posting by hour UTC, summing to 1; `activity` its expected
    posts. The accounts that i follows are followees[first[i]:first[i + 1]].
    """

    community: Ints
    zone: Ints
    profile: Floats
    activity: Floats
    repost_share: Floats
    topics: Ints
    opened_day: Ints
    planted: Ints
    twins: Ints
    first: Ints
    followees: Ints
    followers: Ints

    @property
    def size(self) -> int:
        return len(self.community)


def random_stream(plan: SimulationPlan, stage: int) -> np.random.Generator:
    """One generator per stage, so that a stage's draws do not depend on how much another one drew."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([plan.seed, stage])))


def build(plan: SimulationPlan) -> World:
    rng = random_stream(plan, 1)
    community = rng.integers(0, plan.communities, plan.accounts)
    planted = rng.choice(plan.accounts, plan.members, replace=False)
    crowd = np.setdiff1d(np.arange(plan.accounts), planted)
    twins = rng.choice(crowd, plan.members, replace=False)
    community[planted] = community[twins]
    sources, targets = _follows(plan, community, planted=planted, twins=twins)
    zone = _zones(rng, community)
    world = World(
        community=community,
        zone=zone,
        profile=_profiles(rng, zone),
        activity=0.25 + 0.75 * rng.lognormal(-0.5, 1.0, plan.accounts),
        repost_share=rng.beta(3, 5, plan.accounts),
        topics=_topics(rng, community),
        opened_day=rng.integers(30, 4_000, plan.accounts),
        planted=planted,
        twins=twins,
        first=np.searchsorted(sources, np.arange(plan.accounts + 1)),
        followees=targets,
        followers=np.bincount(targets, minlength=plan.accounts),
    )
    for trait in (world.zone, world.profile, world.activity, world.repost_share, world.topics, world.opened_day):
        trait[planted] = trait[twins]
    world.activity *= plan.posts / world.activity.sum()
    return world


def _zones(rng: np.random.Generator, community: Ints) -> Ints:
    at_home = rng.random(len(community)) < 0.8
    return np.where(at_home, ZONES[community % len(ZONES)], rng.choice(ZONES, len(community)))


def _profiles(rng: np.random.Generator, zone: Ints) -> Floats:
    """Three peaks a day of one's own heights, in one's own time zone, early birds and night owls included."""
    count = len(zone)
    heights = rng.dirichlet([1.0, 1.0, 2.0], count)
    shift = rng.normal(0, 1.5, count)
    local = (np.arange(24)[None, :] + 0.5 + zone[:, None] - shift[:, None])[:, :, None]
    distance = np.abs((local - PEAKS + 12) % 24 - 12)
    profile = 0.01 + (heights[:, None, :] * np.exp(-(distance**2) / 8)).sum(axis=2)
    return np.asarray(profile / profile.sum(axis=1, keepdims=True))


def _topics(rng: np.random.Generator, community: Ints) -> Ints:
    """Two interests each: the community's first, mostly, and a second one."""
    count = len(words.TOPICS)
    own = rng.integers(0, count, (len(community), 2))
    shared = np.stack([community % count, (community * 5 + 3) % count], axis=1)
    return np.where(rng.random((len(community), 2)) < 0.7, shared, own)


def _follows(plan: SimulationPlan, community: Ints, *, planted: Ints, twins: Ints) -> tuple[Ints, Ints]:
    """Sources and targets, sorted, once each: preferential attachment in rounds, mostly inside communities."""
    rng = random_stream(plan, 2)
    members = _Members(community)
    appeal = (1 - rng.random(plan.accounts)) ** (-1 / 1.7)
    wanted = np.clip(rng.lognormal(np.log(plan.follows) - 0.32, 0.8, plan.accounts), 1, plan.accounts / 3)
    appeal[planted] = 0
    wanted[planted] = 0
    sources = rng.permutation(np.repeat(np.arange(plan.accounts), np.rint(wanted).astype(np.int64)))
    targets = np.empty_like(sources)
    weight: Floats = np.asarray(appeal / appeal.mean(), dtype=np.float64)
    for part in np.array_split(np.arange(len(sources)), ROUNDS):
        inside = rng.random(len(part)) < INSIDE
        home = np.where(inside, community[sources[part]], -1)
        targets[part] = members.draw(rng, home, weight=weight)
        weight = weight + (appeal > 0) * np.bincount(targets[part], minlength=plan.accounts)
    more = [_twin_follows(rng, (sources, targets), members, pair=pair) for pair in zip(planted, twins, strict=True)]
    every = [(sources, targets), *more]
    return _unique(np.concatenate([s for s, _ in every]), np.concatenate([t for _, t in every]), plan.accounts)


def _twin_follows(
    rng: np.random.Generator, edges: tuple[Ints, Ints], members: "_Members", *, pair: tuple[np.int64, np.int64]
) -> tuple[Ints, Ints]:
    """As many followers and followees as the twin has, of the same communities, mostly not the same accounts."""
    account, twin = pair
    sources, targets = edges
    # by how many they follow: whoever follows few would pass on more of what this account writes
    eager = np.bincount(sources, minlength=members.size).astype(np.float64)
    followers = members.draw(rng, members.community[sources[targets == twin]], weight=eager)
    followed = targets[sources == twin]
    popularity = np.bincount(targets, minlength=members.size).astype(np.float64) + 0.5
    others = members.draw(rng, members.community[followed], weight=popularity)
    followed = np.where(rng.random(len(followed)) < 0.5, followed, others)
    return (
        np.concatenate([followers, np.full(len(followed), account)]),
        np.concatenate([np.full(len(followers), account), followed]),
    )


def _unique(sources: Ints, targets: Ints, count: int) -> tuple[Ints, Ints]:
    keys = np.unique(sources[sources != targets] * count + targets[sources != targets])
    return keys // count, keys % count


class _Members:
    """Weighted draws of accounts from given communities."""

    def __init__(self, community: Ints) -> None:
        self.community = community
        self.size = len(community)
        self._order = np.argsort(community, kind="stable")
        self._ends = np.cumsum(np.bincount(community))

    def draw(self, rng: np.random.Generator, home: Ints, *, weight: Floats | None = None) -> Ints:
        """One account for each community in `home`; -1 stands for any community."""
        ordered = np.ones(self.size) if weight is None else weight[self._order]
        total = np.concatenate([[0.0], np.cumsum(ordered)])
        low = np.where(home > 0, total[self._ends[np.maximum(home - 1, 0)]], 0.0)
        high = np.where(home >= 0, total[self._ends[np.maximum(home, 0)]], total[-1])
        found = np.searchsorted(total, low + rng.random(len(home)) * (high - low), side="right") - 1
        return np.asarray(self._order[np.minimum(found, self.size - 1)], dtype=np.int64)
