"""Progress is seen while nothing advances, and not at all where it is quick or unwanted."""

import time
from collections.abc import Callable

import pytest

from api.drawing import Drawn

PATIENCE_S = 30.0


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_what_takes_long_is_said_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    drawn, said = Drawn(quiet=False, patience_s=0.01), []
    drawn.start("Starting Neo4j", None, "")

    def heard() -> bool:
        said.append(capfd.readouterr().err)
        return "Starting Neo4j" in "".join(said)

    until(heard)
    drawn.done()


def test_counts_are_said(capfd: pytest.CaptureFixture[str]) -> None:
    drawn, said = Drawn(quiet=False, patience_s=0.05), []
    drawn.start("Loading", 2_000, "records")
    drawn.advance(1_000)

    def heard() -> bool:
        said.append(capfd.readouterr().err)
        return "Loading: 1,000 of 2,000 records" in "".join(said)

    until(heard)
    drawn.done()


@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
def test_a_terminal_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], terminal: str
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", terminal)
    drawn, said = Drawn(quiet=False, patience_s=0.01), []
    drawn.start("Loading", 2_000, "records")

    def heard() -> bool:
        said.append(capfd.readouterr().err)
        return "Loading" in "".join(said)

    until(heard)
    drawn.done()


def test_quick_or_quiet_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    for drawn in (Drawn(quiet=False), Drawn(quiet=True, patience_s=0)):
        drawn.start("Loading", None, "records")
        drawn.advance(1)
        drawn.done()
    assert capfd.readouterr().err == ""
