"""Query text derived from the model: constraints, indexes, idempotent writes, reads per type. Nowhere else.

The result is committed in graph/statements.cypher and compared, so that a change of the model shows what it changes.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from graph.merging import CLOCKS
from graph.model import (
    NODES,
    RELATIONSHIP_BY_TYPE,
    RELATIONSHIPS,
    Element,
    Merge,
    Node,
    Post,
    Posted,
    Relationship,
    merged,
    once,
    properties,
    relationship_type,
)
from graph.ways import Narrowed, Way, far_label, near_label, way_number, ways_of


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
def page_of_nodes(kind: type[Node]) -> str:
    """As read_nodes, packed: `found` holds those whose ids follow $after, $limit at most, in the order of their ids.

    The driver takes 140 µs of Python for a row, whatever is in it: a page in one row is ten times as fast.
    """
    return f"""MATCH (n:{kind.__name__} {{case: $case}}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{{.*{_milliseconds(kind, 'n')}}}) AS found"""


@once
def page_of_relationships(kind: type[Relationship]) -> str:
    """As read_relationships, packed: `found` holds [start, end, properties] of the next $limit start nodes."""
    start, end = kind.between
    return f"""MATCH (a:{start.__name__} {{case: $case}}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:{relationship_type(kind)}]->(b:{end.__name__})
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{{.*{_milliseconds(kind, 't')}}}] END) AS found"""


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
def degrees(kind: type[Node], known: bool) -> str:
    """For each of $ids: how many relationships it has in each of `ways_of` its label, parallel to them.

    Unless the moment is asked for (`known`), the counts are those that the database keeps.
    """
    counts = ",\n  ".join(_count(way, known) for way in ways_of(kind.__name__))
    return f"""UNWIND $ids AS id
MATCH (n:{kind.__name__} {{case: $case, id: id}})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  {counts}
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals"""


@once
def expand(walked: tuple[Way, ...], by: Narrowed) -> str:
    """The steps of these ways from one node that come after ($place, $after, $way), packed in one row.

    `place` is $sign times the moment, and last where that is unknown or can change. `fields` and `times` are of the
    node at the other end, as $fields and $moments name them; `details` are of the relationship, where asked for.
    """
    return f"""MATCH (n:{near_label(walked)} {{case: $case, id: $id}})
CALL (n) {{
  {_union(_placed(way, by) for way in walked)}
}}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  {_details()}"""


@once
def expand_by_degree(walked: tuple[Way, ...], by: Narrowed) -> str:
    """The steps of these ways in the order of $sign times the other node's degree: ways, ids, moments and degrees."""
    degree = "MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on" if by.known else "(m)--()"
    return f"""MATCH (n:{near_label(walked)} {{case: $case, id: $id}})
CALL (n) {{
  {_union(_walk(way, by) + f"RETURN {way_number(way)} AS way, t, m, {_happened(way)} AS at" for way in walked)}
}}
WITH way, m, at, COUNT {{ {degree} }} AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees"""


@once
def expand_again(walked: tuple[Way, ...]) -> str:
    """What `expand` says of steps that are known: $ways and $ids are parallel. What is gone is left out.

    LIMIT keeps the planner from walking a hub once for each of them.
    """
    branches = (
        f"FILTER $ways[i] = {way_number(way)}\n"
        f"  MATCH (m:{far_label(way)} {{case: $case, id: $ids[i]}})\n  WITH n, m LIMIT 1\n"
        f"  MATCH (n){_arrow(way)}(m)\n  RETURN t, m"
        for way in walked
    )
    return f"""MATCH (n:{near_label(walked)} {{case: $case, id: $id}})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {{
  {_union(branches)}
}}
RETURN collect(i) AS found,
  {_details()}"""


@once
def count_steps(walked: tuple[Way, ...], by: Narrowed) -> str:
    """How many steps of these ways are in the window, and how many have no moment."""
    everything = replace(by, window=False)
    branches = (
        f"{_walk(way, everything)}WITH {_happened(way)} AS at, {_began(way)} AS began\n"
        "  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,\n"
        "    count(CASE WHEN at IS NULL THEN 1 END) AS without"
        for way in walked
    )
    return f"""MATCH (n:{near_label(walked)} {{case: $case, id: $id}})
CALL (n) {{
  {_union(branches)}
}}
RETURN sum(inside) AS total, sum(without) AS timeless"""


