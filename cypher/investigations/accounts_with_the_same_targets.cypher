// title: Accounts with the same targets
// question: Which other accounts act on the same accounts as a given one, by repost, reply, quote or mention?
// shows: graph
// param account: string   id, @handle or URL of the account
// param minimum_shared: int = 2   fewest targets in common
// param most_sources: int = 1000   targets on whom more accounts act than this are not followed
// param limit: int = 100   accounts that are returned, those of the most common targets first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: minimum_shared 1..1000000, most_sources 2..100000, limit 1..1000
// left_out: targets were not followed, because very many accounts act on them: raise most_sources.
// columns: source, target, source_handle, target_handle, shared, share, similarity, sample_targets, left_out, total
// key: source, target
// Readers of one newspaper act on the same accounts without knowing of each other. share: of the given account's targets
// that were followed; similarity: common targets of all targets of the two (Jaccard). A tie's counts are those of now,
// whatever known_on says.
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
  RETURN known + x AS own
}
UNWIND own AS name
MATCH (name)-[t:INTERACTED]->(b:Account)
WHERE coalesce(t.recorded_first, $known_on) <= $known_on
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH x, CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS b
WHERE b <> x
WITH DISTINCT x, b
CALL (b) {
  MATCH (b)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND b.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + b AS known_as
}
WITH x, b, known_as, reduce(n = 0, k IN known_as | n + COUNT { (k)<-[:INTERACTED]-() }) AS sources
WITH x, sum(CASE WHEN sources > $most_sources THEN 1 ELSE 0 END) AS left_out,
  collect(CASE WHEN sources <= $most_sources THEN {b: b, known_as: known_as} END) AS targets
CALL (x, targets) {
  UNWIND targets AS target
  UNWIND target.known_as AS name
  MATCH (name)<-[t:INTERACTED]-(c:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  CALL (c) {
    MATCH (c)-[s:SAME_AS]->(n:Account)
    WHERE c.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
    RETURN collect(DISTINCT n) AS natives
  }
  WITH x, target.b AS b, CASE WHEN size(natives) = 1 THEN natives[0] ELSE c END AS c
  WHERE c <> x
  WITH DISTINCT b, c ORDER BY b.id
  WITH c, collect(b.id) AS shared
  WHERE size(shared) >= $minimum_shared
  CALL (c) {
    MATCH (c)<-[s:SAME_AS]-(h:Account)
    WHERE h.native_id IS NULL AND c.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
      AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
        AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
    WITH collect(DISTINCT h) AS known
    RETURN known + c AS known_as
  }
  CALL (c, known_as) {
    UNWIND known_as AS name
    MATCH (name)-[t:INTERACTED]->(d:Account)
    WHERE coalesce(t.recorded_first, $known_on) <= $known_on
    CALL (d) {
      MATCH (d)-[s:SAME_AS]->(n:Account)
      WHERE d.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
        AND coalesce(s.withdrawn_at > $known_on, true)
      RETURN collect(DISTINCT n) AS natives
    }
    WITH CASE WHEN size(natives) = 1 THEN natives[0] ELSE d END AS d, c
    WHERE d <> c
    RETURN count(DISTINCT d) AS theirs
  }
  WITH c, shared, theirs ORDER BY size(shared) DESC, theirs, c.id
  RETURN collect({c: c, shared: shared, theirs: theirs}) AS found
}
// where nothing is found, one empty row still says how many targets were left out
UNWIND CASE WHEN size(found) = 0 THEN [null] ELSE found[..$limit] END AS f
RETURN CASE WHEN f IS NULL THEN null ELSE x.id END AS source, f.c.id AS target, x.handle AS source_handle,
  f.c.handle AS target_handle, size(f.shared) AS shared, toFloat(size(f.shared)) / size(targets) AS share,
  toFloat(size(f.shared)) / (size(targets) + left_out + f.theirs - size(f.shared)) AS similarity,
  f.shared[..10] AS sample_targets, left_out, size(found) AS total
