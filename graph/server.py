"""Neo4j as a managed local process: `up`, `down`, `status`; `doctor` says what is wrong and how to cure it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from filelock import FileLock, Timeout

from graph import server_aot, server_bolt, server_process
from graph.errors import Conflict, ServerFailed
from graph.progress import Progress, silent
from graph.server_doctor import (
    Check,
    examine,
    has_store,
    missing_password,
    require_disk,
    require_empty_imports,
    require_memory,
    require_own_data,
    require_port,
    written_version,
)
from graph.server_jars import Lock, fetch, read_lock
from graph.server_process import Record, read_record, record_file, write_record
from graph.server_settings import DATABASE, USER, Address, ServerPlan, command, new_password, write_settings

if TYPE_CHECKING:
    import psutil

__all__ = ["Address", "Check", "ServerPlan", "Status", "doctor", "down", "status", "up"]

State = Literal["running", "starting", "stopped", "stale"]
LOCK_PATIENCE_S = 600
STOP_PATIENCE_S = 30
LOG_LINES = 12
PORT_TRIES = 2
PORT_TAKEN = ("Address already in use", "BindException", "PortBindException")


@dataclass(frozen=True, slots=True)
class Status:
    """`stale`: the home records a process that is gone. `memory` and `disk` in bytes."""

    state: State
    version: str
    disk: int
    pid: int | None = None
    address: Address | None = None
    since: datetime | None = None
    memory: int | None = None


def up(plan: ServerPlan, progress: Progress = silent) -> Address:
    """The address of the home's one instance, started if need be; returns when it answers a read.

    Raises ServerFailed, Conflict (home or port in use) or StoreRefused (data or password do not fit).
    """
    plan = _absolute(plan)
    with _writable(plan):
        running = _running_address(plan)
        if running is not None:
            return running
        with _alone(plan):
            return _running_address(plan) or _adopt(plan, progress) or _start(plan, progress)


def down(plan: ServerPlan) -> bool:
    """Stop the home's instance; False if none ran."""
    plan = _absolute(plan)
    if not plan.home.is_dir():
        return False
    with _writable(plan), _alone(plan):
        process = server_process.recorded(plan, read_record(plan)) or server_process.unrecorded(plan)
        if process is not None:
            server_process.end(process, patience_s=STOP_PATIENCE_S)
        record_file(plan).unlink(missing_ok=True)
        return process is not None


def status(plan: ServerPlan) -> Status:
    """What there is now; changes nothing."""
    plan = _absolute(plan)
    record = read_record(plan)
    process = server_process.recorded(plan, record)
    version = written_version(plan) or read_lock().version
    disk = _folder_size(plan.home)
    if record is None or process is None:
        return Status("stale" if record_file(plan).exists() else "stopped", version, disk)
    answering = server_bolt.answers(record.port, timeout=1)
    return Status(
        "running" if answering else "starting",
        version,
        disk,
        pid=record.pid,
        address=_address(plan, record.port) if plan.password_file.exists() else None,
        since=datetime.fromtimestamp(record.created, UTC),
        memory=process.memory_info().rss,
    )


def doctor(plan: ServerPlan) -> list[Check]:
    """Everything that a start depends on, each with its cure; changes nothing."""
    return examine(_absolute(plan), read_lock())


def _absolute(plan: ServerPlan) -> ServerPlan:
    return replace(plan, home=plan.home.expanduser().resolve(), cache=plan.cache.expanduser().resolve())


@contextmanager
def _writable(plan: ServerPlan) -> Iterator[None]:
    """Folders that can't be made, read or written are a person's to cure."""
    try:
        yield
    except OSError as error:
        raise ServerFailed(
            f"{error.filename or plan.home}: {error.strerror or error}",
            "Give this account the right to read and write there, or set another data or cache folder.",
        ) from error


@contextmanager
def _alone(plan: ServerPlan) -> Iterator[None]:
    """Starting and stopping is done by one process at a time."""
    plan.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(plan.home / ".lock", timeout=LOCK_PATIENCE_S):
            yield
    except Timeout as error:
        raise Conflict(
            f"Another process has been starting or stopping {plan.home} for {LOCK_PATIENCE_S // 60} minutes",
            "End that process, then try again.",
        ) from error


def _running_address(plan: ServerPlan) -> Address | None:
    """The recorded instance, if it is ready now."""
    record = read_record(plan)
    if record is None or server_process.recorded(plan, record) is None:
        return None
    if plan.port not in (0, record.port):
        raise Conflict(
            f"Neo4j of {plan.home} runs on port {record.port}, not {plan.port}",
            "Stop it first (sociogram down), or ask for no port.",
        )
    return _address(plan, record.port) if _ready(plan, record.port) else None


