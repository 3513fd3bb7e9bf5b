"""How things are named: ids, and normalisation 1 of handles, tags, texts and URLs (examples: normalisation_1.csv).

A later normalisation gets its own number and a migration through the ledger; this one stays as it is.
"""

import hashlib
import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from publicsuffixlist import PublicSuffixList

NORMALISATION = 1
KEY_BYTES = 1000  # the index breaks at 8,200 characters, and the whole transaction with it
TEXT_KEY_CHARACTERS = 20

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_REPOST_PREFIX = re.compile(r"^rt @\w+: ?", re.IGNORECASE)
_X_POST = re.compile(r"https://(?:mobile\.)?(?:x|twitter)\.com/[^/?]+/status(?:es)?/(\d+)(?:[/?]|$)")
_TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_cid|mc_eid|ref_src|ref_url|twclid|yclid|_ga|cmpid|s_cid|spm)$"
)
_SCHEMES = ("http", "https")
_DEFAULT_PORTS = (80, 443)
_BEFORE_TAG = "#" + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_UNRESERVED_PATH = "/:@!$&'()*+,;=-._~"


def account_id(platform: str, native_id: str) -> str:
    return bounded(f"{platform}:{native_id}")


def handle_id(platform: str, handle: str) -> str:
    """The id of an account that is known by its handle alone, and the handle_key of any account."""
    return bounded(f"{platform}:@{handle_key(handle)}")


def post_id(platform: str, native_id: str) -> str:
    return bounded(f"{platform}:{native_id}")


def bounded(key: str) -> str:
    """A key of at most 1,000 bytes: a longer one is its prefix and a hash."""
    clean = _CONTROL.sub(" ", plain(key))
    encoded = clean.encode()
    if len(encoded) <= KEY_BYTES:
        return clean
    prefix = encoded[: KEY_BYTES - 65].decode(errors="ignore")
    return f"{prefix}~{hashlib.sha256(encoded).hexdigest()}"


def plain(text: str) -> str:
    """Text that the driver can carry: a lone surrogate becomes U+FFFD."""
    if text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", text)


def handle_key(handle: str) -> str:
    return _CONTROL.sub("", unicodedata.normalize("NFKC", handle.strip())).removeprefix("@").casefold()


def hashtag_id(tag: str) -> str:
    """Empty where nothing is left of the tag."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain(tag)).casefold())
    return bounded(_CONTROL.sub(" ", folded).lstrip(_BEFORE_TAG).rstrip())


def text_key(text: str) -> str | None:
    """Equal for texts that differ only in case, width, white space, links or a leading repost mark."""
    folded = unicodedata.normalize("NFKC", plain(text)).casefold()
    words = _SPACE.sub(" ", _URL.sub(" ", _REPOST_PREFIX.sub("", folded))).strip()
    if len(words) < TEXT_KEY_CHARACTERS:
        return None
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=100_000)
def normal_url(url: str) -> str | None:
    """The URL after normalisation 1, unbounded; none where it is no web address."""
    try:
        parts = urlsplit(_CONTROL.sub("", plain(url.strip())))
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or not host:
        return None
    host = _without_www(_ascii_host(host).rstrip("."))
    if not host or " " in host:
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port not in _DEFAULT_PORTS:
        host = f"{host}:{port}"
    # http and https lead to the same thing: two links for one page would hide who shares it
    return urlunsplit(("https", host, _path(parts.path), _query(parts.query), ""))


def post_by_url(url: str) -> str | None:
    """The id of the post that an address of X names, whichever of its hosts, handles or sharing marks it carries."""
    found = _X_POST.match(normal_url(url) or "")
    return None if found is None else post_id("x", found[1])


def link_id(url: str) -> str | None:
    normal = normal_url(url)
    return None if normal is None else bounded(normal)


@lru_cache(maxsize=100_000)
def domain_id(url: str) -> str | None:
    """The registrable domain of a web address; the host itself where it has none (an IP address, a bare suffix)."""
    normal = normal_url(url)
    if normal is None:
        return None
    host = urlsplit(normal).hostname or ""
    if ":" in host or host.rsplit(".", 1)[-1].isdigit():
        return host  # an IP address is registered under nobody's name
    return bounded(_suffixes().privatesuffix(host) or host)


def _ascii_host(host: str) -> str:
    """Empty where it is no host name."""
    if host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode().lower()
    except UnicodeError:
        return ""


def _without_www(host: str) -> str:
    """As often as something is left that can be registered: www.com is a name of its own."""
    while host.startswith("www.") and _suffixes().privatesuffix(host.removeprefix("www.")):
        host = host.removeprefix("www.")
    return host


def _path(path: str) -> str:
    try:
        decoded = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path  # not UTF-8: left as it is rather than guessed
    if "/" in unquote(path.replace("/", "")):
        return path  # an escaped slash means something else than a slash
    return quote(decoded, safe=_UNRESERVED_PATH).rstrip("/")


def _query(query: str) -> str:
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    except ValueError:
        return query
    return urlencode(sorted(pair for pair in pairs if not _TRACKING.match(pair[0].lower())))


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
