"""Asks a saved investigation: its parameters checked against its header, its answer with how complete it is."""

import difflib
import math
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from cypher import Parameter, Query, names, query
from graph.costing import Cost, cost, cost_of_plan
from graph.errors import ParameterInvalid, QueryNotFound, QueryRefused
from graph.finding import find_account, find_post
from graph.gate import Admitted
from graph.keys import domain_id, hashtag_id, link_id, plain
from graph.moments import in_utc
from graph.store import FOREVER, READ_SECONDS, CaseStore, Row
from graph.values import plain_value

Given = str | int | float | bool | datetime | date | list[str]

FOLDER = "investigations"
OWN_FOLDER = "own"
SECONDS = READ_SECONDS
TEXT_CHARACTERS = 2_000
LIST_VALUES = 1_000
_RANGE = re.compile(r"(\w+) (-?[\d.]+?)\.\.(-?[\d.]+)")
_LIMITS = re.compile(r"^// limits: *(.*)$", re.MULTILINE)
_ACCOUNTS = {"account", "other"}
_INTEGER = range(-(2**63), 2**63)


class OwnQuestions(Protocol):
    """A person's own investigations: found beside the built-in ones, and through the gate each time they are asked."""

    def names(self) -> Sequence[str]: ...

    def query(self, name: str) -> Query:
        """Raises KeyError where there is no such file."""

    async def admit(self, case: CaseStore, question: Query, values: Mapping[str, object]) -> Admitted:
        """Through the gate, without running it. Raises QueryRefused."""

    async def read(self, case: CaseStore, question: Query, values: Mapping[str, object]) -> "OwnRows":
        """Raises QueryRefused."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """`reason` says why there are no more of them, where there may be."""

    rows: list[Row]
    reason: str | None = None


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
    shows: str = "table"
    nodes: str = "Account"
    own: bool = False
    estimated_rows: int = 0
    cost: str = ""


async def ask(
    case: CaseStore,
    name: str,
    parameters: Mapping[str, Given],
    *,
    known_on: datetime | None = None,
    limit: int | None = None,
    own: OwnQuestions | None = None,
) -> Answer:
    """Raises QueryNotFound, ParameterInvalid, NotFound for an account or post that is not there, and LimitExceeded
    where it takes too long. `own` are a person's own investigations, which may also raise QueryRefused.
    """
    return await ask_question(case, find(name, own), parameters, known_on=known_on, limit=limit, own=own)


async def ask_question(
    case: CaseStore,
    question: Query,
    parameters: Mapping[str, Given],
    *,
    known_on: datetime | None = None,
    limit: int | None = None,
    own: OwnQuestions | None = None,
) -> Answer:
    """As `ask`, with the question at hand."""
    values = await prepared(case, question, parameters, known_on=known_on, limit=limit)
    expected, columns = await _expected(case, question, values, own)
    check_columns(question, columns)
    started = time.perf_counter()
    if is_own(question):
        found = await _their(own, question).read(case, question, values)
    else:
        found = OwnRows(await case.read(question, seconds=SECONDS, **values), await _stale(case, question))
    whole = replace(question, columns=question.columns or columns)
    return _answer(whole, found, values, cost=expected, seconds=time.perf_counter() - started)


async def cost_of(
    case: CaseStore,
    question: Query,
    parameters: Mapping[str, Given],
    *,
    known_on: datetime | None = None,
    own: OwnQuestions | None = None,
) -> Cost:
    """Before it runs. Raises as `ask` does."""
    values = await prepared(case, question, parameters, known_on=known_on)
    return (await _expected(case, question, values, own))[0]


async def _expected(
    case: CaseStore, question: Query, values: Mapping[str, Any], own: OwnQuestions | None
) -> tuple[Cost, tuple[str, ...]]:
    """And the columns. A person's own question passes the gate for it."""
    if is_own(question):
        admitted = await _their(own, question).admit(case, question, values)
        return cost(admitted.estimated_rows), admitted.columns
    plan = await case.store.explain(question.text, **{"known_on": FOREVER, **values, "case": case.case})
    return await cost_of_plan(case, plan, values), plan.columns


async def prepared(
    case: CaseStore,
    question: Query,
    parameters: Mapping[str, Given],
    *,
    known_on: datetime | None = None,
    limit: int | None = None,
) -> dict[str, Any]:
    """Every parameter with its value; accounts and posts as the ids that are meant. Raises as `ask` does."""
    asked: dict[str, Given] = dict(parameters)
    known_on = None if known_on == FOREVER else known_on
    asked |= {key: value for key, value in (("known_on", known_on), ("limit", limit)) if value is not None}
    values = check(question, asked)
    moment = values.get("known_on", FOREVER)
    for name in _ACCOUNTS & values.keys():
        values[name] = await _account(case, values[name], moment)
    if "post" in values:
        values["post"] = await _post(case, values["post"], moment)
    return values


def find(name: str, own: OwnQuestions | None = None) -> Query:
    """The saved investigation, a built-in one first. Raises QueryNotFound, with names that are near."""
    if name in names(FOLDER):
        return query(FOLDER, name)
    known = [*names(FOLDER), *(own.names() if own is not None else ())]
    if own is not None and name in known:
        return own.query(name)
    near = difflib.get_close_matches(_normal(name), known, n=3, cutoff=0.4) or known
    raise QueryNotFound(f"There is no investigation {name[:80]!r}.", f"Did you mean {_either(near)}?")


