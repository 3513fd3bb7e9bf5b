"""Generated variants of good and bad queries: half broken, half disguised, some harmless."""

import random
import re
from collections.abc import Callable, Iterator

from tests.graph.gate.hostile import ESCAPES, HOSTILE, OTHER
from tests.graph.gate.legitimate import QUESTIONS

Mutation = Callable[[random.Random, str], str]

_WORD = re.compile(r"[A-Za-z_]\w*|\$\w+|\d+|\S")
_FOREIGN = "\u0410\u0430\u0435\u0415\u043e\u0421\u0441\u0422\uff04\u2019\uff08"
_LOOK_ALIKES = dict(zip("AaeEoCcT$'(", _FOREIGN, strict=True))
_SPACES = ("/**/", "/* {case: $case} */", "//\n", "\n", "\t", " ", "\u00a0", "\u2003", "\u200b", "\x0c")
_FRAGMENTS = (
    " SET a.handle = 'x' ", " DETACH DELETE a ", " CREATE (:Account {case: $case, id: 'm'}) ", " CALL db.labels() ",
    " LOAD CSV FROM 'file:///x' AS line ", " MATCH (b:Account) ", " MATCH (b:Account) WHERE b.case <> $case ",
    " OPTIONAL MATCH (z:Post) ", " UNION MATCH (z:Account) RETURN z.handle ", " OR true ", " OR a.case = 'OTHER' ",
    " AND a.case = $case ", " WITH * ", " WITH *, {case: $case} AS b ", " WITH 'OTHER' AS case ", "; ", " USE system ",
    " WHERE true ", " LIMIT 3 ", " CALL () { MATCH (a:Account) RETURN a AS other } ", " XOR true ", " IS NOT NULL ",
)  # fmt: skip


def mutants(seed: int, count: int) -> Iterator[str]:
    """`OTHER` in them stands for the other case."""
    chance = random.Random(seed)
    good, bad = [asked.text for asked in QUESTIONS], list(HOSTILE)
    for _ in range(count):
        text = chance.choice(good if chance.random() < 0.6 else [*ESCAPES, *bad])
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            text = chance.choice(_MUTATIONS)(chance, text)
        yield text


def _at(chance: random.Random, text: str) -> tuple[int, int]:
    found = [match.span() for match in _WORD.finditer(text)]
    return chance.choice(found) if found else (0, 0)


def _letter_case(chance: random.Random, text: str) -> str:
    start, end = _at(chance, text)
    return text[:start] + text[start:end].swapcase() + text[end:]


def _space(chance: random.Random, text: str) -> str:
    start, _ = _at(chance, text)
    return text[:start] + chance.choice(_SPACES) + text[start:]


def _look_alike(chance: random.Random, text: str) -> str:
    places = [index for index, letter in enumerate(text) if letter in _LOOK_ALIKES]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + _LOOK_ALIKES[text[at]] + text[at + 1 :]


def _escape(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) or 1)
    return text[:at] + f"\\u{ord(text[at]):04x}" + text[at + 1 :] if text[at : at + 1] else text


def _drop(chance: random.Random, text: str) -> str:
    start, end = _at(chance, text)
    return text[:start] + text[end:]


def _swap(chance: random.Random, text: str) -> str:
    first, second = sorted((_at(chance, text), _at(chance, text)))
    if first[1] > second[0]:
        return text
    (a, b), (c, d) = first, second
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _splice(chance: random.Random, text: str) -> str:
    start, _ = _at(chance, text)
    return text[:start] + chance.choice(_FRAGMENTS) + text[start:]


def _unbind(chance: random.Random, text: str) -> str:
    replacement = chance.choice(("{", "{case: 'OTHER', ", "{id: 'x:1', ", "{case: $case} WHERE true OR a = {"))
    if "{case: $case, " in text:
        return text.replace("{case: $case, ", replacement, 1)
    return text.replace(" {case: $case}", "", 1)


def _other_case(chance: random.Random, text: str) -> str:
    return text.replace("$case", chance.choice((f"'{OTHER}'", "$known_on", "a.case", "case", "null")), 1)


def _logic(chance: random.Random, text: str) -> str:
    changes = ((" AND ", " OR "), (" AND ", " XOR "), ("WHERE ", "WHERE NOT "), (" = ", " <> "), ("1,", ""))
    return text.replace(*chance.choice(changes), 1)


def _unbound(chance: random.Random, text: str) -> str:
    return re.sub(r"\{\d,\d\}|\*\d?\.\.\d", chance.choice(("*", "+", "{1,}", "*..9", "{0,99}")), text, count=1)


def _rename(chance: random.Random, text: str) -> str:
    names = sorted(set(re.findall(r"\b[a-z]\b", text)))
    if not names:
        return text
    new = chance.choice([*names, "cache", "anon_0", "case"])
    return re.sub(rf"\b{chance.choice(names)}\b", new, text, count=chance.choice((0, 1)))


def _together(chance: random.Random, text: str) -> str:
    other = chance.choice((*ESCAPES, *(asked.text for asked in QUESTIONS)))
    ways = (f"{text} UNION {other}", f"CALL () {{ {other} }} {text}", f"{text}; {other}", f"{text} NEXT {other}")
    return chance.choice(ways)


_MUTATIONS: tuple[Mutation, ...] = (
    _letter_case, _space, _look_alike, _escape, _drop, _swap, _splice, _splice, _unbind, _unbind, _other_case, _logic,
    _unbound, _rename, _rename, _together,
)  # fmt: skip
