"""Sign-in on this machine: a one-time token in an address becomes a session; scripts bring a token of their own.

While the API runs, `token_file(home)` says where, and holds the token of processes of this account. It is a JSON object
{"url", "token", "pid"}, readable by this account alone; the Python client and `sociogram login-link` read it.
"""

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from api.authorisation import LOCAL, Principal
from api.tokens import Tokens
from custody.durable import storage_error, whole_file
from graph.errors import NotFound, StoreRefused

BROWSER = Principal("browser", "browser")
IDLE_S = 12 * 3600.0
LONGEST_S = 7 * 24 * 3600.0
LINK_S = 12 * 3600.0
LINKS = 20
SESSIONS = 50


@dataclass(frozen=True, slots=True)
class Session:
    began: float
    used: float


@dataclass(frozen=True, slots=True)
class Served:
    """Where the API of a home answers, and what a process of this account says to it."""

    url: str
    token: str
    pid: int


class SignIn:
    """All in memory: whoever starts the API again signs in again. Only hashes of what a client brings are kept."""

    def __init__(self, home: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.local_token = secrets.token_urlsafe(32)
        self.tokens = Tokens(home)
        self._clock = clock
        self._links: dict[bytes, float] = {}
        self._sessions: dict[bytes, Session] = {}

    def address(self, url: str) -> str:
        """One that signs in the first browser that opens it, and no other."""
        return f"{url}/?token={self.new_link()}"

    def new_link(self) -> str:
        token = secrets.token_urlsafe(24)
        self._links[_hash(token)] = self._clock()
        _shorten(self._links, LINKS)
        return token

    def trade(self, token: str) -> str | None:
        """The key of a new session, or None for a token that was used, is too old or never was one."""
        made = self._links.pop(_hash(token), None)
        if made is None or self._clock() - made > LINK_S:
            return None
        key, now = secrets.token_urlsafe(32), self._clock()
        self._sessions[_hash(key)] = Session(now, now)
        _shorten(self._sessions, SESSIONS)
        return key

    def by_session(self, key: str) -> Principal | None:
        found, now = self._sessions.get(_hash(key)), self._clock()
        if found is None:
            return None
        if now - found.used > IDLE_S or now - found.began > LONGEST_S:
            self.end(key)
            return None
        self._sessions[_hash(key)] = replace(found, used=now)
        return BROWSER

    def by_token(self, text: str) -> Principal | None:
        if hmac.compare_digest(_hash(text), _hash(self.local_token)):
            return LOCAL
        name = self.tokens.name_of(text)
        return None if name is None else Principal("token", name)

    def end(self, key: str) -> None:
        self._sessions.pop(_hash(key), None)


def token_file(home: Path) -> Path:
    return home / "serving.json"


@contextmanager
def told(home: Path, url: str, token: str) -> Iterator[None]:
    """The file is there while the block lasts. Of several servers of one home, the last one is told of."""
    mine = Served(url, token, os.getpid())
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole_file(token_file(home), mode=0o600, replayable=True) as file:
            file.write(json.dumps(asdict(mine)).encode())
    except OSError as error:
        raise storage_error(error, str(token_file(home))) from error
    try:
        yield
    finally:
        if _read(home) == mine:
            token_file(home).unlink(missing_ok=True)


def served(home: Path) -> Served:
    """Raises NotFound where no API of this home runs, StoreRefused where others can read the file."""
    found = _read(home)
    if found is None:
        raise NotFound("No API runs for this home.", "Start it with `sociogram serve`.")
    if token_file(home).stat().st_mode & 0o077:
        raise StoreRefused(f"{token_file(home)} can be read by others.", "Remove it, and serve again.")
    return found


def another_link(at: Served) -> str:
    """Asks the API that runs for an address that signs one browser in. Raises NotFound where it does not answer."""
    import httpx

    headers = {"Authorization": f"Bearer {at.token}"}
    try:
        answer = httpx.post(f"{at.url}/v1/sign-in/links", headers=headers, trust_env=False, timeout=10)
        return f"{at.url}/?token={answer.raise_for_status().json()['token']}"
    except (httpx.HTTPError, ValueError, KeyError) as error:
        raise NotFound(f"The API at {at.url} does not answer.", "Start it with `sociogram serve`.") from error


def _read(home: Path) -> Served | None:
    try:
        return Served(**json.loads(token_file(home).read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise StoreRefused(f"{token_file(home)} is not what Sociogram wrote.", "Remove it, and serve again.") from error


def _shorten(held: dict[bytes, float] | dict[bytes, Session], most: int) -> None:
    """The oldest go."""
    while len(held) > most:
        del held[next(iter(held))]


def _hash(text: str) -> bytes:
    """What is looked up is a hash, so that how long it takes says nothing of the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()
