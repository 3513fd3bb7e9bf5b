import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputUnreadable, MappingInvalid
from graph.keys import domain_id, hashtag_id, link_id
from graph.model import Account, Channel, Link, Media, Mentions, Node, Post, Posted, Reposts, relationship_type
from ingest.connectors import Item, Mapped, Unreadable
from ingest.connectors.table import CONNECTOR, guess, preview, read, records, to_graph
from ingest.mapping import CONTRACT, SHIPPED, header, mapping_sql, shipped

Kind = TypeVar("Kind", bound=Node)

MAPPING = """
SELECT 'x' AS platform, id AS post_id, author AS account_handle, TRY_CAST(posted AS TIMESTAMPTZ) AS at, body AS text
FROM source
"""
HEAD = ("id", "author", "posted", "body")
ROWS = (
    ("1", "ada_lark", "2024-05-01T10:00:00Z", 'Said "no", twice,\nand left'),
    ("2", "@Ben_Holm", "2024-05-01 12:00:00+02", "Привет 👋 #Утро https://example.org/a?b=1."),
    ("3", "ada_lark", "2024-05-01", None),
)


def as_csv(rows: Iterable[Iterable[object]], delimiter: str = ",", head: Iterable[str] = HEAD) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerows([list(head), *rows])
    return text.getvalue().encode()


def as_jsonl(rows: Iterable[Iterable[object]]) -> bytes:
    return "".join(json.dumps(dict(zip(HEAD, row, strict=True))) + "\n" for row in rows).encode()


def as_parquet(rows: Iterable[Iterable[object]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(zip(HEAD, row, strict=True)) for row in rows]), sink)
    return sink.getvalue()


@pytest.fixture
def capture(tmp_path: Path) -> Callable[[bytes], Path]:
    """Bytes as a file without a suffix, as captures are kept."""

    def write(content: bytes) -> Path:
        file = tmp_path / f"capture{len(list(tmp_path.iterdir()))}"
        file.write_bytes(content)
        return file

    return write


def read_all(file: Path, mapping: str = MAPPING) -> tuple[list[Item], list[Unreadable]]:
    """All records, split; positions are checked on the way."""
    found = list(records(file, mapping=mapping))
    assert [each.position for each in found] == list(range(len(found)))
    items = [each for each in found if isinstance(each, Item)]
    return items, [each for each in found if isinstance(each, Unreadable)]


def row(**values: Any) -> Mapped:
    at = datetime(2024, 5, 1, 10, tzinfo=UTC)
    return to_graph(
        Item(0, "line 2", {"platform": "x", "post_id": "1", "account_handle": "ada_lark", "at": at, **values})
    )


def edges(mapped: Mapped, kind: str = "") -> set[tuple[str, str, str]]:
    found = {(each.start, relationship_type(type(each)), each.end) for each in mapped.relationships}
    return {each for each in found if not kind or each[1] == kind}


