// title: Accounts that changed their handle
// question: Which accounts were seen under more than one handle, and who holds the earlier ones now?
// shows: table
// param minimum_handles: int = 2   fewest handles that the account was seen with
// param limit: int = 100   accounts that are returned, those of the most handles first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: minimum_handles 2..1000, limit 1..1000
// columns: account, platform, handle, handles, seen_with, held_by_others, total
// key: account
// People rename themselves when they marry, change work or are teased, and organisations when they merge. The handles
// are all that are known by now: when each was seen is in the evidence of the account. Capital letters make no
// difference. held_by_others: accounts of this case whose handle now is one of these, which may be chance or purchase.
MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND size(a.handle_keys) >= $minimum_handles AND coalesce(a.recorded_first, $known_on) <= $known_on
WITH a ORDER BY size(a.handle_keys) DESC, a.id
WITH collect(a) AS found
WITH found, size(found) AS total
UNWIND found[..$limit] AS a
CALL (a) {
  UNWIND a.handle_keys AS key
  MATCH (b:Account {case: $case, handle_key: key})
  WHERE b <> a AND b.native_id IS NOT NULL AND coalesce(b.recorded_first, $known_on) <= $known_on
  WITH DISTINCT b.id AS id ORDER BY id
  RETURN collect(id) AS held_by_others
}
RETURN a.id AS account, a.platform AS platform, a.handle AS handle, size(a.handle_keys) AS handles,
  COLLECT { UNWIND a.handle_keys AS key RETURN key ORDER BY key } AS seen_with, held_by_others, total
