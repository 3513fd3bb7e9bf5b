"""A load as the command line shows it: the mapping before anything is written, the counts after."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from api.opening import Opened
from api.output import Output
from custody.cases import Case
from ingest.connectors import Connector
from ingest.pipeline import Load, Pipeline

PREVIEW_ROWS = 20


async def load(
    at: Opened, case: Case, reader: Connector, source: object, options: Mapping[str, str], output: Output
) -> dict[str, Any]:
    """Loads, shows what became of every record, and makes the ledger quick to ask."""
    pipeline = Pipeline(at.graph(case), at.archive, progress=output.progress())
    done = await pipeline.load(reader, source, options)
    at.archive.ledger(case.id).compact()
    return report_of(done, output)


def report_of(done: Load, output: Output) -> dict[str, Any]:
    if done.held and not done.runs:
        output.say(f"Already loaded: {len(done.held)} captures hold these bytes. Nothing was read.")
    else:
        counts = ", ".join(f"{done.counts[name]:,} {name}" for name in ("new", "changed", "same", "rejected"))
        output.say(f"Read {done.read:,} records: {counts}. {done.ties:,} ties computed.")
    if done.rejected:
        output.table("Rejected, the first", ("place", "reason"), done.rejected)
    if done.unknown:
        names = ", ".join(f"{name} ({count:,})" for name, count in done.unknown.most_common(10))
        output.say(f"Fields that the connector does not know: {names}")
    if done.seconds:
        output.say("Time: " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in done.seconds.items()))
    return asdict(done) | {"read": done.read}


def shown_mapping(source: Path, connector: str, mapping: str, *, output: Output, ask: bool) -> dict[str, str]:
    """For a table: the mapping's text, after 20 mapped rows were shown. It is the text that is kept with the capture."""
    if connector != "table":
        return {}
    from ingest.connectors.table import guess, preview
    from ingest.mapping import mapping_sql

    first = next((path for path in sorted(source.rglob("*")) if path.is_file()), source) if source.is_dir() else source
    guessed = None if mapping else guess(first)
    sql = guessed.sql if guessed else mapping_sql(mapping)
    rows = preview(first, sql, PREVIEW_ROWS)
    columns = list(dict.fromkeys(name for row in rows for name, value in row.items() if value not in (None, [])))
    output.table(f"The first {len(rows)} rows as they are mapped", columns,
                 [[_short(row.get(name)) for name in columns] for row in rows])  # fmt: skip
    if guessed:
        output.say(f"The mapping was guessed:\n{guessed.sql}\n")
        output.say("\n".join(f"  {why}" for why in _reasons(guessed.why)))
        if ask and not output.as_json and not typer.confirm("Is this right?", default=False):
            output.say("Nothing was written. Save the mapping, correct it, and give it with --mapping FILE.sql.")
            raise typer.Exit(1)
    return {"mapping": sql}


def _reasons(why: object) -> list[str]:
    if isinstance(why, Mapping):
        return [f"{name}: {reason}" for name, reason in why.items()]
    return [str(each) for each in why] if isinstance(why, (list, tuple)) else [str(why)]


def _short(value: object) -> object:
    text = str(value) if value is not None else ""
    return text if len(text) <= 40 else text[:39] + "…"
