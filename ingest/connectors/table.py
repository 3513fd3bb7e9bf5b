"""Tables: CSV, TSV, JSONL and Parquet, also gz, zst and zip, with a mapping to the column contract."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import InputUnreadable, MappingInvalid
from graph.keys import KEY_BYTES, account_id, bounded, handle_id, link_id, post_id, text_key
from graph.model import Account, Channel, InChannel, Media, Post, Quotes, RepliesTo, Reposts
from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.connectors._elements import Elements
from ingest.connectors._fields import AHEAD_SECONDS, EARLIEST, text
from ingest.mapping import COLUMN, Kind, Mapper, mapping_sql
from ingest.mapping_guess import Guess, guessed
from ingest.sources import files_of
from ingest.tables import RAW_BYTES, Row, Table, Torn, open_tables

SUFFIXES = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet")
BATCH_ROWS = 5_000
BATCH_BYTES = 16 * 1024 * 1024
SAMPLE_ROWS = 1_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = EARLIEST.timestamp() * 1e6
_PLATFORM = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
_TIMES = tuple(name for name, column in COLUMN.items() if column.kind == Kind.TIME)
_SNAPSHOT = ("account_followers", "account_following", "account_posts", "account_bio", "account_name")
_ACCOUNT_FIELDS = {
    f"account_{name}": name
    for name in ("name", "bio", "place", "language", "category", "followers", "following", "posts")
}
_POST_FIELDS = {
    name: name
    for name in (
        "url",
        "text",
        "at",
        "language",
        "category",
        "client",
        "is_repost",
        "likes",
        "reposts",
        "replies",
        "quotes",
    )
}
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w&])#(\w+)")
_MENTION = re.compile(r"(?<![\w@])@(\w{1,30})(?!\w)")
_REPOST = re.compile(r"RT @(\w{1,30}):")
_AFTER_LINK = ".,;:!?'\"”’»…]}>"


def read(source: str | Path, *, mapping: str = "") -> Iterator[Original]:
    """The tables of a file or folder; raises before the first is given out if one of them does not fit the mapping."""
    path = Path(source)
    for original in files_of(path, suffixes=SUFFIXES):
        _check(original, mapping)
    yield from files_of(path, suffixes=SUFFIXES)


def records(file: Path, *, mapping: str = "") -> Iterator[Item | Unreadable]:
    """Every row once, in file order. `mapping` is a shipped one's name, a .sql file or SQL; empty: it is guessed.

    Raises InputUnreadable where the file is no table or has no row, MappingInvalid where the mapping does not fit.
    """
    position = 0
    for table in open_tables(file):
        if isinstance(table, Torn):
            yield Unreadable(position, table.place, table.reason)
            position += 1
            continue
        for found in _records_of(table, _sql(table, mapping)):
            found.position = position
            position += 1
            yield found
    if position == 0:
        raise InputUnreadable(f"{file.name} has a header and no row", "Give the file that holds the rows")


def guess(file: Path) -> Guess:
    """A mapping for the file's first table, from its columns and first rows; raises MappingInvalid for too little."""
    return _guess(_good_tables(file)[0])


def preview(file: Path, mapping: str = "", rows: int = 20) -> list[dict[str, Any]]:
    """The first rows as the mapping sees them; `unreadable` says why a row is rejected."""
    return [
        {"place": found.place, **found.value}
        if isinstance(found, Item)
        else {"place": found.place, "unreadable": found.reason}
        for found in islice(records(file, mapping=mapping), rows)
    ]


def _good_tables(file: Path) -> list[Table]:
    good = [table for table in open_tables(file) if isinstance(table, Table)]
    if not good:
        raise InputUnreadable(f"{file.name} holds no table", f"Give one of {', '.join(SUFFIXES)}")
    return good


def _check(original: Original, mapping: str) -> None:
    try:
        for table in _good_tables(original.file):
            Mapper(_sql(table, mapping), table.columns).close()
    except MappingInvalid as error:
        raise MappingInvalid(f"{original.source}: {error.what}", error.cure) from error


def _sql(table: Table, mapping: str) -> str:
    return mapping_sql(mapping) if mapping else _guess(table).sql


def _guess(table: Table) -> Guess:
    rows = (row.cells for row in table.rows(table.columns) if isinstance(row, Row))
    return guessed(table.columns, list(islice(rows, SAMPLE_ROWS)))


def _records_of(table: Table, sql: str) -> Iterator[Item | Unreadable]:
    mapper = Mapper(sql, table.columns)
    judge = _Judge(mapper, (time.time() + AHEAD_SECONDS) * 1e6)
    try:
        first = 0
        for batch in _batches(table.rows(mapper.wanted)):
            yield from _batch_records(batch, judge, prefix=f"{table.name} " if table.name else "", first=first)
            first += len(batch)
    finally:
        mapper.close()


