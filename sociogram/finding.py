"""Where the server is, and the token that it asks for: as given, from the environment, or from the file of this home.

The only reader of the environment in this package: SOCIOGRAM_URL, SOCIOGRAM_TOKEN, SOCIOGRAM_HOME.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sociogram.errors import SociogramError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_CURE = "Start it with `sociogram serve`, or give url and token (SOCIOGRAM_URL, SOCIOGRAM_TOKEN)."


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    token: str | None = field(repr=False)

    @property
    def is_local(self) -> bool:
        return urlsplit(self.url).hostname in LOOPBACK


def find(url: str | None = None, token: str | None = None) -> Server:
    """A token of the file goes to the address of the file alone. Raises SociogramError."""
    url = url or os.environ.get("SOCIOGRAM_URL") or None
    token = token or os.environ.get("SOCIOGRAM_TOKEN") or None
    if url and token:
        return _checked(url, token)
    local = _serving(_home())
    if url is None:
        if local is None:
            raise SociogramError("no-server", "No Sociogram serves this home.", _CURE)
        return _checked(local.url, token or local.token)
    same = local is not None and _address(url) == _address(local.url)
    return _checked(url, local.token if local is not None and same else token)


def _home() -> Path:
    if given := os.environ.get("SOCIOGRAM_HOME"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("sociogram", appauthor=False))


def _serving(home: Path) -> Server | None:
    """What `sociogram serve` wrote, as long as it runs."""
    file = home / "serving.json"
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise SociogramError("store-refused", f"{file} can be read by others.", "Remove it, and serve again.")
        told = json.loads(file.read_bytes())
        return Server(str(told["url"]), str(told["token"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise SociogramError("store-refused", f"{file} can't be read.", "Remove it, and serve again.") from error


def _checked(url: str, token: str | None) -> Server:
    """Without TLS a token goes to this machine alone."""
    server = Server(url.rstrip("/"), token)
    scheme = urlsplit(url).scheme
    if scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise SociogramError("parameter-invalid", "The URL is no web address.", "Write it as in http://127.0.0.1:8000.")
    if scheme == "http" and token and not server.is_local:
        raise SociogramError(
            "parameter-invalid", "A token would travel in the clear.", "Use https, or a tunnel to this machine."
        )
    return server


def _address(url: str) -> tuple[str | None, int | None]:
    parts = urlsplit(url)
    return parts.hostname, parts.port
