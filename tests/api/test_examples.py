import json

import pytest
from graphql import build_schema, parse, validate
from graphql.language import OperationDefinitionNode

from api.examples import EXAMPLES, Example
from api.ids import encode
from api.schema import build
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN, BETWEEN


def test_there_are_enough_and_each_has_its_name() -> None:
    assert len(EXAMPLES) >= 6
    assert len({each.name for each in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_an_example_is_valid_and_its_variables_are_those_it_uses(example: Example) -> None:
    schema, document = build_schema(build().as_str()), parse(example.query)
    assert validate(schema, document) == []
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    used = {variable.variable.name.value for each in operations for variable in each.variable_definitions or ()}
    assert set(json.loads(example.variables)) == used


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
async def test_an_example_runs(ask: Ask, world: World, example: Example) -> None:
    case = world.golden.id
    account, other = encode(case, "Account", ADA), encode(case, "Account", BEN)
    given = {
        "case": case, "words": "bridge", "node": account, "after": None, "source": other, "target": account,
        "from": account, "to": other, "account": account, "on": None,
    }  # fmt: skip
    if example.name == "AsItWasKnown":
        given["on"] = BETWEEN.isoformat()
    document = parse(example.query)
    for operation in document.definitions:
        assert isinstance(operation, OperationDefinitionNode)
        assert operation.loc
        text = example.query[operation.loc.start : operation.loc.end]
        names = [each.variable.name.value for each in operation.variable_definitions or ()]
        answer = await ask(text, **{name: given[name] for name in names})
        assert "errors" not in answer, answer
