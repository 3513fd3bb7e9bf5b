"""What jobs do. Each gets everything opened anew and says how it goes on; what it returns is shown as its result."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from api.analysing import analyse_first
from api.jobs.asked import said_of
from api.jobs.files import HeldFile, HeldFiles, stamp
from api.jobs.running import Job, Result
from api.opening import Opened
from api.planted import simulated_file
from api.removing import remove
from custody.cases import Case
from graph.errors import SociogramError
from graph.running import AnalysisRun, run_analysis
from ingest.connectors import Connector, Original, connector
from ingest.pipeline import OUTCOMES, Load, Pipeline
from ingest.taking_back import take_back

SIMULATION = "simulation"


async def load(
    at: Opened, case: Case, job: Job, *, files: HeldFiles, held: HeldFile, reader: Connector, options: dict[str, str]
) -> Result:
    """The file goes once its bytes are under custody and read to their end."""
    with files.reading(held) as path:
        stamp(held, at.archive.originals)
        try:
            loaded = await _loaded(at, case, job, reader=_named(reader, held), source=path, options=options)
        except SociogramError as error:
            raise said_of(error, path, held.name) from error
    files.drop(held)
    return loaded


async def taken_back(at: Opened, case: Case, job: Job, *, run: str) -> Result:
    taken = await take_back(at.graph(case), at.archive, run, progress=job)
    return {"deleted": taken.deleted, "retold": taken.retold, "ties": taken.ties}


async def analysed(at: Opened, case: Case, job: Job, *, name: str, parameters: Mapping[str, object]) -> Result:
    results = at.settings.home / "results" / case.id
    run = await run_analysis(at.graph(case), name, parameters, results=results, progress=job)
    job.began_run(run.id)
    return _analysis(run)


async def demo(at: Opened, case: Case, job: Job) -> Result:
    """What is there already is not made again."""
    job.start("Simulating", None, "")
    source = simulated_file(at.settings.home / "demo")
    loaded = await _loaded(at, case, job, reader=connector(SIMULATION), source=source, options={})
    runs = await analyse_first(at.graph(case), at.settings.home / "results" / case.id, job)
    return loaded | {"analyses": [_analysis(run) for run in runs]}


async def removed(at: Opened, case: Case, job: Job, *, files: HeldFiles) -> Result:
    files.drop_all_of(case.id)
    gone = await remove(at, case, job)
    return {"nodes": gone.nodes}


async def _loaded(
    at: Opened, case: Case, job: Job, *, reader: Connector, source: Any, options: dict[str, str]
) -> Result:
    job.start("Reading", None, "")
    pipeline = Pipeline(at.graph(case), at.archive, progress=job, opened=job.began_run)
    done = await pipeline.load(reader, source, options)
    job.start("Sorting the ledger", None, "")
    at.archive.ledger(case.id).compact()
    return _told(done)


def _told(done: Load) -> Result:
    counts = {name: done.counts[name] for name in OUTCOMES}
    return {
        "alreadyLoaded": bool(done.held) and not done.runs,
        "read": done.read,
        **counts,
        "allRejected": done.read > 0 and counts["rejected"] == done.read,
        "ties": done.ties,
        "captures": done.captures or done.held,
        "rejections": [{"place": place, "reason": reason} for place, reason in done.rejected],
        "unknownFields": dict(done.unknown.most_common(50)),
    }


def _analysis(run: AnalysisRun) -> Result:
    return {
        "run": run.id,
        "analysis": run.name,
        "reused": run.reused,
        "certainty": run.certainty,
        "enough": run.enough,
        "measures": list(run.measures),
        "facts": run.facts,
        "notes": run.notes,
    }


def _named(reader: Connector, held: HeldFile) -> Connector:
    """The capture's source is the name that the file came with, not where it waited."""

    def read(source: Any, **options: str) -> Iterator[Original]:
        for original in reader.read(source, **options):
            how = "upload" if original.how == "file" else original.how
            yield replace(original, source=held.name, how=how)

    return replace(reader, read=read)
