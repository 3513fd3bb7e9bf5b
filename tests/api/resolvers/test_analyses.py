from api.resolvers.analyses import ANALYSIS_OF
from graph.analyses import analyses
from graph.model import MEASURES
from tests.api.conftest import Ask
from tests.golden.case import ADA, RUN_COMMUNITIES, RUN_INGEST


def test_every_measure_has_its_analysis() -> None:
    assert {ANALYSIS_OF.get(measure, measure) for measure in MEASURES} <= set(analyses())


async def test_the_top_by_a_measure_and_what_is_not_known_of_it(in_case: Ask) -> None:
    fields = "measures(name: PAGERANK) { total complete reason run { id } accounts { value account { id } } }"
    found = (await in_case(fields))["measures"]
    assert found["accounts"] == [{"value": 0.4, "account": {"id": ADA}}]
    assert (found["run"], found["complete"]) == (None, False)
    assert "No run" in found["reason"]


async def test_communities_with_their_run_and_members(in_case: Ask) -> None:
    fields = "communities(members: 2) { total run { id name } communities { number size members { id } } }"
    found = (await in_case(fields))["communities"]
    assert found["run"]["id"] == RUN_COMMUNITIES
    sizes = [each["size"] for each in found["communities"]]
    assert sizes == sorted(sizes, reverse=True)
    assert found["total"] == len(sizes)
    assert all(len(each["members"]) == min(2, each["size"]) for each in found["communities"])
    first = next(each for each in found["communities"] if each["number"] == 0)
    assert first["members"][0]["id"] == ADA  # by PageRank


async def test_runs_are_listed_newest_first(in_case: Ask) -> None:
    found = (await in_case("runs { total complete runs { id kind status captures read } }"))["runs"]
    ids = [run["id"] for run in found["runs"]]
    assert ids.index(RUN_COMMUNITIES) < ids.index(RUN_INGEST)
    assert (found["total"], found["complete"]) == (len(ids), True)
