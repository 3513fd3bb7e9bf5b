"""The page itself is compared in tests/test_documentation.py."""

import re

from api.openapi_page import document
from api.rest_page import page


def test_every_address_and_parameter_is_on_it() -> None:
    text = page()
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            section = text.split(f"### {method.upper()} {path}\n")[1].split("\n### ")[0]
            assert operation["summary"] in section
            for parameter in operation.get("parameters", []):
                assert re.search(rf"^\| \**{parameter['name']}\** \|", section, re.MULTILINE), parameter["name"]


def test_it_says_how_bodies_are_read() -> None:
    text = page()
    for word in ("application/x-ndjson", "pa.ipc.open_stream", "X-Complete", "part=nodes", "**query**"):
        assert word in text
