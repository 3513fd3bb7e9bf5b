"""Query text derived from the model: constraints, indexes, idempotent writes, reads per type. Nowhere else.

The result is committed in graph/statements.cypher and compared in a test, so that a change of the model shows what it
does to the database.
"""

import sys
from datetime import datetime

from graph.merging import CLOCKS
from graph.model import (
    NODES,
    RELATIONSHIPS,
    Element,
    Merge,
    Node,
    Relationship,
    merged,
    once,
    properties,
    relationship_type,
)


def schema() -> list[str]:
    """Constraints and indexes, each idempotent. Full-text indexes carry the case as a term of its own."""
    texts = []
    for kind in NODES:
        label = kind.__name__
        texts.append(
            f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE (n.case, n.id) IS UNIQUE"
        )
        texts += [
            f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.case, n.{name})"
            for name in kind.indexed
        ]
        if kind.full_text:
            names = ", ".join(f"n.{name}" for name in ("case", *kind.full_text))
            texts.append(
                f"CREATE FULLTEXT INDEX {label.lower()}_text IF NOT EXISTS FOR (n:{label}) ON EACH [{names}] "
                "OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"
            )
    return texts


@once
def merge_nodes(kind: type[Node]) -> str:
    """Creates $rows (graph.merging), and returns what was there of those that need no creating, locked till the end.

    A property set and removed takes the lock and changes nothing: whoever merges then merges with the last word.
    """
    return f"""UNWIND $rows AS r
MERGE (n:{kind.__name__} {{case: $case, id: r.id}})
ON CREATE SET n += r{{.*{_moments(kind, "r")}, case: $case, {_ORIGIN}}}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{{.*{_milliseconds(kind, "n")}}} AS known"""


@once
def update_nodes(kind: type[Node]) -> str:
    """$rows: whole property maps, merged: what a map lacks is left alone."""
    return f"""UNWIND $rows AS r
MATCH (n:{kind.__name__} {{case: $case, id: r.id}})
SET n += r{{.*{_moments(kind, "r", clocks=True)}}}
RETURN count(n) AS count"""


@once
def merge_relationships(kind: type[Relationship]) -> str:
    """As merge_nodes: $rows have start, end and the properties."""
    start, end = kind.between
    told = "".join(f", {name}: {_value(kind, name, 'r')}" for name in _told_properties(kind))
    return f"""UNWIND $rows AS r
MATCH (a:{start.__name__} {{case: $case, id: r.start}})
MATCH (b:{end.__name__} {{case: $case, id: r.end}})
MERGE (a)-[t:{relationship_type(kind)}]->(b)
ON CREATE SET t += {{{_ORIGIN}{told}}}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{{.*{_milliseconds(kind, "t")}}} AS known"""


@once
def update_relationships(kind: type[Relationship]) -> str:
    """$rows: start, end and p, the whole property map, merged."""
    start, end = kind.between
    return f"""UNWIND $rows AS r
MATCH (a:{start.__name__} {{case: $case, id: r.start}})-[t:{relationship_type(kind)}]->
      (b:{end.__name__} {{case: $case, id: r.end}})
WITH t, r.p AS p
SET t += p{{.*{_moments(kind, "p", clocks=True)}}}
RETURN count(t) AS count"""


@once
def read_nodes(kind: type[Node]) -> str:
    """Every node of a label in the case, moments as epoch milliseconds: for digests, bundles and rebuilds."""
    return f"{_all_of(kind)} RETURN n{{.*{_milliseconds(kind, 'n')}}} AS properties"


@once
def read_relationships(kind: type[Relationship]) -> str:
    """Every relationship of a type in the case, with the ids of its ends, moments as epoch milliseconds."""
    start, end = kind.between
    return (
        f"MATCH (a:{start.__name__} {{case: $case}} WHERE a.id IS NOT NULL)"
        f"-[t:{relationship_type(kind)}]->(b:{end.__name__}) "
        f"RETURN a.id AS start, b.id AS end, t{{.*{_milliseconds(kind, 't')}}} AS properties"
    )


@once
def reset_nodes(kind: type[Node]) -> str:
    """Nodes of $ids lose everything but their key and the relationships of a type that is named elsewhere."""
    return f"""UNWIND $ids AS id
MATCH (n:{kind.__name__} {{case: $case, id: id}})
SET n = {{case: $case, id: id}}
RETURN count(n) AS count"""


@once
def delete_nodes(kind: type[Node]) -> str:
    return f"""UNWIND $ids AS id
MATCH (n:{kind.__name__} {{case: $case, id: id}})
DETACH DELETE n
RETURN count(*) AS count"""


@once
def delete_relationships(kind: type[Relationship]) -> str:
    start, end = kind.between
    return f"""UNWIND $ends AS e
MATCH (a:{start.__name__} {{case: $case, id: e[0]}})-[t:{relationship_type(kind)}]->(b:{end.__name__} {{id: e[1]}})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count"""


@once
def delete_case(kind: type[Node]) -> str:
    """Up to $limit nodes of the case and their relationships: called until it deletes none."""
    return f"{_all_of(kind)} WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count"


@once
def count_nodes(kind: type[Node]) -> str:
    return f"{_all_of(kind)} AND n.recorded_first <= $known_on RETURN count(n) AS count"


@once
def node_by_id(kind: type[Node]) -> str:
    """Nodes of $ids, in no order. What was not recorded on $known_on is not there."""
    return f"""UNWIND $ids AS id
MATCH (n:{kind.__name__} {{case: $case, id: id}})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties"""


