"""The words of a person's own Cypher: read strictly, and sent on without their texts and comments.

Only printable ASCII outside texts, so there is no look-alike, no Unicode escape and no odd white space to argue about.
Texts become parameters, so a plan holds none of them. Words are not what keeps a query in its case: the plan is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NoReturn

from graph.errors import QueryRefused

CHARACTERS = 20_000
TOKENS = 4_000
TEXT_CHARACTERS = 2_000
DEPTH = 30
OWN_PARAMETERS = frozenset({"case", "known_on"})
HOISTED = "text_"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<number>0[xX][0-9a-fA-F_]+|0o[0-7_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?![A-Za-z_])"
    r"|(?P<parameter>\$[A-Za-z_][A-Za-z0-9_]*)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>=~|\|\||[-()\[\]{}.,:;=<>+*/%^|&!])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BEGINNINGS = words("match optional with unwind return call let")
_REFUSED = words(
    "load create insert merge delete detach nodetach set remove foreach use transactions yield search show terminate"
)
# What plans show of their own, as if it were a variable: `cache[a.case] = $case` must mean the property of a.
_RESERVED = re.compile(r"cache.*|anon_.*|auto[a-z]*_\d+|runtimeconstant|coercetopredicate|getdegree", re.IGNORECASE)
_BEFORE_BRACKET = words(
    "match where and or xor not in return with call when then else case unwind by exists distinct all any shortest "
    "paths path groups group contains limit skip offset filter next acyclic trail walk elements optional union"
)
FUNCTIONS = words(
    "coalesce head last tail size length type labels keys properties startnode endnode nodes relationships nullif "
    "valuetype isempty isnan tointeger tofloat toboolean tostring tointegerornull tofloatornull tobooleanornull "
    "tostringornull tointegerlist tofloatlist tostringlist split all any none single exists count collect sum avg min "
    "max stdev stdevp percentilecont percentiledisc range reduce reverse tolower toupper lower upper trim ltrim rtrim "
    "btrim left right substring char_length character_length abs ceil ceiling floor round sign sqrt exp log log10 sin "
    "cos tan asin acos atan atan2 cot degrees radians pi e haversin date datetime localdatetime time localtime "
    "duration date.truncate datetime.truncate localdatetime.truncate datetime.fromepoch datetime.fromepochmillis "
    "duration.between duration.inmonths duration.indays duration.inseconds point point.distance "
    "shortestpath allshortestpaths"
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is name, number, parameter or sign: a text is a parameter by then. `close` is the index of its partner.

    `at` is where it begins in the text that is sent.
    """

    kind: str
    text: str
    close: int | None = None
    at: int = field(default=0, compare=False)

    @property
    def word(self) -> str:
        return self.text.lower() if self.kind == "name" else self.text


@dataclass(frozen=True, slots=True)
class Lexed:
    """`text` is what is sent; `texts` are the texts that became parameters; `parameters` are those of the writer."""

    text: str
    tokens: tuple[Token, ...]
    texts: dict[str, str]
    parameters: frozenset[str]


def lex(text: str) -> Lexed:
    """Raises QueryRefused."""
    if len(text) > CHARACTERS:
        refuse(f"It has {len(text):,} characters.", f"Write it in at most {CHARACTERS:,}.")
    sent, tokens = "", list[Token]()
    texts: dict[str, str] = {}
    for kind, found in _pieces(text):
        if kind == "text":
            name = f"{HOISTED}{len(texts)}"
            texts[name] = _value(found)
            kind, found = "parameter", f"${name}"
        if kind != "space":
            tokens.append(Token(kind, found, at=len(sent)))
        sent += found
    if len(tokens) > TOKENS:
        refuse(f"It has {len(tokens):,} words and signs.", f"Write it in at most {TOKENS:,}.")
    paired = _paired(_one_statement(tokens))
    _check_words(paired)
    own = {token.text[1:] for token in paired if token.kind == "parameter"} - OWN_PARAMETERS - texts.keys()
    return Lexed(sent.rstrip().removesuffix(";"), paired, texts, frozenset(own))


def refuse(what: str, cure: str) -> NoReturn:
    raise QueryRefused(what, cure)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            _unreadable(text, at)
        kind, piece = found.lastgroup, found[0]
        if kind == "parameter" and piece[1:].startswith((HOISTED, "auto")):
            refuse(f"The parameter name {piece} is reserved.", "Use another name.")
        if kind in ("space", "comment"):
            kind, piece = "space", "\n" if "\n" in piece else " "
        yield kind, piece
        at = found.end()


