"""Saved questions: which there are, and their answers."""

import asyncio
from datetime import datetime
from typing import cast

import strawberry
from strawberry.scalars import JSON

from api.resolvers.scope import Scope
from api.types import Listing, Long, as_json, counted
from custody.own_investigations import OwnInvestigations
from cypher import Query, names, query
from graph.asking import FOLDER, SECONDS, Given, ask, cost_of, find, is_own, limits
from graph.errors import ParameterInvalid
from graph.store import Row

VALUES = 20


@strawberry.type(description="What an investigation can be told.")
class InvestigationParameter:
    name: str
    type: str
    default: str | None
    least: float | None
    most: float | None
    help: str


@strawberry.type(description="A saved Cypher question.")
class Investigation:
    name: str
    title: str
    question: str
    shows: str = strawberry.field(description="table or graph")
    nodes: str = strawberry.field(description="Of a graph: the label of what source and target name.")
    own: bool = strawberry.field(description="Whether a person wrote it; it passes the gate each time it is asked.")
    columns: list[str]
    parameters: list[InvestigationParameter]


@strawberry.type(description="All saved investigations.")
class InvestigationList(Listing):
    investigations: list[Investigation]


@strawberry.type(description="What an investigation found, and with which parameters.")
class InvestigationAnswer(Listing):
    name: str
    title: str
    columns: list[str]
    rows: list[JSON] = strawberry.field(description="One list of values per row, in the order of the columns.")
    parameters: JSON
    seconds: float
    shows: str
    nodes: str
    own: bool
    estimated_rows: Long = strawberry.field(description="What the planner expected all steps together to yield.")
    cost: str = strawberry.field(description="light, heavy (may take more than 5 s) or may reach its time limit.")


@strawberry.type(description="What an investigation is expected to cost, before it runs.")
class InvestigationCost:
    estimated_rows: Long
    cost: str
    time_limit_seconds: float


def investigations() -> list[Query]:
    return [query(FOLDER, name) for name in names(FOLDER)]


def described(question: Query) -> Investigation:
    ranges = limits(question)
    parameters = [
        InvestigationParameter(
            name=each.name,
            type=each.type,
            default=each.default,
            least=ranges.get(each.name, (None, None))[0],
            most=ranges.get(each.name, (None, None))[1],
            help=each.help,
        )
        for each in question.parameters
        if each.name != "known_on"
    ]
    columns = [column for column in question.columns if column not in ("total", "left_out")]
    return Investigation(
        name=question.name,
        title=question.title,
        question=question.question,
        shows=question.shows,
        nodes=question.nodes,
        own=is_own(question),
        columns=columns,
        parameters=parameters,
    )


def given_parameters(raw: object) -> dict[str, Given]:
    """Raises ParameterInvalid for what no parameter can be."""
    if raw is None:
        return {}
    if not isinstance(raw, dict) or len(raw) > VALUES or not all(_fits(value) for value in raw.values()):
        raise ParameterInvalid(
            "Parameters are an object of names and plain values.", 'Write them as in {"window_seconds": 60}.'
        )
    if "known_on" in raw:
        raise ParameterInvalid("known_on is set for the whole case.", "Give knownOn where the case is opened.")
    return cast(dict[str, Given], raw)


def _fits(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return isinstance(value, (str, int, float, bool, datetime))


async def _list(root: Scope) -> InvestigationList:
    own = await asyncio.to_thread(root.shelf.own(root.case.case).list)
    readable = [each.question for each in own if each.question is not None and each.problem is None]
    found = [described(each) for each in [*investigations(), *readable]]
    return InvestigationList(investigations=found, **counted(len(found), len(found)))


async def _ask(root: Scope, name: str, parameters: JSON | None = None) -> InvestigationAnswer:
    answer = await ask(root.case, name, given_parameters(parameters), known_on=root.known_on, own=_own(root))
    about = counted(answer.total, answer.returned) | {"complete": answer.complete, "reason": answer.reason}
    return InvestigationAnswer(
        name=answer.name,
        title=answer.title,
        columns=list(answer.columns),
        rows=[JSON(as_json(_in_order(row, answer.columns))) for row in answer.rows],
        parameters=JSON(as_json(answer.parameters)),
        seconds=answer.seconds,
        shows=answer.shows,
        nodes=answer.nodes,
        own=answer.own,
        estimated_rows=Long(answer.estimated_rows),
        cost=answer.cost,
        **about,
    )


async def _cost(root: Scope, name: str, parameters: JSON | None = None) -> InvestigationCost:
    own = _own(root)
    question = find(name, own)
    found = await cost_of(root.case, question, given_parameters(parameters), known_on=root.known_on, own=own)
    return InvestigationCost(
        estimated_rows=Long(found.estimated_rows), cost=found.words, time_limit_seconds=SECONDS
    )


def _own(root: Scope) -> OwnInvestigations:
    return root.shelf.own(root.case.case)


def _in_order(row: Row, columns: tuple[str, ...]) -> list[object]:
    return [row[column] for column in columns]


@strawberry.type
class InvestigationFields(Scope):
    investigations = strawberry.field(resolver=_list, description="The saved questions and their parameters.")
    investigation = strawberry.field(resolver=_ask, description="Asks one of them.")
    investigation_cost = strawberry.field(resolver=_cost, description="Asks what one would cost, and does not run it.")
