"""What can be asked: cases, and in a case the same questions as everywhere else in Sociogram."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import pyarrow as pa

from sociogram import questions
from sociogram.connection import Connection
from sociogram.errors import SociogramError
from sociogram.finding import find
from sociogram.results import About, Graph, Rows, of_objects

Moment = datetime | str
Day = date | str
PAGE = 500


def connect(
    url: str | None = None, token: str | None = None, *, transport: httpx.BaseTransport | None = None
) -> "Sociogram":
    """To the server that is given, or named by SOCIOGRAM_URL and SOCIOGRAM_TOKEN, or else to the one of this account.

    Asks it once, so that a wrong address or token is told here. Raises SociogramError.
    """
    connection = Connection(find(url, token), transport)
    try:
        connection.get("/v1/cases")
    except SociogramError:
        connection.close()
        raise
    return Sociogram(connection)


class Sociogram:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cases(self) -> Rows:
        told = self._connection.get("/v1/cases").json()
        return Rows(of_objects(told["cases"], ["id", "title", "created_at"]), About.of(told), name="cases")

    def case(self, name: str, *, known_on: Moment | None = None) -> "Case":
        """By id or title; `known_on`: as it was known then. Raises SociogramError where there is no such case."""
        self._connection.get("/v1/investigations", {"case": name})
        return Case(self._connection, name, known_on)

    def graphql(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of the answer. Raises SociogramError with the first error."""
        answer = self._connection.post("/graphql", {"query": query, "variables": dict(variables or {})})
        body = answer.json()
        if errors := body.get("errors"):
            raise _graphql_error(errors[0], answer)
        data: dict[str, Any] = body["data"]
        return data

    def close(self) -> None:
        self._connection.close()

    def __repr__(self) -> str:
        return f"<Sociogram at {self._connection.server.url}>"


