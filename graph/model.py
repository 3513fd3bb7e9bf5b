"""What the graph contains: every node, relationship and property, each property with its merge rule.

The one place that says so. Constraints, indexes, statements, GraphQL types, the model page in the docs and the
checks on Cypher files are derived from NODES and RELATIONSHIPS.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, ParamSpec, TypeVar, cast, get_type_hints

P = ParamSpec("P")
R = TypeVar("R")


def once(function: Callable[P, R]) -> Callable[P, R]:
    """functools.cache for functions of a class: mypy takes a dataclass for unhashable, its type is not."""
    return cast(Callable[P, R], cache(function))


class Merge(StrEnum):
    """How two records' values of one property become one. All are commutative and idempotent."""

    KEY = "key"  # what identifies it: equal by definition
    LATEST = "latest"  # decided by (source version, capture time, value): see graph/merging.py
    EARLIEST = "earliest"  # the smaller one
    GREATEST = "greatest"  # the greater one
    UNION = "union"  # both lists' values, sorted, once each
    BOTH = "both"  # true only where every record says so
    OWN = "own"  # written by Sociogram alone, never by a source


def _rule(merge: Merge, note: str = "") -> dict[str, str]:
    return {"merge": merge.value, "note": note}


def _latest(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.LATEST, note))


def _earliest(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.EARLIEST, note))


def _greatest(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.GREATEST, note))


def _union(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.UNION, note))


def _both(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.BOTH, note))


def _own(note: str = "") -> Any:
    return field(default=None, metadata=_rule(Merge.OWN, note))


@dataclass(slots=True, kw_only=True)
class Element:
    """What every node and relationship says about where it comes from. Filled by the pipeline, never by a connector."""

    captured_first: datetime | None = _earliest("when a source that speaks of it was first read, by whoever read it")
    captured_last: datetime | None = _greatest("when a source that speaks of it was last read")
    capture_first: str | None = _own("the capture behind captured_first")
    capture_last: str | None = _own("the capture behind captured_last")
    recorded_first: datetime | None = _earliest("when this Sociogram first stored it")
    gone_recorded: datetime | None = _own("when this Sociogram first learned that it was deleted")


@dataclass(slots=True, kw_only=True)
class Node(Element):
    """Identified by (case, id) within its label. `stub` means: known only because a record refers to it."""

    full_text: ClassVar[tuple[str, ...]] = ()
    indexed: ClassVar[tuple[str, ...]] = ()

    id: str = field(metadata=_rule(Merge.KEY, "platform:native_id, or the normalised value where it has no platform"))
    stub: bool | None = _both("known only by reference so far")
    full_key: str | None = _earliest("the whole key, where it was too long to be the id")


@dataclass(slots=True, kw_only=True)
class Account(Node):
    """One account on one platform, as the platform numbers it; by handle where only the handle is known."""

    full_text = ("handle", "name", "bio")
    indexed = ("handle_key",)

    platform: str | None = _earliest("lower case: x, mastodon, …")
    native_id: str | None = _earliest("the platform's own id; none where only the handle is known")
    handle: str | None = _latest("as written, without @")
    handle_key: str | None = _latest("platform:@handle, case folded")
    handle_keys: list[str] | None = _union("every handle_key that it was ever seen with")
    name: str | None = _latest()
    bio: str | None = _latest()
    place: str | None = _latest("as the account states it")
    url: str | None = _latest()
    language: str | None = _latest()
    category: str | None = _latest("as the source labels it; not a finding of ours")
    opened_at: datetime | None = _earliest("when the account was opened")
    followers: int | None = _latest("a snapshot; the earlier ones are in the ledger")
    following: int | None = _latest("a snapshot")
    posts: int | None = _latest("as the platform counts them; a snapshot")
    verified: bool | None = _latest()
    protected: bool | None = _latest()
    degree: int | None = _own("measure")
    strength: float | None = _own("measure")
    pagerank: float | None = _own("measure")
    betweenness: float | None = _own("measure")
    closeness: float | None = _own("measure: harmonic")
    eigenvector: float | None = _own("measure")
    hub: float | None = _own("measure: HITS")
    authority: float | None = _own("measure: HITS")
    core: int | None = _own("measure: k-core number")
    component: int | None = _own("measure: connected component, 0 is the largest")
    community: int | None = _own("measure: Leiden community, 0 is the largest")
    influence: float | None = _own("measure: reach of its posts")


