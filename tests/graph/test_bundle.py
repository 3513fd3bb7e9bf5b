import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bundle import MANIFEST, Manifest, kinds, open_bundle, schema, verify, write_subgraph
from graph.errors import EvidenceBroken, InputUnreadable, SociogramError
from graph.model import NODES, RELATIONSHIPS, Account, Cursor, Post
from graph.subgraph import Note, Subgraph, SubgraphNode, SubgraphRelationship

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
NODE = SubgraphNode("Account", "x:1", {"handle": "ada\ud800", "followers": 7, "handle_keys": ["x:@ada"], "other": 1})
POST = SubgraphNode("Post", "x:1", {"text": "=1+1\x00]]>", "at": NOON + timedelta(microseconds=1)})
EDGES = (
    SubgraphRelationship("POSTED", "x:1", "x:1", {"at": NOON}),
    SubgraphRelationship("INTERACTED", "x:1", "x:2", {"weight": 2, "days": [20458], "first_at": NOON}),
)
PART = Subgraph((NODE, POST), EDGES, 9, False, "There is more.", Note(case="c" * 32, title="A case", known_on=NOON))


def _written(subgraph: Subgraph, path: Path) -> Manifest:
    with path.open("wb") as file:
        return write_subgraph(subgraph, file)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    _written(PART, tmp_path / "part.zip")
    return tmp_path / "part.zip"


def test_every_kind_has_a_table_of_its_own() -> None:
    assert set(kinds().values()) == {*NODES, *RELATIONSHIPS} - {Cursor}
    assert schema(Account).field("stamps").type == pa.list_(pa.string())
    assert schema(Post).field("at").type == pa.timestamp("ms", tz="UTC")


def test_a_subgraph_comes_back(path: Path) -> None:
    bundle = verify(path)
    said = bundle.manifest
    assert (said.contents, said.complete, said.reason, said.title) == ("subgraph", False, "There is more.", "A case")
    assert (said.known_on, said.digest) == (NOON.isoformat(), None)
    rows = {table.name: list(bundle.rows(table)) for table in said.files}
    [account] = rows["nodes/Account.parquet"]
    assert (account["id"], account["handle"], account["followers"], account["handle_keys"]) == (
        "x:1", "ada\ufffd", 7, ["x:@ada"],
    )  # fmt: skip
    [post] = rows["nodes/Post.parquet"]
    assert (post["text"], post["at"]) == ("=1+1\x00]]>", round(NOON.timestamp() * 1000))
    [tie] = rows["edges/INTERACTED.parquet"]
    assert (tie["start"], tie["end"], tie["weight"], tie["days"]) == ("x:1", "x:2", 2, [20458])


def test_any_parquet_reader_can_use_a_table(path: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / "edges" / "POSTED.parquet")
    assert table.column("at").to_pylist() == [NOON]
    assert table.schema.field("start").nullable is False


def test_equal_parts_give_equal_tables(path: Path, tmp_path: Path) -> None:
    assert _written(PART, tmp_path / "again.zip").files == open_bundle(path).manifest.files


@given(st.text(), st.lists(st.text()))
def test_whatever_a_person_wrote_comes_back(text: str, keys: list[str]) -> None:
    file = io.BytesIO()
    node = SubgraphNode("Account", "x:1", {"bio": text, "handle_keys": keys})
    write_subgraph(Subgraph((node,), (), 1, True, None), file)
    with zipfile.ZipFile(file) as archive:
        [row] = pq.read_table(io.BytesIO(archive.read("nodes/Account.parquet"))).to_pylist()
    assert row["bio"] == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert len(row["handle_keys"]) == len(keys)