def nodes(mapped: Mapped, kind: type[Kind]) -> dict[str, Kind]:
    return {node.id: node for node in [mapped.main, *mapped.nodes] if isinstance(node, kind)}


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda content: content,
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
}
FORMATS = {
    "csv": as_csv(ROWS),
    "csv with BOM": b"\xef\xbb\xbf" + as_csv(ROWS),
    "csv with CRLF": as_csv(ROWS).replace(b"\n1,", b"\r\n1,").replace(b"\n2,", b"\r\n2,").replace(b"\n3,", b"\r\n3,"),
    "semicolons": as_csv(ROWS, ";"),
    "tsv": as_csv(ROWS, "\t"),
    "jsonl": as_jsonl(ROWS),
    "parquet": as_parquet(ROWS),
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("content", FORMATS.values(), ids=FORMATS.keys())
def test_every_format_says_the_same(capture: Callable[[bytes], Path], content: bytes, packing: str) -> None:
    items, unreadable = read_all(capture(PACKINGS[packing](content)))
    assert unreadable == []
    assert [item.value["post_id"] for item in items] == ["1", "2", "3"]
    assert [item.value["account_handle"] for item in items] == ["ada_lark", "Ben_Holm", "ada_lark"]
    assert [item.value["text"] for item in items] == [body for *_, body in ROWS]
    assert [item.value["at"] for item in items] == [
        datetime(2024, 5, 1, 10, tzinfo=UTC),
        datetime(2024, 5, 1, 10, tzinfo=UTC),
        datetime(2024, 5, 1, tzinfo=UTC),
    ]


def test_a_zip_holds_several_tables(tmp_path: Path) -> None:
    file = tmp_path / "pack"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", as_csv(ROWS[:1]))
        archive.writestr("notes.csv", b"")
        archive.writestr("b.jsonl", as_jsonl(ROWS[1:]))
    items, unreadable = read_all(file)
    assert [item.place for item in items] == ["a.csv lines 2-3", "b.jsonl line 1", "b.jsonl line 2"]
    assert [(each.position, each.place) for each in unreadable] == [(1, "notes.csv")]


def test_read_takes_files_and_folders_and_checks_them_first(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_bytes(as_csv(ROWS))
    assert [Path(each.source).name for each in read(tmp_path / "good.csv", mapping=MAPPING)] == ["good.csv"]
    (tmp_path / "other.csv").write_bytes(b"a,b\n1,2\n")
    with pytest.raises(MappingInvalid, match="id"):
        list(read(tmp_path, mapping=MAPPING))


def test_the_order_of_rows_is_the_files_over_many_batches(capture: Callable[[bytes], Path]) -> None:
    file = capture(
        as_csv((str(n), "ada_lark", "2024-05-01" if n % 7 else "never", "x" * (n % 50)) for n in range(12_345))
    )
    items, unreadable = read_all(file, MAPPING.replace("body AS text", "source_row AS text"))
    assert [int(item.value["text"]) for item in items] == [item.position for item in items]
    assert [int(each.place.split()[1]) - 2 for each in unreadable] == list(range(0, 12_345, 7))


def test_json_values_keep_their_digits_and_their_depth(capture: Callable[[bytes], Path]) -> None:
    lines = [
        '{"id": 1787654321987654321, "author": "ada_lark", "posted": 1714557600, "tags": ["A", "B"], "odd": "\\ud800"}',
        '{"id": 2, "author": "ada_lark", "posted": 1714557600.5, "late": {"likes": 5}}',
    ]
    sql = """SELECT 'x' AS platform, id AS post_id, author AS account_handle, CAST(posted AS DOUBLE) AS at,
             odd AS text, CAST(tags AS VARCHAR[]) AS hashtags, CAST(late->>'$.likes' AS BIGINT) AS likes FROM source"""
    items, unreadable = read_all(capture("\n".join(lines).encode()), sql)
    assert unreadable == []
    first, second = (item.value for item in items)
    assert (first["post_id"], first["hashtags"], first["text"]) == ("1787654321987654321", ["A", "B"], "\ufffd")
    assert (second["likes"], second["at"]) == (5, datetime(2024, 5, 1, 10, 0, 0, 500_000, tzinfo=UTC))


def test_parquet_types_become_text(tmp_path: Path) -> None:
    file = tmp_path / "capture"
    at = datetime(2024, 5, 1, 10, tzinfo=UTC)
    table = pa.table(
        {
            "id": pa.array([2**62 + 1, 2]),
            "author": pa.array([b"ada_lark", b"\xff\xfe"], pa.binary()),
            "posted": pa.array([at, at], pa.timestamp("us", "UTC")),
            "tags": pa.array([["One", "Two"], None]),
            "kind": pa.array(["a", "a"]).dictionary_encode(),
        }
    )
    pq.write_table(table, file)
    sql = """SELECT 'x' AS platform, id AS post_id, author AS account_handle, TRY_CAST(posted AS TIMESTAMPTZ) AS at,
             CAST(tags AS VARCHAR[]) AS hashtags, kind AS category FROM source"""
    items, unreadable = read_all(file, sql)
    assert items[0].value == {
        "platform": "x", "post_id": str(2**62 + 1), "account_handle": "ada_lark", "at": at, "hashtags": ["One", "Two"],
        "category": "a",
    }  # fmt: skip
    assert [(each.place, each.reason) for each in unreadable] == [("row 2", "not UTF-8: byte 0xff")]


# what is wrong with a row


BAD_ROWS = {
    b"1,ada_lark,2024-05-01,\xff\xfe": ("line 2", "not UTF-8: byte 0xff"),
    b"1,ada_lark,2024-05-01": ("line 2", "3 cells where the header has 4"),
    b"1,ada_lark,2024-05-01,x,y": ("line 2", "5 cells"),
    b'1,ada_lark,2024-05-01,"x"y': ("line 2", "quotes that do not fit"),
    b'1,ada_lark,2024-05-01,"x': ("line 2", "a quote is opened and never closed"),
    b"1,,2024-05-01,x": ("line 2", "no account: author = ''"),
    b"1,@ ,2024-05-01,x": ("line 2", "no account: author = '@ '"),
    b",ada_lark,2024-05-01,x": ("line 2", "no post id: id = ''"),
    b"1,ada_lark,,x": ("line 2", "no time that can be read: posted = ''"),
    b"1,ada_lark,yesterday,x": ("line 2", "no time that can be read: posted = 'yesterday'"),
    b"1,ada_lark,1601-01-01,x": ("line 2", "at is outside 2005 to two days from now: posted = '1601-01-01'"),
    b"1,ada_lark,2600-01-01,x": ("line 2", "at is outside 2005"),
    b"1,ada_lark,290000-01-01,x": ("line 2", "at is outside 2005"),
    b"1,ada_lark,infinity,x": ("line 2", "no time that can be read"),
}


@pytest.mark.parametrize("bad", BAD_ROWS)
def test_a_bad_row_is_kept_with_its_reason_and_the_next_is_read(capture: Callable[[bytes], Path], bad: bytes) -> None:
    items, unreadable = read_all(capture(b"id,author,posted,body\n" + bad + b"\n2,ben_holm,2024-05-01,fine\n"))
    place, reason = BAD_ROWS[bad]
    assert [item.value["post_id"] for item in items] == ["2"]
    assert items[0].position == 1
    assert [(each.place, each.reason[: len(reason)]) for each in unreadable] == [(place, reason)]
    assert unreadable[0].raw


@pytest.mark.parametrize(("ahead", "good"), [(timedelta(days=1, hours=23), True), (timedelta(days=2, hours=1), False)])
def test_clocks_may_differ_by_two_days(capture: Callable[[bytes], Path], ahead: timedelta, good: bool) -> None:
    at = (datetime.now(UTC) + ahead).isoformat()
    items, _ = read_all(capture(as_csv([("1", "ada_lark", at, "x")])))
    assert len(items) == good


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "author"', "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'{"id": "\xff"}', "not UTF-8"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"id": "1", "author": "ada_lark"}', "no time that can be read"),
    ],
)
def test_a_bad_json_line_is_kept_with_its_reason(capture: Callable[[bytes], Path], line: bytes, reason: str) -> None:
    items, unreadable = read_all(capture(as_jsonl(ROWS[:1]) + line + b"\n\n" + as_jsonl(ROWS[1:])))
    assert [item.value["post_id"] for item in items] == ["1", "2", "3"]
    assert [(each.position, each.place, each.reason[: len(reason)]) for each in unreadable] == [(1, "line 2", reason)]


