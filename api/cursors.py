"""Cursors: where a page ended, and of which question. One of another question is refused, not misread."""

import binascii
import hashlib
import json
import math
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime

from graph.errors import ParameterInvalid
from graph.keys import plain

VERSION = 1
LONGEST = 16_000
Value = str | int | float | None
_CURE = "Ask for the first page, and go on with the endCursor that it gives, with everything else unchanged."


def question(field: str, asked: Mapping[str, object]) -> str:
    """What a cursor belongs to: the field and everything asked but the page itself. 16 hex digits."""
    text = json.dumps([field, asked], sort_keys=True, default=_plain, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def encode(of: str, key: tuple[Value, ...]) -> str:
    text = json.dumps([VERSION, of, *key], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(given: str, of: str, kinds: tuple[tuple[type, ...], ...]) -> tuple[Value, ...]:
    """The key, each part of one of its kinds. Raises ParameterInvalid for none of ours, or another question's."""
    if len(given) > LONGEST:
        raise ParameterInvalid("This is no cursor of Sociogram.", _CURE)
    try:
        padded = given.encode("ascii") + b"=" * (-len(given) % 4)
        found = json.loads(b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError, binascii.Error) as error:
        raise ParameterInvalid("This is no cursor of Sociogram.", _CURE) from error
    if not isinstance(found, list) or len(found) < 2 or found[0] != VERSION:
        raise ParameterInvalid("This is no cursor of Sociogram.", _CURE)
    if found[1] != of:
        raise ParameterInvalid("The cursor belongs to another question.", _CURE)
    key = tuple(found[2:])
    if len(key) != len(kinds) or not all(_fits(part, kind) for part, kind in zip(key, kinds, strict=True)):
        raise ParameterInvalid("This is no cursor of Sociogram.", _CURE)
    return key


def _fits(part: object, kind: tuple[type, ...]) -> bool:
    """Also whether the database can carry it: 64 bits, no lone surrogate, no endless number."""
    if type(part) not in kind:
        return False
    if isinstance(part, int):
        return -(2**63) <= part < 2**63
    if isinstance(part, float):
        return math.isfinite(part)
    return not isinstance(part, str) or plain(part) == part


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    return str(value)
