"""Which analyses there are, and what each can be told."""

import strawberry
from strawberry.scalars import JSON

from api.types import Listing, as_json, counted
from graph.analyses import Analysis, Parameter, analyses, parameters


@strawberry.type(description="What an analysis can be told. Bounds are included.")
class AnalysisParameter:
    name: str
    type: str = strawberry.field(description="int, float, bool, text, date, or several of the choices.")
    default: JSON | None
    least: float | None
    most: float | None
    choices: list[str]
    help: str


@strawberry.type(description="A way to compute something.")
class AnalysisEntry:
    name: str
    title: str
    question: str = strawberry.field(description="What it answers, in plain words.")
    reads: str = strawberry.field(description="ties, shares or cascades.")
    source: str = strawberry.field(description="Where the method comes from.")
    parameters: list[AnalysisParameter]


@strawberry.type(description="All analyses, by name.")
class AnalysisCatalogue(Listing):
    analyses: list[AnalysisEntry]


def _catalogue() -> AnalysisCatalogue:
    found = [_entry(each) for _, each in sorted(analyses().items())]
    return AnalysisCatalogue(analyses=found, **counted(len(found), len(found)))


def _entry(analysis: Analysis) -> AnalysisEntry:
    return AnalysisEntry(
        name=analysis.name,
        title=analysis.title,
        question=analysis.question,
        reads=analysis.reads,
        source=analysis.source,
        parameters=[_parameter(each) for each in parameters(analysis)],
    )


def _parameter(each: Parameter) -> AnalysisParameter:
    default = sorted(each.default) if isinstance(each.default, frozenset) else each.default
    return AnalysisParameter(
        name=each.name,
        type=each.type,
        default=None if default is None else JSON(as_json(default)),
        least=each.low,
        most=each.high,
        choices=list(each.choices),
        help=each.help,
    )


@strawberry.type
class CatalogueFields:
    analyses = strawberry.field(resolver=_catalogue, description="What can be computed, and how.")
