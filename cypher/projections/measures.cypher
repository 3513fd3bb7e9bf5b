// title: Measures of the accounts, packed
// question: Which value of each measure does every account have?
// param limit: int   accounts
// param names: strings   the measures, as in the model
// param always: boolean = true   false: only what was recorded by known_on
// param known_on: datetime
// columns: total, ids, handles, names, values
// limits: a first row that says how many there are, then 10,000 accounts at a time, so that memory stays flat; the order
//   is the one of their ids; values are one list per measure
MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)
WHERE ($always OR coalesce(a.recorded_first <= $known_on, true)) AND any(name IN $names WHERE a[name] IS NOT NULL)
WITH a ORDER BY a.id
WITH collect(a) AS found
WITH found[..$limit] AS kept, size(found) AS total
CALL (kept, total) {
  RETURN total AS counted, [] AS accounts
  UNION ALL
  UNWIND range(0, size(kept) - 1, 10000) AS start
  WITH kept, start WHERE start < size(kept)
  RETURN 0 AS counted, kept[start..start + 10000] AS accounts
}
RETURN counted AS total, [a IN accounts | a.id] AS ids, [a IN accounts | a.handle] AS handles,
  [a IN accounts | a.name] AS names, [name IN $names | [a IN accounts | a[name]]] AS values
