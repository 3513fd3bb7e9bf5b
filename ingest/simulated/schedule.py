"""What is planted: the campaign's waves, and the decoys that look like it (fan clubs, breaking news, share buttons).

Each planted post takes the place of an ordinary one of the same account and hour, so that planting changes neither
how much an account writes nor when.
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from ingest.simulated import words
from ingest.simulated.plan import CAMPAIGNS, WAVE_KINDS, SimulationPlan, WaveKind
from ingest.simulated.world import Floats, Ints, World, random_stream

DAY = 86_400
BUDGET = 0.7  # of an account's expected posts at most so many are planted ones
SharedKind = Literal["link", "repost", "text", "hashtag", "star", "news", "button"]


@dataclass(slots=True, kw_only=True)
class Shared:
    """A thing that several accounts share: what they share, and `star` where it is a star's own post."""

    kind: SharedKind
    topic: int
    text: str = ""
    link: str = ""
    hashtag: str = ""
    star: int = -1


@dataclass(slots=True, kw_only=True)
class PlannedWave:
    """`second` counts from the plan's start."""

    kind: WaveKind
    second: int
    accounts: Ints


@dataclass(slots=True)
class Schedule:
    """Planned posts, after `settle` in time order: second, account and the number of the thing in `shared`."""

    shared: list[Shared] = field(default_factory=list)
    waves: list[PlannedWave] = field(default_factory=list)
    decoys: dict[str, Ints] = field(default_factory=dict)
    second: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    account: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    thing: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def add(self, thing: Shared, accounts: Ints, seconds: Ints) -> None:
        self.second = np.concatenate([self.second, seconds])
        self.account = np.concatenate([self.account, accounts])
        self.thing = np.concatenate([self.thing, np.full(len(accounts), len(self.shared))])
        self.shared.append(thing)

    def settle(self, end: int) -> None:
        order = np.argsort(self.second, kind="stable")
        order = order[self.second[order] < end]
        self.second, self.account, self.thing = self.second[order], self.account[order], self.thing[order]


@dataclass(slots=True)
class _Planner:
    plan: SimulationPlan
    world: World
    rng: np.random.Generator
    schedule: Schedule
    budget: Ints

    def pick(self, count: int, weight: Floats) -> Ints:
        """So many accounts (fewer where there are not as many), each once, and their budgets charged."""
        chances = weight * (self.budget > 0)
        count = min(count, int(np.count_nonzero(chances)))
        if not count:
            return np.empty(0, dtype=np.int64)
        accounts = np.sort(self.rng.choice(self.world.size, count, replace=False, p=chances / chances.sum()))
        self.budget[accounts] -= 1
        return accounts

    def moment(self, hours: Floats) -> int:
        """A second on any day, at an hour drawn by weight."""
        day = self.rng.integers(0, self.plan.days)
        hour = self.rng.choice(24, p=hours / hours.sum())
        return int(day * DAY + hour * 3600 + self.rng.integers(0, 3600))


def build(plan: SimulationPlan, world: World) -> Schedule:
    schedule = Schedule()
    planner = _Planner(
        plan, world, random_stream(plan, 3), schedule, np.floor(BUDGET * world.activity).astype(np.int64)
    )
    _campaign(planner)
    sharers = {
        "fan_club": [_fan_club(planner, club) for club in range(plan.fan_clubs)],
        "news": [_news(planner) for _ in range(plan.news)],
        "share_button": [_share_button(planner) for _ in range(plan.share_buttons)],
    }
    for kind, groups in sharers.items():
        accounts = np.concatenate([np.empty(0, dtype=np.int64), *groups])
        schedule.decoys[kind] = np.setdiff1d(accounts, world.planted)
    schedule.settle(plan.days * DAY)
    return schedule


