"""Evidence as the command line shows it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.opening import Opened
from api.output import Output, counted, plain
from custody.cases import Case
from graph.errors import NotFound, ParameterInvalid
from graph.store import CaseStore
from ingest.evidence import (
    Evidence,
    evidence_of,
    evidence_of_measure,
    evidence_of_tie,
    record_of,
    save_originals,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked about: a node, a tie (`to`) or a measure; and what to show or `save` of it."""

    subject: str
    to: str | None = None
    measure: str | None = None
    save: Path | None = None
    record: bool = False
    limit: int = 10


async def show_evidence(at: Opened, case: Case, wanted: Wanted, output: Output) -> dict[str, Any]:
    """Prints the way from the subject to the bytes, and returns it."""
    output.progress().start("Looking it up", None, "")
    found = await _evidence(at, at.graph(case), wanted)
    document: dict[str, Any] = {
        "subject": found.subject, "total": found.total, "returned": len(found.posts), "complete": found.complete,
        "reason": None if found.complete else "The limit is reached.", "facts": plain(found.facts),
        "posts": plain(found.posts), "records": plain(found.witnesses), "records_total": found.witnesses_total,
    }  # fmt: skip
    _print(found, output)
    if wanted.record:
        document["record"] = _record(at, found, output)
    if wanted.save is not None:
        document["saved"] = [str(path) for path in save_originals(at.archive, found, wanted.save)]
        output.say(f"{counted(len(document['saved']), 'original')} in {wanted.save}, hashes checked.")
    return document


async def _evidence(at: Opened, graph: CaseStore, wanted: Wanted) -> Evidence:
    if wanted.to is not None and wanted.measure is not None:
        raise ParameterInvalid("A tie and a measure are asked about one at a time.", "Give --to or --measure.")
    if wanted.to is not None:
        return await evidence_of_tie(graph, at.archive, wanted.subject, wanted.to, limit=wanted.limit)
    if wanted.measure is not None:
        return await evidence_of_measure(graph, at.archive, wanted.subject, wanted.measure, limit=wanted.limit)
    return await evidence_of(graph, at.archive, wanted.subject, limit=wanted.limit)


def _print(found: Evidence, output: Output) -> None:
    output.say(f"{found.subject}: {len(found.posts):,} of {counted(found.total, 'post')}")
    _print_facts(found.facts, output)
    witnesses = [witness for post in found.posts for witness in post.captures] + list(found.witnesses)
    captures = {witness.capture: witness for witness in witnesses}
    numbers = {capture: number for number, capture in enumerate(captures, 1)}
    rows = [
        (post.id, ", ".join(post.kinds) or None, witness.place, numbers[witness.capture])
        for post in found.posts
        for witness in post.captures
    ]
    if rows:
        output.table("Posts, and where the capture says so:", ("post", "what", "place", "capture"), rows)
    if found.witnesses:
        title = f"{len(found.witnesses):,} of {counted(found.witnesses_total, 'record')} that speak of it:"
        output.table(title, ("place", "capture"), [(each.place, numbers[each.capture]) for each in found.witnesses])
    for capture, number in numbers.items():
        one = captures[capture]
        output.say(f"Capture {number}: {capture}, got {one.retrieved_at:%Y-%m-%d %H:%M} UTC")
        output.say(f"    from {one.source}\n    SHA-256 {one.sha256}")
    if numbers:
        output.say()


def _print_facts(facts: Mapping[str, Any], output: Output) -> None:
    for name, value in facts.items():
        if name != "run":
            output.say(f"  {name}: {json.dumps(plain(value), ensure_ascii=False)}")
            continue
        read = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in _numbers(value["result"]["facts"]))
        given = ", ".join(f"{key}={plain(each)}" for key, each in value["parameters"].items())
        output.say(f"  run: {value['id']} ({value['name']}), {value['started_at']}")
        output.say(f"    how sure: {value['result']['certainty']}\n    read: {read}\n    with: {given}")


def _numbers(facts: Mapping[str, Any]) -> list[tuple[str, float]]:
    return [(name, value) for name, value in facts.items() if isinstance(value, (int, float))]


def _record(at: Opened, found: Evidence, output: Output) -> object:
    witnesses = [witness for post in found.posts for witness in post.captures] or list(found.witnesses)
    if not witnesses:
        raise NotFound(f"No record of {found.subject} is under custody.", "Load the source that speaks of it.")
    capture = at.archive.originals.get(witnesses[0].capture)
    item = record_of(at.archive, capture, witnesses[0].position)
    value = _json_value(item.value)
    output.say(f"{item.place} of {capture.source}, whose hash is right:")
    output.say(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    return value


def _json_value(value: object) -> object:
    """A connector's own record: JSON, text, or a structure of its own."""
    if value is None or isinstance(value, (dict, list, str, bytes)):
        return plain(value)
    import msgspec

    return msgspec.to_builtins(value, enc_hook=str)
