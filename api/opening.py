"""Opens what a command works on: settings, the database (started if it is ours), and everything under custody."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass

from api.settings import Settings
from custody.archive import Archive
from custody.cases import Case
from graph.errors import NotFound, ParameterInvalid
from graph.migrations import migrate
from graph.progress import Progress, silent
from graph.selfcheck import require
from graph.server import Address, ServerPlan, up
from graph.store import CaseStore, Store


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything that a command needs."""

    settings: Settings
    store: Store
    archive: Archive

    def case(self, name: str | None) -> Case:
        """By id, beginning of an id, or title; without a name the only one."""
        if name:
            return self.archive.cases.get(name)
        cases = self.archive.cases.list()
        if not cases:
            cure = 'Make one with `sociogram case new "title"`, or run `sociogram demo`.'
            raise NotFound("There is no case yet.", cure)
        if len(cases) > 1:
            titles = ", ".join(repr(case.title) for case in cases[:10])
            raise ParameterInvalid(f"There are {len(cases)} cases.", f"Say which with --case: {titles}.")
        return cases[0]

    def graph(self, case: Case) -> CaseStore:
        return self.store.for_case(case.id)


def plan(settings: Settings) -> ServerPlan:
    return ServerPlan(home=settings.neo4j_home, cache=settings.cache, mirror=settings.mirror)


def address(settings: Settings, progress: Progress = silent) -> Address:
    """The user's own server where NEO4J_URI names one; otherwise the managed one, started if need be."""
    if settings.neo4j_uri:
        password = settings.neo4j_password.get_secret_value()
        return Address(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)
    return up(plan(settings), progress)


@asynccontextmanager
async def opened(settings: Settings, progress: Progress = silent) -> AsyncIterator[Opened]:
    """Migrated, and the managed database checked: it refuses what it must."""
    where = address(settings, progress)
    async with Store.open(where.uri, user=where.user, password=where.password, database=where.database) as store:
        await migrate(store)
        if not settings.neo4j_uri:
            await require(store)
        with archive(settings) as held:
            yield Opened(settings, store, held)


def archive(settings: Settings) -> AbstractContextManager[Archive]:
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Archive.open(str(settings.governance), originals=settings.originals, ledgers=settings.ledgers)
