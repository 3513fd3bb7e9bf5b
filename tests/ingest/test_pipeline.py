"""The spine: one file into the graph, once, whatever is repeated, broken or cut short."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import model
from graph.digest import graph_digest
from graph.errors import Conflict, InputUnreadable
from graph.model import RELATIONSHIPS, relationship_type
from graph.writer import count_nodes, read_nodes
from ingest.pipeline import Pipeline
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines

DAY = 86_400
RECORDS: list[dict[str, Any]] = [
    {"post": "1", "by": "anna", "at": 20_000 * DAY, "text": "the first words of a longer talk", "tags": ["News"]},
    {"post": "2", "by": "bert", "at": 20_000 * DAY + 60, "reposts": "1", "implied": ["anna"]},
    {"post": "3", "by": "cleo", "at": 20_001 * DAY, "replies": "1", "text": "an answer", "mentions": ["bert"]},
    {"post": "4", "by": "anna", "at": 20_002 * DAY, "replies": "1", "mentions": ["anna"]},
    {"account": "anna", "handle": "Anna_E", "name": "Anna", "version": 10},
    {"account": "anna", "name": "Anna E.", "version": 20},
    {"post": "5", "by": "dora", "at": 20_003 * DAY, "quotes": "9", "links": ["https://news.example/a?utm_source=x"]},
]


async def _ties(workspace: Workspace) -> dict[tuple[str, str], tuple[int, ...]]:
    rows = await workspace.case.read(
        "MATCH (a:Account {case: $case})-[t:INTERACTED]->(b) RETURN a.id AS a, b.id AS b, t.weight AS weight, "
        "t.reposts AS reposts, t.replies AS replies, t.quotes AS quotes, t.mentions AS mentions"
    )
    return {
        (r["a"], r["b"]): (r["weight"], r["reposts"], r["replies"], r["quotes"], r["mentions"]) for r in rows
    }


async def test_one_file_into_the_graph(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    load = await workspace.pipeline().load(PLAIN, source)
    assert load.counts == {"new": 6, "changed": 1, "same": 0, "rejected": 0}
    assert await _ties(workspace) == {
        ("t:bert", "t:anna"): (1, 1, 0, 0, 0),
        ("t:cleo", "t:anna"): (1, 0, 1, 0, 0),
        ("t:cleo", "t:bert"): (1, 0, 0, 0, 1),
    }
    rows = await workspace.case.read("MATCH (a {case: $case, id: 't:anna'}) RETURN a.name AS name, a.stub AS stub")
    assert rows == [{"name": "Anna E.", "stub": False}]


async def test_loading_again_reads_nothing_and_changes_nothing(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    await workspace.pipeline().load(PLAIN, source)
    before = await graph_digest(workspace.case)
    load = await workspace.pipeline().load(PLAIN, source)
    assert (load.read, load.runs, len(load.held)) == (0, [], 1)
    assert await graph_digest(workspace.case) == before


async def test_counts_add_up_and_what_cannot_be_read_is_kept(workspace: Workspace) -> None:
    source = workspace.folder / "a.jsonl"
    lines = [json.dumps(record) for record in RECORDS]
    lines += ["{broken", json.dumps({"neither": 1}), json.dumps({"post": "7", "by": "anna", "at": -11_000_000_000})]
    lines += [json.dumps(RECORDS[0])]
    source.write_text("\n".join(lines))
    load = await workspace.pipeline(batch_size=4).load(PLAIN, source)
    assert load.read == len(lines)
    assert load.counts == {"new": 6, "changed": 1, "same": 1, "rejected": 3}
    total, rows = workspace.archive.ledger(workspace.case.case).rejected(capture_id=load.captures[0])
    assert total == 3
    assert [(row.position, row.place) for row in rows] == [(7, "line 8"), (8, "line 9"), (9, "line 10")]
    assert rows[0].raw == b"{broken"
    assert "1621" in str(rows[2].reason)


async def test_an_empty_or_missing_source_is_said(workspace: Workspace) -> None:
    empty = workspace.folder / "empty.jsonl"
    empty.touch()
    for source in (empty, workspace.folder / "missing.jsonl"):
        with pytest.raises(InputUnreadable):
            await workspace.pipeline().load(PLAIN, source)


async def test_two_loads_of_one_capture_do_not_both_write(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    first = Pipeline(workspace.case, workspace.archive, batch_size=3)
    load = await first.load(PLAIN, source)
    await workspace.case.run("MATCH (k:Cursor {case: $case, id: $id}) SET k.position = 5, k.finished = false RETURN 1",
                             id=load.captures[0])  # fmt: skip

    class Racing(Pipeline):
        async def _cursor(self, capture: Any) -> tuple[int, bool]:
            return 2, False  # what it read before the other one moved on

    with pytest.raises(Conflict, match="Another load"):
        await Racing(workspace.case, workspace.archive).load(PLAIN, source)


async def test_every_element_names_its_capture_and_times(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    load = await workspace.pipeline().load(PLAIN, source)
    for kind in (model.Account, model.Post, model.Hashtag, model.Link, model.Domain):
        rows = await workspace.case.read(read_nodes(kind))
        assert rows, kind
        for row in rows:
            assert row["properties"]["capture_first"] == row["properties"]["capture_last"] == load.captures[0]
            assert row["properties"]["recorded_first"] >= row["properties"]["captured_first"]


async def test_as_known_on_a_moment_before_nothing_is_there(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    await workspace.pipeline().load(PLAIN, source)
    from datetime import UTC, datetime

    row = await workspace.case.one(count_nodes(model.Post), known_on=datetime(2020, 1, 1, tzinfo=UTC))
    assert row == {"count": 0}


NAMES = ["anna", "bert", "cleo", "@dora"]
posts = st.fixed_dictionaries(
    {"post": st.sampled_from("12345"), "by": st.sampled_from(NAMES), "at": st.just(20_000 * DAY)},
    optional={
        "text": st.sampled_from(["one text that is long enough", "another text, also long enough"]),
        "reposts": st.sampled_from("12345"),
        "replies": st.sampled_from("12345"),
        "mentions": st.lists(st.sampled_from(NAMES), max_size=2),
        "tags": st.lists(st.sampled_from(["a", "A", "b"]), max_size=2),
    },
)
accounts = st.fixed_dictionaries(
    {"account": st.sampled_from(NAMES[:3])},
    optional={
        "handle": st.sampled_from(["Dora", "dora", "Erik"]),
        "name": st.sampled_from(["N1", "N2"]),
        "bio": st.sampled_from(["B1", "B2"]),
        "version": st.integers(0, 3),
    },
)


def _consistent(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One author per post, as on any platform."""
    author: dict[str, str] = {}
    for record in records:
        if "post" in record:
            record["by"] = author.setdefault(record["post"], record["by"])
    return records


