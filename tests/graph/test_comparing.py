"""Two answers held against each other: gained, lost, changed, unchanged; nothing twice and nothing left out."""

from hypothesis import given
from hypothesis import strategies as st

from graph.comparing import compare

COLUMNS = ("account", "posts")


def test_rows_are_told_apart_by_the_key() -> None:
    found = compare(COLUMNS, [["a", 1], ["b", 2], ["c", 3]], COLUMNS, [["b", 2], ["c", 4], ["d", 1]], key=("account",))
    assert found.gained == [["d", 1]]
    assert found.lost == [["a", 1]]
    assert [(each.before, each.now, each.columns) for each in found.changed] == [(["c", 3], ["c", 4], ["posts"])]
    assert found.unchanged == 1


def test_without_a_key_numbers_and_samples_do_not_tell_rows_apart() -> None:
    columns = ("source", "target", "weight", "sample_posts")
    found = compare(columns, [["a", "b", 1, ["x"]]], columns, [["a", "b", 2, ["y"]]])
    assert found.key == ("source", "target")
    assert (found.gained, found.lost) == ([], [])
    assert found.changed[0].columns == ["weight", "sample_posts"]


def test_rows_of_numbers_alone_are_their_own_key() -> None:
    found = compare(("n",), [[1], [2]], ("n",), [[2], [3]])
    assert (found.gained, found.lost, found.unchanged) == ([[3]], [[1]], 1)


def test_equal_keys_are_paired_in_order() -> None:
    found = compare(COLUMNS, [["a", 1], ["a", 2]], COLUMNS, [["a", 1]], key=("account",))
    assert (found.lost, found.unchanged) == ([["a", 2]], 1)


def test_a_column_of_one_answer_alone_is_left_aside() -> None:
    found = compare(("account", "old"), [["a", "x"]], ("account", "new"), [["a", "y"]], key=("account", "old"))
    assert (found.key, found.unchanged, found.changed) == (("account",), 1, [])


rows = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)).map(list), max_size=8)


@given(rows, rows)
def test_every_row_is_counted_once(before: list[list[object]], now: list[list[object]]) -> None:
    found = compare(COLUMNS, before, COLUMNS, now, key=("account",))
    assert len(found.lost) + len(found.changed) + found.unchanged == len(before)
    assert len(found.gained) + len(found.changed) + found.unchanged == len(now)
    assert compare(COLUMNS, now, COLUMNS, now).unchanged == len(now)
