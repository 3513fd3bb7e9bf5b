"""A chart's document as it comes in: kept to the letter where it is one of this case, else refused."""

import json
import time
from typing import Any

import pytest

from api import chart_documents
from api.chart_documents import read_document
from api.ids import encode
from graph.errors import LimitExceeded, ParameterInvalid

CASE = "a" * 32
ADA, BEN = (encode(CASE, "Account", key) for key in ("x:1", "x:2"))
THERE = encode("b" * 32, "Account", "x:1")
TIE = f"INTERACTED|{ADA}|{BEN}"


def text(**more: Any) -> str:
    return json.dumps({"format": 1, "nodes": [{"id": ADA}, {"id": BEN}], "edges": [{"id": TIE}], **more})


def test_is_kept_to_the_letter() -> None:
    given = text(style={"colour": "<b>"}, commands=[{"kind": "expand", "rows": [1, None, "\U0001f33e"]}]) + " \n"
    read = read_document(CASE, given)
    assert (read.text, read.nodes, read.edges) == (given, 2, 1)


def test_an_empty_chart_is_one() -> None:
    read = read_document(CASE, '{"format": 1}')
    assert (read.nodes, read.edges) == (0, 0)


@pytest.mark.parametrize(
    "given",
    [
        "", "{", "[]", "null", '"a"', "{}", '{"format": "1"}', '{"format": 2}', text(nodes={}), text(nodes=[ADA]),
        text(nodes=[{"id": 1}]), text(nodes=[{"x": 1}]), text(edges="a"), text(a=1)[:-1] + ', "b": NaN}',
        '{"format": 1} {}', '{"format": 1, "a": ' + "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_chart(given: str) -> None:
    with pytest.raises(ParameterInvalid):
        read_document(CASE, given)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"nodes": [{"id": ADA}, {"id": THERE}]}, "Of the chart's nodes, number 2: This case has no such element"),
        ({"nodes": [{"id": TIE}]}, "Of the chart's nodes, number 1"),
        ({"edges": [{"id": TIE}, {"id": f"INTERACTED|{ADA}|{THERE}"}]}, "Of the chart's edges, number 2"),
        ({"edges": [{"id": ADA}]}, "An edge is named as"),
        ({"nodes": [{"id": ADA}, {"id": ADA}]}, "an element twice"),
        ({"edges": [{"id": TIE}, {"id": TIE}]}, "an element twice"),
    ],
)
def test_what_does_not_belong(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ParameterInvalid, match=said):
        read_document(CASE, text(**more))


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_documents, "DOCUMENT_BYTES", len(text()))
    read_document(CASE, text())
    with pytest.raises(LimitExceeded, match="more than"):
        read_document(CASE, text() + " ")


def test_a_large_one_is_read_quickly() -> None:
    """20,000 nodes and 100,000 edges."""
    ids = [encode(CASE, "Account", f"x:{number}") for number in range(20_000)]
    nodes = [{"id": each, "x": 1.25, "y": -7.5} for each in ids]
    edges = [{"id": f"INTERACTED|{ids[n % 20_000]}|{ids[(n * 7 + n // 20_000) % 20_000]}"} for n in range(100_000)]
    given = text(nodes=nodes, edges=edges)
    began = time.process_time()
    read = read_document(CASE, given)
    assert time.process_time() - began < 4
    assert (read.nodes, read.edges) == (20_000, 100_000)
