"""People's own Cypher. It may read one case, within limits, and nothing else: as the plan shows, not as words promise.

graph.gate_text reads the words, graph.gate_values bounds what an expression can grow to, graph.gate_plan proves from
EXPLAIN that nothing of another case can be in the answer. Then it runs once, in READ mode, metered.
"""

import math
import re
import time
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol, runtime_checkable

from cypher import Parameter
from graph.errors import (
    EvidenceBroken,
    LimitExceeded,
    Overloaded,
    ParameterInvalid,
    QueryRefused,
    SociogramError,
    StoreRefused,
)
from graph.gate_plan import check_plan
from graph.gate_text import HOISTED, OWN_PARAMETERS, TEXT_CHARACTERS, Lexed, lex
from graph.gate_values import KEPT, RANGE, SUMMED, as_written, bounded
from graph.selfcheck import reading_never_writes
from graph.store import FOREVER, CaseStore, Plan, Row, Store
from graph.values import plain_value

ROWS = 10_000
READ_ROWS = 200_000
"""Rows that are looked at where `matching` leaves some out."""
BYTES = 16_000_000
SECONDS = 10.0
TOGETHER = 2
VALUES = 1_000
PATTERN_CHARACTERS = 500
PATTERN_BYTES = 1 << 20

Value = str | int | float | bool | datetime | date | list[str] | list[int]

