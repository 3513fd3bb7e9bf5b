// title: Store ties of simultaneous sharing
// question: What did this run find?
// param run: string
// param object_kind: string
// param window_seconds: int
// param now: datetime
// param smaller: strings   ids; the lists are parallel
// param greater: strings
// param weights: ints
// param samples: maps   one list of post ids per pair
// columns: count
UNWIND range(0, size($smaller) - 1) AS i
MATCH (a:Account {case: $case, id: $smaller[i]})
MATCH (b:Account {case: $case, id: $greater[i]})
CREATE (a)-[t:COORDINATED_WITH {run: $run, object_kind: $object_kind, window_seconds: $window_seconds,
  weight: $weights[i], sample_posts: $samples[i], recorded_first: $now}]->(b)
RETURN count(t) AS count
