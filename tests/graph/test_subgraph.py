import pytest

from graph.errors import ParameterInvalid
from graph.subgraph import SubgraphRelationship, parse_seed


def test_a_relationship_knows_the_labels_of_its_ends() -> None:
    assert SubgraphRelationship("POSTED", "x:1", "x:2", {}).ends == (("Account", "x:1"), ("Post", "x:2"))


def test_a_seed_is_label_and_id() -> None:
    assert parse_seed("Account:x:12") == ("Account", "x:12")


@pytest.mark.parametrize("text", ["", "Account", "Account:", "Nothing:x:1", "x:1"])
def test_other_seeds_are_refused(text: str) -> None:
    with pytest.raises(ParameterInvalid):
        parse_seed(text)