@dataclass(slots=True, kw_only=True)
class Post(Node):
    """One published message, a repost included."""

    full_text = ("text",)
    indexed = ("at", "text_key", "url_key")

    platform: str | None = _earliest()
    native_id: str | None = _earliest()
    url: str | None = _latest("where it can be read")
    url_key: str | None = _latest("the same, normalised: a post can be asked for by its own URL")
    text: str | None = _latest()
    text_key: str | None = _latest("hash of the normalised text; none where that is shorter than 20 characters")
    at: datetime | None = _latest("when it was published, UTC")
    at_source: str | None = _latest("who says so: platform, client or capture")
    edited_at: datetime | None = _latest()
    language: str | None = _latest()
    is_repost: bool | None = _latest("also where the original is not known")
    sensitive: bool | None = _latest()
    category: str | None = _latest("as the source labels it")
    client: str | None = _latest("the app that it was written with, as stated")
    conversation: str | None = _latest("id of the thread's first post, as the platform says")
    likes: int | None = _latest("a snapshot")
    reposts: int | None = _latest("a snapshot")
    replies: int | None = _latest("a snapshot")
    quotes: int | None = _latest("a snapshot")


@dataclass(slots=True, kw_only=True)
class Hashtag(Node):
    """A tag, normalised, the same on every platform."""


@dataclass(slots=True, kw_only=True)
class Link(Node):
    """A URL after normalisation 1, the same on every platform."""

    title: str | None = _latest("as the platform shows it")


@dataclass(slots=True, kw_only=True)
class Domain(Node):
    """A registrable domain."""


@dataclass(slots=True, kw_only=True)
class Media(Node):
    """A picture, video or sound: by content hash where its bytes are held, by normalised URL until then."""

    kind: str | None = _latest("photo, video, animation or sound")
    url: str | None = _latest()
    description: str | None = _latest("the alternative text")


@dataclass(slots=True, kw_only=True)
class Place(Node):
    """A place that a platform names."""

    name: str | None = _latest()
    country: str | None = _latest("ISO 3166 two letters")
    latitude: float | None = _latest("degrees, centre")
    longitude: float | None = _latest("degrees, centre")


@dataclass(slots=True, kw_only=True)
class Topic(Node):
    """A subject that a platform assigns to a post."""

    name: str | None = _latest()


@dataclass(slots=True, kw_only=True)
class Channel(Node):
    """A group, page, subreddit or chat."""

    platform: str | None = _earliest()
    native_id: str | None = _earliest()
    name: str | None = _latest()


@dataclass(slots=True, kw_only=True)
class Person(Node):
    """A human being, only as an analyst's assertion, never by ingest."""

    name: str | None = _latest()


@dataclass(slots=True, kw_only=True)
class Organisation(Node):
    """A body, only as an analyst's assertion, never by ingest."""

    name: str | None = _latest()


@dataclass(slots=True, kw_only=True)
class Run(Node):
    """One execution of an ingest or an analysis. Everything derived names its Run."""

    indexed = ("started_at",)

    kind: str | None = _own("ingest or analysis")
    name: str | None = _own("the connector or analysis")
    status: str | None = _own("running, done, failed or taken back")
    parameters: str | None = _own("JSON, keys sorted")
    seed: int | None = _own()
    versions: str | None = _own("JSON: library versions")
    data_digest: str | None = _own("of the projected graph that an analysis read")
    result: str | None = _own("JSON: what it says about itself, its uncertainty and warnings included")
    captures: list[str] | None = _own("what an ingest read")
    started_at: datetime | None = _own()
    finished_at: datetime | None = _own()
    read: int | None = _own("records")
    new: int | None = _own("records whose main element was not there")
    changed: int | None = _own("records that changed it")
    same: int | None = _own("records that said nothing new")
    rejected: int | None = _own("records that could not be read, kept in the ledger")
    ties_pending: bool | None = _own("some ties are not recomputed yet")


@dataclass(slots=True, kw_only=True)
class Cursor(Node):
    """How far a capture is in the graph: a record position. Moves in the same transaction as the records."""

    position: int | None = _own("the next record to read")
    finished: bool | None = _own("the capture has been read to its end")


@dataclass(slots=True, kw_only=True)
class Relationship(Element):
    """Identified by (start, type, end) within a case."""

    between: ClassVar[tuple[type[Node], type[Node]]]
    derived: ClassVar[bool] = False

    start: str = field(metadata=_rule(Merge.KEY))
    end: str = field(metadata=_rule(Merge.KEY))


@dataclass(slots=True, kw_only=True)
class Posted(Relationship):
    """An account published a post."""

    between = (Account, Post)
    at: datetime | None = _earliest("when it was published")


@dataclass(slots=True, kw_only=True)
class RepliesTo(Relationship):
    """A post answers another."""

    between = (Post, Post)


@dataclass(slots=True, kw_only=True)
class Reposts(Relationship):
    """A post passes another on, unchanged."""

    between = (Post, Post)


@dataclass(slots=True, kw_only=True)
class Quotes(Relationship):
    """A post passes another on, with words of its own."""

    between = (Post, Post)


