import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

import custody.migrations
from custody.database import NEWEST_VERSION, captures, cases, connect, metadata, reading, shown, upgrade, writing
from graph.errors import ParameterInvalid, StoreRefused, StoreUnavailable

NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)


def _add_case(engine: Engine, case_id: str = "a" * 32, created_at: datetime = NOW) -> None:
    with writing(engine) as connection:
        connection.execute(insert(cases).values(id=case_id, title=case_id, created_at=created_at))


def _add_and_fail(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(insert(cases).values(id="a" * 32, title="a", created_at=NOW))
        raise RuntimeError


def _add_many(database: str, first: int) -> None:
    engine = connect(database)
    for number in range(first, first + 20):
        _add_case(engine, f"{number:032x}")
    engine.dispose()


def test_migrations_make_the_tables_that_the_code_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_newest_version_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(custody.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST_VERSION]


def test_upgrading_again_keeps_what_is_there(engine: Engine) -> None:
    _add_case(engine)
    upgrade(engine)
    with reading(engine) as connection:
        assert connection.scalars(select(cases.c.id)).all() == ["a" * 32]


def test_many_processes_upgrade_at_once(database: str) -> None:
    program = "import sys; from custody.database import connect, upgrade; upgrade(connect(sys.argv[1]))"
    processes = [subprocess.Popen([sys.executable, "-c", program, database]) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    engine = connect(database)
    _add_case(engine)
    engine.dispose()


def test_many_write_at_once(database: str, engine: Engine) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(_add_many, [database] * 3, (0, 100, 200)))
    with reading(engine) as connection:
        assert len(connection.execute(select(cases.c.id)).all()) == 60


def test_times_come_back_as_the_same_moment_in_utc(engine: Engine) -> None:
    _add_case(engine, created_at=NOW.astimezone(timezone(timedelta(hours=5, minutes=30))))
    with reading(engine) as connection:
        created_at = connection.scalars(select(cases.c.created_at)).one()
    assert created_at == NOW
    assert created_at.utcoffset() == timedelta(0)


def test_a_time_without_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        _add_case(engine, created_at=datetime(2026, 3, 1))


def test_a_capture_needs_its_case(engine: Engine) -> None:
    values = {"id": "c", "case_id": "b" * 32, "sha256": "0" * 64, "size": 1, "source": "s", "how": "h"}
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(
            insert(captures).values(
                **values, media_type="m", retrieved_at=NOW, recorded_at=NOW, connector="x", options={}
            )
        )


def test_an_error_in_a_transaction_undoes_it(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        _add_and_fail(engine)
    with reading(engine) as connection:
        assert connection.execute(select(cases)).all() == []


def test_sqlite_is_set_up_for_evidence(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "secure_delete", "synchronous", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "synchronous": 2, "busy_timeout": 30_000
    }  # fmt: skip


def test_a_deleted_title_is_gone_from_the_file(tmp_path: Path) -> None:
    engine = connect(tmp_path / "governance.db")
    upgrade(engine)
    _add_case(engine, "c" * 32)
    with writing(engine) as connection:
        connection.execute(cases.delete())
    engine.dispose()
    assert b"c" * 32 not in (tmp_path / "governance.db").read_bytes()


def test_a_database_of_a_newer_sociogram_is_refused(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v999'"))
    with pytest.raises(StoreRefused, match="another version"):
        upgrade(engine)


def test_a_server_that_is_away_is_told_without_its_password() -> None:
    engine = connect("postgres://me:secret@127.0.0.1:1/cases")
    with pytest.raises(StoreUnavailable) as raised:
        upgrade(engine)
    assert "127.0.0.1:1" in raised.value.what
    assert "secret" not in raised.value.what + shown(engine)
    engine.dispose()


@pytest.mark.parametrize("address", ["mysql://host/cases", "sqlite://", "sqlite:///:memory:", "://"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ParameterInvalid):
        connect(address)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "governance.db").write_text("this is a letter to a friend\n" * 100)
    engine = connect(tmp_path / "governance.db")
    with pytest.raises(StoreUnavailable, match="not a database"):
        upgrade(engine)
    engine.dispose()


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="can't be written"):
        connect(tmp_path / "file" / "governance.db")
