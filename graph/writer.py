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
def write_nodes(kind: type[Node]) -> str:
    """$rows: property maps (graph.merging). Returns ids: `created`, `filled` (a stub before) and `told` (changed)."""
    return f"""UNWIND $rows AS r
MERGE (n:{kind.__name__} {{case: $case, id: r.id}})
ON CREATE SET n += r{{.*{_moments(kind, "r")}, case: $case, {_ORIGIN}}}
WITH r, n, {_touched(kind, "n", "r")} AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ({_told(kind, "n", "r")}) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
{_assignments(kind, "n", "r")}
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told"""


@once
def write_relationships(kind: type[Relationship]) -> str:
    """$rows: maps of start, end and the properties. Returns `created`: how many are new."""
    start, end = kind.between
    told = "".join(f", {name}: {_value(kind, name, 'r')}" for name, _ in _told_properties(kind))
    return f"""UNWIND $rows AS r
MATCH (a:{start.__name__} {{case: $case, id: r.start}})
MATCH (b:{end.__name__} {{case: $case, id: r.end}})
MERGE (a)-[t:{relationship_type(kind)}]->(b)
ON CREATE SET t += {{{_ORIGIN}{told}}}
WITH r, t, {_touched(kind, "t", "r")} AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
{_assignments(kind, "t", "r")}
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created"""


@once
def read_nodes(kind: type[Node]) -> str:
    """Every node of a label in the case, moments as epoch milliseconds: for digests, bundles and rebuilds."""
    moments = "".join(f", {name}: n.{name}.epochMillis" for name in moment_properties(kind))
    return f"MATCH (n:{kind.__name__} {{case: $case}}) RETURN n{{.*{moments}}} AS properties"