def test_an_expression_that_fails_spoils_its_own_row(capture: Callable[[bytes], Path]) -> None:
    rows = [(str(n), "ada_lark", "2024-05-01", "many" if n in (3, 77) else "7") for n in range(100)]
    sql = MAPPING.replace("body AS text", "CAST(body AS BIGINT) AS likes")
    items, unreadable = read_all(capture(as_csv(rows)), sql)
    assert len(items) == 98
    assert [each.position for each in unreadable] == [3, 77]
    assert "Could not convert string 'many'" in unreadable[0].reason


def test_a_field_of_one_megabyte_is_read(capture: Callable[[bytes], Path]) -> None:
    items, _ = read_all(capture(as_csv([("1", "ada_lark", "2024-05-01", "word " * 210_000), *ROWS])))
    assert len(items[0].value["text"]) == 1_050_000
    assert len(items) == 4


def test_a_line_over_the_limit_is_one_record(capture: Callable[[bytes], Path]) -> None:
    content = b"id,author,posted,body\n1,ada_lark,2024-05-01," + b"x" * (40 * 2**20) + b"\n2,ben_holm,2024-05-01,fine\n"
    items, unreadable = read_all(capture(content))
    assert [item.place for item in items] == ["line 3"]
    assert [(each.place, each.reason, len(each.raw)) for each in unreadable] == [("line 2", "longer than 16 MB", 2000)]


def test_a_stray_quote_does_not_swallow_the_rest(capture: Callable[[bytes], Path]) -> None:
    rows = as_csv((str(n), "ada_lark", "2024-05-01", "x") for n in range(1000)).partition(b"\n")[2]
    items, unreadable = read_all(capture(b'id,author,posted,body\n0,"ada_lark,2024-05-01,x\n' + rows))
    assert [each.place for each in unreadable] == ["line 2"]
    assert [item.place for item in items] == [f"line {n}" for n in range(3, 1003)]


