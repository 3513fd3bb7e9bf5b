"""Derived query text: committed, and without a warning of the planner."""

import re
import uuid
from functools import partial
from importlib.resources import files

import pytest

from graph.merging import Batch
from graph.migrations import migrations
from graph.model import MEASURES, NODES, RELATIONSHIPS, Account, Post, Posted
from graph.store import CaseStore, Store
from graph.writer import (
    accounts_with_measures,
    delete_case,
    delete_nodes,
    delete_relationships,
    read_nodes,
    read_relationships,
    schema,
    statements,
    write_measures_together,
)
from graph.writing import write
from tests.golden.case import FIRST, LATE, load_golden

SEPARATOR = ";\n\n"
RENEW = "renew it: python -m graph.writer > graph/statements.cypher"
STATEMENTS = [
    *statements().removesuffix(";\n").split(SEPARATOR),
    write_measures_together(MEASURES),
    accounts_with_measures(MEASURES),
]
ASKED = [text for text in STATEMENTS if not text.startswith("CREATE ")]


@pytest.fixture(scope="module")
async def golden(store: Store) -> CaseStore:
    case = store.for_case(uuid.uuid4().hex)
    await load_golden(case)
    return case


def test_committed_text_is_what_the_model_says() -> None:
    committed = (files("graph") / "statements.cypher").read_text("utf-8")
    assert committed == statements(), RENEW


def test_first_migration_makes_the_keys_and_indexes_of_the_model() -> None:
    """The one that is applied may not change: what the model adds later is a migration of its own."""
    applied = [statement.rstrip(";") for migration in migrations() for statement in migration.statements]
    assert set(schema()) <= set(applied)


def test_every_kind_has_its_statements() -> None:
    text = statements()
    for kind in NODES:
        assert f"MERGE (n:{kind.__name__} " in text
    assert len({*STATEMENTS}) == len(STATEMENTS)
    assert len(STATEMENTS) > 7 * len(NODES) + 9 * len(RELATIONSHIPS)


@pytest.mark.parametrize("text", ASKED, ids=lambda text: " ".join(text.split())[:70])
async def test_planner_has_nothing_to_say(text: str, golden: CaseStore) -> None:
    given = dict.fromkeys(re.findall(r"\$(\w+)", text)) | {"case": golden.case}
    plan = await golden.store.explain(text, **given)
    assert plan.notes == ()
    assert plan.kind == ("r" if not re.search(r"\b(MERGE|SET|DELETE)\b", text) else "rw")
    assert "AllNodesScan" not in plan.operators
    assert "$case" in text


async def test_keys_are_found_by_their_index(golden: CaseStore) -> None:
    for text in ASKED:
        if re.search(r"\{case: \$case, id: ", text):
            given = dict.fromkeys(re.findall(r"\$(\w+)", text)) | {"case": golden.case}
            operators = (await golden.store.explain(text, **given)).operators
            assert not {"NodeByLabelScan", "DirectedRelationshipTypeScan"} & set(operators), text


async def test_writing_tells_what_is_new_and_what_has_changed(case: CaseStore) -> None:
    first, second, third, fourth = Batch(), Batch(), Batch(), Batch()
    first.add([Account(id="x:1", stub=True), Posted(start="x:1", end="x:11")], FIRST)
    second.add([Account(id="x:1", stub=False, handle="ada"), Account(id="x:2", stub=False)], LATE)
    third.add([Account(id="x:1", stub=False, handle="ada")], FIRST)
    fourth.add([Account(id="x:2", stub=False, handle="ben")], LATE)
    parts = (first, second, third, fourth)
    one, two, three, four = [await case.write(partial(write, batch=batch)) for batch in parts]
    assert one.new == {(Account, "x:1"), (Post, "x:11")}
    assert two.new == {(Account, "x:1"), (Account, "x:2")}, "a stub that is filled in is new"
    assert (three.new, three.told) == (set(), set())
    assert (four.new, four.told) == (set(), {(Account, "x:2")})


async def test_case_can_be_taken_apart_and_others_stay(case: CaseStore, other_case: CaseStore) -> None:
    await load_golden(case)
    await load_golden(other_case)
    ends = [[row["start"], row["end"]] for row in await case.read(read_relationships(Posted))]
    assert (await case.run(delete_relationships(Posted), ends=ends))[0]["count"] == len(ends)
    ids = [row["properties"]["id"] for row in await case.read(read_nodes(Post))]
    assert (await case.run(delete_nodes(Post), ids=ids))[0]["count"] == len(ids)
    for kind in NODES:
        while (await case.run(delete_case(kind), limit=5))[0]["count"]:
            pass
        assert await case.read(read_nodes(kind)) == []
        assert await other_case.read(read_nodes(kind)) != []
    assert len(await other_case.read(read_relationships(Posted))) == len(ends)


async def test_measures_are_written_by_key(case: CaseStore) -> None:
    await load_golden(case)
    text = write_measures_together(("pagerank", "core"))
    rows = await case.run(text, ids=["x:1", "nobody"], pagerank=[0.5, 0.1], core=[3, 1])
    assert rows[0]["count"] == 1
    ada = next(row["properties"] for row in await case.read(read_nodes(Account)) if row["properties"]["id"] == "x:1")
    assert (ada["pagerank"], ada["core"]) == (0.5, 3)