class Case:
    """One case, as it is known now or was known at a moment."""

    def __init__(self, connection: Connection, name: str, known_on: Moment | None) -> None:
        self._connection = connection
        self.name = name
        self.known_on = known_on

    def investigations(self) -> Rows:
        told = self._get("/v1/investigations", dated=False).json()
        columns = ["name", "title", "question", "shows", "columns", "parameters"]
        return Rows(of_objects(told["investigations"], columns), About.of(told), name="investigations")

    def ask(self, name: str, **parameters: Any) -> Rows:
        """A saved investigation, with its own parameters."""
        (table,) = self._arrow(f"/v1/investigations/{name}", **parameters)
        edges = ("source", "target") if {"source", "target"} <= set(table.column_names) else None
        return Rows(table, About.of_metadata(table.schema.metadata), name=name, edges=edges)

    def subgraph(
        self,
        seeds: str | Sequence[str],
        *,
        depth: int = 1,
        limit: int = 10_000,
        types: Sequence[str] = (),
        since: Moment | None = None,
        until: Moment | None = None,
        columns: Sequence[str] = (),
    ) -> Graph:
        """Everything within some steps of the seeds, which are written Label:id as in Account:x:12."""
        nodes, edges = self._arrow(
            "/v1/subgraph", seed=[seeds] if isinstance(seeds, str) else list(seeds), depth=depth, limit=limit,
            type=list(types), since=since, until=until, columns=list(columns),
        )  # fmt: skip
        return Graph(nodes, edges, About.of_metadata(nodes.schema.metadata))

    def ties(
        self,
        accounts: str | Sequence[str] = (),
        *,
        kinds: Sequence[str] = (),
        since: Day | None = None,
        until: Day | None = None,
        limit: int = 100_000,
    ) -> Rows:
        """Who acted on whom: all ties of the case, or those of some accounts; whole days, both included."""
        (table,) = self._arrow(
            "/v1/ties", account=[accounts] if isinstance(accounts, str) else list(accounts), kind=list(kinds),
            since=since, until=until, limit=limit,
        )  # fmt: skip
        return Rows(table, About.of_metadata(table.schema.metadata), name="ties", edges=("source", "target"))

    def measures(self, *, limit: int = 100_000) -> Rows:
        """Accounts with what analyses found for each."""
        (table,) = self._arrow("/v1/measures", limit=limit)
        return Rows(table, About.of_metadata(table.schema.metadata), name="measures")

    def search(self, text: str, *, label: str = "Account", limit: int = 100) -> Rows:
        """Accounts and posts by their words, hashtags, links and domains by a part of them."""
        if label not in questions.SEARCH_COLUMNS:
            cure = f"Search for one of {', '.join(questions.SEARCH_COLUMNS)}."
            raise SociogramError("parameter-invalid", f"{label!r} can't be searched.", cure)
        rows: list[dict[str, Any]] = []
        after: str | None = None
        while True:
            asked = {"question": text, "label": label.upper(), "first": min(PAGE, limit - len(rows)), "after": after}
            found = self._asked(questions.SEARCH, **asked)["search"]
            rows += found["nodes"]
            after = found["pageInfo"]["endCursor"]
            if not found["pageInfo"]["hasNextPage"] or len(rows) >= limit:
                break
        complete = found["totalKind"] == "EXACT" and len(rows) >= found["total"]
        reason = None if complete else f"The first {len(rows):,}; ask with a larger limit."
        about = About(found["total"], len(rows), complete, reason)
        return Rows(of_objects(rows, questions.SEARCH_COLUMNS[label]), about, name=f"search for {text!r}")

    def evidence(self, subject: str, *, limit: int = 100) -> Rows:
        """How we know of an account or a post (Label:id, @handle or its address): each post with its captures."""
        if subject.startswith("@"):
            given = {"handle": subject}
        elif subject.startswith(("https://", "http://")):
            given = {"url": subject}
        else:
            given = {"id": self._global_id(subject)}
        found = self._asked(questions.EVIDENCE, limit=limit, **given)["evidence"]
        return questions.evidence_rows(found, name=f"evidence of {subject}")

    def evidence_of_tie(self, source: str, target: str, *, limit: int = 100) -> Rows:
        """The posts in which one account acted on another, and the captures that hold them."""
        ends = {"source": self._global_id(f"Account:{source.removeprefix('Account:')}")}
        ends |= {"target": self._global_id(f"Account:{target.removeprefix('Account:')}")}
        found = self._asked(questions.EVIDENCE_OF_TIE, limit=limit, **ends)["evidenceOfTie"]
        return questions.evidence_rows(found, name=f"evidence of the tie from {source} to {target}")

    def cypher(self, text: str, **parameters: Any) -> Rows:
        """Your own Cypher, read only, through the gate. The case is bound as $case."""
        body: dict[str, Any] = {"query": text, "parameters": parameters}
        if self.known_on is not None:
            body["known_on"] = _text(self.known_on)
        told = self._connection.post("/v1/cypher", body, {"case": self.name}).json()
        columns = told["columns"]
        rows = [dict(zip(columns, row, strict=True)) for row in told["rows"]]
        edges = ("source", "target") if {"source", "target"} <= set(columns) else None
        return Rows(of_objects(rows, columns), About.of(told), name="cypher", edges=edges)

    def export(self, form: str, path: str | Path) -> Path:
        """The whole case as a file (gexf, graphml, parquet, …), which appears when it is whole."""
        file = Path(path)
        self._connection.save("/v1/export", self._known({"case": self.name, "format": form}), file)
        return file

    def graphql(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """As Sociogram.graphql; where the query declares $case and $knownOn, they are this case and its moment."""
        own = {"case": self.name, "knownOn": _text(self.known_on)}
        given = {name: value for name, value in own.items() if f"${name}:" in query.replace(" :", ":")}
        return Sociogram(self._connection).graphql(query, {**given, **(variables or {})})

    def __repr__(self) -> str:
        then = f", as known on {_text(self.known_on)}" if self.known_on else ""
        return f"<Case {self.name!r}{then}>"

    def _global_id(self, subject: str) -> str:
        label, _, key = subject.partition(":")
        if label not in questions.GLOBAL_ID or not key:
            cure = "Write it as in Account:x:12, Post:x:34, @handle or https://…"
            raise SociogramError("parameter-invalid", f"{subject!r} names no account or post.", cure)
        return str(self._asked(questions.GLOBAL_ID[label], key=key)["node"]["id"])

    def _asked(self, query: str, **variables: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.graphql(query, variables)["case"]
        return found

    def _known(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        return {"known_on": _text(self.known_on), **parameters}

    def _get(self, path: str, *, dated: bool = True, **parameters: Any) -> httpx.Response:
        given = {"case": self.name, **parameters}
        return self._connection.get(path, self._known(given) if dated else given)

    def _arrow(self, path: str, **parameters: Any) -> list[pa.Table]:
        """One table per stream of the body."""
        answer = self._get(path, format="arrow", **parameters)
        source, tables = pa.BufferReader(answer.content), []
        while source.tell() < len(answer.content):
            tables.append(pa.ipc.open_stream(source).read_all())
        return tables


def _graphql_error(error: Mapping[str, Any], answer: httpx.Response) -> SociogramError:
    more = error.get("extensions") or {}
    told = {**more, "detail": error.get("message")}
    request_id = more.get("requestId") or answer.headers.get("x-request-id")
    return SociogramError.told(told, status=answer.status_code, request_id=request_id)


def _text(moment: Moment | None) -> str | None:
    return moment.isoformat() if isinstance(moment, datetime) else moment
