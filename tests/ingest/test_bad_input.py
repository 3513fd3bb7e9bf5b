"""Bad input on its whole way, for every connector: a code and a cure or a counted reason; the good ones go in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.digest import graph_digest
from graph.errors import InputUnreadable, MappingInvalid
from ingest.pipeline import Load
from tests.conftest import Workspace

AT = "2026-03-01T10:00:00+00:00"
NOTHING = f"{0:064x}"
MAPPING = """SELECT 'x' AS platform, post_id, account_handle, TRY_CAST("time" AS TIMESTAMPTZ) AS at, body AS text
FROM source"""


def _x(number: int, text: str, at: str) -> Any:
    author = {"id": "1001", "username": "ada"}
    return {"id": str(500 + number), "text": text, "created_at": at, "author_id": "1001", "author": author}


def _mastodon(number: int, text: str, at: str) -> Any:
    account = {"id": "11", "acct": "ina", "url": "https://reef.example/@ina"}
    uri = f"https://reef.example/users/ina/statuses/{number}"
    said = {"visibility": "public", "content": text, "created_at": at}
    return {"id": str(number), "uri": uri, "account": account, **said}


def _row(number: int, text: str, at: str) -> Any:
    return {"post_id": f"p{number}", "account_handle": "ada", "time": at, "body": text}


@dataclass(frozen=True, slots=True)
class Form:
    """How a connector's records look, a JSON line each."""

    connector: str
    record: Callable[[int, str, str], Any]
    options: dict[str, str]

    def line(self, number: int, text: str = "a post", at: str = AT) -> bytes:
        return json.dumps(self.record(number, text, at)).encode()


FORMS = [Form("x", _x, {}), Form("mastodon", _mastodon, {}), Form("table", _row, {"mapping": MAPPING})]


@pytest.fixture(params=FORMS, ids=lambda form: form.connector)
def form(request: pytest.FixtureRequest) -> Form:
    found: Form = request.param
    return found


def _file(workspace: Workspace, lines: list[bytes], name: str = "posts.jsonl") -> Path:
    path = workspace.folder / name
    path.write_bytes(b"\n".join(lines) + b"\n" if lines else b"")
    return path


async def _load(workspace: Workspace, form: Form, lines: list[bytes]) -> Load:
    return await workspace.load(form.connector, _file(workspace, lines), **form.options)


async def _adds_up(workspace: Workspace, load: Load, *, read: int, rejected: int) -> str:
    """In the answer, on the Run, in the ledger and in the graph; the reason of the last one that is rejected."""
    assert (load.read, load.counts["rejected"]) == (read, rejected)
    [run] = await workspace.case.read(
        "MATCH (r:Run {case: $case}) RETURN r.read AS read, r.new + r.changed + r.same AS good, r.rejected AS bad, "
        "r.status AS status"
    )
    assert run == {"read": read, "good": read - rejected, "bad": rejected, "status": "done"}
    ledger = workspace.archive.ledger(workspace.case.case)
    assert ledger.ranges(load.captures[0]) == [(0, read)]
    total, rows = ledger.rejected()
    assert total == rejected
    assert all(row.reason and row.place and row.capture == load.captures[0] for row in rows)
    posts = await workspace.case.one("MATCH (p:Post {case: $case, stub: false}) RETURN count(p) AS n")
    assert posts == {"n": read - rejected}
    return str(rows[-1].reason)


@pytest.mark.parametrize("name", ["missing.jsonl", "missing/folder"])
async def test_a_missing_file_is_said(workspace: Workspace, form: Form, name: str) -> None:
    with pytest.raises(InputUnreadable, match="no file or folder") as raised:
        await workspace.load(form.connector, workspace.folder / name, **form.options)
    await _nothing_happened(workspace, raised.value)


async def test_an_empty_file_is_said(workspace: Workspace, form: Form) -> None:
    with pytest.raises(InputUnreadable, match="empty") as raised:
        await _load(workspace, form, [])
    await _nothing_happened(workspace, raised.value)


async def test_a_folder_without_a_file_for_it_is_said(workspace: Workspace, form: Form) -> None:
    _folder_of_words(workspace.folder / "in")
    with pytest.raises(InputUnreadable, match="holds no file") as raised:
        await workspace.load(form.connector, workspace.folder / "in", **form.options)
    await _nothing_happened(workspace, raised.value)