@pytest.mark.parametrize("packing", ["gz", "zst"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_cut_off_packed_file_gives_what_is_whole_and_says_so(
    capture: Callable[[bytes], Path], packing: str, form: str
) -> None:
    rows = [(str(n), "ada_lark", "2024-05-01", f"{n * 7919 % 10007} {n * 104729 % 99991}") for n in range(20_000)]
    whole = PACKINGS[packing]({"csv": as_csv, "jsonl": as_jsonl}[form](rows))
    items, unreadable = read_all(capture(whole[: len(whole) // 2]))
    assert 0 < len(items) < 20_000
    assert [item.value["text"] for item in items] == [rows[n][3] for n in range(len(items))]
    assert "break off" in unreadable[-1].reason
    assert len(unreadable) == 1


BAD_FILES = {
    "empty": b"",
    "white space": b" \n\n",
    "header only": b"id,author,posted,body\n",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "NUL": b"\0\0\0\0",
    "UTF-16": "id,author".encode("utf-16"),
    "JSON array": b'[{"id": 1}]',
    "cut off at once": gzip.compress(b"id,author,posted,body\n1,a,2024-05-01,x\n")[:12],
    "damaged Parquet": b"PAR1" + b"\0" * 100,
    "damaged zip": b"PK\x03\x04" + b"\0" * 100,
    "empty gz": gzip.compress(b""),
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_file_that_is_no_table_is_said_with_a_cure(capture: Callable[[bytes], Path], content: bytes) -> None:
    with pytest.raises(InputUnreadable) as caught:
        list(records(capture(content), mapping=MAPPING))
    assert caught.value.cure


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="no file"):
        list(records(tmp_path / "nowhere", mapping=MAPPING))
    with pytest.raises(InputUnreadable, match="no file"):
        list(read(tmp_path / "nowhere", mapping=MAPPING))


# mappings


BASE = "SELECT 'x' AS platform, id AS post_id, author AS account_handle, TRY_CAST(posted AS TIMESTAMPTZ) AS at"
WRONG_MAPPINGS = {
    "no_such_mapping": "There is no mapping",
    "SELECT FROM FROM": "no SELECT",
    "DELETE FROM source -- select": "no SELECT",
    f"{BASE} FROM source; {BASE} FROM source": "2 statements",
    f"{BASE}, body AS caption FROM source": "contract does not have: caption",
    f"{BASE}, body AS text, id AS text FROM source": "twice",
    f"{BASE}, missing AS text FROM source": "missing",
    "SELECT id AS post_id, author AS account_handle, now() AS at FROM source": "now",
    f"{BASE}, CAST(current_timestamp AS VARCHAR) AS text FROM source": "current_timestamp",
    f"{BASE}, CAST(random() AS VARCHAR) AS text FROM source": "random",
    "SELECT 'x' AS platform, id AS post_id, author AS account_handle, posted AS at FROM source": "at is VARCHAR",
    "SELECT id AS post_id, author AS account_handle, NULL AS at FROM source": "lacks the column platform",
    "SELECT 'x' AS platform, id AS post_id, NULL AS at FROM source": "lacks the account",
    "SELECT 'x' AS platform, id AS post_id, author AS account_handle FROM source": "lacks the time",
    "SELECT 'x' AS platform, author AS account_handle, body AS text FROM source": "lacks the post's id",
    f"{BASE}, body AS likes FROM source": "likes is VARCHAR",
    f"{BASE}, CAST(body AS DOUBLE) AS text FROM source": "text is DOUBLE",
    f"{BASE}, body AS hashtags FROM source": "hashtags is VARCHAR",
    f"{BASE}, body AS is_repost FROM source": "is_repost is VARCHAR",
    f"{BASE} FROM source WHERE id = '1'": "where clause",
    f"{BASE} FROM source LIMIT 1": "leaves out",
    f"{BASE} FROM source ORDER BY id": "leaves out",
    f"{BASE} FROM source GROUP BY ALL": "group by all",
    f"{BASE} FROM source USING SAMPLE 1": "leaves out",
    f"{BASE}, CAST(count(*) AS VARCHAR) AS text FROM source": "count_star",
    f"{BASE}, lag(body) OVER () AS text FROM source": "window",
    f"{BASE}, (SELECT max(body) FROM source) AS text FROM source": "subquery",
    f"{BASE}, unnest([body]) AS text FROM source": "unnest",
    f"{BASE} FROM source, source AS again": "something else",
    f"{BASE} FROM read_csv('/etc/passwd') AS source": "something else",
    f"{BASE} FROM '/etc/passwd'": "something else",
    f"{BASE} FROM elsewhere.source": "something else",
    f"WITH source AS (SELECT 1) {BASE} FROM source": "more than one plain SELECT",
    f"{BASE} FROM source UNION ALL {BASE} FROM source": "more than one plain SELECT",
    f"{BASE}, (SELECT content FROM read_text('/etc/passwd')) AS text FROM source": "subquery",
}


@pytest.mark.parametrize("sql", WRONG_MAPPINGS)
def test_a_wrong_mapping_is_said_with_a_cure(capture: Callable[[bytes], Path], sql: str) -> None:
    with pytest.raises(MappingInvalid, match=re.escape(WRONG_MAPPINGS[sql])) as caught:
        list(records(capture(as_csv(ROWS)), mapping=sql))
    assert caught.value.cure


def test_a_mapping_is_a_name_a_file_or_sql(tmp_path: Path) -> None:
    file = tmp_path / "mine.sql"
    file.write_text(MAPPING, encoding="utf-8")
    assert mapping_sql(str(file)) == mapping_sql(MAPPING) == MAPPING
    assert header(mapping_sql("coortweet"))["platform"] == "x"


def test_an_expression_may_use_anything_of_its_row(capture: Callable[[bytes], Path]) -> None:
    sql = """SELECT 'X' AS platform, id AS post_id, lower(author) AS account_handle, epoch(posted::TIMESTAMPTZ) AS at,
        CASE WHEN body LIKE 'Said%' THEN upper(body) ELSE coalesce(body, '-') END AS text,
        list_transform(['a', 'b'], lambda x: x || id) AS hashtags, [] AS links, NULL AS likes,
        id IN ('1', '2') AS is_repost, source_row + 1 AS url -- the end
        FROM source;"""
    items, unreadable = read_all(capture(as_csv(ROWS)), sql)
    assert unreadable == []
    value = items[0].value
    assert (value["platform"], value["hashtags"], value["links"], value["url"]) == ("x", ["a1", "b1"], [], "1")
    assert (value["likes"], value["is_repost"], value["text"][:8]) == (None, True, 'SAID "NO')


def test_the_readme_names_the_whole_contract() -> None:
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for column in CONTRACT:
        assert f"| `{column.name}` | {column.kind.value} | {column.note} |" in text
    for name, file in shipped().items():
        assert f"`{name}`" in text
        assert set(header(file.read_text(encoding="utf-8"))) == {"title", "platform", "key"}


def test_column_names_that_sql_can_not_tell_apart_are_numbered(capture: Callable[[bytes], Path]) -> None:
    sql = """SELECT 'x' AS platform, "ID" AS post_id, "id_1" AS account_handle, TRY_CAST(column2 AS TIMESTAMP) AS at,
             source_row_1 AS text FROM source"""
    items, _ = read_all(capture(b"ID,id,,source_row\n1,ada_lark,2024-05-01,mine\n"), sql)
    assert items[0].value["text"] == "mine"


# guessing


GUESSED: dict[str, tuple[str, str, dict[str, object]]] = {
    "4CAT": (
        "id,thread_id,timestamp,author,author_fullname,author_id,body,like_count,retweet_count",
        "9,9,2024-05-01 10:00:00,ada_lark,Ada Lark,77,Hello,3,4",
        {"post_id": "9", "account_id": "77", "account_handle": "ada_lark", "account_name": "Ada Lark", "likes": 3},
    ),
    "Brandwatch": (
        "Query Id,Date,Title,Url,Full Text,Author,Resource Id,X Followers",
        "5,2024-05-01 10:00:00.0,t,https://twitter.com/a/status/9,Hello,ada_lark,9,12",
        {"platform": "x", "post_id": "9", "account_handle": "ada_lark", "text": "Hello", "account_followers": 12},
    ),
    "X's archive of influence operations": (
        "tweetid,userid,user_screen_name,tweet_time,tweet_text,is_retweet,retweet_tweetid,follower_count",
        "9,77,ada_lark,2024-05-01 10:00,Hello,True,8,12",
        {"platform": "x", "post_id": "9", "account_id": "77", "is_repost": True, "repost_of": "8"},
    ),
    "X's own date": (
        "id_str,screen_name,created_at,full_text",
        "9,ada_lark,Wed May 01 10:00:00 +0000 2024,Hello",
        {"platform": "x", "post_id": "9", "account_handle": "ada_lark"},
    ),
    "epoch": (
        "post_id,username,created_utc,selftext,subreddit",
        "9,ada_lark,1714557600,Hello,larks",
        {"platform": "reddit", "channel_id": "larks", "text": "Hello"},
    ),
    "day and month": ("id,author,date,text", "9,ada_lark,31/05/2024 10:00,Hello", {"text": "Hello"}),
}  # fmt: skip


@pytest.mark.parametrize("name", GUESSED)
def test_a_mapping_is_guessed_from_common_exports(capture: Callable[[bytes], Path], name: str) -> None:
    head, line, expected = GUESSED[name]
    file = capture(f"{head}\n{line}\n".encode())
    items, unreadable = read_all(file, "")
    assert unreadable == []
    assert {key: items[0].value[key] for key in expected} == expected
    assert items[0].value["at"].strftime("%Y-%m %H") == "2024-05 10" or name == "day and month"
    assert guess(file).why


def test_a_shipped_mapping_is_recognised(capture: Callable[[bytes], Path]) -> None:
    found = guess(capture(b"object_id,account_id,content_id,timestamp_share\na,b,c,1623881091\n"))
    assert found.sql == mapping_sql("coortweet")
    assert found.columns["post_id"] == "content_id"


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ("a,b,c", "the account"),
        ("author,date,b", "post's id"),
        ("id,author,b", "the time"),
        ("id,author,date", "a time"),
    ],
)
def test_too_little_to_guess_is_said_with_a_template(capture: Callable[[bytes], Path], head: str, missing: str) -> None:
    with pytest.raises(MappingInvalid, match=missing) as caught:
        list(records(capture(f"{head}\nx,y,z\n".encode())))
    assert "SELECT" in caught.value.cure
    assert head.split(",")[0] in caught.value.what


def test_the_preview_shows_good_and_bad_rows(capture: Callable[[bytes], Path]) -> None:
    shown = preview(capture(as_csv([*ROWS, ("4", "", "2024-05-01", "x")])), MAPPING)
    assert [line.get("post_id") for line in shown] == ["1", "2", "3", None]
    assert "no account" in shown[3]["unreadable"]
    assert len(preview(capture(as_csv(ROWS * 30)), MAPPING)) == 20


# the graph


def test_a_row_is_a_post_by_an_account() -> None:
    mapped = row(text="Good morning, dear larks", account_followers=5, likes=2, url="http://x.com/ada_lark/status/1")
    assert isinstance(mapped.main, Post)
    assert (mapped.main.id, mapped.main.stub, mapped.main.native_id, mapped.main.likes) == ("x:1", False, "1", 2)
    assert (mapped.main.url_key, mapped.main.at_source) == ("https://x.com/ada_lark/status/1", "platform")
    assert mapped.main.text_key
    account = nodes(mapped, Account)["x:@ada_lark"]
    assert (account.stub, account.handle_keys, account.native_id, account.followers) == (
        False,
        ["x:@ada_lark"],
        None,
        5,
    )
    assert edges(mapped) == {("x:@ada_lark", "POSTED", "x:1")}
    assert isinstance(mapped.relationships[0], Posted)
    assert mapped.relationships[0].at == mapped.main.at == mapped.version


def test_a_version_is_the_snapshots_own_time_or_none() -> None:
    assert row(text="x").version is None
    assert row(account_followers=5, version=datetime(2024, 6, 1, tzinfo=UTC)).version == datetime(
        2024, 6, 1, tzinfo=UTC
    )


def test_an_id_goes_before_a_handle() -> None:
    account = nodes(row(account_id="77", account_handle="Ada_Lark"), Account)["x:77"]
    assert (account.native_id, account.handle, account.handle_key) == ("77", "Ada_Lark", "x:@ada_lark")


def test_a_row_without_a_post_is_an_account(capture: Callable[[bytes], Path]) -> None:
    sql = "SELECT 'x' AS platform, author AS account_handle, body AS account_bio FROM source"
    items, _ = read_all(capture(as_csv(ROWS)), sql)
    mapped = to_graph(items[1])
    assert isinstance(mapped.main, Account)
    assert (mapped.main.id, mapped.nodes, mapped.relationships) == ("x:@ben_holm", [], [])
    assert items[1].kind == "account"


def test_references_are_stubs_with_their_author() -> None:
    mapped = row(repost_of="8", repost_of_account="@Ben_Holm", reply_to="7", reply_to_account="77", quote_of="6")
    assert edges(mapped) == {
        ("x:@ada_lark", "POSTED", "x:1"),
        ("x:1", "REPOSTS", "x:8"),
        ("x:@ben_holm", "POSTED", "x:8"),
        ("x:1", "REPLIES_TO", "x:7"),
        ("x:77", "POSTED", "x:7"),
        ("x:1", "QUOTES", "x:6"),
    }
    assert [nodes(mapped, Post)[f"x:{n}"].stub for n in (6, 7, 8)] == [True] * 3
    assert isinstance(mapped.main, Post)
    assert mapped.main.is_repost is True


def test_a_reference_to_itself_is_none() -> None:
    assert edges(row(reply_to="1", reply_to_account="77")) == {("x:@ada_lark", "POSTED", "x:1")}


def test_an_author_without_a_post_is_mentioned() -> None:
    mapped = row(repost_of_account="@ben_holm", reply_to_account="77")
    found = {each.end: each.implied for each in mapped.relationships if isinstance(each, Mentions)}
    assert found == {"x:@ben_holm": True, "x:77": False}


def test_contents_are_taken_from_the_text() -> None:
    mapped = row(
        text="RT @Ben_Holm: Look, @cleo! (https://example.org/a_(b)), https://Example.org/#x #Утро#two &#39; me@a.b"
    )
    assert edges(mapped, "TAGGED") == {("x:1", "TAGGED", "утро")}
    assert edges(mapped, "LINKS_TO") == {
        ("x:1", "LINKS_TO", "https://example.org/a_(b)"),
        ("x:1", "LINKS_TO", "https://example.org"),
    }
    assert edges(mapped, "ON_DOMAIN") == {
        ("https://example.org/a_(b)", "ON_DOMAIN", "example.org"),
        ("https://example.org", "ON_DOMAIN", "example.org"),
    }
    found = {each.end: each.implied for each in mapped.relationships if isinstance(each, Mentions)}
    assert found == {"x:@ben_holm": True, "x:@cleo": True}, "what a repost says was said by its original's author"
    assert nodes(mapped, Account)["x:@cleo"].stub is True


def test_columns_go_before_the_text() -> None:
    mapped = row(text="#a @b https://c.org", hashtags=["Tag", "#tag", ""], mentions=["@Ben", "77", None], links=None)
    assert edges(mapped) == {
        ("x:@ada_lark", "POSTED", "x:1"),
        ("x:1", "TAGGED", "tag"),
        ("x:1", "MENTIONS", "x:@ben"),
        ("x:1", "MENTIONS", "x:77"),
    }


def test_media_and_channels() -> None:
    mapped = row(media=["https://example.org/a.jpg", "no address"], channel_id="larks", channel_name="Larks")
    assert edges(mapped) == {
        ("x:@ada_lark", "POSTED", "x:1"),
        ("x:1", "SHOWS", "url:https://example.org/a.jpg"),
        ("x:1", "IN_CHANNEL", "x:larks"),
    }
    assert nodes(mapped, Channel)["x:larks"].name == "Larks"
    assert len(nodes(mapped, Media)) == 1


def test_ids_longer_than_an_index_takes_keep_their_whole_key() -> None:
    mapped = row(post_id="9" * 3000)
    assert len(mapped.main.id) <= 1000
    assert mapped.main.full_key == "x:" + "9" * 3000


def test_mapping_the_same_item_twice_gives_the_same() -> None:
    item = Item(
        0, "line 2", {"platform": "x", "post_id": "1", "account_handle": "a", "at": datetime(2024, 5, 1, tzinfo=UTC)}
    )
    assert to_graph(item) == to_graph(item)


CELLS = st.text(st.characters(codec="utf-8") | st.sampled_from('",;\t\n\r\0#@'), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["2024-05-01", "", "never"]), CELLS), min_size=1, max_size=15))
def test_quoted_tables_come_back_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    file = tmp_path_factory.mktemp("table") / "capture"
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([HEAD, *rows])
    file.write_bytes(text.getvalue().encode())
    items, unreadable = read_all(file)
    assert len(items) + len(unreadable) == len(rows)
    for item in items:
        assert (item.value["text"] or "") == rows[item.position][3]
        assert graph_or_unmappable(item)
    good = {n for n, (id_, author, at, _) in enumerate(rows) if id_.strip() and author.strip() and at == "2024-05-01"}
    assert {item.position for item in items if item.kind == "post"} <= good


