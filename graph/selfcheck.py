"""What the database must refuse before Sociogram works on it: files, addresses, writes in a read (facts F1-F3, F10)."""

from dataclasses import dataclass

from graph.errors import SociogramError, StoreRefused
from graph.model import NODES
from graph.store import Store

_PROBES = (
    ("a local file", "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN count(line) AS count"),
    ("an address of this machine", "LOAD CSV FROM 'http://127.0.0.1:9/probe.csv' AS line RETURN count(line) AS count"),
    ("an address of the link", "LOAD CSV FROM 'http://169.254.169.254/latest' AS line RETURN count(line) AS count"),
    ("an FTP address", "LOAD CSV FROM 'ftp://127.0.0.1:9/probe.csv' AS line RETURN count(line) AS count"),
)
_BLOCKED = ("LoadExternalResource", "LoadCSV", "ExternalResource", "blocked", "not allowed", "disabled", "import")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the database should refuse or hold, and whether it does."""

    name: str
    ok: bool
    what: str


async def inspect(store: Store) -> list[Finding]:
    findings = [await _refused(store, name, probe) for name, probe in _PROBES]
    findings.append(await reading_never_writes(store))
    findings.append(await _constraints(store))
    return findings


async def require(store: Store) -> None:
    """Raises StoreRefused where the managed server is not as safe as it is meant to be."""
    failed = [finding for finding in await inspect(store) if not finding.ok]
    if failed:
        raise StoreRefused(
            "The database is not as closed as it must be: " + "; ".join(finding.what for finding in failed),
            "Stop it with `sociogram down` and start it again; if it stays so, report it with `sociogram doctor`.",
        )


async def _refused(store: Store, name: str, probe: str) -> Finding:
    try:
        await store.probe(probe)
    except SociogramError as error:
        blocked = any(word in error.what for word in _BLOCKED)
        return Finding(f"load from {name}", blocked, f"{name}: {'refused' if blocked else error.what}")
    return Finding(f"load from {name}", False, f"LOAD CSV reads {name}")


async def reading_never_writes(store: Store) -> Finding:
    try:
        await store.probe("CREATE (n:Cursor {case: 'selfcheck', id: 'selfcheck'}) DELETE n")
    except SociogramError as error:
        return Finding("read mode", "AccessMode" in error.what, "a write in read mode is refused")
    return Finding("read mode", False, "a read session can write")


async def _constraints(store: Store) -> Finding:
    rows = await store.schema("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes, properties")
    held = {row["labelsOrTypes"][0] for row in rows if row["properties"] == ["case", "id"]}
    missing = sorted({kind.__name__ for kind in NODES} - held)
    what = f"no key constraint on {', '.join(missing)}" if missing else "every label has its key"
    return Finding("keys", not missing, what)
