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
ON CREATE SET n += r{.*, opened_at: CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Account {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END, opened_at: CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END}
RETURN count(n) AS count;

MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Post {case: $case, id: r.id})
ON CREATE SET n += r{.*, at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END, edited_at: CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Post {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END, at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END, edited_at: CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END}
RETURN count(n) AS count;

MATCH (n:Post {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Hashtag {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Hashtag {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Hashtag {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Link {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Link {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Link {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Domain {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Domain {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Domain {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Media {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Media {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Media {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Place {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Place {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Place {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Topic {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Topic {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Topic {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Channel {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Channel {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Channel {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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

UNWIND $rows AS r
MERGE (n:Person {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Person {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Person {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Organisation {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Organisation {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Run {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Run {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis} AS properties;

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
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
ON MATCH SET n.lock_ = true
WITH n WHERE n.lock_
REMOVE n.lock_
RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS known;

UNWIND $rows AS r
MATCH (n:Cursor {case: $case, id: r.id})
SET n += r{.*, captured_first: CASE WHEN r.captured_first IS NOT NULL THEN datetime({epochMillis: r.captured_first}) END, captured_last: CASE WHEN r.captured_last IS NOT NULL THEN datetime({epochMillis: r.captured_last}) END, recorded_first: CASE WHEN r.recorded_first IS NOT NULL THEN datetime({epochMillis: r.recorded_first}) END}
RETURN count(n) AS count;

MATCH (n:Cursor {case: $case}) WHERE n.id IS NOT NULL RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

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
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:POSTED]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:POSTED]->(b:Post)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:POSTED]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:POSTED]->(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:POSTED]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:POSTED]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:POSTED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPLIES_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:REPLIES_TO]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:REPLIES_TO]->(b:Post)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:REPLIES_TO]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:REPLIES_TO]->(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:REPLIES_TO]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:REPLIES_TO]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:REPLIES_TO]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPOSTS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:REPOSTS]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:REPOSTS]->(b:Post)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:REPOSTS]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:REPOSTS]->(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:REPOSTS]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:REPOSTS]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:REPOSTS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:QUOTES]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:QUOTES]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:QUOTES]->(b:Post)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:QUOTES]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:QUOTES]->(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:QUOTES]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:QUOTES]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:QUOTES]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:MENTIONS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), implied: r.implied}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:MENTIONS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:MENTIONS]->(b:Account)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:MENTIONS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:MENTIONS]->(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:MENTIONS]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:MENTIONS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:MENTIONS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Hashtag {case: $case, id: r.end})
MERGE (a)-[t:TAGGED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:TAGGED]->(b:Hashtag {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:TAGGED]->(b:Hashtag)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:TAGGED]->
      (b:Hashtag {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:TAGGED]->(m:Hashtag)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:TAGGED]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:TAGGED]->(m:Hashtag)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Hashtag {case: $case, id: $id})<-[t:TAGGED]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Link {case: $case, id: r.end})
MERGE (a)-[t:LINKS_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:LINKS_TO]->(b:Link {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:LINKS_TO]->(b:Link)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:LINKS_TO]->
      (b:Link {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:LINKS_TO]->(m:Link)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:LINKS_TO]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:LINKS_TO]->(m:Link)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Link {case: $case, id: $id})<-[t:LINKS_TO]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Link {case: $case, id: r.start})
MATCH (b:Domain {case: $case, id: r.end})
MERGE (a)-[t:ON_DOMAIN]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Link {case: $case, id: e[0]})-[t:ON_DOMAIN]->(b:Domain {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Link {case: $case, id: id})-[t:ON_DOMAIN]->(b:Domain)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Link {case: $case, id: $start})-[t:ON_DOMAIN]->
      (b:Domain {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:ON_DOMAIN]->(m:Domain)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:ON_DOMAIN]-(m:Link)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Link {case: $case, id: $id})-[t:ON_DOMAIN]->(m:Domain)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Domain {case: $case, id: $id})<-[t:ON_DOMAIN]-(m:Link)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Media {case: $case, id: r.end})
