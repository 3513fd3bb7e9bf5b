"""What a file may be: each connector reads its first records, and says how far it got. The choice is a person's."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import SociogramError
from graph.extensions import discover
from ingest.connectors import Connector, Item, Unmappable
from ingest.sources import PackingError

SAMPLED = 20
_LAST = frozenset({"table"})
"""What reads nearly everything is named behind what reads one thing, where both can."""


@dataclass(frozen=True, slots=True)
class Guess:
    """`mapped` of the first `sampled` records are posts, accounts or what else the connector knows."""

    connector: Connector
    sampled: int
    mapped: int
    why: str

    @property
    def share(self) -> float:
        return self.mapped / self.sampled if self.sampled else 0.0


def connectors() -> dict[str, Connector]:
    return discover("ingest.connectors", Connector)


def guesses(file: Path) -> list[Guess]:
    """Of every connector, the best first."""
    found = [_guess(each, file) for each in connectors().values()]
    return sorted(found, key=lambda guess: (-guess.share, guess.connector.name in _LAST, guess.connector.name))


def _guess(connector: Connector, file: Path) -> Guess:
    sampled = mapped = 0
    reason = "it holds no record"
    try:
        for each in islice(connector.records(file), SAMPLED):
            sampled += 1
            wrong = _wrong(connector, each) if isinstance(each, Item) else each.reason
            mapped += not wrong
            reason = reason if not wrong or mapped else wrong
    except SociogramError as error:
        reason = error.what
    except PackingError as error:
        reason = str(error)
    reason = reason.replace(file.name, "the file").replace(f"{file.parent}/", "")
    why = f"{mapped} of the first {sampled} records can be read" if mapped else reason
    return Guess(connector, sampled, mapped, why)


def _wrong(connector: Connector, item: Item) -> str:
    try:
        connector.to_graph(item)
    except Unmappable as error:
        return str(error)
    return ""