def _adopt(plan: ServerPlan, progress: Progress) -> Address | None:
    """A process whose starter died before it was ready, or even before it was recorded."""
    record = read_record(plan)
    process = server_process.recorded(plan, record) or server_process.unrecorded(plan)
    if process is None:
        return None
    if record is None or record.pid != process.pid:
        # Nothing tells its port for sure, and nobody uses it yet.
        server_process.end(process, patience_s=STOP_PATIENCE_S)
        return None
    return _await_ready(plan, record, process=process, progress=progress)


def _start(plan: ServerPlan, progress: Progress) -> Address:
    lock = read_lock()
    require_own_data(plan, lock)
    require_empty_imports(plan)
    require_disk(plan.home)
    require_memory(plan)
    fetch(lock, plan.jars, mirror=plan.mirror, progress=progress)
    for _ in range(PORT_TRIES):
        try:
            return _launch(plan, lock, progress)
        except _PortLost:
            if plan.port:
                raise
        except _Died:
            # A cache that made the JVM fail is no reason to stay down.
            if not server_aot.drop(plan, lock):
                raise
    return _launch(plan, lock, progress)


def _launch(plan: ServerPlan, lock: Lock, progress: Progress) -> Address:
    port = _choose_port(plan)
    write_settings(plan, port)
    if not has_store(plan):
        new_password(plan)
    elif not plan.password_file.exists():
        raise missing_password(plan)
    plan.version_file.write_text(lock.version + "\n", "utf-8")
    _set_log_aside(plan)
    process = server_process.launch(command(plan, lock, extra=server_aot.options(plan, lock)), plan.output)
    if process is None:
        raise _died(plan)
    record = Record(process.pid, process.create_time(), port, lock.version)
    write_record(plan, record)
    address = _await_ready(plan, record, process=process, progress=progress)
    (plan.data / "dbms" / "auth.ini").unlink(missing_ok=True)
    server_aot.drop_refused(plan, lock)
    server_aot.train_in_background(plan, lock)
    return address


def _set_log_aside(plan: ServerPlan) -> None:
    """What a failed start says must not be mixed up with the start before."""
    log = _log(plan)
    if log.exists():
        log.replace(log.with_name("neo4j.previous.log"))


def _log(plan: ServerPlan) -> Path:
    return plan.logs / "neo4j.log"


def _await_ready(plan: ServerPlan, record: Record, *, process: "psutil.Process", progress: Progress) -> Address:
    deadline = time.monotonic() + plan.start_limit_s
    progress.start("Starting Neo4j", None, "")
    try:
        while not _ready(plan, record.port):
            if not server_process.alive(process):
                raise _died(plan)
            if time.monotonic() > deadline:
                raise _too_slow(plan)
            time.sleep(0.03)
    finally:
        progress.done()
    return _address(plan, record.port)


def _ready(plan: ServerPlan, port: int) -> bool:
    address = _address(plan, port)
    return server_bolt.ready(port, user=address.user, password=address.password, database=address.database)


def _address(plan: ServerPlan, port: int) -> Address:
    try:
        password = plan.password_file.read_text("utf-8").strip()
    except FileNotFoundError as error:
        raise missing_password(plan) from error
    return Address(f"bolt://127.0.0.1:{port}", USER, password, DATABASE)


def _choose_port(plan: ServerPlan) -> int:
    """The port asked for, else the last one if it is free (so that addresses stay), else any free one."""
    require_port(plan)
    if plan.port:
        return plan.port
    last = server_process.last_port(plan)
    return last if last and server_process.is_free(last) else server_process.free_port()


class _Died(ServerFailed):
    """The process ended before it was ready."""


class _PortLost(ServerFailed):
    """Something else took the port between choosing and binding it."""


def _died(plan: ServerPlan) -> ServerFailed:
    tail = _log_tail(plan)
    if any(sign in tail for sign in PORT_TAKEN):
        return _PortLost(f"Neo4j's port was taken while it started:\n{tail}", "Try again, or ask for another port.")
    return _Died(
        f"Neo4j ended while starting. Its last words:\n{tail}",
        f"sociogram doctor checks what a start needs; the whole logs are in {plan.logs}.",
    )


def _too_slow(plan: ServerPlan) -> ServerFailed:
    return ServerFailed(
        f"Neo4j did not answer within {plan.start_limit_s:.0f} s and is still starting:\n{_log_tail(plan)}",
        "A large store may be recovering: try again, it goes on meanwhile. Or stop it (sociogram down).",
    )


def _log_tail(plan: ServerPlan) -> str:
    lines: list[str] = []
    for path in (_log(plan), plan.output):
        if path.is_file():
            lines += path.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:]
    return "\n".join(line for line in lines if line.strip())


def _folder_size(folder: Path) -> int:
    """Bytes on disk."""
    size = 0
    for path in folder.rglob("*"):
        # A running server deletes files between the listing and the look.
        with suppress(FileNotFoundError):
            size += path.lstat().st_blocks * 512
    return size
