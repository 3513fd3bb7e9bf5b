"""A person's own investigations: the same files as the built-in ones, in a folder of the data, for all cases or one.

A file is never trusted, however it came there: each time that it is asked it goes through the gate. Every text that was
saved is kept under its hash, so that what was once asked can be explained.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from custody.durable import make_folder, storage_error, sync_folder, whole_file
from cypher import CatalogueError, Query, names, parse
from graph import gate
from graph.asking import FOLDER, OWN_FOLDER, OwnRows, check_columns, check_header, limits
from graph.errors import Conflict, LimitExceeded, NotFound, ParameterInvalid, QueryRefused
from graph.gate_text import OWN_PARAMETERS
from graph.store import FOREVER, CaseStore

TEXT_BYTES = 64 * 1024
FILES = 500
VERSIONS = "versions"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_SHOWS = ("table", "graph")


@dataclass(frozen=True, slots=True)
class OwnInvestigation:
    """`question` is none where the file does not keep the form; `problem` says why. `case`: of this one alone."""

    name: str
    case: str | None
    text: str
    sha256: str
    saved_at: datetime
    question: Query | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    sha256: str
    saved_at: datetime
    text: str


Versions = list[Version]


class OwnInvestigations:
    """Those that can be asked in one case: its own, and those of all cases."""

    def __init__(self, folder: Path, case: str) -> None:
        self._everywhere = folder
        self._here = folder / case
        self._case = case

    def names(self) -> list[str]:
        return sorted(self._files().keys() - set(names(FOLDER)))

    def list(self) -> list[OwnInvestigation]:
        """By name."""
        return [self._entry(name, file) for name, file in sorted(self._files().items())]

    def get(self, name: str) -> OwnInvestigation:
        """Raises NotFound."""
        file = self._files().get(name)
        if file is None:
            raise NotFound(f"There is no own investigation {name[:80]!r}.", "See `sociogram investigation list`.")
        return self._entry(name, file)

    def query(self, name: str) -> Query:
        """Raises QueryRefused where the file does not keep the form, KeyError where there is none."""
        return read_form(name, _text(self._files()[name]))

    async def admit(self, case: CaseStore, question: Query, values: Mapping[str, object]) -> gate.Admitted:
        """Through the gate, without running it. Raises QueryRefused."""
        return await gate.admit(case.store, question.text, _given(values))

    async def read(self, case: CaseStore, question: Query, values: Mapping[str, object]) -> OwnRows:
        """Through the gate. Raises QueryRefused, LimitExceeded, Overloaded."""
        known_on = cast(datetime, values.get("known_on", FOREVER))
        found = await gate.ask(case, question.text, _given(values), known_on=known_on)
        return OwnRows(found.rows, found.reason)

    async def save(self, case: CaseStore, name: str, text: str, *, only_here: bool = False) -> OwnInvestigation:
        """Replaces an earlier text, which is kept. Raises QueryRefused, ParameterInvalid, Conflict, LimitExceeded."""
        name = checked_name(name)
        question = read_form(name, text)
        check_header(question)
        admitted = await gate.check_text(case.store, text, question.parameters, limits(question))
        check_columns(question, admitted.columns)
        files = self._files()
        folder = self._here if only_here else self._everywhere
        if name in files and files[name].parent != folder:
            raise Conflict(f"{name} is there already, for another choice of cases.", "Delete it first, or rename this.")
        if name not in files and len(files) >= FILES:
            raise LimitExceeded(f"There are {len(files)} own investigations.", "Delete some that are not needed.")
        file = _write(folder, name, text)
        return self._entry(name, file)

    def versions(self, name: str) -> Versions:
        """Every text that was ever saved under this name, oldest first; also after it was deleted."""
        folders = [each / VERSIONS / name for each in (self._everywhere, self._here)] if _NAME.fullmatch(name) else []
        files = [file for folder in folders if folder.is_dir() for file in folder.glob("*.cypher")]
        found = [Version(file.stem, _saved_at(file), _text(file)) for file in files]
        return sorted(found, key=lambda each: (each.saved_at, each.sha256))

    def delete(self, name: str) -> None:
        """Its versions stay. Raises NotFound."""
        self.get(name)
        file = self._files()[name]
        try:
            file.unlink()
            sync_folder(file.parent)
        except OSError as error:
            raise storage_error(error, str(file)) from error

    def _files(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for folder in (self._everywhere, self._here):
            if folder.is_dir():
                found |= {file.stem: file for file in folder.glob("*.cypher") if _NAME.fullmatch(file.stem)}
        return found

    def _entry(self, name: str, file: Path) -> OwnInvestigation:
        case = self._case if file.parent == self._here else None
        question, problem, text = None, None, ""
        try:
            text = _text(file)
            question = read_form(name, text)
        except QueryRefused as refused:
            problem = f"{refused.what} {refused.cure}"
        if name in names(FOLDER):
            problem = "A built-in investigation has this name by now: save it under another one."
        return OwnInvestigation(name, case, text, _sha256(text), _saved_at(file), question, problem)


def read_form(name: str, text: str) -> Query:
    """The header read and held against the text, as with the built-in ones. Raises QueryRefused with the cure."""
    if len(text.encode("utf-8", "surrogatepass")) > TEXT_BYTES:
        raise QueryRefused("The text is too long.", f"Write it in at most {TEXT_BYTES:,} bytes.")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise QueryRefused("The text holds characters that are none.", "Save the file as UTF-8.")
    try:
        question = parse(OWN_FOLDER, name, text)
    except CatalogueError as error:
        raise QueryRefused(f"{name}: {error.what}.", error.cure) from error
    if question.shows not in _SHOWS:
        raise QueryRefused(f"{name} shows {question.shows[:40]!r}.", "Write // shows: table, or // shows: graph.")
    return question


def checked_name(name: str) -> str:
    """The name itself. Raises ParameterInvalid, and Conflict where a built-in investigation has it."""
    if not _NAME.fullmatch(name):
        raise ParameterInvalid(
            f"{name[:80]!r} is no name of an investigation.", "Use small letters, digits and _, 60 at most."
        )
    if name in names(FOLDER):
        raise Conflict(f"{name} is a built-in investigation.", "Choose another name.")
    return name


def _given(values: Mapping[str, object]) -> dict[str, object]:
    """Without what the gate sets itself."""
    return {name: value for name, value in values.items() if name not in OWN_PARAMETERS}


def _write(folder: Path, name: str, text: str) -> Path:
    """The version first: there is never a text in use that is not kept."""
    versions, content = folder / VERSIONS / name, text.encode()
    file = folder / f"{name}.cypher"
    try:
        make_folder(versions)
        for path in (versions / f"{_sha256(text)}.cypher", file):
            with whole_file(path, mode=0o600) as written:
                written.write(content)
    except OSError as error:
        raise storage_error(error, str(folder)) from error
    return file


def _text(file: Path) -> str:
    """Raises QueryRefused."""
    try:
        with file.open("rb") as opened:
            content = opened.read(TEXT_BYTES + 1)
        return content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryRefused(f"{file.name} can't be read.", "Save it again as UTF-8.") from error


def _saved_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
