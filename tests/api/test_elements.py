"""Names of elements: taken apart, of their own case, or refused."""

import pytest

from api import elements
from api.elements import Naming, checked
from api.ids import encode
from graph.errors import LimitExceeded, NotFound, ParameterInvalid

CASE, OTHER = "a" * 32, "b" * 32
ADA, BEN, POST = (encode(CASE, label, "x:1") for label in ("Account", "Domain", "Post"))
CY = encode(CASE, "Account", "x:2 | ' \U0001f33e")
THERE = encode(OTHER, "Account", "x:1")


def test_a_node_an_edge_and_a_part_of_one() -> None:
    naming = Naming(CASE)
    assert [(each.label, each.key) for each in naming.nodes(ADA)] == [("Account", "x:1")]
    for edge in (f"INTERACTED|{ADA}|{CY}", f"INTERACTED|{ADA}|{CY}|reposts", f"INTERACTED|{ADA}|{CY}|a|b"):
        assert [each.key for each in naming.nodes(edge)] == ["x:1", "x:2 | ' \U0001f33e"]
    assert [each.label for each in naming.nodes(f"POSTED|{ADA}|{POST}")] == ["Account", "Post"]


@pytest.mark.parametrize(
    "element",
    [
        "", "x:1", "|", "||", f"INTERACTED|{ADA}", f"INTERACTED|{ADA}|", f"interacted|{ADA}|{CY}", f"|{ADA}|{CY}",
        f"POSTED|{POST}|{ADA}", f"INTERACTED|{ADA}|{BEN}", f"INTERACTED|{ADA}|{CY}|{'a' * 201}", f"{ADA}=", "\ud800",
        "<script>alert(1)</script>", f"INTERACTED` {{}}|{ADA}|{CY}",
    ],
)  # fmt: skip
def test_what_names_no_element(element: str) -> None:
    with pytest.raises(ParameterInvalid):
        checked(CASE, [ADA, element])


@pytest.mark.parametrize("element", [THERE, f"INTERACTED|{ADA}|{THERE}", f"INTERACTED|{THERE}|{ADA}"])
def test_what_is_of_another_case(element: str) -> None:
    with pytest.raises(NotFound, match="no such element"):
        checked(CASE, [element])


def test_each_once_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert checked(CASE, [CY, ADA, CY]) == [CY, ADA]
    assert checked(CASE, []) == []
    assert len(checked(CASE, [encode(CASE, "Account", f"x:{n}") for n in range(elements.ELEMENTS)])) == 2_000
    with pytest.raises(LimitExceeded, match="2 elements are named, 1 are"):
        checked(CASE, [CY, ADA, CY], most=1)
