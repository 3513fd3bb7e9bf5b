// title: Who connects two accounts
// question: Which accounts have ties with both of two given accounts, and of which kind?
// shows: graph
// param account: string   id, @handle or URL of the one
// param other: string   id, @handle or URL of the other
// param minimum_weight: int = 1   fewest interactions of the account between with each of the two, in either direction
// param limit: int = 200   ties that are returned, those of the best connected accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: minimum_weight 1..1000000, limit 1..1000
// columns: source, target, source_handle, target_handle, weight, reposts, replies, quotes, mentions, between, total
// key: between, source, target
// Each row is one tie, source acts on target; between is the account in the middle. A public figure stands between very
// many accounts. Ties of the two with each other are not shown. A tie's counts are those of now, whatever known_on says.
MATCH (x:Account {case: $case, id: $account})
WHERE coalesce(x.recorded_first, $known_on) <= $known_on
CALL (x) {
  MATCH (x)-[s:SAME_AS]->(n:Account)
  WHERE x.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE x END AS x
CALL (x) {
  MATCH (x)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND x.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + x AS names_x
}
MATCH (y:Account {case: $case, id: $other})
WHERE coalesce(y.recorded_first, $known_on) <= $known_on
WITH x, names_x, y
CALL (y) {
  MATCH (y)-[s:SAME_AS]->(n:Account)
  WHERE y.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH x, names_x, CASE WHEN size(natives) = 1 THEN natives[0] ELSE y END AS y
WHERE x <> y
CALL (y) {
  MATCH (y)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND y.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + y AS names_y
}
CALL (x, names_x, y) {
  UNWIND names_x AS name
  MATCH (name)-[t:INTERACTED]-(c:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  CALL (c) {
    MATCH (c)-[s:SAME_AS]->(n:Account)
    WHERE c.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
    RETURN collect(DISTINCT n) AS natives
  }
  WITH x, y, CASE WHEN size(natives) = 1 THEN natives[0] ELSE c END AS c, t, startNode(t) = name AS out
  WHERE c <> x AND c <> y
  WITH c, sum(t.weight) AS weight, collect({t: t, out: out}) AS ties
  WHERE weight >= $minimum_weight
  RETURN collect({c: c, weight: weight, ties: ties}) AS near
}
UNWIND near AS n
WITH x, y, names_y, n, n.c AS c
CALL (c) {
  MATCH (c)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND c.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + c AS names_c
}
CALL (names_c, names_y) {
  UNWIND names_c AS one
  UNWIND names_y AS two
  MATCH (one)-[t:INTERACTED]-(two)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN collect({t: t, out: startNode(t) = two}) AS ties, sum(t.weight) AS weight
}
WITH x, y, c, n, ties, weight
WHERE weight >= $minimum_weight
WITH c, CASE WHEN weight < n.weight THEN weight ELSE n.weight END AS strength,
  [tie IN n.ties | {a: CASE WHEN tie.out THEN x ELSE c END, b: CASE WHEN tie.out THEN c ELSE x END, t: tie.t}] +
  [tie IN ties | {a: CASE WHEN tie.out THEN y ELSE c END, b: CASE WHEN tie.out THEN c ELSE y END, t: tie.t}] AS ties
UNWIND ties AS tie
WITH strength, c, tie.a AS a, tie.b AS b, sum(tie.t.weight) AS weight, sum(tie.t.reposts) AS reposts,
  sum(tie.t.replies) AS replies, sum(tie.t.quotes) AS quotes, sum(tie.t.mentions) AS mentions
ORDER BY strength DESC, c.id, a.id, b.id
WITH collect({a: a, b: b, c: c, weight: weight, reposts: reposts, replies: replies, quotes: quotes,
  mentions: mentions}) AS found
UNWIND found[..$limit] AS f
RETURN f.a.id AS source, f.b.id AS target, f.a.handle AS source_handle, f.b.handle AS target_handle, f.weight AS weight,
  f.reposts AS reposts, f.replies AS replies, f.quotes AS quotes, f.mentions AS mentions, f.c.id AS between,
  size(found) AS total
