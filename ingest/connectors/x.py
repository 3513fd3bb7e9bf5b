"""X (formerly Twitter): API v2 as twarc and others write it, and API v1.1; JSON or JSON Lines, packed or not."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.connectors import _x_v1 as v1
from ingest.connectors import _x_v2 as v2
from ingest.connectors._fields import Json, mapping, shown
from ingest.json_reading import json_values, numbered, unreadable
from ingest.sources import files_of

SUFFIXES = (".json", ".jsonl", ".ndjson")

_RELATION = re.compile(r"/2/(users|tweets)/(\d+)/(followers|following|liking_users|liked_tweets)\b")
_ENTRIES = ("statuses", "results", "users")  # what v1.1 calls its lists of posts and accounts
_WRAPPINGS = {
    "limit": "a stream notice",
    "warning": "a stream notice",
    "disconnect": "a stream notice",
    "delete": "a stream notice of a deletion that names no post",
    "interactions": "a recording of web traffic, not an answer",
    "ids": "ids only",
    "lists": "lists of accounts, without the accounts",
    "friends": "ids only",
    "relationship": "a relationship between two accounts, without the accounts",
    "direct_message": "a direct message: private, not read",
    "event": "a direct message: private, not read",
    "events": "direct messages: private, not read",
}
_COMPLAINTS = ("detail", "message", "title", "error")
_KIND_BY_FIELD = {
    "tweet_count": "counts: no posts in it",
    "action": "a compliance notice: no post in it",
    "upload_url": "a compliance job: no posts in it",
    "member_count": "a list of accounts, without the accounts",
}


def read(source: Path, retrieved_at: datetime | None = None) -> Iterator[Original]:
    """Files of X JSON, packed or not; raises InputUnreadable."""
    return files_of(source, suffixes=SUFFIXES, media_type="application/json", retrieved_at=retrieved_at)


def records(file: Path) -> Iterator[Item | Unreadable]:
    """Posts and accounts; an answer that holds none is one Unreadable with its reason."""
    return numbered(each for value in json_values(file) for each in _taken_apart(value))


def to_graph(item: Item) -> Mapped:
    if not isinstance(item.value, dict):
        raise Unmappable("no JSON object")
    mapped = _MAPPERS.get(item.kind)
    if mapped is None:
        raise Unmappable(f"not a kind of record that this connector gives: {item.kind[:50]!r}")
    return mapped(item.value)


_MAPPERS = {
    "v1 post": v1.status, "v1 account": v1.account, "v1 deletion": v1.deletion,
    "v2 post": v2.status, "v2 account": v2.account,
}  # fmt: skip


def _taken_apart(value: Item | Unreadable) -> Iterator[Item | Unreadable]:
    if isinstance(value, Unreadable):
        yield value
    elif not isinstance(value.value, dict):
        yield unreadable(value.place, "a value that is no JSON object")
    else:
        yield from _answer(value.value, value.place, "")


def _answer(record: Json, place: str, url: str) -> Iterator[Item | Unreadable]:
    if "body" in record and "url" in record:
        yield from _recorded(record, place)
    elif _is_v2_page(record):
        yield from _page(record, place, url or shown(mapping(record.get("__twarc")).get("url", "")))
    elif (kind := _kind(record)) is not None:
        yield _item(kind, record, place)
    elif (name := next((each for each in _ENTRIES if isinstance(record.get(each), list)), None)) is not None:
        yield from _listed(record[name], f"{place}.{name}")
    else:
        yield unreadable(place, _why_none(record))


def _recorded(record: Json, place: str) -> Iterator[Item | Unreadable]:
    """An answer kept with its address and status, as recorders of API traffic write it."""
    body, status = record["body"], record.get("status")
    if isinstance(status, int) and status >= 400:
        yield unreadable(place, f"an error answer: {shown(status)} {_complaint(mapping(body))}")
    elif isinstance(body, list):
        yield from _listed(body, f"{place}.body")
    elif isinstance(body, dict):
        yield from _answer(body, f"{place}.body", shown(record["url"]))
    else:
        yield unreadable(place, "an answer without JSON")


def _listed(values: list[object], place: str) -> Iterator[Item | Unreadable]:
    if not values:
        yield unreadable(place, "an empty page")
    for number, each in enumerate(values):
        where = f"{place}[{number}]"
        kind = _kind(each) if isinstance(each, dict) else None
        if kind is None or not isinstance(each, dict):
            yield unreadable(where, _why_none(mapping(each)))
        else:
            yield _item(kind, each, where)


def _item(kind: str, record: Json, place: str) -> Item:
    value = {"data": record, "includes": {}} if kind.startswith("v2") else record
    return Item(position=0, place=place, value=value, kind=kind)


def _is_v2_page(record: Json) -> bool:
    if isinstance(record.get("data"), list | dict):
        return True
    return isinstance(record.get("includes"), dict) and "id" not in record


def _page(page: Json, place: str, url: str) -> Iterator[Item | Unreadable]:
    data = page.get("data")
    includes = mapping(page.get("includes"))
    context: Json = {
        "users": _by(includes.get("users"), "id"),
        "tweets": _by(data, "id") | _by(includes.get("tweets"), "id"),
        "media": _by(includes.get("media"), "media_key"),
        "places": _by(includes.get("places"), "id"),
    }
    entries = data if isinstance(data, list) else [] if data is None else [data]
    suffix = [f"[{number}]" for number in range(len(entries))] if isinstance(data, list) else [""]
    found = [(f"{place}.data{end}", each, True) for end, each in zip(suffix, entries, strict=False)]
    for name in ("users", "tweets"):
        held = includes.get(name)
        within = enumerate(held if isinstance(held, list) else [])
        found += [(f"{place}.includes.{name}[{number}]", each, False) for number, each in within]
    if not any(_v2_kind(each) for _, each, _ in found):
        yield unreadable(place, _why_empty(page, entries))
        return
    relation = _relation(url)
    for where, each, is_data in found:
        kind = _v2_kind(each)
        if kind is None:
            yield unreadable(where, _why_none(mapping(each)))
            continue
        value = {"data": each, "includes": context, "relation": relation if is_data else None}
        yield Item(position=0, place=where, value=value, kind=kind)


def _by(entries: object, key: str) -> Json:
    if not isinstance(entries, list):
        return {}
    return {each[key]: each for each in entries if isinstance(each, dict) and isinstance(each.get(key), str)}


def _relation(url: str) -> Json | None:
    """What the address of a page says of each of its entries towards the subject."""
    found = _RELATION.search(url)
    if found is None:
        return None
    kind = {"followers": "FOLLOWS", "following": "FOLLOWED_BY"}.get(found[3], "LIKED")
    return {"type": kind, "subject": found[2]}


def _v2_kind(entry: object) -> str | None:
    if not isinstance(entry, dict) or "id" not in entry:
        return None
    if "text" in entry:
        return "v2 post"
    return "v2 account" if "username" in entry else None


def _kind(record: Json) -> str | None:
    """What a bare object is, by the fields that only such a one has."""
    if isinstance(mapping(record.get("delete")).get("status"), dict) and len(record) == 1:
        return "v1 deletion"
    if "id" not in record and "id_str" not in record:
        return None
    if "sender" in record or "recipient" in record:
        return None
    if "full_text" in record or ("text" in record and ("user" in record or "id_str" in record)):
        return "v1 post"
    if "screen_name" in record:
        return "v1 account"
    return _v2_kind(record)


def _why_empty(page: Json, entries: list[object]) -> str:
    if isinstance(page.get("data"), dict) and "id" not in page["data"]:
        return "an answer of X's web pages (GraphQL), which are not read"
    if entries:
        return _why_none(mapping(entries[0]))
    if "errors" in page or "error" in page:
        return f"an error answer: {_complaint(page)}"
    return "an empty page"


def _why_none(record: Json) -> str:
    if "sender" in record and "recipient" in record:
        return "a direct message: private, not read"
    if "errors" in record or "error" in record or "detail" in record:
        return f"an error answer: {_complaint(record)}"
    for field, reason in (_WRAPPINGS | _KIND_BY_FIELD).items():
        if field in record:
            return reason
    if set(record) <= {"meta", "__twarc"} and record:
        return "an empty page"
    if record and all(name.isdigit() for name in record):
        return "a tree of ids, without the posts"
    names = ", ".join(sorted(name[:40] for name in record)[:8])
    return f"no post or account in it; its fields: {names}" if names else "no post or account in it"


def _complaint(record: Json) -> str:
    errors = record.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else errors
    told = first if isinstance(first, str) else None
    for holder in (mapping(first), record):
        told = told or next((holder[name] for name in _COMPLAINTS if holder.get(name)), None)
    return shown(told or "no reason given")


X = Connector(
    name="x",
    title="X (Twitter) API, JSON",
    sentence="Posts and accounts of X's API, v2 as twarc writes it or v1.1, as JSON or JSON Lines.",
    key="The number that X gives an account and a post and never gives again; the @handle where no number is told.",
    read=read,
    records=records,
    to_graph=to_graph,
    formats=SUFFIXES,
)
