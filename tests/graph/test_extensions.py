"""Extensions are found by being there: one file each, no list to keep."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from graph.extensions import discover


@dataclass(frozen=True)
class Kind:
    name: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package with two extensions, a private module, and something of another kind."""
    package = tmp_path / "invented_kinds"
    package.mkdir()
    (package / "__init__.py").write_text("")
    head = f"from {Kind.__module__} import Kind\n"
    (package / "first.py").write_text(head + "one = Kind('first')\nother = 'no kind'\n")
    (package / "second.py").write_text(head + "two = Kind('second')\n")
    (package / "_private.py").write_text("raise RuntimeError('private modules are not looked into')\n")
    sys.modules[Kind.__module__] = sys.modules[__name__]
    monkeypatch.syspath_prepend(tmp_path)
    yield "invented_kinds"
    for name in [name for name in sys.modules if name.startswith("invented_kinds")]:
        del sys.modules[name]


def test_every_file_of_the_folder_is_found(folder: str) -> None:
    assert discover(folder, Kind) == {"first": Kind("first"), "second": Kind("second")}


def test_other_kinds_are_left_alone(folder: str) -> None:
    assert discover(folder, EntryPoint) == {}


def test_plugin_is_found_beside_the_built_in_ones(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Plugin:
        def load(self) -> Kind:
            return Kind("plugged")

    def installed(*, group: str) -> list[Plugin]:
        asked.append(group)
        return [Plugin()]

    monkeypatch.setattr("graph.extensions.entry_points", installed)
    assert set(discover(folder, Kind)) == {"first", "second", "plugged"}
    assert asked == ["sociogram.invented_kinds"]


def test_missing_folder_is_a_mistake_of_ours() -> None:
    with pytest.raises(ModuleNotFoundError):
        discover("graph.nothing", Kind)
