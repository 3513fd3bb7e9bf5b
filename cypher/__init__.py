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
_HEADER = re.compile(r"^// (title|question|shows|columns|allow|limits): *(.*)$")
_PARAMETER = re.compile(r"^// param (\w+): (\w+)(?: = (\S+))?(?: {2,}(.*))?$")
_USED = re.compile(r"\$(\w+)")


class CatalogueError(ValueError):
    """A .cypher file does not keep the form: a mistake of ours, not of a person who asks."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` is the text in the header; none where the parameter must be given."""

    name: str
    type: str
    default: str | None
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question. `shows` is table or graph; `allow` names planner notifications that are meant to be."""

    name: str
    folder: str
    text: str
    title: str
    question: str
    shows: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    allow: tuple[str, ...]


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
            raise CatalogueError(f"{folder}/{name}: can't read the line {line!r}")
    _check(f"{folder}/{name}", text, header, parameters)
    return Query(
        name, folder, text, header["title"], header["question"], header.get("shows", "table"),
        _words(header.get("columns", "")), tuple(parameters), _words(header.get("allow", "")),
    )  # fmt: skip


def _check(where: str, text: str, header: dict[str, str], parameters: list[Parameter]) -> None:
    for needed in ("title", "question"):
        if not header.get(needed):
            raise CatalogueError(f"{where}: the header lacks {needed}")
    for parameter in parameters:
        if parameter.type not in TYPES:
            raise CatalogueError(f"{where}: {parameter.name} has the unknown type {parameter.type}")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    used, declared = set(_USED.findall(body)) - {"case"}, {parameter.name for parameter in parameters}
    if used != declared:
        raise CatalogueError(f"{where}: declared {sorted(declared)}, used {sorted(used)}")
    if "$case" not in body:
        raise CatalogueError(f"{where}: is not bound to a case")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _stems(folder: Traversable) -> list[str]:
    return [file.name.removesuffix(".cypher") for file in folder.iterdir() if file.name.endswith(".cypher")]
