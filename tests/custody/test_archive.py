"""Cases, originals and ledgers, opened together and removed together."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from custody.archive import Archive
from custody.ledger import LedgerRow
from graph.errors import NotFound


def _opened(folder: Path) -> Any:
    return Archive.open(
        f"sqlite:///{folder}/governance.db", originals=str(folder / "originals"), ledgers=folder / "ledgers"
    )


def _row(case: str) -> LedgerRow:
    return LedgerRow(
        position=0, place="line 1", main="Post:x:1", speaks=["Post:x:1"], outcome="new",
        recorded_at=datetime(2026, 3, 1, tzinfo=UTC), run=f"run of {case}",
    )  # fmt: skip


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path, got: Callable[..., Any]) -> None:
    with _opened(tmp_path) as archive:
        case = archive.cases.new("Harbour fire")
        capture, _ = archive.originals.keep(case.id, got(b"words"), connector="x", options={})
        archive.ledger(case.id).append(capture.id, [_row(case.id)])
    with _opened(tmp_path) as archive:
        assert [each.id for each in archive.cases.list()] == [case.id]
        assert archive.originals.captures(case.id) == [capture]
        with archive.originals.open(capture) as file:
            assert file.read() == b"words"
        assert archive.ledger(case.id).ranges(capture.id) == [(0, 1)]


def test_a_deleted_case_takes_its_part_along_and_no_more(tmp_path: Path, got: Callable[..., Any]) -> None:
    with _opened(tmp_path) as archive:
        one, other = archive.cases.new("One"), archive.cases.new("Other")
        shared, own = got(b"shared"), got(b"own", source="own.jsonl")
        kept, _ = archive.originals.keep(other.id, shared, connector="x", options={})
        captures = [archive.originals.keep(one.id, each, connector="x", options={})[0] for each in (shared, own)]
        for case, capture in ((one, captures[0]), (other, kept)):
            archive.ledger(case.id).append(capture.id, [_row(case.id)])
        archive.delete(one.id)
        assert [each.id for each in archive.cases.list()] == [other.id]
        assert archive.originals.captures(one.id) == []
        assert archive.ledger(one.id).captures() == []
        assert (archive.originals.holds(captures[1]), archive.originals.holds(kept)) == (False, True)
        assert archive.ledger(other.id).captures() == [kept.id]
        with pytest.raises(NotFound):
            archive.delete(one.id)
