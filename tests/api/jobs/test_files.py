"""What is held until it is loaded: under a plain name, for one case, for a day, and only so much of it."""

import os
import time
from pathlib import Path

import pytest

from api.jobs import files
from api.jobs.files import MOST_FILES, HeldFiles, plain_name
from api.receiving import Received
from graph.errors import Conflict, InputUnreadable, NotFound, ParameterInvalid


def _received(held: HeldFiles, content: bytes = b"ada") -> Received:
    held.folder.mkdir(parents=True, exist_ok=True)
    path = held.folder / f"{time.monotonic_ns()}.part"
    path.write_bytes(content)
    return Received(path, len(content), "ab" * 32)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("tide.csv", "tide.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\tide.csv", "tide.csv"),
        ("/tide.csv/", "tide.csv"),
        (" the tide, 2nd.csv ", "the tide, 2nd.csv"),
        ("Прилив.csv", "Прилив.csv"),
    ],
)
def test_the_last_part_of_a_path(given: str, name: str) -> None:
    assert plain_name(given) == name


@pytest.mark.parametrize("given", ["", "..", "a/..", "/", "  ", "a\nb", "a\x00b", "\u202ecsv.exe", "a" * 201])
def test_what_is_no_name(given: str) -> None:
    with pytest.raises(ParameterInvalid):
        plain_name(given)


def test_the_path_says_nothing_of_the_name(tmp_path: Path) -> None:
    held = HeldFiles(tmp_path)
    file = held.hold("a", "../tide.csv", _received(held))
    assert file.path.parent == held.folder
    assert "tide" not in file.path.name
    assert held.get("a", file.id) is file
    with pytest.raises(NotFound):
        held.get("b", file.id)


def test_nothing_is_not_held(tmp_path: Path) -> None:
    held = HeldFiles(tmp_path)
    with pytest.raises(InputUnreadable, match=r"tide\.csv is empty"):
        held.hold("a", "tide.csv", _received(held, b""))


def test_the_oldest_goes_unless_it_is_read(tmp_path: Path) -> None:
    held = HeldFiles(tmp_path)
    first, second = (held.hold("a", "tide.csv", _received(held)) for _ in range(2))
    with held.reading(first) as path:
        for _ in range(MOST_FILES - 1):
            held.hold("a", "tide.csv", _received(held))
        assert path.is_file()
        with pytest.raises(NotFound):
            held.get("a", second.id)
    assert len(list(held.folder.iterdir())) == MOST_FILES


def test_where_all_are_read_no_more_is_taken(tmp_path: Path) -> None:
    held = HeldFiles(tmp_path)
    for _ in range(MOST_FILES):
        held.hold("a", "tide.csv", _received(held)).readers += 1
    with pytest.raises(Conflict):
        held.hold("a", "tide.csv", _received(held))
    assert len(list(held.folder.iterdir())) == MOST_FILES


def test_after_a_day_they_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = HeldFiles(tmp_path)
    old = held.hold("a", "tide.csv", _received(held))
    monkeypatch.setattr(files, "KEPT_S", 0.0)
    new = held.hold("a", "tide.csv", _received(held))
    assert not old.path.exists()
    assert new.path.exists()
    with pytest.raises(NotFound), held.reading(old):
        pass


def test_they_go_with_the_api_and_what_a_killed_one_left_goes_later(tmp_path: Path) -> None:
    held, other = HeldFiles(tmp_path), HeldFiles(tmp_path)
    for each in (held, other):
        each.hold("a", "tide.csv", _received(each))
    held.close()
    assert not held.folder.exists()
    assert other.folder.exists()
    os.utime(other.folder, (0, 0))
    HeldFiles(tmp_path)
    assert not other.folder.exists()


def test_those_of_a_case_go_with_it(tmp_path: Path) -> None:
    held = HeldFiles(tmp_path)
    gone, stays = (held.hold(case, "tide.csv", _received(held)) for case in ("a", "b"))
    held.drop_all_of("a")
    assert (gone.path.exists(), stays.path.exists()) == (False, True)