MERGE (a)-[t:SHOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:SHOWS]->(b:Media {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:SHOWS]->(b:Media)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:SHOWS]->
      (b:Media {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:SHOWS]->(m:Media)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:SHOWS]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:SHOWS]->(m:Media)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Media {case: $case, id: $id})<-[t:SHOWS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:FOLLOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:FOLLOWS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:FOLLOWS]->(b:Account)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:FOLLOWS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:FOLLOWS]->(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:FOLLOWS]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:FOLLOWS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:FOLLOWS]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:LIKED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:LIKED]->(b:Post {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:LIKED]->(b:Post)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:LIKED]->
      (b:Post {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:LIKED]->(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:LIKED]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:LIKED]->(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:LIKED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Channel {case: $case, id: r.end})
MERGE (a)-[t:IN_CHANNEL]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:IN_CHANNEL]->(b:Channel {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:IN_CHANNEL]->(b:Channel)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:IN_CHANNEL]->
      (b:Channel {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:IN_CHANNEL]->(m:Channel)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:IN_CHANNEL]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:IN_CHANNEL]->(m:Channel)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Channel {case: $case, id: $id})<-[t:IN_CHANNEL]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Place {case: $case, id: r.end})
MERGE (a)-[t:LOCATED_AT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:LOCATED_AT]->(b:Place {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:LOCATED_AT]->(b:Place)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:LOCATED_AT]->
      (b:Place {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:LOCATED_AT]->(m:Place)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:LOCATED_AT]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:LOCATED_AT]->(m:Place)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Place {case: $case, id: $id})<-[t:LOCATED_AT]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Topic {case: $case, id: r.end})
MERGE (a)-[t:ABOUT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Post {case: $case, id: e[0]})-[t:ABOUT]->(b:Topic {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Post {case: $case, id: id})-[t:ABOUT]->(b:Topic)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Post {case: $case, id: $start})-[t:ABOUT]->
      (b:Topic {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:ABOUT]->(m:Topic)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:ABOUT]-(m:Post)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Post {case: $case, id: $id})-[t:ABOUT]->(m:Topic)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Topic {case: $case, id: $id})<-[t:ABOUT]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:SAME_AS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:SAME_AS]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:SAME_AS]->(b:Account)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:SAME_AS]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:SAME_AS]->(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:SAME_AS]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:SAME_AS]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:SAME_AS]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:INTERACTED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:INTERACTED]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:INTERACTED]->(b:Account)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:INTERACTED]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:INTERACTED]->(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:INTERACTED]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:INTERACTED]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:INTERACTED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:COORDINATED_WITH]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
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

UNWIND $ends AS e
MATCH (a:Account {case: $case, id: e[0]})-[t:COORDINATED_WITH]->(b:Account {id: e[1]})
WHERE b.case = $case
DELETE t
RETURN count(*) AS count;

UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[t:COORDINATED_WITH]->(b:Account)
WHERE b.case = $case AND b.id IN $ids AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH a, t, b LIMIT $limit
RETURN collect(a.id) AS starts, collect(b.id) AS ends, collect(properties(t)) AS properties;

MATCH (a:Account {case: $case, id: $start})-[t:COORDINATED_WITH]->
      (b:Account {case: $case, id: $end})
RETURN properties(t) AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)-[t:COORDINATED_WITH]->(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
RETURN n.id AS id, COUNT { MATCH (n)<-[t:COORDINATED_WITH]-(m:Account)
  WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on } AS total;

MATCH (n:Account {case: $case, id: $id})-[t:COORDINATED_WITH]->(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:COORDINATED_WITH]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment IS NULL, moment DESC, m.id LIMIT $limit
WITH collect([m.id, moment.epochMillis, properties(t)]) AS found
RETURN [x IN found | x[0]] AS ids, [x IN found | x[1]] AS moments, [x IN found | x[2]] AS properties;
