"""What can be computed: one file each, a declaration and one function. This file says what an analysis is.

A function gets what it reads and typed keyword parameters, and returns a Result. It sees no database and no file.
An analysis that reads ties gets an igraph graph (vertex attribute name: the account id, edge attribute weight); one
that reads shares or cascades an Arrow table. The parameters that say what to read are added by READINGS.
"""

import inspect
import math
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from graph.errors import ParameterInvalid, QueryNotFound
from graph.extensions import discover

if TYPE_CHECKING:
    import igraph
    import numpy as np
    import pyarrow as pa

Reads = Literal["ties", "shares", "cascades"]
TieKind = Literal["reposts", "replies", "quotes", "mentions"]
ObjectKind = Literal["repost", "link", "hashtag", "text"]
Fact = int | float | str
# igraph has one random number generator for the whole process.
_random_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Between:
    """Both ends are allowed."""

    low: float
    high: float


Seed = Annotated[int, Between(0, 2**31 - 1), "the same seed gives the same answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What an analysis of ties may be asked to read."""

    kinds: Annotated[frozenset[TieKind], "which interactions count"] = frozenset(get_args(TieKind))
    since: Annotated[date | None, "first whole day, UTC"] = None
    until: Annotated[date | None, "last whole day, UTC"] = None
    aliases: Annotated[bool, "see accounts known by handle alone as the account they are held to be"] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What an analysis of shares may be asked to read."""

    object_kind: Annotated[ObjectKind, "what is shared"] = "repost"
    since: Annotated[date | None, "first whole day, UTC"] = None
    until: Annotated[date | None, "last whole day, UTC"] = None
    aliases: Annotated[bool, "see accounts known by handle alone as the account they are held to be"] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cascades:
    """What an analysis of answers to posts may be asked to read."""

    aliases: Annotated[bool, "see accounts known by handle alone as the account they are held to be"] = True


READINGS: Mapping[str, Callable[..., object]] = {"ties": Ties, "shares": Shares, "cascades": Cascades}


@dataclass(slots=True, kw_only=True)
class Result:
    """What an analysis found: `values` are arrays parallel to `ids`, `pairs` and `table` Arrow tables.

    `certainty` says in one sentence how sure it is. `enough` is false where there is too little to say anything.
    """

    certainty: str
    ids: "Sequence[str]" = ()
    values: "dict[str, np.ndarray[Any, Any]]" = field(default_factory=dict)
    groups: list[list[str]] = field(default_factory=list)
    pairs: "pa.Table | None" = None
    table: "pa.Table | None" = None
    notes: list[str] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    enough: bool = True

    @classmethod
    def nothing(cls, reason: str) -> "Result":
        return cls(certainty=f"not enough data: {reason}", enough=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is int, float, bool, text, date or several (any of `choices`)."""

    name: str
    type: str
    default: object
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """One extension. `question` is what it answers, in plain words; `source` cites the method."""

    name: str
    title: str
    question: str
    reads: Reads
    directed: bool
    source: str
    function: Callable[..., Result]

    def __call__(self, data: object, **parameters: object) -> Result:
        return self.function(data, **parameters)


def analysis(
    *, title: str, question: str, reads: Reads, source: str, directed: bool = False
) -> Callable[[Callable[..., Result]], Analysis]:
    """Declares a function as an analysis; `directed` says which graph of ties it gets."""

    def declare(function: Callable[..., Result]) -> Analysis:
        return Analysis(function.__name__, title, question, reads, directed, source, function)

    return declare


def analyses() -> dict[str, Analysis]:
    return discover("graph.analyses", Analysis)


def named(name: str) -> Analysis:
    """Raises QueryNotFound."""
    known = analyses()
    if name not in known:
        raise QueryNotFound(f"There is no analysis {name!r}.", f"Known are: {', '.join(sorted(known))}.")
    return known[name]


def parameters(of: Analysis) -> tuple[Parameter, ...]:
    """What can be set: first what it reads, then how it computes."""
    return (*reading_parameters(of.reads), *_parameters(of.function))


def reading_parameters(reads: Reads) -> tuple[Parameter, ...]:
    return tuple(_parameters(READINGS[reads]))


def checked(of: Analysis, raw: Mapping[str, object]) -> dict[str, object]:
    """Every parameter of the analysis, defaults filled in, in its own type. Raises ParameterInvalid."""
    known = {each.name: each for each in parameters(of)}
    for name in raw:
        if name not in known:
            cure = f"It has: {', '.join(known)}." if known else "It has none."
            raise ParameterInvalid(f"{of.name} has no parameter {name!r}.", cure)
    given = {name: _converted(each, raw.get(name, each.default)) for name, each in known.items()}
    since, until = given.get("since"), given.get("until")
    if isinstance(since, date) and isinstance(until, date) and since > until:
        raise ParameterInvalid("since is after until.", "Swap the two days.")
    return given


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """igraph draws from this seed inside, one caller at a time."""
    import random

    import igraph

    with _random_lock:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)


