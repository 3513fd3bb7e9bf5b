"""Every value of a file is read or rejected with its place; nothing raises."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import json_reading
from ingest.connectors import Item, Unreadable
from ingest.json_reading import json_values

Tell = Callable[[bytes], list[tuple[str, object]]]


@pytest.fixture
def told(tmp_path: Path) -> Tell:
    """(place, value) of all that is read, (place, None) of what is not."""

    def tell(raw: bytes) -> list[tuple[str, object]]:
        return [(each.place, each.value if isinstance(each, Item) else None) for each in found(tmp_path, raw)]

    return tell


def found(folder: Path, raw: bytes) -> list[Item | Unreadable]:
    file = folder / "3f2a"
    file.write_bytes(raw)
    return list(json_values(file))


def reasons(folder: Path, raw: bytes) -> list[str]:
    return [each.reason for each in found(folder, raw) if isinstance(each, Unreadable)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"a":1}', [("$", {"a": 1})]),
        (b'[{"a":1},{"b":2}]', [("$[0]", {"a": 1}), ("$[1]", {"b": 2})]),
        (b'{\n "a": [\n  1\n ]\n}\n', [("$", {"a": [1]})]),
        (b'[\n{"a":1},\n{"b":2}\n]', [("$[0]", {"a": 1}), ("$[1]", {"b": 2})]),
        (b'[{"a":1},\n{"b":2}]', [("$[0]", {"a": 1}), ("$[1]", {"b": 2})]),
        (b'{"a":1}\n, "b"', [("$", None)]),
        (b'[{"a":1}\n,{"b":2}]', [("$[0]", {"a": 1}), ("$[1]", {"b": 2})]),
        (b'{"a":1}\r\n\r\n{"b":2}\n', [("line 1 $", {"a": 1}), ("line 3 $", {"b": 2})]),
        (b"[1,2]\n[3]\n", [("line 1 $[0]", 1), ("line 1 $[1]", 2), ("line 2 $[0]", 3)]),
        (b'\xef\xbb\xbf{"a":1}', [("$", {"a": 1})]),
        (b'\n\n {"a":1}\n{"b":2}', [("line 3 $", {"a": 1}), ("line 4 $", {"b": 2})]),
        (b'{"a":1}\nnot json\n{"b":2}\n', [("line 1 $", {"a": 1}), ("line 2 $", None), ("line 3 $", {"b": 2})]),
        (b'{"a": {"b\n{"b":2}\n', [("line 1 $", None), ("line 2 $", {"b": 2})]),
        (b'{"a":"\\ud83d\\ude00 \\ud800 \\\\ud800"}', [("$", {"a": "\U0001f600 \ufffd \\ud800"})]),
    ],
)
def test_documents_and_lines_are_told_apart(raw: bytes, expected: object, told: Tell) -> None:
    assert told(raw) == expected


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "an empty file"),
        (b" \n\n", "an empty file"),
        (b"[]", "an empty list"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (b'{"a": [1, 2', "it breaks off"),
        (b'{"a": NaN}', "no JSON"),
        (b'{"a": 1}{"b": 2}', "no JSON"),
        (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
        ('{"a": 1}'.encode("utf-16"), "UTF-16"),
        (b"\x00\x01\x02", "no JSON"),
    ],
)
def test_what_is_no_json_is_rejected_with_a_reason(raw: bytes, reason: str, tmp_path: Path) -> None:
    (given,) = reasons(tmp_path, raw)
    assert reason in given


def test_a_line_over_the_limit_is_skipped_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Tell
) -> None:
    monkeypatch.setattr(json_reading, "LINE_LIMIT_BYTES", 1_000)
    monkeypatch.setattr(json_reading, "_SKIP_BYTES", 300)
    exact = json.dumps({"a": "x" * 990}).encode()
    assert len(exact) == 999
    raw = b'{"a":1}\n' + b'{"a":"' + b"x" * 5_000 + b'"}\n' + exact + b"\n" + b'{"b":2}\n'
    assert [(place, value is None) for place, value in told(raw)] == [
        ("line 1 $", False),
        ("line 2 $", True),
        ("line 3 $", False),
        ("line 4 $", False),
    ]


def test_a_document_over_the_limit_says_how_to_make_it_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reading, "DOCUMENT_LIMIT_BYTES", 100)
    (reason,) = reasons(tmp_path, json.dumps([{"a": 1}] * 50, indent=1).encode())
    assert "JSON Lines" in reason


def test_a_file_that_is_no_json_at_all_is_given_up(tmp_path: Path) -> None:
    given = reasons(tmp_path, b"some prose\n" * 5_000)
    assert len(given) == json_reading.HOPELESS_LINES + 1
    assert "the rest is not read" in given[-1]


def test_what_is_rejected_is_kept_in_part(tmp_path: Path) -> None:
    (bad,) = found(tmp_path, b'{"a": "' + b"x" * 10_000)
    assert isinstance(bad, Unreadable)
    assert len(bad.raw) == 2_000


def test_damage_within_a_pack_is_one_record(tmp_path: Path) -> None:
    given = reasons(tmp_path, b"\x1f\x8b\x08\x00" + b"\x00" * 20)
    assert len(given) == 1
    assert "damaged or break off" in given[0]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=200) | st.text(alphabet='{}[]",:\\ud8001\n ', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_rejected(raw: bytes, tmp_path: Path) -> None:
    each_found = found(tmp_path, raw)
    assert [each.position for each in each_found] == list(range(len(each_found)))
    assert all(each.reason for each in each_found if isinstance(each, Unreadable))
