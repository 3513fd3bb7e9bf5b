"""Frozen and asked again: what was gained and lost, and whether text or data changed in between."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.freezing import Shelf, compare_with_now, freeze
from custody.archive import Archive
from graph.errors import NotFound, ParameterInvalid, QueryNotFound, QueryRefused
from graph.store import CaseStore, Store
from tests.golden.case import ADA, BEN, CLEO, NOON, loads, write_load

OWN = """// title: Posts of each account
// question: How many posts has each account?
// key: account
// columns: account, posts
MATCH (a:Account {case: $case})-[:POSTED]->(p:Post)
RETURN a.id AS account, count(p) AS posts ORDER BY account"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    address = f"sqlite:///{tmp_path}/cases.db"
    with Archive.open(address, originals=str(tmp_path / "originals"), ledgers=tmp_path) as opened:
        yield opened


@pytest.fixture
def shelf(archive: Archive, tmp_path: Path) -> Shelf:
    return Shelf.at(archive.cases.engine, tmp_path)


@pytest.fixture
async def graph(store: Store, archive: Archive) -> CaseStore:
    """A case that holds the first load of the golden one."""
    case = store.for_case(archive.cases.new(uuid.uuid4().hex).id)
    await write_load(case, loads()[0])
    return case


async def late(graph: CaseStore) -> None:
    await write_load(graph, loads()[1])


async def test_nothing_changed(shelf: Shelf, graph: CaseStore) -> None:
    frozen, answer = await freeze(shelf, graph, "who_amplifies_whom", {"minimum_weight": "2"}, title="Before")
    assert (frozen.returned, frozen.total, frozen.parameters["minimum_weight"]) == (len(answer.rows), answer.total, 2)
    found = await compare_with_now(shelf, graph, frozen.id)
    assert (found.rows.gained, found.rows.lost, found.rows.changed) == ([], [], [])
    assert found.rows.unchanged == answer.total
    assert (found.text_changed, found.data_may_have_changed) == (False, False)
    assert found.note == "Neither the text nor the data have changed since."


async def test_a_later_load_adds_a_row(shelf: Shelf, graph: CaseStore) -> None:
    frozen, _ = await freeze(shelf, graph, "who_amplifies_whom", {}, title="Before")
    await late(graph)
    found = await compare_with_now(shelf, graph, frozen.id)
    assert [row[:2] for row in found.rows.gained] == [[CLEO, ADA]]
    assert found.rows.lost == []
    assert found.rows.key == ("source", "target")
    assert found.data_may_have_changed
    assert "data of the case have changed" in found.note


async def test_a_count_that_grew_is_a_changed_row(shelf: Shelf, graph: CaseStore) -> None:
    frozen, _ = await freeze(shelf, graph, "domains_pushed_by_many_accounts", {}, title="Before")
    await late(graph)
    changed = (await compare_with_now(shelf, graph, frozen.id)).rows.changed
    assert [each.now[0] for each in changed] == ["news.example"]
    assert "accounts" in changed[0].columns


async def test_a_row_that_is_withdrawn_is_lost(shelf: Shelf, graph: CaseStore) -> None:
    frozen, _ = await freeze(shelf, graph, "who_amplifies_whom", {"minimum_weight": 3}, title="Before")
    await graph.run("MATCH (:Post {case: $case, id: 'x:104'})-[r:REPOSTS]->() DELETE r")
    found = await compare_with_now(shelf, graph, frozen.id)
    assert [row[:2] for row in found.rows.lost] == [[BEN, ADA]]


async def test_as_known_on_stays_as_it_was(shelf: Shelf, graph: CaseStore) -> None:
    moment = NOON.replace(month=3, day=20)
    frozen, _ = await freeze(shelf, graph, "who_amplifies_whom", {}, title="Then", known_on=moment)
    assert frozen.known_on == moment
    await late(graph)
    assert (await compare_with_now(shelf, graph, frozen.id)).rows.gained == []


async def test_what_was_cut_is_told(shelf: Shelf, graph: CaseStore) -> None:
    frozen, _ = await freeze(shelf, graph, "who_amplifies_whom", {"limit": 1}, title="Cut")
    assert not frozen.complete
    assert "over the limit" in (await compare_with_now(shelf, graph, frozen.id)).note


async def test_an_own_text_that_changed_is_told_and_kept(shelf: Shelf, graph: CaseStore) -> None:
    own = shelf.own(graph.case)
    await own.save(graph, "posts_of_each", OWN)
    frozen, _ = await freeze(shelf, graph, "posts_of_each", {}, title="Mine")
    await own.save(graph, "posts_of_each", OWN.replace("ORDER BY account", "ORDER BY posts, account"))
    found = await compare_with_now(shelf, graph, frozen.id)
    assert (found.text_changed, found.rows.changed, found.rows.gained) == (True, [], [])
    assert shelf.answers.question_text(graph.case, frozen.id) == OWN
    own.delete("posts_of_each")
    with pytest.raises(QueryNotFound):
        await compare_with_now(shelf, graph, frozen.id)


async def test_nothing_is_frozen_that_can_not_be_asked(shelf: Shelf, graph: CaseStore) -> None:
    with pytest.raises(QueryNotFound):
        await freeze(shelf, graph, "nothing_such", {}, title="T")
    with pytest.raises(ParameterInvalid):
        await freeze(shelf, graph, "who_amplifies_whom", {"limit": 0}, title="T")
    with pytest.raises(ParameterInvalid):
        await freeze(shelf, graph, "who_amplifies_whom", {}, title="\n")
    with pytest.raises(QueryRefused):
        await shelf.own(graph.case).save(graph, "writes", OWN.replace("RETURN", "SET p.at = null RETURN"))
    assert shelf.answers.list(graph.case) == []


async def test_another_case_has_no_such_answer(shelf: Shelf, graph: CaseStore, other_case: CaseStore) -> None:
    frozen, _ = await freeze(shelf, graph, "who_amplifies_whom", {}, title="Before")
    with pytest.raises(NotFound):
        await compare_with_now(shelf, other_case, frozen.id)
