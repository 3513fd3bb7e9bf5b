import itertools
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import custody.durable
import custody.ledger
import custody.ledger_index
from custody.ledger import Counts, Ledger, LedgerColumns, LedgerRow, Sighting, node_key, relationship_key
from graph.errors import EvidenceBroken, ParameterInvalid, StoreUnavailable

CASE = "c" * 32
CAPTURE = "0190f0f0-0000-7000-8000-000000000001"
OTHER = "0190f0f0-0000-7000-8000-000000000002"
NOW = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)
ANA = node_key("Account", "x:7")


def _row(position: int, *, run: str = "run-1", outcome: str = "") -> LedgerRow:
    """Posts of five accounts in turn; every seventh record is rejected."""
    if (outcome or ("rejected" if position % 7 == 6 else "new")) == "rejected":
        return LedgerRow(
            position=position, place=f"line {position + 1}", main="", speaks=[], outcome="rejected",
            recorded_at=NOW, run=run, reason="no id", raw=b'{"text": 1}',
        )  # fmt: skip
    post, account = node_key("Post", f"x:{position}"), node_key("Account", f"x:{position % 5}")
    return LedgerRow(
        position=position,
        place=f"line {position + 1}",
        main=post,
        speaks=[post, account, relationship_key(account, "POSTED", post)],
        outcome=outcome or "new",
        recorded_at=NOW,
        run=run,
        changing=json.dumps({account: {"followers": position}}),
    )


def _rows(start: int, end: int) -> list[LedgerRow]:
    return [_row(position) for position in range(start, end)]


def _files(ledger_root: Path) -> list[str]:
    return sorted(path.name for path in (ledger_root / CASE / "rows").iterdir())


def _one_file(ledger_root: Path) -> Path:
    (path,) = (ledger_root / CASE / "rows").iterdir()
    return path


def _places(sightings: Sequence[Sighting]) -> list[tuple[str, int]]:
    return [(sighting.capture, sighting.position) for sighting in sightings]


def _held(rows: Sequence[LedgerRow], key: str) -> list[tuple[str, int]]:
    return [(CAPTURE, row.position) for row in rows if key in row.speaks]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path, CASE)


def test_keys_name_elements() -> None:
    assert node_key("Post", "x:1") == "Post:x:1"
    assert relationship_key("Account:x:1", "POSTED", "Post:x:2") == "Account:x:1>POSTED>Post:x:2"


def test_no_id_makes_two_elements_one_key() -> None:
    hostile = node_key("Hashtag", "a>TAGGED>Hashtag:b")
    assert hostile != relationship_key(node_key("Hashtag", "a"), "TAGGED", node_key("Hashtag", "b"))


def test_rows_come_back_as_they_were(ledger: Ledger) -> None:
    rows = _rows(0, 20)
    assert ledger.append(CAPTURE, rows) == 20
    back = list(ledger.rows(CAPTURE))
    assert [row.capture for row in back] == [CAPTURE] * 20
    for row, other in zip(rows, back, strict=True):
        assert {**_values(other), "capture": ""} == _values(row)
    assert [row.position for row in ledger.rows(CAPTURE, 5, 9)] == [5, 6, 7, 8]


def _values(row: LedgerRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in LedgerRow.__slots__}


def test_columns_and_rows_are_the_same(tmp_path: Path) -> None:
    rows = _rows(0, 20)
    columns = LedgerColumns(
        positions=[row.position for row in rows],
        places=[row.place for row in rows],
        mains=[row.main for row in rows],
        speaks=[row.speaks for row in rows],
        outcomes=[row.outcome for row in rows],
        recorded_at=NOW,
        run="run-1",
        reasons=[row.reason for row in rows],
        raws=[row.raw for row in rows],
        changing=[row.changing for row in rows],
    )
    one, two = Ledger(tmp_path / "1", CASE), Ledger(tmp_path / "2", CASE)
    assert one.append(CAPTURE, rows) == two.append_columns(CAPTURE, columns) == 20
    assert list(one.rows(CAPTURE)) == list(two.rows(CAPTURE))


