import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cursors import LONGEST, Value, decode, encode, question
from graph.errors import ParameterInvalid

PLACE: tuple[tuple[type, ...], ...] = ((int,), (str,))
OF = question("search", {"case": "a", "question": "bridge"})


def packed(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@given(st.integers(-(2**63), 2**63 - 1), st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_there_and_back(at: int, key: str) -> None:
    assert decode(encode(OF, (at, key)), OF, PLACE) == (at, key)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=90).map(lambda raw: urlsafe_b64encode(raw).decode())))
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ParameterInvalid):
        decode(text, OF, PLACE)


@pytest.mark.parametrize(
    "key",
    [
        (), (1,), (1, "a", "b"), ("1", "a"), (1.0, "a"), (None, "a"), (1, None), (True, "a"), ([1], "a"), ({}, "a"),
        (2**63, "a"), (-(2**63) - 1, "a"), (1, "\ud800"), (1, 2),
    ],
)  # fmt: skip
def test_a_key_of_another_form_is_refused(key: tuple[object, ...]) -> None:
    with pytest.raises(ParameterInvalid):
        decode(packed([1, OF, *key]), OF, PLACE)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_an_endless_number_is_refused(value: float) -> None:
    with pytest.raises(ParameterInvalid):
        decode(packed([1, OF, value]), OF, ((float,),))


@pytest.mark.parametrize("value", [[2, OF, 1, "a"], [1], {}, "text", 7, None, [None, OF, 1, "a"]])
def test_what_holds_no_key_is_refused(value: object) -> None:
    with pytest.raises(ParameterInvalid):
        decode(packed(value), OF, PLACE)


def test_one_that_is_too_long_or_too_deep_is_refused() -> None:
    deep = urlsafe_b64encode(b"[" * (LONGEST * 3 // 4 - 3)).decode()
    for text in (encode(OF, (1, "a" * LONGEST)), deep):
        with pytest.raises(ParameterInvalid):
            decode(text, OF, PLACE)


def test_one_of_another_question_says_so() -> None:
    cursor = encode(OF, (1, "a"))
    for asked in ({"case": "b", "question": "bridge"}, {"case": "a", "question": "bridges"}):
        with pytest.raises(ParameterInvalid, match="another question"):
            decode(cursor, question("search", asked), PLACE)
    with pytest.raises(ParameterInvalid, match="another question"):
        decode(cursor, question("runs", {"case": "a", "question": "bridge"}), PLACE)


def test_a_question_is_what_was_asked_in_whatever_order() -> None:
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    one = question("timeline", {"a": 1, "since": noon, "kinds": {"x", "y"}})
    assert one == question("timeline", {"kinds": {"y", "x"}, "since": noon, "a": 1})
    assert one != question("timeline", {"a": 1, "since": noon.replace(hour=13), "kinds": {"x", "y"}})
    assert question("search", {"question": "\ud800"})


def test_a_tampered_one_is_refused_or_another_place_of_the_same_question() -> None:
    cursor = encode(OF, (1, "x:12"))
    kept: list[tuple[Value, ...]] = []
    for at in range(len(cursor)):
        tampered = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        try:
            kept.append(decode(tampered, OF, PLACE))
        except ParameterInvalid:
            continue
    assert all(type(at) is int and type(key) is str for at, key in kept)
