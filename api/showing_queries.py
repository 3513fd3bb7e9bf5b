"""With the header `X-Show-Queries: 1` an answer of GraphQL carries the Cypher that ran for it, in its extensions."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from strawberry.extensions import SchemaExtension

from graph.queries_shown import ShownQueries, showing

HEADER = "X-Show-Queries"


class QueriesShown(SchemaExtension):
    _found: ShownQueries | None = None

    def on_execute(self) -> Iterator[None]:
        request = getattr(self.execution_context.context, "request", None)
        if request is None or request.headers.get(HEADER) != "1":
            yield
            return
        with showing() as self._found:
            yield

    def get_results(self) -> dict[str, Any]:
        if self._found is None:
            return {}
        shown = {"queries": [asdict(each) for each in self._found.shown]}
        return shown if not self._found.more else {**shown, "queriesLeftOut": self._found.more}
