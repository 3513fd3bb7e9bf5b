"""A progress bar on standard error, for what takes longer than two seconds; without a terminal, a line now and then."""

import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE_S = 2.0
LINE_EVERY_S = 10.0


class Drawn:
    """Keeps time by itself, so that what does not advance is seen too."""

    def __init__(self, *, quiet: bool, patience_s: float = PATIENCE_S) -> None:
        self._quiet = quiet
        self._patience_s = patience_s
        self._name, self._unit = "", ""
        self._total: int | None = None
        self._count = 0
        self._started = 0.0
        self._ended: threading.Event | None = None
        self._drawing: threading.Thread | None = None

    def start(self, task: str, total: int | None, unit: str) -> None:
        self.done()
        self._name, self._total, self._unit, self._count = task, total, unit, 0
        self._started = time.monotonic()
        if self._quiet:
            return
        self._ended = threading.Event()
        self._drawing = threading.Thread(target=self._draw, args=(self._ended,), daemon=True)
        self._drawing.start()

    def advance(self, n: int) -> None:
        self._count += n

    def done(self) -> None:
        if self._ended is not None and self._drawing is not None:
            self._ended.set()
            self._drawing.join()
        self._ended = self._drawing = None

    def _draw(self, ended: threading.Event) -> None:
        if ended.wait(self._patience_s):
            return
        if sys.stderr.isatty() and not _is_dumb():
            self._bar(ended)
        else:
            self._lines(ended)

    def _lines(self, ended: threading.Event) -> None:
        while True:
            of = f" of {self._total:,}" if self._total else ""
            count = f": {self._count:,}{of} {self._unit}" if self._count else ""
            sys.stderr.write(f"  {self._name}{count} ({time.monotonic() - self._started:.0f} s)\n")
            if ended.wait(LINE_EVERY_S):
                return

    def _bar(self, ended: threading.Event) -> None:
        bar, task = self._new_bar()
        with bar:
            while not ended.wait(0.1):
                bar.update(task, completed=self._count)

    def _new_bar(self) -> "tuple[Progress, TaskID]":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        counted = TextColumn("{task.completed:,.0f}" + (f" of {self._total:,}" if self._total else ""))
        columns = [TextColumn("{task.description}", markup=False), BarColumn(bar_width=None), TimeElapsedColumn()]
        if self._unit:
            columns[2:2] = [counted, TextColumn(self._unit, markup=False)]
        bar = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
        return bar, bar.add_task(self._name, total=self._total)


def _is_dumb() -> bool:
    """A terminal that can't move its cursor gets lines."""
    from rich.console import Console

    return Console(stderr=True).is_dumb_terminal
