"""Mastodon's API: statuses, accounts, contexts, searches, notifications, and recorded traffic that holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.connectors import _mastodon_status as status_mapping
from ingest.connectors._fields import Json, mapping, shown
from ingest.json_reading import json_values, numbered, unreadable
from ingest.sources import files_of

SUFFIXES = (".json", ".jsonl", ".ndjson")
REMEMBERED = 200_000  # posts and accounts by their server's number, so that a later reply finds its parent

_LISTS = ("ancestors", "descendants", "statuses", "accounts")
_SINGLE = ("account", "status", "last_status")
_DEPTH_LIMIT = 4

Found = tuple[str, Json, str]


def read(source: Path, retrieved_at: datetime | None = None) -> Iterator[Original]:
    """Files of Mastodon JSON, packed or not; raises InputUnreadable."""
    return files_of(source, suffixes=SUFFIXES, media_type="application/json", retrieved_at=retrieved_at)


def records(file: Path) -> Iterator[Item | Unreadable]:
    """Posts and accounts; an answer that holds none is one Unreadable with its reason."""
    memory = _Memory()
    pages = groupby(json_values(file), key=_document)
    return numbered(each for _, page in pages for each in _taken_apart(list(page), memory))


def to_graph(item: Item) -> Mapped:
    if not isinstance(item.value, dict):
        raise Unmappable("no JSON object")
    mapped = _MAPPERS.get(item.kind)
    if mapped is None:
        raise Unmappable(f"not a kind of record that this connector gives: {item.kind[:50]!r}")
    return mapped(item.value)


_MAPPERS = {"status": status_mapping.status, "account": status_mapping.account}


class _Memory:
    """What a server's own numbers stand for, as far as this original has told."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str, str], str] = {}
        self._hosts: set[str] = set()

    @property
    def host(self) -> str:
        """The server that answered, if no other one did."""
        return next(iter(self._hosts)) if len(self._hosts) == 1 else ""

    def meet(self, host: str) -> None:
        if host and len(self._hosts) < 2:
            self._hosts.add(host)

    def learn(self, host: str, kind: str, record: Json) -> None:
        native, name = record.get("id"), record.get("uri" if kind == "posts" else "url")
        if isinstance(native, str) and isinstance(name, str) and len(self._names) < REMEMBERED:
            self._names[host, kind, native] = name

    def told(self, host: str, kind: str, natives: list[object]) -> Json:
        known = {each: self._names.get((host, kind, each)) for each in natives if isinstance(each, str)}
        return {native: name for native, name in known.items() if name is not None}


@dataclass(slots=True)
class _Answer:
    """What one JSON value holds, and the server that gave it where that is told."""

    place: str
    value: object
    host: str
    found: list[Found]


def _document(value: Item | Unreadable) -> str:
    """Entries of one list are one page: a timeline has the replies before their parents."""
    return value.place.rsplit("[", 1)[0]


def _taken_apart(page: list[Item | Unreadable], memory: _Memory) -> Iterator[Item | Unreadable]:
    answers = [each if isinstance(each, Unreadable) else _opened(each) for each in page]
    for each in answers:
        if isinstance(each, _Answer):
            memory.meet(each.host)
    for each in answers:
        if isinstance(each, _Answer):
            each.host = each.host or memory.host
            for kind, record, _ in each.found:
                _learn(kind, record, each.host, memory)
    for each in answers:
        if isinstance(each, Unreadable):
            yield each
        elif each.found:
            yield from (_item(one, each.host, memory) for one in each.found)
        else:
            yield unreadable(each.place, _why_none(each.value))


def _opened(item: Item) -> _Answer | Unreadable:
    record, place = item.value, item.place
    if not (isinstance(record, dict) and "uri" in record and "body" in record):
        found = list(_found(record, place, depth=1))
        host = next((told for _, each, _ in found if (told := _local_host(each))), "")
        return _Answer(place=place, value=record, host=host, found=found)
    reason = _why_refused(record)
    if reason is not None:
        return unreadable(place, reason)
    place = f"{place}.body"
    found = list(_found(record["body"], place, depth=1))
    return _Answer(place=place, value=record["body"], host=_host(shown(record["uri"])), found=found)


