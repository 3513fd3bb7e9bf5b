import pytest

from api import top_lists
from api.top_lists import LISTS, ROWS, TopLists
from graph.errors import CursorExpired


def test_a_list_stays_as_it_was() -> None:
    lists, rows = TopLists(), [3, 2, 1]
    name = lists.keep(tuple(rows), 7, "why", of="question")
    rows.reverse()
    found = lists.get(name, of="question")
    assert (found.rows, found.total, found.reason) == ((3, 2, 1), 7, "why")


def test_a_list_of_another_question_is_as_one_that_is_gone() -> None:
    lists = TopLists()
    name = lists.keep((1,), 1, of="one")
    messages = []
    for given, of in ((name, "other"), ("nothing", "one")):
        with pytest.raises(CursorExpired) as caught:
            lists.get(given, of=of)
        messages.append((caught.value.what, caught.value.cure))
    assert messages[0] == messages[1]
    assert lists.get(name, of="one").rows == (1,)


def test_the_one_that_was_not_used_for_longest_goes_first() -> None:
    lists = TopLists()
    first, second = lists.keep((1,), 1), lists.keep((2,), 1)
    lists.get(first)
    for number in range(LISTS - 1):
        lists.keep((number,), 1)
    assert lists.get(first).rows == (1,)
    with pytest.raises(CursorExpired):
        lists.get(second)


def test_a_list_is_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = TopLists()
    name = lists.keep((1,), 1)
    monkeypatch.setattr("api.top_lists.KEPT_S", -1.0)
    with pytest.raises(CursorExpired):
        lists.get(name)


def test_rows_are_bounded_each_and_together(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = TopLists()
    name = lists.keep(range(ROWS + 5), ROWS + 5)
    assert (len(lists.get(name).rows), lists.get(name).total) == (ROWS, ROWS + 5)
    monkeypatch.setattr(top_lists, "ROWS_HELD", ROWS + 1)
    kept = lists.keep((1, 2), 2)
    assert lists.get(kept).rows == (1, 2)
    with pytest.raises(CursorExpired):
        lists.get(name)


def test_names_can_not_be_guessed() -> None:
    lists = TopLists()
    names = {lists.keep((), 0) for _ in range(100)}
    assert len(names) == 100
    assert min(map(len, names)) >= 12
