// title: Follows and simultaneous sharing, outgoing
// question: Whom does this account follow, and who shares the same things at the same time?
// param group: strings   the account and what is seen through to it
// param follows: boolean
// param simultaneous: boolean
// param windowed: boolean
// param since: datetime   inclusive
// param until: datetime   exclusive
// param known_on: datetime
// param limit: int
// Follows without a time are in no window, and counted as timeless. Simultaneous sharing has no direction; a window has
// it where one of its sample posts is.
// columns: accounts, followed_at, weights, expected, p_values, object_kinds, window_seconds, runs, total, timeless
CALL () {
  UNWIND $group AS id
  MATCH (a:Account {case: $case, id: id})
  CALL (a) {
    FILTER $follows
    MATCH (a)-[t:FOLLOWS]->(b:Account)
    WHERE coalesce(t.recorded_first, $known_on) <= $known_on
      AND (NOT $windowed OR t.at IS NULL OR (t.at >= $since AND t.at < $until))
    RETURN t, b, true AS follow
    UNION ALL
    FILTER $simultaneous
    MATCH (a)-[t:COORDINATED_WITH]-(b:Account)
    WHERE coalesce(t.recorded_first, $known_on) <= $known_on
      AND (NOT $windowed OR EXISTS {
        MATCH (p:Post {case: $case} WHERE p.id IN t.sample_posts AND p.at >= $since AND p.at < $until)
      })
    RETURN t, b, false AS follow
  }
  CALL (b) {
    MATCH (b)-[s:SAME_AS]->(n:Account)
    WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
    RETURN collect(DISTINCT n.id) AS natives
  }
  WITH t, follow, CASE WHEN size(natives) = 1 THEN natives[0] ELSE b.id END AS account
  WHERE NOT account IN $group
  RETURN account, t, follow, $windowed AND follow AND t.at IS NULL AS timeless
}
WITH collect(CASE WHEN NOT timeless THEN [account, follow, t] END) AS found,
  count(CASE WHEN timeless THEN 1 END) AS timeless
CALL (found) {
  UNWIND found AS x
  WITH x[0] AS account, x[1] AS follow, x[2] AS t
  ORDER BY CASE WHEN follow THEN 0 ELSE -t.weight END, account, follow, t.at
  RETURN collect([account, CASE WHEN follow THEN coalesce(t.at.epochMillis, -1) END, t]) AS ordered
}
WITH ordered[..$limit] AS f, size(ordered) AS total, timeless
RETURN [x IN f | x[0]] AS accounts, [x IN f | x[1]] AS followed_at, [x IN f | x[2].weight] AS weights,
  [x IN f | x[2].expected] AS expected, [x IN f | x[2].p_value] AS p_values,
  [x IN f | x[2].object_kind] AS object_kinds,
  [x IN f | x[2].window_seconds] AS window_seconds, [x IN f | x[2].run] AS runs, total, timeless
