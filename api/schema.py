"""The GraphQL schema. `python -m api.schema` writes schema.graphql, which is committed and compared in a test."""

from asyncio import gather, to_thread
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import strawberry
from graphql import DocumentNode, GraphQLError
from graphql import ExecutionResult as GraphQLExecutionResult
from strawberry.extensions import SchemaExtension
from strawberry.fastapi import BaseContext
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult, Info
from strawberry.types.execution import PreExecutionError

from api.authorisation import Authorisation, Principal, principal_of
from api.connections import MOST
from api.document_room import check_texts
from api.documents import Documents
from api.executing import Execution
from api.failures import graphql_error, refused
from api.freezing import Shelf
from api.guard import check_document, check_text
from api.ids import GlobalId, decode
from api.jobs.desk import Desk
from api.live import LiveLedger
from api.loaders import Loaders
from api.resolvers.among import AmongFields
from api.resolvers.analyses import AnalysisFields
from api.resolvers.analyses_catalogue import CatalogueFields
from api.resolvers.answers import AnswerFields, CaseChanges
from api.resolvers.cases import CaseEntry, CaseListChanges, CaseListing, case_entry
from api.resolvers.charts import ChartFields, ChartObject, chart_object
from api.resolvers.counts import CountFields
from api.resolvers.cypher import CypherFields
from api.resolvers.evidence import EvidenceFields
from api.resolvers.files import ConnectorFields, FileFields
from api.resolvers.findings import FindingFields
from api.resolvers.investigations import InvestigationFields
from api.resolvers.jobs import JobEvent, JobFields, job_events
from api.resolvers.live import RecordsEvent, RunEvent, record_events, run_events
from api.resolvers.neighbourhood import Neighbourhood
from api.resolvers.notes import NoteFields
from api.resolvers.overview import OverviewFields
from api.resolvers.records import RecordFields
from api.resolvers.runs import RunFields
from api.resolvers.scope import EvidenceOf, Key, OptionalKey, Scope
from api.resolvers.search import Searching
from api.resolvers.single import SingleFields
from api.resolvers.ties import TieFields
from api.resolvers.timeline import TimelineFields
from api.showing_queries import QueriesShown
from api.top_lists import TopLists
from api.types import NODE_TYPES, SCALARS, NodeObject
from graph.errors import LimitExceeded, NotFound, ParameterInvalid, SignInNeeded, SociogramError
from graph.known import AsKnown
from graph.moments import in_utc
from graph.store import FOREVER, CaseStore

FILE = Path(__file__).parents[1] / "schema.graphql"
NOWHERE = ""
"""A case that nobody has: asked for in place of one that can't be told."""
CASES = 10
"""How many cases one question may open."""


class Context(BaseContext):
    """What one request brings: new for each, so that nothing is remembered across requests."""

    def __init__(
        self,
        authorisation: Authorisation,
        evidence_of: EvidenceOf,
        node_ceiling: int,
        *,
        top_lists: TopLists,
        shelf: Shelf,
        ledger_of: Callable[[str], LiveLedger],
        desk: Desk,
        results: Path,
    ) -> None:
        super().__init__()
        self.authorisation = authorisation
        self.evidence_of = evidence_of
        self.node_ceiling = node_ceiling
        self.top_lists = top_lists
        self.shelf = shelf
        self.ledger_of = ledger_of
        self.desk = desk
        self.results = results
        self.cost: int | None = None
        self.opened: set[str] = set()
        self.cases: dict[tuple[str, datetime], Case] = {}

    def as_known(self, case: CaseStore, moment: datetime) -> AsKnown:
        return AsKnown.at(case, moment, history=self.evidence_of, results=self.results / case.case)

    def told_cost(self, nodes: int) -> None:
        """The boundary puts it in a header and counts it."""
        self.cost = nodes
        if self.request is not None:
            self.request.scope["cost"] = nodes

    @property
    def principal(self) -> Principal:
        """Raises SignInNeeded."""
        if self.request is None:
            raise SignInNeeded("This needs sign-in.", "Open the address that `sociogram login-link` prints.")
        return principal_of(self.request)


def _as_known_on(root: Scope) -> datetime | None:
    return root.told_known_on


@strawberry.type(description="A world of its own: nothing in it leads to another case.")
class Case(
    CountFields,
    Searching,
    SingleFields,
    TimelineFields,
    Neighbourhood,
    AmongFields,
    TieFields,
    AnalysisFields,
    RunFields,
    JobFields,
    FileFields,
    OverviewFields,
    EvidenceFields,
    RecordFields,
    InvestigationFields,
    AnswerFields,
    ChartFields,
    NoteFields,
    FindingFields,
    CypherFields,
):
    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.opened.record.id)

    @strawberry.field
    def title(self) -> str:
        return self.opened.record.title

    @strawberry.field
    def created_at(self) -> datetime:
        return self.opened.record.created_at

    as_known_on = strawberry.field(
        resolver=_as_known_on, name="knownOn", description="As of when all of this is answered; nothing means now."
    )