@dataclass(slots=True, kw_only=True)
class Mentions(Relationship):
    """A post names an account."""

    between = (Post, Account)
    implied: bool | None = _both("not said by who posted it: the reposted author, whom he names, the thread's accounts")


@dataclass(slots=True, kw_only=True)
class Tagged(Relationship):
    """A post carries a hashtag."""

    between = (Post, Hashtag)


@dataclass(slots=True, kw_only=True)
class LinksTo(Relationship):
    """A post carries a link."""

    between = (Post, Link)


@dataclass(slots=True, kw_only=True)
class OnDomain(Relationship):
    """A link leads to a domain."""

    between = (Link, Domain)


@dataclass(slots=True, kw_only=True)
class Shows(Relationship):
    """A post shows a medium."""

    between = (Post, Media)


@dataclass(slots=True, kw_only=True)
class Follows(Relationship):
    """An account follows another."""

    between = (Account, Account)
    at: datetime | None = _earliest("often not known")


@dataclass(slots=True, kw_only=True)
class Liked(Relationship):
    """An account likes a post."""

    between = (Account, Post)
    at: datetime | None = _earliest("often not known")


@dataclass(slots=True, kw_only=True)
class InChannel(Relationship):
    """A post stands in a channel."""

    between = (Post, Channel)


@dataclass(slots=True, kw_only=True)
class LocatedAt(Relationship):
    """A post names the place that it was written at."""

    between = (Post, Place)


@dataclass(slots=True, kw_only=True)
class About(Relationship):
    """A platform assigns a topic to a post."""

    between = (Post, Topic)


@dataclass(slots=True, kw_only=True)
class SameAs(Relationship):
    """Two accounts are held to be one: an assertion, which can be withdrawn."""

    between = (Account, Account)
    rule: str | None = _own("handle_and_id where a record showed both; otherwise who said so")
    why: str | None = _own()
    asserted_at: datetime | None = _own()
    withdrawn_at: datetime | None = _own("from then on it is not seen through")


@dataclass(slots=True, kw_only=True)
class Interacted(Relationship):
    """A tie: what one account did towards another, derived from the posts, recomputed and never incremented."""

    between = (Account, Account)
    derived = True
    weight: int | None = _own("reposts + replies + quotes + mentions")
    reposts: int | None = _own()
    replies: int | None = _own()
    quotes: int | None = _own()
    mentions: int | None = _own()
    first_at: datetime | None = _own()
    last_at: datetime | None = _own()
    days: list[int] | None = _own("days since 1970-01-01 UTC, ascending; the lists below are parallel to it")
    reposts_by_day: list[int] | None = _own()
    replies_by_day: list[int] | None = _own()
    quotes_by_day: list[int] | None = _own()
    mentions_by_day: list[int] | None = _own()


@dataclass(slots=True, kw_only=True)
class CoordinatedWith(Relationship):
    """Two accounts shared the same things within a window more often than once; the smaller id is the start."""

    between = (Account, Account)
    derived = True
    object_kind: str | None = _own("repost, link, hashtag or text")
    window_seconds: int | None = _own()
    run: str | None = _own("the Run that found it")
    weight: int | None = _own("pairs of shares within the window")
    expected: float | None = _own("pairs by chance; none where not tested against chance")
    p_value: float | None = _own("none where not tested against chance")
    sample_posts: list[str] | None = _own("up to ten posts, two and two")


NODES: tuple[type[Node], ...] = (
    Account, Post, Hashtag, Link, Domain, Media, Place, Topic, Channel, Person, Organisation, Run, Cursor,
)  # fmt: skip
RELATIONSHIPS: tuple[type[Relationship], ...] = (
    Posted, RepliesTo, Reposts, Quotes, Mentions, Tagged, LinksTo, OnDomain, Shows, Follows, Liked, InChannel,
    LocatedAt, About, SameAs, Interacted, CoordinatedWith,
)  # fmt: skip

MEASURES = tuple(f.name for f in fields(Account) if str(f.metadata["note"]).startswith("measure"))


@once
def relationship_type(kind: type[Relationship]) -> str:
    """RepliesTo -> REPLIES_TO: the word in Cypher follows from the class name."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).upper()


@once
def merged(kind: type[Element], rule: Merge) -> tuple[str, ...]:
    """Names of the properties with this merge rule, in the order of the model."""
    return tuple(f.name for f in fields(kind) if f.metadata["merge"] == rule)


def properties(kind: type[Element]) -> Iterator[tuple[Field[Any], object]]:
    """Each property's field with its resolved type."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        yield each, hints[each.name]


NODE_BY_LABEL: dict[str, type[Node]] = {kind.__name__: kind for kind in NODES}
RELATIONSHIP_BY_TYPE: dict[str, type[Relationship]] = {relationship_type(kind): kind for kind in RELATIONSHIPS}
