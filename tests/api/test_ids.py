from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.ids import LONGEST, GlobalId, decode, encode
from graph.errors import ParameterInvalid
from graph.model import NODE_BY_LABEL

CASE = "0" * 31 + "1"
KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@given(label=st.sampled_from(sorted(NODE_BY_LABEL)), key=KEYS)
def test_there_and_back(label: str, key: str) -> None:
    assert decode(encode(CASE, label, key)) == GlobalId(CASE, label, key)


@given(st.one_of(st.text(max_size=200), st.binary(max_size=90).map(lambda raw: urlsafe_b64encode(raw).decode())))
def test_anything_is_an_id_or_refused(text: str) -> None:
    try:
        found = decode(text)
    except ParameterInvalid:
        return
    assert encode(found.case, found.label, found.key) == text


LABELS = st.sampled_from(sorted(NODE_BY_LABEL))


@given(key=KEYS, label=LABELS, sign=st.sampled_from("=!\n \u00e9"), at=st.integers(0, 200))
def test_one_thing_has_one_id(key: str, label: str, sign: str, at: int) -> None:
    """What base64 would pass over is not passed over."""
    text = encode(CASE, label, key)
    with pytest.raises(ParameterInvalid):
        decode(text[:at] + sign + text[at:])


@pytest.mark.parametrize(
    "text",
    [
        "", "x:1", "\ud800", "A" * (LONGEST + 1),
        encode(CASE, "Nothing", "x:1"), encode(CASE, "Account", ""), encode("", "Account", "x:1"),
        urlsafe_b64encode(f"2:{CASE}:Account:x:1".encode()).decode().rstrip("="),
        urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    with pytest.raises(ParameterInvalid):
        decode(text)


@pytest.mark.parametrize(
    ("label", "key", "expected"),
    [
        ("Account", "x:1", "MTphYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTpBY2NvdW50Ong6MQ"),
        ("Hashtag", "été>?", "MTphYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTpIYXNodGFnOsOpdMOpPj8"),
    ],
)
def test_the_page_makes_the_same_ids(label: str, key: str, expected: str) -> None:
    """As frontend/src/api/globalId.test.ts has them."""
    assert encode("a" * 32, label, key) == expected
