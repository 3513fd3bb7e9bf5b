"""Opens what a command works on: settings, everything under custody, and the database (started if it is ours)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from api.managed import plan
from api.output import Output
from api.settings import Settings
from custody.archive import Archive
from custody.cases import Case
from custody.durable import storage_error
from graph.errors import NotFound, ParameterInvalid
from graph.migrations import migrate
from graph.progress import Progress, silent
from graph.selfcheck import require
from graph.server import Address, up
from graph.store import ACQUISITION_SECONDS, CaseStore, Store

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that a command needs."""

    settings: Settings
    store: Store
    archive: Archive

    def case(self, name: str | None) -> Case:
        return case_of(self.archive, name)

    def graph(self, case: Case) -> CaseStore:
        return self.store.for_case(case.id)


def in_case(output: Output, name: str | None, job: Callable[[Opened, Case], Awaitable[Done]]) -> Done:
    """Opens everything, does the job in the case, and closes it. The case is looked up before a database is started."""
    settings = Settings.from_environment()
    with archive(settings) as held:
        case = case_of(held, name)

    async def work() -> Done:
        async with opened(settings, output.progress()) as at:
            return await job(at, case)

    return asyncio.run(work())


def case_of(held: Archive, name: str | None) -> Case:
    """By id, beginning of an id, or title; without a name the only one."""
    if name:
        return held.cases.get(name)
    cases = held.cases.list()
    if not cases:
        raise NotFound("There is no case yet.", 'Make one with `sociogram case new "title"`, or run `sociogram demo`.')
    if len(cases) > 1:
        titles = ", ".join(repr(case.title) for case in cases[:10])
        raise ParameterInvalid(f"There are {len(cases)} cases.", f"Say which with --case: {titles}.")
    return cases[0]


def address(settings: Settings, progress: Progress = silent) -> Address:
    """The user's own server where NEO4J_URI names one; otherwise the managed one, started if need be."""
    if settings.neo4j_uri:
        _check_scheme(settings.neo4j_uri)
        password = settings.neo4j_password.get_secret_value()
        return Address(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)
    return up(plan(settings), progress)


async def reached(settings: Settings) -> Address:
    """The user's own server, once it has answered. Raises StoreUnavailable, StoreRefused."""
    where = address(settings)
    async with Store.open(where.uri, user=where.user, password=where.password, database=where.database):
        return where


def _check_scheme(uri: str) -> None:
    scheme, separator, host = uri.partition("://")
    if scheme.lower() not in SCHEMES or not separator or not host:
        ways = ", ".join(f"{each}://" for each in SCHEMES)
        raise ParameterInvalid(
            "NEO4J_URI is no address of a Neo4j server.",
            f"Write it as in neo4j://localhost:7687; it begins with one of {ways}.",
        )


@asynccontextmanager
async def opened(
    settings: Settings, progress: Progress = silent, *, patience: float = ACQUISITION_SECONDS
) -> AsyncIterator[Opened]:
    """Migrated, and the managed database checked: it refuses what it must. Progress ends with it, whatever fails."""
    with archive(settings) as held:
        try:
            where = address(settings, progress)
            progress.start("Opening the database", None, "")
            async with Store.open(
                where.uri, user=where.user, password=where.password, database=where.database, patience=patience
            ) as store:
                await migrate(store)
                if not settings.neo4j_uri:
                    await require(store)
                progress.done()
                yield Opened(settings, store, held)
        finally:
            progress.done()


@contextmanager
def archive(settings: Settings) -> Iterator[Archive]:
    """Raises StoreRefused or StoreUnavailable where the home can't be made or written to."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise storage_error(error, f"The folder {settings.home} (SOCIOGRAM_HOME)") from error
    with Archive.open(str(settings.governance), originals=settings.originals, ledgers=settings.ledgers) as held:
        yield held