def _campaign(planner: _Planner) -> None:
    plan, world, rng = planner.plan, planner.world, planner.rng
    campaign = CAMPAIGNS[plan.strength]
    member = np.zeros(world.size)
    member[world.planted] = 1
    if not plan.members:
        return
    for number, hour in enumerate(_wave_hours(rng, (member * world.activity) @ world.profile, campaign.waves)):
        awake = member * planner.budget * world.profile[:, hour]
        accounts = planner.pick(max(2, round(campaign.share * plan.members * rng.uniform(0.85, 1.15))), awake)
        if len(accounts) < 2:
            continue
        second = int(rng.integers(1, plan.days) * DAY + hour * 3600 + rng.integers(0, 3600))
        kind = WAVE_KINDS[number % len(WAVE_KINDS)]
        thing = _campaign_thing(planner, kind, second // DAY)
        seconds = np.maximum(0, second + np.rint(rng.normal(0, campaign.jitter, len(accounts))).astype(np.int64))
        planner.schedule.add(thing, accounts, seconds)
        planner.schedule.waves.append(PlannedWave(kind=kind, second=second, accounts=accounts))


def _wave_hours(rng: np.random.Generator, hours: Floats, waves: int) -> list[int]:
    """As the group's own hours are: one wave from each equal part of its day's posts, in any order."""
    quantiles = (rng.permutation(waves) + rng.random(waves)) / waves
    found: list[int] = np.searchsorted(np.cumsum(hours), quantiles * hours.sum(), side="right").tolist()
    return [min(hour, 23) for hour in found]


def _campaign_thing(planner: _Planner, kind: WaveKind, day: int) -> Shared:
    """An ordinary article, tag or sentence: nothing about the thing itself says that it is planted."""
    rng, world = planner.rng, planner.world
    topic = int(world.topics[rng.choice(world.planted), 0])
    draw: list[int] = rng.integers(0, 1 << 30, 6).tolist()
    thing = Shared(kind=kind, topic=topic)
    if kind == "link":
        thing.link = words.article(topic, day, 20 + draw[0] % 40)
    elif kind == "text":
        thing.text = words.sentence(topic, draw)
    elif kind == "hashtag":
        tags = words.HASHTAGS[topic]
        thing.hashtag = tags[len(tags) // 2 + draw[0] % (len(tags) // 2)]
    return thing


def _fan_club(planner: _Planner, club: int) -> Ints:
    """Active accounts that repost one star often, half a minute to several minutes after it wrote."""
    plan, world, rng = planner.plan, planner.world, planner.rng
    crowd = np.ones(world.size)
    crowd[world.planted] = 0
    star = int(np.argsort(crowd * world.followers * np.minimum(planner.budget, 3 * plan.days))[-1 - club])
    posts = int(min(planner.budget[star], 3 * plan.days))
    planner.budget[star] -= posts
    crowd[star] = 0
    near = crowd * (world.community == world.community[star]) * world.activity**2
    fans = planner.pick(plan.fans, near * (planner.budget >= 4))
    eager = np.minimum(0.7, planner.budget[fans] / max(1, posts))
    for second in sorted(planner.moment(world.profile[star]) for _ in range(posts)):
        awake = world.profile[fans, second // 3600 % 24] * 24
        taking_part = fans[(rng.random(len(fans)) < eager * np.minimum(awake, 1.4)) & (planner.budget[fans] > 0)]
        planner.budget[taking_part] -= 1
        delays = (20 + rng.exponential(150, len(taking_part))).astype(np.int64)
        thing = Shared(kind="star", topic=int(world.topics[star, 0]), star=star)
        planner.schedule.add(
            thing, np.concatenate([[star], taking_part]), second + np.concatenate([np.zeros(1, np.int64), delays])
        )
    return fans


def _news(planner: _Planner) -> Ints:
    """Something happens, and many share one link within minutes, each in words of their own."""
    plan, world, rng = planner.plan, planner.world, planner.rng
    topic = int(rng.integers(0, len(words.TOPICS)))
    second = planner.moment(world.activity @ world.profile)
    awake = world.activity * world.profile[:, second // 3600 % 24]
    accounts = planner.pick(min(3_000, max(40, plan.accounts * 6 // 100)), awake)
    link = words.article(topic, second // DAY, int(rng.integers(60, 100)))
    delays = rng.exponential(480, len(accounts)).astype(np.int64)
    planner.schedule.add(
        Shared(kind="news", topic=topic, link=link, hashtag=words.BREAKING_TAG), accounts, second + delays
    )
    return accounts


def _share_button(planner: _Planner) -> Ints:
    """A page's button writes the same text with its link for many, whenever they come by."""
    plan, world, rng = planner.plan, planner.world, planner.rng
    topic = int(rng.integers(0, len(words.TOPICS)))
    accounts = planner.pick(min(2_000, max(30, plan.accounts * 4 // 100)), world.activity)
    seconds = np.array([planner.moment(world.profile[account]) for account in accounts], dtype=np.int64)
    link = words.article(topic, 0, int(rng.integers(100, 140)))
    text = f"{words.sentence(topic, rng.integers(0, 1 << 30, 6).tolist())} via {words.TOPICS[topic][0]} page {link}"
    planner.schedule.add(Shared(kind="button", topic=topic, text=text, link=link), accounts, seconds)
    return accounts


def ordinary_rates(world: World, schedule: Schedule) -> Floats:
    """Expected posts by account and hour UTC over the whole time, less the planned ones."""
    planned = np.zeros((world.size, 24))
    np.add.at(planned, (schedule.account, schedule.second // 3600 % 24), 1)
    left = np.maximum(world.activity[:, None] * world.profile - planned, 0)
    wanted = np.maximum(world.activity - planned.sum(axis=1), 0)
    total = left.sum(axis=1)
    return np.asarray(left * (wanted / np.where(total > 0, total, 1))[:, None])
