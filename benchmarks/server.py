"""Start and stop of the managed Neo4j against the bare server: `python -m benchmarks.server`."""

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import platformdirs

from graph import server_aot, server_bolt
from graph.server import ServerPlan, down, up
from graph.server_jars import fetch, read_lock
from graph.server_process import free_port
from graph.server_settings import DATABASE, USER, command, new_password, write_settings

ROUNDS = 3
SETTLE_S = 2.0


def main() -> None:
    """Warm starts of an empty store, in turns; the cache folder is the person's own."""
    lock = read_lock()
    with tempfile.TemporaryDirectory(prefix="sociogram-bench-") as folder:
        plan = ServerPlan(home=Path(folder) / "home", cache=Path(platformdirs.user_cache_dir("sociogram")), aot=False)
        fetch(lock, plan.jars)
        server_aot.train(plan.cache, lock)
        bare_plan = replace(plan, home=Path(folder) / "bare")
        variants: dict[str, Callable[[], tuple[float, float]]] = {
            "bare java, same settings, no AOT cache": lambda: bare(bare_plan),
            "up without AOT cache (the first start)": lambda: managed(plan),
            "up with AOT cache": lambda: managed(replace(plan, aot=True)),
        }
        for run in variants.values():
            run()
        rounds = [{name: run() for name, run in variants.items()} for _ in range(ROUNDS)]
    report(rounds)


def report(rounds: list[dict[str, tuple[float, float]]]) -> None:
    print(f"median of {len(rounds)} rounds in turns          start s   of bare   stop s")
    names = list(rounds[0])
    base = statistics.median(turn[names[0]][0] for turn in rounds)
    for name in names:
        start = statistics.median(turn[name][0] for turn in rounds)
        stop = statistics.median(turn[name][1] for turn in rounds)
        print(f"{name:40} {start:8.2f} {start / base:9.2f} {stop:8.2f}")
    print("goals: up at most 1.30 of the bare start, down under 1 s")


def managed(plan: ServerPlan) -> tuple[float, float]:
    began = time.monotonic()
    up(plan)
    started = time.monotonic() - began
    time.sleep(SETTLE_S)
    began = time.monotonic()
    down(plan)
    return started, time.monotonic() - began


def bare(plan: ServerPlan) -> tuple[float, float]:
    """The same command line and settings started by hand; its clock runs from exec to the first row."""
    port = free_port()
    write_settings(plan, port)
    password = plan.password_file.read_text() if plan.password_file.exists() else new_password(plan)
    began = time.monotonic()
    with subprocess.Popen(command(plan, read_lock()), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while not server_bolt.ready(port, user=USER, password=password, database=DATABASE):
            assert process.poll() is None, "the bare server ended"
            time.sleep(0.03)
        started = time.monotonic() - began
        time.sleep(SETTLE_S)
        began = time.monotonic()
        process.terminate()
        process.wait()
        return started, time.monotonic() - began


if __name__ == "__main__":
    main()
