"""Who may knock: the name asked for, the page that asks, and who is signed in. Decided from the headers alone.

Any page in a browser can send requests to loopback, and one that has its name resolve to this machine sends that name
as Host. A page at another port of this machine is the same site to the browser, which sends it our cookie: so a cookie
counts only where the browser says that our own page, or nobody's, asks. Other origins bring a token, never a cookie.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from api.authorisation import Principal
from api.failures import HostError
from api.settings import LOOPBACK
from api.signing_in import SignIn
from graph.errors import Forbidden, SignInNeeded

PUBLIC = frozenset({"/", "/v1/health"})
"""What is answered without sign-in: the way in, and whether the API lives. Neither shows data."""
_OURS = frozenset({None, "same-origin", "none"})
_CORS = {
    "Access-Control-Expose-Headers": "X-Request-Id, X-Cost, X-Total, X-Returned, X-Complete, X-Reason, Retry-After, "
    "Content-Disposition, WWW-Authenticate",
    "Vary": "Origin",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, Last-Event-ID, X-Show-Queries",
    "Access-Control-Max-Age": "600",
}


@dataclass(frozen=True, slots=True)
class Knock:
    """One request as the doors see it."""

    path: str
    headers: Headers
    scheme: str

    @classmethod
    def of(cls, scope: Scope) -> "Knock":
        asked = str(scope["scheme"])
        scheme = {"ws": "http", "wss": "https"}.get(asked, asked)
        return cls(scope["path"], Headers(scope=scope), scheme)

    @property
    def host(self) -> str:
        return self.headers.get("host", "")

    @property
    def origin(self) -> str | None:
        return self.headers.get("origin")

    @property
    def is_ours(self) -> bool:
        """Whether our own page asks, or the person in the address bar, or no browser at all."""
        own = f"{self.scheme}://{self.host}"
        return self.headers.get("sec-fetch-site") in _OURS and self.origin in (None, own)

    @property
    def bearer(self) -> str | None:
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if kind.lower() == "bearer" and token.strip() else None

    @property
    def session(self) -> str | None:
        return cookie_parser(self.headers.get("cookie", "")).get(cookie_name(self.host))

    @property
    def is_visit(self) -> bool:
        """A person opens a page, from wherever; what comes back no page elsewhere can read."""
        return self.headers.get("sec-fetch-mode") == "navigate" and self.headers.get("sec-fetch-dest") == "document"


class Admission:
    def __init__(self, sign_in: SignIn, *, origins: Iterable[str] = (), hosts: Iterable[str] = LOOPBACK) -> None:
        self._sign_in = sign_in
        self._origins = frozenset(origins)
        self._hosts = frozenset(hosts)

    def admit(self, knock: Knock) -> Principal | None:
        """None on what is public. Raises HostError, Forbidden, SignInNeeded."""
        if _name(knock.host) not in self._hosts:
            raise HostError("This address is not served under that name.", "Use http://127.0.0.1 and the port.")
        self._check_origin(knock)
        who = self._who(knock)
        if who is None and knock.path not in PUBLIC:
            cure = "Open the address that `sociogram login-link` prints, or send a token as Authorization: Bearer."
            raise SignInNeeded("This needs sign-in.", cure)
        return who

    def answered_with(self, knock: Knock) -> Mapping[str, str]:
        """The headers by which a browser shows the answer to a page of an allowed origin."""
        if knock.origin is None or knock.origin not in self._origins:
            return {}
        return _CORS | {"Access-Control-Allow-Origin": knock.origin}

    def preflight(self, scope: Scope, knock: Knock) -> Mapping[str, str] | None:
        """What a browser wants to know before it asks for a page of an allowed origin; None for everything else."""
        if scope.get("method") != "OPTIONS" or "access-control-request-method" not in knock.headers:
            return None
        if _name(knock.host) not in self._hosts or knock.origin not in self._origins:
            return None
        private = {"Access-Control-Allow-Private-Network": "true"}
        return _PREFLIGHT | (private if "access-control-request-private-network" in knock.headers else {})

    def _check_origin(self, knock: Knock) -> None:
        if knock.is_ours or knock.origin in self._origins or (knock.origin is None and knock.is_visit):
            return
        cure = "Name its origin in SOCIOGRAM_ORIGINS, and give it a token: docs/sign-in.md."
        raise Forbidden("A page of another origin asks.", cure)

    def _who(self, knock: Knock) -> Principal | None:
        if knock.bearer is not None:
            return self._sign_in.by_token(knock.bearer)
        if knock.session is not None and knock.is_ours:
            return self._sign_in.by_session(knock.session)
        return None


def cookie_name(host: str) -> str:
    """Cookies are shared by all ports of a host: two servers would sign each other out."""
    port = host.rpartition(":")[2]
    return f"sociogram_{port}" if port.isdigit() else "sociogram"


def _name(host: str) -> str:
    """Without the port: [::1]:8000 and 127.0.0.1:8000 alike."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
