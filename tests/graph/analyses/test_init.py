"""What an analysis declares, and how parameters are checked."""

from datetime import date

import pytest

from graph.analyses import analyses, checked, named, parameters
from graph.errors import ParameterInvalid, QueryNotFound


def test_all_are_found_by_the_name_of_their_function() -> None:
    assert set(analyses()) == {
        "betweenness", "closeness", "communities", "components", "coordination", "degree", "eigenvector", "hits",
        "influence", "kcore", "pagerank",
    }  # fmt: skip
    for each in analyses().values():
        assert each.title
        assert each.question.endswith("?")
        assert each.source


def test_parameters_come_from_the_signature_and_from_what_is_read() -> None:
    found = {each.name: each for each in parameters(named("coordination"))}
    assert list(found) == [
        "object_kind", "since", "until", "aliases", "window_seconds", "minimum_shares", "minimum_weight",
    ]  # fmt: skip
    assert found["object_kind"].choices == ("repost", "link", "hashtag", "text")
    assert (found["window_seconds"].type, found["window_seconds"].default) == ("int", 60)
    assert (found["window_seconds"].low, found["window_seconds"].high) == (0, 604_800)
    assert found["since"].type == "date"
    assert all(each.help for name in analyses() for each in parameters(named(name)))


def test_texts_become_values_and_defaults_are_filled_in() -> None:
    given = {"kinds": "reposts, quotes", "since": "2026-01-31", "aliases": "no", "resolution": "0.5", "seed": "7"}
    found = checked(named("communities"), given)
    assert found == {
        "kinds": frozenset({"reposts", "quotes"}), "since": date(2026, 1, 31), "until": None, "aliases": False,
        "quality": "modularity", "resolution": 0.5, "weighted": True, "random_graphs": 10, "seed": 7,
    }  # fmt: skip
    assert checked(named("communities"), found) == found


@pytest.mark.parametrize(
    "raw",
    [
        {"seed": "x"}, {"seed": -1}, {"seed": 1.5}, {"seed": True}, {"seed": None}, {"resolution": "nan"},
        {"resolution": 0}, {"quality": "beauty"}, {"weighted": "perhaps"}, {"weighted": 1}, {"kinds": ""},
        {"kinds": "likes"}, {"kinds": 3}, {"since": "31.1.2026"}, {"since": "2026-02-02", "until": "2026-02-01"},
        {"colour": "red"},
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_the_cure(raw: dict[str, object]) -> None:
    with pytest.raises(ParameterInvalid) as refused:
        checked(named("communities"), raw)
    assert refused.value.code == "parameter-invalid"
    assert refused.value.cure


def test_an_unknown_analysis_is_refused_with_the_known_ones() -> None:
    with pytest.raises(QueryNotFound) as refused:
        named("astrology")
    assert "pagerank" in refused.value.cure
