"""The digest: equal for equal knowledge, and for nothing else."""

from typing import Any

import pytest

from graph.digest import graph_digest
from graph.store import CaseStore
from tests.conftest import Workspace
from tests.ingest.plain import PLAIN, write_lines

RECORDS: list[dict[str, Any]] = [
    {"post": "1", "by": "anna", "at": 1_700_000_000, "text": "the first words of it", "tags": ["News", "Sea"]},
    {"post": "2", "by": "bert", "at": 1_700_000_060, "replies": "1", "mentions": ["@anna_e"]},
    {"account": "anna", "handle": "anna_e", "name": "Anna", "version": 1},
]


async def _load(workspace: Workspace, records: list[dict[str, Any]], name: str = "a.jsonl") -> CaseStore:
    await workspace.pipeline().load(PLAIN, write_lines(workspace.folder / name, records))
    return workspace.case


async def test_an_empty_case_has_the_digest_of_nothing(case: CaseStore) -> None:
    assert await graph_digest(case) == f"{0:064x}"


async def test_it_is_64_hex_digits_and_stays_the_same(workspace: Workspace) -> None:
    case = await _load(workspace, RECORDS)
    first = await graph_digest(case)
    assert (len(first), int(first, 16) > 0) == (64, True)
    assert await graph_digest(case) == first


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (p:Post {case: $case, id: 't:1'}) SET p.text = 'other words'",
        "MATCH (p:Post {case: $case, id: 't:1'}) SET p.at = p.at + duration('PT0.001S')",
        "MATCH (p:Post {case: $case, id: 't:2'}) SET p.stub = true",
        "MATCH (a:Account {case: $case, id: 't:anna'}) SET a.handle_keys = a.handle_keys + 't:@more'",
        "MATCH (a:Account {case: $case, id: 't:anna'}) SET a.stamps = reverse(a.stamps)",
        "CREATE (:Hashtag {case: $case, id: 'more'})",
        "MATCH (:Post {case: $case})-[t:TAGGED]->(:Hashtag {id: 'sea'}) DELETE t",
        "MATCH (:Post {case: $case})-[m:MENTIONS]->() SET m.implied = true",
        "MATCH (:Account {case: $case})-[s:SAME_AS]->() SET s.withdrawn_at = datetime()",
    ],
)
async def test_any_other_knowledge_has_another_digest(workspace: Workspace, change: str) -> None:
    case = await _load(workspace, RECORDS)
    before = await graph_digest(case)
    await case.run(f"{change} RETURN 1" if change.startswith("MATCH") and "DELETE" not in change else change)
    assert await graph_digest(case) != before


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (n {case: $case}) WHERE n.recorded_first IS NOT NULL SET n.recorded_first = datetime('2030-01-01')",
        "MATCH (n {case: $case}) SET n.capture_first = 'c1', n.capture_last = 'c2'",
        "MATCH (a:Account {case: $case}) SET a.pagerank = 0.5, a.community = 3",
        "MATCH (a:Account {case: $case})-[t:INTERACTED]->() SET t.weight = 99",
        "CREATE (:Run {case: $case, id: 'r', status: 'done'})",
        "CREATE (:Cursor {case: $case, id: 'k', position: 5})",
        "MATCH (:Account {case: $case})-[s:SAME_AS]->() SET s.asserted_at = datetime('2030-01-01')",
        "MATCH (a:Account {case: $case, id: 't:anna'}) SET a.handle_keys = reverse(a.handle_keys)",
    ],
)
async def test_what_is_our_own_does_not_count(workspace: Workspace, change: str) -> None:
    case = await _load(workspace, RECORDS)
    before = await graph_digest(case)
    await case.run(change if change.startswith("CREATE") else f"{change} RETURN 1")
    assert await graph_digest(case) == before


async def test_another_case_changes_nothing(workspace: Workspace, other_case: CaseStore) -> None:
    case = await _load(workspace, RECORDS)
    before = await graph_digest(case)
    await other_case.run("CREATE (:Hashtag {case: $case, id: 'theirs'})")
    assert await graph_digest(case) == before
