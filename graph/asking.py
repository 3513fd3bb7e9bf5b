"""Asks a saved investigation: its parameters checked against its header, its answer with how complete it is."""

import difflib
import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cypher import Parameter, Query, names, query
from graph.errors import ParameterInvalid, QueryNotFound
from graph.keys import domain_id, hashtag_id, link_id, plain
from graph.store import CaseStore, Row
from graph.values import plain_value

Given = str | int | float | bool | datetime | date | list[str]

FOLDER = "investigations"
TEXT_CHARACTERS = 2_000
LIST_VALUES = 1_000
_RANGE = re.compile(r"(\w+) (-?[\d.]+?)\.\.(-?[\d.]+)")
_LIMITS = re.compile(r"^// limits: *(.*)$", re.MULTILINE)
_HOW_MUCH = ("total", "left_out")
_INTEGER = range(-(2**63), 2**63)


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts what there is, `returned` what is here; `reason` says why it is not complete."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: list[Row]
    total: int
    returned: int
    complete: bool
    reason: str | None
    seconds: float
    parameters: dict[str, Any]


async def ask(
    case: CaseStore,
    name: str,
    parameters: Mapping[str, Given],
    *,
    known_on: datetime | None = None,
    limit: int | None = None,
) -> Answer:
    """Raises QueryNotFound, ParameterInvalid, and LimitExceeded where it takes too long."""
    investigation = find(name)
    asked: dict[str, Given] = dict(parameters)
    asked |= {key: value for key, value in (("known_on", known_on), ("limit", limit)) if value is not None}
    values = check(investigation, asked)
    started = time.perf_counter()
    rows = [_plain_row(row) for row in await case.read(investigation, **values)]
    return _answer(investigation, rows, values, seconds=time.perf_counter() - started)


def find(name: str) -> Query:
    """The saved investigation. Raises QueryNotFound, with names that are near."""
    known = names(FOLDER)
    if name in known:
        return query(FOLDER, name)
    near = difflib.get_close_matches(_normal(name), known, n=3, cutoff=0.4) or known
    raise QueryNotFound(f"There is no investigation {name[:80]!r}.", f"Did you mean {_either(near)}?")


def check(investigation: Query, given: Mapping[str, Given]) -> dict[str, Any]:
    """Every parameter with its value, typed. Raises ParameterInvalid."""
    known = {parameter.name: parameter for parameter in investigation.parameters}
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(_normal(name), known, n=1) or list(known)
            raise ParameterInvalid(f"{investigation.name} has no parameter {name[:80]!r}.", f"It has {_either(near)}.")
    ranges = limits(investigation)
    return {name: _value(parameter, given.get(name), ranges.get(name)) for name, parameter in known.items()}


def limits(investigation: Query) -> dict[str, tuple[float, float]]:
    """The least and the greatest value of each bounded parameter, from the header."""
    found = _LIMITS.search(investigation.text)
    ranges = _RANGE.findall(found[1]) if found else []
    return {name: (float(least), float(most)) for name, least, most in ranges}


def _value(parameter: Parameter, given: Given | None, bounds: tuple[float, float] | None) -> object:
    text = parameter.default if given is None else given
    if text is None:
        raise ParameterInvalid(
            f"The parameter {parameter.name} is missing.", f"Give {parameter.name}: {_form(parameter)}."
        )
    try:
        value = _READERS[parameter.type](text)
    except (ValueError, OverflowError) as error:
        raise ParameterInvalid(f"{parameter.name} can't be {_shown(text)}.", f"Give {_form(parameter)}.") from error
    if bounds is not None and isinstance(value, (int, float)) and not bounds[0] <= value <= bounds[1]:
        raise ParameterInvalid(
            f"{parameter.name} is {value}, which is out of bounds.", f"Give {bounds[0]:g} to {bounds[1]:,.12g}."
        )
    return _normalised(parameter, value)


def _normalised(parameter: Parameter, value: object) -> object:
    """What names a thing in the graph is written the way that its key is: `#News` finds `news`."""
    normalise = _KEYS.get(parameter.name)
    if normalise is None or not isinstance(value, str):
        return value
    key = normalise(value)
    if not key:
        raise ParameterInvalid(f"{_shown(value)} is no {parameter.name}.", f"Give {_form(parameter)}.")
    return key


