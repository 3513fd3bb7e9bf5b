"""How the command line speaks: tables and next steps to a person, one JSON document to a program."""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import Annotated, Any

import typer

from graph.errors import SociogramError

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]


@dataclass(slots=True)
class Output:
    """Text goes to standard output as it comes; with `as_json` the document given to `done` is all that does."""

    as_json: bool = False
    started: float = field(default_factory=time.perf_counter)

    def say(self, text: str = "") -> None:
        if not self.as_json:
            self._console().print(text, markup=False, highlight=False, soft_wrap=True)

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        if self.as_json:
            return
        from rich.table import Table
        from rich.text import Text

        table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
        for row in rows:
            table.add_row(*(Text(_cell(value)) for value in row))
        self._console().print(table)
        self.say()

    def next(self, step: str) -> None:
        """What a person may want to do now."""
        self.say(f"Next: {step}")

    def done(self, document: object) -> None:
        if self.as_json:
            sys.stdout.write(json.dumps(plain(document), ensure_ascii=False, indent=2) + "\n")

    def progress(self) -> "Drawn":
        return Drawn(quiet=self.as_json)

    def _console(self) -> Any:
        from rich.console import Console

        return Console(width=None if sys.stdout.isatty() else 140)


def failed(error: SociogramError, *, as_json: bool) -> int:
    """Says what happened and what cures it; returns the exit code."""
    if as_json:
        document = {"code": error.code, "what": error.what, "cure": error.cure}
        sys.stdout.write(json.dumps({"error": document}, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stderr.write(f"{error.what}\n  Cure: {error.cure}\n  Code: {error.code}\n")
    return error.exit_code


def plain(value: object) -> object:
    """What JSON can carry."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}"
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "-"}[value]
    return f"{value:,}" if isinstance(value, int) else str(value)


class Drawn:
    """A progress bar on standard error, for what takes longer than two seconds; without a terminal, a line each 5 s."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._task: Any = None
        self._name, self._unit = "", ""
        self._total: int | None = None
        self._count = 0
        self._started = self._said = 0.0

    def start(self, task: str, total: int | None, unit: str) -> None:
        self.done()
        self._name, self._total, self._unit, self._count = task, total, unit, 0
        self._started = self._said = time.monotonic()

    def advance(self, n: int) -> None:
        self._count += n
        if self._quiet or time.monotonic() - self._started < 2:
            return
        if sys.stderr.isatty():
            self._draw()
        elif time.monotonic() - self._said > 5:
            self._said = time.monotonic()
            of = f" of {self._total:,}" if self._total else ""
            sys.stderr.write(f"  {self._name}: {self._count:,}{of} {self._unit}\n")

    def done(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = self._task = None

    def _draw(self) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (
                TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                TextColumn(self._unit), TimeElapsedColumn(),
            )  # fmt: skip
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self._name, total=self._total)
        self._bar.update(self._task, completed=self._count)