def _folder_of_words(folder: Path) -> None:
    folder.mkdir()
    (folder / "readme.txt").write_text("words")


async def _nothing_happened(workspace: Workspace, error: InputUnreadable | MappingInvalid) -> None:
    assert error.code in ("input-unreadable", "mapping-invalid")
    assert error.cure
    assert await graph_digest(workspace.case) == NOTHING
    assert workspace.archive.originals.captures(workspace.case.case) == []
    assert await workspace.case.read("MATCH (n {case: $case}) RETURN labels(n)") == []


FAULTS: list[tuple[str, Callable[[Form], bytes]]] = [
    ("bad UTF-8", lambda form: form.line(9, "caf\\u00e9").replace(b"caf", b"\xff\xfe\xc3(")),
    ("truncated JSON", lambda form: form.line(9)[:-20]),
    ("a field of a megabyte", lambda form: form.line(9, "x" * 1_000_000)),
    ("the year 1601", lambda form: form.line(9, at="1601-01-01T00:00:00+00:00")),
    ("the year 2600", lambda form: form.line(9, at="2600-01-01T00:00:00+00:00")),
    ("no time at all", lambda form: form.line(9, at="yesterday")),
    ("a number instead of an object", lambda form: b"17"),
    ("a bare list of nothing", lambda form: b"[[]]"),
]


@pytest.mark.parametrize("fault", [fault for _, fault in FAULTS], ids=[name for name, _ in FAULTS])
async def test_one_bad_record_is_kept_with_its_reason_and_the_others_go_on(
    workspace: Workspace, form: Form, fault: Callable[[Form], bytes]
) -> None:
    load = await _load(workspace, form, [form.line(1), fault(form), form.line(2)])
    assert await _adds_up(workspace, load, read=3, rejected=1)
    assert load.rejected[0][0]
    assert await graph_digest(workspace.case) != NOTHING


@pytest.mark.parametrize("fault", [fault for _, fault in FAULTS[1:5]], ids=[name for name, _ in FAULTS[1:5]])
async def test_where_nothing_is_good_nothing_is_in_the_graph(
    workspace: Workspace, form: Form, fault: Callable[[Form], bytes]
) -> None:
    lines = [fault(form)] * 3
    try:
        load = await _load(workspace, form, lines)
    except (InputUnreadable, MappingInvalid) as error:
        await _nothing_happened(workspace, error)
        return
    assert load.read in (1, 3)  # a file without one whole line may be one broken document
    assert await _adds_up(workspace, load, read=load.read, rejected=load.read)
    assert await graph_digest(workspace.case) == NOTHING


async def test_the_reason_says_what_was_wrong_with_a_date(workspace: Workspace, form: Form) -> None:
    load = await _load(workspace, form, [form.line(1), form.line(2, at="1601-01-01T00:00:00+00:00")])
    reason = await _adds_up(workspace, load, read=2, rejected=1)
    assert "1601" in reason


@pytest.mark.parametrize(
    "mapping",
    [
        "no_such_mapping",
        "SELECT 'x' AS platform, nothing AS post_id FROM source",
        "SELECT 'x' AS platform FROM source",
        "DELETE FROM source",
        "SELECT 'x' AS platform, post_id, account_handle, 'never' AS colour FROM source",
    ],
)
async def test_a_wrong_mapping_is_said_before_anything_is_kept(workspace: Workspace, mapping: str) -> None:
    source = _file(workspace, [FORMS[2].line(1)])
    with pytest.raises(MappingInvalid) as raised:
        await workspace.load("table", source, mapping=mapping)
    await _nothing_happened(workspace, raised.value)


async def test_a_mapping_that_finds_no_time_rejects_every_row_and_says_so(workspace: Workspace) -> None:
    wrong = MAPPING.replace('"time"', "body")
    form = Form("table", _row, {"mapping": wrong})
    load = await _load(workspace, form, [form.line(1), form.line(2)])
    assert "no time" in await _adds_up(workspace, load, read=2, rejected=2)
    assert await graph_digest(workspace.case) == NOTHING


async def test_a_file_of_another_platform_is_rejected_record_by_record(workspace: Workspace) -> None:
    others = _file(workspace, [FORMS[1].line(1), FORMS[1].line(2)])
    load = await workspace.load("x", others)
    assert await _adds_up(workspace, load, read=2, rejected=2)
    assert await graph_digest(workspace.case) == NOTHING