@once
def read_relationships(kind: type[Relationship]) -> str:
    """Every relationship of a type in the case, with the ids of its ends, moments as epoch milliseconds."""
    start, end = kind.between
    moments = "".join(f", {name}: t.{name}.epochMillis" for name in moment_properties(kind))
    return (
        f"MATCH (a:{start.__name__} {{case: $case}})-[t:{relationship_type(kind)}]->(b:{end.__name__}) "
        f"RETURN a.id AS start, b.id AS end, t{{.*{moments}}} AS properties"
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
    return f"MATCH (n:{kind.__name__} {{case: $case}}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count"


@once
def count_nodes(kind: type[Node]) -> str:
    return f"MATCH (n:{kind.__name__} {{case: $case}}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count"


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
WITH t, m, {moment} AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties"""


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
def write_measures(name: str) -> str:
    """$ids and $values, parallel: one property of Account, values by key (fact F26: lists are fastest)."""
    return f"""UNWIND range(0, size($ids) - 1) AS i
MATCH (n:Account {{case: $case, id: $ids[i]}})
SET n.{name} = $values[i]
RETURN count(n) AS count"""


def statements() -> str:
    """All of it as one text, for the committed file."""
    parts = [*schema()]
    for kind in NODES:
        parts += [write_nodes(kind), read_nodes(kind), node_by_id(kind), count_nodes(kind)]
        parts += [reset_nodes(kind), delete_nodes(kind), delete_case(kind)]
    for relationship in RELATIONSHIPS:
        parts += [write_relationships(relationship), read_relationships(relationship)]
        parts += [delete_relationships(relationship), between(relationship), relationship_by_ends(relationship)]
        parts += [degree(relationship, True), degree(relationship, False)]
        parts += [expand(relationship, True), expand(relationship, False)]
    return ";\n\n".join(parts) + ";\n"


def _sides(kind: type[Relationship], outgoing: bool) -> tuple[type[Node], type[Node], str]:
    start, end = kind.between
    name = relationship_type(kind)
    return (start, end, f"-[t:{name}]->") if outgoing else (end, start, f"<-[t:{name}]-")


_ORIGIN = (
    "capture_first: $capture, capture_last: $capture, "
    "captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), "
    "recorded_first: datetime({epochMillis: $recorded_at})"
)
_CLOCKS = (
    ("captured_first", "capture_first", "<", "captured_at"),
    ("captured_last", "capture_last", ">", "captured_at"),
    ("recorded_first", None, "<", "recorded_at"),
)


@once
def moment_properties(kind: type[Element]) -> tuple[str, ...]:
    """Names of the properties that are datetimes."""
    return tuple(each.name for each, hint in properties(kind) if hint == datetime | None)


def _moments(kind: type[Element], r: str) -> str:
    told = {name for name, _ in _told_properties(kind)}
    return "".join(f", {name}: {_value(kind, name, r)}" for name in moment_properties(kind) if name in told)


@once
def _told_properties(kind: type[Element]) -> tuple[tuple[str, Merge], ...]:
    """What a record can tell: everything but keys, clocks and what is our own."""
    rules = (Merge.LATEST, Merge.EARLIEST, Merge.GREATEST, Merge.UNION, Merge.BOTH)
    return tuple((name, rule) for rule in rules for name in merged(kind, rule) if name not in CLOCKS)


def _value(kind: type[Element], name: str, r: str) -> str:
    """A row's value as it is stored: a moment travels as epoch milliseconds."""
    if name not in moment_properties(kind):
        return f"{r}.{name}"
    return f"CASE WHEN {r}.{name} IS NOT NULL THEN datetime({{epochMillis: {r}.{name}}}) END"


def _touched(kind: type[Element], n: str, r: str) -> str:
    """Whether a row would change anything, a stamp or a clock included. It only grows: it may be asked unlocked."""
    tests = [
        f"{n}.{clock} IS NULL OR ${value} {sign} {n}.{clock}.epochMillis" for clock, _, sign, value in _CLOCKS
    ]
    latest = merged(kind, Merge.LATEST)
    if latest:
        tests.append(f"{n}.stamps IS NULL OR any(i IN range(0, {len(latest) - 1}) WHERE {r}.stamps[i] > {n}.stamps[i])")
    return " OR ".join([*tests, *_differences(kind, n, r)])


def _told(kind: type[Element], n: str, r: str) -> str:
    """Whether a value changes: a later stamp or a wider clock alone is no news."""
    tests = [
        f"(coalesce({n}.stamps[{index}], '') < {r}.stamps[{index}]"
        f" AND ({n}.{name} IS NULL OR {n}.{name} <> ({_value(kind, name, r)})))"
        for index, name in enumerate(merged(kind, Merge.LATEST))
    ]
    return " OR ".join([*tests, *_differences(kind, n, r)]) or "false"


def _differences(kind: type[Element], n: str, r: str) -> list[str]:
    """Of the properties without a stamp."""
    tests = []
    for name, rule in _told_properties(kind):
        if rule is Merge.LATEST:
            continue
        new, old = _value(kind, name, r), f"{n}.{name}"
        differs = {
            Merge.EARLIEST: f"({new}) < {old}",
            Merge.GREATEST: f"({new}) > {old}",
            Merge.UNION: f"any(v IN {new} WHERE NOT v IN {old})",
            Merge.BOTH: f"({old} AND NOT {new})",
        }[rule]
        tests.append(f"({r}.{name} IS NOT NULL AND ({old} IS NULL OR {differs}))")
    return tests


def _assignments(kind: type[Element], n: str, r: str) -> str:
    """One SET each, in an order in which no rule reads what another has just written."""
    lines = []
    latest = merged(kind, Merge.LATEST)
    for index, name in enumerate(latest):
        newer = f"coalesce({n}.stamps[{index}], '') < {r}.stamps[{index}]"
        lines.append(f"{n}.{name} = CASE WHEN {newer} THEN {_value(kind, name, r)} ELSE {n}.{name} END")
    if latest:
        stored = f"coalesce({n}.stamps[i], '')"
        stamps = f"CASE WHEN {stored} < {r}.stamps[i] THEN {r}.stamps[i] ELSE {stored} END"
        lines.append(f"{n}.stamps = [i IN range(0, {len(latest) - 1}) | {stamps}]")
    for clock, capture, sign, value in _CLOCKS:
        newer = f"{n}.{clock} IS NULL OR ${value} {sign} {n}.{clock}.epochMillis"
        if capture is not None:
            lines.append(f"{n}.{capture} = CASE WHEN {newer} THEN $capture ELSE {n}.{capture} END")
        lines.append(f"{n}.{clock} = CASE WHEN {newer} THEN datetime({{epochMillis: ${value}}}) ELSE {n}.{clock} END")
    for name, rule in _told_properties(kind):
        if rule is not Merge.LATEST:
            lines.append(f"{n}.{name} = {_folded(rule, f'{n}.{name}', _value(kind, name, r))}")
    return "\n".join(f"  SET {line}" for line in lines)


def _folded(rule: Merge, old: str, new: str) -> str:
    if rule is Merge.UNION:
        both = f"coalesce({old}, []) + [v IN {new} WHERE NOT v IN coalesce({old}, [])]"
        return f"CASE WHEN {new} IS NULL THEN {old} ELSE {both} END"
    better = {
        Merge.EARLIEST: f"({new}) < {old}",
        Merge.GREATEST: f"({new}) > {old}",
        Merge.BOTH: f"{new} IS NOT NULL AND NOT {new}",
    }[rule]
    return f"CASE WHEN {old} IS NULL OR {better} THEN {new} ELSE {old} END"


@once
def write_measures_together(names: tuple[str, ...]) -> str:
    """$ids and one list per measure, named as it, all parallel: every measure of a run in one pass."""
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


if __name__ == "__main__":
    sys.stdout.write(statements())