@settings(max_examples=80, deadline=None)
@given(st.lists(st.binary(max_size=40) | st.sampled_from([b"1,a,2024-05-01,x", b'1,"a",2024-05-01,"']), max_size=12))
def test_no_bytes_raise_and_none_are_lost(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    file = tmp_path_factory.mktemp("table") / "capture"
    good = b"9,ada_lark,2024-05-01,fine"
    file.write_bytes(b"\n".join([b"id,author,posted,body", good, *lines, b""]))
    items, unreadable = read_all(file)
    places = [item.place for item in items] + [each.place for each in unreadable]
    covered = [line for place in places for line in lines_of(place)]
    assert len(covered) == len(set(covered))
    assert 2 in covered
    for item in items:
        assert graph_or_unmappable(item)


def lines_of(place: str) -> range:
    first, _, last = place.split()[1].partition("-")
    return range(int(first), int(last or first) + 1)


def graph_or_unmappable(item: Item) -> bool:
    try:
        return isinstance(to_graph(item), Mapped)
    except ValueError as error:
        return bool(str(error))


# real data, against counts of Python's own


IRA = "fixture_2016-10-03_to_08.csv"


def ira_counts(file: Path) -> dict[str, Any]:
    """What the file says, counted by the csv module and the documented rules."""
    counts: dict[str, Any] = {"posts": 0, "reposts": 0, "links": 0, "tags": 0, "mentions": 0}
    distinct: dict[str, set[str]] = {
        "accounts": set(),
        "tags": set(),
        "links": set(),
        "domains": set(),
        "mentions": set(),
    }
    hours: Counter[str] = Counter()
    with file.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            words = re.sub(r"https?://\S+", " ", line["content"], flags=re.IGNORECASE)
            tags = {
                hashtag_id(found[1]) for found in re.finditer(r"#(\w+)", words) if not is_word(words, found.start())
            }
            links = {link_id(trim(url)) for url in re.findall(r"https?://\S+", line["content"], re.IGNORECASE)} - {None}
            mentions = {
                found[1].casefold()
                for found in re.finditer(r"@(\w+)", words)
                if len(found[1]) <= 30 and not is_word(words, found.start(), "@")
            }
            counts["posts"] += 1
            counts["reposts"] += line["retweet"] == "1"
            counts["links"] += len(links)
            counts["tags"] += len(tags)
            counts["mentions"] += len(mentions)
            hours[line["publish_date"][:13]] += 1
            distinct["accounts"].add(line["author_id"].casefold())
            distinct["tags"] |= tags
            distinct["links"] |= {link for link in links if link}
            distinct["domains"] |= {domain_id(link) or "" for link in links if link}
            distinct["mentions"] |= mentions
    return counts | {"distinct": distinct, "hours": hours}


def is_word(text: str, at: int, more: str = "&") -> bool:
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "_" + more)