def test_a_record_speaks_of_its_main_element(ledger: Ledger) -> None:
    row = LedgerRow(position=0, place="1", main=ANA, speaks=["Post:x:1"], outcome="new", recorded_at=NOW, run="r")
    ledger.append(CAPTURE, [row])
    assert _places(ledger.of([ANA])) == [(CAPTURE, 0)]


def test_raw_is_cut_and_bad_text_is_carried(ledger: Ledger) -> None:
    row = LedgerRow(
        position=0, place="line \ud800", main="", speaks=["Hashtag:\ud800"], outcome="rejected", recorded_at=NOW,
        run="r", reason="bad \udfff", raw=b"\xff" * 5000,
    )  # fmt: skip
    ledger.append(CAPTURE, [row])
    (back,) = ledger.rows(CAPTURE)
    assert (back.place, back.speaks, back.reason) == ("line \ufffd", ["Hashtag:\ufffd"], "bad \ufffd")
    assert back.raw == b"\xff" * 2000


def test_a_double_append_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    before = [(path.name, path.read_bytes()) for path in (tmp_path / CASE / "rows").iterdir()]
    assert ledger.append(CAPTURE, [_row(position, run="run-2") for position in range(10)]) == 0
    assert [(path.name, path.read_bytes()) for path in (tmp_path / CASE / "rows").iterdir()] == before


def test_of_an_append_that_overlaps_only_the_rest_is_taken(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(5, 10))
    assert ledger.append(CAPTURE, [_row(position, run="run-2") for position in range(15)]) == 10
    assert ["run-1" if 5 <= p < 10 else "run-2" for p in range(15)] == [row.run for row in ledger.rows(CAPTURE)]


def test_a_missing_range_is_a_listing(ledger: Ledger, tmp_path: Path) -> None:
    for start, end in ((0, 10), (10, 20), (30, 40)):
        ledger.append(CAPTURE, _rows(start, end))
    for path in (tmp_path / CASE / "rows").iterdir():
        path.write_bytes(b"not read")
    assert ledger.ranges(CAPTURE) == [(0, 20), (30, 40)]
    assert ledger.missing(CAPTURE, 50) == [range(20, 30), range(40, 50)]
    assert ledger.missing(CAPTURE, 20) == []
    assert ledger.missing(OTHER, 3) == [range(3)]


def test_captures_do_not_mix(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    ledger.append(OTHER, _rows(0, 3))
    for _ in range(2):
        assert ledger.ranges(OTHER) == [(0, 3)]
        assert _places(ledger.of(["Post:x:1"])) == [(CAPTURE, 1), (OTHER, 1)]
        ledger.compact()


@pytest.mark.parametrize("positions", [[1, 0], [0, 2], [0, 0], [-1, 0]])
def test_positions_ascend_by_one(ledger: Ledger, positions: list[int]) -> None:
    with pytest.raises(ValueError, match="ascend by one"):
        ledger.append(CAPTURE, [_row(position) for position in positions])
    assert ledger.captures() == []


def test_nothing_to_append_is_nothing(ledger: Ledger) -> None:
    assert ledger.append(CAPTURE, []) == 0
    assert list(ledger.rows(CAPTURE)) == []
    assert ledger.of([ANA]) == ledger.of([]) == []
    ledger.compact()


@pytest.mark.parametrize("capture", ["../escape", "a_b", "", "a/b", "x" * 101])
def test_a_capture_that_is_no_file_name_is_refused(ledger: Ledger, tmp_path: Path, capture: str) -> None:
    with pytest.raises(ParameterInvalid):
        ledger.append(capture, _rows(0, 1))
    assert list(tmp_path.rglob("*.parquet")) == []


def test_of_leads_from_nodes_and_relationships_to_positions(ledger: Ledger) -> None:
    rows = _rows(0, 50)
    for start in range(0, 50, 7):
        ledger.append(CAPTURE, rows[start : start + 7])
    for _ in range(2):
        for key in (node_key("Account", "x:3"), "Account:x:3>POSTED>Post:x:8", "Post:x:8", "Post:x:nothing"):
            assert _places(ledger.of([key])) == _held(rows, key)
        ledger.compact()


def test_of_tells_what_was_seen_of_an_account_over_time(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 12))
    account = node_key("Account", "x:1")
    for _ in range(2):
        found = ledger.of([account, "Post:x:1"])
        seen = [json.loads(each.changing)[account]["followers"] for each in found if each.changing is not None]
        assert seen == [1, 11]
        assert {each.recorded_at for each in found} == {NOW}
        assert [each.key for each in found if each.changing is None] == ["Post:x:1"]
        ledger.compact()


