"""The GraphQL schema. `python -m api.schema` writes schema.graphql, which is committed and compared in a test."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import strawberry
from graphql import ExecutionResult as GraphQLExecutionResult
from strawberry.extensions import SchemaExtension
from strawberry.fastapi import BaseContext
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult, Info

from api.authorisation import Authorisation
from api.failures import graphql_error, refused
from api.guard import check_document, check_text
from api.loaders import Loaders
from api.resolvers.analyses import AnalysisFields
from api.resolvers.counts import CountFields
from api.resolvers.evidence import EvidenceFields
from api.resolvers.investigations import InvestigationFields
from api.resolvers.neighbourhood import Neighbourhood
from api.resolvers.scope import EvidenceOf, OptionalKey, in_utc
from api.resolvers.search import Searching
from api.resolvers.ties import TieFields
from api.types import NODE_TYPES, SCALARS, Listing, counted
from custody.cases import Case as CaseRecord
from graph.errors import LimitExceeded, ParameterInvalid, SociogramError
from graph.store import FOREVER

FILE = Path(__file__).parents[1] / "schema.graphql"
CASES = 10
"""How many cases one question may open."""


class Context(BaseContext):
    """What one request brings: new for each, so that nothing is remembered across requests."""

    def __init__(self, authorisation: Authorisation, evidence_of: EvidenceOf, node_ceiling: int) -> None:
        super().__init__()
        self.authorisation = authorisation
        self.evidence_of = evidence_of
        self.node_ceiling = node_ceiling
        self.opened = 0


@strawberry.type(description="A world of its own: nothing in it leads to another case.")
class Case(CountFields, Searching, Neighbourhood, TieFields, AnalysisFields, EvidenceFields, InvestigationFields):
    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.opened.record.id)

    @strawberry.field
    def title(self) -> str:
        return self.opened.record.title

    @strawberry.field
    def created_at(self) -> datetime:
        return self.opened.record.created_at


@strawberry.type(description="A case, before it is opened.")
class CaseEntry:
    id: strawberry.ID
    title: str
    created_at: datetime


@strawberry.type(description="All cases, the oldest first.")
class CaseList(Listing):
    cases: list[CaseEntry]


async def _cases(info: Info) -> CaseList:
    found = [_entry(record) for record in await _context(info).authorisation.visible_cases()]
    return CaseList(cases=found, **counted(len(found), len(found)))


async def _case(
    info: Info, by_id: OptionalKey = None, title: str | None = None, known_on: datetime | None = None
) -> Case:
    context = _context(info)
    name = by_id if title is None else title
    if name is None or (by_id is not None and title is not None):
        raise ParameterInvalid("A case is opened in one way at a time.", "Give exactly one of id and title.")
    context.opened += 1
    if context.opened > CASES:
        raise LimitExceeded(f"One question may open {CASES} cases.", "Ask about the others separately.")
    opened = await context.authorisation.open_case(str(name))
    moment = FOREVER if known_on is None else in_utc(known_on)
    loaders = Loaders(opened.store, moment)
    return Case(opened=opened, known_on=moment, loaders=loaders, evidence_of=context.evidence_of)


def _entry(record: CaseRecord) -> CaseEntry:
    return CaseEntry(id=strawberry.ID(record.id), title=record.title, created_at=record.created_at)


def _context(info: Info) -> Context:
    return cast(Context, info.context)


@strawberry.type
class Query:
    cases = strawberry.field(resolver=_cases, description="Which cases there are.")
    case = strawberry.field(
        resolver=_case,
        description="Opens a case by id or title. With knownOn, everything below is as it was known at that moment.",
    )


class Guard(SchemaExtension):
    """Refuses what costs too much before anything runs, and shows of errors what may be seen."""

    def on_operation(self) -> Iterator[None]:
        context = self.execution_context
        try:
            check_text(context.query or "")
        except SociogramError as error:
            raise self._refuse(error) from error
        yield
        result = context.result
        if isinstance(result, (GraphQLExecutionResult, ExecutionResult)) and result.errors:
            result.errors = [graphql_error(error) for error in result.errors]

    def on_parse(self) -> Iterator[None]:
        yield
        document = self.execution_context.graphql_document
        if document is None:
            return
        try:
            ceiling = cast(Context, self.execution_context.context).node_ceiling
            check_document(document, self.execution_context.variables, ceiling=ceiling)
        except SociogramError as error:
            raise self._refuse(error) from error

    def _refuse(self, error: SociogramError) -> Exception:
        response = cast(Context, self.execution_context.context).response
        if response is not None:
            response.status_code = error.status
        return refused(error)


class Schema(strawberry.Schema):
    def process_errors(self, errors: list[Any], execution_context: ExecutionContext | None = None) -> None:
        """Nothing here: strawberry's own log would hold the whole question. api.failures logs what is ours."""


def build() -> Schema:
    config = StrawberryConfig(disable_field_suggestions=True, scalar_map=SCALARS)
    return Schema(query=Query, types=list(NODE_TYPES.values()), extensions=[Guard], config=config)


def main() -> None:
    FILE.write_text(build().as_str() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