def trim(url: str) -> str:
    while url and (url[-1] in ".,;:!?'\"”’»…]}>" or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


@pytest.mark.real_data
def test_ira_trolls_agree_with_an_independent_count(real_data: Callable[[str], Path]) -> None:
    file = real_data("ira_trolls") / IRA
    expected = ira_counts(file)
    counts: Counter[str] = Counter()
    distinct: dict[str, set[str]] = {
        "accounts": set(),
        "tags": set(),
        "links": set(),
        "domains": set(),
        "mentions": set(),
    }
    hours: Counter[str] = Counter()
    kinds = {
        "TAGGED": "tags",
        "LINKS_TO": "links",
        "MENTIONS": "mentions",
        "ON_DOMAIN": "domains",
        "POSTED": "accounts",
    }
    for item in records(file, mapping="ira_by_author"):
        assert isinstance(item, Item), item
        mapped = to_graph(item)
        assert isinstance(mapped.main, Post)
        assert mapped.main.at is not None
        counts["posts"] += 1
        counts["reposts"] += bool(mapped.main.is_repost)
        hours[mapped.main.at.strftime("%Y-%m-%d %H")] += 1
        for start, kind, end in edges(mapped):
            counts[kinds[kind]] += 1
            distinct[kinds[kind]].add((start if kind == "POSTED" else end).removeprefix("x:@"))
    assert (counts["posts"], len(distinct["accounts"])) == (34_687, 366)
    assert {name: counts[name] for name in ("posts", "reposts", "links", "tags", "mentions")} == {
        name: expected[name] for name in ("posts", "reposts", "links", "tags", "mentions")
    }
    assert distinct == expected["distinct"]
    assert hours == expected["hours"]


@pytest.mark.real_data
def test_coortweet_loses_no_share(real_data: Callable[[str], Path]) -> None:
    file = real_data("coortweet") / "russian_coord_tweets.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        expected = {
            (line["object_id"], line["account_id"], line["content_id"], int(line["timestamp_share"]))
            for line in csv.DictReader(stream)
        }
    found = set()
    rows = 0
    for item in records(file, mapping="coortweet"):
        assert isinstance(item, Item), item
        rows += 1
        mapped = to_graph(item)
        assert isinstance(mapped.main, Post)
        assert mapped.main.at is not None
        (posted,) = (each for each in mapped.relationships if isinstance(each, Posted))
        (shared,) = (each for each in mapped.relationships if isinstance(each, Reposts))
        place = (shared.end[2:], posted.start[2:], shared.start[2:], int(mapped.main.at.timestamp()))
        found.add(place)
    assert (rows, len(expected), len({post for *_, post, _ in found})) == (35_125, 35_124, 35_085)
    assert found == expected
    times = {post: (account, at) for _, account, post, at in found}
    assert all(times[post] == (account, at) for _, account, post, at in found)