def _unreadable(text: str, at: int) -> NoReturn:
    line = text.count("\n", 0, at) + 1
    if text[at] == "`":
        refuse(f"A name in backticks, in line {line}.", "Labels, types and properties of the model need none.")
    if text[at] == "\\":
        refuse(f"A backslash outside a text, in line {line}.", "Write the character itself.")
    if text[at] in "'\"" or text.startswith("/*", at):
        refuse(f"A text or comment that begins in line {line} does not end.", "Close it.")
    refuse(f"The character U+{ord(text[at]):04X} in line {line}.", "Outside texts and comments, use plain ASCII only.")


def _value(quoted: str) -> str:
    value = _ESCAPE.sub(_escaped, quoted[1:-1])
    try:
        value = value.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError as error:
        raise QueryRefused("A text holds half a character.", "Write the character itself.") from error
    if len(value) > TEXT_CHARACTERS:
        refuse(f"A text of {len(value):,} characters.", f"Texts may have {TEXT_CHARACTERS:,}.")
    return value


def _escaped(found: re.Match[str]) -> str:
    escape = found[1]
    if escape.startswith("u") and len(escape) == 5:
        return chr(int(escape[1:], 16))
    if escape not in _ESCAPES:
        refuse(f"The escape \\{escape!a} in a text.", "Write the character itself.")
    return _ESCAPES[escape]


def _one_statement(tokens: list[Token]) -> list[Token]:
    if tokens and tokens[-1].text == ";":
        tokens = tokens[:-1]
    if not tokens:
        refuse("There is no query.", "Write one; its patterns begin as in (a:Account {case: $case}).")
    if any(token.text == ";" for token in tokens):
        refuse("There is more than one statement.", "Ask one question at a time.")
    if tokens[0].word not in _BEGINNINGS:
        refuse(f"It begins with {tokens[0].text[:40]!r}.", "Begin with MATCH, WITH, UNWIND, CALL, LET or RETURN.")
    return tokens


def _paired(tokens: list[Token]) -> tuple[Token, ...]:
    """With every opening bracket knowing its closing one."""
    paired, stack = list(tokens), list[int]()
    for index, token in enumerate(tokens):
        if token.text in _PAIRS.values():
            stack.append(index)
        elif token.text in _PAIRS:
            if not stack or tokens[stack[-1]].text != _PAIRS[token.text]:
                refuse(f"A {token.text!r} that opens nowhere.", "Balance the brackets.")
            opening = stack.pop()
            paired[opening] = replace(tokens[opening], close=index)
        if len(stack) > DEPTH:
            refuse(f"Brackets are nested deeper than {DEPTH}.", "Write it flatter.")
    if stack:
        refuse(f"A {tokens[stack[-1]].text!r} that is not closed.", "Balance the brackets.")
    return tuple(paired)


def _check_words(tokens: tuple[Token, ...]) -> None:
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.text == "=~":
            refuse("A regular expression has no limit in the database.", "Use matching: it filters a column by one.")
        if token.kind == "parameter" and after == "(":
            refuse("A label, type or name that is computed.", "Name the label itself.")
        if token.kind == "name":
            _check_name(tokens, index, before=before, after=after)


def _check_name(tokens: tuple[Token, ...], index: int, *, before: str, after: str) -> None:
    token = tokens[index]
    if after == "(":
        _check_call(tokens, index)
    if before in (".", ":") or after == ":":
        return
    if token.word == "call" and after not in ("(", "{"):
        refuse("A procedure is called.", "Procedures can't be used; searching has fields and commands of its own.")
    if token.word in _REFUSED:
        refuse(f"The word {token.text} is not for reading.", "Read with MATCH, WITH, UNWIND, CALL and RETURN.")
    if _RESERVED.fullmatch(token.text):
        refuse(f"The name {token.text} is the planner's own.", "Use another name.")


def _check_call(tokens: tuple[Token, ...], index: int) -> None:
    name = tokens[index].word
    while index >= 2 and tokens[index - 1].text == "." and tokens[index - 2].kind == "name":
        index -= 2
        name = f"{tokens[index].word}.{name}"
    if name not in FUNCTIONS and name not in _BEFORE_BRACKET:
        refuse(f"The function {name[:60]} can't be used.", "Use one such as coalesce, size, toLower or collect.")
