"""Charts of a case and their share links: reading them, and changing them under an optimistic lock."""

import asyncio
from datetime import datetime
from typing import TypeVar

import strawberry

from api.chart_documents import read_document
from api.resolvers.scope import Key, Scope
from api.types import Listing, Long, counted
from custody.charts import RECENT, VERSIONS_KEPT, Change, Chart, ChartDocument, ChartVersion
from custody.shares import Share


@strawberry.type(description="What is told of a chart in a list: all but what is drawn.")
class ChartEntry:
    scope: strawberry.Private[Scope]
    id: strawberry.ID
    title: str
    version: int
    newest: int = strawberry.field(description="The number of its last version: a greater one was saved meanwhile.")
    created_at: datetime
    changed_at: datetime
    changed_by: str
    nodes: int
    edges: int
    size: Long = strawberry.field(description="Of the document, in bytes.")


Entry = TypeVar("Entry", bound=ChartEntry)


async def _document(root: ChartEntry) -> str:
    scope = root.scope
    return await asyncio.to_thread(scope.shelf.charts.document, scope.case.case, str(root.id), root.version)


@strawberry.type(name="Chart", description="A picture that a person made and saved, in one of its versions.")
class ChartObject(ChartEntry):
    document = strawberry.field(
        resolver=_document, description="JSON text: which elements are drawn, where and how. Never what they are."
    )


@strawberry.type(description="The charts of a case, the one that was changed last first.")
class ChartList(Listing):
    charts: list[ChartEntry]


@strawberry.type(name="ChartVersion", description="One saving of a chart.")
class ChartVersionObject:
    version: int
    title: str
    changed_at: datetime
    changed_by: str
    nodes: int
    edges: int
    size: Long


@strawberry.type(description="The versions of a chart that are kept, the newest first.")
class ChartVersionList(Listing):
    versions: list[ChartVersionObject]


@strawberry.type(name="Share", description="A link to a chart, for those who may see its case.")
class ShareObject:
    token: str
    chart: strawberry.ID
    version: int | None = strawberry.field(description="Nothing where the link always shows the newest.")
    created_at: datetime
    created_by: str


@strawberry.type(description="The share links of a case or of one chart, oldest first.")
class ShareList(Listing):
    shares: list[ShareObject]


def chart_object(scope: Scope, chart: Chart) -> ChartObject:
    return _entry(ChartObject, scope, chart)


def _entry(kind: type[Entry], scope: Scope, chart: Chart) -> Entry:
    return kind(
        scope=scope,
        id=strawberry.ID(chart.id),
        title=chart.title,
        version=chart.version,
        newest=chart.newest,
        created_at=chart.created_at,
        changed_at=chart.changed_at,
        changed_by=chart.changed_by,
        nodes=chart.nodes,
        edges=chart.edges,
        size=Long(chart.size),
    )


def _version(kept: ChartVersion) -> ChartVersionObject:
    return ChartVersionObject(
        version=kept.version, title=kept.title, changed_at=kept.changed_at, changed_by=kept.changed_by,
        nodes=kept.nodes, edges=kept.edges, size=Long(kept.size),
    )  # fmt: skip


def _share(share: Share) -> ShareObject:
    return ShareObject(
        token=share.token, chart=strawberry.ID(share.chart_id), version=share.version,
        created_at=share.created_at, created_by=share.created_by,
    )  # fmt: skip


async def _charts(root: Scope) -> ChartList:
    found = await asyncio.to_thread(root.shelf.charts.list, root.case.case)
    return ChartList(charts=[_entry(ChartEntry, root, each) for each in found], **counted(len(found), len(found)))


async def _chart(root: Scope, by_id: Key, version: int | None = None) -> ChartObject:
    return chart_object(root, await asyncio.to_thread(root.shelf.charts.get, root.case.case, str(by_id), version))


async def _versions(root: Scope, by_id: Key) -> ChartVersionList:
    """What is no longer kept is told: the newest version's number is how many there were."""
    found = await asyncio.to_thread(root.shelf.charts.versions, root.case.case, str(by_id))
    told = counted(found[0].version, len(found))
    if not told["complete"]:
        told["reason"] = (
            f"The last {RECENT} are kept, before them one for each ten minutes of a person, up to {VERSIONS_KEPT}, "
            "and those that a share link shows."
        )
    return ChartVersionList(versions=[_version(each) for each in found], **told)


async def _shares(root: Scope, chart: strawberry.ID | None = None) -> ShareList:
    found = await asyncio.to_thread(root.shelf.shares.list, root.case.case, None if chart is None else str(chart))
    return ShareList(shares=[_share(each) for each in found], **counted(len(found), len(found)))


async def _create(root: Scope, title: str, document: str) -> ChartObject:
    drawn = await _read(root, document)
    made = await asyncio.to_thread(root.shelf.charts.create, root.case.case, title, drawn, by=root.who)
    return chart_object(root, made)


async def _save(
    root: Scope, by_id: Key, version: int, document: str | None = None, title: str | None = None
) -> ChartObject:
    drawn = None if document is None else await _read(root, document)
    change = Change(seen=version, by=root.who, document=drawn, title=title)
    return chart_object(root, await asyncio.to_thread(root.shelf.charts.save, root.case.case, str(by_id), change))


async def _duplicate(root: Scope, by_id: Key, title: str) -> ChartObject:
    copy = await asyncio.to_thread(root.shelf.charts.duplicate, root.case.case, str(by_id), title, by=root.who)
    return chart_object(root, copy)


async def _delete(root: Scope, by_id: Key) -> strawberry.ID:
    await asyncio.to_thread(root.shelf.charts.delete, root.case.case, str(by_id))
    return by_id


async def _start_share(root: Scope, by_id: Key, version: int | None = None) -> ShareObject:
    return _share(await asyncio.to_thread(root.shelf.shares.create, root.case.case, str(by_id), version, by=root.who))


async def _end_share(root: Scope, token: str) -> str:
    await asyncio.to_thread(root.shelf.shares.end, root.case.case, token)
    return token


async def _read(root: Scope, document: str) -> ChartDocument:
    return await asyncio.to_thread(read_document, root.case.case, document)


@strawberry.type
class ChartFields(Scope):
    charts = strawberry.field(resolver=_charts, description="The charts, the one that was changed last first.")
    chart = strawberry.field(resolver=_chart, description="One of them, as it is now or in an earlier version.")
    chart_versions = strawberry.field(resolver=_versions, description="Who saved it when; the last 50 are kept.")
    shares = strawberry.field(resolver=_shares, description="The share links, of one chart or of all.")


@strawberry.type
class ChartChanges(Scope):
    create_chart = strawberry.field(
        resolver=_create,
        description="The document is JSON text of up to 32 MiB, with format 1, nodes and edges by their ids. "
        "Name the variable document: no other text may be as long.",
    )
    save_chart = strawberry.field(
        resolver=_save,
        description="A new version on top of the one that was seen; conflict, with what is there now, if it is old.",
    )
    duplicate_chart = strawberry.field(resolver=_duplicate, description="The newest version, as another chart.")
    delete_chart = strawberry.field(
        resolver=_delete, description="Its id. Versions and share links go too; notes and findings stay."
    )
    share_chart = strawberry.field(
        resolver=_start_share, description="A link to the newest version at any time, or to one version for good."
    )
    end_share = strawberry.field(resolver=_end_share, description="Its token, which leads nowhere from now on.")
