"""What X's two APIs have in common: ids, addresses, references, text, and who put a mention there."""

import re
from datetime import datetime
from functools import lru_cache

from graph.keys import account_id, handle_id, post_id
from graph.model import Account, LocatedAt, Place, Post
from ingest.connectors._elements import Elements
from ingest.connectors._fields import Json, digits, entries, number, text

PLATFORM = "x"
_KINDS = {"photo": "photo", "video": "video", "animated_gif": "animation"}
UNDETERMINED = frozenset({"und"})

_HANDLE = re.compile(r"\w{1,30}", re.ASCII)
_LEADING = re.compile(r"(?:\s*@\w+)+", re.ASCII)
_OWN_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?:i/web|\w+)/status(?:es)?/(\d+)(/photo|/video)?",
    re.ASCII | re.IGNORECASE,
)
_SHORT_MEDIA = re.compile(r"(?:https?://)?pic\.(?:twitter|x)\.com/", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def handle_key_of(handle: str) -> str:
    return handle_id(PLATFORM, handle)


@lru_cache(maxsize=100_000)
def account_key_of(native: str) -> str:
    return account_id(PLATFORM, native)


def account_of(native: str, handle: str | None = None, name: str | None = None) -> Account:
    """An account that a record refers to."""
    found = Account(id=account_key_of(native), stub=True, platform=PLATFORM, native_id=native, name=name)
    if handle is not None:
        name_it(found, handle)
    return found


def account_by_handle(handle: str) -> Account:
    found = Account(id=handle_key_of(handle), stub=True, platform=PLATFORM)
    name_it(found, handle)
    return found


def name_it(account: Account, handle: str) -> None:
    account.handle = handle
    account.handle_key = handle_key_of(handle)
    account.handle_keys = [account.handle_key]


def referred(native: str | None, handle: object, name: object = None) -> Account | None:
    """The account behind a reference: by number where there is one, else by handle."""
    handle = text(handle)
    if native is not None:
        return account_of(native, handle, text(name))
    return None if handle is None else account_by_handle(handle)


def post(native: str) -> Post:
    """A post that a record refers to."""
    return Post(id=post_id(PLATFORM, native), stub=True, platform=PLATFORM, native_id=native)


def address(post: Post, handle: str | None) -> None:
    """Without a handle there is none: one made up would replace a better one that is known."""
    if handle is None or not _HANDLE.fullmatch(handle):
        return
    # in its normal form already: link_id would cost more than all else in a record
    post.url = post.url_key = f"https://x.com/{handle}/status/{post.native_id}"


def unescaped(value: str | None) -> str | None:
    """X escapes these three and no others."""
    if value is None or "&" not in value:
        return value
    return value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def own_words_at(body: str) -> int:
    """Where the run of @handles that X puts before a reply ends, in code points."""
    leading = _LEADING.match(body)
    return 0 if leading is None else leading.end()


def reference(found: Elements, target: Post, author: Account | None, at: datetime | None = None) -> None:
    """The target as a node, with who posted it where that is known."""
    found.node(target)
    if author is not None:
        found.node(author)
        found.posted(author.id, target.id, at)


def link(found: Elements, post: Post, url: Json, quoted: frozenset[str]) -> None:
    """A link of the post's own: not its media, not itself and not the posts that it quotes."""
    unwound = url.get("unwound")
    target = text(url.get("unwound_url")) or text(unwound.get("url") if isinstance(unwound, dict) else None)
    target = target or text(url.get("expanded_url")) or text(url.get("url"))
    if target is None or "media_key" in url or _SHORT_MEDIA.match(target):
        return
    status = _OWN_STATUS.match(text(url.get("expanded_url")) or target)
    if status is not None and (status[2] or status[1] in quoted or status[1] == post.native_id):
        return
    found.link(post.id, target, text(url.get("title")))


def kind_of_medium(kind: object) -> str | None:
    return _KINDS.get(kind) if isinstance(kind, str) else None


def best_film(variants: object) -> str | None:
    """The address of the film in its best quality; the two APIs spell the bit rate differently."""
    films = [each for each in entries(variants) if each.get("content_type") == "video/mp4"]
    rates = [number(each.get("bit_rate")) or number(each.get("bitrate")) or 0 for each in films]
    return text(films[rates.index(max(rates))].get("url")) if films else None


def language(value: object) -> str | None:
    found = text(value)
    return None if found in UNDETERMINED else found


def identity(record: Json) -> str | None:
    return digits(record.get("id_str")) or digits(record.get("id"))


def spot(main: Post, point: tuple[float, float], found: Elements) -> None:
    """A point that no place is named for: written as RFC 5870 does, the same on every platform."""
    latitude, longitude = point
    name = f"geo:{round(latitude, 5) + 0.0:.5f},{round(longitude, 5) + 0.0:.5f}"  # + 0.0: there is no -0.00000
    where = Place(id=name, stub=False, latitude=latitude, longitude=longitude)
    found.node(where)
    found.relation(LocatedAt(start=main.id, end=where.id))


def point_of(pair: object) -> tuple[float, float] | None:
    """(latitude, longitude) of GeoJSON's [longitude, latitude]."""
    if not isinstance(pair, list) or len(pair) != 2:
        return None
    longitude, latitude = pair
    if isinstance(longitude, bool) or isinstance(latitude, bool):
        return None
    if not isinstance(longitude, int | float) or not isinstance(latitude, int | float):
        return None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    return float(latitude), float(longitude)


def centre(rings: object) -> tuple[float | None, float | None]:
    ring = rings[0] if isinstance(rings, list) and rings else None
    points = [point for point in map(point_of, ring if isinstance(ring, list) else []) if point is not None]
    if not points:
        return None, None
    latitudes, longitudes = zip(*points, strict=True)
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def middle(box: object) -> tuple[float | None, float | None]:
    """(latitude, longitude) in the middle of [west, south, east, north]."""
    return centre([[box[:2], box[2:]]]) if isinstance(box, list) and len(box) == 4 else (None, None)
