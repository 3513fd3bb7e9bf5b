// title: A part of a case, packed
// question: Which nodes lie within some steps of the seeds, and which relationships are between them?
// param seeds: maps   label and id
// param depth: int   steps, 0 to 4
// param limit: int   nodes
// param most: int   relationships of each of the two parts, ties and rest
// param types: strings   relationship types of the steps
// param ties: strings   those of them that have a weight, between the nodes
// param rest: strings   the others
// param plain: maps   label and column: properties that are returned as they are
// param moments: maps   label and column: moments, returned as epoch milliseconds
// param in_full: boolean = false   with all properties of the relationships
// param all_times: boolean = true   false: only relationships that happened from since to until
// param since: datetime   inclusive
// param until: datetime   exclusive
// param always: boolean = true   false: only what was recorded by known_on
// param known_on: datetime
// columns: part, name, longs, values, weights, starts, ends
// allow: 01N01
// limits: internal ids hold within one read only, so that all comes in one; each step starts from all that was found,
//   which costs less than to sort out what is new; a step that goes over the limit is cut in the order of label and id;
//   -9007199254740991 stands for a moment that is not known: collect() would leave out a null; graph.bulk writes the
//   types into the patterns, as in [t:POSTED|LIKED], which is faster than to look at all
UNWIND $seeds AS seed
MATCH (n:$(seed.label) {case: $case, id: seed.id})
WHERE $always OR coalesce(n.recorded_first <= $known_on, true)
WITH collect(DISTINCT n) AS found
WITH found, size(found) AS seeds, size(found) AS total
CALL (found, total) {
  UNWIND CASE WHEN $depth >= 1 AND total <= $limit THEN found ELSE [] END AS n
  MATCH (n)-[t WHERE type(t) IN $types]-(m)
  WHERE m.case = $case AND NOT m:Run AND NOT m:Cursor AND ($always OR
    coalesce(t.recorded_first <= $known_on, true) AND coalesce(m.recorded_first <= $known_on, true))
    AND ($all_times OR CASE WHEN t:INTERACTED THEN t.first_at < $until AND t.last_at >= $since
      ELSE $since <= coalesce(t.at, startNode(t).at, CASE WHEN t:POSTED THEN endNode(t).at END) < $until END)
    AND NOT m IN found
  WITH collect(DISTINCT m) AS around
  RETURN CASE WHEN around = [] THEN found
      WHEN size(found) + size(around) <= $limit THEN found + around
      ELSE found + COLLECT { UNWIND around AS m RETURN m ORDER BY labels(m)[0], m.id }[..$limit - size(found)] END
    AS found_1, total + size(around) AS total_1
}
WITH found_1 AS found, total_1 AS total, seeds
CALL (found, total) {
  UNWIND CASE WHEN $depth >= 2 AND total <= $limit THEN found ELSE [] END AS n
  MATCH (n)-[t WHERE type(t) IN $types]-(m)
  WHERE m.case = $case AND NOT m:Run AND NOT m:Cursor AND ($always OR
    coalesce(t.recorded_first <= $known_on, true) AND coalesce(m.recorded_first <= $known_on, true))
    AND ($all_times OR CASE WHEN t:INTERACTED THEN t.first_at < $until AND t.last_at >= $since
      ELSE $since <= coalesce(t.at, startNode(t).at, CASE WHEN t:POSTED THEN endNode(t).at END) < $until END)
    AND NOT m IN found
  WITH collect(DISTINCT m) AS around
  RETURN CASE WHEN around = [] THEN found
      WHEN size(found) + size(around) <= $limit THEN found + around
      ELSE found + COLLECT { UNWIND around AS m RETURN m ORDER BY labels(m)[0], m.id }[..$limit - size(found)] END
    AS found_2, total + size(around) AS total_2
}
WITH found_2 AS found, total_2 AS total, seeds
CALL (found, total) {
  UNWIND CASE WHEN $depth >= 3 AND total <= $limit THEN found ELSE [] END AS n
  MATCH (n)-[t WHERE type(t) IN $types]-(m)
  WHERE m.case = $case AND NOT m:Run AND NOT m:Cursor AND ($always OR
    coalesce(t.recorded_first <= $known_on, true) AND coalesce(m.recorded_first <= $known_on, true))
    AND ($all_times OR CASE WHEN t:INTERACTED THEN t.first_at < $until AND t.last_at >= $since
      ELSE $since <= coalesce(t.at, startNode(t).at, CASE WHEN t:POSTED THEN endNode(t).at END) < $until END)
    AND NOT m IN found
  WITH collect(DISTINCT m) AS around
  RETURN CASE WHEN around = [] THEN found
      WHEN size(found) + size(around) <= $limit THEN found + around
      ELSE found + COLLECT { UNWIND around AS m RETURN m ORDER BY labels(m)[0], m.id }[..$limit - size(found)] END
    AS found_3, total + size(around) AS total_3
}
WITH found_3 AS found, total_3 AS total, seeds
CALL (found, total) {
  UNWIND CASE WHEN $depth >= 4 AND total <= $limit THEN found ELSE [] END AS n
  MATCH (n)-[t WHERE type(t) IN $types]-(m)
  WHERE m.case = $case AND NOT m:Run AND NOT m:Cursor AND ($always OR
    coalesce(t.recorded_first <= $known_on, true) AND coalesce(m.recorded_first <= $known_on, true))
    AND ($all_times OR CASE WHEN t:INTERACTED THEN t.first_at < $until AND t.last_at >= $since
      ELSE $since <= coalesce(t.at, startNode(t).at, CASE WHEN t:POSTED THEN endNode(t).at END) < $until END)
    AND NOT m IN found
  WITH collect(DISTINCT m) AS around
  RETURN CASE WHEN around = [] THEN found
      WHEN size(found) + size(around) <= $limit THEN found + around
      ELSE found + COLLECT { UNWIND around AS m RETURN m ORDER BY labels(m)[0], m.id }[..$limit - size(found)] END
    AS found_4, total + size(around) AS total_4
}
WITH found_4 AS found, total_4 AS total, seeds
CALL (found, total, seeds) {
  RETURN 'about' AS part, '' AS name, [seeds, total, size(found)] AS longs, [] AS values, [] AS weights,
    [] AS starts, [] AS ends
  UNION ALL
  UNWIND found AS n
  WITH labels(n)[0] AS name, collect(n) AS nodes
  WITH name, nodes, ['id'] + [each IN $plain WHERE each.label = name | each.column] AS plain,
    [each IN $moments WHERE each.label = name | each.column] AS moments
  RETURN 'nodes' AS part, name, [n IN nodes | id(n)] AS longs,
    CASE WHEN moments = [] THEN [n IN nodes | [column IN plain | n[column]]]
      ELSE [n IN nodes | [column IN plain | n[column]] + [column IN moments | n[column].epochMillis]] END AS values,
    [] AS weights, [] AS starts, [] AS ends
  UNION ALL
  UNWIND CASE WHEN $ties = [] THEN [] ELSE found END AS n
  MATCH (n)-[t WHERE type(t) IN $ties]->(m)
  WHERE m IN found AND ($always OR coalesce(t.recorded_first <= $known_on, true))
    AND ($all_times OR CASE WHEN t:INTERACTED THEN t.first_at < $until AND t.last_at >= $since
      ELSE $since <= coalesce(t.at, n.at) < $until END)
  WITH n, t, m LIMIT $most
  RETURN 'edges' AS part, type(t) AS name, collect(id(n) * 4294967296 + id(m)) AS longs,
    collect(CASE WHEN $in_full THEN properties(t) END) AS values, collect(coalesce(t.weight, 0)) AS weights,
    collect(coalesce(t.first_at.epochMillis, -9007199254740991)) AS starts,
    collect(coalesce(t.last_at.epochMillis, -9007199254740991)) AS ends
  UNION ALL
  UNWIND CASE WHEN $rest = [] THEN [] ELSE found END AS n
  MATCH (n)-[t WHERE type(t) IN $rest]->(m)
  WHERE m IN found AND ($always OR coalesce(t.recorded_first <= $known_on, true))
    AND ($all_times OR $since <= coalesce(t.at, n.at, CASE WHEN t:POSTED THEN m.at END) < $until)
  WITH n, t, m LIMIT $most
  RETURN 'edges' AS part, type(t) AS name, collect(id(n) * 4294967296 + id(m)) AS longs,
    collect(CASE WHEN $in_full THEN properties(t) END) AS values, [] AS weights,
    collect(coalesce(t.at.epochMillis, -9007199254740991)) AS starts, [] AS ends
}
RETURN part, name, longs, values, weights, starts, ends
