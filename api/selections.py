"""Which fields a question selects below its own, so that only those are read."""

import re
from collections.abc import Iterable, Iterator

from strawberry.types import Info
from strawberry.types.nodes import SelectedField, Selection

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def selected(info: Info, *paths: str) -> frozenset[str]:
    """Names of the fields at any of these paths, as in edges.node, in Python's form; fragments are looked into.

    api.guard bounds how many fields a question may have, each spread of a fragment counted.
    """
    return frozenset(_plain(each.name) for path in paths for each in _at(info.selected_fields, path.split(".")))


def _at(selections: Iterable[Selection], path: list[str]) -> Iterator[SelectedField]:
    """The fields below the field itself, which is what `selections` start with."""
    level = [each for each in selections if isinstance(each, SelectedField)]
    for name in path:
        if name:
            level = [each for field in level for each in _fields(field.selections) if each.name == name]
    for field in level:
        yield from _fields(field.selections)


def _fields(selections: Iterable[Selection]) -> Iterator[SelectedField]:
    for each in selections:
        if isinstance(each, SelectedField):
            yield each
        else:
            yield from _fields(each.selections)


def _plain(name: str) -> str:
    return _CAPITAL.sub("_", name).lower()
