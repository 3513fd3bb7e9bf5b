"""The JVM's ahead-of-time cache (fact F18): made once in a throwaway home, used while it fits, dropped when not."""

import hashlib
import sys
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout

from graph import server_bolt, server_process
from graph.errors import ServerFailed
from graph.server_jars import Lock, read_lock
from graph.server_settings import (
    DATABASE,
    JVM_OPTIONS,
    USER,
    ServerPlan,
    command,
    java_digest,
    new_password,
    write_settings,
)

START_LIMIT_S = 600
# After the stop the JVM writes the cache, at low priority and beside other work.
WRITE_LIMIT_S = 600
REFUSED = "Unable to map shared spaces"


def cache_file(plan: ServerPlan, lock: Lock) -> Path:
    """Named by all that it depends on: jars, their place and order, Java, JVM options."""
    parts = [lock.digest, str(plan.jars), java_digest(), *JVM_OPTIONS]
    return plan.cache / "aot" / f"{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:24]}.aot"


def options(plan: ServerPlan, lock: Lock) -> tuple[str, ...]:
    """JVM options of a start; none where there is no cache. A cache that does not fit is ignored by the JVM."""
    file = cache_file(plan, lock)
    return (f"-XX:AOTCache={file}",) if plan.aot and file.is_file() else ()


def drop(plan: ServerPlan, lock: Lock) -> bool:
    """Throw the cache away; False if there was none in use."""
    if not options(plan, lock):
        return False
    cache_file(plan, lock).unlink(missing_ok=True)
    return True


def drop_refused(plan: ServerPlan, lock: Lock) -> bool:
    """Throw the cache away if the JVM of the last start went on without it, as it does with a damaged one."""
    said = plan.output.read_text("utf-8", errors="replace")
    return REFUSED in said and drop(plan, lock)


def train_in_background(plan: ServerPlan, lock: Lock) -> None:
    """Unless it is there, make it in a process of its own, at low priority; nobody waits for it."""
    if not plan.aot or cache_file(plan, lock).is_file():
        return
    folder = cache_file(plan, lock).parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    arguments = ["nice", "-n", "19", sys.executable, "-m", "graph.server_aot", str(plan.cache)]
    server_process.launch(arguments, folder / "training.log")


def train(cache: Path, lock: Lock) -> bool:
    """Make the cache if it is not there; False if another process is at it. Raises ServerFailed."""
    with tempfile.TemporaryDirectory(prefix="sociogram-aot-") as home:
        plan = ServerPlan(home=Path(home).resolve(), cache=cache)
        target = cache_file(plan, lock)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with FileLock(target.parent / ".lock", timeout=0):
                if not target.is_file():
                    _record(plan, lock, target)
                    _drop_others(target)
                return True
        except Timeout:
            return False


def _record(plan: ServerPlan, lock: Lock, target: Path) -> None:
    """One start, one read and one stop of a server without data."""
    port = server_process.free_port()
    write_settings(plan, port)
    password = new_password(plan)
    # On the disk of the target: the JVM writes 150 MB, and the rename must be one step.
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    process = server_process.launch(command(plan, lock, extra=(f"-XX:AOTCacheOutput={part}",)), plan.output)
    deadline = time.monotonic() + START_LIMIT_S
    try:
        while process and not server_bolt.ready(port, user=USER, password=password, database=DATABASE):
            if not server_process.alive(process) or time.monotonic() > deadline:
                break
            time.sleep(0.2)
    finally:
        if process:
            server_process.end(process, patience_s=WRITE_LIMIT_S)
    if not part.is_file():
        raise ServerFailed("Java wrote no AOT cache", f"Starts are slower without it; see {target.parent}.")
    part.replace(target)


def _drop_others(target: Path) -> None:
    """What was made for other jars, another Java or another place."""
    for file in target.parent.glob("*.aot"):
        if file != target:
            file.unlink(missing_ok=True)


if __name__ == "__main__":
    train(Path(sys.argv[1]), read_lock())
