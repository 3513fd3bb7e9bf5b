from collections.abc import AsyncGenerator
from datetime import UTC, datetime

import msgspec
import pyarrow as pa
import pytest
from fastapi import Request

from api.rest.formats import (
    ARROW,
    CSV,
    JSON,
    About,
    arrow,
    batches_of,
    chosen,
    content,
    in_portions,
    lines,
    offered,
    plain_json,
    rows_of,
    within_json,
)
from graph.errors import LimitExceeded

ABOUT = About(3, 2, False, "The first 2 of 3.", datetime(2026, 1, 5, tzinfo=UTC), total_kind="exact")


def request(accept: str) -> Request:
    return Request({"type": "http", "headers": [(b"accept", accept.encode())]})


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"), ("*/*", "json"), (ARROW, "arrow"), (f"text/html, {ARROW};q=0.5", "arrow"), (JSON, "json"),
        (CSV.upper(), "csv"),
    ],
)  # fmt: skip
def test_the_format_by_header(accept: str, name: str) -> None:
    assert chosen(request(accept), None, offered("json", "arrow", "csv")) == name
    assert chosen(request(accept), "csv", offered("json", "arrow", "csv")) == "csv"


async def test_lines_say_first_what_they_are() -> None:
    body = b"".join([bytes(chunk) async for chunk in lines(ABOUT, in_portions([{"a": 1}, {"a": None}])).body_iterator])
    assert body.splitlines()[0] == msgspec.json.encode({"about": ABOUT.document()})
    assert body.splitlines()[1:] == [b'{"a":1}', b'{"a":null}']


async def test_arrow_parts_follow_one_another() -> None:
    first, second = pa.table({"a": [1, 2]}), pa.table({"b": ["x"] * 200_000})
    parts = [(table.schema, batches_of(table)) for table in (first, second)]
    body = b"".join([bytes(chunk) async for chunk in arrow(ABOUT, *parts).body_iterator])
    source = pa.BufferReader(body)
    read = [pa.ipc.open_stream(source).read_all() for _ in range(2)]
    assert [table.to_pydict() for table in read] == [first.to_pydict(), second.to_pydict()]
    assert msgspec.json.decode(read[1].schema.metadata[b"sociogram"])["reason"] == ABOUT.reason
    assert source.tell() == len(body)


async def test_an_arrow_body_that_breaks_is_not_whole() -> None:
    async def broken() -> AsyncGenerator[pa.RecordBatch, None]:
        yield pa.record_batch({"a": [1]})
        raise RuntimeError("gone")

    body = aiter(arrow(ABOUT, (pa.schema({"a": pa.int64()}), broken())).body_iterator)
    first = bytes(await anext(body))
    with pytest.raises(RuntimeError, match="gone"):
        await anext(body)
    assert not first.endswith(b"\xff\xff\xff\xff\x00\x00\x00\x00")


async def test_rows_of_batches() -> None:
    table = pa.table({"a": list(range(6_000))})
    portions = [rows async for rows in rows_of(batches_of(table))]
    assert [len(rows) for rows in portions] == [5_000, 1_000]
    assert portions[0][0] == {"a": 0}


def test_headers_and_documents() -> None:
    assert ABOUT.headers() == {
        "X-Total": "3", "X-Returned": "2", "X-Complete": "false", "X-Reason": "The first 2 of 3.",
    }  # fmt: skip
    answer = plain_json(ABOUT.document(), ABOUT)
    assert msgspec.json.decode(bytes(answer.body))["known_on"] == "2026-01-05T00:00:00+00:00"


def test_json_has_a_limit() -> None:
    assert within_json(5_000) == 5_000
    with pytest.raises(LimitExceeded, match="JSON takes at most"):
        within_json(5_001)


def test_what_is_json_is_not_told_to_be_bytes() -> None:
    told = content(["application/stix+json;version=2.1", "application/zip", JSON], "The file.")[200]["content"]
    assert told["application/stix+json;version=2.1"] == told[JSON] == {}
    assert told["application/zip"]["schema"]["format"] == "binary"