_SAMPLES: dict[str, object] = {
    "string": "", "int": RANGE + 1, "float": 0.5, "boolean": True, "datetime": FOREVER, "date": date(2026, 1, 1),
    "strings": [""], "ints": [0], "maps": [{}],
}  # fmt: skip
_REFUSAL = re.compile(r"\(Neo\.\w+\.\w+\.(\w+)\)(?:: (.*))?", re.DOTALL)
_POSITION = re.compile(r" *\(line \d+, column \d+ \(offset: \d+\)\).*", re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_SHOWN_TEXT = re.compile(rf"\$({HOISTED}\d+)")


@runtime_checkable
class _Node(Protocol):
    @property
    def labels(self) -> frozenset[str]: ...

    def get(self, name: str, default: object = None) -> object: ...


@runtime_checkable
class _Path(Protocol):
    @property
    def nodes(self) -> Iterable[Any]: ...

    @property
    def relationships(self) -> Iterable[Any]: ...


@dataclass(frozen=True, slots=True)
class Admitted:
    """A query that may run: as it is sent, with its texts as parameters. `estimated_rows` is the planner's guess."""

    text: str
    columns: tuple[str, ...]
    texts: Mapping[str, str]
    parameters: frozenset[str]
    estimated_rows: int
    steps: int
    knows_when: bool


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """`returned` rows are here; where it is not complete, `reason` says why."""

    columns: tuple[str, ...]
    rows: list[Row]
    returned: int
    complete: bool
    reason: str | None
    seconds: float
    estimated_rows: int


async def ask(
    case: CaseStore,
    text: str,
    parameters: Mapping[str, object],
    *,
    matching: Mapping[str, str] | None = None,
    known_on: datetime = FOREVER,
) -> GateAnswer:
    """Admits and runs it. Raises QueryRefused, ParameterInvalid, LimitExceeded, Overloaded."""
    with _TURNSTILE.passed():
        admitted = await admit(case.store, text, parameters)
        return await _run(case, admitted, parameters, matching=matching or {}, known_on=known_on)


async def admit(store: Store, text: str, parameters: Mapping[str, object]) -> Admitted:
    """Raises QueryRefused, ParameterInvalid. Nothing runs."""
    lexed = lex(text)
    values = _values(lexed, parameters)
    return await _admit(store, lexed, values)


async def check_text(
    store: Store, text: str, declared: Sequence[Parameter], bounds: Mapping[str, tuple[float, float]] | None = None
) -> Admitted:
    """A question in the form of the catalogue, before there are values: `bounds` are the header's limits.

    Raises QueryRefused where any value that it may be given could be too much.
    """
    lexed = lex(text)
    samples = {each.name: _sample(each, bounds or {}) for each in declared if each.name not in OWN_PARAMETERS}
    _require_same(lexed.parameters, samples.keys())
    return await _admit(store, lexed, samples)


async def run(
    case: CaseStore,
    admitted: Admitted,
    parameters: Mapping[str, object],
    *,
    matching: Mapping[str, str] | None = None,
    known_on: datetime = FOREVER,
) -> GateAnswer:
    """Raises ParameterInvalid, LimitExceeded, Overloaded, and QueryRefused where it can't be computed."""
    with _TURNSTILE.passed():
        return await _run(case, admitted, parameters, matching=matching or {}, known_on=known_on)


async def _admit(store: Store, lexed: Lexed, values: Mapping[str, object]) -> Admitted:
    text = bounded(lexed, {**lexed.texts, **values})
    await _require_read_mode(store)
    plan = await _explained(store, text, {**values, **lexed.texts})
    if plan.kind != "r":
        raise QueryRefused("It does more than read.", "Ask with MATCH … RETURN.")
    weight = check_plan(plan.tree)
    return Admitted(
        text=text,
        columns=tuple(_with_texts(as_written(column), lexed.texts) for column in plan.columns),
        texts=lexed.texts,
        parameters=lexed.parameters,
        estimated_rows=int(min(plan.estimated_rows, 2**53)),
        steps=weight.steps,
        knows_when=any(token.text == "$known_on" for token in lexed.tokens),
    )


async def _explained(store: Store, text: str, values: Mapping[str, object]) -> Plan:
    try:
        return await store.plan(text, {**values, "case": "", "known_on": FOREVER})
    except StoreRefused as error:
        found = _REFUSAL.search(error.what)
        why = _POSITION.sub("", (found and found[2]) or "").split("\n")[0]
        raise QueryRefused(
            f"Neo4j does not take it: {_with_texts(why, values)[:400] or 'it is no query'}",
            "Correct it; it is read as Cypher 25.",
        ) from None  # the cause quotes the whole text


async def _require_read_mode(store: Store) -> None:
    """READ mode is no promise of the driver (fact F1): where this server does not keep it, nothing is run."""
    if store.keeps_read_mode:
        return
    finding = await reading_never_writes(store)
    if not finding.ok:
        raise StoreRefused(
            "This Neo4j does not refuse writes in READ mode.", "Use saved investigations, or the managed Neo4j."
        )
    store.keeps_read_mode = True


async def _run(
    case: CaseStore,
    admitted: Admitted,
    parameters: Mapping[str, object],
    *,
    matching: Mapping[str, str],
    known_on: datetime,
) -> GateAnswer:
    _require_same(admitted.parameters, parameters.keys())
    if known_on != FOREVER and not admitted.knows_when:
        raise ParameterInvalid(
            "The query does not look at $known_on, so it can't answer as it was known then.",
            "Add WHERE coalesce(n.recorded_first, $known_on) <= $known_on, or ask without knownOn.",
        )
    given = {name: _checked(name, value) for name, value in parameters.items()}
    columns = admitted.columns
    wanted = _Matching(matching, columns)
    given |= {**admitted.texts, "case": case.case, "known_on": known_on}
    started = time.perf_counter()
    rows = case.meter(admitted.text, given, seconds=SECONDS, most_bytes=BYTES)
    found, reason = await _gathered(rows, case.case, columns, wanted)
    return GateAnswer(
        columns=columns,
        rows=found,
        returned=len(found),
        complete=reason is None,
        reason=reason,
        seconds=time.perf_counter() - started,
        estimated_rows=admitted.estimated_rows,
    )


async def _gathered(
    rows: AsyncGenerator[Row, None], case: str, columns: tuple[str, ...], wanted: "_Matching"
) -> tuple[list[Row], str | None]:
    """The rows, and why these are not all of them."""
    found: list[Row] = []
    read = size = 0
    try:
        async with aclosing(rows):
            async for row in rows:
                _require_own(row, case)
                if len(found) == ROWS or read == READ_ROWS:
                    return found, f"The limit of {len(found) if len(found) == ROWS else read:,} rows is reached."
                plain = dict(zip(columns, map(plain_value, row.values()), strict=True))
                read, size = read + 1, size + _size(plain)
                if size > BYTES:
                    return found, f"The limit of {BYTES:,} bytes is reached."
                if wanted.keeps(plain):
                    found.append(plain)
    except LimitExceeded as error:
        if not found:
            raise
        return found, error.what
    except RecursionError:
        raise LimitExceeded("A value is nested too deeply.", "Return rows, not lists within lists.") from None
    except StoreRefused as error:
        raise _uncomputable(error) from None  # its message may quote values
    return found, None


def _uncomputable(error: StoreRefused) -> SociogramError:
    found = _REFUSAL.search(error.what)
    if found is None:
        return error
    return QueryRefused(
        f"Neo4j can't compute it ({found[1]}).",
        f"Look at what is of another type or divided by zero, and for loops over lists of more than {KEPT:,}, "
        f"in reduce() {SUMMED:,}.",
    )


def _require_own(row: Row, case: str) -> None:
    """The second wall. Nothing that the first one lets through should ever be seen here."""
    if any(_is_foreign(value, case) for value in row.values()):
        raise EvidenceBroken(
            "The answer held something of another case, and was thrown away.", "Report this with the query."
        )


def _is_foreign(value: object, case: str) -> bool:
    if isinstance(value, _Node):
        return value.get("case") != case
    if isinstance(value, _Path):
        return any(_is_foreign(node, case) for node in value.nodes)
    if isinstance(value, Mapping):
        return any(_is_foreign(each, case) for each in value.values())
    return isinstance(value, list) and any(_is_foreign(each, case) for each in value)


def _size(value: object) -> int:
    """About as many bytes as it takes in JSON."""
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, Mapping):
        return sum(len(name) + 4 + _size(each) for name, each in value.items())
    return sum(_size(each) + 1 for each in value) if isinstance(value, list) else 8


