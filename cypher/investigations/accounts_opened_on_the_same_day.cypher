// title: Accounts opened on the same day
// question: On which days were several accounts opened that then posted in this case?
// shows: table
// param minimum_accounts: int = 3   fewest accounts that were opened on the day (UTC)
// param since: datetime = 1970-01-01T00:00:00Z   when the posts were published, inclusive
// param until: datetime = 9999-01-01T00:00:00Z   exclusive
// param limit: int = 100   days that are returned, those of the most accounts first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_accounts 2..1000000, limit 1..1000
// columns: day, accounts, usual, platforms, posts, first_at, sample_accounts, total
// key: day
// On days of great news, and when a platform grows, many people open an account. usual: the median number of accounts
// over all days on which any account of this case was opened. Accounts of unknown age are not counted.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND a.opened_at IS NOT NULL AND coalesce(a.recorded_first, $known_on) <= $known_on
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH DISTINCT CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a
WHERE a.opened_at IS NOT NULL
CALL (a) {
  MATCH (a)<-[s:SAME_AS]-(h:Account)
  WHERE h.native_id IS NULL AND a.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
    AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
      AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
  WITH collect(DISTINCT h) AS known
  RETURN known + a AS aliases
}
CALL (aliases) {
  UNWIND aliases AS name
  MATCH (name)-[w:POSTED]->(p:Post)
  WHERE p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
  RETURN true AS posted LIMIT 1
}
WITH toString(date(a.opened_at)) AS day, collect(a) AS opened
WITH day, opened ORDER BY size(opened) DESC, day
WITH percentileCont(size(opened), 0.5) AS usual,
  collect(CASE WHEN size(opened) >= $minimum_accounts THEN {day: day, opened: opened} END) AS found
WITH usual, found[..$limit] AS shown, size(found) AS total
UNWIND shown AS f
CALL (f) {
  UNWIND f.opened AS a
  CALL (a) {
    MATCH (a)<-[s:SAME_AS]-(h:Account)
    WHERE h.native_id IS NULL AND a.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
      AND coalesce(s.withdrawn_at > $known_on, true)
      AND COUNT { MATCH (h)-[o:SAME_AS]->(m:Account) WHERE m.native_id IS NOT NULL
        AND coalesce(o.recorded_first, $known_on) <= $known_on AND coalesce(o.withdrawn_at > $known_on, true) } = 1
    WITH collect(DISTINCT h) AS known
    RETURN known + a AS aliases
  }
  UNWIND aliases AS name
  MATCH (name)-[w:POSTED]->(p:Post)
  WHERE p.at >= $since AND p.at < $until AND coalesce(w.recorded_first, $known_on) <= $known_on
  RETURN count(*) AS posts, min(p.at) AS first_at
}
RETURN f.day AS day, size(f.opened) AS accounts, usual,
  COLLECT { UNWIND f.opened AS a RETURN DISTINCT a.platform AS platform ORDER BY platform } AS platforms, posts,
  first_at, COLLECT { UNWIND f.opened AS a RETURN a.id AS id ORDER BY id LIMIT 10 } AS sample_accounts, total
