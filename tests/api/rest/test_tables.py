from datetime import UTC, datetime

import pyarrow as pa
import pytest

from api.rest.tables import cell, typed


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_is_no_formula(text: str) -> None:
    assert str(cell(text)).startswith("'")


def test_what_is_no_text_stays_what_it_is() -> None:
    assert [cell(value) for value in (-1, 0.5, True, None, "plain")] == [-1, 0.5, True, None, "plain"]
    assert cell(["=1", "é"]) == '["=1", "é"]'
    assert cell(datetime(2026, 1, 5, tzinfo=UTC)) == "2026-01-05T00:00:00+00:00"


def test_columns_get_the_type_of_their_values() -> None:
    rows = [
        {"n": 1, "nothing": None, "mixed": 1, "huge": 2**70, "list": ["a"]},
        {"n": None, "nothing": None, "mixed": "a", "huge": 1, "list": []},
    ]
    table = typed(["n", "nothing", "mixed", "huge", "list"], rows)
    assert [table.schema.field(name).type for name in ("n", "nothing", "mixed")] == [
        pa.int64(), pa.string(), pa.string(),
    ]  # fmt: skip
    assert table.column("mixed").to_pylist() == ["1", '"a"']
    assert table.column("huge").to_pylist() == [str(2**70), "1"]
    assert typed(["a"], []).num_rows == 0