@once
def shortest_paths(types: tuple[str, ...], *, length: int, directed: bool, windowed: bool) -> str:
    """All paths of the least length between two nodes of any label; what comes out is that of `exact_paths`.

    The older allShortestPaths: it looks from both ends and checks each relationship as it goes. On 5M relationships,
    no path of 4 steps took it 0.1 s where ALL SHORTEST took 8 s.
    """
    arrow = f"-[:{'|'.join(types)}*1..{length}]-" + ">" * directed
    return f"""{_PATH_ENDS}
MATCH p = allShortestPaths((a){arrow}(b)) WHERE all(t IN relationships(p) WHERE {_walked("t", windowed=windowed)})
{_found_paths()}"""


@once
def exact_paths(types: tuple[str, ...], *, length: int, directed: bool, windowed: bool) -> str:
    """Paths of exactly that length, no node twice, over relationships in either direction unless `directed`.

    Up to $most are found, the first $limit of them are given, in an order of their own: parallel lists, one entry per
    path. Written out step by step, it stops as soon as there are enough: SHORTEST k looks at a whole neighbourhood.
    """
    nodes = ["a", *(f"n{number}" for number in range(1, length)), "b"]
    arrow = ">" * directed
    steps = "".join(f"-[t{number}:{'|'.join(types)}]-{arrow}({node})" for number, node in enumerate(nodes[1:], 1))
    once_each = [f"{one} <> {other}" for number, one in enumerate(nodes) for other in nodes[:number]]
    walked = [_walked(f"t{number}", windowed=windowed) for number in range(1, length + 1)]
    return f"""{_PATH_ENDS}
MATCH p = (a){steps}
WHERE {" AND ".join((*once_each, *walked))}
{_found_paths()}"""


_PATH_ENDS = """MATCH (a:$($from_label) {case: $case, id: $from_id})
MATCH (b:$($to_label) {case: $case, id: $to_id})"""


def _walked(step: str, *, windowed: bool) -> str:
    seen = f"coalesce({step}.recorded_first, $known_on) <= $known_on"
    if not windowed:
        return seen
    started = f"startNode({step}).at, CASE type({step}) WHEN 'POSTED' THEN endNode({step}).at END"
    end, begin = (f"coalesce({step}.{name}, {step}.at, {started})" for name in ("last_at", "first_at"))
    return f"{seen} AND {end} >= $since AND {begin} < $until"


def _found_paths() -> str:
    return f"""WITH p LIMIT $most
WITH p, [x IN nodes(p) | x.id] AS ids, [x IN nodes(p) | labels(x)[0]] AS labels,
  [x IN relationships(p) | type(x)] AS types,
  [i IN range(0, length(p) - 1) | startNode(relationships(p)[i]) = nodes(p)[i]] AS outs
ORDER BY length(p), ids, labels, types, outs
WITH collect([labels, ids, types, outs, relationships(p)]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS labels, [x IN f | x[1]] AS ids, [x IN f | x[2]] AS types, [x IN f | x[3]] AS outs,
  [x IN f | CASE WHEN $detailed THEN [y IN x[4] | {_held("y")}] END] AS details, total"""


