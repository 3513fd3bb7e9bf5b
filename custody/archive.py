"""Everything under custody, opened at once: the cases, their originals and their ledgers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from custody.cases import Cases
from custody.database import connect, upgrade
from custody.ledger import Ledger
from custody.originals import Originals


@dataclass(frozen=True, slots=True)
class Archive:
    """`ledgers` is the folder with one ledger per case."""

    cases: Cases
    originals: Originals
    ledgers: Path

    @classmethod
    @contextmanager
    def open(cls, database: str, *, originals: str, ledgers: Path) -> Iterator["Archive"]:
        """`database` is a URL; its schema is brought up to date. `originals` is a folder or any fsspec address."""
        engine = connect(database)
        try:
            upgrade(engine)
            with Originals(originals, engine) as opened:
                yield cls(Cases(engine), opened, ledgers)
        finally:
            engine.dispose()

    @classmethod
    def over(cls, engine: Engine, originals: str, ledgers: Path) -> "Archive":
        """On a governance database that is open already, and stays so."""
        return cls(Cases(engine), Originals(originals, engine), ledgers)

    def ledger(self, case: str) -> Ledger:
        return Ledger(self.ledgers, case)

    def delete(self, case: str) -> None:
        """Removes a case's part of the archive; its part of the graph goes first."""
        self.cases.delete(case, originals=self.originals, ledgers=self.ledgers)
