"""How large the values of a query can grow, and how long one expression can take.

The database counts the memory of rows, not that of a value, and no time limit stops a single expression: a text that is
doubled forty times ends the server, and so do five lists made of one of five million (measured on 2026.08). So growth
is bounded before anything runs, and loops over lists from the data look at their length first, when they run.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.gate_text import Lexed, Token, refuse, words

RANGE = 10_000
LOOPED = 10_000
"""Rounds of loops over known lists, one within another; a list from the data counts as DATA of them."""
DATA = 100
JOINED = 64
"""How many times as long as its longest part a text or list may become by joining."""
SHARED = 100_000
"""How many times one value may stand in another."""
KEPT = 100_000
SUMMED = 10_000
"""How long a list from the data may be, to make another one of it or to reduce it."""

_CLAUSES = words("with return let unwind match where call union filter")
_COUNTING = words("size length count sum tointeger tofloat abs round floor ceil")
_SHORT = words("nodes relationships labels keys")
_PREDICATES = words("any all none single")
_SHORT_ROUNDS = 20

_LOOKED = re.compile(r"CASE WHEN size\(\(((?:(?!CASE WHEN size\(\().)*?)\)\) > (\d+) THEN \[size\(\(", re.DOTALL)
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """From `start` to `end`, the list from `source`, what is done from `body`. `rounds` is None for data.

    `longest` is how long a list from the data may be, None where only time is spent on it.
    """

    start: int
    end: int
    source: int
    body: int
    rounds: int | None
    keeps: bool
    longest: int | None


def bounded(lexed: Lexed, parameters: Mapping[str, object]) -> str:
    """The text to run: with a look at each list from the data before it is looped over. Raises QueryRefused."""
    loops = check_values(lexed.tokens, parameters)
    guarded = [loop for loop in loops if loop.rounds is None and loop.longest is not None]
    for loop in guarded:
        if sum(other.source <= loop.start and loop.end < other.body for other in guarded) > 1:
            refuse("Lists made of lists made of lists.", "Take it in steps, with WITH between them.")
    return _rendered(lexed, guarded, 0, len(lexed.tokens))


def _rendered(lexed: Lexed, loops: list[Loop], start: int, end: int) -> str:
    """The text of some tokens. A list that is too long is divided by zero: an error, never a shorter answer."""
    text, at = "", start
    for loop in sorted(loops, key=lambda each: each.source):
        if at <= loop.source and loop.body <= end:
            of = _rendered(lexed, [each for each in loops if each != loop], loop.source, loop.body).strip()
            text += _sent(lexed, at, loop.source)
            text += _look(of, loop.longest) + " "
            at = loop.body
    return text + _sent(lexed, at, end)


def _look(source: str, longest: int | None) -> str:
    return f"CASE WHEN size(({source})) > {longest} THEN [size(({source})) / 0] ELSE {source} END"


def as_written(shown: str) -> str:
    """A piece of the text to run, such as the name of a column, without what was put in."""
    while found := _LOOKED.search(shown):
        look = _look(found[1], int(found[2]))
        if look not in shown:
            return shown
        shown = shown.replace(look, found[1])
    return shown


def _sent(lexed: Lexed, start: int, end: int) -> str:
    tokens = lexed.tokens
    until = tokens[end].at if end < len(tokens) else len(lexed.text)
    return lexed.text[tokens[start].at : until] if start < end else ""


def check_values(tokens: Tokens, parameters: Mapping[str, object]) -> list[Loop]:
    """The loops in it. Raises QueryRefused."""
    for index, token in enumerate(tokens):
        if token.word == "range" and _at(tokens, index + 1) == "(":
            _check_range(tokens, index, parameters)
        if token.word == "split" and _at(tokens, index + 1) == "(":
            _check_split(tokens, index + 1, parameters)
    loops = [loop for index in range(len(tokens)) if (loop := _loop(tokens, index, parameters)) is not None]
    _check_nesting(loops)
    for index, token in enumerate(tokens):
        if token.word == "reduce" and _at(tokens, index + 1) == "(":
            _check_reduce(tokens, index + 1)
    _check_growth(tokens, loops)
    return loops


def _at(tokens: Tokens, index: int) -> str:
    return tokens[index].word if 0 <= index < len(tokens) else ""


def _arguments(tokens: Tokens, opening: int) -> list[Tokens]:
    """What stands between the commas of a bracket."""
    end = tokens[opening].close or opening
    found, start, index = [], opening + 1, opening + 1
    while index < end:
        if tokens[index].text == ",":
            found.append(tokens[start:index])
            start = index + 1
        index = (tokens[index].close or index) + 1
    return [*found, tokens[start:end]]


def _check_range(tokens: Tokens, index: int, parameters: Mapping[str, object]) -> None:
    arguments = _arguments(tokens, index + 1)
    known = [_number(argument, parameters) for argument in arguments]
    bounded = len(arguments) in (2, 3) and (
        known[0] is not None or _is_offset(arguments[0], _ranged(tokens), parameters)
    )  # fmt: skip
    bounded = bounded and (known[1] is not None or _is_size(arguments[1], parameters))
    bounded = bounded and all(abs(value or 0) <= RANGE for value in known) and (len(known) < 3 or bool(known[2]))
    if not bounded:
        refuse(
            "A range() that could be of any length.",
            f"Give numbers up to {RANGE:,}, or end it with size(list) - 1; begin it with a number.",
        )


def _check_split(tokens: Tokens, opening: int, parameters: Mapping[str, object]) -> None:
    arguments = _arguments(tokens, opening)
    separator = arguments[-1]
    if len(arguments) != 2 or len(separator) != 1 or not parameters.get(separator[0].text[1:]):
        refuse("A split() into single characters.", "Give it a separator: split(p.language, '-').")


def _number(argument: Tokens, parameters: Mapping[str, object]) -> int | None:
    if len(argument) == 2 and argument[0].text == "-":
        value = _number(argument[1:], parameters)
        return None if value is None else -value
    if len(argument) != 1:
        return None
    token = argument[0]
    if token.kind == "number":
        return int(token.text[:9]) if token.text.isdigit() else None
    given = parameters.get(token.text[1:]) if token.kind == "parameter" else None
    return given if isinstance(given, int) and not isinstance(given, bool) else None


def _ranged(tokens: Tokens) -> set[str]:
    """The variables that only ever run over a range."""
    ranged, other = set[str](), set[str]()
    for index, token in enumerate(tokens):
        if token.kind != "name":
            continue
        if _at(tokens, index + 1) == "in":
            (ranged if _at(tokens, index + 2) == "range" else other).add(token.text)
        elif _at(tokens, index - 1) == "as":
            (ranged if _is_unwound_range(tokens, index - 2) else other).add(token.text)
    return ranged - other


def _is_unwound_range(tokens: Tokens, closing: int) -> bool:
    openings = [index for index, token in enumerate(tokens) if token.close == closing]
    return bool(openings) and [_at(tokens, openings[0] - back) for back in (2, 1)] == ["unwind", "range"]


def _is_offset(argument: Tokens, ranged: set[str], parameters: Mapping[str, object]) -> bool:
    """i or i + 1"""
    if not argument or argument[0].text not in ranged:
        return False
    return len(argument) == 1 or _is_small_step(argument[1:], parameters)


def _is_small_step(rest: Tokens, parameters: Mapping[str, object]) -> bool:
    step = _number(rest[1:], parameters)
    return bool(rest) and rest[0].text in ("+", "-") and step is not None and abs(step) <= RANGE


def _is_size(argument: Tokens, parameters: Mapping[str, object]) -> bool:
    """size(list), length(path), either with a small number added or taken away"""
    if len(argument) < 3 or argument[0].word not in ("size", "length") or argument[1].text != "(":
        return False
    depth = 0
    for index, token in enumerate(argument):
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if depth == 0 and index > 0:
            return index == len(argument) - 1 or _is_small_step(argument[index + 1 :], parameters)
    return False


def _loop(tokens: Tokens, index: int, parameters: Mapping[str, object]) -> Loop | None:
    token = tokens[index]
    if token.text == "[" and _at(tokens, index + 2) == "in" and tokens[index + 1].kind == "name":
        return _loop_from(tokens, index, index + 3, parameters)
    if token.word in _PREDICATES and _at(tokens, index + 1) == "(" and _at(tokens, index + 3) == "in":
        return _loop_from(tokens, index + 1, index + 4, parameters)
    if token.word == "reduce" and _at(tokens, index + 1) == "(":
        source = index + 2
        while source < (tokens[index + 1].close or 0) and tokens[source].word != "in":
            source = (tokens[source].close or source) + 1
        return _loop_from(tokens, index + 1, source + 1, parameters)
    return None


def _loop_from(tokens: Tokens, opening: int, source: int, parameters: Mapping[str, object]) -> Loop:
    end = tokens[opening].close or opening
    body = source
    while body < end and tokens[body].word not in ("where", "|"):
        body = (tokens[body].close or body) + 1
    in_list = tokens[opening].text == "["
    keeps = in_list and any(token.text == "|" for token in tokens[body:end])
    longest = KEPT if in_list else SUMMED if _at(tokens, opening - 1) == "reduce" else None
    rounds = _rounds(tokens[source:body], tokens, source, parameters)
    return Loop(opening, end, source, body, rounds, keeps, longest)


def _rounds(source: Tokens, tokens: Tokens, start: int, parameters: Mapping[str, object]) -> int | None:
    whole = len(source) > 1 and tokens[start + (1 if source[0].kind == "name" else 0)].close == start + len(source) - 1
    if not whole:
        return None
    if source[0].text == "[" and source[2].word != "in":
        return len(_arguments(tokens, start))
    if source[0].word in _SHORT:
        return _SHORT_ROUNDS
    if source[0].word == "range":
        bounds = [_number(argument, parameters) for argument in _arguments(tokens, start + 1)[:2]]
        if bounds[0] is not None and bounds[1] is not None:
            return max(1, bounds[1] - bounds[0] + 1)
    return None


def _check_nesting(loops: list[Loop]) -> None:
    for loop in loops:
        around = [loop, *(other for other in loops if other.body < loop.start and loop.end < other.end)]
        rounds = 1
        for each in around:
            rounds *= DATA if each.rounds is None else each.rounds
        if rounds > LOOPED or sum(each.rounds is None for each in around) > 1:
            refuse(
                "Loops within loops, over lists of any length, in one expression: no time limit can stop that.",
                "UNWIND the inner list. Then collect again.",
            )


def _check_reduce(tokens: Tokens, opening: int) -> None:
    """What is added up is a number, or lists that are put behind each other; nothing can double itself."""
    end = tokens[opening].close or opening
    accumulator = tokens[opening + 1].text
    body = next((index for index in range(opening, end) if tokens[index].text == "|"), end)
    uses = [index for index in range(body, end) if tokens[index].text == accumulator]
    if not any(_grows(tokens, index) for index in range(body, end)):
        return
    start = [token.text for token in _arguments(tokens, opening)[0][2:]]
    if start != ["[", "]"] and not (len(start) == 1 and start[0].isdigit()):
        refuse("A reduce() that begins neither with a number nor with [].", "Collect texts with collect().")
    if len(uses) > 1:
        refuse("A reduce() that uses its own sum twice, which can double it.", "Use it once, or without + and lists.")
    if any(_in_list(tokens, body, use) for use in uses):
        refuse("A reduce() that puts its own result into a list.", "Collect with collect().")
    if any("$text_" in _at(tokens, use + step) for use in uses for step in (-2, 2)):
        refuse("A reduce() that joins texts.", "Collect texts with collect().")


def _grows(tokens: Tokens, index: int) -> bool:
    before = tokens[index - 1]
    is_index = before.kind in ("name", "parameter") or before.text in (")", "]")
    return tokens[index].text in ("+", "||", "{") or (tokens[index].text == "[" and not is_index)


def _in_list(tokens: Tokens, start: int, index: int) -> bool:
    return any(
        token.text in ("[", "{") and token.close is not None and at < index < token.close
        for at, token in enumerate(tokens[start:index], start)
    )


def _check_growth(tokens: Tokens, loops: list[Loop]) -> None:
    joined = shared = 1
    for start, end in _clauses(tokens):
        joined *= 1 + _joins(tokens, start, end)
        shared *= _repeats(tokens, start, end)
        for loop in loops:
            if start <= loop.start < end and loop.keeps and loop.rounds is not None:
                shared *= loop.rounds
    if joined > JOINED:
        refuse("Texts or lists that are joined again and again grow without a limit.", "Join once, in the last RETURN.")
    if shared > SHARED:
        refuse("Lists within lists, each of them many times.", "Return rows rather than nested lists.")


def _clauses(tokens: Tokens) -> list[tuple[int, int]]:
    starts = [
        index for index, token in enumerate(tokens)
        if token.word in _CLAUSES and _at(tokens, index - 1) not in ("starts", "ends", ".", ":")
    ]  # fmt: skip
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _joins(tokens: Tokens, start: int, end: int) -> int:
    """The most + and || in one item of the clause, those with a number beside them aside."""
    most = found = 0
    for index in range(start, end):
        if tokens[index].text == ",":
            found = 0
        if tokens[index].text in ("+", "||") and not _beside_number(tokens, index):
            found += 1
            most = max(most, found)
    return most


def _beside_number(tokens: Tokens, index: int) -> bool:
    if tokens[index].text == "||":
        return False
    after = _at(tokens, index + 1) in _COUNTING and _at(tokens, index + 2) == "("
    beside = {tokens[at].kind for at in (index - 1, index + 1) if 0 <= at < len(tokens)}
    return after or "number" in beside


def _repeats(tokens: Tokens, start: int, end: int) -> int:
    """How often one value stands in the lists and maps that a clause writes."""
    found: Counter[str] = Counter()
    for index in range(start, end):
        token = tokens[index]
        between = _at(tokens, index - 1) in ("[", ",", ":") and _at(tokens, index + 1) in ("]", ",", "}")
        if token.kind == "name" and between:
            found[token.text] += 1
    return max(found.values(), default=1)
