"""The process of one home: started detached, found again, ended."""

import contextlib
import json
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.server_settings import ServerPlan, home_argument, write_private

if TYPE_CHECKING:
    import psutil

# psutil derives a start time from the boot time, which moves a little when the clock is set.
CLOCK_TOLERANCE_S = 5.0
# JVM options of the caller's shell are not meant for this server.
DETACH = 'unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; out=$1; shift; "$@" </dev/null >"$out" 2>&1 & echo $!'


@dataclass(frozen=True, slots=True)
class Record:
    """What a start leaves behind in the home."""

    pid: int
    created: float
    port: int
    version: str


def record_file(plan: ServerPlan) -> Path:
    return plan.run / "server.json"


def read_record(plan: ServerPlan) -> Record | None:
    """None if there is none, or if it is not readable as one."""
    try:
        raw = json.loads(record_file(plan).read_text("utf-8"))
        return Record(int(raw["pid"]), float(raw["created"]), int(raw["port"]), str(raw["version"]))
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def last_port(plan: ServerPlan) -> int | None:
    """The port of the latest start, which its record does not outlive."""
    try:
        return int((plan.run / "port").read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def write_record(plan: ServerPlan, record: Record) -> None:
    write_private(record_file(plan), json.dumps(asdict(record)))
    write_private(plan.run / "port", f"{record.port}\n")


def launch(arguments: Sequence[str], output: Path) -> "psutil.Process | None":
    """Start it in a session of its own, adopted by init, so that it outlives the caller; None if it died at once."""
    import psutil

    shell = subprocess.run(
        ["/bin/sh", "-c", DETACH, "sh", str(output), *arguments],
        start_new_session=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True, text=True, cwd="/",
    )  # fmt: skip
    try:
        return psutil.Process(int(shell.stdout))
    except psutil.NoSuchProcess:
        return None


def alive(process: "psutil.Process") -> bool:
    import psutil

    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def recorded(plan: ServerPlan, record: Record | None) -> "psutil.Process | None":
    """The recorded process, if it is still that one: a recycled pid has another start time and command line."""
    import psutil

    if record is None:
        return None
    try:
        process = psutil.Process(record.pid)
        same = abs(process.create_time() - record.created) < CLOCK_TOLERANCE_S
        return process if same and alive(process) and home_argument(plan) in process.cmdline() else None
    except psutil.Error:
        return None


def unrecorded(plan: ServerPlan) -> "psutil.Process | None":
    """A process of this home that nobody could record, as when its starter was killed."""
    wanted = home_argument(plan)
    return next((process for process, line in _processes() if wanted in line and alive(process)), None)


def _processes() -> Iterator[tuple["psutil.Process", list[str]]]:
    import psutil

    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            yield process, process.cmdline()


def free_port() -> int:
    """Some loopback port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As Neo4j does it: a port in TIME_WAIT may be taken again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def end(process: "psutil.Process", *, patience_s: float) -> None:
    """Ask it to stop; kill it when it does not (the store survives that)."""
    import psutil

    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        if not _gone(process, patience_s):
            process.kill()
            _gone(process, patience_s)


def _gone(process: "psutil.Process", patience_s: float) -> bool:
    """A zombie has gone: whoever adopted it may take a second to notice, and psutil's own wait counts on that."""
    deadline = time.monotonic() + patience_s
    while alive(process):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
