"""The migration runner: what it applies, keeps and refuses."""

from importlib.resources import files

import pytest

from graph.errors import StoreRefused
from graph.migrations import _check, migrate, migrations
from graph.store import Store
from graph.writer import schema


def test_first_migration_is_what_the_model_derives() -> None:
    text = files("graph.migrations").joinpath("V0001__keys_and_indexes.cypher").read_text()
    assert text == ";\n".join(schema()) + ";\n"


async def test_migrating_again_changes_nothing(store: Store) -> None:
    assert await migrate(store) == []


async def test_history_follows_the_convention(store: Store) -> None:
    rows = await store.schema("MATCH (m:__Neo4jMigration) RETURN m.version AS version, m.checksum AS checksum")
    assert {(row["version"], row["checksum"]) for row in rows} == {(m.version, m.checksum) for m in migrations()}


async def test_every_constraint_and_index_is_there(store: Store) -> None:
    names = {row["name"] for row in await store.schema("SHOW INDEXES YIELD name RETURN name")}
    assert names >= {text.split()[3 if "FULLTEXT" in text else 2] for text in schema()}


def test_a_later_or_changed_migration_is_refused() -> None:
    with pytest.raises(StoreRefused, match="does not know"):
        _check("9999", "1", None)
    with pytest.raises(StoreRefused, match="was changed"):
        _check("0001", "not the checksum", migrations()[0])
