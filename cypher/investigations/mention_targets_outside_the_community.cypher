// title: Mention targets outside the community
// question: Which accounts outside a community do its members mention?
// shows: table
// param community: int = 0   the community, as the latest analysis numbered it
// param minimum_accounts: int = 2   fewest members that mention the account
// param limit: int = 100   accounts that are returned, those mentioned by the most members first
// param known_on: datetime = 9999-01-01T00:00:00Z   ties recorded later are left out
// limits: community 0..1000000000, minimum_accounts 1..1000000, limit 1..1000
// columns: account, handle, community, accounts, share_of_members, mentions, sample_accounts, total
// key: account
// Who is mentioned may be asked, thanked, quoted or attacked: read the posts. Large media and politicians are mentioned
// from everywhere. Communities are those of the latest analysis, and so are a tie's counts, whatever known_on says.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND a.community = $community AND coalesce(a.recorded_first, $known_on) <= $known_on
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH DISTINCT CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a
WHERE a.community = $community
WITH collect(a) AS members
WITH members, size(members) AS size
UNWIND members AS a
WITH size, a
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
MATCH (name)-[t:INTERACTED]->(b:Account)
WHERE t.mentions > 0 AND coalesce(t.recorded_first, $known_on) <= $known_on
CALL (b) {
  MATCH (b)-[s:SAME_AS]->(n:Account)
  WHERE b.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH size, a, CASE WHEN size(natives) = 1 THEN natives[0] ELSE b END AS b, t.mentions AS mentions
WHERE coalesce(b.community <> $community, true)
WITH size, b, a, sum(mentions) AS mentions ORDER BY mentions DESC, a.id
WITH size, b, collect(a.id) AS accounts, sum(mentions) AS mentions
WHERE size(accounts) >= $minimum_accounts
WITH * ORDER BY size(accounts) DESC, mentions DESC, b.id
WITH size, collect({b: b, accounts: accounts, mentions: mentions}) AS found
UNWIND found[..$limit] AS f
RETURN f.b.id AS account, f.b.handle AS handle, f.b.community AS community, size(f.accounts) AS accounts,
  toFloat(size(f.accounts)) / size AS share_of_members, f.mentions AS mentions,
  f.accounts[..10] AS sample_accounts, size(found) AS total