def test_an_answer_is_complete_while_only_a_part_is_compacted(ledger: Ledger, tmp_path: Path) -> None:
    rows = _rows(0, 60)
    for start in range(0, 60, 5):
        ledger.append(CAPTURE, rows[start : start + 5])
        if start in (0, 20, 25, 40):
            ledger.compact()
        assert _places(ledger.of(["Account:x:3"])) == _held(rows[: start + 5], "Account:x:3")
        assert _places(Ledger(tmp_path, CASE).of(["Account:x:3"])) == _held(rows[: start + 5], "Account:x:3")


def test_first_of_counts_all_and_gives_some(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 50))
    total, first = ledger.first_of(["Account:x:3"], 2)
    assert total == len(ledger.of(["Account:x:3"]))
    assert first == ledger.of(["Account:x:3"])[:2]


def test_many_small_compactions_stay_few_files(ledger: Ledger, tmp_path: Path) -> None:
    for start in range(0, 400, 10):
        ledger.append(CAPTURE, _rows(start, start + 10))
        ledger.compact()
    assert len(_files(tmp_path)) == 1
    assert len(list((tmp_path / CASE / "index").iterdir())) <= custody.ledger_index.SEGMENTS
    assert _places(ledger.of(["Account:x:3"])) == _held(_rows(0, 400), "Account:x:3")


def test_compaction_merges_up_to_a_size(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody.ledger, "MERGED_ROWS", 25)
    for start in range(0, 60, 10):
        ledger.append(CAPTURE, _rows(start, start + 10))
    ledger.compact()
    assert ledger.ranges(CAPTURE) == [(0, 60)]
    assert len(_files(tmp_path)) == 3
    assert [row.position for row in ledger.rows(CAPTURE)] == list(range(60))


def test_compaction_sorts_over_many_row_groups(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody.ledger_index, "ROW_GROUP_ROWS", 8)
    monkeypatch.setattr(custody.ledger_files, "ROW_GROUP_ROWS", 16)
    rows = _rows(0, 300)
    ledger.append(CAPTURE, rows)
    ledger.compact()
    for key in ("Account:x:0", "Account:x:4", "Post:x:299", "Post:x:0"):
        assert _places(ledger.of([key])) == _held(rows, key)
    assert [row.position for row in ledger.rows(CAPTURE, 14, 35)] == list(range(14, 35))


def test_rejected_are_counted_and_shown(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 30))
    ledger.append(OTHER, [_row(0, run="run-2", outcome="rejected")])
    total, rows = ledger.rejected()
    assert (total, [(row.capture, row.position) for row in rows]) == (
        5, [(CAPTURE, 6), (CAPTURE, 13), (CAPTURE, 20), (CAPTURE, 27), (OTHER, 0)]
    )  # fmt: skip
    assert (rows[0].reason, rows[0].raw) == ("no id", b'{"text": 1}')
    assert ledger.rejected(capture_id=OTHER)[0] == 1
    assert ledger.rejected(run="run-1")[0] == 4
    total, rows = ledger.rejected(limit=2)
    assert (total, len(rows)) == (5, 2)


