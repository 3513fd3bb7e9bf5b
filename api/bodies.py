"""JSON as it comes in: one meaning or none."""

import json
import re

from graph.keys import plain

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def json_of(data: str | bytes) -> object:
    """Raises JSONDecodeError for what is no JSON, has a key twice, or a number that JSON has not.

    Of a key that occurs twice every reader takes the one that it likes: what one checks is not what another does.
    A lone surrogate is read as it is stored: as U+FFFD.
    """
    try:
        text = data if isinstance(data, str) else data.decode(json.detect_encoding(data))
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
        return _storable(found) if _SURROGATE.search(text) else found
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(str(error), "", 0) from error


def _storable(found: object) -> object:
    if isinstance(found, str):
        return plain(found)
    if isinstance(found, list):
        return [_storable(each) for each in found]
    if isinstance(found, dict):
        return {plain(name): _storable(each) for name, each in found.items()}
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _refused(constant: str) -> object:
    raise ValueError(constant)
