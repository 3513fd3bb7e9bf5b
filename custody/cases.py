"""Cases: a world of its own each, named by 32 hex digits and by a title that no other case has."""

import difflib
import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, Row, delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from custody.database import captures, cases, reading, writing
from custody.durable import storage_error
from custody.originals import Originals
from graph.errors import Conflict, NotFound, ParameterInvalid

TITLE_CHARACTERS = 200
PREFIX_CHARACTERS = 6

_ID_PREFIX = re.compile(rf"[0-9a-f]{{{PREFIX_CHARACTERS},32}}")
_OPEN = cases.c.deleted_at.is_(None)


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    title: str
    created_at: datetime


class Cases:
    """The cases of one governance database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The governance database itself: frozen answers are kept there too."""
        return self._engine

    def new(self, title: str) -> Case:
        case = Case(uuid4().hex, _clean(title), datetime.now(UTC))
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(cases).values(id=case.id, title=case.title, created_at=case.created_at))
        except IntegrityError as error:
            raise _taken(case.title) from error
        return case

    def list(self) -> list[Case]:
        """All that are not deleted, oldest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(cases).where(_OPEN).order_by(cases.c.created_at, cases.c.id))
            return [_case(row) for row in rows]

    def get(self, name: str) -> Case:
        """By id, by the beginning of an id (6 digits or more), or by title. Raises NotFound, Conflict."""
        wanted = unicodedata.normalize("NFC", name.strip())
        matches = cases.c.title == wanted
        if _ID_PREFIX.fullmatch(wanted):
            matches = or_(matches, cases.c.id.startswith(wanted))
        with reading(self._engine) as connection:
            found = [_case(row) for row in connection.execute(select(cases).where(_OPEN, matches))]
        if len(found) == 1:
            return found[0]
        exact = [case for case in found if case.id == wanted]
        if exact:
            return exact[0]
        raise self._ambiguous(wanted, found) if found else self._missing(wanted)

    def called(self, title: str) -> Case:
        """The one of this title, made where there is none."""
        try:
            return self.get(title)
        except NotFound:
            return self.new(title)

    def rename(self, name: str, title: str) -> Case:
        case = self.get(name)
        renamed = Case(case.id, _clean(title), case.created_at)
        try:
            with writing(self._engine) as connection:
                connection.execute(update(cases).where(cases.c.id == case.id).values(title=renamed.title))
        except IntegrityError as error:
            raise _taken(renamed.title) from error
        return renamed

    def delete(self, case_id: str, *, originals: Originals, ledgers: Path) -> None:
        """Removes ledger, captures, unshared originals and the case. Cut short, it can be repeated by the same id.

        The case's part of the graph is the caller's, and goes first.
        """
        with writing(self._engine) as connection:
            marked = connection.execute(
                update(cases).where(cases.c.id == case_id).values(deleted_at=datetime.now(UTC)).returning(cases.c.id)
            ).all()
        if not marked:
            raise self._missing(case_id)
        _remove_folder(ledgers / case_id)
        with writing(self._engine) as connection:
            held = select(captures.c.sha256).where(captures.c.case_id == case_id).distinct()
            digests = list(connection.scalars(held))
            connection.execute(delete(captures).where(captures.c.case_id == case_id))
            connection.execute(delete(cases).where(cases.c.id == case_id))
        originals.discard(digests)

    def _missing(self, name: str) -> NotFound:
        titles = [case.title for case in self.list()]
        near = difflib.get_close_matches(name, titles, n=3, cutoff=0.5)
        if near:
            return NotFound(f"there is no case {name!r}", f"Did you mean {_either(near)}?")
        return NotFound(f"there is no case {name!r}", "See the cases with `sociogram case list`.")

    def _ambiguous(self, name: str, found: Sequence[Case]) -> Conflict:
        named = [f"{case.id} ({case.title})" for case in found]
        return Conflict(f"{name!r} could be {len(found)} cases", f"Say which by its whole id: {_either(named)}.")


def _case(row: Row[tuple[str, str, datetime, datetime | None]]) -> Case:
    return Case(row.id, row.title, row.created_at)


def _clean(title: str) -> str:
    clean = unicodedata.normalize("NFC", title.strip())
    if not clean or not clean.isprintable() or len(clean) > TITLE_CHARACTERS:
        raise ParameterInvalid(
            f"a case's title has 1 to {TITLE_CHARACTERS} printable characters, this one has {len(clean)}",
            "Choose a title on one line that says what the case is about.",
        )
    return clean


def _taken(title: str) -> Conflict:
    return Conflict(f"there is a case {title!r} already", "Choose another title, or use that case.")


def _either(names: list[str]) -> str:
    return " or ".join(names)


def _remove_folder(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(error, str(folder)) from error