@pytest.mark.real_data
def test_fivethirtyeights_posts_are_read_by_a_guess(real_data: Callable[[str], Path]) -> None:
    items, unreadable = read_all(real_data("fivethirtyeight") / "mayweather-mcgregor" / "tweets.csv", "")
    assert (len(items), unreadable) == (12_118, [])
    assert len({item.value["post_id"] for item in items}) == 12_118


def test_fivethirtyeights_published_columns_fit_the_mapping(capture: Callable[[bytes], Path]) -> None:
    head = (
        "external_author_id,author,content,region,language,publish_date,harvested_date,following,followers,updates,"
        "post_type,account_type,retweet,account_category,new_june_2018,alt_external_id,tweet_id,article_id,"
        "tco1_step1,tco2_step1,tco3_step1"
    )
    line = (
        '9.06E+17,ADA_LARK,"Hello https://t.co/a",Unknown,English,10/1/2017 19:58,10/1/2017 19:59,1052,9636,253,,'
        "Right,0,RightTroll,0,905874659358453760,914580356430536707,http://example.org/1,https://example.org/story,,"
    )
    items, unreadable = read_all(capture(f"{head}\n{line}\n".encode()), "")
    assert unreadable == []
    mapped = to_graph(items[0])
    assert mapped.main.id == "x:914580356430536707"
    assert isinstance(mapped.main, Post)
    assert (mapped.main.at, mapped.version) == (
        datetime(2017, 10, 1, 19, 58, tzinfo=UTC),
        datetime(2017, 10, 1, 19, 59, tzinfo=UTC),
    )
    assert nodes(mapped, Account)["x:@ada_lark"].category == "RightTroll"
    assert set(nodes(mapped, Link)) == {"https://example.org/story"}


def test_the_connector_says_what_it_is() -> None:
    assert CONNECTOR.name == "table"
    assert (CONNECTOR.read, CONNECTOR.records, CONNECTOR.to_graph) == (read, records, to_graph)


def test_whom_a_flagged_repost_names_its_original_names() -> None:
    """The text may lack its RT @: the source's own word is enough."""
    for more in ({"is_repost": True}, {"is_repost": True, "mentions": ["@cleo"]}):
        mapped = row(text="Look, @cleo!", **more)
        found = {each.end: each.implied for each in mapped.relationships if isinstance(each, Mentions)}
        assert found == {"x:@cleo": True}
    mapped = row(text="Look, @cleo! RT @ben_holm: the bridge")
    found = {each.end: each.implied for each in mapped.relationships if isinstance(each, Mentions)}
    assert found == {"x:@cleo": False, "x:@ben_holm": False}, "words of one's own before it: a quotation"
