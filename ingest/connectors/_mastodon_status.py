"""One Mastodon status or account, mapped. What is only numbered by the server comes resolved in the item's value.

The value is {"data": the record, "host": of the server that answered, "posts" and "accounts": uri or URL by the
server's own number, for those that the record refers to}.
"""

import re

from graph.keys import account_id, handle_id, link_id, normal_url, post_id, text_key
from graph.model import Account, Media, Post, Quotes, RepliesTo, Reposts
from ingest.connectors import Mapped, Unmappable
from ingest.connectors._elements import Elements
from ingest.connectors._fields import Json, entries, flag, mapping, moment, number, opening, text, unknown
from ingest.connectors._html import links, plain_text

PLATFORM = "mastodon"
PUBLIC = ("public", "unlisted")
DEPTH_LIMIT = 3

_KNOWN_POST = """
account application bookmarked card content created_at edited_at emojis favourited favourites_count filtered id
in_reply_to_account_id in_reply_to_id language media_attachments mentions muted pinned poll quote quote_approval
quotes_count reblog reblogged reblogs_count replies_count sensitive spoiler_text tagged_collections tags text uri url
visibility
"""
_KNOWN_ACCOUNT = """
acct avatar avatar_description avatar_static bot created_at discoverable display_name emojis feature_approval fields
followers_count following_count group header header_description header_static hide_collections id indexable
last_status_at limited locked memorial moved mute_expires_at noindex note role roles show_featured show_media
show_media_replies source statuses_count suspended uri url username
"""
KNOWN_POST = frozenset(_KNOWN_POST.split())
KNOWN_ACCOUNT = frozenset(_KNOWN_ACCOUNT.split())

_LEADING = re.compile(r"(?:\s*@[\w.-]+(?:@[\w.-]+)?)+")
_NAMED = re.compile(r"@([\w-]+)")
_KINDS = {"image": "photo", "video": "video", "gifv": "animation", "audio": "sound"}


def status(value: Json) -> Mapped:
    record = mapping(value.get("data"))
    found = Elements()
    main = _status(record, value, found, depth=1)
    return Mapped(main=main, nodes=found.nodes, relationships=found.relationships, unknown=unknown(record, KNOWN_POST))


def account(value: Json) -> Mapped:
    record = mapping(value.get("data"))
    main = _account(record)
    if main is None:
        raise Unmappable("an account without a profile URL")
    return Mapped(main=main, unknown=unknown(record, KNOWN_ACCOUNT))


def address(value: object) -> str | None:
    """A web address, or nothing."""
    found = text(value)
    return None if found is None or normal_url(found) is None else found


def _named(url: str, handle: str | None) -> Account:
    """An account that a record refers to, by its profile URL."""
    found = Account(id=account_id(PLATFORM, url), stub=True, platform=PLATFORM, native_id=url, url=url)
    if handle is not None:
        found.handle = handle if "@" in handle else f"{handle}@{host_of(url)}"
        found.handle_key = handle_id(PLATFORM, found.handle)
        found.handle_keys = [found.handle_key]
    return found


def host_of(url: str) -> str:
    return (normal_url(url) or "").removeprefix("https://").split("/")[0]


def _account(record: Json) -> Account | None:
    url = address(record.get("url")) or address(record.get("uri"))
    if url is None:
        return None
    handle = text(record.get("acct")) or text(record.get("username"))
    found = _named(url, handle)
    found.stub = handle is None
    found.name = text(record.get("display_name"))
    found.bio = plain_text(text(record.get("note")) or "") or None
    found.opened_at = opening(record.get("created_at"))
    found.followers = number(record.get("followers_count"))
    found.following = number(record.get("following_count"))
    found.posts = number(record.get("statuses_count"))
    found.protected = flag(record.get("locked"))
    found.category = "bot" if record.get("bot") is True else "group" if record.get("group") is True else None
    return found


def _status(record: Json, value: Json, found: Elements, *, depth: int) -> Post:
    if record.get("visibility") not in PUBLIC:
        raise Unmappable("a private or direct post is not taken")
    uri = text(record.get("uri"))
    author = _account(mapping(record.get("account")))
    if uri is None or author is None:
        raise Unmappable("a post without uri or account")
    if depth > DEPTH_LIMIT:
        raise Unmappable(f"posts within posts, more than {DEPTH_LIMIT} deep")
    main = Post(id=post_id(PLATFORM, uri), stub=False, platform=PLATFORM, native_id=uri)
    original = mapping(record.get("reblog"))
    main.is_repost = bool(original)
    content = text(record.get("content")) or ""
    own = plain_text(content)
    _fill(main, record, own)
    found.node(author)
    found.posted(author.id, main.id, main.at)
    _replies(main, record, value, found)
    if original:
        _pass_on(Reposts, main, _status(original, value, found, depth=depth + 1), found)
    quoted = mapping(mapping(record.get("quote")).get("quoted_status"))
    if not original and quoted.get("visibility") in PUBLIC:
        _pass_on(Quotes, main, _status(quoted, value, found, depth=depth + 1), found)
    _names(main, record, own, found)
    _links(main, record, content, found)
    if not original:
        _shows(main, record, found)
    return main


