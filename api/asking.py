"""Investigations as the command line lists them, asks them and shows their answers."""

import csv
import json
import sys
from collections.abc import Mapping
from typing import Any

from api.output import Output, plain
from cypher import names, query
from graph.asking import SECONDS, Answer, OwnQuestions, ask, cost_of, find
from graph.costing import Cost
from graph.exporters.csv_tables import safe
from graph.store import CaseStore


def listed(output: Output) -> dict[str, Any]:
    """Every investigation with its question and parameters."""
    found = [query("investigations", name) for name in names("investigations")]
    for each in found:
        output.say(f"{each.name}: {each.question}")
        for one in each.parameters:
            given = "must be given" if one.default is None else f"default {one.default}"
            output.say(f"    {one.name}: {one.type}, {given}{f'; {one.help}' if one.help else ''}")
        output.say()
    shown = [
        {"name": each.name, "title": each.title, "question": each.question, "parameters": plain(each.parameters)}
        for each in found
    ]
    return {"total": len(shown), "returned": len(shown), "complete": True, "investigations": shown}


async def answered(graph: CaseStore, name: str, given: Mapping[str, str], *, own: OwnQuestions) -> Answer:
    return await ask(graph, name, given, own=own)


async def estimated(
    graph: CaseStore, name: str, given: Mapping[str, str], *, own: OwnQuestions, output: Output
) -> Cost:
    """What it would cost, without running it."""
    cost = await cost_of(graph, find(name, own), given, own=own)
    output.say(f"{name}: {cost.words}, about {cost.estimated_rows:,} rows in all steps; {SECONDS:.0f} s at most.")
    return cost


def print_answer(answer: Answer, output: Output) -> None:
    rows = [[as_cell(row[column]) for column in answer.columns] for row in answer.rows]
    output.table(f"{answer.title}: {answer.returned:,} of {answer.total:,} rows", answer.columns, rows)
    if not answer.complete:
        output.say(f"Not complete: {answer.reason}")
    output.next("sociogram evidence ID leads to what an answer rests on")


def write_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(row[column]) for column in answer.columns] for row in answer.rows)
    if not answer.complete:
        sys.stderr.write(f"Not complete: {answer.reason}\n")


def as_cell(value: object) -> object:
    """Numbers and texts as they are; times and lists as texts."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    return json.dumps(plain(value), ensure_ascii=False) if isinstance(value, (list, dict)) else str(plain(value))


def _cell(value: object) -> object:
    cell = as_cell(value)
    return safe(cell) if isinstance(cell, str) else cell
