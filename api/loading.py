"""A load as the command line shows it: the mapping before anything is written, the counts after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.opening import Opened, case_of
from api.output import Output, counted, plain
from custody.archive import Archive
from custody.cases import Case
from cypher import query
from graph.errors import InputUnreadable
from graph.store import CaseStore
from ingest.connectors import Connector
from ingest.pipeline import Load, Pipeline

PREVIEW_ROWS = 20
SHOWN_REJECTS = 5
CELL_CHARACTERS = 60
OUTCOMES = ("new", "changed", "same", "rejected")


@dataclass(frozen=True, slots=True)
class Report:
    """A load for a program. `already_loaded`: the bytes were held, nothing was read. `rejected` are the first."""

    already_loaded: bool
    read: int
    counts: dict[str, int]
    ties: int
    runs: list[str]
    captures: list[str]
    held: list[str]
    rejected: list[dict[str, str]]
    unknown_fields: dict[str, int]
    seconds: dict[str, float]
    next_steps: list[str] = field(default_factory=list)

    @property
    def all_rejected(self) -> bool:
        return self.read > 0 and self.counts["rejected"] == self.read


async def load(
    at: Opened, case: Case, reader: Connector, *, source: Path, options: Mapping[str, str], output: Output
) -> Report:
    """Loads, shows what became of every record, and makes the ledger quick to ask."""
    output.progress().start(f"Reading {source.name}", None, "")
    done = await Pipeline(at.graph(case), at.archive, progress=output.progress()).load(reader, source, options)
    output.progress().start("Sorting the ledger", None, "")
    at.archive.ledger(case.id).compact()
    output.progress().done()
    return report_of(done, output)


def report_of(done: Load, output: Output, *, again: bool = False) -> Report:
    """Printed, too. `again`: only what was rejected before was read."""
    report = Report(
        already_loaded=bool(done.held) and not done.runs,
        read=done.read,
        counts={name: done.counts[name] for name in OUTCOMES},
        ties=done.ties,
        runs=done.runs,
        captures=done.captures,
        held=done.held,
        rejected=[{"place": place, "reason": reason} for place, reason in done.rejected],
        unknown_fields=dict(done.unknown),
        seconds={name: round(seconds, 3) for name, seconds in done.seconds.items()},
    )
    report.next_steps.extend(_next_steps(report, again=again))
    _print(report, output)
    return report


def shown_mapping(source: Path, connector: str, mapping: str, *, output: Output, yes: bool) -> dict[str, str]:
    """For a table: the mapping's text, after 20 mapped rows were shown. It is the text that is kept with the capture.

    Raises InputUnreadable where there is no such source.
    """
    if not source.exists():
        raise InputUnreadable(f"There is no file or folder {source}.", "Check the path; relative ones start here.")
    if connector != "table":
        return {}
    from ingest.connectors.table import guess, preview
    from ingest.mapping import mapping_sql

    first = next((path for path in sorted(source.rglob("*")) if path.is_file()), source) if source.is_dir() else source
    guessed = None if mapping else guess(first)
    sql = guessed.sql if guessed else mapping_sql(mapping)
    _show_rows(preview(first, sql, PREVIEW_ROWS), output)
    if guessed:
        output.say(f"The mapping was guessed:\n{guessed.sql}\n")
        output.say("\n".join(f"  {why}" for why in _reasons(guessed.why)))
        refused = "Nothing was written. Save the mapping as a .sql file, correct it, and give it with --mapping."
        output.confirm("Is the guessed mapping right?", yes=yes, refused=refused)
    return {"mapping": sql}


async def show_runs(graph: CaseStore, limit: int, output: Output) -> dict[str, Any]:
    found = await graph.one(query("lookups", "runs"), kinds=["ingest", "analysis"], limit=limit) or {
        "runs": [], "total": 0,
    }  # fmt: skip
    rows = [
        (run["id"], f"{run['kind']} {run['name']}", run["status"], str(run["started_at"])[:16].replace("T", " "),
         _records(run))
        for run in found["runs"]
    ]  # fmt: skip
    columns = ("run", "what", "status", "started, UTC", "records")
    output.table(f"{len(rows):,} of {counted(found['total'], 'run')}", columns, rows)
    return _listed("runs", found["runs"], found["total"])


def show_rejected(held: Archive, name: str | None, *, limit: int, output: Output) -> dict[str, Any]:
    cases = [case_of(held, name)] if name else held.cases.list()
    found = [held.ledger(case.id).rejected(limit=limit) for case in cases]
    total = sum(count for count, _ in found)
    rows = [row for _, part in found for row in part][:limit]
    captures = dict.fromkeys(row.capture for row in rows)
    if not rows:
        output.say("No record was rejected.")
    else:
        output.say(f"{len(rows):,} of {counted(total, 'rejected record')}")
    for capture in captures:
        output.table(
            f"In the capture {capture}:",
            ("position", "place", "reason"),
            [(row.position, row.place, row.reason) for row in rows if row.capture == capture],
        )
    shown = [{"capture": r.capture, "position": r.position, "place": r.place, "reason": r.reason} for r in rows]
    return _listed("rejected", shown, total)


def _records(run: Mapping[str, Any]) -> str | None:
    if run.get("read") is None:
        return None
    told = ", ".join(f"{run[name]:,} {name}" for name in OUTCOMES if run.get(name))
    return f"{run['read']:,} read: {told}" if told else f"{run['read']:,} read"


def _listed(name: str, rows: list[Any], total: int) -> dict[str, Any]:
    reason = None if len(rows) == total else "The limit is reached."
    return {"total": total, "returned": len(rows), "complete": len(rows) == total, "reason": reason, name: plain(rows)}


def _next_steps(report: Report, *, again: bool) -> list[str]:
    if report.all_rejected and not again:
        return [f"it may be the wrong connector or mapping: sociogram takeback {run}" for run in report.runs[:1]]
    more = ["sociogram rejected shows them all"] if report.counts["rejected"] > SHOWN_REJECTS else []
    return [*more, "sociogram analyse, then sociogram serve"]


def _print(report: Report, output: Output) -> None:
    if report.already_loaded:
        output.say(f"Already loaded: {counted(len(report.held), 'capture')} with these bytes. Nothing was read.")
        return
    counts = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    output.say(f"Read {counted(report.read, 'record')}: {counts}. {counted(report.ties, 'tie')} computed.")
    if report.rejected:
        rejects = [(each["place"], each["reason"]) for each in report.rejected[:SHOWN_REJECTS]]
        output.table("Rejected (kept, with their reason), the first:", ("place", "reason"), rejects)
    if report.unknown_fields:
        names = ", ".join(f"{name} ({count:,})" for name, count in list(report.unknown_fields.items())[:10])
        output.say(f"Fields that the connector does not know: {names}")
    if report.seconds:
        output.say("Time: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.seconds.items()))


def _show_rows(rows: list[dict[str, Any]], output: Output) -> None:
    columns = list(dict.fromkeys(name for row in rows for name, value in row.items() if value not in (None, [])))
    output.table(
        f"The first {counted(len(rows), 'row')} as mapped:",
        columns,
        [[_short(row.get(name)) for name in columns] for row in rows],
    )


def _reasons(why: object) -> list[str]:
    if isinstance(why, Mapping):
        return [f"{name}: {reason}" for name, reason in why.items()]
    return [str(each) for each in why] if isinstance(why, (list, tuple)) else [str(why)]


def _short(value: object) -> object:
    if value is None or value == []:
        return None
    text = str(value).replace("+00:00", "")
    return text if len(text) <= CELL_CHARACTERS else text[: CELL_CHARACTERS - 1] + "…"
