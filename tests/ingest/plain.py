"""A connector for tests: JSON lines that say what they mean, one small record each.

{"post": "1", "by": "a", "at": seconds, "text": ..., "reposts": "2", "replies": "2", "quotes": "2",
 "mentions": [...], "implied": [...], "tags": [...], "links": [...]} or
{"account": "a", "handle": ..., "name": ..., "version": seconds}. References make stubs.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graph.keys import account_id, domain_id, handle_id, hashtag_id, link_id, post_id, text_key
from graph.model import (
    Account,
    Domain,
    Hashtag,
    Link,
    LinksTo,
    Mentions,
    Node,
    OnDomain,
    Post,
    Posted,
    Quotes,
    Relationship,
    RepliesTo,
    Reposts,
    Tagged,
)  # fmt: skip
from ingest.connectors import Connector, Item, Mapped, Original, Unmappable, Unreadable
from ingest.sources import files_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
RETRIEVED = datetime(2026, 1, 1, tzinfo=UTC)


def write_lines(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def read(source: Path) -> Iterator[Original]:
    for original in files_of(source, suffixes=(".jsonl",), how="file", media_type="application/x-ndjson"):
        yield Original(
            source=original.source, file=original.file, how="file", retrieved_at=RETRIEVED, media_type="x"
        )


def records(file: Path) -> Iterator[Item | Unreadable]:
    for position, line in enumerate(file.read_text().splitlines()):
        try:
            yield Item(position, f"line {position + 1}", json.loads(line))
        except ValueError as error:
            yield Unreadable(position, f"line {position + 1}", str(error), line.encode())


def account(who: str, **known: Any) -> Account:
    """`@name` is known by its handle alone."""
    if who.startswith("@"):
        key = handle_id("t", who)
        return Account(id=key, platform="t", handle=who[1:], handle_key=key, handle_keys=[key], **known)
    return Account(id=account_id("t", who), platform="t", native_id=who, **known)


def to_graph(item: Item) -> Mapped:
    record = item.value
    if "account" in record:
        return _account(record)
    if "post" not in record:
        raise Unmappable("neither a post nor an account")
    return _post(record)


def _account(record: dict[str, Any]) -> Mapped:
    main = account(record["account"], stub=False, name=record.get("name"), bio=record.get("bio"))
    if handle := record.get("handle"):
        main.handle, main.handle_key = handle, handle_id("t", handle)
        main.handle_keys = [main.handle_key]
    version = record.get("version")
    return Mapped(main, version=None if version is None else EPOCH + timedelta(seconds=version))


def _post(record: dict[str, Any]) -> Mapped:
    at = EPOCH + timedelta(seconds=record["at"])
    text = record.get("text")
    post = Post(id=post_id("t", record["post"]), stub=False, platform="t", native_id=record["post"], at=at,
                text=text, text_key=text_key(text) if text else None)  # fmt: skip
    author = account(record["by"], stub=True)
    nodes: list[Node] = [author]
    relationships: list[Relationship] = [Posted(start=author.id, end=post.id, at=at)]
    for name, kind in (("reposts", Reposts), ("replies", RepliesTo), ("quotes", Quotes)):
        if target := record.get(name):
            nodes.append(Post(id=post_id("t", target), stub=True))
            relationships.append(kind(start=post.id, end=post_id("t", target)))
    for implied, names in ((False, record.get("mentions", ())), (True, record.get("implied", ()))):
        for each in names:
            mentioned = account(each, stub=True)
            nodes.append(mentioned)
            relationships.append(Mentions(start=post.id, end=mentioned.id, implied=implied))
    for tag in record.get("tags", ()):
        nodes.append(Hashtag(id=hashtag_id(tag)))
        relationships.append(Tagged(start=post.id, end=hashtag_id(tag)))
    for url in record.get("links", ()):
        link, domain = str(link_id(url)), str(domain_id(url))
        nodes += [Link(id=link), Domain(id=domain)]
        relationships += [LinksTo(start=post.id, end=link), OnDomain(start=link, end=domain)]
    return Mapped(post, nodes, relationships)


PLAIN = Connector(
    name="plain", title="Plain", sentence="Test records.", key="t:", read=read, records=records, to_graph=to_graph
)