def names_of(graph: "igraph.Graph") -> list[str]:
    """Ids of the accounts, in the order of the vertices."""
    names: list[str] = graph.vs["name"]
    return names


def weights_of(graph: "igraph.Graph") -> str | None:
    """The name that igraph's functions take; none where the graph has no weights, which counts every tie once."""
    return "weight" if "weight" in graph.es.attributes() else None


def size_of(graph: "igraph.Graph") -> dict[str, Fact]:
    return {"accounts": graph.vcount(), "ties": graph.ecount()}


def relational(
    name: str, table: str, rows: "pa.Table", *, parameters: Mapping[str, object] | None = None
) -> "pa.Table":
    """Runs this folder's SQL file (DuckDB's dialect) over one Arrow table, known there as `table`."""
    import duckdb

    query = files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    with duckdb.connect() as database:
        database.register(table, rows)
        return database.sql(query, params=parameters or {}).to_arrow_reader().read_all()


def _parameters(function: Callable[..., object]) -> Iterator[Parameter]:
    for each in inspect.signature(function).parameters.values():
        if each.kind is not inspect.Parameter.KEYWORD_ONLY:
            continue
        kind, notes = _unpacked(each.annotation)
        bounds = next((note for note in notes if isinstance(note, Between)), None)
        words = next((note for note in notes if isinstance(note, str)), "")
        low, high = (bounds.low, bounds.high) if bounds else (None, None)
        yield Parameter(each.name, _type_name(kind), each.default, low, high, _choices(kind), words)


def _unpacked(annotation: Any) -> tuple[Any, tuple[object, ...]]:
    if get_origin(annotation) is Annotated:
        kind, *notes = get_args(annotation)
        return kind, tuple(notes)
    return annotation, ()


def _type_name(kind: Any) -> str:
    if get_origin(kind) is frozenset:
        return "several"
    options = [each for each in get_args(kind) if each is not NoneType]
    plain = {int: "int", float: "float", bool: "bool", str: "text", date: "date"}
    if options and options[0] in plain:
        return plain[options[0]]
    return plain.get(kind, "text")


def _choices(kind: Any) -> tuple[str, ...]:
    if get_origin(kind) is frozenset:
        return _choices(get_args(kind)[0])
    return tuple(get_args(kind)) if get_origin(kind) is Literal else ()


def _converted(parameter: Parameter, value: object) -> object:
    if value is None and parameter.default is None:
        return None
    try:
        converted = _CONVERSIONS[parameter.type](value)
    except (TypeError, ValueError, KeyError) as error:
        raise _invalid(parameter, value) from error
    if not _within(parameter, converted):
        raise _invalid(parameter, value)
    chosen = converted if isinstance(converted, frozenset) else {converted}
    if parameter.choices and (not chosen or not chosen <= set(parameter.choices)):
        raise _invalid(parameter, value)
    return converted


def _within(parameter: Parameter, value: object) -> bool:
    if parameter.low is None or parameter.high is None:
        return True
    return isinstance(value, int | float) and parameter.low <= value <= parameter.high


def _invalid(parameter: Parameter, value: object) -> ParameterInvalid:
    wanted = {"int": "a whole number", "float": "a number", "bool": "true or false", "date": "a day as YYYY-MM-DD"}
    cure = f"Give {wanted.get(parameter.type, 'a text')}"
    if parameter.choices:
        cure = f"Give {'some' if parameter.type == 'several' else 'one'} of: {', '.join(parameter.choices)}"
    elif parameter.low is not None and parameter.high is not None:
        cure += f" from {parameter.low:g} to {parameter.high:g}"
    return ParameterInvalid(f"{parameter.name} can't be {str(value)[:100]!r}.", f"{cure}.")


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError("no whole number")
    return int(value)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise TypeError("no number")
    number = float(value)
    if not math.isfinite(number):
        raise ValueError("not finite")
    return number


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[_text(value).lower()]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _day(value: object) -> date:
    return value if type(value) is date else date.fromisoformat(_text(value))


def _several(value: object) -> frozenset[str]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple | set | frozenset):
        raise TypeError("no list")
    return frozenset(_text(part).strip() for part in parts)


_CONVERSIONS: Mapping[str, Callable[[object], object]] = {
    "int": _whole, "float": _number, "bool": _truth, "text": _text, "date": _day, "several": _several,
}  # fmt: skip
