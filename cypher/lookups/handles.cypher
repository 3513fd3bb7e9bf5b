// title: Handles
// question: By which handle is each of these accounts known?
// param ids: strings
// param known_on: datetime
// columns: ids, handles
UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})
WHERE coalesce(a.recorded_first, $known_on) <= $known_on
RETURN collect(a.id) AS ids, collect(coalesce('@' + a.handle, a.name, a.id)) AS handles
