"""What is asked of a simulation, and what was planted in it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, Self

from graph.errors import ParameterInvalid

Strength = Literal["strong", "medium", "weak"]
WaveKind = Literal["link", "repost", "text", "hashtag"]
WAVE_KINDS: tuple[WaveKind, ...] = ("link", "repost", "text", "hashtag")
POSTS_PER_ACCOUNT = 50 / 3
MOST_ACCOUNTS = 60_000  # beyond that the time gets longer instead, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Campaign:
    """How loud the planted group is: waves, the part of its members in each, seconds of jitter (one sigma)."""

    waves: int
    share: float
    jitter: float


CAMPAIGNS: dict[Strength, Campaign] = {
    "strong": Campaign(waves=16, share=0.6, jitter=8),
    "medium": Campaign(waves=12, share=0.4, jitter=20),
    "weak": Campaign(waves=10, share=0.33, jitter=30),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationPlan:
    """Equal plans give equal bytes. `accounts` includes the planted `members`; `follows` is a mean per account."""

    seed: int = 1
    accounts: int = 1_200
    posts: int = 20_000
    days: int = 14
    start: datetime = datetime(2026, 3, 2, tzinfo=UTC)
    communities: int = 8
    follows: int = 12
    strength: Strength = "medium"
    members: int = 24
    fan_clubs: int = 2
    fans: int = 15
    news: int = 3
    share_buttons: int = 3

    def __post_init__(self) -> None:
        _check(0 <= self.seed < 2**63, "seed is from 0 up to 2^63")
        _check(self.accounts >= 100, "accounts is at least 100")
        _check(self.posts >= self.accounts * 5, "posts is at least five times accounts")
        _check(self.days >= 3, "days is at least 3")
        _check(1 <= self.communities <= self.accounts // 50, "there are at least 50 accounts to a community")
        _check(1 <= self.follows <= self.accounts // 8, "follows is at most an eighth of accounts")
        _check(0 <= self.members <= self.accounts // 4, "members is at most a quarter of accounts")
        _check(0 <= self.fan_clubs <= 10 and 2 <= self.fans <= self.accounts // 60, "fan clubs do not fit")
        _check(min(self.news, self.share_buttons) >= 0, "news and share_buttons are not negative")
        _check(self.strength in CAMPAIGNS, f"strength is one of {', '.join(CAMPAIGNS)}")
        _check(self.start == self.start.replace(hour=0, minute=0, second=0, microsecond=0), "start is a midnight")
        _check(self.start.utcoffset() == timedelta(0), "start is in UTC")

    @classmethod
    def scaled(cls, posts: int, *, seed: int = 1) -> Self:
        """A plan of about the default's density with this many posts."""
        accounts = min(MOST_ACCOUNTS, max(900, round(posts / POSTS_PER_ACCOUNT)))
        days = max(14, round(14 * posts / POSTS_PER_ACCOUNT / accounts))
        return cls(seed=seed, accounts=accounts, posts=posts, days=days, communities=max(8, accounts // 300))

    def with_seed(self, seed: int) -> Self:
        return replace(self, seed=seed)

    @property
    def end(self) -> datetime:
        return self.start + timedelta(days=self.days)

    @property
    def retrieved_at(self) -> datetime:
        """The invented time at which the simulated posts were collected."""
        return self.end + timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Members of the planted group who share one thing at about the same time."""

    kind: WaveKind
    at: datetime
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What was planted, in account ids as the graph has them. Never part of the posts.

    `twins` names the crowd account that each planted one was drawn after. `decoys` by kind: fan_club, news,
    share_button; no planted account is among them.
    """

    planted: tuple[str, ...]
    twins: dict[str, str]
    waves: tuple[Wave, ...]
    decoys: dict[str, tuple[str, ...]]
    communities: dict[str, int]

    def waves_of(self, account: str) -> int:
        return sum(account in wave.accounts for wave in self.waves)


def _check(holds: bool, rule: str) -> None:
    if not holds:
        raise ParameterInvalid(f"This is no possible simulation: {rule}", "Change the plan and try again")
