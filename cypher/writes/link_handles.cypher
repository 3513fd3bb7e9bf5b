// title: Join accounts that are known by handle with those known by id
// question: Which handle-only accounts did a record show together with a native id?
// param pairs: maps   handle and native, account ids
// param handles: strings   handle-only accounts that this load has met
// param now: datetime
// columns: count
CALL () {
  UNWIND $pairs AS r
  MATCH (h:Account {case: $case, id: r.handle})
  MATCH (n:Account {case: $case, id: r.native})
  RETURN h, n
  UNION
  UNWIND $handles AS id
  MATCH (h:Account {case: $case, id: id})
  MATCH (n:Account {case: $case, handle_key: id}) WHERE n.native_id IS NOT NULL
  RETURN h, n
  UNION
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)
  WHERE size($handles) > 0 AND size(n.handle_keys) > 1 AND n.native_id IS NOT NULL
  UNWIND [key IN n.handle_keys WHERE key IN $handles] AS id
  MATCH (h:Account {case: $case, id: id})
  RETURN h, n
}
WITH h, n WHERE h <> n
MERGE (h)-[s:SAME_AS]->(n)
ON CREATE SET s.rule = 'handle_and_id', s.why = 'a record showed this handle together with this id',
  s.asserted_at = $now, s.recorded_first = $now
RETURN count(s) AS count
