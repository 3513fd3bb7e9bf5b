"""What an assistant may ask: each tool is a GraphQL question in a file, with the same limits, ids and honest lists.

A file in tools/ is one tool. Its header says what it is for, the variables of its operation are its parameters. Every
published investigation is a tool too, its parameters are those of the investigation. Nothing here reads data itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    OperationDefinitionNode,
    VariableDefinitionNode,
    is_required_input_field,
    parse,
    type_from_ast,
    value_from_ast_untyped,
)

from cypher import Parameter, Query, names, query
from graph.asking import FOLDER, limits

ASKING = "investigation_"
"""How the tools of investigations begin."""
_NODE = "_node.graphql"
_HEADER = re.compile(r"^# (title|use): *(.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# param (\w+): *(.+)$", re.MULTILINE)
_SCALARS: dict[str, dict[str, object]] = {
    "ID": {"type": "string"},
    "String": {"type": "string"},
    "Int": {"type": "integer"},
    "Long": {"type": "integer"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "DateTime": {"type": "string", "format": "date-time"},
    "Date": {"type": "string", "format": "date"},
    "JSON": {"type": "object"},
}
_TYPES: dict[str, dict[str, object]] = {
    "string": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "boolean": {"type": "boolean"},
    "datetime": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "strings": {"type": "array", "items": {"type": "string"}},
    "ints": {"type": "array", "items": {"type": "integer"}},
}
_CASE = {"type": "string", "description": "the case's id; the tool cases lists them"}
_KNOWN_ON = {"type": "string", "format": "date-time", "description": "as it was known then; now where not given"}


@dataclass(frozen=True, slots=True)
class Tool:
    """`document` is GraphQL, `schema` the JSON Schema of the arguments. `investigation` is its name where it is one."""

    name: str
    title: str
    use: str
    document: str
    schema: dict[str, Any]
    investigation: str | None = None

    def variables(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        if self.investigation is None:
            return dict(arguments)
        own = {name: value for name, value in arguments.items() if name not in ("case", "known_on")}
        named = {"case": arguments.get("case"), "knownOn": arguments.get("known_on")}
        return {**named, "name": self.investigation, "parameters": own}


def tools(schema: GraphQLSchema) -> list[Tool]:
    """By name, those of files first."""
    return [*_of_files(schema), *_of_investigations()]


def _of_files(schema: GraphQLSchema) -> Iterator[Tool]:
    folder = files("api.assistant").joinpath("tools")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".graphql") and not file.name.startswith("_"):
            yield read(file.name.removesuffix(".graphql"), _text(file.name), schema)


def _text(name: str) -> str:
    """With the fragment that many spread."""
    folder = files("api.assistant").joinpath("tools")
    text = folder.joinpath(name).read_text(encoding="utf-8")
    return text + "\n" + folder.joinpath(_NODE).read_text(encoding="utf-8") if "...node" in text else text


def read(name: str, text: str, schema: GraphQLSchema) -> Tool:
    """Raises KeyError where the header lacks title or use, ValueError where it describes what is no parameter."""
    header = dict(_HEADER.findall(text))
    helps = dict(_PARAMETER.findall(text))
    (operation,) = (each for each in parse(text).definitions if isinstance(each, OperationDefinitionNode))
    variables = {each.variable.name.value: each for each in operation.variable_definitions or ()}
    if unknown := helps.keys() - variables.keys():
        raise ValueError(f"{name}: no such parameter: {sorted(unknown)}")
    properties = {key: _property(each, helps.get(key), schema) for key, each in variables.items()}
    needed = [key for key, each in variables.items() if _is_needed(each, schema)]
    return Tool(name, header["title"], header["use"], text, _object(properties, needed))


def _property(variable: VariableDefinitionNode, help_: str | None, schema: GraphQLSchema) -> dict[str, Any]:
    found = _json_type(_type_of(variable, schema))
    if help_:
        found = found | {"description": help_}
    if variable.default_value is not None:
        found = found | {"default": value_from_ast_untyped(variable.default_value)}
    return found


def _type_of(variable: VariableDefinitionNode, schema: GraphQLSchema) -> GraphQLType:
    found = type_from_ast(schema, variable.type)
    if found is None:
        raise ValueError(f"{variable.variable.name.value} has no type of the schema")
    return found


def _is_needed(variable: VariableDefinitionNode, schema: GraphQLSchema) -> bool:
    return isinstance(_type_of(variable, schema), GraphQLNonNull) and variable.default_value is None


def _json_type(kind: GraphQLType) -> dict[str, Any]:
    if isinstance(kind, GraphQLNonNull):
        return _json_type(kind.of_type)
    if isinstance(kind, GraphQLList):
        return {"type": "array", "items": _json_type(kind.of_type)}
    if isinstance(kind, GraphQLEnumType):
        return {"type": "string", "enum": list(kind.values)}
    if isinstance(kind, GraphQLInputObjectType):
        needed = [name for name, each in kind.fields.items() if is_required_input_field(each)]
        return _object({name: _json_type(each.type) for name, each in kind.fields.items()}, needed)
    return dict(_SCALARS[str(kind)])


def _object(properties: dict[str, Any], needed: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _of_investigations() -> Iterator[Tool]:
    document = _text("_investigation.graphql")
    for name in names(FOLDER):
        found = query(FOLDER, name)
        use = f"{found.question} Columns: {', '.join(found.columns)}."
        yield Tool(ASKING + name, found.title, use, document, _investigation_schema(found), name)


@cache
def _investigation_schema(investigation: Query) -> dict[str, Any]:
    ranges = limits(investigation)
    own = [each for each in investigation.parameters if each.name != "known_on"]
    properties = {each.name: _parameter(each, ranges.get(each.name)) for each in own}
    needed = ["case", *(each.name for each in own if each.default is None)]
    return _object({"case": _CASE, **properties, "known_on": _KNOWN_ON}, needed)


def _parameter(parameter: Parameter, bounds: tuple[float, float] | None) -> dict[str, Any]:
    found = dict(_TYPES[parameter.type])
    if parameter.help:
        found["description"] = parameter.help
    if parameter.default is not None:
        found["description"] = f"{parameter.help or parameter.name}; {parameter.default} where not given"
    if bounds is not None:
        found |= {"minimum": bounds[0], "maximum": bounds[1]}
    return found