@once
def between(kind: type[Relationship]) -> str:
    """Relationships of the type whose two ends are both among $ids, and which happened in the window, if there is one.

    One whose moment is unknown is in no window.
    """
    start, end = kind.between
    way = (relationship_type(kind), True)
    return f"""UNWIND $ids AS id
MATCH (n:{start.__name__} {{case: $case, id: id}})-[t:{relationship_type(kind)}]->(m:{end.__name__})
WHERE {_SEEN} AND m.id IN $ids
  AND (NOT $windowed OR ({_happened(way)} >= $since AND {_began(way)} < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect({_held("t")}) AS properties"""


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
        parts += [merge_nodes(kind), update_nodes(kind), read_nodes(kind), page_of_nodes(kind), node_by_id(kind)]
        parts += [count_nodes(kind), reset_nodes(kind), delete_nodes(kind), delete_case(kind)]
        if walked := ways_of(kind.__name__):
            parts += [degrees(kind, False), degrees(kind, True), expand(walked, Narrowed()), expand_again(walked)]
            everything = Narrowed(window=True, known=True, after=True)
            parts += [expand(walked, everything), expand_by_degree(walked, everything), count_steps(walked, everything)]
    for relationship in RELATIONSHIPS:
        parts += [merge_relationships(relationship), update_relationships(relationship)]
        parts += [read_relationships(relationship), page_of_relationships(relationship)]
        parts += [delete_relationships(relationship), between(relationship), relationship_by_ends(relationship)]
    return ";\n\n".join(parts) + ";\n"


def _all_of(kind: type[Node]) -> str:
    """All nodes of a label in the case: the index is asked only where both parts of its key are."""
    return f"MATCH (n:{kind.__name__} {{case: $case}}) WHERE n.id IS NOT NULL"


def _arrow(way: Way, t: str = "t") -> str:
    return f"-[{t}:{way[0]}]->" if way[1] else f"<-[{t}:{way[0]}]-"


def _count(way: Way, known: bool) -> str:
    if not known:
        return f"COUNT {{ (n){_arrow(way, '')}() }}"
    return f"COUNT {{ MATCH (n){_arrow(way)}() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }}"


def _happened(way: Way) -> str:
    """When a step happened: as the relationship says, or else the post that it starts from, or that was posted."""
    kind = RELATIONSHIP_BY_TYPE[way[0]]
    known = [name for name in ("last_at", "at") if name in moment_properties(kind)]
    post = kind.between.index(Post) if kind is Posted or kind.between[0] is Post else None
    parts = [f"t.{name}" for name in known]
    if post is not None:
        parts.append(f"{'n' if way[1] == (post == 0) else 'm'}.at")
    return parts[0] if len(parts) == 1 else f"coalesce({', '.join(parts)})" if parts else "null"


def _began(way: Way) -> str:
    return "t.first_at" if "first_at" in moment_properties(RELATIONSHIP_BY_TYPE[way[0]]) else _happened(way)


def _union(branches: Iterable[str]) -> str:
    return "\n  UNION ALL\n  ".join(branches)


def _walk(way: Way, by: Narrowed) -> str:
    """All steps of a way: t to m. That m is of the same case is looked at where few are left: none crosses."""
    conditions = ["coalesce(t.recorded_first, $known_on) <= $known_on"] if by.known else []
    if by.window:
        conditions += [f"{_happened(way)} >= $since", f"{_began(way)} < $until"]
    where = f"\n  WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"MATCH (n){_arrow(way)}(m:{far_label(way)}){where}\n  "


def _placed(way: Way, by: Narrowed) -> str:
    """What is derived from posts has times that move with new ones: in an order by time it comes last, by id."""
    number, happened = way_number(way), _happened(way)
    moves = RELATIONSHIP_BY_TYPE[way[0]].derived or happened == "null"
    place = "$last" if moves else f"coalesce($sign * {happened}.epochMillis, $last)"
    after = f"place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND {number} > $way)))"
    where = f"WHERE {after}\n  WITH t, m, place " if by.after else ""
    return (
        f"{_walk(way, by)}WITH t, m, {place} AS place {where}ORDER BY place, m.id LIMIT $limit\n"
        f"  RETURN {number} AS way, t, m, {happened} AS at, place"
    )


def _held(t: str) -> str:
    """A relationship's properties, whatever its type, its moments as epoch milliseconds."""
    names = sorted({name for kind in RELATIONSHIPS for name in moment_properties(kind)})
    return f"{t}{{.*" + "".join(f", {name}: {t}.{name}.epochMillis" for name in names) + "}"


def _details() -> str:
    return (
        f"collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,\n"
        f"  collect(CASE WHEN $detailed THEN {_held('t')} END) AS details"
    )


_SEEN = "m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on"


_ORIGIN = (
    "capture_first: $capture, capture_last: $capture, "
    "captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), "
    "captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), "
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
