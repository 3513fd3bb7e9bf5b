"""What a person may write into a title, a sentence or a note. It is text everywhere: kept as it is, never markup."""

import re
import unicodedata

from graph.errors import ParameterInvalid
from graph.keys import plain

TITLE_CHARACTERS = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ENDS = re.compile(r"\r\n?")


def title(given: str, what: str) -> str:
    """One printable line, without blanks around it. `what` names it, as in "a chart". Raises ParameterInvalid."""
    clean = unicodedata.normalize("NFC", given.strip())
    if not clean or not clean.isprintable() or len(clean) > TITLE_CHARACTERS:
        raise ParameterInvalid(
            f"The title of {what} has 1 to {TITLE_CHARACTERS} printable characters, this one has {len(clean)}.",
            "Say on one line what it shows.",
        )
    return clean


def sought(given: str) -> str:
    """An id as the database can look for it: one that can't be any is the empty one, which nothing has."""
    return given if given.isascii() and given.isprintable() else ""


def prose(given: str, what: str, *, most: int) -> str:
    """Lines as they were written; signs that join letters stay, control characters are refused."""
    clean = plain(_ENDS.sub("\n", given)).strip()
    if not clean or len(clean) > most:
        raise ParameterInvalid(
            f"{what} has 1 to {most:,} characters, this one has {len(clean):,}.", "Shorten it, or say it in several."
        )
    if _CONTROL.search(clean):
        raise ParameterInvalid(f"{what} has control characters.", "Take them out; lines and tabs may stay.")
    return clean
