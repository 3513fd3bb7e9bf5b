"""Simulated posts, as `ingest.simulator` writes them: JSON lines in a format of our own, labelled as simulated.

The first line is the label, `{"kind":"about","simulated":true,"format":1,"retrieved_at":…,"plan":…}`. It is no record:
records are the lines after it, counted from 0, and there is nothing of it in the graph. Each of the others is an
account, a follow or a post, with exactly the fields of the structs below.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from graph import keys, model
from graph.errors import InputUnreadable
from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.connectors._elements import Elements
from ingest.json_reading import lines, numbered, unreadable
from ingest.sources import PackingError, files_of, members

PLATFORM: Literal["sim"] = "sim"
FORMAT = 1
NOT_SIMULATED = "Make one with the simulator (`sociogram demo`), or name the connector that reads this file."

Id = Annotated[str, Meta(min_length=1, max_length=100)]
Text = Annotated[str, Meta(max_length=10_000)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Moment = Annotated[datetime, Meta(tz=True)]


class About(Struct, tag_field="kind", tag="about"):
    """The first line: that all of it is simulated, and when it would have been collected."""

    simulated: Literal[True]
    format: int
    retrieved_at: Moment


class AccountLine(Struct, tag_field="kind", tag="account", forbid_unknown_fields=True):
    """An account as of `retrieved_at`."""

    platform: Literal["sim"]
    id: Id
    handle: Id
    name: Text | None = None
    bio: Text | None = None
    place: Text | None = None
    language: Id | None = None
    opened_at: Moment | None = None
    followers: Count | None = None
    following: Count | None = None


class FollowLine(Struct, tag_field="kind", tag="follow", forbid_unknown_fields=True):
    """One account follows another, since when is not said."""

    platform: Literal["sim"]
    from_: Id = msgspec.field(name="from")
    to: Id


class Named(Struct, forbid_unknown_fields=True):
    """An account that a post refers to; `implied` where the platform put the mention there."""

    id: Id
    handle: Id
    implied: bool = False


class Reference(Struct, forbid_unknown_fields=True):
    """A post that another refers to."""

    id: Id
    author: Named


class PostLine(Struct, tag_field="kind", tag="post", forbid_unknown_fields=True):
    """A post. A repost has `repost_of` and no text of its own."""

    platform: Literal["sim"]
    id: Id
    url: Text
    author: Named
    at: Moment
    text: Text | None = None
    language: Id | None = None
    conversation: Id | None = None
    likes: Count | None = None
    hashtags: list[Id] = []
    links: list[Text] = []
    mentions: list[Named] = []
    repost_of: Reference | None = None
    reply_to: Reference | None = None
    quote_of: Reference | None = None


Line = AccountLine | FollowLine | PostLine
_OWN_URL = re.compile(r"https://sim\.example/@[a-z0-9_]{1,100}/[0-9]{1,100}")
_about = msgspec.json.Decoder(About)
_line = msgspec.json.Decoder(Line)


def read(source: Path) -> Iterator[Original]:
    """One simulated file, packed or not. The same file again is the same capture, whenever it is loaded."""
    if source.is_dir():
        raise InputUnreadable(f"{source} is a folder.", "Give the simulated file itself.")
    found = files_of(source, suffixes=(".jsonl",), how="simulator", retrieved_at=_retrieved_at(source))
    for original in found:
        yield Original(
            source=original.source,
            file=original.file,
            how=original.how,
            retrieved_at=original.retrieved_at,
            media_type="application/x-ndjson",
        )


def records(file: Path) -> Iterator[Item | Unreadable]:
    """Every line after the first, in order."""
    return numbered(_records(file))


def to_graph(item: Item) -> Mapped:
    value = item.value
    if isinstance(value, PostLine):
        return _post(value)
    if isinstance(value, FollowLine):
        return _follow(value)
    if isinstance(value, AccountLine):
        return Mapped(main=_account(value))
    raise Unmappable(f"not a kind of record that this connector gives: {item.kind[:50]!r}")


def _retrieved_at(source: Path) -> datetime:
    if not source.is_file():
        raise InputUnreadable(f"There is no file {source}.", "Check the path; relative ones start here.")
    try:
        about = _about.decode(_first_line(source))
    except (PackingError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputUnreadable(f"{source} does not begin as a simulated file does.", NOT_SIMULATED) from error
    if about.format != FORMAT:
        raise InputUnreadable(f"{source} is of format {about.format}; this Sociogram reads {FORMAT}.", NOT_SIMULATED)
    return about.retrieved_at


def _first_line(source: Path) -> bytes:
    for _, stream in members(source):
        for _, raw in lines(stream):
            return raw or b""
    return b""


def _records(file: Path) -> Iterator[Item | Unreadable]:
    place = "line 1"
    try:
        for _, stream in members(file):
            for number, raw in lines(stream):
                place = f"line {number}"
                if number > 1 or not _is_label(raw):
                    yield _record(raw, place)
    except PackingError as error:
        yield unreadable(place, str(error))


def _is_label(raw: bytes | None) -> bool:
    try:
        _about.decode(raw or b"")
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    return True


def _record(raw: bytes | None, place: str) -> Item | Unreadable:
    if raw is None:
        return unreadable(place, "a line that is far too long")
    try:
        value = _line.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return unreadable(place, str(error), raw)
    return Item(position=0, place=place, value=value, kind=_KINDS[type(value)])


_KINDS: dict[type, str] = {AccountLine: "account", FollowLine: "follow", PostLine: "post"}


def _account(line: AccountLine) -> model.Account:
    account = _named(line.id, line.handle)
    account.stub = False
    account.name = line.name
    account.bio = line.bio
    account.place = line.place
    account.language = line.language
    account.opened_at = line.opened_at
    account.followers = line.followers
    account.following = line.following
    return account


def _follow(line: FollowLine) -> Mapped:
    source, target = _numbered(line.from_), _numbered(line.to)
    return Mapped(main=source, nodes=[target], relationships=[model.Follows(start=source.id, end=target.id)])


def _post(line: PostLine) -> Mapped:
    post = _full_post(line)
    author = _named(line.author.id, line.author.handle)
    found = Elements()
    found.node(author)
    found.posted(author.id, post.id, line.at)
    for kind, target in (
        (model.Reposts, line.repost_of), (model.RepliesTo, line.reply_to), (model.Quotes, line.quote_of),
    ):  # fmt: skip
        if target is not None:
            found.relation(kind(start=post.id, end=_reference(found, target)))
    for named in line.mentions:
        found.mention(post.id, _named(named.id, named.handle), implied=named.implied)
    for tag in line.hashtags:
        found.tag(post.id, tag)
    for url in line.links:
        found.link(post.id, url)
    return Mapped(main=post, nodes=found.nodes, relationships=found.relationships)


def _full_post(line: PostLine) -> model.Post:
    return model.Post(
        id=keys.post_id(PLATFORM, line.id),
        stub=False,
        platform=PLATFORM,
        native_id=line.id,
        url=line.url,
        url_key=_url_key(line.url),
        text=line.text,
        text_key=None if line.text is None else keys.text_key(line.text),
        at=line.at,
        at_source="platform",
        language=line.language,
        is_repost=line.repost_of is not None,
        conversation=None if line.conversation is None else keys.post_id(PLATFORM, line.conversation),
        likes=line.likes,
    )


def _url_key(url: str) -> str | None:
    # in its normal form already: normalising would cost as much as the rest of the record
    return url if _OWN_URL.fullmatch(url) else keys.link_id(url)


def _reference(found: Elements, target: Reference) -> str:
    """The id of a post that is referred to, which becomes a stub with its author."""
    native = target.id
    post = model.Post(id=keys.post_id(PLATFORM, native), stub=True, platform=PLATFORM, native_id=native)
    author = _named(target.author.id, target.author.handle)
    found.node(post)
    found.node(author)
    found.posted(author.id, post.id)
    return post.id


def _numbered(native: str) -> model.Account:
    return model.Account(id=_account_id(native), stub=True, platform=PLATFORM, native_id=native)


def _named(native: str, handle: str) -> model.Account:
    account = _numbered(native)
    account.handle = handle
    account.handle_key = _handle_key(handle)
    account.handle_keys = [account.handle_key]
    return account


@lru_cache(maxsize=100_000)
def _account_id(native: str) -> str:
    return keys.account_id(PLATFORM, native)


@lru_cache(maxsize=100_000)
def _handle_key(handle: str) -> str:
    return keys.handle_id(PLATFORM, handle)


SIMULATION = Connector(
    name="simulation",
    title="Simulated posts",
    sentence="Posts, accounts and follows that the simulator made up, with nothing real in them.",
    key="account and post by the number that the simulator gave, unique within a simulation",
    read=read,
    records=records,
    to_graph=to_graph,
    formats=(".jsonl",),
)
