"""Whatever is loaded later, in whatever order: what was known at a moment is told again as it was."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.among import relationships_among
from graph.gathering import read_nodes
from graph.known import AsKnown
from graph.store import FOREVER
from graph.subgraph import NodeKey
from ingest.evidence import Witnessing
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines
from tests.ingest.test_pipeline import RECORDS
from tests.ingest.test_taking_back import WRONG

ALL: list[dict[str, Any]] = [*RECORDS, *WRONG]
Picture = dict[tuple[str, ...], dict[str, Any]]


@pytest.fixture(autouse=True)
def _plain_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.retelling.connector", {"plain": PLAIN}.__getitem__)


async def picture(workspace: Workspace, known_on: datetime = FOREVER) -> Picture:
    """Every element but runs and cursors, with its properties."""
    case = workspace.case
    row = await case.one(
        "MATCH (n {case: $case}) WHERE NOT n:Run AND NOT n:Cursor RETURN collect([labels(n)[0], n.id]) AS keys"
    )
    keys: list[NodeKey] = [(label, id_) for label, id_ in row["keys"]] if row else []
    known = AsKnown.at(case, known_on, history=Witnessing(workspace.archive), results=Path())
    nodes = await known.nodes(list((await read_nodes(case, keys, known_on=known_on)).values()))
    found = await relationships_among(case, keys, known_on=known_on)
    told = await known.among(found.relationships, frozenset(keys))
    seen: Picture = {node.key: _comparable(node.properties) for node in nodes}
    return seen | {each.key: _comparable(each.properties) for each in told}


def _comparable(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if name == "handle_keys" else value for name, value in properties.items()}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(ALL), st.lists(st.integers(1, len(ALL) - 1), min_size=2, max_size=3, unique=True))
async def test_earlier_pictures_stay_whatever_comes_later(
    workspaces: Callable[[], Workspace], order: list[dict[str, Any]], cuts: list[int]
) -> None:
    workspace = workspaces()
    pictures: list[tuple[datetime, Picture]] = []
    edges = [0, *sorted(cuts), len(order)]
    for number, (start, end) in enumerate(pairwise(edges)):
        path = write_lines(workspace.folder / f"{workspace.case.case}-{number}.jsonl", order[start:end])
        await workspace.pipeline(batch_size=3).load(PLAIN, path)
        pictures.append((datetime.now(UTC), await picture(workspace)))
        await asyncio.sleep(0.002)  # the clock has milliseconds
    for moment, then in pictures:
        assert await picture(workspace, moment) == then