def _answer(investigation: Query, rows: list[Row], values: dict[str, Any], *, seconds: float) -> Answer:
    columns = tuple(column for column in investigation.columns if column not in _HOW_MUCH)
    left_out = rows[0].get("left_out", 0) if rows else 0
    rows = [row for row in rows if row[columns[0]] is not None]  # a row that only says what was left out
    total = rows[0].get("total", len(rows)) if rows else 0
    reasons = []
    if total > len(rows):
        reasons.append(f"The limit of {len(rows):,} rows is reached.")
    if left_out:
        reasons.append(f"{left_out:,} accounts were not compared: raise most_accounts, or narrow the time.")
    return Answer(
        name=investigation.name,
        title=investigation.title,
        columns=columns,
        rows=[{column: row[column] for column in columns} for row in rows],
        total=total,
        returned=len(rows),
        complete=not reasons,
        reason=" ".join(reasons) or None,
        seconds=seconds,
        parameters=values,
    )


def _plain_row(row: Row) -> Row:
    return {column: plain_value(value) for column, value in row.items()}


def _integer(given: Given) -> int:
    if isinstance(given, bool) or not isinstance(given, (int, str)):
        raise ValueError(given)
    if isinstance(given, str) and not re.fullmatch(r" *[+-]?[0-9]{1,19} *", given):
        raise ValueError(given)
    value = int(given)
    if value not in _INTEGER:
        raise ValueError(given)
    return value


def _number(given: Given) -> float:
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise ValueError(given)
    value = float(given)
    if not math.isfinite(value):
        raise ValueError(given)
    return value


def _boolean(given: Given) -> bool:
    if isinstance(given, bool):
        return given
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if not isinstance(given, str) or given.strip().lower() not in words:
        raise ValueError(given)
    return words[given.strip().lower()]


def _string(given: Given) -> str:
    if not isinstance(given, str) or len(given) > TEXT_CHARACTERS:
        raise ValueError(given)
    return plain(given)


def _moment(given: Given) -> datetime:
    """Without a time zone it is UTC; without a time, midnight."""
    if isinstance(given, str):
        given = datetime.fromisoformat(given.strip())
    if not isinstance(given, datetime):
        if not isinstance(given, date):
            raise ValueError(given)
        given = datetime(given.year, given.month, given.day)
    return given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)


def _date(given: Given) -> date:
    if isinstance(given, str):
        return date.fromisoformat(given.strip())
    if not isinstance(given, date) or isinstance(given, datetime):
        raise ValueError(given)
    return given


def _strings(given: Given) -> list[str]:
    """A list, or a text with commas."""
    values = given.split(",") if isinstance(given, str) else given
    if not isinstance(values, list) or len(values) > LIST_VALUES:
        raise ValueError(given)
    return [_string(value).strip() for value in values]


_READERS: dict[str, Callable[[Given], object]] = {
    "string": _string,
    "int": _integer,
    "float": _number,
    "boolean": _boolean,
    "datetime": _moment,
    "date": _date,
    "strings": _strings,
}
_FORMS = {
    "string": f"a text of at most {TEXT_CHARACTERS:,} characters",
    "int": "a whole number",
    "float": "a number",
    "boolean": "true or false",
    "datetime": "a time such as 2026-01-31T18:00:00Z",
    "date": "a date such as 2026-01-31",
    "strings": "a list of texts",
}
_KEYS: dict[str, Callable[[str], str | None]] = {"hashtag": hashtag_id, "link": link_id, "domain": domain_id}


def _form(parameter: Parameter) -> str:
    form = _FORMS[parameter.type]
    return f"{form} ({parameter.help})" if parameter.help else form


def _normal(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip().lower())[:80]


def _either(choices: list[str] | tuple[str, ...]) -> str:
    return " or ".join(choices) if len(choices) < 3 else f"{', '.join(choices[:-1])} or {choices[-1]}"


def _shown(given: object) -> str:
    return repr(given)[:80]
