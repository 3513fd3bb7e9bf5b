"""The questions: .cypher files, and the catalogue that reads them.

lookups/ are small reads behind the API, projections/ are what analyses run on, investigations/ are saved questions,
writes/ are the few statements that the model can't derive. A file's header is comments, so that it pastes unchanged
into Neo4j Browser. To add a question, add a file: nothing else needs to know.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

FOLDERS = ("lookups", "projections", "investigations", "writes")
TYPES = {"string", "int", "float", "boolean", "datetime", "date", "strings", "ints", "maps"}
_HEADER = re.compile(r"^// (title|question|shows|columns|allow|limits|nodes|left_out|key): *(.*)$")
_PARAMETER = re.compile(r"^// param (\w+): (\w+)(?: = (\S+))?(?: {2,}(.*))?$")
_BIND = "Give every node that a pattern begins with its case, as in (a:Account {case: $case})."
_DECLARE = "Declare what is used, and nothing else, in lines such as // param days: int = 7   how long back."
_USED = re.compile(r"\$(\w+)")


class CatalogueError(ValueError):
    """A .cypher file does not keep the form: a mistake of ours, or in an investigation that a person writes."""

    def __init__(self, where: str, what: str, cure: str) -> None:
        super().__init__(f"{where}: {what}")
        self.what = what
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` is the text in the header; none where the parameter must be given."""

    name: str
    type: str
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question. `shows` is table or graph; `allow` names planner notifications that are meant to be.

    Of a graph, `nodes` is the label of source and target. `left_out` says what the column of that name counts, `key`
    which columns tell one row from another where two answers are compared.
    """

    name: str
    folder: str
    text: str
    title: str
    question: str
    shows: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    allow: tuple[str, ...]
    nodes: str = "Account"
    left_out: str = ""
    key: tuple[str, ...] = ()


@cache
def query(folder: str, name: str) -> Query:
    """Raises KeyError where there is no such file."""
    file = files("cypher").joinpath(folder, f"{name}.cypher")
    if folder not in FOLDERS or not name.replace("_", "").isalnum() or not file.is_file():
        raise KeyError(f"{folder}/{name}")
    return parse(folder, name, file.read_text(encoding="utf-8"))


@cache
def names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(_stems(files("cypher").joinpath(folder))))


def parse(folder: str, name: str, text: str) -> Query:
    """Raises CatalogueError where the header is incomplete or a parameter is not declared."""
    header: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        if found := _HEADER.match(line):
            header[found[1]] = found[2].strip()
        elif given := _PARAMETER.match(line):
            parameters.append(Parameter(given[1], given[2], given[3], given[4] or ""))
        elif line.startswith("// param"):
            raise CatalogueError(f"{folder}/{name}", f"can't read the line {line[:100]!r}", _DECLARE)
    _check(f"{folder}/{name}", text, header, parameters)
    return Query(
        name, folder, text, header["title"], header["question"], header.get("shows", "table"),
        _words(header.get("columns", "")), tuple(parameters), _words(header.get("allow", "")),
        nodes=header.get("nodes", "Account"), left_out=header.get("left_out", ""), key=_words(header.get("key", "")),
    )  # fmt: skip


def _check(where: str, text: str, header: dict[str, str], parameters: list[Parameter]) -> None:
    for needed in ("title", "question"):
        if not header.get(needed):
            raise CatalogueError(where, f"the header lacks {needed}", f"Add a line that begins with // {needed}: .")
    for parameter in parameters:
        if parameter.type not in TYPES:
            what = f"{parameter.name} has the unknown type {parameter.type}"
            raise CatalogueError(where, what, f"Types are {', '.join(sorted(TYPES))}.")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    used, declared = set(_USED.findall(body)) - {"case"}, {parameter.name for parameter in parameters}
    if used != declared:
        raise CatalogueError(where, f"declared {sorted(declared)}, used {sorted(used)}", _DECLARE)
    if "$case" not in body:
        raise CatalogueError(where, "it is not bound to a case", _BIND)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _stems(folder: Traversable) -> list[str]:
    return [file.name.removesuffix(".cypher") for file in folder.iterdir() if file.name.endswith(".cypher")]
