"""Findings of a case: sentences with what carries them, read and changed under an optimistic lock."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import strawberry

from api.elements import Naming, checked
from api.resolvers.scope import Key, Scope
from api.types import POST, Listing, counted
from custody.findings import Claim, Finding
from graph.errors import LimitExceeded, NotFound

POSTS = 500

Ids = list[strawberry.ID]


async def _posts(root: "FindingObject") -> list[Any]:
    keys = [root.scope.key_of(str(each), "Post")[1] for each in root.post_ids]
    return list(await root.scope.loaders.get_many("Post", keys))


@strawberry.type(name="Finding", description="A sentence, and the elements and posts that carry it.")
class FindingObject:
    scope: strawberry.Private[Scope]
    id: strawberry.ID
    version: int
    sentence: str
    elements: list[strawberry.ID]
    post_ids: list[strawberry.ID] = strawberry.field(description="Of all posts that carry it, those gone since too.")
    chart: strawberry.ID | None
    created_at: datetime
    changed_at: datetime
    changed_by: str
    posts = strawberry.field(
        resolver=_posts, graphql_type=list[POST], description="Those that the case has; postIds names all."
    )


@strawberry.type(description="The findings of a case, oldest first.")
class FindingList(Listing):
    findings: list[FindingObject]


def _object(scope: Scope, finding: Finding) -> FindingObject:
    return FindingObject(
        scope=scope,
        id=strawberry.ID(finding.id),
        version=finding.version,
        sentence=finding.sentence,
        elements=[strawberry.ID(each) for each in finding.elements],
        post_ids=[strawberry.ID(each) for each in finding.posts],
        chart=None if finding.chart_id is None else strawberry.ID(finding.chart_id),
        created_at=finding.created_at,
        changed_at=finding.changed_at,
        changed_by=finding.changed_by,
    )


async def _findings(root: Scope) -> FindingList:
    found = await asyncio.to_thread(root.shelf.findings.list, root.case.case)
    return FindingList(findings=[_object(root, each) for each in found], **counted(len(found), len(found)))


async def _finding(root: Scope, by_id: Key) -> FindingObject:
    return _object(root, await asyncio.to_thread(root.shelf.findings.get, root.case.case, str(by_id)))


async def _create(
    root: Scope,
    sentence: str,
    elements: Ids | None = None,
    posts: Ids | None = None,
    chart: strawberry.ID | None = None,
) -> FindingObject:
    claim = await _claim(root, sentence, elements, posts, chart=chart)
    return _object(root, await asyncio.to_thread(root.shelf.findings.create, root.case.case, claim, by=root.who))


async def _change(
    root: Scope,
    by_id: Key,
    version: int,
    sentence: str | None = None,
    elements: Ids | None = None,
    posts: Ids | None = None,
    chart: strawberry.ID | None = None,
) -> FindingObject:
    claim = await _claim(root, sentence, elements, posts, chart=chart)
    change = root.shelf.findings.change
    return _object(root, await asyncio.to_thread(change, root.case.case, str(by_id), claim, seen=version, by=root.who))


async def _delete(root: Scope, by_id: Key) -> strawberry.ID:
    await asyncio.to_thread(root.shelf.findings.delete, root.case.case, str(by_id))
    return by_id


async def _claim(
    root: Scope, sentence: str | None, elements: Ids | None, posts: Ids | None, *, chart: strawberry.ID | None
) -> Claim:
    """Raises NotFound where something that is to carry it is not in the case: as it is now, whatever was asked."""
    case = root.case.case
    named = None if elements is None else checked(case, map(str, elements))
    if posts is not None and len(posts) > POSTS:
        raise LimitExceeded(f"{len(posts):,} posts are named, {POSTS} are the limit.", "Name those that show it best.")
    of_posts = None if posts is None else list(dict.fromkeys(map(str, posts)))
    keys = [root.key_of(each, "Post") for each in of_posts or ()]
    naming = Naming(case)
    keys += [(node.label, node.key) for each in named or () for node in naming.nodes(each)]
    await _check_there(root, keys)
    return Claim(sentence=sentence, elements=named, posts=of_posts, chart_id=None if chart is None else str(chart))


async def _check_there(root: Scope, keys: Iterable[tuple[str, str]]) -> None:
    asked = list(dict.fromkeys(keys))
    found: Sequence[object | None] = await asyncio.gather(*(root.loaders.find(*key) for key in asked))
    gone = sum(each is None for each in found)
    if gone:
        what = f"{gone:,} of {len(asked):,} elements and posts that are to carry the finding are not in this case."
        raise NotFound(what, "Open them first: one that was taken back carries nothing.")


@strawberry.type
class FindingFields(Scope):
    findings = strawberry.field(resolver=_findings, description="The findings, oldest first.")
    finding = strawberry.field(resolver=_finding, description="One of them.")


@strawberry.type
class FindingChanges(Scope):
    create_finding = strawberry.field(
        resolver=_create,
        description="Elements are nodes by their ids and edges as TYPE|start|end. One element or post at least.",
    )
    change_finding = strawberry.field(
        resolver=_change, description="What is not given stays. Refused where another version is there by now."
    )
    delete_finding = strawberry.field(resolver=_delete, description="Its id.")
