"""The tools that an assistant is offered: every one valid against the schema, with typed parameters."""

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate
from jsonschema import Draft202012Validator

from api.assistant import ASKING, Tool, read, tools
from api.schema import build
from cypher import names

SCHEMA = build_schema(build().as_str())
TOOLS = {tool.name: tool for tool in tools(SCHEMA)}
TEXT = """# title: One node
# use: Shows it.
# param id: which
query ($id: ID!, $first: Int! = 5) { node(id: $id) { key } }
"""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return SCHEMA


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_is_valid(name: str, schema: GraphQLSchema) -> None:
    tool = TOOLS[name]
    assert not validate(schema, parse(tool.document))
    Draft202012Validator.check_schema(tool.schema)
    assert tool.title
    assert tool.use.endswith(".")
    for parameter, about in tool.schema["properties"].items():
        assert about.get("description") or about.get("default") is not None, parameter


def test_every_investigation_is_a_tool() -> None:
    assert {name.removeprefix(ASKING) for name in TOOLS if name.startswith(ASKING)} == set(names("investigations"))
    assert {"search", "neighbours", "expand", "paths", "evidence"} <= TOOLS.keys()


def test_parameters_of_a_question_have_their_types(schema: GraphQLSchema) -> None:
    tool = read("one", TEXT, schema)
    assert tool.schema["required"] == ["id"]
    assert tool.schema["properties"] == {
        "id": {"type": "string", "description": "which"}, "first": {"type": "integer", "default": 5},
    }  # fmt: skip
    assert tool.variables({"id": "a"}) == {"id": "a"}


def test_what_is_no_parameter_is_not_described(schema: GraphQLSchema) -> None:
    with pytest.raises(ValueError, match="other"):
        read("one", TEXT.replace("param id", "param other"), schema)
    with pytest.raises(KeyError):
        read("one", TEXT.replace("# use", "# used"), schema)


def test_parameters_of_an_investigation_keep_their_bounds() -> None:
    tool: Tool = TOOLS[ASKING + "same_text_within_seconds"]
    assert tool.schema["required"] == ["case"]
    assert tool.schema["properties"]["window_seconds"]["maximum"] == 86_400
    assert tool.variables({"case": "c", "window_seconds": 5, "known_on": "2026-01-01T00:00:00Z"}) == {
        "case": "c", "knownOn": "2026-01-01T00:00:00Z", "name": "same_text_within_seconds",
        "parameters": {"window_seconds": 5},
    }  # fmt: skip
    wrong = {"case": "c", "window_seconds": 0}
    assert list(Draft202012Validator(tool.schema).iter_errors(wrong))