async def _case(
    info: Info, by_id: OptionalKey = None, title: str | None = None, known_on: datetime | None = None
) -> Case:
    name = by_id if title is None else title
    if name is None or (by_id is not None and title is not None):
        raise ParameterInvalid("A case is opened in one way at a time.", "Give exactly one of id and title.")
    return await _opened(info, str(name), known_on)


async def _node(info: Info, by_id: Key, known_on: datetime | None = None) -> NodeObject | None:
    return (await _nodes(info, [by_id], known_on))[0]


async def _nodes(
    info: Info, ids: list[strawberry.ID], known_on: datetime | None = None
) -> list[NodeObject | None]:
    if not 1 <= len(ids) <= MOST:
        raise LimitExceeded(f"{len(ids)} ids are given, and must be from 1 to {MOST}.", "Ask in several questions.")
    asked = [decode(str(given)) for given in ids]
    names = list(dict.fromkeys(each.case for each in asked))
    cases = dict(zip(names, await gather(*(_visible(info, name, known_on) for name in names)), strict=True))
    return list(await gather(*(_member(cases[each.case], each) for each in asked)))


async def _visible(info: Info, name: str, known_on: datetime | None) -> Case | None:
    """None where there is no such case, or it may not be seen: which of them is not told."""
    try:
        case = await _opened(info, name, known_on)
    except NotFound:
        return None
    # a case can be opened by its title, an id names it by its id alone
    return case if case.opened.record.id == name else None


async def _member(case: Case | None, asked: GlobalId) -> NodeObject | None:
    return None if case is None else await case.loaders.find(asked.label, asked.key)


async def _opened(info: Info, name: str, known_on: datetime | None) -> Case:
    """One of each case and moment: what is asked side by side is read together."""
    context = _context(info)
    context.opened.add(name)
    if len(context.opened) > CASES:
        raise LimitExceeded(f"One question may open {CASES} cases.", "Ask about the others separately.")
    opened = await context.authorisation.open_case(context.principal, name)
    moment = FOREVER if known_on is None else in_utc(known_on)
    key = (opened.record.id, moment)
    if key not in context.cases:
        context.cases[key] = Case(
            opened=opened,
            known_on=moment,
            loaders=Loaders(context.as_known(opened.store, moment)),
            evidence_of=context.evidence_of,
            top_lists=context.top_lists,
            shelf=context.shelf,
        )
    return context.cases[key]


def _context(info: Info) -> Context:
    return cast(Context, info.context)


async def _changes(
    info: Info, by_id: OptionalKey = None, title: str | None = None, known_on: datetime | None = None
) -> CaseChanges:
    case = await _case(info, by_id, title, known_on)
    return CaseChanges(
        opened=case.opened,
        known_on=case.known_on,
        loaders=case.loaders,
        evidence_of=case.evidence_of,
        top_lists=case.top_lists,
        shelf=case.shelf,
    )


@strawberry.type(description="What a share link leads to.")
class SharedChart:
    case: CaseEntry
    chart: ChartObject
    fixed: bool = strawberry.field(description="Whether it is one version for good, which can only be looked at.")


async def _shared(info: Info, token: str) -> SharedChart:
    """In equal words whether the link ended, its chart or case is gone, it may not be seen, or never was."""
    context = _context(info)
    share = await to_thread(context.shelf.shares.find, token)
    try:
        case = await _opened(info, NOWHERE if share is None else share.case_id, None)
        if share is None:
            raise NotFound("", "")
        chart = await to_thread(context.shelf.charts.get, share.case_id, share.chart_id, share.version)
    except NotFound:
        cure = "Ask whoever sent it for a new one, and whether you may see the case."
        raise NotFound("This link leads to no chart, or to none that you may see.", cure) from None
    return SharedChart(
        case=case_entry(case.opened.record), chart=chart_object(case, chart), fixed=share.version is not None
    )


@strawberry.type
class Query(CaseListing, ConnectorFields, CatalogueFields):
    node = strawberry.field(
        resolver=_node, description="What an id names; nothing where it is not there or may not be seen."
    )
    nodes = strawberry.field(resolver=_nodes, description=f"The same for up to {MOST} ids, in the order asked for.")
    case = strawberry.field(
        resolver=_case,
        description="Opens a case by id or title. With knownOn, everything below is as it was known at that moment.",
    )
    shared = strawberry.field(resolver=_shared, description="What a share link leads to, for those who may see it.")


