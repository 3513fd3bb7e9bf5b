"""What one record of a platform says, gathered: each relationship once, with the nodes that it needs."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from graph.keys import bounded, domain_id, hashtag_id, link_id
from graph.model import (
    Account,
    Domain,
    Hashtag,
    Link,
    LinksTo,
    Media,
    Mentions,
    Node,
    OnDomain,
    Post,
    Posted,
    Relationship,
    Shows,
    Tagged,
)

_tag_id = lru_cache(maxsize=100_000)(hashtag_id)


@dataclass(slots=True)
class Elements:
    """A node may come twice, as a reference and in full; a relationship comes once."""

    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    _seen: set[object] = field(default_factory=set)
    _mentions: dict[tuple[str, str], Mentions] = field(default_factory=dict)

    def node(self, node: Node) -> None:
        self.nodes.append(node)

    def relation(self, relation: Relationship) -> None:
        key = (type(relation), relation.start, relation.end)
        if key not in self._seen:
            self._seen.add(key)
            self.relationships.append(relation)

    def posted(self, account: str, post: str, at: datetime | None = None) -> None:
        self.relation(Posted(start=account, end=post, at=at))

    def mention(self, post: str, account: Account, *, implied: bool) -> None:
        """An account that is named twice is implied only where both are."""
        known = self._mentions.get((post, account.id))
        if known is not None:
            known.implied = bool(known.implied and implied)
            return
        mention = Mentions(start=post, end=account.id, implied=implied)
        self._mentions[post, account.id] = mention
        self.relationships.append(mention)
        self.nodes.append(account)

    def tag(self, post: str, name: str) -> None:
        tag = _tag_id(name)
        if not tag or (post, tag) in self._seen:
            return
        self._seen.add((post, tag))
        self.nodes.append(Hashtag(id=tag, stub=False))
        self.relationships.append(Tagged(start=post, end=tag))

    def link(self, post: str, url: str, title: str | None = None) -> None:
        link = link_id(url)
        domain = domain_id(url)
        if link is None or domain is None or (post, link) in self._seen:
            return
        self._seen.add((post, link))
        self.nodes.append(Link(id=link, stub=False, title=title))
        self.nodes.append(Domain(id=domain, stub=False))
        self.relationships.append(LinksTo(start=post, end=link))
        self.relation(OnDomain(start=link, end=domain))

    def medium(self, post: Post, address: str | None, medium: Media) -> None:
        """`address` names the medium until its bytes are held; nothing is shown without one."""
        link = None if address is None else link_id(address)
        if link is None:
            return
        medium.id = bounded(f"url:{link}")
        medium.stub = False
        self.nodes.append(medium)
        self.relation(Shows(start=post.id, end=medium.id))
