"""Open-loop load on the served API, over the store of 1M nodes and 5M relationships.

    python -m benchmarks.load_clients [--home FOLDER] [--clients N] [--seconds S] [--rate R]

Questions arrive at a constant rate, whatever became of those before; their time counts from when they were meant to
be sent, so that a stall is not hidden. 60 % neighbourhood and one step, 25 % search, 10 % subgraph, 5 % path, over
loopback to `sociogram serve` in a process of its own. Every answer is compared with what the database said by hand
before. Without --rate, the greatest of a few rates that holds is looked for first. Then four times that for a while:
each answer is 200 or 503, and 30 s later all is as before.
"""

import argparse
import asyncio
import collections
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx
import numpy as np

from benchmarks._expected import Checked, questions
from benchmarks._served import client, percentile, served
from benchmarks.large_store import LargeStore, arguments, opened

RATES = (5, 10, 20, 40, 80, 160)
PROBE_S = 8.0
OVERLOAD = 4
OVERLOAD_S = 20.0
RECOVERY_S = 30.0
LATE_S = 1.0
ON_TIME = 0.95


@dataclass(slots=True)
class Outcome:
    """`late` are seconds from the intended start to the last byte, of answered questions, with their kind."""

    late: list[tuple[str, float]] = field(default_factory=list)
    statuses: collections.Counter[str] = field(default_factory=collections.Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def on_time(self) -> float:
        """The share of all questions that was answered within a second."""
        return sum(seconds <= LATE_S for _, seconds in self.late) / max(1, self.statuses.total())

    def line(self, *kinds: str) -> str:
        values = [seconds * 1000 for kind, seconds in self.late if not kinds or kind in kinds]
        shares = (0.50, 0.95, 0.99)
        return (
            "  ".join(f"p{share * 100:.0f} {percentile(values, share):8.0f} ms" for share in shares) if values else "-"
        )


async def load(
    http: httpx.AsyncClient, mix: Sequence[Checked], *, rate: float, seconds: float, clients: int
) -> Outcome:
    """At most `clients` at once, as so many people would; who has to wait for a free one is late by that."""
    outcome, free, start = Outcome(), asyncio.Semaphore(clients), time.perf_counter()
    chosen = np.random.default_rng(int(rate * 1000)).choice(len(mix), int(rate * seconds))

    async def one(number: int, question: Checked) -> None:
        intended = start + number / rate
        await asyncio.sleep(max(0.0, intended - time.perf_counter()))
        async with free:
            await _asked(http, question, outcome, intended)

    await asyncio.gather(*(one(number, mix[place]) for number, place in enumerate(chosen.tolist())))
    return outcome


async def _asked(http: httpx.AsyncClient, question: Checked, outcome: Outcome, intended: float) -> None:
    try:
        answer = await http.request(question.method, question.path, params=question.params, json=question.body)
    except httpx.HTTPError as error:
        outcome.statuses[type(error).__name__] += 1
        return
    outcome.statuses[str(answer.status_code)] += 1
    if answer.status_code != 200:
        return
    outcome.late.append((question.kind, time.perf_counter() - intended))
    if (problem := question.problem(answer)) is not None:
        outcome.wrong.append(f"{question.kind}: {problem}"[:300])


async def measure(large: LargeStore, clients: int, seconds: float, rate: float | None) -> int:
    """How many answers were wrong."""
    mix = await questions(large)
    with served(large) as address:
        async with client(address, connections=clients) as http:
            warm = await load(http, mix, rate=2, seconds=len(mix) / 4, clients=clients)
            _show("warming up, 2/s", warm)
            rate = rate or await _sustainable(http, mix, clients)
            steady = await load(http, mix, rate=rate, seconds=seconds, clients=clients)
            _show(f"{clients} clients, {rate:g}/s for {seconds:.0f} s", steady)
            for kind in sorted({question.kind for question in mix}):
                print(f"    {kind:14} {steady.line(kind)}")
            print(f"    {steady.on_time:.1%} answered within {LATE_S:.0f} s of the intended start")
        async with client(address, connections=clients * OVERLOAD) as http:
            many = await load(http, mix, rate=rate * OVERLOAD, seconds=OVERLOAD_S, clients=clients * OVERLOAD)
            _show(f"overload, {rate * OVERLOAD:g}/s for {OVERLOAD_S:.0f} s", many)
            others = {status for status in many.statuses if status not in ("200", "503")}
            print(f"    other than 200 and 503: {', '.join(sorted(others)) or 'nothing'}")
            recovered = await _recovered(http, mix, rate)
            print(f"    as before after {recovered:.0f} s" if recovered is not None else "    NOT as before in time")
    return len(warm.wrong) + len(steady.wrong) + len(many.wrong)


async def _sustainable(http: httpx.AsyncClient, mix: Sequence[Checked], clients: int) -> float:
    """The greatest rate at which nothing is shed and 95 % are answered within a second; half of the least otherwise."""
    best = RATES[0] / 2
    for rate in RATES:
        outcome = await load(http, mix, rate=rate, seconds=PROBE_S, clients=clients)
        _show(f"trying {rate}/s", outcome)
        if outcome.on_time < ON_TIME:
            break
        best = rate
    return best


async def _recovered(http: httpx.AsyncClient, mix: Sequence[Checked], rate: float) -> float | None:
    """Seconds until a two-second stretch at half the rate is answered on time again."""
    start = time.perf_counter()
    while time.perf_counter() - start < RECOVERY_S:
        outcome = await load(http, mix, rate=max(1.0, rate / 2), seconds=2, clients=20)
        if outcome.on_time >= ON_TIME:
            return time.perf_counter() - start
    return None


def _show(name: str, outcome: Outcome) -> None:
    told = ", ".join(f"{count} x {status}" for status, count in sorted(outcome.statuses.items()))
    print(f"  {name:34} {outcome.line()}  {told}; wrong {len(outcome.wrong)}", flush=True)
    for problem in outcome.wrong[:3]:
        print(f"    {problem}")


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float)
    options: argparse.Namespace = parser.parse_args()
    with opened(options) as large:
        wrong = asyncio.run(measure(large, options.clients, options.seconds, options.rate))
    print(f"wrong answers: {wrong} (goal 0)")


if __name__ == "__main__":
    main()