def _batches(rows: Iterator[Row | Torn]) -> Iterator[list[Row | Torn]]:
    """Bounded by rows and by bytes: a few rows can be large."""
    batch: list[Row | Torn] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += row.size if isinstance(row, Row) else len(row.raw)
        if len(batch) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _batch_records(batch: list[Row | Torn], judge: "_Judge", *, prefix: str, first: int) -> Iterator[Item | Unreadable]:
    """Torn records keep their number: source_row counts good and bad alike."""
    blank = (None,) * len(judge.mapper.wanted)
    mapped = judge.mapper.map([row.cells if isinstance(row, Row) else blank for row in batch], first)
    for row, values in zip(batch, mapped, strict=True):
        if isinstance(row, Torn):
            yield Unreadable(0, prefix + row.place, row.reason, row.raw)
            continue
        wrong = values if isinstance(values, str) else judge.wrong(values, row)
        if wrong:
            yield Unreadable(0, prefix + row.place, wrong, _as_csv(row))
        else:
            yield Item(0, prefix + row.place, values, "post" if "post_id" in values else "account")


def _as_csv(row: Row) -> bytes:
    """The cells that the mapping reads, for a person."""
    return ",".join((cell or "")[:RAW_BYTES] for cell in row.cells).encode()[:RAW_BYTES]


@dataclass(frozen=True, slots=True)
class _Judge:
    """Says what a mapped row lacks, and makes its times datetimes."""

    mapper: Mapper
    latest: float  # microseconds since 1970

    def wrong(self, values: dict[str, Any], row: Row) -> str:
        """Empty where nothing is wrong."""
        values["platform"] = str(values["platform"] or "").strip().lower()
        if not _PLATFORM.fullmatch(values["platform"]):
            return f"no platform: {values['platform'][:40]!r}"
        if not (_strip(values, "account_id") or _strip(values, "account_handle")):
            return f"no account{self._given('account_id', row) or self._given('account_handle', row)}"
        if "post_id" in values and not _strip(values, "post_id"):
            if any(values.get(name) for name in ("text", "at", "repost_of", "reply_to", "quote_of")):
                return f"no post id{self._given('post_id', row)}"
            del values["post_id"]
        return self._wrong_times(values, row)

    def _wrong_times(self, values: dict[str, Any], row: Row) -> str:
        for name in _TIMES:
            found = values.get(name)
            if found is None:
                continue
            if not _EARLIEST <= found <= self.latest:
                return f"{name} is outside 2005 to two days from now{self._given(name, row)}"
            values[name] = _EPOCH + timedelta(microseconds=found)
        if "post_id" in values and values.get("at") is None:
            return f"no time that can be read{self._given('at', row)}"
        return ""

    def _given(self, name: str, row: Row) -> str:
        """What the file says instead."""
        sources = self.mapper.sources(name)
        cells = dict(zip(self.mapper.wanted, row.cells, strict=True))
        said = ", ".join(f"{each} = {(cells[each] or '')[:60]!r}" for each in sources)
        return f": {said}" if said else ""


def _strip(values: dict[str, Any], name: str) -> str | None:
    """Trims an id in place; none where nothing is left."""
    found = values.get(name)
    if found is None:
        return None
    values[name] = found.strip().removeprefix("@") if name == "account_handle" else found.strip()
    return values[name] or None


def to_graph(item: Item) -> Mapped:
    """One row as model objects. Raises Unmappable where a field is too long."""
    row: dict[str, Any] = item.value
    elements = Elements()
    account = _author(row)
    version = row.get("version") or (row.get("at") if any(row.get(name) is not None for name in _SNAPSHOT) else None)
    if "post_id" not in row:
        return Mapped(main=account, version=version)
    post = _post(row)
    elements.node(account)
    elements.posted(account.id, post.id, post.at)
    _add_references(elements, row, post)
    words = _LINK.sub(" ", post.text or "")
    _add_mentions(elements, row, post, words)
    _add_contents(elements, row, post, words)
    return Mapped(
        main=post, nodes=elements.nodes, relationships=elements.relationships, version=version,
        gone=row.get("gone") is True,
    )  # fmt: skip


def _author(row: dict[str, Any]) -> Account:
    account = _account(row["platform"], row.get("account_id"), row.get("account_handle"))
    account.stub = False
    _fill(account, row, _ACCOUNT_FIELDS)
    return account


def _fill(element: Account | Post, row: dict[str, Any], fields: dict[str, str]) -> None:
    for column, name in fields.items():
        value = row.get(column)
        if value is not None:
            setattr(element, name, text(value) if isinstance(value, str) else value)


