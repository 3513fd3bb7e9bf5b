"""A case or a part of it as a file, and a bundle back into a case, as the command line does it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from api.loading import Report, load
from api.opening import Opened, archive, in_case
from api.output import Output
from api.settings import Settings
from custody.cases import Case
from custody.durable import whole_file
from graph.bundle import Manifest, open_bundle
from graph.bundling import Bundling, whole_case
from graph.digest import graph_digest
from graph.errors import Conflict, InputUnreadable, NotFound, ParameterInvalid
from graph.exporters import Exporter
from graph.extensions import discover
from graph.finding import find_account
from graph.gathering import gather
from graph.keys import hashtag_id
from graph.known import AsKnown
from graph.moments import in_utc
from graph.store import FOREVER, CaseStore
from graph.subgraph import NodeKey, Note, Subgraph, parse_seed
from ingest.connectors import connector
from ingest.evidence import Witnessing

BUNDLE = "parquet"
_PERSONAL = 0o600  # nobody else's to read: it is full of people


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write where. No seeds: the whole case."""

    form: str
    file: Path
    seeds: Sequence[str] = ()
    depth: int = 1
    limit: int = 5_000
    known_on: str = ""
    force: bool = False

    def check(self) -> None:
        """Before anything is opened. Raises NotFound, Conflict, InputUnreadable, ParameterInvalid."""
        self.exporter()
        self.moment()
        if not self.file.parent.is_dir():
            raise InputUnreadable(f"The folder {self.file.parent} is not there.", "Make it first, or choose another.")
        if self.file.is_dir() or (self.file.exists() and not self.force):
            raise Conflict(f"{self.file} is there already.", "Choose another name, or say --force to write over it.")

    def exporter(self) -> Exporter:
        exporters = discover("graph.exporters", Exporter)
        if self.form not in exporters:
            raise NotFound(f"There is no exporter {self.form!r}.", f"There are {', '.join(sorted(exporters))}.")
        return exporters[self.form]

    def moment(self) -> datetime | None:
        if not self.known_on:
            return None
        try:
            given = datetime.fromisoformat(self.known_on)
        except ValueError as error:
            raise ParameterInvalid(f"{self.known_on!r} is no moment.", "Write it as 2026-03-20T12:00:00Z.") from error
        return in_utc(given)


@dataclass(frozen=True, slots=True)
class Written:
    """`digest` is the graph digest of a whole case."""

    file: str
    format: str
    bytes: int
    nodes: int
    relationships: int
    complete: bool
    reason: str | None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """`equal`: a new case has the digest that the bundle says; none where there was something in it before."""

    case: str
    equal: bool | None
    digest: str | None
    report: Report


async def export_case(at: Opened, case: Case, wanted: Wanted, output: Output) -> Written:
    """Raises NotFound for a seed, LimitExceeded where the case is too large for the format."""
    graph, moment = at.graph(case), wanted.moment()
    note = Note(case=case.id, title=case.title, known_on=moment, made_at=datetime.now(UTC))
    results = at.settings.home / "results" / case.id
    known = AsKnown.at(graph, moment or FOREVER, history=Witnessing(at.archive), results=results)
    if not wanted.seeds and wanted.form == BUNDLE:
        with whole_file(wanted.file, mode=_PERSONAL) as file:
            manifest = await Bundling(graph, note, output.progress()).write(file)
        return _of_bundle(wanted, manifest)
    output.progress().start("Reading", None, "")
    most = wanted.exporter().nodes_at_most
    found = await (_around(graph, wanted, note) if wanted.seeds else whole_case(graph, note, limit=most))
    subgraph = await known.subgraph(found)
    output.progress().start("Writing", None, "")
    with whole_file(wanted.file, mode=_PERSONAL) as file:
        wanted.exporter().write(subgraph, file)
    output.progress().done()
    return Written(
        str(wanted.file), wanted.form, wanted.file.stat().st_size, len(subgraph.nodes), len(subgraph.relationships),
        subgraph.complete, subgraph.reason,
    )  # fmt: skip


def bring_in(source: Path, case: str | None, new: str, output: Output) -> BroughtIn:
    """Into a case that is there, or one that is opened for it once the bundle has been looked at."""
    manifest = open_bundle(source).manifest
    if new and case:
        raise ParameterInvalid("A bundle goes into a new case or into one that is there.", "Give --case or --new.")
    if new:
        with archive(Settings.from_environment()) as held:
            case = held.cases.new(new).id
    return in_case(output, case, lambda at, into: _bring_in(at, into, source, manifest if new else None, output))


async def _bring_in(at: Opened, into: Case, source: Path, alone: Manifest | None, output: Output) -> BroughtIn:
    report = await load(at, into, connector("bundle"), source=source, options={}, output=output)
    digest = await graph_digest(at.graph(into)) if alone and alone.digest else None
    equal = None if digest is None or alone is None else digest == alone.digest
    if equal is not None:
        output.say(f"The case is {'' if equal else 'NOT '}equal to the one that was exported.")
    output.next(*report.next_steps)
    return BroughtIn(into.id, equal, digest, report)


async def _around(graph: CaseStore, wanted: Wanted, note: Note) -> Subgraph:
    seeds = [await _seed(graph, seed) for seed in wanted.seeds]
    known_on = note.known_on or FOREVER
    found = await gather(graph, seeds, depth=wanted.depth, limit=wanted.limit, known_on=known_on)
    return replace(found, note=note)


async def _seed(graph: CaseStore, text: str) -> NodeKey:
    if text.startswith("@"):
        return "Account", (await find_account(graph, handle=text)).id
    if text.startswith("#") and (tag := hashtag_id(text)):
        return "Hashtag", tag
    return parse_seed(text)


def _of_bundle(wanted: Wanted, manifest: Manifest) -> Written:
    counts = {folder: sum(each.rows for each in manifest.files if each.name.startswith(folder)) for folder in
              ("nodes/", "edges/")}  # fmt: skip
    return Written(
        str(wanted.file), wanted.form, wanted.file.stat().st_size, counts["nodes/"], counts["edges/"],
        manifest.complete, manifest.reason, manifest.digest,
    )  # fmt: skip
