"""A person's own Cypher on the command line: where it is read from, its parameters, its answer."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from api.asking import as_cell
from api.output import Output
from graph.errors import InputUnreadable
from graph.gate import GateAnswer, ask
from graph.gate_text import CHARACTERS
from graph.store import CaseStore

SUFFIXES = (".cypher", ".cql", ".txt")
_PLAIN = (str, int, float, bool, list)


def read_text(given: str) -> str:
    """The query itself, or what a file of that name or standard input holds. Raises InputUnreadable."""
    if given == "-":
        return sys.stdin.read(CHARACTERS + 1)
    path = Path(given) if given.endswith(SUFFIXES) and "\n" not in given else None
    if path is None:
        return given
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(CHARACTERS + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"{path} can't be read.", "Name a UTF-8 file, or write the query itself.") from error


def typed(pairs: Mapping[str, str]) -> dict[str, object]:
    """Numbers, true, false and [lists] as JSON reads them; everything else is a text."""
    return {name: _typed(value) for name, value in pairs.items()}


def _typed(value: str) -> object:
    try:
        found = json.loads(value)
    except ValueError:
        return value
    return found if isinstance(found, _PLAIN) else value


async def asked(
    graph: CaseStore, text: str, given: Mapping[str, object], *, matching: Mapping[str, str]
) -> GateAnswer:
    return await ask(graph, text, given, matching=matching)


def print_found(answer: GateAnswer, output: Output) -> None:
    rows = [[as_cell(row[column]) for column in answer.columns] for row in answer.rows]
    output.table(f"{answer.returned:,} rows in {answer.seconds:.1f} s", answer.columns, rows)
    if not answer.complete:
        output.say(f"Not complete: {answer.reason}")