def _account(platform: str, native: str | None, handle: str | None) -> Account:
    """An account that a row refers to: by id where it is given, else by handle."""
    native, handle = text(native), text(handle)
    key = _handle_id(platform, handle) if handle else None
    if native:
        found = Account(id=account_id(platform, native), stub=True, platform=platform, native_id=native)
        found.full_key = _full(f"{platform}:{native}")
    elif key:
        found = Account(id=key, stub=True, platform=platform)
    else:
        raise Unmappable("an account's id or handle of nothing but NUL")
    if key:
        found.handle, found.handle_key, found.handle_keys = handle, key, [key]
    return found


_handle_id = lru_cache(maxsize=100_000)(handle_id)


def _full(key: str) -> str | None:
    return key if len(key.encode(errors="replace")) > KEY_BYTES else None


def _referred_account(platform: str, value: str | None) -> Account | None:
    """`value` is an id, or @handle."""
    found = (value or "").strip()
    if found.startswith("@"):
        return _account(platform, None, found[1:].strip()) if found[1:].strip() else None
    return _account(platform, found, None) if found else None


def _post(row: dict[str, Any]) -> Post:
    post = _referred_post(row["platform"], row["post_id"])
    post.stub = False
    post.at_source = "platform"
    _fill(post, row, _POST_FIELDS)
    post.url_key = link_id(post.url) if post.url else None
    post.text_key = text_key(post.text) if post.text else None
    if row.get("repost_of"):
        post.is_repost = True
    return post


def _referred_post(platform: str, native: str) -> Post:
    native = text(native.strip()) or ""
    if not native:
        raise Unmappable("a post id of nothing but NUL")
    return Post(
        id=post_id(platform, native),
        stub=True,
        platform=platform,
        native_id=native,
        full_key=_full(f"{platform}:{native}"),
    )


def _add_references(elements: Elements, row: dict[str, Any], post: Post) -> None:
    """Where only the other post's author is known, the post mentions it; for a repost that is implied."""
    for name, kind in (("reply_to", RepliesTo), ("repost_of", Reposts), ("quote_of", Quotes)):
        native = (row.get(name) or "").strip()
        author = _referred_account(row["platform"], row.get(f"{name}_account"))
        if native:
            target = _referred_post(row["platform"], native)
            if target.id == post.id:
                continue  # exports give a thread's first post as an answer to itself
            elements.node(target)
            elements.relation(kind(start=post.id, end=target.id))
            if author is not None:
                elements.node(author)
                elements.posted(author.id, target.id)
        elif author is not None:
            elements.mention(post.id, author, implied=kind is Reposts)


def _add_mentions(elements: Elements, row: dict[str, Any], post: Post, words: str) -> None:
    """`words` is the text without its links. Whom a repost names, its original's author names, not who passes it on."""
    platform, repost = row["platform"], _REPOST.match(words)
    implied = bool(post.is_repost) or repost is not None
    if "mentions" in row:
        for value in row["mentions"] or ():
            account = _referred_account(platform, value)
            if account is not None:
                elements.mention(post.id, account, implied=implied)
        return
    if repost is not None:
        elements.mention(post.id, _account(platform, None, repost[1]), implied=True)
    for found in _MENTION.findall(words, repost.end() if repost else 0):
        elements.mention(post.id, _account(platform, None, found), implied=implied)


def _add_contents(elements: Elements, row: dict[str, Any], post: Post, words: str) -> None:
    tags = row["hashtags"] if "hashtags" in row else _TAG.findall(words)
    links = row["links"] if "links" in row else map(_trimmed, _LINK.findall(post.text or ""))
    for tag in tags or ():
        elements.tag(post.id, tag or "")
    for link in links or ():
        elements.link(post.id, link or "")
    for address in row.get("media") or ():
        elements.medium(post, address, Media(id="", url=address))
    channel = text(row.get("channel_id"))
    if channel:
        _add_channel(elements, post, channel, text(row.get("channel_name")))


def _add_channel(elements: Elements, post: Post, native: str, name: str | None) -> None:
    key = f"{post.platform}:{native}"
    channel = Channel(id=bounded(key), stub=False, platform=post.platform, native_id=native, name=name)
    channel.full_key = _full(key)
    elements.node(channel)
    elements.relation(InChannel(start=post.id, end=channel.id))


def _trimmed(url: str) -> str:
    """Punctuation after a link is the sentence's; a closing bracket too, unless it was opened within."""
    url = url.rstrip(_AFTER_LINK)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_AFTER_LINK)
    return url


CONNECTOR = Connector(
    name="table",
    title="Tables",
    sentence="CSV, TSV, JSONL and Parquet, also packed, with a mapping to the column contract.",
    key="As the mapping says in its line 'key': the platform's own ids, or the handle where a table has no account id.",
    read=read,
    records=records,
    to_graph=to_graph,
    formats=SUFFIXES,
)
