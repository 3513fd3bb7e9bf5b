from cypher import names
from tests.api.conftest import Ask
from tests.golden.case import BETWEEN


async def test_all_are_listed_with_their_parameters(in_case: Ask) -> None:
    parameters = "parameters { name type default least most help }"
    fields = f"investigations {{ total investigations {{ name title question shows columns {parameters} }} }}"
    found = (await in_case(fields))["investigations"]
    assert [each["name"] for each in found["investigations"]] == list(names("investigations"))
    assert all(each["title"] and each["question"] and each["columns"] for each in found["investigations"])
    assert "known_on" not in {each["name"] for one in found["investigations"] for each in one["parameters"]}


async def test_one_is_asked(in_case: Ask) -> None:
    asked = 'investigation(name: "who_amplifies_whom", parameters: {limit: 2})'
    fields = asked + "{ total returned complete reason columns rows parameters }"
    found = (await in_case(fields))["investigation"]
    assert (found["returned"], found["complete"]) == (2, False)
    assert found["reason"]
    assert found["rows"][0][:2] == ["x:2", "x:1"]
    assert all(len(row) == len(found["columns"]) for row in found["rows"])
    assert found["parameters"]["limit"] == 2


async def test_as_known_before(in_case: Ask) -> None:
    fields = 'investigation(name: "who_amplifies_whom") { rows }'
    pairs = {}
    for moment in (None, BETWEEN.isoformat()):
        rows = (await in_case(fields, known_on=moment))["investigation"]["rows"]
        pairs[moment] = {tuple(row[:2]) for row in rows}
    assert pairs[None] - pairs[BETWEEN.isoformat()] == {("x:3", "x:1")}
