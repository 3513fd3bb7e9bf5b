"""Evidence and exports as the command line shows them."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from api.opening import Opened
from api.output import Output, plain
from custody.cases import Case
from graph.errors import InputUnreadable, NotFound
from graph.exporters import Exporter
from graph.extensions import discover
from graph.gathering import gather
from graph.store import CaseStore
from graph.subgraph import parse_seed
from ingest.evidence import (
    Evidence,
    evidence_of,
    evidence_of_measure,
    evidence_of_tie,
    record_of,
    save_originals,
)


async def show_evidence(
    at: Opened, case: Case, subject: str, *, to: str | None, measure: str | None, save: Path | None, record: bool,
    limit: int, output: Output,
) -> dict[str, Any]:  # fmt: skip
    """Prints the way from the subject to the bytes, and returns it."""
    graph = at.graph(case)
    if to is not None:
        found = await evidence_of_tie(graph, at.archive, subject, to, limit=limit)
    elif measure is not None:
        found = await evidence_of_measure(graph, at.archive, subject, measure, limit=limit)
    else:
        found = await evidence_of(graph, at.archive, subject, limit=limit)
    _print(found, output)
    document = plain(found)
    assert isinstance(document, dict)
    document |= {"returned": len(found.posts), "complete": found.complete}
    if record:
        document["record"] = _record(at, found, output)
    if save is not None:
        document["saved"] = [str(path) for path in save_originals(at.archive, found, save)]
        output.say(f"{len(document['saved'])} originals are in {save}, their hashes checked.")
    return document


async def export_subgraph(
    graph: CaseStore, form: str, seeds: Sequence[str], *, file: Path, depth: int, limit: int
) -> dict[str, Any]:
    """Raises NotFound; the file is there whole or not at all."""
    exporters = discover("graph.exporters", Exporter)
    if form not in exporters:
        raise NotFound(f"There is no exporter {form!r}.", f"There are {', '.join(sorted(exporters))}.")
    subgraph = await gather(graph, [parse_seed(seed) for seed in seeds], depth=depth, limit=limit)
    if not file.parent.is_dir():
        raise InputUnreadable(f"The folder {file.parent} is not there.", "Make it first, or choose another one.")
    handle, part = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as written:
        exporters[form].write(subgraph, written)
    os.replace(part, file)
    return {
        "file": str(file), "nodes": len(subgraph.nodes), "relationships": len(subgraph.relationships),
        "total": subgraph.total, "returned": subgraph.returned, "complete": subgraph.complete,
        "reason": subgraph.reason,
    }  # fmt: skip


def _print(found: Evidence, output: Output) -> None:
    output.say(f"{found.subject}: {len(found.posts):,} of {found.total:,} posts")
    for name, value in found.facts.items():
        output.say(f"  {name}: {plain(value)}")
    rows = [
        (post.id, ", ".join(post.kinds) or "-", witness.source, witness.place, witness.capture, witness.sha256[:16])
        for post in found.posts
        for witness in post.captures
    ]
    output.table("Posts and where they come from", ("post", "what", "source", "place", "capture", "SHA-256"), rows)
    if found.witnesses_total:
        places = [(w.source, w.place, w.capture, w.sha256[:16]) for w in found.witnesses]
        title = f"{len(places):,} of {found.witnesses_total:,} records that speak of it"
        output.table(title, ("source", "place", "capture", "SHA-256"), places)


def _record(at: Opened, found: Evidence, output: Output) -> object:
    witnesses = [witness for post in found.posts for witness in post.captures] or list(found.witnesses)
    if not witnesses:
        raise NotFound(f"No record of {found.subject} is under custody.", "Load the source that speaks of it.")
    capture = at.archive.originals.get(witnesses[0].capture)
    item = record_of(at.archive, capture, witnesses[0].position)
    value = item.value if isinstance(item.value, (dict, list, str, bytes)) else plain(item.value)
    output.say(f"{item.place} of {capture.source}, whose hash is right:\n{value}")
    return plain(value)
