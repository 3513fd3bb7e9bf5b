"""Holds two answers to one question against each other: which rows are new, gone, the same or otherwise than before."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One row in both answers. `columns` names those whose values differ."""

    before: list[Any]
    now: list[Any]
    columns: list[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows are lists of values in the order of their answer's columns; `key` names the columns that tell rows apart."""

    key: tuple[str, ...]
    gained: list[list[Any]]
    lost: list[list[Any]]
    changed: list[ChangedRow]
    unchanged: int


def compare(
    columns_before: Sequence[str],
    before: Sequence[Row],
    columns: Sequence[str],
    now: Sequence[Row],
    *,
    key: Sequence[str] = (),
) -> Comparison:
    """Values are those that JSON can carry. Without a key, rows are told apart by all columns that hold no numbers.

    Columns that only one of the answers has are left aside. Rows of an equal key are paired in their order.
    """
    both = [column for column in columns if column in columns_before]
    rows_before, rows_now = _named(columns_before, before), _named(columns, now)
    named = tuple(column for column in key if column in both) or _telling(both, [*rows_before, *rows_now])
    old, new = _keyed(rows_before, named), _keyed(rows_now, named)
    in_both = [(old[each], new[each]) for each in new if each in old]
    differing = [(a, b, [column for column in both if a[column] != b[column]]) for a, b in in_both]
    changed = [ChangedRow(list(a.values()), list(b.values()), names) for a, b, names in differing if names]
    return Comparison(
        key=named,
        gained=[list(row.values()) for each, row in new.items() if each not in old],
        lost=[list(row.values()) for each, row in old.items() if each not in new],
        changed=changed,
        unchanged=len(in_both) - len(changed),
    )


def _named(columns: Sequence[str], rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _telling(both: Sequence[str], rows: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    texts = [column for column in both if not any(_counts(row[column]) for row in rows)]
    return tuple(texts or both)


def _counts(value: object) -> bool:
    """Numbers, and lists, which are samples."""
    return isinstance(value, (int, float, list, dict)) and not isinstance(value, bool)


def _keyed(rows: Sequence[dict[str, Any]], key: Sequence[str]) -> dict[tuple[str, int], dict[str, Any]]:
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        text = json.dumps([row[column] for column in key], sort_keys=True)
        found[text, seen[text]] = row
        seen[text] += 1
    return found
