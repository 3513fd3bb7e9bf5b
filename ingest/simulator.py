"""A seeded simulator of a social network with a planted influence campaign, clearly labelled as simulated.

Accounts write by their own rhythm and on their own subjects, and pass on what they see from those they follow. The
planted group has the crowd's activity, hours and popularity (each member is drawn after a crowd account, its twin); it
differs only in sharing the same thing within seconds of each other, in waves. Decoys do what looks like it: fan clubs,
breaking news, share buttons. What was planted is told by `truth` alone, never by a record.

The format is JSON lines: the first line is `{"kind":"about","simulated":true,…}` with the plan, then come lines of the
kinds account, follow and post, in this order, posts in time order. ingest/connectors/simulation.py reads it and says
what each field means.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from graph import keys
from ingest.simulated.plan import SimulationPlan, Strength, Truth, Wave

if TYPE_CHECKING:
    from ingest.simulated.schedule import Schedule
    from ingest.simulated.world import Ints, World

__all__ = ["Simulation", "SimulationPlan", "Strength", "Truth", "Wave", "records", "simulate", "truth", "write"]

FORMAT = 1
Record = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """All of a small simulation in memory; a large one is read from `records`."""

    plan: SimulationPlan
    truth: Truth
    records: list[Record]


def simulate(plan: SimulationPlan) -> Simulation:
    return Simulation(plan=plan, truth=truth(plan), records=list(records(plan)))


def records(plan: SimulationPlan) -> Iterator[Record]:
    """The about line, the accounts, who follows whom, then the posts in time order."""
    from ingest.simulated import stream

    world, schedule = _build(plan)
    yield about(plan)
    yield from _accounts(plan, world)
    yield from _follows(world)
    yield from stream.posts(plan, world, schedule)


def truth(plan: SimulationPlan) -> Truth:
    world, schedule = _build(plan)
    planted = _ids(world.planted)
    waves = [
        Wave(kind=wave.kind, at=_moment(plan, wave.second), accounts=_ids(wave.accounts)) for wave in schedule.waves
    ]
    return Truth(
        planted=tuple(sorted(planted)),
        twins=dict(zip(planted, _ids(world.twins), strict=True)),
        waves=tuple(sorted(waves, key=lambda wave: wave.at)),
        decoys={kind: _ids(accounts) for kind, accounts in schedule.decoys.items()},
        communities={_id(number): community for number, community in enumerate(world.community.tolist())},
    )


def write(plan: SimulationPlan, path: Path) -> None:
    """Equal plans give equal bytes. The file is there whole or not at all."""
    import msgspec

    encoder = msgspec.json.Encoder()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            for record in records(plan):
                file.write(encoder.encode(record) + b"\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def about(plan: SimulationPlan) -> Record:
    """The first line. Its plan is enough to ask `truth` what was planted; it names nobody."""
    return {
        "kind": "about",
        "simulated": True,
        "format": FORMAT,
        "seed": plan.seed,
        "retrieved_at": _iso(plan.retrieved_at),
        "note": "Simulated by Sociogram: no account, text, link or event in this file is real.",
        "plan": {**asdict(plan), "start": _iso(plan.start)},
    }


def _build(plan: SimulationPlan) -> "tuple[World, Schedule]":
    from ingest.simulated import schedule, world

    built = world.build(plan)
    return built, schedule.build(plan, built)


def _accounts(plan: SimulationPlan, world: "World") -> Iterator[Record]:
    from ingest.simulated import composer, words

    draws = composer.name_draws(plan, world)
    handles = composer.handles(plan, world)
    following = (world.first[1:] - world.first[:-1]).tolist()
    followers = world.followers.tolist()
    for number, (first, second) in enumerate(world.topics.tolist()):
        yield {
            "kind": "account",
            "platform": composer.PLATFORM,
            "id": composer.account_number(number),
            "handle": handles[number],
            "name": words.name(draws[number]),
            "bio": words.bio((first, second), draws[number] >> 10),
            "place": words.PLACES[(draws[number] >> 18) % len(words.PLACES)],
            "language": "en",
            "opened_at": _iso(
                plan.start - timedelta(days=int(world.opened_day[number]), seconds=draws[number] % 86_400)
            ),
            "followers": followers[number],
            "following": following[number],
        }


def _follows(world: "World") -> Iterator[Record]:
    from ingest.simulated import composer

    for number in range(world.size):
        source = composer.account_number(number)
        for target in world.followees[world.first[number] : world.first[number + 1]].tolist():
            yield {
                "kind": "follow",
                "platform": composer.PLATFORM,
                "from": source,
                "to": composer.account_number(target),
            }


def _ids(numbers: "Ints") -> tuple[str, ...]:
    return tuple(_id(number) for number in numbers.tolist())


def _id(number: int) -> str:
    from ingest.simulated import composer

    return keys.account_id(composer.PLATFORM, composer.account_number(number))


def _moment(plan: SimulationPlan, second: int) -> datetime:
    return plan.start + timedelta(seconds=second)


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