# damage


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(path: Path, members: dict[str, bytes], how: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _manifest(members: dict[str, bytes], change: Callable[[dict[str, Any]], object]) -> None:
    said = json.loads(members[MANIFEST])
    change(said)
    members[MANIFEST] = json.dumps(said).encode()


def _replace(members: dict[str, bytes], name: str, content: bytes) -> None:
    """With a manifest that says so."""

    def change(said: dict[str, Any]) -> None:
        [entry] = [each for each in said["files"] if each["name"] == name]
        entry |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    members[name] = content
    _manifest(members, change)


def _parquet(table: pa.Table) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


ACCOUNTS = "nodes/Account.parquet"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda m: m.pop(MANIFEST), InputUnreadable),
        (lambda m: m.pop(ACCOUNTS), InputUnreadable),
        (lambda m: m.update({"../../evil.parquet": b""}), InputUnreadable),
        (lambda m: m.update({"nodes/Unknown.parquet": b""}), InputUnreadable),
        (lambda m: m.update({MANIFEST: b"{" * 100_000}), InputUnreadable),
        (lambda m: m.update({MANIFEST: b"[]"}), InputUnreadable),
        (lambda m: m.update({MANIFEST: b"\xff"}), InputUnreadable),
        (lambda m: m.update({MANIFEST: b" " * (2 << 20)}), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said.update(version=2)), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said.update(format="other")), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said.update(normalisation=2)), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said.update(files="none")), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said["files"].append(said["files"][0])), InputUnreadable),
        (lambda m: _manifest(m, lambda said: said["files"][0].update(rows=5)), EvidenceBroken),
        (lambda m: _manifest(m, lambda said: said["files"][0].update(bytes=5)), EvidenceBroken),
        (lambda m: m.update({ACCOUNTS: m[ACCOUNTS][:40] + b"\x00" + m[ACCOUNTS][41:]}), EvidenceBroken),
        (lambda m: _replace(m, ACCOUNTS, b"PAR1 no table"), InputUnreadable),
        (lambda m: _replace(m, ACCOUNTS, _parquet(pa.table({"id": ["x:1"], "mood": ["good"]}))), InputUnreadable),
        (lambda m: _replace(m, ACCOUNTS, _parquet(pa.table({"id": [1]}))), InputUnreadable),
    ],
)
def test_what_is_damaged_is_said(
    path: Path, change: Callable[[dict[str, bytes]], object], error: type[SociogramError]
) -> None:
    members = _members(path)
    change(members)
    _packed(path, members)
    with pytest.raises(error) as raised:
        verify(path)
    assert raised.value.cure


def test_an_unknown_version_is_refused_with_the_cure(path: Path) -> None:
    members = _members(path)
    _manifest(members, lambda said: said.update(version=99))
    _packed(path, members)
    with pytest.raises(InputUnreadable, match="99"):
        open_bundle(path)


def test_a_packed_member_is_a_bomb_until_proven_otherwise(path: Path) -> None:
    _packed(path, _members(path), zipfile.ZIP_DEFLATED)
    with pytest.raises(InputUnreadable, match="packed or locked"):
        open_bundle(path)


def test_a_table_of_one_value_a_billion_times_is_refused(path: Path) -> None:
    same = pa.table({"id": pa.array(["x:1"] * 20_000_000)})
    members = _members(path)
    file = io.BytesIO()
    pq.write_table(same, file, use_dictionary=False, compression="zstd", row_group_size=20_000_000)
    _replace(members, ACCOUNTS, file.getvalue())
    _manifest(members, lambda said: said["files"][0].update(rows=20_000_000))
    _packed(path, members)
    with pytest.raises(InputUnreadable, match="sane"):
        verify(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), flip=st.integers(0, 7))
def test_cut_off_or_with_a_flipped_bit_it_is_never_whole_nor_a_crash(path: Path, cut: float, flip: int) -> None:
    content = path.read_bytes()
    place = int(cut * (len(content) - 1))
    hurt = path.parent / "hurt.zip"
    for damaged in (content[:place], content[:place] + bytes([content[place] ^ 1 << flip]) + content[place + 1 :]):
        hurt.write_bytes(damaged)
        try:
            bundle = verify(hurt)
        except (InputUnreadable, EvidenceBroken):
            continue
        # a bit that says nothing about the tables: a date, an attribute, a word of the manifest
        assert [list(bundle.rows(table)) for table in bundle.manifest.files] == [
            list(whole.rows(table)) for whole in [verify(path)] for table in whole.manifest.files
        ]
