// title: Expand within a window, ingoing
// question: Which relationships of a type has a node between two moments, newest first?
// param label: string
// param id: string
// param type: string
// param since: datetime   inclusive
// param until: datetime   exclusive
// param known_on: datetime
// param limit: int
// columns: ids, moments, properties, total, timeless
MATCH (n:$($label) {case: $case, id: $id})<-[t:$($type)]-(m)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, coalesce(t.at, t.last_at, CASE WHEN m:Post THEN m.at WHEN n:Post THEN n.at END) AS moment
WITH t, m, moment, coalesce(t.first_at, moment) < $until AND moment >= $since AS inside
WHERE inside OR moment IS NULL
WITH t, m, moment ORDER BY moment DESC, m.id
WITH collect(CASE WHEN moment IS NOT NULL THEN [m.id, moment.epochMillis, properties(t)] END) AS found,
  count(CASE WHEN moment IS NULL THEN 1 END) AS timeless
WITH found[..$limit] AS f, size(found) AS total, timeless
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS moments, [x IN f | x[2]] AS properties, total, timeless