def test_a_run_has_its_rows_and_counts(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 14))
    ledger.append(OTHER, [_row(n, run="run-2", outcome=o) for n, o in enumerate(("changed", "same", "same", "new"))])
    for _ in range(2):
        assert ledger.counts("run-1") == Counts(new=12, rejected=2)
        assert ledger.counts("run-2") == Counts(new=1, changed=1, same=2)
        assert ledger.counts("run-2").read == 4
        assert ledger.counts("run-3") == Counts()
        assert [(row.capture, row.position) for row in ledger.of_run("run-2")] == [(OTHER, n) for n in range(4)]
        ledger.compact()


def test_a_correction_is_read_instead_and_both_stay_on_record(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 14))
    ledger.compact()
    later = [_row(position, run="run-2", outcome="new") for position in (6, 13)]
    for _ in range(2):
        ledger.correct(CAPTURE, later)
        assert [row.run for row in ledger.rows(CAPTURE)] == ["run-1"] * 6 + ["run-2"] + ["run-1"] * 6 + ["run-2"]
        assert ledger.rejected() == (0, [])
        assert _places(ledger.of(["Post:x:6"])) == [(CAPTURE, 6)]
        assert ledger.counts("run-1") == Counts(new=12, rejected=2)
        assert ledger.counts("run-2") == Counts(new=2)
        assert [row.position for row in ledger.of_run("run-2")] == [6, 13]
        assert ledger.ranges(CAPTURE) == [(0, 14)]
        ledger.compact()


def test_of_two_corrections_the_later_one_counts(ledger: Ledger) -> None:
    ledger.append(CAPTURE, _rows(0, 7))
    ledger.correct(CAPTURE, [_row(6, run="run-3", outcome="rejected")])
    assert ledger.rejected(run="run-3")[0] == ledger.rejected()[0] == 1
    last = LedgerRow(
        position=6, place="line 7", main="Post:x:6", speaks=[], outcome="new", run="run-2",
        recorded_at=NOW + timedelta(days=1),
    )  # fmt: skip
    ledger.correct(CAPTURE, [last])
    assert ledger.rejected()[0] == 0
    assert [row.run for row in ledger.rows(CAPTURE, 6)] == ["run-2"]


def test_what_is_removed_is_gone_from_every_file_and_can_come_back(ledger: Ledger, tmp_path: Path) -> None:
    for capture in (CAPTURE, OTHER):
        ledger.append(capture, _rows(0, 20))
    ledger.correct(CAPTURE, [_row(6, run="run-2", outcome="new")])
    ledger.compact()
    ledger.append(CAPTURE, _rows(20, 25))
    ledger.compact()

    ledger.remove(CAPTURE)
    assert ledger.captures() == [OTHER]
    assert _places(ledger.of(["Post:x:1", "Post:x:6", "Post:x:22"])) == [(OTHER, 1)]
    tables = [pq.read_table(path) for path in tmp_path.rglob("*.parquet")]
    assert {capture for table in tables for capture in table.column("capture").to_pylist()} == {OTHER}

    ledger.append(CAPTURE, _rows(0, 20))
    assert _places(ledger.of(["Post:x:1"])) == [(CAPTURE, 1), (OTHER, 1)]
    ledger.remove(CAPTURE)
    ledger.remove(OTHER)
    assert list(tmp_path.rglob("*.parquet")) == []


