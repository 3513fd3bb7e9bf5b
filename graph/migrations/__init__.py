"""Changes of the database's schema, in the naming and with the history graph of Neo4j-Migrations.

A file V0002__what_it_does.cypher is applied once, in order; its checksum is kept, so a file that has been changed
afterwards is refused. Statements are separated by a semicolon at the end of a line and must be repeatable: schema
statements can't share a transaction with the history, and two processes may migrate at once.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import StoreRefused
from graph.store import Store

_NAME = re.compile(r"^V(\d{4})__([a-z0-9_]+)\.cypher$")
_HISTORY = "MATCH (m:__Neo4jMigration) RETURN m.version AS version, m.checksum AS checksum ORDER BY m.version"
_UNIQUE = "CREATE CONSTRAINT sociogram_migrations IF NOT EXISTS FOR (m:__Neo4jMigration) REQUIRE m.version IS UNIQUE"
_RECORD = """MERGE (m:__Neo4jMigration {version: $version})
SET m.description = $description, m.checksum = $checksum, m.type = 'CYPHER', m.source = $source
WITH m OPTIONAL MATCH (before:__Neo4jMigration) WHERE before.version < m.version
WITH m, before ORDER BY before.version DESC LIMIT 1
FOREACH (_ IN CASE WHEN before IS NULL THEN [] ELSE [1] END |
  MERGE (before)-[t:MIGRATED_TO]->(m) SET t.at = datetime())
RETURN m.version AS version"""


@dataclass(frozen=True, slots=True)
class Migration:
    version: str
    description: str
    source: str
    statements: tuple[str, ...]
    checksum: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Those that this version of Sociogram knows, in order."""
    found = []
    for file in files("graph.migrations").iterdir():
        if name := _NAME.match(file.name):
            text = file.read_text(encoding="utf-8")
            statements = tuple(part.strip() for part in re.split(r";\s*\n", text) if part.strip())
            found.append(Migration(name[1], name[2].replace("_", " "), file.name, statements, _checksum(text)))
    return tuple(sorted(found, key=lambda migration: migration.version))


async def migrate(store: Store) -> list[str]:
    """Applies what is missing; returns the versions applied. Raises StoreRefused for a later version's database."""
    applied = {row["version"]: row["checksum"] for row in await store.schema(_HISTORY)}
    known = {migration.version: migration for migration in migrations()}
    for version, checksum in applied.items():
        _check(version, checksum, known.get(version))
    done = []
    for migration in migrations():
        if migration.version not in applied:
            await _apply(store, migration)
            done.append(migration.version)
    if done:
        await store.schema("CALL db.awaitIndexes(300)")
    return done


def _check(version: str, checksum: str, migration: Migration | None) -> None:
    if migration is None:
        raise StoreRefused(
            f"The database has migration V{version}, which this version of Sociogram does not know.",
            "Use the version of Sociogram that made it, or a newer one.",
        )
    if migration.checksum != checksum:
        raise StoreRefused(
            f"The migration {migration.source} was changed after it had been applied.",
            "Put the file back as it was, and make the change in a new migration.",
        )


async def _apply(store: Store, migration: Migration) -> None:
    """Every statement may be repeated, so two processes that migrate at once both end well; the history has one."""
    await store.schema(_UNIQUE)
    for statement in migration.statements:
        await store.schema(statement)
    await store.schema(
        _RECORD,
        version=migration.version,
        description=migration.description,
        checksum=migration.checksum,
        source=migration.source,
    )


def _checksum(text: str) -> str:
    """CRC-32 over the text, as Neo4j-Migrations keeps it."""
    return str(zlib.crc32(text.encode()))
