"""What is found in a case, in the golden one."""

import pytest

from api.findings import MEASURES, find, print_findings
from api.output import Output
from graph.running import run_many
from graph.store import Store
from tests.api.conftest import World


async def test_every_ranking_says_how_sure_it_is(
    world: World, store: Store, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    case = store.for_case(world.twin.id)
    names = [*MEASURES.values(), "communities", "coordination"]
    runs = await run_many(case, names, results=tmp_path_factory.mktemp("results"))
    found = await find(case, runs)
    assert found.nodes["Account"] == 1
    assert all(ranking.certainty for ranking in found.rankings)
    assert all(len(ranking.rows) <= ranking.total for ranking in found.rankings)
    print_findings(found, Output())
    assert "Strongest simultaneous pairs (0 of 0" in capsys.readouterr().out