def test_removal_that_was_cut_short_can_be_repeated(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.append(CAPTURE, _rows(0, 20))
    ledger.compact()
    with monkeypatch.context() as patch:
        patch.setattr(custody.ledger, "_unlink", _cut)
        with pytest.raises(Cut):
            ledger.remove(CAPTURE)
    assert _places(ledger.of(["Post:x:1"])) == [(CAPTURE, 1)]
    ledger.remove(CAPTURE)
    assert ledger.of(["Post:x:1"]) == []


class Cut(BaseException):
    """The process ends here."""


def _cut(*_: object, **__: object) -> None:
    raise Cut


def _flipped(path: Path) -> Iterator[bytes]:
    """The file with a bit of each column's values flipped."""
    content = path.read_bytes()
    group = pq.ParquetFile(path).metadata.row_group(0)
    for number in range(group.num_columns):
        column = group.column(number)
        changed = bytearray(content)
        start = column.data_page_offset if column.dictionary_page_offset is None else column.dictionary_page_offset
        changed[start + column.total_compressed_size - 1] ^= 4
        yield bytes(changed)


def test_a_flipped_bit_or_a_torn_file_is_found_and_told(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(CAPTURE, _rows(0, 50))
    path = _one_file(tmp_path)
    sound = path.read_bytes()
    for broken in (sound[:-1], sound[: len(sound) // 2], b"", *_flipped(path)):
        path.write_bytes(broken)
        assert len(ledger.check()) == 1
        with pytest.raises(EvidenceBroken) as raised:
            list(ledger.rows(CAPTURE))
        assert "Move the file away" in raised.value.cure
    path.write_bytes(sound)
    assert ledger.check() == []


def test_a_broken_file_moved_away_is_a_gap_to_fill(ledger: Ledger, tmp_path: Path) -> None:
    for start in (0, 10, 20):
        ledger.append(CAPTURE, _rows(start, start + 10))
    (tmp_path / CASE / "rows" / _files(tmp_path)[1]).unlink()
    (gap,) = ledger.missing(CAPTURE, 30)
    ledger.append(CAPTURE, _rows(gap.start, gap.stop))
    assert [row.position for row in ledger.rows(CAPTURE)] == list(range(30))


def test_a_file_under_anothers_name_is_found(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    path = _one_file(tmp_path)
    moved = path.rename(path.with_name(path.name.replace("_000000000010.", "_000000000020.")))
    assert len(ledger.check()) == 1
    with pytest.raises(EvidenceBroken, match="10 rows"):
        list(ledger.rows(CAPTURE))
    moved.rename(path.with_name(path.name.replace(CAPTURE, OTHER)))
    assert any("another capture" in problem for problem in ledger.check())


def test_a_broken_file_stops_compaction_and_loses_nothing(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    ledger.append(OTHER, _rows(0, 10))
    path = tmp_path / CASE / "rows" / _files(tmp_path)[1]
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(EvidenceBroken, match="is broken"):
        ledger.compact()
    assert len(_files(tmp_path)) == 2
    assert list((tmp_path / CASE / "index").glob("*.parquet")) == []
    path.unlink()
    ledger.compact()
    assert _places(ledger.of(["Post:x:1"])) == [(CAPTURE, 1)]


@pytest.mark.parametrize("moment", ["settle", "put_in_place"])
def test_an_append_that_was_cut_short_leaves_no_row(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, moment: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(custody.durable, moment, _cut)
        with pytest.raises(Cut):
            ledger.append(CAPTURE, _rows(0, 10))
    assert ledger.ranges(CAPTURE) == []
    assert _files(tmp_path) == []


def test_a_merge_that_was_cut_short_before_its_parts_went(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for start in (0, 10, 20):
        ledger.append(CAPTURE, _rows(start, start + 10))
    with monkeypatch.context() as patch:
        patch.setattr(custody.ledger, "_unlink", _cut)
        with pytest.raises(Cut):
            ledger.compact()
    assert len(_files(tmp_path)) == 4
    for _ in range(2):
        assert [row.position for row in ledger.rows(CAPTURE)] == list(range(30))
        assert ledger.counts("run-1").read == 30
        assert _places(ledger.of(["Account:x:3"])) == _held(_rows(0, 30), "Account:x:3")
        ledger.compact()
    assert len(_files(tmp_path)) == 1


def test_two_sorted_copies_of_one_row_are_one_sighting(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    ledger.compact()
    ledger.append(CAPTURE, _rows(10, 30))
    with monkeypatch.context() as patch:
        patch.setattr(custody.ledger_index.Index, "_unlink", _cut)
        with pytest.raises(Cut):
            ledger.compact()
    assert len(list((tmp_path / CASE / "index").glob("*.parquet"))) == 2
    assert _places(ledger.of(["Account:x:3"])) == _held(_rows(0, 30), "Account:x:3")


def test_leftovers_of_killed_processes_are_swept(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(CAPTURE, _rows(0, 10))
    old, young = (tmp_path / CASE / "rows" / f"{name}.tmp" for name in ("old", "young"))
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    ledger.compact()
    assert (old.exists(), young.exists()) == (False, True)
    assert ledger.ranges(CAPTURE) == [(0, 10)]


def test_reading_goes_on_while_files_are_merged(ledger: Ledger, tmp_path: Path) -> None:
    for start in range(0, 100, 10):
        ledger.append(CAPTURE, _rows(start, start + 10))
    reader = ledger.rows(CAPTURE)
    first = [next(reader).position for _ in range(15)]
    Ledger(tmp_path, CASE).compact()
    assert first + [row.position for row in reader] == list(range(100))


def test_a_full_disk_is_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(custody.durable, "settle", full)
    with pytest.raises(StoreUnavailable, match="no room"):
        ledger.append(CAPTURE, _rows(0, 10))
    assert _files(tmp_path) == []


def test_a_killed_process_leaves_whole_files(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, signal, sys
        from datetime import UTC, datetime
        from pathlib import Path
        from custody.ledger import Ledger, LedgerRow

        ledger = Ledger(Path(sys.argv[1]), "c" * 32)
        for position in range(1000):
            if position == 25:
                import custody.durable
                custody.durable.put_in_place = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
            row = LedgerRow(position=position, place="", main="Post:x:1", speaks=[], outcome="new",
                            recorded_at=datetime.now(UTC), run="r")
            ledger.append("a-capture", [row])
    """)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], timeout=60)
    assert done.returncode == -9
    ledger = Ledger(tmp_path, CASE)
    assert ledger.missing("a-capture", 26) == [range(25, 26)]
    assert ledger.check() == []
    assert len(ledger.of(["Post:x:1"])) == 25


@st.composite
def _loads(draw: st.DrawFn) -> list[tuple[int, int] | None]:
    """Appends that together hold 0 to 40, in any order and overlapping, with compactions between them."""
    cuts = sorted(draw(st.sets(st.integers(1, 39), max_size=6)) | {0, 40})
    whole: list[tuple[int, int] | None] = list(itertools.pairwise(cuts))
    again = draw(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=3))
    overlapping = [(start, min(start + length, 40)) for start, length in again]
    compactions: list[None] = [None] * draw(st.integers(0, 2))
    return draw(st.permutations([*whole, *overlapping, *compactions]))


def _answers(ledger: Ledger) -> Iterator[object]:
    yield list(ledger.rows(CAPTURE))
    yield ledger.ranges(CAPTURE)
    yield ledger.rejected()
    yield ledger.counts("run-1")
    for key in ("Account:x:3", "Post:x:8", "Account:x:3>POSTED>Post:x:8"):
        yield ledger.of([key])


@settings(max_examples=25, deadline=None)
@given(_loads())
def test_any_splitting_gives_the_same_answers(
    tmp_path_factory: pytest.TempPathFactory, loads: list[tuple[int, int] | None]
) -> None:
    whole, split = (Ledger(tmp_path_factory.mktemp("ledger"), CASE) for _ in range(2))
    whole.append(CAPTURE, _rows(0, 40))
    for load in loads:
        if load is None:
            split.compact()
        else:
            split.append(CAPTURE, _rows(*load))
    assert list(_answers(split)) == list(_answers(whole))
    split.compact()
    assert list(_answers(split)) == list(_answers(whole))
