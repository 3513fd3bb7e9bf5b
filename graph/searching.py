"""Turns a person's words into a full-text question that can't leave its case (Lucene's syntax is never theirs)."""

import re
import unicodedata

from graph.errors import LimitExceeded, ParameterInvalid
from graph.keys import plain

CHARACTERS = 200
WORDS = 20
# A word from which the analyzer leaves nothing is dropped with its group, and the case alone would then match
# everything in it. This one keeps the group alive, and is in no text.
_NEVER = "zqneverwritten9f3b1c"
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


def full_text(question: str, case: str) -> str:
    """Every word, and every "phrase in quotes", must occur. Raises ParameterInvalid where nothing is asked for."""
    if len(question) > CHARACTERS:
        raise LimitExceeded(
            f"The question has {len(question):,} characters, {CHARACTERS} are the limit.", "Ask with fewer words."
        )
    phrases = [phrase for phrase in _phrases(question) if any(character.isalnum() for character in phrase)]
    if not phrases:
        raise ParameterInvalid("The question is empty.", "Give at least one word with a letter or a digit.")
    if len(phrases) > WORDS:
        raise LimitExceeded(f"The question has {len(phrases)} words, {WORDS} are the limit.", "Ask with fewer words.")
    return " ".join([f'+case:"{_escaped(case)}"', *(f'+("{_escaped(phrase)}" {_NEVER})' for phrase in phrases)])


def _phrases(question: str) -> list[str]:
    # compatibility forms such as ² become what the analyzer keeps
    clean = unicodedata.normalize("NFKC", plain(question))
    return [quoted or word for quoted, word in _PART.findall(clean)]


def _escaped(phrase: str) -> str:
    """Within quotes only these two mean something; AND, OR, NOT, wildcards and fields do not."""
    return phrase.replace("\\", "\\\\").replace('"', '\\"')
