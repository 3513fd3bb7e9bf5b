import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from graph import server_aot
from graph.server import down, up
from graph.server_jars import Lock, read_lock
from graph.server_settings import ServerPlan


@pytest.fixture
def plan(tmp_path: Path) -> ServerPlan:
    return ServerPlan(home=tmp_path / "home", cache=tmp_path / "cache")


def made(plan: ServerPlan, lock: Lock) -> Path:
    file = server_aot.cache_file(plan, lock)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"a cache")
    return file


def test_the_name_changes_with_jars_place_java_and_options(plan: ServerPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = read_lock()
    names = {server_aot.cache_file(plan, lock)}
    names.add(server_aot.cache_file(plan, replace(lock, jars=lock.jars[::-1])))
    names.add(server_aot.cache_file(plan, replace(lock, jars=lock.jars[1:])))
    names.add(server_aot.cache_file(replace(plan, cache=plan.cache / "other"), lock))
    monkeypatch.setattr(server_aot, "java_digest", lambda: "another Java")
    names.add(server_aot.cache_file(plan, lock))
    monkeypatch.setattr(server_aot, "JVM_OPTIONS", ("-XX:+UseSerialGC",))
    names.add(server_aot.cache_file(plan, lock))

    assert len({name.name for name in names}) == 6


def test_it_is_used_only_where_it_is_there_and_wanted(plan: ServerPlan) -> None:
    lock = read_lock()
    assert server_aot.options(plan, lock) == ()
    file = made(plan, lock)

    assert server_aot.options(plan, lock) == (f"-XX:AOTCache={file}",)
    assert server_aot.options(replace(plan, aot=False), lock) == ()


def test_a_refused_cache_is_dropped(plan: ServerPlan) -> None:
    lock = read_lock()
    file = made(plan, lock)
    plan.logs.mkdir(parents=True)
    plan.output.write_text("[0.1s][warning][aot] Saved blob's name differs\n")
    assert not server_aot.drop_refused(plan, lock)
    assert file.exists()

    plan.output.write_text("[0.1s][error][aot] Unable to map shared spaces\n")
    assert server_aot.drop_refused(plan, lock)
    assert not file.exists()


@pytest.mark.soak
def test_training_makes_it_drops_the_others_and_the_start_is_faster(tmp_path: Path) -> None:
    shared = Path(os.environ.get("SOCIOGRAM_CACHE") or platformdirs.user_cache_dir("sociogram"))
    plan = ServerPlan(home=tmp_path / "home", cache=tmp_path / "cache", aot=False)
    lock = read_lock()
    shutil.copytree(shared / "jars", plan.jars)
    old = made(plan, replace(lock, version="0", jars=()))

    assert server_aot.train(plan.cache, lock)
    assert server_aot.cache_file(plan, lock).stat().st_size > 50_000_000
    assert not old.exists()
    plain, with_cache = start_seconds(plan), start_seconds(replace(plan, aot=True))
    assert with_cache < plain


def start_seconds(plan: ServerPlan) -> float:
    began = time.monotonic()
    up(plan)
    took = time.monotonic() - began
    down(plan)
    return took
