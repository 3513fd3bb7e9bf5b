"""API tokens for scripts and front ends: shown once, kept as hashes in one file that this account alone reads."""

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from custody.durable import storage_error, whole_file
from graph.errors import Conflict, LimitExceeded, NotFound, ParameterInvalid, StoreRefused

FILE = "tokens.json"
MOST = 100
PREFIX = "sociogram_"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of one. `sha256` is of the whole text, which is 256 random bits: nothing to guess."""

    name: str
    sha256: str
    created_at: str


class Tokens:
    """A change by another process, as the command line is one, counts at the next question."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE
        self._seen: tuple[int, int, int] | None = None
        self._known: list[Token] = []

    def new(self, name: str) -> str:
        """The text, which can't be shown again. Raises ParameterInvalid, Conflict, LimitExceeded, StoreUnavailable."""
        if not _NAME.fullmatch(name):
            raise ParameterInvalid(
                "A token's name is made of letters, digits, dots, dashes and underscores.", "Take one of up to 60."
            )
        text = PREFIX + secrets.token_urlsafe(32)
        with self._changing():
            held = self.held()
            if any(each.name == name for each in held):
                raise Conflict(f"There is a token {name} already.", "Revoke it first, or take another name.")
            if len(held) >= MOST:
                raise LimitExceeded(f"There are {MOST} tokens.", "Revoke one that nobody uses.")
            self._write([*held, Token(name, _hash(text), datetime.now(UTC).isoformat(timespec="seconds"))])
        return text

    def held(self) -> list[Token]:
        """Raises StoreRefused where the file is not ours."""
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return []
        seen = (found.st_ino, found.st_mtime_ns, found.st_size)
        if seen != self._seen:
            self._known, self._seen = self._read(), seen
        return list(self._known)

    def revoke(self, name: str) -> None:
        """From now on it opens nothing. Raises NotFound."""
        with self._changing():
            held = self.held()
            kept = [each for each in held if each.name != name]
            if len(kept) == len(held):
                raise NotFound(f"There is no token {name!r}.", "sociogram token list shows which there are.")
            self._write(kept)

    def name_of(self, text: str) -> str | None:
        """Compares with every one, each in constant time."""
        given = _hash(text)
        matching = [each.name for each in self.held() if hmac.compare_digest(each.sha256, given)]
        return matching[0] if matching else None

    def _changing(self) -> FileLock:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return FileLock(str(self._file) + ".lock", timeout=10)
        except OSError as error:
            raise storage_error(error, str(self._file)) from error

    def _read(self) -> list[Token]:
        try:
            return [Token(**each) for each in json.loads(self._file.read_bytes())]
        except (ValueError, TypeError) as error:
            cure = "Remove the file; the tokens in it are then void, and new ones can be made."
            raise StoreRefused(f"{self._file} is not what `sociogram token` wrote.", cure) from error

    def _write(self, held: list[Token]) -> None:
        try:
            with whole_file(self._file, mode=0o600) as file:
                file.write(json.dumps([asdict(each) for each in held], indent=1).encode())
        except OSError as error:
            raise storage_error(error, str(self._file)) from error


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
