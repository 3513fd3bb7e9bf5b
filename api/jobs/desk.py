"""Where a change of a case's data is asked for: it checks what can be checked at once, and hands the rest to a job."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from api.jobs import work
from api.jobs.asked import Preview, checked_options, preview, said_of
from api.jobs.files import HeldFile, HeldFiles
from api.jobs.guessing import Guess, guesses
from api.jobs.records import Records
from api.jobs.running import Job, Jobs, Result, State
from api.opening import Opened
from api.planted import SIMULATED
from api.receiving import Received
from api.settings import Settings
from custody.archive import Archive
from custody.cases import Case
from graph.analyses import checked, named
from graph.errors import Conflict, ParameterInvalid, SociogramError
from graph.store import Store
from ingest.connectors import connector

Doing = Callable[[Opened, Case, Job], Awaitable[Result]]


@dataclass(frozen=True, slots=True)
class Desk:
    settings: Settings
    store: Store
    archive: Archive
    files: HeldFiles
    jobs: Jobs

    @classmethod
    def of(cls, settings: Settings, store: Store, archive: Archive) -> "Desk":
        files = HeldFiles(settings.home / "uploads")
        return cls(settings, store, archive, files, Jobs(Records(settings.home / "jobs")))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Ends what runs, and removes what waits."""
        try:
            yield
        finally:
            await asyncio.to_thread(self.jobs.close)
            await asyncio.to_thread(self.files.close)

    async def hold(self, case: Case, name: str, received: Received) -> tuple[HeldFile, list[Guess]]:
        """The file, and what it may be. Raises InputUnreadable, ParameterInvalid."""
        held = await asyncio.to_thread(self.files.hold, case.id, name, received)
        return held, await asyncio.to_thread(self._guesses, held)

    async def preview(self, case: Case, file: str, *, reader: str, mapping: str | None) -> Preview:
        held, chosen = self.files.get(case.id, file), connector(reader)
        return await asyncio.to_thread(self._preview, held, partial(preview, chosen, mapping=mapping))

    def load(self, case: Case, file: str, *, reader: str, options: object) -> Job:
        held, chosen = self.files.get(case.id, file), connector(reader)
        given = checked_options(chosen, options)
        doing = partial(work.load, files=self.files, held=held, reader=chosen, options=given)
        return self._submit(case, "load", f"Load {held.name}", doing)

    def take_back(self, case: Case, run: str) -> Job:
        return self._submit(case, "take back", "Take back a load", partial(work.taken_back, run=run), run=run)

    def analyse(self, case: Case, name: str, parameters: Mapping[str, object]) -> Job:
        """Raises QueryNotFound, ParameterInvalid."""
        analysis = named(name)
        checked(analysis, parameters)
        return self._submit(case, "analysis", analysis.title, partial(work.analysed, name=name, parameters=parameters))

    def demo(self) -> Job:
        """Of the demo case, which is made where it is not there. One that is being made is not begun again."""
        case = self.archive.cases.called(SIMULATED)
        for job in self.jobs.of(case.id):
            if job.kind == "demo" and job.state is State.RUNNING:
                return job
        return self._submit(case, "demo", SIMULATED, work.demo)

    async def delete(self, case: Case, title: str) -> None:
        """Goes on where nobody waits any more. Raises ParameterInvalid, Conflict, and what stops it."""
        if title.strip() != case.title:
            raise ParameterInvalid("This is not the title of the case.", "Write it as it stands, to confirm.")
        doing = self._with_own_store(case, partial(work.removed, files=self.files))
        job = self.jobs.submit(Job(case.id, "delete", f"Delete {case.title}", last=True), doing)
        await asyncio.shield(asyncio.wrap_future(job.ended))
        if job.cause is not None:
            raise job.cause
        if job.failure is not None:
            raise Conflict(job.failure.what, job.failure.cure)

    def _guesses(self, held: HeldFile) -> list[Guess]:
        with self.files.reading(held) as path:
            return guesses(path)

    def _preview(self, held: HeldFile, look: Callable[..., Preview]) -> Preview:
        with self.files.reading(held) as path:
            try:
                return look(file=path)
            except SociogramError as error:
                raise said_of(error, path, held.name) from error

    def _submit(self, case: Case, kind: str, title: str, doing: Doing, *, run: str | None = None) -> Job:
        return self.jobs.submit(Job(case.id, kind, title, run=run), self._with_own_store(case, doing))

    def _with_own_store(self, case: Case, doing: Doing) -> Callable[[Job], Awaitable[Result]]:
        async def run(job: Job) -> Result:
            self.archive.cases.get(case.id)  # it may be deleted since
            async with self.store.again() as own:
                return await doing(Opened(self.settings, own, self.archive), case, job)

        return run
