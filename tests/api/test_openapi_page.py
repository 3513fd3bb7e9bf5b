"""openapi.json is what is served, and complete enough to be asked by a machine."""

import json
from pathlib import Path
from typing import Any

import httpx

from api import openapi_page

ROOT = Path(__file__).parents[2]


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method} {path}": operation for path, each in document["paths"].items() for method, operation in each.items()
    }


def test_the_committed_document_is_up_to_date() -> None:
    assert (ROOT / "openapi.json").read_text("utf-8") == openapi_page.text(), "see CONTRIBUTING.md, Done means"


async def test_it_is_the_one_that_is_served(client: httpx.AsyncClient) -> None:
    served = json.loads((await client.get("/openapi.json")).text)
    assert served == openapi_page.document()


def test_every_address_says_what_it_takes_and_answers() -> None:
    found = operations(openapi_page.document())
    assert len({each["operationId"] for each in found.values()}) == len(found) >= 12
    for name, operation in found.items():
        assert operation["summary"], name
        assert {"401", "403", "404", "422", "503"} <= operation["responses"].keys(), name
        done = next(response for status, response in operation["responses"].items() if status < "3")
        assert done["content"], name
        for status, response in operation["responses"].items():
            assert status < "4" or list(response["content"]) == ["application/problem+json"], name


def test_every_parameter_is_bounded() -> None:
    for name, operation in operations(openapi_page.document()).items():
        for parameter in operation.get("parameters", []):
            for schema in _plain(parameter["schema"]):
                assert _is_bounded(schema), f"{name}: {parameter['name']}"


def _plain(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]


def _is_bounded(schema: dict[str, Any]) -> bool:
    kind = schema.get("type")
    if kind == "string":
        return bool({"maxLength", "enum", "format", "pattern", "const"} & schema.keys())
    if kind == "array":
        return "maxItems" in schema and all(map(_is_bounded, _plain(schema["items"])))
    return kind == "object" or {"minimum", "maximum"} <= schema.keys()