async def _watched_runs(info: Info, by_id: Key, after: str | None = None) -> AsyncGenerator[RunEvent]:
    context = _context(info)
    opened = await context.authorisation.open_case(context.principal, str(by_id))
    async for event in run_events(opened.store, after):
        yield event


async def _watched_records(info: Info, by_id: Key, after: str | None = None) -> AsyncGenerator[RecordsEvent]:
    context = _context(info)
    opened = await context.authorisation.open_case(context.principal, str(by_id))
    async for event in record_events(opened.store, context.ledger_of(opened.record.id), after):
        yield event


async def _watched_jobs(info: Info, by_id: Key) -> AsyncGenerator[JobEvent]:
    context = _context(info)
    opened = await context.authorisation.open_case(context.principal, str(by_id))
    async for event in job_events(context.desk, opened.record.id):
        yield event


@strawberry.type(description="What changes in a case while somebody watches. A break is gone on from with after.")
class Subscription:
    runs = strawberry.subscription(
        resolver=_watched_runs, description="Ingests and analyses of the case as they begin, go on and end."
    )
    records = strawberry.subscription(
        resolver=_watched_records,
        description="Records as they come into the case, those of a capture in the order of their positions.",
    )
    jobs = strawberry.subscription(
        resolver=_watched_jobs, description="Each job of the case as it is, and again whenever it moves."
    )


@strawberry.type
class Mutation(CaseListChanges):
    case = strawberry.field(resolver=_changes, description="Opens a case for a change, by id or title.")


class Guard(SchemaExtension):
    """Refuses what costs too much before anything runs, and shows of errors what may be seen.

    A text that was found valid before is not parsed again; what it costs is weighed with the variables of each time.
    """

    _known: DocumentNode | None = None

    def on_operation(self) -> Iterator[None]:
        context = self.execution_context
        self._known = self._documents.get(context.query or "")
        try:
            if self._known is None:
                check_text(context.query or "")
        except SociogramError as error:
            raise self._refuse(error) from error
        yield
        result = context.result
        if isinstance(result, (GraphQLExecutionResult, ExecutionResult)) and result.errors:
            result.errors = [graphql_error(error) for error in result.errors]

    def on_parse(self) -> Iterator[None]:
        if self._known is not None:
            self.execution_context.graphql_document = self._known
        yield
        document = self.execution_context.graphql_document
        if document is None:
            return
        try:
            context = cast(Context, self.execution_context.context)
            weight = check_document(document, self.execution_context.variables, ceiling=context.node_ceiling)
            context.told_cost(weight.nodes)
            check_texts(document, self.execution_context.variables)
        except SociogramError as error:
            raise self._refuse(error) from error

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if self._known is not None:
            context.pre_execution_errors = []  # none were found: it is not looked through again
        yield
        if context.query and context.graphql_document is not None and not context.pre_execution_errors:
            self._documents.keep(context.query, context.graphql_document)

    @property
    def _documents(self) -> Documents:
        return cast(Schema, self.execution_context.schema).documents

    def get_results(self) -> dict[str, Any]:
        """What the question might have touched, as it was estimated before it ran."""
        context = cast(Context, self.execution_context.context)
        return {} if context.cost is None else {"cost": {"nodes": context.cost, "ceiling": context.node_ceiling}}

    def _refuse(self, error: SociogramError) -> Exception:
        response = cast(Context, self.execution_context.context).response
        if response is not None:
            response.status_code = error.status
        return refused(error)


class Schema(strawberry.Schema):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.documents = Documents()

    def process_errors(self, errors: list[Any], execution_context: ExecutionContext | None = None) -> None:
        """Nothing here: strawberry's own log would hold the whole question. api.failures logs what is ours."""

    async def stream(self, *args: Any, **named: Any) -> Any:
        """What ends a watch does not pass the guard, which sees single answers: it is shown as elsewhere."""
        return _shown(await super().stream(*args, **named))


async def _shown(results: AsyncGenerator[Any]) -> AsyncGenerator[Any]:
    try:
        async with aclosing(results):
            async for result in results:
                if getattr(result, "errors", None):
                    result.errors = [graphql_error(error) for error in result.errors]
                yield result
    except GraphQLError as error:  # the guard refuses before there is a result
        yield PreExecutionError(data=None, errors=[graphql_error(error)])


def build() -> Schema:
    config = StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS)
    return Schema(
        query=Query, mutation=Mutation, subscription=Subscription, types=list(NODE_TYPES.values()),
        extensions=[Guard, QueriesShown], config=config, execution_context_class=Execution,
    )  # fmt: skip


def main() -> None:
    FILE.write_text(build().as_str() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
