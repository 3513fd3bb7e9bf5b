import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pytest

from graph.analyses.coordination import coordination
from graph.errors import LimitExceeded

_TEXTS = ("object", "account", "post")
Share = tuple[str, str, str, int]
# Two shares each by ada and bo, one minute apart at most: the smallest thing that is found.
TWICE: list[Share] = [("o1", "ada", "a1", 0), ("o1", "bo", "b1", 60), ("o2", "ada", "a2", 500), ("o2", "bo", "b2", 500)]


@pytest.mark.real_data
def test_equals_the_published_graph_edge_for_edge(real_data: Callable[[str], Path]) -> None:
    folder = real_data("coortweet")
    with (folder / "russian_coord_tweets.csv").open(encoding="utf-8") as file:
        rows = [(r["object_id"], r["account_id"], r["content_id"], r["timestamp_share"]) for r in csv.DictReader(file)]
    with (folder / "expected_edges_russian_tw60_mp2.csv").open(encoding="utf-8") as file:
        expected = [(r["a"], r["b"], int(r["weight"])) for r in csv.DictReader(file)]
    shares = _table((o, a, p, int(at)) for o, a, p, at in rows)
    result = coordination(shares, window_seconds=60, minimum_shares=2)
    assert result.facts["accounts"] == 2110
    assert result.facts["ties"] == 3721
    assert result.facts["pairs"] == 3791
    assert _pairs(result.pairs) == sorted(expected)
    few = coordination(shares, window_seconds=10, minimum_shares=5).facts
    assert (few["accounts"], few["ties"], few["pairs"]) == (23, 20, 22)


def test_the_window_is_inclusive_and_the_smaller_id_first() -> None:
    result = coordination(_table(TWICE))
    assert _pairs(result.pairs) == [("ada", "bo", 2)]
    assert result.certainty == "not tested against chance"
    assert result.pairs is not None
    assert result.pairs["sample_posts"].to_pylist() == [["a1", "b1", "a2", "b2"]]


NEAR_MISSES: dict[str, list[Share]] = {
    "a second over the window": [
        ("o1", "ada", "a1", 0),
        ("o1", "bo", "b1", 61),
        ("o2", "ada", "a2", 500),
        ("o2", "bo", "b2", 561),
    ],
    "one account with itself": [("o1", "ada", "a1", 0), ("o1", "ada", "a2", 1), ("o1", "ada", "a3", 2)],
    "once only": TWICE[:2],
    "other things": [("o1", "ada", "a1", 0), ("o2", "bo", "b1", 0), ("o3", "ada", "a2", 9), ("o4", "bo", "b2", 9)],
    "the thing is the post itself": [("a1", "ada", "a1", 0), ("a1", "bo", "a1", 1), ("a2", "ada", "a2", 9)],
    "rows twice": [TWICE[0], TWICE[0], TWICE[1], TWICE[1]],
    "the same post": [("o1", "ada", "p1", 0), ("o1", "bo", "p1", 1), ("o2", "ada", "p2", 9), ("o2", "bo", "p2", 9)],
}


@pytest.mark.parametrize("what", NEAR_MISSES)
def test_near_misses_are_not_found(what: str) -> None:
    assert _pairs(coordination(_table(NEAR_MISSES[what])).pairs) == []


def test_one_side_with_enough_posts_keeps_the_pair() -> None:
    """ada has two posts in pairs, bo and cy one each, and a second share elsewhere."""
    rows = [
        ("o1", "ada", "a1", 0), ("o1", "bo", "b1", 1), ("o2", "ada", "a2", 900), ("o2", "cy", "c1", 901),
        ("o8", "bo", "b2", 5000), ("o9", "cy", "c2", 9000),
    ]  # fmt: skip
    assert _pairs(coordination(_table(rows)).pairs) == [("ada", "bo", 1), ("ada", "cy", 1)]
    assert _pairs(coordination(_table(rows), minimum_weight=2).pairs) == []


def test_weight_counts_pairs_not_things() -> None:
    rows = [("o", "ada", f"a{n}", n) for n in range(3)] + [("o", "bo", f"b{n}", n) for n in range(4)]
    assert _pairs(coordination(_table(rows)).pairs) == [("ada", "bo", 12)]
    assert _pairs(coordination(_table(rows), window_seconds=0).pairs) == [("ada", "bo", 3)]


def test_samples_are_ten_posts_at_most_the_earliest_first() -> None:
    rows = [("o", name, f"{name}{n:02}", n * 100) for name in ("ada", "bo") for n in range(20)]
    pairs = coordination(_table(reversed(rows))).pairs
    assert pairs is not None
    assert pairs["sample_posts"].to_pylist() == [[f"{name}{n:02}" for n in range(5) for name in ("ada", "bo")]]


def test_nothing_shared_is_not_enough() -> None:
    assert not coordination(_table([])).enough


def test_one_thing_shared_by_everybody_is_refused() -> None:
    count = 12_000
    shares = _table(("o", f"a{n}", f"p{n}", 0) for n in range(count))
    with pytest.raises(LimitExceeded):
        coordination(shares)


def _table(rows: Iterable[Share]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    texts = {name: pa.array(list(column), pa.string()) for name, column in zip(_TEXTS, columns, strict=False)}
    return pa.table({**texts, "at": pa.array([at * 1000 for at in columns[3]], pa.int64())})


def _pairs(table: pa.Table) -> list[tuple[str, str, int]]:
    return [(row["a"], row["b"], row["weight"]) for row in table.to_pylist()]
