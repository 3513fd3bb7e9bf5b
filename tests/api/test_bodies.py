from json import JSONDecodeError

import pytest

from api.bodies import json_of


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"\xff", "{'a': 1}", '{"a": 1, "a": 1}', '[{"b": {"a": 1, "c": 2, "a": 3}}]', '{"a": NaN}',
        "[-Infinity]", "[" * 100_000, '{"a": 1} {}',
    ],
)  # fmt: skip
def test_what_has_no_one_meaning_is_refused(body: str | bytes) -> None:
    with pytest.raises(JSONDecodeError):
        json_of(body)


def test_the_rest_is_read() -> None:
    assert json_of(b'{"a": [1, 2.5, null, {"a": "\\u00e9"}], "b": {"a": true}}') == {
        "a": [1, 2.5, None, {"a": "é"}],
        "b": {"a": True},
    }


def test_lone_surrogates_are_read_as_they_are_stored() -> None:
    read = json_of(b'{"a\\ud800": ["\\uDFFF!", 1], "b": "\\ud83d\\ude00"}')
    assert read == {"a\ufffd": ["\ufffd!", 1], "b": "\U0001f600"}
