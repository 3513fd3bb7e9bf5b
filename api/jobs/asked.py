"""What a load may be asked: which connector, with which options, and how its first records look then."""

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import MappingInvalid, ParameterInvalid, SociogramError
from ingest.connectors import Connector, Item, Mapped, Unmappable
from ingest.connectors.table import guess
from ingest.mapping import is_sql, mapping_sql, shipped
from ingest.sources import PackingError

TABLE = "table"
MAPPING = "mapping"
MAPPING_CHARACTERS = 20_000
ROWS = 20
CELL_CHARACTERS = 300
_UNSHOWN = frozenset({"stub", "full_key", "handle_key", "handle_keys", "url_key", "text_key", "at_source"})
_HELP = {
    MAPPING: "how a table's columns become accounts and posts: a shipped mapping's name, or one SELECT from source"
}


@dataclass(frozen=True, slots=True)
class Option:
    name: str
    type: str
    default: str | None
    help: str
    required: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """`rows` are parallel to `places`, and their cells to `columns`. `why` says what the mapping was guessed from."""

    columns: list[str]
    rows: list[list[str | None]]
    places: list[str]
    unreadable: list[tuple[str, str]]
    mapping: str | None
    guessed: bool
    taken: Mapping[str, str]
    why: tuple[str, ...]
    whole: bool


def options_of(connector: Connector) -> list[Option]:
    """What both of its functions take: an option is kept with the capture, so that it is read again alike."""
    read, records = (inspect.signature(each).parameters for each in (connector.read, connector.records))
    shared = [each for name, each in read.items() if name in records and each.kind is each.KEYWORD_ONLY]
    needed = connector.name == TABLE
    return [
        Option(each.name, "text", each.default or None, _HELP.get(each.name, ""), needed and each.name == MAPPING)
        for each in shared
    ]


def checked_options(connector: Connector, given: object) -> dict[str, str]:
    """Raises ParameterInvalid, MappingInvalid. A mapping becomes its text, which is what is kept."""
    if not isinstance(given, dict):
        raise ParameterInvalid("Options are an object of names and texts.", "Leave them out, or give {}.")
    known = {each.name: each for each in options_of(connector)}
    for name, value in given.items():
        if name not in known or not isinstance(value, str):
            what = f"{connector.name} has no option {name[:40]!r} of this form."
            raise ParameterInvalid(what, f"It takes: {', '.join(known) or 'none'}; each is a text.")
    options = {name: str(value) for name, value in given.items() if value}
    for name, option in known.items():
        if option.required and name not in options:
            raise ParameterInvalid(f"{connector.name} needs {name}.", "previewFile shows one; look at its rows first.")
    return options | ({MAPPING: mapping_text(options[MAPPING])} if MAPPING in options else {})


def mapping_text(given: str) -> str:
    """Of a shipped mapping's name, or the text itself; never of a file on this machine. Raises MappingInvalid."""
    if (given not in shipped() and not is_sql(given)) or len(given) > MAPPING_CHARACTERS:
        raise MappingInvalid(
            "This is no mapping.", f"Name one of {', '.join(shipped())}, or give the mapping's own text."
        )
    return mapping_sql(given)


def preview(connector: Connector, file: Path, mapping: str | None) -> Preview:
    """The first records as they would be mapped. Raises InputUnreadable, MappingInvalid."""
    sql, taken, why = None, dict[str, str](), tuple[str, ...]()
    if connector.name == TABLE:
        found = None if mapping else guess(file)
        sql = found.sql if found else mapping_text(mapping or "")
        taken, why = (found.columns, found.why) if found else ({}, ())
    elif mapping:
        raise ParameterInvalid(f"{connector.name} takes no mapping.", "Leave it out.")
    rows, unreadable = _rows(connector, file, {MAPPING: sql} if sql else {})
    columns = list(dict.fromkeys(name for _, row in rows for name in row))
    cells = [[row.get(name) for name in columns] for _, row in rows]
    return Preview(
        columns=columns,
        rows=cells,
        places=[place for place, _ in rows],
        unreadable=unreadable,
        mapping=sql,
        guessed=sql is not None and not mapping,
        taken=taken,
        why=why,
        whole=len(rows) + len(unreadable) < ROWS,
    )


def said_of(error: SociogramError, path: Path, name: str) -> SociogramError:
    """The same in words that know the file by the name that it came with."""
    what, cure = (text.replace(str(path), name).replace(path.name, name) for text in (error.what, error.cure))
    return type(error)(what, cure)


def _rows(
    connector: Connector, file: Path, options: dict[str, str]
) -> tuple[list[tuple[str, dict[str, str]]], list[tuple[str, str]]]:
    rows: list[tuple[str, dict[str, str]]] = []
    unreadable: list[tuple[str, str]] = []
    try:
        for each in islice(connector.records(file, **options), ROWS):
            place = each.place.replace(file.name, "").strip() or "the file"
            row = _row(connector, each) if isinstance(each, Item) else each.reason
            if isinstance(row, str):
                unreadable.append((place, row))
            else:
                rows.append((place, row))
    except PackingError as error:
        unreadable.append(("the file", str(error)))
    return rows, unreadable


def _row(connector: Connector, item: Item) -> dict[str, str] | str:
    """Or why it makes no sense."""
    try:
        mapped = connector.to_graph(item)
    except Unmappable as error:
        return str(error)
    shown = item.value if connector.name == TABLE else dict(_told(mapped))
    return {name: text for name, value in shown.items() if (text := _cell(value)) is not None}


def _told(mapped: Mapped) -> Iterator[tuple[str, Any]]:
    """The main element, and by whom it was posted."""
    yield "record", type(mapped.main).__name__
    yield from (
        ("account", each.start)
        for each in mapped.relationships
        if type(each).__name__ == "Posted" and each.end == mapped.main.id
    )
    for each in fields(mapped.main):
        if each.name not in _UNSHOWN:
            yield each.name, getattr(mapped.main, each.name)


def _cell(value: object) -> str | None:
    if value is None or value == [] or value == "":
        return None
    if isinstance(value, datetime):
        return value.isoformat()
    text = ", ".join(map(str, value)) if isinstance(value, (list, tuple, frozenset)) else str(value)
    return text if len(text) <= CELL_CHARACTERS else f"{text[: CELL_CHARACTERS - 1]}…"
