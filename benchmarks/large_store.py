"""A case of 1M nodes and 5M relationships, made by `neo4j-admin database import` from our own jars.

    python -m benchmarks.large_store [--home FOLDER] [--nodes N] [--relationships N] [--seed N] [--keep] [--env FILE]

Prints seconds per phase. The store stays in the home and is used again while plan, model and drawing stay the same.
--keep leaves its server running; --env writes its address and ids of interest as shell exports. Neo4j has the memory
that a person's own has by default.
"""

import argparse
import asyncio
import hashlib
import inspect
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from benchmarks import _large_draw, _large_files
from benchmarks._large_draw import LargePlan, draw
from custody.cases import Cases
from custody.database import connect, upgrade
from graph import model
from graph.migrations import migrate
from graph.server import Address, ServerPlan, down, status, up
from graph.server_jars import fetch, read_lock
from graph.server_process import free_port
from graph.server_settings import DATABASE, class_path, java, new_password, write_settings
from graph.store import Store

ADMIN_CLASS = "org.neo4j.cli.AdminTool"
ADMIN_HEAP = "-Xmx1g"
TITLE = "A large store"


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of a store that was made; `ids` are what questions are asked about."""

    case: str
    counts: dict[str, int]
    ids: dict[str, str]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class LargeStore:
    """A store with its server; `home` holds the governance database with its one case."""

    home: Path
    made: Made
    address: Address

    @property
    def case(self) -> str:
        return self.made.case

    @property
    def ids(self) -> dict[str, str]:
        return self.made.ids

    @property
    def environment(self) -> dict[str, str]:
        """What a `sociogram serve` of its own needs."""
        return {
            "SOCIOGRAM_HOME": str(self.home / "sociogram"),
            "NEO4J_URI": self.address.uri,
            "NEO4J_USERNAME": self.address.user,
            "NEO4J_PASSWORD": self.address.password,
            "NEO4J_DATABASE": self.address.database,
        }


def arguments(description: str | None) -> argparse.ArgumentParser:
    """The options that every benchmark on the large store has."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, default=Path(platformdirs.user_cache_dir("sociogram")) / "large")
    parser.add_argument("--nodes", type=int, default=LargePlan().nodes)
    parser.add_argument("--relationships", type=int, default=LargePlan().relationships)
    parser.add_argument("--seed", type=int, default=LargePlan().seed)
    return parser


@contextmanager
def opened(given: argparse.Namespace, *, keep: bool = False) -> Iterator[LargeStore]:
    """The store of these options, made if need be, with its server, which ends with it unless it ran before."""
    plan = LargePlan(given.nodes, given.relationships, given.seed)
    home: Path = given.home.expanduser().resolve()
    server = server_plan(home)
    keep = keep or status(server).state == "running"
    try:
        made = _made(home, plan) or _make(home, plan)
        yield LargeStore(home, made, up(server))
    finally:
        if not keep:
            down(server)


def server_plan(home: Path) -> ServerPlan:
    return ServerPlan(home=home / "neo4j", cache=Path(platformdirs.user_cache_dir("sociogram")), start_limit_s=300)


def _made(home: Path, plan: LargePlan) -> Made | None:
    """None where there is no store of this plan, model and drawing."""
    file = home / "manifest.json"
    if not file.exists():
        return None
    told = json.loads(file.read_text("utf-8"))
    return Made(**told["made"]) if told["digest"] == _digest(plan) else None


def _digest(plan: LargePlan) -> str:
    sources = "".join(inspect.getsource(module) for module in (model, _large_draw, _large_files))
    return hashlib.sha256((json.dumps(asdict(plan)) + sources).encode()).hexdigest()


def _make(home: Path, plan: LargePlan) -> Made:
    server = server_plan(home)
    down(server)
    for folder in ("neo4j", "sociogram", "parquet"):
        shutil.rmtree(home / folder, ignore_errors=True)
    for name in ("sociogram", "parquet"):
        (home / name).mkdir(parents=True, mode=0o700)
    seconds: dict[str, float] = {}
    case = _new_case(home / "sociogram")
    with _timed(seconds, "drawing"):
        drawn = draw(plan)
    with _timed(seconds, "Parquet"):
        written = _large_files.write(drawn, case, home / "parquet")
    with _timed(seconds, "import"):
        _import(server, written.arguments)
    shutil.rmtree(home / "parquet")
    with _timed(seconds, "start"):
        address = up(server)
    with _timed(seconds, "constraints and indexes"):
        asyncio.run(_migrated(address))
    made = Made(case, written.counts, written.interesting, seconds)
    (home / "manifest.json").write_text(json.dumps({"digest": _digest(plan), "made": asdict(made)}, indent=1), "utf-8")
    return made


@contextmanager
def _timed(seconds: dict[str, float], phase: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[phase] = time.perf_counter() - start
    print(f"  {phase:24} {seconds[phase]:7.1f} s", flush=True)


def _new_case(folder: Path) -> str:
    engine = connect(folder / "cases.db")
    upgrade(engine)
    case = Cases(engine).new(TITLE)
    engine.dispose()
    return case.id


def _import(plan: ServerPlan, tables: list[str]) -> None:
    """Into the database that the server will open first; a password is set as at any first start (facts F21, F22)."""
    lock = read_lock()
    fetch(lock, plan.jars)
    write_settings(plan, free_port())
    new_password(plan)
    plan.version_file.write_text(lock.version + "\n", "utf-8")
    command = [
        *(str(java()), ADMIN_HEAP, "--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"),
        *("-cp", class_path(plan, lock), ADMIN_CLASS),
        *("database", "import", "full", DATABASE, "--input-type=parquet", "--id-type=integer"),
        *("--overwrite-destination=true", f"--report-file={plan.logs / 'import.report'}", *tables),
    ]
    environment = {**os.environ, "NEO4J_HOME": str(plan.home), "NEO4J_CONF": str(plan.conf)}
    with (plan.logs / "import.log").open("wb") as log:
        subprocess.run(command, env=environment, cwd=plan.home, stdout=log, stderr=log, check=True)


async def _migrated(address: Address) -> None:
    async with Store.open(
        address.uri, user=address.user, password=address.password, database=address.database
    ) as store:
        await migrate(store)


def _exports(large: LargeStore) -> str:
    """For a shell: the address, the case, and every id of interest under LARGE_ and its name."""
    at = large.address
    told = {"uri": at.uri, "user": at.user, "password": at.password, "database": at.database, "case": large.case}
    told |= {"home": str(large.home / "sociogram"), **large.ids}
    return "".join(f"export LARGE_{name.upper()}='{value}'\n" for name, value in told.items())


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--keep", action="store_true", help="leave the server running")
    parser.add_argument("--env", type=Path, help="where to write shell exports")
    given = parser.parse_args()
    with opened(given, keep=given.keep) as large:
        nodes = sum(count for name, count in large.made.counts.items() if not name.isupper())
        relationships = sum(count for name, count in large.made.counts.items() if name.isupper())
        print(f"{nodes:,} nodes, {relationships:,} relationships: {sum(large.made.seconds.values()):.0f} s altogether")
        print("  " + ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in large.made.seconds.items()))
        print(f"  {status(server_plan(large.home)).disk >> 20:,} MB on disk")
        print("  " + ", ".join(f"{name} {count:,}" for name, count in large.made.counts.items()))
        if given.env:
            given.env.touch(mode=0o600)
            given.env.write_text(_exports(large), "utf-8")


if __name__ == "__main__":
    main()
