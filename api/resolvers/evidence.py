"""How we know: from an account or a post to the captures that speak of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, cast

import strawberry
from strawberry.dataloader import DataLoader

from api.resolvers.scope import LIMIT, MOST, OptionalKey, Scope, within
from api.types import POST, Listing, NodeObject, TieKind, counted
from graph.errors import ParameterInvalid


class Witness(Protocol):
    """One record of one capture that speaks of something."""

    @property
    def capture(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def place(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def retrieved_at(self) -> datetime: ...


class Witnessed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def captures(self) -> Sequence[Witness]: ...
    @property
    def total(self) -> int: ...


class Evidence(Protocol):
    """What ingest.evidence.evidence_of answers."""

    @property
    def subject(self) -> str: ...
    @property
    def posts(self) -> Sequence[Witnessed]: ...
    @property
    def total(self) -> int: ...
    @property
    def witnesses(self) -> Sequence[Witness]: ...
    @property
    def witnesses_total(self) -> int: ...


@strawberry.type(name="Capture", description="Bytes as received, and the record in them that speaks of the post.")
class CaptureObject:
    id: strawberry.ID
    position: int = strawberry.field(description="The record's number in the capture, from 0.")
    place: str = strawberry.field(description="Where a person finds it: a line, a path in the file.")
    source: str
    sha256: str
    retrieved_at: datetime


@strawberry.type(description="Records that speak of something, with their captures.")
class CaptureList(Listing):
    captures: list[CaptureObject]


def _capture(witness: Witness) -> CaptureObject:
    return CaptureObject(
        id=strawberry.ID(witness.capture),
        position=witness.position,
        place=witness.place,
        source=witness.source,
        sha256=witness.sha256,
        retrieved_at=witness.retrieved_at,
    )


def _found_post(root: "EvidencePost") -> object:
    return root.found


async def _captures(root: "EvidencePost") -> CaptureList:
    found = await root.witnessed.load(root.found.key)
    return _capture_list(found.captures, found.total)


def _capture_list(witnesses: Sequence[Witness], total: int) -> CaptureList:
    captures = [_capture(witness) for witness in witnesses]
    about = counted(total, len(captures))
    if about["reason"]:
        about["reason"] = f"The first {len(captures)} of {total} records; the ledger has all."
    return CaptureList(captures=captures, **about)


@strawberry.type(description="A post that something is known from.")
class EvidencePost:
    found: strawberry.Private[NodeObject]
    witnessed: strawberry.Private[DataLoader[str, Witnessed]]
    kinds: list[TieKind] = strawberry.field(description="What it does in the tie; empty where it is not about a tie.")
    post = strawberry.field(resolver=_found_post, graphql_type=POST)
    captures = strawberry.field(resolver=_captures)


@strawberry.type(description="How we know of an account or a post: its posts, and the captures that speak of them.")
class EvidenceList(Listing):
    subject: str
    captures: CaptureList = strawberry.field(description="What speaks of the subject itself.")
    posts: list[EvidencePost]


async def posts_with_evidence(root: Scope, ids: Sequence[str], kinds: Sequence[Sequence[str]]) -> list[EvidencePost]:
    """Captures are read only where they are asked for, and then those of all the posts at once."""
    nodes = {node.key: node for node in await root.loaders.get_many("Post", ids)}
    witnessed = _witnessed(root)
    return [
        EvidencePost(found=nodes[id_], witnessed=witnessed, kinds=[TieKind(kind) for kind in each])
        for id_, each in zip(ids, kinds, strict=True)
        if id_ in nodes
    ]


async def _evidence(
    root: Scope,
    by_id: OptionalKey = None,
    handle: str | None = None,
    url: str | None = None,
    limit: int = LIMIT,
) -> EvidenceList:
    within("limit", limit, MOST)
    named = None if by_id is None else ":".join(root.key_of(by_id))
    given = [each for each in (named, handle and f"@{handle.removeprefix('@')}", url) if each]
    if len(given) != 1:
        raise ParameterInvalid("Evidence is asked for in one way at a time.", "Give exactly one of id, handle and url.")
    found = await _read(root, str(given[0]), limit)
    nodes = {node.key: node for node in await root.loaders.get_many("Post", [post.id for post in found.posts])}
    witnessed = _witnessed(root)
    for post in found.posts:
        witnessed.prime(post.id, post)
    posts = [
        EvidencePost(found=nodes[post.id], witnessed=witnessed, kinds=[]) for post in found.posts if post.id in nodes
    ]
    captures = _capture_list(found.witnesses, found.witnesses_total)
    return EvidenceList(subject=found.subject, captures=captures, posts=posts, **counted(found.total, len(posts)))


def _witnessed(root: Scope) -> DataLoader[str, Witnessed]:
    async def read(ids: list[str]) -> list[Witnessed]:
        _check_now(root)
        return cast(list[Witnessed], await root.evidence_of.posts(root.case, ids))

    return DataLoader(load_fn=read)


async def _read(root: Scope, subject: str, limit: int) -> Evidence:
    _check_now(root)
    return cast(Evidence, await root.evidence_of(root.case, subject, limit=limit))


def _check_now(root: Scope) -> None:
    if not root.is_now:
        raise ParameterInvalid("The ledger is read as it is now.", "Ask for evidence without knownOn.")


@strawberry.type
class EvidenceFields(Scope):
    evidence = strawberry.field(
        resolver=_evidence, description="From an account or a post, by id, handle or URL, to the captures behind it."
    )
