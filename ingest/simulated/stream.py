"""The posts, tick by tick in time order: who writes when, and what they saw before. Memory does not grow with posts."""

from collections.abc import Iterator

import numpy as np

from ingest.simulated.composer import ORIGINAL, QUOTE, REPLY, REPOST, TICK, Batch, Composer, Record
from ingest.simulated.plan import SimulationPlan
from ingest.simulated.schedule import Schedule, ordinary_rates
from ingest.simulated.world import Floats, Ints, World, random_stream

TICKS_AN_HOUR = 3600 // TICK
REMEMBERED = 4  # posts per account that its followers may still see
SEEN_FOR = 36 * 3600  # seconds
TRIES = 3  # times that an account looks for something to pass on before it writes something of its own
REPLY_SHARE, QUOTE_SHARE = 0.15, 0.08


class Recent:
    """The last posts of every account, as arrays (accounts, REMEMBERED). A repost stands for what it passed on."""

    def __init__(self, world: World) -> None:
        shape = (world.size, REMEMBERED)
        self.world = world
        self._post, self._author, self._root = (np.zeros(shape, dtype=np.int64) for _ in range(3))
        self._second, self._origin = (np.full(shape, -SEEN_FOR - 1) for _ in range(2))
        self._next = np.zeros(world.size, dtype=np.int64)

    def add(self, accounts: Ints, *, seen: Ints, second: Ints, origin: Ints) -> None:
        """`seen` is (posts, 3): post, author and root; of two by one account in a tick the later one stays."""
        slot = self._next[accounts]
        self._post[accounts, slot], self._author[accounts, slot], self._root[accounts, slot] = seen.T
        self._second[accounts, slot] = second
        self._origin[accounts, slot] = origin
        self._next[accounts] = (slot + 1) % REMEMBERED

    def look(self, rng: np.random.Generator, accounts: Ints, second: Ints) -> tuple[Ints, Ints]:
        """For each account something that it sees: rows (post, author, root, origin) and whether there was any."""
        found = np.zeros((len(accounts), 4), dtype=np.int64)
        hit = np.zeros(len(accounts), dtype=np.int64)
        first, followees = self.world.first, self.world.followees
        degree = first[accounts + 1] - first[accounts]
        for _ in range(TRIES):
            open_ = np.flatnonzero((hit == 0) & (degree > 0))
            if not len(open_):
                break
            draw = rng.random((2, len(open_)))
            whom = followees[first[accounts[open_]] + (draw[0] * degree[open_]).astype(np.int64)]
            slot = (self._next[whom] - 1 - (draw[1] ** 2 * REMEMBERED).astype(np.int64)) % REMEMBERED
            row = (whom, slot)
            oldest = second[open_] - SEEN_FOR
            good = (self._second[row] >= oldest) & (self._origin[row] >= oldest)
            good &= (self._author[row] != accounts[open_]) & (self._post[row] > 0)
            taken = open_[good]
            found[taken] = np.stack([self._post[row], self._author[row], self._root[row], self._origin[row]], 1)[good]
            hit[taken] = 1
        return found, hit


def posts(plan: SimulationPlan, world: World, schedule: Schedule) -> Iterator[Record]:
    rng = random_stream(plan, 4)
    rates = ordinary_rates(world, schedule)
    cumulated = np.cumsum(rates, axis=0).T.copy()
    recent = Recent(world)
    composer = Composer(plan, world, schedule)
    for tick, count in enumerate(_per_tick(rng, plan, rates=rates, planned=len(schedule.second))):
        batch = _batch(rng, schedule, recent, tick=tick, count=count, cumulated=cumulated[tick // TICKS_AN_HOUR % 24])
        yield from composer.compose(tick, batch)
        seen, origin = composer.seen()
        recent.add(batch.account, seen=seen, second=batch.second, origin=origin)


def _per_tick(rng: np.random.Generator, plan: SimulationPlan, *, rates: Floats, planned: int) -> list[int]:
    """How many ordinary posts each tick gets; weekends are a little quieter."""
    weekday = (np.arange(plan.days) + plan.start.weekday()) % 7
    days = np.where(weekday >= 5, 0.85, 1.0) * rng.uniform(0.92, 1.08, plan.days)
    weight = np.repeat(np.outer(days, rates.sum(axis=0)).ravel(), TICKS_AN_HOUR)
    counts: list[int] = rng.multinomial(max(0, plan.posts - planned), weight / weight.sum()).tolist()
    return counts


def _batch(
    rng: np.random.Generator, schedule: Schedule, recent: Recent, *, tick: int, count: int, cumulated: Floats
) -> Batch:
    low, high = np.searchsorted(schedule.second, [tick * TICK, (tick + 1) * TICK])
    drawn = np.searchsorted(cumulated, rng.random(count) * cumulated[-1], side="right")
    account = np.concatenate([np.minimum(drawn, len(cumulated) - 1), schedule.account[low:high]])
    second = np.concatenate([tick * TICK + rng.integers(0, TICK, count), schedule.second[low:high]])
    thing = np.concatenate([np.full(count, -1), schedule.thing[low:high]])
    order = np.argsort(second, kind="stable")
    account, second, thing = account[order], second[order], thing[order]
    found, hit = recent.look(rng, account, second)
    action = np.where((hit > 0) & (thing < 0), _actions(rng, recent, account), ORIGINAL)
    draws = rng.integers(0, 1 << 30, (len(account), 10))
    return Batch(second=second, account=account, thing=thing, action=action, found=found, draws=draws)


def _actions(rng: np.random.Generator, recent: Recent, account: Ints) -> Ints:
    draw = rng.random(len(account))
    repost = recent.world.repost_share[account]
    return np.select(
        [draw < repost, draw < repost + REPLY_SHARE, draw < repost + REPLY_SHARE + QUOTE_SHARE],
        [REPOST, REPLY, QUOTE],
        ORIGINAL,
    )
