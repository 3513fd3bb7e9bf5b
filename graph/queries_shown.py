"""Which Cypher ran for a request, where the request asks for it: never kept, never logged."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cypher import Query

QUERIES = 100
CHARACTERS = 20_000
ITEMS = 50
VALUE_CHARACTERS = 500
DERIVED = "derived"
"""The name of a text that graph.writer derives from the model: it is in graph/statements.cypher."""


@dataclass(frozen=True, slots=True)
class ShownQuery:
    """`name` is folder/file of the catalogue. What is too long is cut, and says so."""

    name: str
    text: str
    parameters: dict[str, Any]
    milliseconds: float


@dataclass(slots=True)
class ShownQueries:
    """The first QUERIES of them, and how many more there were."""

    shown: list[ShownQuery] = field(default_factory=list)
    more: int = 0

    def add(self, query: Query | str, parameters: Mapping[str, Any], seconds: float) -> None:
        if len(self.shown) >= QUERIES:
            self.more += 1
            return
        name, text = (DERIVED, query) if isinstance(query, str) else (f"{query.folder}/{query.name}", query.text)
        given = {name: _shown(value) for name, value in sorted(parameters.items())}
        self.shown.append(ShownQuery(name, _cut(text, CHARACTERS), given, round(seconds * 1000, 1)))


_asked: ContextVar[ShownQueries | None] = ContextVar("queries_shown", default=None)


@contextmanager
def showing() -> Iterator[ShownQueries]:
    """What the block reads, and every task begun in it, is in the result."""
    found = ShownQueries()
    before = _asked.set(found)
    try:
        yield found
    finally:
        _asked.reset(before)


@contextmanager
def timed(query: Query | str, parameters: Mapping[str, Any]) -> Iterator[None]:
    """Around one read: noted where somebody asked for it, a read that fails too."""
    found = _asked.get()
    if found is None:
        yield
        return
    began = time.perf_counter()
    try:
        yield
    finally:
        found.add(query, parameters, time.perf_counter() - began)


def _shown(value: Any) -> Any:
    """As JSON has it, and no longer than a person reads."""
    if isinstance(value, str):
        return _cut(value, VALUE_CHARACTERS)
    if isinstance(value, Mapping):
        return {str(name): _shown(each) for name, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [_shown(each) for each in list(value)[:ITEMS]]
        return items if len(value) <= ITEMS else [*items, f"… {len(value) - ITEMS:,} more"]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)[:VALUE_CHARACTERS]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}… {len(text) - most:,} characters more"
