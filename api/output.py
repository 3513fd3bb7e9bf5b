"""How the command line speaks: tables and next steps to a person, one JSON document to a program."""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from graph.errors import ParameterInvalid, SociogramError

if TYPE_CHECKING:
    from rich.console import Console

    from api.drawing import Drawn

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]

WIDTH = 120  # without a terminal
LEAST_FOLDED = 24  # a column that is narrower than this is not worth folding
# Texts of others may hold what drives a terminal or turns the reading direction: it is shown, not done.
_DRIVING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(slots=True)
class Output:
    """Text goes to standard output as it comes; with `as_json` the document given to `done` is all that does."""

    as_json: bool = False
    _drawn: "Drawn | None" = field(default=None, init=False)

    def say(self, text: str = "") -> None:
        if self.as_json:
            return
        self.progress().done()
        sys.stdout.write(harmless(text) + "\n")
        sys.stdout.flush()

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Where the terminal is too narrow for it, each row becomes an entry of its own: nothing is cut off."""
        if self.as_json:
            return
        self.say(title)
        if not rows:
            self.say("  none\n")
            return
        told = [at for at in range(len(columns)) if any(row[at] is not None for row in rows)]
        numbers = [all(_is_number(row[at]) for row in rows) for at in told]
        columns = [columns[at] for at in told]
        cells = [[_line(row[at]) for at in told] for row in rows]
        console = _console()
        folded = _folded(columns, cells, console.width)
        if folded is not None:
            _print_table(console, columns, cells, numbers=numbers, folded=folded)
        else:
            for row in cells:
                _print_entry(console, columns, row)
        self.say()

    def next(self, *steps: str) -> None:
        """What a person may want to do now."""
        for step in steps:
            self.say(f"Next: {step}")

    def done(self, document: object) -> None:
        self.progress().done()
        if self.as_json:
            sys.stdout.write(json.dumps(plain(document), ensure_ascii=False, indent=2) + "\n")

    def confirm(self, question: str, *, yes: bool, refused: str) -> None:
        """Goes on after a yes alone. Raises ParameterInvalid where nobody can be asked; `refused` says what is so."""
        if yes:
            return
        if self.as_json or not sys.stdin.isatty():
            raise ParameterInvalid(f"{question} Nobody is there to answer. {refused}", "Say --yes if it is right.")
        self.progress().done()
        if not typer.confirm(harmless(question), default=False):
            self.say(refused)
            raise typer.Exit(1)

    def progress(self) -> "Drawn":
        """One for all that a command does."""
        if self._drawn is None:
            from api.drawing import Drawn

            self._drawn = Drawn(quiet=self.as_json)
        return self._drawn


def failed(error: SociogramError, *, as_json: bool) -> int:
    """Says what happened and what cures it; returns the exit code."""
    if as_json:
        document = {"code": error.code, "what": error.what, "cure": error.cure}
        sys.stdout.write(json.dumps({"error": document}, ensure_ascii=False, indent=2) + "\n")
    else:
        what = error.what if error.what.rstrip().endswith((".", "!", "?")) else f"{error.what}."
        what = what[:1].upper() + what[1:] if what[:1].isalpha() else what
        sys.stderr.write(harmless(f"{what}\n  Cure: {error.cure}\n  Code: {error.code}\n"))
    return error.exit_code


def plain(value: object) -> object:
    """What JSON can carry."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(each) for each in value)
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def harmless(text: str) -> str:
    return _DRIVING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def counted(count: int, one: str, many: str = "") -> str:
    """3 posts, 1 post."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _line(value: object) -> str:
    return harmless(" ".join(_cell(value).split()))


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.4g}"
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "-"}[value]
    return f"{value:,}" if isinstance(value, int) else str(value)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _console() -> "Console":
    from rich.console import Console

    width = shutil.get_terminal_size((WIDTH, 24)).columns
    return Console(file=sys.stdout, width=width, emoji=False, markup=False, highlight=False)


def _folded(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> int | None:
    """The column to fold so that the rest fits, the widest one with words in it; -1 where all fits; none: no way."""
    from rich.cells import cell_len

    widths = [max(cell_len(name), *(cell_len(row[at]) for row in cells)) for at, name in enumerate(columns)]
    needed = sum(widths) + 2 * (len(columns) - 1)
    if needed <= width:
        return -1
    wordy = [at for at in range(len(columns)) if any(" " in row[at] for row in cells)]
    widest = max(wordy, key=lambda at: widths[at], default=None)
    return widest if widest is not None and width - needed + widths[widest] >= LEAST_FOLDED else None


def _print_table(
    console: "Console", columns: Sequence[str], cells: Sequence[Sequence[str]], *, numbers: Sequence[bool], folded: int
) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for at, name in enumerate(columns):
        justify: Literal["left", "right"] = "right" if numbers[at] else "left"
        table.add_column(Text(name), no_wrap=at != folded, overflow="fold", justify=justify)
    for row in cells:
        table.add_row(*map(Text, row))
    with console.capture() as captured:
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _print_entry(console: "Console", columns: Sequence[str], row: Sequence[str]) -> None:
    """The first cell, then what the others hold, name by name, indented."""
    from rich.padding import Padding
    from rich.text import Text

    told = " · ".join(f"{name} {cell}".strip() for name, cell in zip(columns[1:], row[1:], strict=True) if cell != "-")
    with console.capture() as captured:
        console.print(Text(f"{columns[0]} {row[0]}".strip(), style="bold", overflow="fold"))
        console.print(Padding(Text(told, overflow="fold"), (0, 0, 0, 4)))
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
