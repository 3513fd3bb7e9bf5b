"""X API v1.1: a status is one record, with its account, its original and what it quotes inside."""

import re

from graph.keys import bounded, post_id, text_key
from graph.model import Account, LocatedAt, Media, Place, Post, Quotes, RepliesTo, Reposts
from ingest.connectors import Mapped, Unmappable
from ingest.connectors._elements import Elements
from ingest.connectors._fields import Json, digits, entries, flag, mapping, moment, number, opening, text, unknown
from ingest.connectors._x_elements import (
    PLATFORM,
    address,
    best_film,
    centre,
    identity,
    kind_of_medium,
    language,
    link,
    own_words_at,
    point_of,
    post,
    reference,
    referred,
    spot,
    unescaped,
)
from ingest.connectors._x_known import V1_ACCOUNT, V1_POST

DEPTH_LIMIT = 3  # a repost, what it passes on, and what that quotes

_ANCHOR = re.compile(r">([^<>]+)<")


def status(record: Json) -> Mapped:
    found = Elements()
    main = _status(record, found, depth=1)
    return Mapped(main=main, nodes=found.nodes, relationships=found.relationships, unknown=unknown(record, V1_POST))


def deletion(record: Json) -> Mapped:
    """A notice of a stream that a post was deleted. Whose it was is not taken: the notice asks to forget."""
    native = identity(mapping(mapping(record.get("delete")).get("status")))
    if native is None:
        raise Unmappable("a notice of a deletion without a numeric id")
    return Mapped(main=post(native), gone=True)


def account(record: Json) -> Mapped:
    """An account of its own, with its last status where the record carries that."""
    main = _account(record)
    if main is None:
        raise Unmappable("an account without a numeric id or a handle")
    found = Elements()
    last = mapping(record.get("status"))
    if identity(last) is not None:
        written = _status({**last, "user": None}, found, depth=1)
        address(written, main.handle)
        found.node(written)
        found.posted(main.id, written.id, written.at)
    return Mapped(main=main, nodes=found.nodes, relationships=found.relationships, unknown=unknown(record, V1_ACCOUNT))


def _account(record: Json) -> Account | None:
    native, handle = identity(record), text(record.get("screen_name"))
    found = referred(native, handle, record.get("name"))
    if found is None:
        return None
    found.stub = handle is None
    found.name = text(record.get("name"))
    found.bio = text(record.get("description"))
    found.place = text(record.get("location"))
    found.url = None if handle is None else f"https://x.com/{handle}"
    found.language = language(record.get("lang"))
    found.opened_at = opening(record.get("created_at"))
    found.followers = number(record.get("followers_count"))
    found.following = number(record.get("friends_count"))
    found.posts = number(record.get("statuses_count"))
    found.verified = flag(record.get("verified"))
    found.protected = flag(record.get("protected"))
    return found


def _status(record: Json, found: Elements, *, depth: int) -> Post:
    native = identity(record)
    if native is None:
        raise Unmappable("a post without a numeric id")
    main = post(native)
    main.stub = False
    author = _account(mapping(record.get("user")))
    full = mapping(record.get("extended_tweet")) or record
    body = text(full.get("full_text")) or text(full.get("text"))
    main.is_repost = "retweeted_status" in record and bool(mapping(record["retweeted_status"]))
    _fill(main, record, body)
    address(main, author.handle if author is not None else None)
    if author is not None:
        found.node(author)
        found.posted(author.id, main.id, main.at)
    is_reply = _replies(main, record, found)
    _passes_on(main, record, found, depth=depth)
    _names(main, full, found, own_from=_own_from(full, body) if is_reply else 0)
    _links(main, record, full, found)
    if not main.is_repost:
        _shows(main, full, found)
    _stands(main, record, found)
    return main


def _fill(main: Post, record: Json, body: str | None) -> None:
    main.text = unescaped(body)
    main.text_key = None if main.text is None else text_key(main.text)
    main.at = moment(record.get("created_at"))
    main.at_source = None if main.at is None else "platform"
    main.language = language(record.get("lang"))
    main.sensitive = flag(record.get("possibly_sensitive"))
    source = text(record.get("source"))
    anchor = None if source is None else _ANCHOR.search(source)
    main.client = source if anchor is None else anchor[1]
    main.likes = number(record.get("favorite_count"))
    main.replies = number(record.get("reply_count"))
    main.quotes = number(record.get("quote_count"))
    # a repost carries its original's count
    main.reposts = None if main.is_repost else number(record.get("retweet_count"))


