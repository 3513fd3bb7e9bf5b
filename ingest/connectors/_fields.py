"""Reads single fields of foreign JSON, where anything can stand anywhere: the right type, or nothing, or Unmappable."""

import re
import time
from datetime import UTC, datetime
from typing import Any

from graph.keys import plain
from graph.moments import in_utc
from ingest.connectors import Unmappable

TEXT_LIMIT = 100_000
LIST_LIMIT = 2_000
NAME_LIMIT = 100
UNKNOWN_LIMIT = 20
MESSAGE_LIMIT = 200

EARLIEST = datetime(2005, 1, 1, tzinfo=UTC)
AHEAD_SECONDS = 2 * 86_400  # clocks differ; a post further ahead than this has a wrong date
_WHOLE_LIMIT = 2**63

Json = dict[str, Any]

_MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_OLD_TIME = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})")
_NOTHING: Json = {}


def text(value: object) -> str | None:
    """None where there is no text, or an empty one."""
    if not isinstance(value, str) or not value:
        return None
    if len(value) > TEXT_LIMIT:
        raise Unmappable(f"a field of {len(value):,} characters; the limit is {TEXT_LIMIT:,}")
    if "\x00" in value:
        value = value.replace("\x00", "")
    return plain(value) or None


def number(value: object) -> int | None:
    """A count: whole, not negative, and small enough for the database."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _WHOLE_LIMIT:
        return None
    return value


def flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def digits(value: object) -> str | None:
    """A numeric id as a string: X's exceed what a float can tell apart, so a float is none."""
    if isinstance(value, str):
        return value if len(value) <= 20 and value.isascii() and value.isdigit() else None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**20:
        return str(value)
    return None


def shown(value: object) -> str:
    """A foreign value within a message: str() of a deep list or of a number of thousands of digits would raise."""
    if isinstance(value, str):
        return plain(value[:MESSAGE_LIMIT])
    return digits(value) or f"a {type(value).__name__}"


def mapping(value: object) -> Json:
    return value if isinstance(value, dict) else _NOTHING


def entries(value: object) -> list[Json]:
    """The objects of a list; whatever else stands in it is left out."""
    if not isinstance(value, list):
        return []
    if len(value) > LIST_LIMIT:
        raise Unmappable(f"a list of {len(value):,} entries; the limit is {LIST_LIMIT:,}")
    return [each for each in value if isinstance(each, dict)]


def moment(value: object) -> datetime | None:
    """The time that a post states, UTC; Unmappable where it makes no sense."""
    if value is None or value == "":
        return None
    found = _parsed(value)
    if found is None:
        raise Unmappable(f"a time that can't be read: {shown(value)}")
    if not _is_plausible(found):
        raise Unmappable(f"a post of the year {found.year}" if found < EARLIEST else f"a post of the future: {found}")
    return found


def opening(value: object) -> datetime | None:
    """The time at which an account says it was opened; none where that makes no sense (X gives 1970 for some)."""
    found = _parsed(value)
    return found if found is not None and _is_plausible(found) else None


def unknown(record: Json, known: frozenset[str]) -> tuple[str, ...]:
    """Names of the fields that the connector does not know, bounded."""
    return tuple(sorted(plain(name[:NAME_LIMIT]) for name in record.keys() - known)[:UNKNOWN_LIMIT])


def _parsed(value: object) -> datetime | None:
    if not isinstance(value, str) or len(value) > NAME_LIMIT:
        return None
    old = _OLD_TIME.fullmatch(value)
    try:
        if old is not None:
            month, day, hour, minute, second, year = old.groups()
            return datetime(int(year), _MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC)
        return in_utc(datetime.fromisoformat(value))
    except (ValueError, KeyError, OverflowError):
        return None


def _is_plausible(at: datetime) -> bool:
    return at >= EARLIEST and at.timestamp() < time.time() + AHEAD_SECONDS