class _Matching:
    """Rows whose columns hold a text that a pattern is found in: RE2, so every pattern ends in linear time."""

    def __init__(self, patterns: Mapping[str, str], columns: tuple[str, ...]) -> None:
        self._patterns = {column: _pattern(column, pattern, columns) for column, pattern in patterns.items()}

    def keeps(self, row: Row) -> bool:
        return all(
            isinstance(row[column], str) and pattern.search(row[column]) is not None
            for column, pattern in self._patterns.items()
        )


def _pattern(column: str, pattern: str, columns: tuple[str, ...]) -> Any:
    import re2

    if column not in columns:
        raise ParameterInvalid(f"The answer has no column {column[:60]!r}.", f"It has {', '.join(columns)[:300]}.")
    if not isinstance(pattern, str) or len(pattern) > PATTERN_CHARACTERS:
        raise ParameterInvalid("That pattern is too long.", f"Give at most {PATTERN_CHARACTERS} characters.")
    options = re2.Options()
    options.max_mem = PATTERN_BYTES
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise ParameterInvalid(f"{column}: that is no pattern of RE2.", "RE2 has no look-around, no \\1.") from error


def _values(lexed: Lexed, given: Mapping[str, object]) -> dict[str, object]:
    _require_same(lexed.parameters, given.keys())
    return {name: _checked(name, value) for name, value in given.items()}


def _require_same(used: frozenset[str], given: Iterable[str]) -> None:
    given = set(given)
    if reserved := given & OWN_PARAMETERS:
        raise ParameterInvalid(f"{min(reserved)} can't be given: it is set.", "Leave it out.")
    if missing := used - given:
        raise ParameterInvalid(f"The parameter {min(missing)[:60]} is missing.", f"Give {min(missing)[:60]}.")
    if unused := given - used:
        raise ParameterInvalid(f"The query has no parameter ${min(unused)[:60]}.", "Leave it out.")


def _checked(name: str, value: object) -> object:
    if isinstance(value, list):
        if len(value) > VALUES or any(isinstance(each, list) for each in value):
            raise ParameterInvalid(f"{name[:60]} is too long or nested.", f"Give at most {VALUES:,} plain values.")
        return [_checked(name, each) for each in value]
    if isinstance(value, str) and len(value) <= TEXT_CHARACTERS and not _HALF.search(value):
        return value
    if isinstance(value, bool) or (isinstance(value, int) and value in range(-(2**63), 2**63)):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return value
    raise ParameterInvalid(f"{name[:60]} can't have that value.", "Give a text, a number, true or false, or a list.")


def _sample(parameter: Parameter, bounds: Mapping[str, tuple[float, float]]) -> object:
    """The greatest value that it may have, where that matters."""
    if parameter.type == "int" and parameter.name in bounds:
        return int(bounds[parameter.name][1])
    return _SAMPLES[parameter.type]


def _with_texts(shown: str, texts: Mapping[str, object]) -> str:
    return _SHOWN_TEXT.sub(lambda found: repr(texts[found[1]]) if found[1] in texts else found[0], shown)


@dataclass(slots=True)
class _Turnstile:
    """How many of these questions run now, in this process."""

    inside: int = 0

    @contextmanager
    def passed(self) -> Iterator[None]:
        if self.inside >= TOGETHER:
            raise Overloaded(f"{TOGETHER} own queries run already.", "Ask again in a moment.")
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


_TURNSTILE = _Turnstile()
