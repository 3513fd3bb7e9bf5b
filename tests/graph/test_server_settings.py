import hashlib
import stat
from pathlib import Path

import pytest

from graph.server_jars import Jar, Lock
from graph.server_settings import (
    Address,
    ServerPlan,
    class_path,
    credentials_line,
    new_password,
    settings,
    write_private,
    write_settings,
)


@pytest.fixture
def plan(tmp_path: Path) -> ServerPlan:
    return ServerPlan(home=tmp_path / "home", cache=tmp_path / "cache")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_reachable_from_outside_and_nothing_is_announced(plan: ServerPlan) -> None:
    values = settings(plan, 7777)
    listening = {name: value for name, value in values.items() if name.endswith("_address")}

    assert set(listening.values()) == {"127.0.0.1:7777"}
    assert values["server.http.enabled"] == values["server.https.enabled"] == "false"
    assert values["server.fleet_discovery.enabled"] == "false"
    assert values["dbms.usage_report.enabled"] == "false"
    assert values["dbms.security.auth_enabled"] == "true"


def test_cypher_reaches_neither_files_nor_network(plan: ServerPlan) -> None:
    values = settings(plan, 7777)

    assert values["dbms.security.allow_csv_import_from_file_urls"] == "false"
    assert values["internal.dbms.cypher_ip_blocklist"] == "0.0.0.0/0,::/0"
    assert Path(values["server.directories.import"]) == plan.imports


def test_one_cypher_and_strict_settings(plan: ServerPlan) -> None:
    values = settings(plan, 7777)

    assert values["db.query.default_language"] == "CYPHER_25"
    assert values["server.config.strict_validation.enabled"] == "true"


def test_folders_and_files_are_the_owners(plan: ServerPlan) -> None:
    write_settings(plan, 7777)
    password = new_password(plan)

    folders = [plan.home, *(path for path in plan.home.rglob("*") if path.is_dir())]
    files = [path for path in plan.home.rglob("*") if path.is_file()]
    assert {mode(folder) for folder in folders} == {0o700}
    assert {mode(file) for file in files} == {0o600}
    assert password not in (plan.data / "dbms" / "auth.ini").read_text()
    assert len(password) >= 32


def test_passwords_differ(plan: ServerPlan) -> None:
    write_settings(plan, 7777)
    assert new_password(plan) != new_password(plan)


def test_a_private_file_is_private_whatever_was_there(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("old")
    path.chmod(0o644)

    write_private(path, "new")

    assert (path.read_text(), mode(path)) == ("new", 0o600)


def test_the_address_hides_its_password() -> None:
    assert "hunter2" not in repr(Address("bolt://127.0.0.1:1", "neo4j", "hunter2"))


def test_the_credentials_line_is_the_iterated_hash_of_salt_and_password() -> None:
    name, value, flags = credentials_line("secret", b"salt").strip().split(":")
    kind, digest, salt, rounds = value.split(",")

    expected = b"saltsecret"
    for _ in range(int(rounds)):
        expected = hashlib.sha256(expected).digest()
    assert (name, kind, bytes.fromhex(salt), flags) == ("neo4j", "SHA-256", b"salt", "")
    assert digest == expected.hex()


def test_the_class_path_keeps_the_order_of_the_lock(plan: ServerPlan) -> None:
    lock = Lock("", "1", (Jar("z:z:1", "", 0), Jar("a:a:1", "", 0)))
    assert [Path(path).name for path in class_path(plan, lock).split(":")] == ["z-1.jar", "a-1.jar"]
