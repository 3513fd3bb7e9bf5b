import errno
import hashlib
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from sqlalchemy import Engine

import custody.blobs
import custody.originals
from custody.cases import Case, Cases
from custody.originals import Capture, Originals, Source, Swept
from graph.errors import EvidenceBroken, InputUnreadable, NotFound, ParameterInvalid, StoreRefused, StoreUnavailable

CONTENT = b'{"id": 1, "text": "ferry late"}\n'
EARLIER, LATER = (datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2))

Get = Callable[..., Source]


def _keep(originals: Originals, case: Case, got: Source) -> Capture:
    return originals.keep(case.id, got, connector="x", options={"format": "jsonl"})[0]


def _local(sqlite_engine: Engine, tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals", sqlite_engine)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _age(path: Path) -> None:
    long_ago = path.stat().st_mtime - 7200
    os.utime(path, (long_ago, long_ago))


def test_what_was_got_is_what_is_held(originals: Originals, case: Case, got: Get) -> None:
    capture, held = originals.keep(case.id, got(CONTENT), connector="x", options={"format": "jsonl"})
    assert not held
    assert (capture.sha256, capture.size) == (hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert (capture.source, capture.how, capture.connector) == ("posts.jsonl", "read from a file", "x")
    assert capture.options == {"format": "jsonl"}
    assert originals.get(capture.id) == capture
    with originals.open(capture) as file:
        assert file.read() == CONTENT
    assert originals.local_path(capture).read_bytes() == CONTENT
    originals.verify(capture)


def test_a_row_is_written_to_any_database(engine: Engine, tmp_path: Path, got: Get) -> None:
    case = Cases(engine).new("Harbour fire")
    east = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    with Originals(tmp_path / "originals", engine) as originals:
        capture = _keep(originals, case, got(retrieved_at=east))
        assert originals.captures(case.id) == [originals.get(capture.id)] == [capture]
    assert capture.retrieved_at == east
    assert capture.retrieved_at.utcoffset() == capture.recorded_at.utcoffset() == timedelta(0)


def test_the_same_getting_is_the_same_capture(originals: Originals, case: Case, got: Get) -> None:
    first = _keep(originals, case, got(CONTENT))
    assert originals.keep(case.id, got(CONTENT), connector="y", options={}) == (first, True)


def test_a_later_getting_is_a_new_capture_of_the_same_blob(originals: Originals, case: Case, got: Get) -> None:
    first = _keep(originals, case, got(CONTENT, retrieved_at=EARLIER))
    second = _keep(originals, case, got(CONTENT, retrieved_at=LATER))
    other = _keep(originals, case, got(CONTENT, retrieved_at=LATER, source="elsewhere"))
    assert len({first.id, second.id, other.id}) == 3
    assert {first.sha256} == {second.sha256, other.sha256}
    assert originals.captures(case.id) == [first, second, other]


def test_two_cases_have_captures_of_their_own(originals: Originals, sqlite_engine: Engine, got: Get) -> None:
    one, two = Cases(sqlite_engine).new("One"), Cases(sqlite_engine).new("Two")
    first, second = _keep(originals, one, got(CONTENT)), _keep(originals, two, got(CONTENT))
    assert originals.captures(one.id) == [first]
    assert originals.captures(two.id) == [second]


def test_a_blob_is_read_only_and_named_by_its_hash(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    capture = _keep(_local(sqlite_engine, tmp_path), case, got(CONTENT))
    assert _files(tmp_path / "originals") == [tmp_path / "originals" / capture.sha256[:2] / capture.sha256[2:]]
    mode = (tmp_path / "originals" / capture.sha256[:2] / capture.sha256[2:]).stat().st_mode
    assert stat.S_IMODE(mode) == 0o444


def test_a_blob_that_is_held_is_not_written_again(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    originals = _local(sqlite_engine, tmp_path)
    path = originals.local_path(_keep(originals, case, got(CONTENT, retrieved_at=EARLIER)))
    before = path.stat()
    _keep(originals, case, got(CONTENT, retrieved_at=LATER))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_many_keep_the_same_bytes_at_once(originals: Originals, case: Case, got: Get) -> None:
    files = [got(CONTENT) for _ in range(8)]
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda file: originals.keep(case.id, file, connector="x", options={}), files))
    assert len({capture.id for capture, _ in kept}) == 1
    assert sum(held for _, held in kept) == 7
    assert originals.verify_all(case.id) == []


def test_a_reader_that_goes_by_the_suffix_finds_it(originals: Originals, case: Case, got: Get) -> None:
    capture = _keep(originals, case, got(CONTENT, source="https://files.example/a/posts.jsonl.gz?page=2"))
    path = originals.local_path(capture, named=True)
    assert path.name == "posts.jsonl.gz"
    assert path.read_bytes() == CONTENT
    assert originals.local_path(capture, named=True) == path
    originals.close()
    assert not path.exists()


def test_a_source_that_is_a_path_upwards_stays_inside(originals: Originals, case: Case, got: Get) -> None:
    for number, source in enumerate(["..", "a/..", "/", "", "..."]):
        capture = _keep(originals, case, got(CONTENT + bytes([number]), source=source))
        assert originals.local_path(capture, named=True).name == "original"
    capture = _keep(originals, case, got(CONTENT, source="\x00\n" + "港" * 300 + ".csv"))
    assert originals.local_path(capture, named=True).read_bytes() == CONTENT


def _broken_ways() -> dict[str, Callable[[Path], object]]:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        _replace(path, bytes(content))

    return {
        "flipped": flip,
        "truncated": lambda path: _replace(path, path.read_bytes()[:-1]),
        "longer": lambda path: _replace(path, path.read_bytes() + b"\n"),
        "empty": lambda path: _replace(path, b""),
        "deleted": lambda path: path.unlink(),
    }


def _replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


@pytest.mark.parametrize("way", _broken_ways())
def test_every_broken_capture_is_found_and_named(
    sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get, way: str
) -> None:
    originals = _local(sqlite_engine, tmp_path)
    kept = [_keep(originals, case, got(CONTENT + bytes([number]), source=f"{number}")) for number in range(20)]
    broken = kept[3::5]
    for capture in broken:
        _broken_ways()[way](originals.local_path(capture))
    assert [problem.capture for problem in originals.verify_all(case.id)] == broken
    with pytest.raises(EvidenceBroken, match=broken[0].id):
        originals.verify(broken[0])


def test_two_blobs_that_are_swapped_are_both_found(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    originals = _local(sqlite_engine, tmp_path)
    kept = [_keep(originals, case, got(content)) for content in (b"one", b"two", b"six")]
    one, two = (originals.local_path(capture) for capture in kept[:2])
    contents = one.read_bytes(), two.read_bytes()
    _replace(one, contents[1])
    _replace(two, contents[0])
    assert [problem.capture for problem in originals.verify_all(case.id)] == kept[:2]


def test_a_remote_copy_is_checked_before_it_is_used(sqlite_engine: Engine, case: Case, got: Get) -> None:
    with Originals("memory://checked", sqlite_engine) as originals:
        capture = _keep(originals, case, got(CONTENT))
        from fsspec.implementations.memory import MemoryFileSystem

        MemoryFileSystem().pipe_file(f"/checked/{capture.sha256[:2]}/{capture.sha256[2:]}", CONTENT.upper())
        with pytest.raises(EvidenceBroken, match=capture.id):
            originals.local_path(capture)


def test_bytes_that_are_gone_are_told(originals: Originals, case: Case, got: Get) -> None:
    capture = _keep(originals, case, got(CONTENT))
    originals._blobs.remove(capture.sha256)
    for ask in (originals.open, originals.local_path, originals.verify):
        with pytest.raises(EvidenceBroken, match="gone"):
            ask(capture)


def test_new_bytes_are_not_taken_for_a_truncated_blob(
    sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get
) -> None:
    originals = _local(sqlite_engine, tmp_path)
    capture = _keep(originals, case, got(CONTENT, retrieved_at=EARLIER))
    _replace(originals.local_path(capture), CONTENT[:5])
    with pytest.raises(EvidenceBroken, match="instead of"):
        _keep(originals, case, got(CONTENT, retrieved_at=LATER))
    assert originals.captures(case.id) == [capture]


def test_a_kill_between_blob_and_row_is_swept_after_an_hour(
    sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals = _local(sqlite_engine, tmp_path)
    kept = _keep(originals, case, got(b"kept"))

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(custody.originals, "insert", killed)
        with pytest.raises(KeyboardInterrupt):
            _keep(originals, case, got(CONTENT))
    assert len(_files(tmp_path / "originals")) == 2
    assert originals.captures(case.id) == [kept]

    assert originals.sweep() == Swept(0, 0)
    for path in _files(tmp_path / "originals"):
        _age(path)
    assert originals.sweep() == Swept(0, 1)
    assert _files(tmp_path / "originals") == [originals.local_path(kept)]
    originals.verify(_keep(originals, case, got(CONTENT)))


def test_an_orphan_is_adopted_by_the_next_load(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    originals = _local(sqlite_engine, tmp_path)
    digest = hashlib.sha256(CONTENT).hexdigest()
    blob = tmp_path / "originals" / digest[:2] / digest[2:]
    blob.parent.mkdir(parents=True)
    blob.write_bytes(CONTENT)
    _age(blob)
    capture = _keep(originals, case, got(CONTENT))
    assert originals.sweep() == Swept(0, 0)
    originals.verify(capture)


def test_temporaries_of_a_killed_load_are_swept(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    originals = _local(sqlite_engine, tmp_path)
    _keep(originals, case, got(CONTENT))
    old, young = (tmp_path / "originals" / "incoming" / f"{name}.tmp" for name in ("old", "young"))
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    _age(old)
    assert originals.sweep() == Swept(1, 0)
    assert young.exists()
    assert not old.exists()


def test_a_remote_sweep_spares_what_has_a_row(sqlite_engine: Engine, case: Case, got: Get) -> None:
    with Originals("memory://swept", sqlite_engine) as originals:
        capture = _keep(originals, case, got(CONTENT))
        orphan = _keep(originals, case, got(b"orphan"))
        from custody.database import captures, writing

        with writing(sqlite_engine) as connection:
            connection.execute(captures.delete().where(captures.c.id == orphan.id))
        assert originals.sweep(older_than=timedelta(0)) == Swept(0, 1)
        assert (originals.holds(capture), originals.holds(orphan)) == (True, False)


class _Full:
    """A file on a disk that has room for ten bytes."""

    def __init__(self, file: BinaryIO, number: int) -> None:
        self._file = file
        self._number = number

    def write(self, content: bytes) -> int:
        self._file.write(content[:10])
        raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, StoreUnavailable), (errno.EROFS, StoreRefused), (errno.EIO, StoreUnavailable)],
)
def test_a_full_disk_leaves_nothing_half_written(
    sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get, monkeypatch: pytest.MonkeyPatch,
    number: int, error: type[Exception],
) -> None:  # fmt: skip
    originals = _local(sqlite_engine, tmp_path)
    copy = custody.originals._copy
    monkeypatch.setattr(
        custody.originals, "_copy", lambda source, file: copy(source, cast(BinaryIO, _Full(file, number)))
    )
    with pytest.raises(error) as raised:
        _keep(originals, case, got(CONTENT))
    assert str(tmp_path / "originals") in str(raised.value)
    assert _files(tmp_path / "originals") == []
    assert originals.captures(case.id) == []


def test_a_root_that_can_not_be_made_is_told(sqlite_engine: Engine, tmp_path: Path, case: Case, got: Get) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="can't be written"):
        _keep(Originals(tmp_path / "file" / "originals", sqlite_engine), case, got(CONTENT))


def test_a_source_that_is_missing_or_a_folder_is_told(originals: Originals, case: Case, got: Get) -> None:
    file = got(CONTENT)
    file.file.unlink()
    with pytest.raises(InputUnreadable, match="is not there"):
        _keep(originals, case, file)
    file.file.mkdir()
    with pytest.raises(InputUnreadable, match="can't be read"):
        _keep(originals, case, file)
    assert originals.sweep(older_than=timedelta(0)) == Swept(0, 0)


def test_a_case_that_is_not_there_is_told_and_nothing_is_recorded(originals: Originals, got: Get) -> None:
    with pytest.raises(NotFound, match="no case"):
        originals.keep("f" * 32, got(CONTENT), connector="x", options={})
    assert originals.captures("f" * 32) == []


def test_a_capture_that_is_not_there_is_told(originals: Originals) -> None:
    with pytest.raises(NotFound, match="no capture"):
        originals.get("0190f0f0-0000-7000-8000-000000000001")


def test_a_time_without_zone_is_refused(originals: Originals, case: Case, got: Get) -> None:
    with pytest.raises(ValueError, match="time zone"):
        _keep(originals, case, got(CONTENT, retrieved_at=datetime(2026, 3, 1)))


def test_an_address_that_nothing_serves_is_told(sqlite_engine: Engine) -> None:
    with pytest.raises(ParameterInvalid, match="carrierpigeon"):
        Originals("carrierpigeon://loft/originals", sqlite_engine)