def _replies(main: Post, record: Json, found: Elements) -> bool:
    target = digits(record.get("in_reply_to_status_id_str")) or digits(record.get("in_reply_to_status_id"))
    if target is None:
        return False
    native = digits(record.get("in_reply_to_user_id_str")) or digits(record.get("in_reply_to_user_id"))
    answered = post(target)
    reference(found, answered, referred(native, record.get("in_reply_to_screen_name")))
    found.relation(RepliesTo(start=main.id, end=answered.id))
    return True


def _passes_on(main: Post, record: Json, found: Elements, *, depth: int) -> None:
    original = mapping(record.get("retweeted_status"))
    if main.is_repost:
        target = _inner(original, found, depth)
        found.relation(Reposts(start=main.id, end=target.id))
        return
    inner = mapping(record.get("quoted_status"))
    native = digits(record.get("quoted_status_id_str")) or digits(record.get("quoted_status_id")) or identity(inner)
    if native is None:
        return
    if inner:
        _inner(inner, found, depth)
    else:
        found.node(post(native))
    found.relation(Quotes(start=main.id, end=post_id(PLATFORM, native)))


def _inner(record: Json, found: Elements, depth: int) -> Post:
    if depth >= DEPTH_LIMIT:
        raise Unmappable(f"posts within posts, more than {DEPTH_LIMIT} deep")
    inner = _status(record, found, depth=depth + 1)
    found.node(inner)
    return inner


def _own_from(full: Json, body: str | None) -> int:
    """Code points before the reply's own words: mentions that begin there were put there by the platform."""
    shown = full.get("display_text_range")
    if isinstance(shown, list) and len(shown) == 2 and number(shown[0]) is not None:
        return int(shown[0])
    return 0 if body is None else own_words_at(body)


def _names(main: Post, full: Json, found: Elements, *, own_from: int) -> None:
    named = mapping(full.get("entities"))
    for mention in entries(named.get("user_mentions")):
        account = referred(identity(mention), mention.get("screen_name"), mention.get("name"))
        if account is not None:
            found.mention(main.id, account, implied=bool(main.is_repost) or _start(mention) < own_from)
    for tag in entries(named.get("hashtags")):
        found.tag(main.id, text(tag.get("text")) or "")


def _links(main: Post, record: Json, full: Json, found: Elements) -> None:
    permalink = mapping(record.get("quoted_status_permalink")).get("url")
    stated = (record.get("quoted_status_id_str"), record.get("quoted_status_id"))
    quoted = frozenset(native for each in stated if (native := digits(each)) is not None)
    for url in entries(mapping(full.get("entities")).get("urls")):
        if permalink is None or url.get("url") != permalink:
            link(found, main, url, quoted)


def _start(entity: Json) -> int:
    indices = entity.get("indices")
    start = number(indices[0]) if isinstance(indices, list) and indices else None
    return 2**62 if start is None else start


def _shows(main: Post, full: Json, found: Elements) -> None:
    media = entries(mapping(full.get("extended_entities")).get("media"))
    for medium in media or entries(mapping(full.get("entities")).get("media")):
        still = text(medium.get("media_url_https")) or text(medium.get("media_url"))
        kind = kind_of_medium(medium.get("type"))
        moving = best_film(mapping(medium.get("video_info")).get("variants"))
        found.medium(
            main, still, Media(id="", kind=kind, url=moving or still, description=text(medium.get("ext_alt_text")))
        )


def _stands(main: Post, record: Json, found: Elements) -> None:
    place = mapping(record.get("place"))
    name = text(place.get("id"))
    if name is not None:
        corners = mapping(place.get("bounding_box")).get("coordinates")
        where = Place(
            id=bounded(f"{PLATFORM}:{name}"),
            stub=False,
            name=text(place.get("full_name")) or text(place.get("name")),
            country=text(place.get("country_code")),
        )
        where.latitude, where.longitude = centre(corners)
        found.node(where)
        found.relation(LocatedAt(start=main.id, end=where.id))
    point = point_of(mapping(record.get("coordinates")).get("coordinates"))
    if point is not None:
        spot(main, point, found)
