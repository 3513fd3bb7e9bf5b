"""Frozen answers and own investigations as the command line shows them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.asking import as_cell
from api.freezing import Compared, Shelf
from api.opening import archive, case_of
from api.output import Output
from api.settings import Settings
from custody.answers import FrozenAnswer
from custody.cases import Case
from custody.own_investigations import TEXT_BYTES
from graph.errors import InputUnreadable


@contextmanager
def in_archive(name: str | None) -> Iterator[tuple[Shelf, Case]]:
    """Without a graph database."""
    settings = Settings.from_environment()
    with archive(settings) as held:
        yield Shelf.at(held.cases.engine, settings.home), case_of(held, name)


def read_text(file: Path) -> str:
    """Raises InputUnreadable."""
    try:
        with file.open("rb") as opened:
            return opened.read(TEXT_BYTES + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"{file} can't be read.", "Name a text file in UTF-8.") from error


def print_frozen(found: FrozenAnswer, rows: Sequence[Sequence[Any]], text: str, output: Output) -> None:
    known = "now" if found.known_on is None else f"{found.known_on:%Y-%m-%d %H:%M} UTC"
    output.say(f"{found.title}: {found.investigation}, asked {found.asked_at:%Y-%m-%d %H:%M} UTC, as known on {known}")
    output.say(", ".join(f"{name}={value}" for name, value in found.parameters.items()))
    cells = [[as_cell(value) for value in row] for row in rows]
    output.table(f"{found.returned:,} of {found.total:,} rows", found.columns, cells)
    if not found.complete:
        output.say(f"Not complete: {found.reason}")
    output.say(f"The Cypher that was asked (SHA-256 {found.text_sha256}):\n{text}")
    output.next(f"sociogram answers compare {found.id}")


def print_compared(found: Compared, output: Output) -> None:
    rows = found.rows
    counts = (len(rows.gained), len(rows.lost), len(rows.changed), rows.unchanged)
    output.say(f"{found.frozen.title}: {counts[0]:,} gained, {counts[1]:,} lost, {counts[2]:,} changed, "
               f"{counts[3]:,} unchanged. {found.note}")  # fmt: skip
    for title, kept, columns in (
        ("Gained", rows.gained, found.now.columns),
        ("Lost", rows.lost, found.frozen.columns),
    ):
        if kept:
            output.table(title, columns, [[as_cell(value) for value in row] for row in kept])
    if rows.changed:
        table = [[*_named(each.now, found.now.columns, rows.key), ", ".join(each.columns)] for each in rows.changed]
        output.table("Changed", [*rows.key, "in"], table)
    output.next(f"sociogram answers show {found.frozen.id}")


def _named(row: Sequence[Any], columns: Sequence[str], key: Sequence[str]) -> list[object]:
    values = dict(zip(columns, row, strict=True))
    return [as_cell(values[column]) for column in key]
