"""Golden results: what a connector makes of a hand-written file, written out in full and compared.

SOCIOGRAM_WRITE_GOLDEN=1 writes them anew; then read the difference before it is committed.
"""

import json
import os
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

from graph.model import Element, relationship_type
from ingest.connectors import Connector, Mapped, Unmappable, Unreadable

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def check_golden() -> Callable[[Connector, str], None]:
    def check(connector: Connector, name: str) -> None:
        file = FIXTURES / connector.name / name
        found = [_told(connector, each) for each in connector.records(file)]
        golden = file.with_name(f"{file.stem}.golden.json")
        if os.environ.get("SOCIOGRAM_WRITE_GOLDEN") == "1":
            golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        assert found == json.loads(golden.read_text())

    return check


def _told(connector: Connector, each: object) -> dict[str, object]:
    if isinstance(each, Unreadable):
        return {"place": each.place, "unreadable": each.reason}
    try:
        mapped = connector.to_graph(each)
    except Unmappable as error:
        return {"place": each.place, "kind": each.kind, "unmappable": str(error)}
    return {"place": each.place, "kind": each.kind, **_graph(mapped)}


def _graph(mapped: Mapped) -> dict[str, object]:
    told: dict[str, object] = {
        "main": _element(mapped.main),
        "nodes": [_element(each) for each in mapped.nodes],
        "relationships": [_element(each) for each in mapped.relationships],
    }
    if mapped.version is not None:
        told["version"] = mapped.version.isoformat()
    if mapped.unknown:
        told["unknown"] = list(mapped.unknown)
    return told


def _element(element: Element) -> dict[str, object]:
    kind = type(element)
    label = kind.__name__ if hasattr(element, "id") else relationship_type(kind)
    stated = {each.name: getattr(element, each.name) for each in fields(kind)}
    return {label: {name: _plain(value) for name, value in stated.items() if value is not None}}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
