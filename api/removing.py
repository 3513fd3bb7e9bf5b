"""Deletes a case: its graph first, then what is under custody, so that a cut can be repeated."""

from dataclasses import dataclass

from api.opening import opened
from api.settings import Settings
from graph.model import NODES
from graph.progress import Progress
from graph.store import CaseStore
from graph.writer import delete_case

NODES_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Removed:
    id: str
    title: str
    nodes: int


async def remove_case(settings: Settings, name: str, progress: Progress) -> Removed:
    """Raises NotFound."""
    async with opened(settings, progress) as work:
        case = work.case(name)
        nodes = await empty_graph(work.graph(case), progress)
        work.archive.delete(case.id)
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
