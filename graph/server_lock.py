"""The developer's command that renews the lock of Neo4j's jars: `python -m graph.server_lock`."""

import hashlib
import json
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from graph.server_jars import LOCK_FILE

if TYPE_CHECKING:
    from jgo.maven import Dependency

# The order of the class path is the order of the lock. parquet-floor replaces classes of hadoop-common that the
# bulk import from Parquet would otherwise find first (fact F21), hence the two ends.
FIRST = "blue.strategic.parquet:parquet-floor"
LAST = "org.apache.hadoop:hadoop-common"


def main() -> None:
    """Resolve the roots of the present lock anew, and write coordinates, SHA-256 and size of what they need."""
    lock = json.loads(LOCK_FILE.read_text("utf-8"))
    roots = sys.argv[1:] or lock["roots"]
    with tempfile.TemporaryDirectory(prefix="sociogram-lock-") as cache:
        jars = resolved_jars(roots, repository=lock["repository"], cache=Path(cache))
    LOCK_FILE.write_text(lock_text(lock["repository"], roots, jars), "utf-8")
    sys.stdout.write(f"{len(jars)} jars, {sum(int(jar['size']) for jar in jars) / 1e6:.0f} MB -> {LOCK_FILE.name}\n")


def lock_text(repository: str, roots: list[str], jars: list[dict[str, str | int]]) -> str:
    """One jar a line, so that a renewal is readable as a diff."""
    lines = ",\n".join("    " + json.dumps(jar) for jar in jars)
    return (
        f'{{\n  "repository": {json.dumps(repository)},\n  "version": {json.dumps(roots[0].split(":")[2])},\n'
        f'  "roots": {json.dumps(roots)},\n  "jars": [\n{lines}\n  ]\n}}\n'
    )


def resolved_jars(roots: list[str], *, repository: str, cache: Path) -> list[dict[str, str | int]]:
    """Every jar that the roots need at run time, in class-path order; jgo checks the published SHA-1 on the way."""
    from jgo.maven import MavenContext, PythonResolver

    context = MavenContext(repo_cache=cache, local_repos=[], remote_repos={"central": repository}, timeout=60)
    asked = [context.create_dependency(root) for root in roots]
    inputs, needed = PythonResolver().resolve(asked)
    runtime = [d for d in [*inputs, *needed] if d.type == "jar" and d.scope in ("compile", "runtime", None)]
    ordered = sorted(runtime, key=_place)
    with ThreadPoolExecutor(12) as pool:
        return list(pool.map(_entry, ordered))


def _place(jar: "Dependency") -> tuple[int, str]:
    """First and last as above, Neo4j itself before what it stands on, then by name."""
    name = f"{jar.groupId}:{jar.artifactId}"
    rank = {FIRST: 0, LAST: 3}.get(name, 1 if jar.groupId.startswith("org.neo4j") else 2)
    return rank, f"{name}:{jar.classifier or ''}"


def _entry(jar: "Dependency") -> dict[str, str | int]:
    content = jar.artifact.resolve().read_bytes()
    name = f"{jar.groupId}:{jar.artifactId}:{jar.version}"
    coordinates = f"{name}:{jar.classifier}" if jar.classifier else name
    return {"coordinates": coordinates, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


if __name__ == "__main__":
    main()
