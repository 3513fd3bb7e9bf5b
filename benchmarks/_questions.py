"""Fifty questions of different weight on the large store, and what their answers tell of the cost expected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from api.ids import encode
from benchmarks.catalogue import given
from benchmarks.large_store import LargeStore
from cypher import names, query
from graph.asking import FOLDER


@dataclass(frozen=True, slots=True)
class Question:
    """`way` is GraphQL, REST or investigation: each has an estimate of its own kind."""

    name: str
    way: str
    method: str
    path: str
    params: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None

    def estimate(self, answer: httpx.Response) -> float | None:
        """As the answer tells it; none where it does not."""
        if self.way == "GraphQL":
            cost = answer.json().get("extensions", {}).get("cost", {})
            return float(cost["nodes"]) if "nodes" in cost else None
        body = answer.json() if self.way == "investigation" else {}
        told = body.get("estimated_rows", answer.headers.get("X-Cost"))
        return None if told is None else float(told)


def of_different_weight(large: LargeStore) -> list[Question]:
    investigations = [_investigation(large, name) for name in names(FOLDER)]
    return [*_graphql(large), *_rest(large), *investigations]


def _graphql(large: LargeStore) -> list[Question]:
    ids = {name: encode(large.case, "Account", large.ids[name]) for name in ("hub", "account_200", "account_200_other")}
    account, hub = ids["account_200"], ids["hub"]
    tag = encode(large.case, "Hashtag", large.ids["busy_hashtag"])
    person = "... on Account { handle name }"
    fields = {
        "title": "title",
        "account": f'account(id: "{account}") {{ handle bio }}',
        "neighbours": f'neighbours(id: "{account}") {{ type direction total }}',
        "neighbours of the hub": f'neighbours(id: "{hub}") {{ type direction total }}',
        "runs": "runs { nodes { id status } }",
        "search 1": f'search(question: "{large.ids["word"]}", label: POST, first: 1) {{ total nodes {{ id }} }}',
        "search 25": f'search(question: "{large.ids["word"]}", label: POST) {{ total nodes {{ id }} }}',
        "search 500": f'search(question: "{large.ids["usual_word"]}", label: POST, first: 500) {{ nodes {{ id }} }}',
        "ties 25": f'ties(id: "{account}") {{ nodes {{ weight account {{ key {person} }} }} }}',
        "ties 200": f'ties(id: "{account}", first: 200) {{ nodes {{ weight account {{ key {person} }} }} }}',
        "ties 500 of the hub": f'ties(id: "{hub}", direction: IN, first: 500) '
        "{ nodes { weight account { key } } }",
        "expand 25": f'expand(id: "{account}") {{ nodes {{ type node {{ key }} }} }}',
        "expand 500 of the hub": f'expand(id: "{hub}", first: 500) {{ nodes {{ type node {{ key {person} }} }} }}',
        "timeline 25": "timeline { nodes { key text } }",
        "timeline 500 of a hashtag": f'timeline(of: "{tag}", first: 500) {{ nodes {{ key text }} }}',
        "subgraph 50": f'subgraph(seeds: ["{account}"], limit: 50) {{ nodes {{ key }} relationships {{ type }} }}',
        "subgraph 500": f'subgraph(seeds: ["{account}"], limit: 500) {{ nodes {{ key }} relationships {{ type }} }}',
        "subgraph 5000": f'subgraph(seeds: ["{account}"], depth: 2, limit: 5000) '
        "{ nodes { key } relationships { type } }",
        "measures 500": f"measures(name: PAGERANK, first: 500) {{ nodes {{ value account {{ key {person} }} }} }}",
        "communities": "communities(first: 100) { nodes { number size } }",
        "neighbours of 25 found": f'search(question: "{large.ids["word"]}", label: POST) '
        "{ nodes { neighbours { total } } }",
        "neighbours of 500 found": f'search(question: "{large.ids["usual_word"]}", label: POST, first: 500) '
        "{ nodes { neighbours { total } } }",
    }
    return [_asked(large, name, text) for name, text in fields.items()]


def _asked(large: LargeStore, name: str, fields: str) -> Question:
    text = f'{{ case(id: "{large.case}") {{ {fields} }} }}'
    return Question(f"GraphQL {name}", "GraphQL", "POST", "/graphql", body={"query": text})


def _rest(large: LargeStore) -> list[Question]:
    seed = f"Account:{large.ids['account_200']}"
    sizes = ((1, 100), (1, 1_000), (2, 10_000), (2, 50_000))
    return [
        Question(
            f"REST subgraph depth {depth}, {limit:,}",
            "REST",
            "GET",
            "/v1/subgraph",
            {"case": large.case, "seed": seed, "depth": depth, "limit": limit, "format": "arrow"},
        )
        for depth, limit in sizes
    ]


def _investigation(large: LargeStore, name: str) -> Question:
    params = {"case": large.case, "format": "json", **given(query(FOLDER, name), large.ids)}
    return Question(name, "investigation", "GET", f"/v1/investigations/{name}", params)