def _found(value: object, place: str, *, depth: int) -> Iterator[Found]:
    if depth > _DEPTH_LIMIT:
        return
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _found(each, f"{place}[{number}]", depth=depth + 1)
    elif isinstance(value, dict):
        kind = _kind(value)
        if kind is not None:
            yield kind, value, place
            return
        for name in (*_SINGLE, *_LISTS):
            if isinstance(value.get(name), dict if name in _SINGLE else list):
                yield from _found(value[name], f"{place}.{name}", depth=depth + 1)


def _kind(record: Json) -> str | None:
    if "content" in record and "uri" in record and "account" in record:
        return "status"
    return "account" if "acct" in record and "url" in record and "display_name" in record else None


def _item(found: Found, host: str, memory: _Memory) -> Item:
    kind, record, place = found
    if kind == "account":
        return Item(position=0, place=place, value={"data": record}, kind=kind)
    parts = list(_parts(record))
    value = {
        "data": record,
        "host": host,
        "posts": memory.told(host, "posts", [each.get("in_reply_to_id") for each in parts]),
        "accounts": memory.told(host, "accounts", [each.get("in_reply_to_account_id") for each in parts]),
    }
    return Item(position=0, place=place, value=value, kind=kind)


def _parts(record: Json) -> Iterator[Json]:
    """A status, what it boosts and what it quotes."""
    original = mapping(record.get("reblog"))
    quoted = (mapping(mapping(each.get("quote")).get("quoted_status")) for each in (record, original))
    yield from (each for each in (record, original, *quoted) if each)


def _learn(kind: str, record: Json, host: str, memory: _Memory) -> None:
    if kind == "account":
        memory.learn(host, "accounts", record)
        return
    for each in _parts(record):
        memory.learn(host, "posts", each)
        memory.learn(host, "accounts", mapping(each.get("account")))


def _local_host(record: Json) -> str:
    """The server that answered: the home of an account that it names without a host."""
    mentions = record.get("mentions")
    accounts = [record, mapping(record.get("account")), mapping(mapping(record.get("reblog")).get("account"))]
    for each in [*accounts, *(mentions if isinstance(mentions, list) else [])]:
        acct, url = mapping(each).get("acct"), mapping(each).get("url")
        if isinstance(acct, str) and "@" not in acct and isinstance(url, str):
            return _host(url)
    return ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()[:255]
    except ValueError:
        return ""


def _why_refused(record: Json) -> str | None:
    """An answer kept with its request: what was asked and answered well is read, the rest is not."""
    method, status = record.get("method", "GET"), record.get("status", 200)
    if status != 200:
        told = mapping(record["body"]).get("error", "")
        return f"an error answer: {shown(status)} {shown(told)}".strip()
    return None if method == "GET" else f"the answer to a {shown(method)[:10]}, which is no look at the platform"


def _why_none(record: object) -> str:
    if record in ([], {}, "", None):
        return "an empty page"
    if isinstance(record, dict) and "error" in record:
        return f"an error answer: {shown(record['error'])}"
    first = record[0] if isinstance(record, list) else record
    names = ", ".join(sorted(name[:40] for name in mapping(first))[:8])
    return f"no post or account in it; its fields: {names}" if names else "no post or account in it"


MASTODON = Connector(
    name="mastodon",
    title="Mastodon API, JSON",
    sentence="Public posts and accounts of Mastodon's API: timelines, contexts, accounts and searches.",
    key="An account by its profile URL, a post by its uri: the whole Fediverse agrees on both, each server's numbers "
    "are its own. A post known by such a number alone is local:<server>:<number>.",
    read=read,
    records=records,
    to_graph=to_graph,
    formats=SUFFIXES,
)