@once
def degree(kind: type[Relationship], outgoing: bool) -> str:
    """For each of $ids: how many relationships of the type in one direction, exactly."""
    near, far, arrow = _sides(kind, outgoing)
    return f"""UNWIND $ids AS id
MATCH (n:{near.__name__} {{case: $case, id: id}})
RETURN n.id AS id, COUNT {{ MATCH (n){arrow}(m:{far.__name__})
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on }} AS total"""


@once
def expand(kind: type[Relationship], outgoing: bool) -> str:
    """One node's relationships of the type in one direction, newest first, packed in one row."""
    near, far, arrow = _sides(kind, outgoing)
    at = "t.at" if any(name == "at" for name in merged(kind, Merge.EARLIEST)) else "m.at"
    moment = at if far.__name__ == "Post" or at == "t.at" else "t.recorded_first"
    return f"""MATCH (n:{near.__name__} {{case: $case, id: $id}}){arrow}(m:{far.__name__})
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, {moment} AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties"""


@once
def between(kind: type[Relationship]) -> str:
    """Relationships of the type whose two ends are both among $ids."""
    start, end = kind.between
    return f"""UNWIND $ids AS id
MATCH (a:{start.__name__} {{case: $case, id: id}})-[t:{relationship_type(kind)}]->(b:{end.__name__})
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties"""


@once
def relationship_by_ends(kind: type[Relationship]) -> str:
    start, end = kind.between
    return f"""MATCH (a:{start.__name__} {{case: $case, id: $start}})-[t:{relationship_type(kind)}]->
      (b:{end.__name__} {{case: $case, id: $end}})
RETURN properties(t) AS properties"""


@once
def write_measures_together(names: tuple[str, ...]) -> str:
    """$ids and one list per measure, named as it, all parallel: every measure of a run in one pass (fact F26)."""
    sets = ", ".join(f"n.{name} = ${name}[i]" for name in names)
    return f"""UNWIND range(0, size($ids) - 1) AS i
MATCH (n:Account {{case: $case, id: $ids[i]}})
SET {sets}
RETURN count(n) AS count"""


@once
def accounts_with_measures(names: tuple[str, ...]) -> str:
    """`ids`: accounts that have a value of any of the measures, packed."""
    tests = " OR ".join(f"n.{name} IS NOT NULL" for name in names)
    return f"MATCH (n:Account {{case: $case}}) WHERE {tests} RETURN collect(n.id) AS ids"


def statements() -> str:
    """All of it as one text, for the committed file."""
    parts = [*schema()]
    for kind in NODES:
        parts += [merge_nodes(kind), update_nodes(kind), read_nodes(kind), node_by_id(kind), count_nodes(kind)]
        parts += [reset_nodes(kind), delete_nodes(kind), delete_case(kind)]
    for relationship in RELATIONSHIPS:
        parts += [merge_relationships(relationship), update_relationships(relationship)]
        parts += [read_relationships(relationship)]
        parts += [delete_relationships(relationship), between(relationship), relationship_by_ends(relationship)]
        parts += [degree(relationship, True), degree(relationship, False)]
        parts += [expand(relationship, True), expand(relationship, False)]
    return ";\n\n".join(parts) + ";\n"


def _all_of(kind: type[Node]) -> str:
    """All nodes of a label in the case: the index is asked only where both parts of its key are."""
    return f"MATCH (n:{kind.__name__} {{case: $case}}) WHERE n.id IS NOT NULL"


def _sides(kind: type[Relationship], outgoing: bool) -> tuple[type[Node], type[Node], str]:
    start, end = kind.between
    name = relationship_type(kind)
    return (start, end, f"-[t:{name}]->") if outgoing else (end, start, f"<-[t:{name}]-")


_ORIGIN = (
    "capture_first: $capture, capture_last: $capture, "
    "captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), "
    "recorded_first: datetime({epochMillis: $recorded_at})"
)


@once
def moment_properties(kind: type[Element]) -> tuple[str, ...]:
    """Names of the properties that are datetimes."""
    return tuple(each.name for each, hint in properties(kind) if hint == datetime | None)


@once
def _told_properties(kind: type[Element]) -> tuple[str, ...]:
    """What a record can tell: everything but keys, clocks and what is our own."""
    rules = (Merge.LATEST, Merge.EARLIEST, Merge.GREATEST, Merge.UNION, Merge.BOTH)
    return tuple(name for rule in rules for name in merged(kind, rule) if name not in CLOCKS)


def _moments(kind: type[Element], r: str, *, clocks: bool = False) -> str:
    """Overrides of a map projection that turn a row's milliseconds into moments."""
    names = _told_properties(kind) + (tuple(CLOCKS) if clocks else ())
    return "".join(f", {name}: {_value(kind, name, r)}" for name in moment_properties(kind) if name in names)


def _milliseconds(kind: type[Element], n: str) -> str:
    return "".join(f", {name}: {n}.{name}.epochMillis" for name in moment_properties(kind))


def _value(kind: type[Element], name: str, r: str) -> str:
    """A row's value as it is stored: a moment travels as epoch milliseconds."""
    if name not in moment_properties(kind):
        return f"{r}.{name}"
    return f"CASE WHEN {r}.{name} IS NOT NULL THEN datetime({{epochMillis: {r}.{name}}}) END"


if __name__ == "__main__":
    sys.stdout.write(statements())