def check_columns(question: Query, columns: Sequence[str]) -> None:
    """That the header names the columns that there are. Raises QueryRefused."""
    if question.columns and question.columns != tuple(columns):
        raise QueryRefused(
            f"The header of {question.name} names other columns than the query returns.",
            f"Write // columns: {', '.join(columns)}",
        )
    if question.shows == "graph" and tuple(columns[:2]) != ("source", "target"):
        raise QueryRefused(
            "What shows a graph begins with the columns source and target.",
            "Return the two ids first, AS source and AS target; or write // shows: table.",
        )


def is_own(question: Query) -> bool:
    return question.folder == OWN_FOLDER


def _their(own: OwnQuestions | None, question: Query) -> OwnQuestions:
    if own is None:
        raise QueryNotFound(f"{question.name} is no built-in investigation.", "Ask where your own ones are kept.")
    return own


async def _stale(case: CaseStore, question: Query) -> str | None:
    """What asks for ties says so where some are behind the posts."""
    if "[t:INTERACTED]" not in question.text:
        return None
    row = await case.one(query("lookups", "stale_ties"))
    return "Ties of the latest load are still to be recomputed." if row and row["runs"] else None


async def _account(case: CaseStore, given: str, known_on: datetime) -> str:
    """An id, @handle, platform:@handle or URL becomes the id of the account that is meant."""
    if given.startswith("@") or ":@" in given:
        return (await find_account(case, handle=given, known_on=known_on)).id
    if given.lower().startswith(("http://", "https://")):
        return (await find_account(case, url=given, known_on=known_on)).id
    return (await find_account(case, by_id=given, known_on=known_on)).id


async def _post(case: CaseStore, given: str, known_on: datetime) -> str:
    if given.lower().startswith(("http://", "https://")):
        return await find_post(case, url=given, known_on=known_on)
    return await find_post(case, by_id=given, known_on=known_on)


def check(investigation: Query, given: Mapping[str, Given]) -> dict[str, Any]:
    """Every parameter with its value, typed. Raises ParameterInvalid."""
    known = {parameter.name: parameter for parameter in investigation.parameters}
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(_normal(name), known, n=1) or list(known)
            raise ParameterInvalid(f"{investigation.name} has no parameter {name[:80]!r}.", f"It has {_either(near)}.")
    ranges = limits(investigation)
    return {name: _value(parameter, given.get(name), ranges.get(name)) for name, parameter in known.items()}


def check_header(investigation: Query) -> dict[str, Any]:
    """That each default can be, and a value for every parameter, to try it with. Raises ParameterInvalid."""
    missing = {each.name: _SAMPLES.get(each.type) for each in investigation.parameters if each.default is None}
    unreadable = [each.name for each in investigation.parameters if each.type not in _READERS]
    if unreadable:
        types = ", ".join(sorted(_READERS))
        raise ParameterInvalid(f"Nobody can give a value for {_either(unreadable)}.", f"Use one of the types {types}.")
    named = {name: sample for name, sample in missing.items() if sample is not None}
    bounds = limits(investigation)
    bounded = {name: bounds[name][0] for name in named.keys() & bounds.keys()}
    whole = {name: int(least) if isinstance(named[name], int) else least for name, least in bounded.items()}
    keyed = {name: sample for name, sample in _KEY_SAMPLES.items() if name in named}
    return check(investigation, {**named, **whole, **keyed})


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


def _answer(
    investigation: Query, found: OwnRows, values: dict[str, Any], *, cost: Cost, seconds: float
) -> Answer:
    columns = tuple(column for column in investigation.columns if column not in _how_much(investigation))
    rows = [_plain_row(row) for row in found.rows]
    left_out = rows[0]["left_out"] if rows and investigation.left_out else 0
    if investigation.left_out:  # a row that only says what was left out
        rows = [row for row in rows if row[columns[0]] is not None]
    total = rows[0].get("total", len(rows)) if rows and not is_own(investigation) else len(rows)
    reasons = [found.reason] if found.reason else []
    if total > len(rows):
        reasons.append(f"The limit of {len(rows):,} rows is reached.")
    if left_out:
        reasons.append(f"{left_out:,} {investigation.left_out}")
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
        shows=investigation.shows,
        nodes=investigation.nodes,
        own=is_own(investigation),
        estimated_rows=cost.estimated_rows,
        cost=cost.words,
    )


def _how_much(investigation: Query) -> tuple[str, ...]:
    """Columns that speak of the whole answer. A person's own question may call a column of its own so."""
    return () if is_own(investigation) else ("total", "left_out")


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
    return in_utc(given)


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
_SAMPLES: dict[str, Given] = {
    "string": "x", "int": 1, "float": 1.0, "boolean": True, "strings": ["x"], "date": "2026-01-31",
    "datetime": "2026-01-31T18:00:00Z",
}  # fmt: skip
_KEY_SAMPLES: dict[str, Given] = {"link": "https://example.org/", "domain": "example.org"}
_KEYS: dict[str, Callable[[str], str | None]] = {"hashtag": hashtag_id, "link": link_id, "domain": domain_id}


def _form(parameter: Parameter) -> str:
    form = _FORMS[parameter.type]
    return f"{form} ({parameter.help})" if parameter.help else form


def _normal(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip().lower())[:80]


def _either(choices: Sequence[str]) -> str:
    return " or ".join(choices) if len(choices) < 3 else f"{', '.join(choices[:-1])} or {choices[-1]}"


def _shown(given: object) -> str:
    return repr(given)[:80]