def _pass_on(kind: type[Reposts] | type[Quotes], main: Post, target: Post, found: Elements) -> None:
    found.node(target)
    found.relation(kind(start=main.id, end=target.id))


def _fill(main: Post, record: Json, own: str) -> None:
    warning = text(record.get("spoiler_text"))
    main.text = "\n\n".join(part for part in (warning, own) if part) or None
    main.text_key = None if main.text is None else text_key(main.text)
    main.url = address(record.get("url")) or address(main.native_id)
    main.url_key = None if main.url is None else link_id(main.url)
    main.at = moment(record.get("created_at"))
    main.at_source = None if main.at is None else "platform"
    main.edited_at = moment(record.get("edited_at"))
    main.language = text(record.get("language"))
    main.sensitive = flag(record.get("sensitive"))
    main.client = text(mapping(record.get("application")).get("name"))
    if main.is_repost:
        return  # a boost carries its original's counts
    main.likes = number(record.get("favourites_count"))
    main.reposts = number(record.get("reblogs_count"))
    main.replies = number(record.get("replies_count"))
    main.quotes = number(record.get("quotes_count"))


def _replies(main: Post, record: Json, value: Json, found: Elements) -> None:
    native = text(record.get("in_reply_to_id"))
    if native is None:
        return
    uri = text(mapping(value.get("posts")).get(native)) or _own_thread(record, native)
    host = text(value.get("host"))
    if uri is None and host is None:
        return  # numbered by a server that nothing tells of: no name could be right
    # numbered by its server alone, it has a name of its own until its uri is known
    target = Post(id=post_id(PLATFORM, uri or f"local:{host}:{native}"), stub=True, platform=PLATFORM, native_id=uri)
    found.node(target)
    found.relation(RepliesTo(start=main.id, end=target.id))
    author = _answered(record, value)
    if author is not None:
        found.node(author)
        found.posted(author.id, target.id)


def _own_thread(record: Json, native: str) -> str | None:
    """The uri of an earlier post of the same author, on the author's own server, whose uris end with its numbers."""
    uri, own = text(record.get("uri")) or "", text(record.get("id"))
    if own is None or not uri.endswith(f"/{own}"):
        return None
    if record.get("in_reply_to_account_id") != mapping(record.get("account")).get("id"):
        return None
    return uri.removesuffix(own) + native


def _answered(record: Json, value: Json) -> Account | None:
    native = text(record.get("in_reply_to_account_id"))
    for known in (mapping(record.get("account")), *entries(record.get("mentions"))):
        url = address(known.get("url"))
        if native is not None and known.get("id") == native and url is not None:
            return _named(url, text(known.get("acct")))
    url = None if native is None else address(mapping(value.get("accounts")).get(native))
    return None if url is None else _named(url, None)


def _names(main: Post, record: Json, own: str, found: Elements) -> None:
    """In a reply, only who is named in its own words is named by its author; the rest is the thread's."""
    is_reply = record.get("in_reply_to_id") is not None or record.get("in_reply_to_account_id") is not None
    leading = _LEADING.match(own) if is_reply else None
    named = {name.casefold() for name in _NAMED.findall(own[leading.end() if leading else 0 :])}
    for mention in entries(record.get("mentions")):
        url = address(mention.get("url"))
        if url is None:
            continue
        username = (text(mention.get("username")) or text(mention.get("acct")) or "").split("@")[0]
        put_there = is_reply and username.casefold() not in named
        account = _named(url, text(mention.get("acct")))
        found.mention(main.id, account, implied=bool(main.is_repost) or put_there)
    for tag in entries(record.get("tags")):
        found.tag(main.id, text(tag.get("name")) or "")


def _links(main: Post, record: Json, content: str, found: Elements) -> None:
    quoted = mapping(mapping(record.get("quote")).get("quoted_status"))
    left_out = {normal_url(each) for each in (address(quoted.get("url")), address(quoted.get("uri"))) if each}
    card = mapping(record.get("card"))
    stated = [(address(card.get("url")), text(card.get("title")))]
    for url, title in [*stated, *((each, None) for each in links(content))]:
        if url is not None and normal_url(url) not in left_out:
            found.link(main.id, url, title)


def _shows(main: Post, record: Json, found: Elements) -> None:
    for medium in entries(record.get("media_attachments")):
        url = address(medium.get("remote_url")) or address(medium.get("url"))
        kind = _KINDS.get(text(medium.get("type")) or "")
        found.medium(main, url, Media(id="", kind=kind, url=url, description=text(medium.get("description"))))
