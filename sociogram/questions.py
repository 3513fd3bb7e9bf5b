"""What the client asks by GraphQL, and how the answers become tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from sociogram.results import About, Rows, of_objects

_CASE = "case(id: $case, knownOn: $knownOn)"
_HEAD = "$case: ID!, $knownOn: DateTime"
_CAPTURES = "captures { total complete captures { id place source sha256 retrievedAt } }"
_POSTS = f"total returned complete reason posts {{ kinds post {{ key text at }} {_CAPTURES} }}"

SEARCH = f"""query ({_HEAD}, $question: String!, $label: NodeLabel!, $first: Int!, $after: String) {{
  {_CASE} {{ search(question: $question, label: $label, first: $first, after: $after) {{
    total totalKind pageInfo {{ hasNextPage endCursor }}
    nodes {{ id key ... on Account {{ platform handle name bio community }} ... on Post {{ platform text at url }}
      ... on Link {{ title }} ... on Channel {{ platform name }} }}
  }} }}
}}"""
SEARCH_COLUMNS = {
    "Account": ["id", "key", "platform", "handle", "name", "bio", "community"],
    "Post": ["id", "key", "platform", "text", "at", "url"],
    "Hashtag": ["id", "key"],
    "Link": ["id", "key", "title"],
    "Domain": ["id", "key"],
    "Channel": ["id", "key", "platform", "name"],
}
GLOBAL_ID = {
    label: f"query ({_HEAD}, $key: String!) {{ {_CASE} {{ node: {label.lower()}(key: $key) {{ id }} }} }}"
    for label in ("Account", "Post")
}
EVIDENCE = f"""query ({_HEAD}, $id: ID, $handle: String, $url: String, $limit: Int!) {{
  {_CASE} {{ evidence(id: $id, handle: $handle, url: $url, limit: $limit) {{ {_CAPTURES} {_POSTS} }} }}
}}"""
EVIDENCE_OF_TIE = f"""query ({_HEAD}, $source: ID!, $target: ID!, $limit: Int!) {{
  {_CASE} {{ evidenceOfTie(source: $source, target: $target, limit: $limit) {{ {_POSTS} }} }}
}}"""
EVIDENCE_COLUMNS = ["post", "kinds", "at", "text", "capture", "place", "source", "sha256", "retrieved_at"]


def evidence_rows(found: Mapping[str, Any], *, name: str) -> Rows:
    """A row per post and capture; no post where the capture speaks of the account itself. Counts are of posts."""
    about = About.of(found)
    lists = [each["captures"] for each in found["posts"]] + ([found["captures"]] if "captures" in found else [])
    if about.complete and not all(each["complete"] for each in lists):
        about = About(about.total, about.returned, complete=False, reason="Not every capture of each is listed.")
    return Rows(of_objects(list(_rows(found)), EVIDENCE_COLUMNS), about, name=name)


def _rows(found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for capture in found.get("captures", {}).get("captures", []):
        yield _capture(capture)
    for each in found["posts"]:
        post = {"post": each["post"]["key"], "kinds": [kind.lower() for kind in each["kinds"]]}
        post |= {"at": each["post"]["at"], "text": each["post"]["text"]}
        for capture in each["captures"]["captures"] or [{}]:
            yield post | _capture(capture)


def _capture(capture: Mapping[str, Any]) -> dict[str, Any]:
    plain = {name: capture.get(name) for name in ("place", "source", "sha256")}
    return {"capture": capture.get("id"), **plain, "retrieved_at": capture.get("retrievedAt")}
