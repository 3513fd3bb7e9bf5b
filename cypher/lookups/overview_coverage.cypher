// title: What the case rests on
// question: From when to when are the posts, how many are incomplete, and what became of the records that were read?
// param narrowed: boolean   whether known_on may leave some out; only then it is looked at
// param known_on: datetime
// Records of loads that were taken back are left out, as their posts are. Times come from an index of their own: with
// the other properties they take three times as long.
// columns: posts, timed, first, last, stubs, gone, accounts, account_stubs, accounts_gone, loads, read, new, changed, rejected
CALL () {
  MATCH (p:Post {case: $case} WHERE p.id IS NOT NULL)
  WHERE NOT $narrowed OR coalesce(p.recorded_first, $known_on) <= $known_on
  RETURN count(p) AS posts, count(CASE WHEN p.stub THEN 1 END) AS stubs,
    count(CASE WHEN p.gone_recorded <= $known_on THEN 1 END) AS gone
}
CALL () {
  MATCH (p:Post)
  WHERE p.case = $case AND p.at IS NOT NULL AND (NOT $narrowed OR coalesce(p.recorded_first, $known_on) <= $known_on)
  RETURN count(*) AS timed, min(p.at).epochMillis AS first, max(p.at).epochMillis AS last
}
CALL () {
  MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
  WHERE NOT $narrowed OR coalesce(a.recorded_first, $known_on) <= $known_on
  RETURN count(a) AS accounts, count(CASE WHEN a.stub THEN 1 END) AS account_stubs,
    count(CASE WHEN a.gone_recorded <= $known_on THEN 1 END) AS accounts_gone
}
CALL () {
  MATCH (r:Run {case: $case} WHERE r.id IS NOT NULL)
  WHERE r.kind = 'ingest' AND r.status <> 'taken back' AND coalesce(r.recorded_first, $known_on) <= $known_on
  RETURN count(r) AS loads, sum(r.read) AS read, sum(r.new) AS new, sum(r.changed) AS changed,
    sum(r.rejected) AS rejected
}
RETURN posts, timed, first, last, stubs, gone, accounts, account_stubs, accounts_gone, loads, read, new, changed, rejected
