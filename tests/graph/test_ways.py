import pytest

from graph.model import NODES, RELATIONSHIPS
from graph.ways import Way, far_label, near_label, way_number, ways_of


def test_every_relationship_is_a_way_of_both_its_ends() -> None:
    ways = [way for kind in NODES for way in ways_of(kind.__name__)]
    assert len(ways) == len(set(ways)) == 2 * len(RELATIONSHIPS)
    assert len({way_number(way) for way in ways}) == len(ways)


def test_types_and_direction_narrow() -> None:
    assert ways_of("Account", frozenset({"FOLLOWS", "TAGGED"})) == (("FOLLOWS", True), ("FOLLOWS", False))
    assert ways_of("Account", frozenset({"FOLLOWS"}), "in") == (("FOLLOWS", False),)
    assert ways_of("Post", frozenset({"POSTED"}), "out") == ()


@pytest.mark.parametrize(
    ("way", "near", "far"),
    [
        (("POSTED", True), "Account", "Post"),
        (("POSTED", False), "Post", "Account"),
        (("TAGGED", True), "Post", "Hashtag"),
    ],
)
def test_what_is_at_the_ends(way: Way, near: str, far: str) -> None:
    assert (near_label((way,)), far_label(way)) == (near, far)
    with pytest.raises(ValueError, match="too many"):
        near_label((way, ("ON_DOMAIN", True)))
