import pytest

from api.ids import encode
from graph.analyses import analyses
from graph.found_then import ANALYSIS_OF
from graph.model import MEASURES
from tests.api.conftest import Ask, World
from tests.golden.case import RUN_COMMUNITIES, RUN_INGEST


def test_every_measure_has_its_analysis() -> None:
    assert {ANALYSIS_OF.get(measure, measure) for measure in MEASURES} <= set(analyses())


async def test_newest_first(in_case: Ask) -> None:
    found = (await in_case("runs { total complete nodes { key kind status captures read } }"))["runs"]
    keys = [run["key"] for run in found["nodes"]]
    assert keys.index(RUN_COMMUNITIES) < keys.index(RUN_INGEST)
    assert (found["total"], found["complete"]) == (len(keys), True)


async def test_by_kind_and_name_and_in_pages(in_case: Ask) -> None:
    fields = "runs({}) {{ total nodes {{ key kind name }} pageInfo {{ endCursor hasNextPage }} }}"
    analyses_ = (await in_case(fields.format("kind: ANALYSIS")))["runs"]
    assert {run["kind"] for run in analyses_["nodes"]} == {"analysis"}
    named = (await in_case(fields.format('name: "communities"')))["runs"]
    assert [run["key"] for run in named["nodes"]] == [RUN_COMMUNITIES]
    first = (await in_case(fields.format("first: 1")))["runs"]
    rest = (await in_case(fields.format(f'after: "{first["pageInfo"]["endCursor"]}"')))["runs"]
    assert first["pageInfo"]["hasNextPage"]
    whole = (await in_case(fields.format("first: 25")))["runs"]
    assert first["nodes"] + rest["nodes"] == whole["nodes"]


async def test_one_by_its_id(in_case: Ask, world: World) -> None:
    id_ = encode(world.golden.id, "Run", RUN_COMMUNITIES)
    assert (await in_case(f'run(id: "{id_}") {{ id name }}'))["run"] == {"id": id_, "name": "communities"}


@pytest.mark.parametrize("fields", ["runs(first: 0) { total }", "runs(first: 10000) { total }"])
async def test_pages_are_bounded(ask: Ask, world: World, fields: str) -> None:
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {fields} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"