@given(
    records=st.lists(st.one_of(posts, accounts), min_size=1, max_size=12).map(_consistent),
    order=st.randoms(use_true_random=False),
    sizes=st.tuples(st.integers(1, 5), st.integers(1, 5)),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_order_repetition_and_batching_give_one_graph(
    workspaces: Callable[[], Workspace], records: list[dict[str, Any]], order: Any, sizes: tuple[int, int]
) -> None:
    shuffled = records + [record for record in records if order.random() < 0.4]
    order.shuffle(shuffled)
    seen = []
    for part, size in ((records, sizes[0]), (shuffled, sizes[1])):
        workspace = workspaces()
        source = write_lines(workspace.folder / "a.jsonl", part)
        await workspace.pipeline(batch_size=size).load(PLAIN, source)
        seen.append((await graph_digest(workspace.case), await _ties(workspace)))
    assert seen[0] == seen[1]


async def test_relationship_counts_are_those_of_the_records(workspace: Workspace) -> None:
    source = write_lines(workspace.folder / "a.jsonl", RECORDS)
    await workspace.pipeline().load(PLAIN, source)
    rows = await workspace.case.read(
        "MATCH (n {case: $case})-[t]->() WITH type(t) AS type, count(*) AS n RETURN type, n"
    )
    counts = {row["type"]: row["n"] for row in rows}
    assert counts == {
        "POSTED": 5, "REPOSTS": 1, "REPLIES_TO": 2, "QUOTES": 1, "MENTIONS": 3, "TAGGED": 1, "LINKS_TO": 1,
        "ON_DOMAIN": 1, "INTERACTED": 3,
    }  # fmt: skip
    assert counts.keys() <= {relationship_type(kind) for kind in RELATIONSHIPS}


