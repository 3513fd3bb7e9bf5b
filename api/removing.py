"""Deletes a case: its graph first, then what is under custody, so that a cut can be repeated."""

import asyncio
import shutil
from dataclasses import dataclass

from api.opening import Opened, archive, in_case
from api.output import Output, counted
from api.settings import Settings
from custody.cases import Case
from graph.model import NODES
from graph.progress import Progress
from graph.store import CaseStore
from graph.writer import delete_case

NODES_AT_ONCE = 1_000  # dense accounts: more runs over the memory that a transaction may have


@dataclass(frozen=True, slots=True)
class Removed:
    id: str
    title: str
    nodes: int


def remove_case(settings: Settings, name: str, *, yes: bool, output: Output) -> Removed:
    """Asks first. Raises NotFound, before any database is started."""
    with archive(settings) as held:
        case = held.cases.get(name)
    question = f"Delete the case {case.title!r} ({case.id}) and everything in it?"
    output.confirm(question, yes=yes, refused="Nothing was deleted.")
    removed = in_case(output, case.id, lambda at, found: remove(at, found, output.progress()))
    output.say(f"The case {removed.title!r} is gone: {counted(removed.nodes, 'node')} and what was under custody.")
    output.say("Deleted is not erased: traces stay in the database's files until they are rewritten.")
    output.next("sociogram case list")
    return removed


async def remove(at: Opened, case: Case, progress: Progress) -> Removed:
    """Cut short, it can be repeated."""
    nodes = await empty_graph(at.graph(case), progress)
    await asyncio.to_thread(at.archive.delete, case.id)
    for folder in ("results", "investigations"):
        await asyncio.to_thread(shutil.rmtree, at.settings.home / folder / case.id, ignore_errors=True)
    return Removed(case.id, case.title, nodes)


async def empty_graph(graph: CaseStore, progress: Progress) -> int:
    """Deletes every node of the case, a few thousand at a time; returns how many there were."""
    progress.start("Deleting", None, "nodes")
    total = 0
    for kind in NODES:
        while count := (await graph.run(delete_case(kind), limit=NODES_AT_ONCE))[0]["count"]:
            total += count
            progress.advance(count)
    progress.done()
    return total
