"""Files as originals, packs that are equal bytes, and archives that lie."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zstandard

from graph.errors import InputUnreadable
from ingest import sources
from ingest.sources import PackingError, files_of, members

JSON = (".json", ".jsonl")


def packed(folder: Path) -> list[tuple[str, bytes]]:
    return [(each.media_type, each.file.read_bytes()) for each in files_of(folder, suffixes=JSON)]


def contents(file: Path) -> dict[str, bytes]:
    return {name: stream.read() for name, stream in members(file)}


def test_a_file_is_one_original(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"{}")
    os.utime(file, (0, 86_400))
    (original,) = files_of(file, suffixes=JSON, media_type="application/json")
    assert (original.file, original.source, original.media_type) == (file, str(file), "application/json")
    assert original.retrieved_at == datetime(1970, 1, 2, tzinfo=UTC)


def test_the_time_of_retrieval_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{}")
    told = datetime(2020, 5, 6, tzinfo=UTC)
    assert [each.retrieved_at for each in files_of(tmp_path, suffixes=JSON, retrieved_at=told)] == [told]


def test_small_files_share_a_pack_and_large_ones_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PACKED_BELOW_BYTES", 10)
    files = {"b/two.json": b"{2}", "a.json": b"{1}", "large.jsonl": b"{}" * 9, "z.txt": b"no", "c.json.gz": b"gz"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    found = list(files_of(tmp_path, suffixes=JSON))
    assert [(each.file.name, each.source) for each in found] == [
        ("large.jsonl", str(tmp_path / "large.jsonl")),
        ("0.zip", str(tmp_path)),
    ]
    assert not found[1].file.exists()
    assert [kind for kind, _ in packed(tmp_path)] == ["application/octet-stream", "application/zip"]


def test_a_pack_is_the_same_bytes_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder / "sub").mkdir(parents=True)
        for name in ("b.json", "sub/a.json") if folder == "one" else ("sub/a.json", "b.json"):
            (tmp_path / folder / name).write_bytes(f"{{{name}}}".encode())
            os.utime(tmp_path / folder / name, (1, len(folder + name) * 1_000))
    (tmp_path / "two" / "b.json").chmod(0o600)
    assert packed(tmp_path / "one") == packed(tmp_path / "two")


def test_a_pack_holds_the_bytes_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\r\n\x00")
    (pack,) = packed(tmp_path)
    with zipfile.ZipFile(io.BytesIO(pack[1])) as archive:
        assert archive.read("a.json") == b"\xff\r\n\x00"


def test_packs_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PACK_BYTES", 10)
    for number in range(5):
        (tmp_path / f"{number}.json").write_bytes(b"1234")
    assert len(packed(tmp_path)) == 3


@pytest.mark.parametrize("kind", ["missing", "empty file", "empty folder", "other suffix"])
def test_nothing_to_read_is_said_with_a_cure(kind: str, tmp_path: Path) -> None:
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "a.txt").write_bytes(b"x")
    source = {"missing": "no", "empty file": "empty.json", "empty folder": "folder", "other suffix": "others"}[kind]
    with pytest.raises(InputUnreadable) as caught:
        files_of(tmp_path / source, suffixes=JSON)
    assert source in caught.value.what
    assert caught.value.cure


def zipped(**entries: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"plain", {"": b"plain"}),
        (gzip.compress(b"one") + gzip.compress(b"two"), {"": b"onetwo"}),
        (zstandard.compress(b"one") + zstandard.compress(b"two"), {"": b"onetwo"}),
        (zipped(a=b"one", b=gzip.compress(b"two")), {"a": b"one", "b": b"two"}),
        (zipped(a=zstandard.compress(b"x" * 9_999)), {"a": b"x" * 9_999}),
        (zipped(), {}),
    ],
)
def test_what_a_file_is_says_its_beginning(raw: bytes, expected: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "3f2a"
    file.write_bytes(raw)
    assert contents(file) == expected


@pytest.mark.parametrize(
    "raw",
    [
        gzip.compress(os.urandom(5_000))[:-2_000],
        zstandard.compress(os.urandom(5_000))[:-2_000],
        zstandard.compress(b"abc" * 100)[:-3],
        gzip.compress(b"abc")[:10] + b"garbage that is no deflate",
        zstandard.compress(b"abc" * 100)[:4] + b"\xff" * 50,
        zipped(a=b"one")[:-10],
        zipped(a=os.urandom(3_000)).replace(b"PK\x01\x02", b"PK\x01\x09"),
    ],
)
def test_damage_is_said_in_one_way(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "3f2a"
    file.write_bytes(raw)
    with pytest.raises(PackingError):
        contents(file)


def test_one_damaged_member_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "3f2a"
    noise = os.urandom(3_000)
    raw = bytearray(zipped(a=noise, b=b"fine"))
    raw[100] ^= 0xFF
    file.write_bytes(raw)
    found = {}
    for name, stream in members(file):
        try:
            found[name] = stream.read()
        except PackingError:
            found[name] = b"damaged"
    assert found == {"a": b"damaged", "b": b"fine"}


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda raw: zipped(a=raw)])
def test_a_bomb_is_not_unpacked(
    pack: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "EXPANSION_FREE_BYTES", 2**20)
    file = tmp_path / "3f2a"
    file.write_bytes(pack(bytes(8 * 2**20)))
    unpacked: list[int] = []
    with pytest.raises(PackingError, match="300 times"):
        unpacked.extend(_lengths(file))
    assert sum(unpacked) <= max(2**20, 300 * file.stat().st_size) + 2**18


def _lengths(file: Path) -> Iterator[int]:
    for _, stream in members(file):
        while part := stream.read(2**16):
            yield len(part)


def test_the_whole_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "EXPANDED_LIMIT_BYTES", 1_000)
    file = tmp_path / "3f2a"
    file.write_bytes(zipped(a=os.urandom(600), b=os.urandom(600)))
    with pytest.raises(PackingError, match="more than 1,000 bytes"):
        contents(file)
