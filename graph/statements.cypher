CREATE CONSTRAINT account_key IF NOT EXISTS FOR (n:Account) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE INDEX account_handle_key IF NOT EXISTS FOR (n:Account) ON (n.case, n.handle_key);

CREATE FULLTEXT INDEX account_text IF NOT EXISTS FOR (n:Account) ON EACH [n.case, n.handle, n.name, n.bio] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};

CREATE CONSTRAINT post_key IF NOT EXISTS FOR (n:Post) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE INDEX post_at IF NOT EXISTS FOR (n:Post) ON (n.case, n.at);

CREATE INDEX post_text_key IF NOT EXISTS FOR (n:Post) ON (n.case, n.text_key);

CREATE INDEX post_url_key IF NOT EXISTS FOR (n:Post) ON (n.case, n.url_key);

CREATE FULLTEXT INDEX post_text IF NOT EXISTS FOR (n:Post) ON EACH [n.case, n.text] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};

CREATE CONSTRAINT hashtag_key IF NOT EXISTS FOR (n:Hashtag) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT link_key IF NOT EXISTS FOR (n:Link) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT domain_key IF NOT EXISTS FOR (n:Domain) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT media_key IF NOT EXISTS FOR (n:Media) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT place_key IF NOT EXISTS FOR (n:Place) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT topic_key IF NOT EXISTS FOR (n:Topic) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT channel_key IF NOT EXISTS FOR (n:Channel) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT person_key IF NOT EXISTS FOR (n:Person) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT organisation_key IF NOT EXISTS FOR (n:Organisation) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE CONSTRAINT run_key IF NOT EXISTS FOR (n:Run) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE INDEX run_started_at IF NOT EXISTS FOR (n:Run) ON (n.case, n.started_at);

CREATE CONSTRAINT cursor_key IF NOT EXISTS FOR (n:Cursor) REQUIRE (n.case, n.id) IS UNIQUE;

UNWIND $rows AS r
MERGE (n:Account {case: $case, id: r.id})
ON CREATE SET n += r{.*, opened_at: CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Account {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END, opened_at: CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END}
RETURN count(n) AS count;

MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis} AS properties;

MATCH (n:Account {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)-[:POSTED]->() },
  COUNT { (n)<-[:MENTIONS]-() },
  COUNT { (n)-[:FOLLOWS]->() },
  COUNT { (n)<-[:FOLLOWS]-() },
  COUNT { (n)-[:LIKED]->() },
  COUNT { (n)-[:SAME_AS]->() },
  COUNT { (n)<-[:SAME_AS]-() },
  COUNT { (n)-[:INTERACTED]->() },
  COUNT { (n)<-[:INTERACTED]-() },
  COUNT { (n)-[:COORDINATED_WITH]->() },
  COUNT { (n)<-[:COORDINATED_WITH]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)-[t:POSTED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:MENTIONS]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:FOLLOWS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:FOLLOWS]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:LIKED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:SAME_AS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:SAME_AS]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:INTERACTED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:INTERACTED]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:COORDINATED_WITH]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:COORDINATED_WITH]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Account {case: $case, id: $id})
