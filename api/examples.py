"""Worked questions, as GraphiQL opens with them: each is valid, and runs on any case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """`variables` is JSON; what is empty in it is to be filled in from an earlier answer."""

    name: str
    query: str
    variables: str = "{}"


EXAMPLES: tuple[Example, ...] = (
    Example(
        "Cases",
        """# 1. Which cases there are. Ctrl-Enter runs the question. Everything else starts from a case's id.
query Cases {
  cases { total cases { id title createdAt } }
}
""",
    ),
    Example(
        "FirstLook",
        """# 2. What is in a case, who stands out, and which groups there are. Put the case's id into the variables.
query FirstLook($case: ID!) {
  case(id: $case) {
    title
    counts { nodes { label count } relationships { type count } }
    runs(first: 5) { total nodes { kind name status startedAt } }
    volume(bins: WEEK) { posts bins { start posts } }
    measures(name: PAGERANK, first: 5) {
      total complete reason
      run { name startedAt parameters }
      nodes { value account { id key ... on Account { handle name community } } }
    }
    communities(first: 3) { total nodes { number size foremost(first: 3) { id key } } }
  }
}
""",
        '{"case": ""}',
    ),
    Example(
        "FindAndExpand",
        """# 3. Find an account, see what it is connected with before expanding, then the newest steps.
# endCursor goes into after, for the next page.
query FindAndExpand($case: ID!, $words: String!) {
  case(id: $case) {
    search(question: $words, label: POST, first: 5) {
      total totalKind complete reason
      nodes {
        id key
        neighbours { type direction total }
        ... on Post { at text author { id key ... on Account { handle } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}

# Put the id of any node here.
query Expand($case: ID!, $node: ID!, $after: String) {
  case(id: $case) {
    expand(id: $node, first: 10, after: $after) {
      total totalKind complete reason
      nodes { type direction at node { id key label } }
      pageInfo { hasNextPage endCursor }
    }
  }
}
""",
        '{"case": "", "words": "bridge", "node": "", "after": null}',
    ),
    Example(
        "EvidenceOfATie",
        """# 4. How we know that one account acted on another: the posts, and the captures that they are in.
query EvidenceOfATie($case: ID!, $source: ID!, $target: ID!) {
  case(id: $case) {
    evidenceOfTie(source: $source, target: $target) {
      total complete reason
      posts {
        kinds
        post { key at text url }
        captures { total captures { id place source sha256 retrievedAt } }
      }
    }
  }
}
""",
        '{"case": "", "source": "", "target": ""}',
    ),
    Example(
        "ShortestPath",
        """# 5. By which shortest way two nodes are connected, searched in the database.
query ShortestPath($case: ID!, $from: ID!, $to: ID!) {
  case(id: $case) {
    shortestPath(start: $from, end: $to) {
      found reason
      paths {
        length
        nodes { id key label }
        relationships { type startKey endKey at }
      }
    }
  }
}
""",
        '{"case": "", "from": "", "to": ""}',
    ),
    Example(
        "Investigation",
        """# 6. Which saved questions there are, and the answer of one of them.
query Investigation($case: ID!) {
  case(id: $case) {
    investigations { total investigations { name title question parameters { name type default help } } }
    investigation(name: "who_amplifies_whom", parameters: {limit: 10}) {
      total complete reason columns rows parameters
    }
  }
}
""",
        '{"case": ""}',
    ),
    Example(
        "AsItWasKnown",
        """# 7. The posts of an account in the order of time, as they were known at a moment.
query AsItWasKnown($case: ID!, $account: ID!, $on: DateTime) {
  case(id: $case, knownOn: $on) {
    knownOn
    timeline(of: $account, order: OLDEST_FIRST, first: 10) {
      total complete reason
      nodes { key at text }
      pageInfo { hasNextPage endCursor }
    }
    volume(of: $account, bins: DAY) { posts bins { start posts } }
  }
}
""",
        '{"case": "", "account": "", "on": null}',
    ),
)