CALL (n) {
  MATCH (n)-[t:POSTED]->(m:Post)
  WITH t, m, coalesce($sign * coalesce(t.at, m.at).epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 0 AS way, t, m, coalesce(t.at, m.at) AS at, place
  UNION ALL
  MATCH (n)<-[t:MENTIONS]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 9 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:FOLLOWS]->(m:Account)
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 18 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)<-[t:FOLLOWS]-(m:Account)
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 19 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:LIKED]->(m:Post)
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 20 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:SAME_AS]->(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 28 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)<-[t:SAME_AS]-(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 29 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)-[t:INTERACTED]->(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 30 AS way, t, m, t.last_at AS at, place
  UNION ALL
  MATCH (n)<-[t:INTERACTED]-(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 31 AS way, t, m, t.last_at AS at, place
  UNION ALL
  MATCH (n)-[t:COORDINATED_WITH]->(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 32 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)<-[t:COORDINATED_WITH]-(m:Account)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 33 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Account {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 0
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:POSTED]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 9
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:MENTIONS]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 18
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:FOLLOWS]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 19
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:FOLLOWS]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 20
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:LIKED]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 28
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:SAME_AS]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 29
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:SAME_AS]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 30
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:INTERACTED]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 31
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:INTERACTED]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 32
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:COORDINATED_WITH]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 33
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:COORDINATED_WITH]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Account {case: $case, id: $id})
CALL (n) {
  MATCH (n)-[t:POSTED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND coalesce(t.at, m.at) >= $since AND coalesce(t.at, m.at) < $until
  WITH t, m, coalesce($sign * coalesce(t.at, m.at).epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 0 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 0 AS way, t, m, coalesce(t.at, m.at) AS at, place
  UNION ALL
  MATCH (n)<-[t:MENTIONS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 9 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 9 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:FOLLOWS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 18 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 18 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)<-[t:FOLLOWS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 19 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 19 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:LIKED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 20 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 20 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:SAME_AS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 28 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 28 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)<-[t:SAME_AS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 29 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 29 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)-[t:INTERACTED]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.last_at >= $since AND t.first_at < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 30 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 30 AS way, t, m, t.last_at AS at, place
  UNION ALL
  MATCH (n)<-[t:INTERACTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.last_at >= $since AND t.first_at < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 31 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 31 AS way, t, m, t.last_at AS at, place
  UNION ALL
  MATCH (n)-[t:COORDINATED_WITH]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 32 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 32 AS way, t, m, null AS at, place
  UNION ALL
  MATCH (n)<-[t:COORDINATED_WITH]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 33 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 33 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Account {case: $case, id: $id})
CALL (n) {
  MATCH (n)-[t:POSTED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND coalesce(t.at, m.at) >= $since AND coalesce(t.at, m.at) < $until
  RETURN 0 AS way, t, m, coalesce(t.at, m.at) AS at
  UNION ALL
  MATCH (n)<-[t:MENTIONS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 9 AS way, t, m, m.at AS at
  UNION ALL
  MATCH (n)-[t:FOLLOWS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  RETURN 18 AS way, t, m, t.at AS at
  UNION ALL
  MATCH (n)<-[t:FOLLOWS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  RETURN 19 AS way, t, m, t.at AS at
  UNION ALL
  MATCH (n)-[t:LIKED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  RETURN 20 AS way, t, m, t.at AS at
  UNION ALL
  MATCH (n)-[t:SAME_AS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 28 AS way, t, m, null AS at
  UNION ALL
  MATCH (n)<-[t:SAME_AS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 29 AS way, t, m, null AS at
  UNION ALL
  MATCH (n)-[t:INTERACTED]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.last_at >= $since AND t.first_at < $until
  RETURN 30 AS way, t, m, t.last_at AS at
  UNION ALL
  MATCH (n)<-[t:INTERACTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.last_at >= $since AND t.first_at < $until
  RETURN 31 AS way, t, m, t.last_at AS at
  UNION ALL
  MATCH (n)-[t:COORDINATED_WITH]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 32 AS way, t, m, null AS at
  UNION ALL
  MATCH (n)<-[t:COORDINATED_WITH]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 33 AS way, t, m, null AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Account {case: $case, id: $id})
CALL (n) {
  MATCH (n)-[t:POSTED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH coalesce(t.at, m.at) AS at, coalesce(t.at, m.at) AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:MENTIONS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:FOLLOWS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.at AS at, t.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:FOLLOWS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.at AS at, t.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:LIKED]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.at AS at, t.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:SAME_AS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:SAME_AS]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:INTERACTED]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.last_at AS at, t.first_at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:INTERACTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.last_at AS at, t.first_at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:COORDINATED_WITH]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:COORDINATED_WITH]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Post {case: $case, id: r.id})
ON CREATE SET n += r{.*, at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END, edited_at: CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Post {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END, at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END, edited_at: CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END}
RETURN count(n) AS count;

MATCH (n:Post {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis} AS properties;

MATCH (n:Post {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Post {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Post {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:POSTED]-() },
  COUNT { (n)-[:REPLIES_TO]->() },
  COUNT { (n)<-[:REPLIES_TO]-() },
  COUNT { (n)-[:REPOSTS]->() },
  COUNT { (n)<-[:REPOSTS]-() },
  COUNT { (n)-[:QUOTES]->() },
  COUNT { (n)<-[:QUOTES]-() },
  COUNT { (n)-[:MENTIONS]->() },
  COUNT { (n)-[:TAGGED]->() },
  COUNT { (n)-[:LINKS_TO]->() },
  COUNT { (n)-[:SHOWS]->() },
  COUNT { (n)<-[:LIKED]-() },
  COUNT { (n)-[:IN_CHANNEL]->() },
  COUNT { (n)-[:LOCATED_AT]->() },
  COUNT { (n)-[:ABOUT]->() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:POSTED]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:REPLIES_TO]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:REPLIES_TO]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:REPOSTS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:REPOSTS]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:QUOTES]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:QUOTES]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:MENTIONS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:TAGGED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:LINKS_TO]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:SHOWS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)<-[t:LIKED]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:IN_CHANNEL]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:LOCATED_AT]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:ABOUT]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Post {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:POSTED]-(m:Account)
  WITH t, m, coalesce($sign * coalesce(t.at, n.at).epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 1 AS way, t, m, coalesce(t.at, n.at) AS at, place
  UNION ALL
  MATCH (n)-[t:REPLIES_TO]->(m:Post)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 2 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:REPLIES_TO]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 3 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:REPOSTS]->(m:Post)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 4 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:REPOSTS]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 5 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:QUOTES]->(m:Post)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 6 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:QUOTES]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 7 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:MENTIONS]->(m:Account)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 8 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:TAGGED]->(m:Hashtag)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 10 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:LINKS_TO]->(m:Link)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 12 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:SHOWS]->(m:Media)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 16 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:LIKED]-(m:Account)
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 21 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:IN_CHANNEL]->(m:Channel)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 22 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:LOCATED_AT]->(m:Place)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 24 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:ABOUT]->(m:Topic)
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 26 AS way, t, m, n.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Post {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 1
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:POSTED]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 2
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:REPLIES_TO]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 3
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:REPLIES_TO]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 4
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:REPOSTS]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 5
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:REPOSTS]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 6
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:QUOTES]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 7
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:QUOTES]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 8
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:MENTIONS]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 10
  MATCH (m:Hashtag {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:TAGGED]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 12
  MATCH (m:Link {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:LINKS_TO]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 16
  MATCH (m:Media {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:SHOWS]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 21
  MATCH (m:Account {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:LIKED]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 22
  MATCH (m:Channel {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:IN_CHANNEL]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 24
  MATCH (m:Place {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:LOCATED_AT]->(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 26
  MATCH (m:Topic {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:ABOUT]->(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Post {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:POSTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND coalesce(t.at, n.at) >= $since AND coalesce(t.at, n.at) < $until
  WITH t, m, coalesce($sign * coalesce(t.at, n.at).epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 1 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 1 AS way, t, m, coalesce(t.at, n.at) AS at, place
  UNION ALL
  MATCH (n)-[t:REPLIES_TO]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 2 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 2 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:REPLIES_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 3 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 3 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:REPOSTS]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 4 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 4 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:REPOSTS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 5 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 5 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:QUOTES]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 6 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 6 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:QUOTES]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 7 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 7 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:MENTIONS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 8 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 8 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:TAGGED]->(m:Hashtag)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 10 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 10 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:LINKS_TO]->(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 12 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 12 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:SHOWS]->(m:Media)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 16 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 16 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)<-[t:LIKED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  WITH t, m, coalesce($sign * t.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 21 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 21 AS way, t, m, t.at AS at, place
  UNION ALL
  MATCH (n)-[t:IN_CHANNEL]->(m:Channel)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 22 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 22 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:LOCATED_AT]->(m:Place)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 24 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 24 AS way, t, m, n.at AS at, place
  UNION ALL
  MATCH (n)-[t:ABOUT]->(m:Topic)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  WITH t, m, coalesce($sign * n.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 26 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 26 AS way, t, m, n.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Post {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:POSTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND coalesce(t.at, n.at) >= $since AND coalesce(t.at, n.at) < $until
  RETURN 1 AS way, t, m, coalesce(t.at, n.at) AS at
  UNION ALL
  MATCH (n)-[t:REPLIES_TO]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 2 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)<-[t:REPLIES_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 3 AS way, t, m, m.at AS at
  UNION ALL
  MATCH (n)-[t:REPOSTS]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 4 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)<-[t:REPOSTS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 5 AS way, t, m, m.at AS at
  UNION ALL
  MATCH (n)-[t:QUOTES]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 6 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)<-[t:QUOTES]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 7 AS way, t, m, m.at AS at
  UNION ALL
  MATCH (n)-[t:MENTIONS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 8 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)-[t:TAGGED]->(m:Hashtag)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 10 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)-[t:LINKS_TO]->(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 12 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)-[t:SHOWS]->(m:Media)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 16 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)<-[t:LIKED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND t.at >= $since AND t.at < $until
  RETURN 21 AS way, t, m, t.at AS at
  UNION ALL
  MATCH (n)-[t:IN_CHANNEL]->(m:Channel)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 22 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)-[t:LOCATED_AT]->(m:Place)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 24 AS way, t, m, n.at AS at
  UNION ALL
  MATCH (n)-[t:ABOUT]->(m:Topic)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND n.at >= $since AND n.at < $until
  RETURN 26 AS way, t, m, n.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Post {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:POSTED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH coalesce(t.at, n.at) AS at, coalesce(t.at, n.at) AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:REPLIES_TO]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:REPLIES_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:REPOSTS]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:REPOSTS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:QUOTES]->(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:QUOTES]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:MENTIONS]->(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:TAGGED]->(m:Hashtag)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:LINKS_TO]->(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:SHOWS]->(m:Media)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)<-[t:LIKED]-(m:Account)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH t.at AS at, t.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:IN_CHANNEL]->(m:Channel)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:LOCATED_AT]->(m:Place)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:ABOUT]->(m:Topic)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH n.at AS at, n.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Hashtag {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Hashtag {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Hashtag {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Hashtag {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Hashtag {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Hashtag {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:TAGGED]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:TAGGED]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Hashtag {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:TAGGED]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 11 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Hashtag {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 11
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:TAGGED]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Hashtag {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:TAGGED]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 11 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 11 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Hashtag {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:TAGGED]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 11 AS way, t, m, m.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Hashtag {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:TAGGED]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Link {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Link {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Link {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Link {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Link {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Link {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:LINKS_TO]-() },
  COUNT { (n)-[:ON_DOMAIN]->() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:LINKS_TO]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on },
  COUNT { MATCH (n)-[t:ON_DOMAIN]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Link {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LINKS_TO]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 13 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:ON_DOMAIN]->(m:Domain)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 14 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Link {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 13
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:LINKS_TO]-(m)
  RETURN t, m
  UNION ALL
  FILTER $ways[i] = 14
  MATCH (m:Domain {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)-[t:ON_DOMAIN]->(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Link {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LINKS_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 13 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 13 AS way, t, m, m.at AS at, place
  UNION ALL
  MATCH (n)-[t:ON_DOMAIN]->(m:Domain)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 14 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 14 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Link {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LINKS_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 13 AS way, t, m, m.at AS at
  UNION ALL
  MATCH (n)-[t:ON_DOMAIN]->(m:Domain)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 14 AS way, t, m, null AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Link {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LINKS_TO]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
  UNION ALL
  MATCH (n)-[t:ON_DOMAIN]->(m:Domain)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Domain {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Domain {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Domain {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Domain {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Domain {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Domain {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:ON_DOMAIN]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:ON_DOMAIN]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Domain {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ON_DOMAIN]-(m:Link)
  WITH t, m, $last AS place ORDER BY place, m.id LIMIT $limit
  RETURN 15 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Domain {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 15
  MATCH (m:Link {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:ON_DOMAIN]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Domain {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ON_DOMAIN]-(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  WITH t, m, $last AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 15 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 15 AS way, t, m, null AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Domain {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ON_DOMAIN]-(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND null >= $since AND null < $until
  RETURN 15 AS way, t, m, null AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Domain {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ON_DOMAIN]-(m:Link)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH null AS at, null AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Media {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Media {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Media {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Media {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Media {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Media {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:SHOWS]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:SHOWS]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Media {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:SHOWS]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 17 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Media {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 17
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:SHOWS]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Media {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:SHOWS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 17 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 17 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Media {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:SHOWS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 17 AS way, t, m, m.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Media {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:SHOWS]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Place {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Place {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Place {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Place {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Place {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Place {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:LOCATED_AT]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:LOCATED_AT]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Place {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LOCATED_AT]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 25 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Place {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 25
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:LOCATED_AT]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Place {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LOCATED_AT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 25 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 25 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Place {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LOCATED_AT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 25 AS way, t, m, m.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Place {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:LOCATED_AT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Topic {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Topic {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Topic {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Topic {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Topic {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Topic {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:ABOUT]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:ABOUT]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Topic {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ABOUT]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 27 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Topic {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 27
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:ABOUT]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Topic {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ABOUT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 27 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 27 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Topic {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ABOUT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 27 AS way, t, m, m.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Topic {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:ABOUT]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Channel {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Channel {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Channel {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Channel {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Channel {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Channel {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { (n)<-[:IN_CHANNEL]-() }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
WITH n.id AS id, [
  COUNT { MATCH (n)<-[t:IN_CHANNEL]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on }
] AS totals
RETURN collect(id) AS ids, collect(totals) AS totals;

MATCH (n:Channel {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:IN_CHANNEL]-(m:Post)
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place ORDER BY place, m.id LIMIT $limit
  RETURN 23 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Channel {case: $case, id: $id})
UNWIND range(0, size($ids) - 1) AS i
CALL (n, i) {
  FILTER $ways[i] = 23
  MATCH (m:Post {case: $case, id: $ids[i]})
  WITH n, m LIMIT 1
  MATCH (n)<-[t:IN_CHANNEL]-(m)
  RETURN t, m
}
RETURN collect(i) AS found,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Channel {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:IN_CHANNEL]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  WITH t, m, coalesce($sign * m.at.epochMillis, $last) AS place WHERE place > $place OR (place = $place AND (m.id > $after OR (m.id = $after AND 23 > $way)))
  WITH t, m, place ORDER BY place, m.id LIMIT $limit
  RETURN 23 AS way, t, m, m.at AS at, place
}
WITH way, t, m, at, place ORDER BY place, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(place) AS places,
  collect(coalesce(at.epochMillis, $last)) AS moments,
  collect([x IN $fields | m[x]]) AS fields, collect([x IN $moments | m[x].epochMillis]) AS times,
  collect(CASE WHEN $detailed THEN t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} END) AS details;

MATCH (n:Channel {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:IN_CHANNEL]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on AND m.at >= $since AND m.at < $until
  RETURN 23 AS way, t, m, m.at AS at
}
WITH way, m, at, COUNT { MATCH (m)-[d]-() WHERE coalesce(d.recorded_first, $known_on) <= $known_on } AS degree ORDER BY $sign * degree, m.id, way LIMIT $limit
WHERE m.case = $case
RETURN collect(way) AS ways, collect(m.id) AS ids, collect(coalesce(at.epochMillis, $last)) AS moments,
  collect(degree) AS degrees;

MATCH (n:Channel {case: $case, id: $id})
CALL (n) {
  MATCH (n)<-[t:IN_CHANNEL]-(m:Post)
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  WITH m.at AS at, m.at AS began
  RETURN count(CASE WHEN at >= $since AND began < $until THEN 1 END) AS inside,
    count(CASE WHEN at IS NULL THEN 1 END) AS without
}
RETURN sum(inside) AS total, sum(without) AS timeless;

UNWIND $rows AS r
MERGE (n:Person {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Person {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Person {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Person {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Person {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Person {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Organisation {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Organisation {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Organisation {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Organisation {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Organisation {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Organisation {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Run {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Run {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Run {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis} AS properties;

MATCH (n:Run {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Run {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Run {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Cursor {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Cursor {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Cursor {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

MATCH (n:Cursor {case: $case}) WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN max(n.id) AS last, collect(n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis}) AS found;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Cursor {case: $case}) WHERE n.id IS NOT NULL AND n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Cursor {case: $case}) WHERE n.id IS NOT NULL WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:POSTED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:POSTED]->
      (b:Post {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END, at: CASE WHEN p.at IS NOT NULL THEN datetime({epochMillis: p.at}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:POSTED]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:POSTED]->(b:Post)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:POSTED]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:POSTED]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (coalesce(t.at, m.at) >= $since AND coalesce(t.at, m.at) < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:POSTED]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPLIES_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:REPLIES_TO]->
      (b:Post {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:REPLIES_TO]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:REPLIES_TO]->(b:Post)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:REPLIES_TO]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:REPLIES_TO]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:REPLIES_TO]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPOSTS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:REPOSTS]->
      (b:Post {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:REPOSTS]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:REPOSTS]->(b:Post)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:REPOSTS]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:REPOSTS]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:REPOSTS]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:QUOTES]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:QUOTES]->
      (b:Post {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:QUOTES]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:QUOTES]->(b:Post)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:QUOTES]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:QUOTES]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:QUOTES]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:MENTIONS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at}), implied: r.implied}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:MENTIONS]->
      (b:Account {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:MENTIONS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:MENTIONS]->(b:Account)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:MENTIONS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:MENTIONS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:MENTIONS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Hashtag {case: $case, id: r.end})
MERGE (a)-[t:TAGGED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:TAGGED]->
      (b:Hashtag {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:TAGGED]->(b:Hashtag) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:TAGGED]->(b:Hashtag)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:TAGGED]->(b:Hashtag {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:TAGGED]->(m:Hashtag)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:TAGGED]->
      (b:Hashtag {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Link {case: $case, id: r.end})
MERGE (a)-[t:LINKS_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:LINKS_TO]->
      (b:Link {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:LINKS_TO]->(b:Link) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:LINKS_TO]->(b:Link)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:LINKS_TO]->(b:Link {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:LINKS_TO]->(m:Link)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:LINKS_TO]->
      (b:Link {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Link {case: $case, id: r.start})
MATCH (b:Domain {case: $case, id: r.end})
MERGE (a)-[t:ON_DOMAIN]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Link {case: $case, id: r.start})-[t:ON_DOMAIN]->
      (b:Domain {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Link {case: $case} WHERE a.id IS NOT NULL)-[t:ON_DOMAIN]->(b:Domain) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Link {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:ON_DOMAIN]->(b:Domain)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Link {case: $case, id: e[0]})-[t:ON_DOMAIN]->(b:Domain {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})-[t:ON_DOMAIN]->(m:Domain)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (null >= $since AND null < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Link {case: $case, id: $start})-[t:ON_DOMAIN]->
      (b:Domain {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Media {case: $case, id: r.end})
MERGE (a)-[t:SHOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:SHOWS]->
      (b:Media {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:SHOWS]->(b:Media) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:SHOWS]->(b:Media)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:SHOWS]->(b:Media {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:SHOWS]->(m:Media)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:SHOWS]->
      (b:Media {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:FOLLOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:FOLLOWS]->
      (b:Account {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END, at: CASE WHEN p.at IS NOT NULL THEN datetime({epochMillis: p.at}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:FOLLOWS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:FOLLOWS]->(b:Account)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:FOLLOWS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:FOLLOWS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (t.at >= $since AND t.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:FOLLOWS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:LIKED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:LIKED]->
      (b:Post {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END, at: CASE WHEN p.at IS NOT NULL THEN datetime({epochMillis: p.at}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:LIKED]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:LIKED]->(b:Post)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:LIKED]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:LIKED]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (t.at >= $since AND t.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:LIKED]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Channel {case: $case, id: r.end})
MERGE (a)-[t:IN_CHANNEL]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:IN_CHANNEL]->
      (b:Channel {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:IN_CHANNEL]->(b:Channel) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:IN_CHANNEL]->(b:Channel)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:IN_CHANNEL]->(b:Channel {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:IN_CHANNEL]->(m:Channel)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:IN_CHANNEL]->
      (b:Channel {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Place {case: $case, id: r.end})
MERGE (a)-[t:LOCATED_AT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:LOCATED_AT]->
      (b:Place {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:LOCATED_AT]->(b:Place) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:LOCATED_AT]->(b:Place)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:LOCATED_AT]->(b:Place {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:LOCATED_AT]->(m:Place)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:LOCATED_AT]->
      (b:Place {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Topic {case: $case, id: r.end})
MERGE (a)-[t:ABOUT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})-[t:ABOUT]->
      (b:Topic {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Post {case: $case} WHERE a.id IS NOT NULL)-[t:ABOUT]->(b:Topic) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Post {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:ABOUT]->(b:Topic)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:ABOUT]->(b:Topic {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})-[t:ABOUT]->(m:Topic)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (n.at >= $since AND n.at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:ABOUT]->
      (b:Topic {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:SAME_AS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, asserted_at: t.asserted_at.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:SAME_AS]->
      (b:Account {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:SAME_AS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, asserted_at: t.asserted_at.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:SAME_AS]->(b:Account)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, asserted_at: t.asserted_at.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:SAME_AS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:SAME_AS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (null >= $since AND null < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:SAME_AS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:INTERACTED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, first_at: t.first_at.epochMillis, last_at: t.last_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:INTERACTED]->
      (b:Account {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:INTERACTED]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, first_at: t.first_at.epochMillis, last_at: t.last_at.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:INTERACTED]->(b:Account)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, first_at: t.first_at.epochMillis, last_at: t.last_at.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:INTERACTED]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:INTERACTED]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (t.last_at >= $since AND t.first_at < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:INTERACTED]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:COORDINATED_WITH]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: coalesce(r.captured_first, $captured_at)}), captured_last: datetime({epochMillis: coalesce(r.captured_last, $captured_at)}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET t.lock_ = true
WITH r, t WHERE t.lock_
REMOVE t.lock_
RETURN r.start AS start, r.end AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})-[t:COORDINATED_WITH]->
      (b:Account {case: $case, id: r.end})
WITH t, r.p AS p
SET t += p{.*, captured_first: CASE WHEN p.captured_first IS NOT NULL THEN datetime({epochMillis: p.captured_first}) END, captured_last: CASE WHEN p.captured_last IS NOT NULL THEN datetime({epochMillis: p.captured_last}) END, recorded_first: CASE WHEN p.recorded_first IS NOT NULL THEN datetime({epochMillis: p.recorded_first}) END}
RETURN count(t) AS count;

MATCH (a:Account {case: $case} WHERE a.id IS NOT NULL)-[t:COORDINATED_WITH]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

MATCH (a:Account {case: $case}) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[t:COORDINATED_WITH]->(b:Account)
RETURN max(a.id) AS last,
  collect(CASE WHEN t IS NOT NULL THEN [a.id, b.id, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis}] END) AS found;

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:COORDINATED_WITH]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})-[t:COORDINATED_WITH]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on AND m.id IN $ids
  AND (NOT $windowed OR (null >= $since AND null < $until))
WITH n, t, m LIMIT $limit
RETURN collect(n.id) AS starts, collect(m.id) AS ends, collect(t{.*, asserted_at: t.asserted_at.epochMillis, at: t.at.epochMillis, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, first_at: t.first_at.epochMillis, gone_recorded: t.gone_recorded.epochMillis, last_at: t.last_at.epochMillis, recorded_first: t.recorded_first.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis}) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:COORDINATED_WITH]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;
