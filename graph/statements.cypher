CREATE CONSTRAINT account_key IF NOT EXISTS FOR (n:Account) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE INDEX account_handle_key IF NOT EXISTS FOR (n:Account) ON (n.case, n.handle_key);

CREATE FULLTEXT INDEX account_text IF NOT EXISTS FOR (n:Account) ON EACH [n.case, n.handle, n.name, n.bio] OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};

CREATE CONSTRAINT post_key IF NOT EXISTS FOR (n:Post) REQUIRE (n.case, n.id) IS UNIQUE;

CREATE INDEX post_at IF NOT EXISTS FOR (n:Post) ON (n.case, n.at);

CREATE INDEX post_text_key IF NOT EXISTS FOR (n:Post) ON (n.case, n.text_key);

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
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 12) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.opened_at IS NOT NULL AND (n.opened_at IS NULL OR (CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END) < n.opened_at)) OR (r.handle_keys IS NOT NULL AND (n.handle_keys IS NULL OR any(v IN r.handle_keys WHERE NOT v IN n.handle_keys))) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.handle IS NULL OR n.handle <> (r.handle))) OR (coalesce(n.stamps[1], '') < r.stamps[1] AND (n.handle_key IS NULL OR n.handle_key <> (r.handle_key))) OR (coalesce(n.stamps[2], '') < r.stamps[2] AND (n.name IS NULL OR n.name <> (r.name))) OR (coalesce(n.stamps[3], '') < r.stamps[3] AND (n.bio IS NULL OR n.bio <> (r.bio))) OR (coalesce(n.stamps[4], '') < r.stamps[4] AND (n.place IS NULL OR n.place <> (r.place))) OR (coalesce(n.stamps[5], '') < r.stamps[5] AND (n.url IS NULL OR n.url <> (r.url))) OR (coalesce(n.stamps[6], '') < r.stamps[6] AND (n.language IS NULL OR n.language <> (r.language))) OR (coalesce(n.stamps[7], '') < r.stamps[7] AND (n.category IS NULL OR n.category <> (r.category))) OR (coalesce(n.stamps[8], '') < r.stamps[8] AND (n.followers IS NULL OR n.followers <> (r.followers))) OR (coalesce(n.stamps[9], '') < r.stamps[9] AND (n.following IS NULL OR n.following <> (r.following))) OR (coalesce(n.stamps[10], '') < r.stamps[10] AND (n.posts IS NULL OR n.posts <> (r.posts))) OR (coalesce(n.stamps[11], '') < r.stamps[11] AND (n.verified IS NULL OR n.verified <> (r.verified))) OR (coalesce(n.stamps[12], '') < r.stamps[12] AND (n.protected IS NULL OR n.protected <> (r.protected))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.opened_at IS NOT NULL AND (n.opened_at IS NULL OR (CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END) < n.opened_at)) OR (r.handle_keys IS NOT NULL AND (n.handle_keys IS NULL OR any(v IN r.handle_keys WHERE NOT v IN n.handle_keys))) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.handle = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.handle ELSE n.handle END
  SET n.handle_key = CASE WHEN coalesce(n.stamps[1], '') < r.stamps[1] THEN r.handle_key ELSE n.handle_key END
  SET n.name = CASE WHEN coalesce(n.stamps[2], '') < r.stamps[2] THEN r.name ELSE n.name END
  SET n.bio = CASE WHEN coalesce(n.stamps[3], '') < r.stamps[3] THEN r.bio ELSE n.bio END
  SET n.place = CASE WHEN coalesce(n.stamps[4], '') < r.stamps[4] THEN r.place ELSE n.place END
  SET n.url = CASE WHEN coalesce(n.stamps[5], '') < r.stamps[5] THEN r.url ELSE n.url END
  SET n.language = CASE WHEN coalesce(n.stamps[6], '') < r.stamps[6] THEN r.language ELSE n.language END
  SET n.category = CASE WHEN coalesce(n.stamps[7], '') < r.stamps[7] THEN r.category ELSE n.category END
  SET n.followers = CASE WHEN coalesce(n.stamps[8], '') < r.stamps[8] THEN r.followers ELSE n.followers END
  SET n.following = CASE WHEN coalesce(n.stamps[9], '') < r.stamps[9] THEN r.following ELSE n.following END
  SET n.posts = CASE WHEN coalesce(n.stamps[10], '') < r.stamps[10] THEN r.posts ELSE n.posts END
  SET n.verified = CASE WHEN coalesce(n.stamps[11], '') < r.stamps[11] THEN r.verified ELSE n.verified END
  SET n.protected = CASE WHEN coalesce(n.stamps[12], '') < r.stamps[12] THEN r.protected ELSE n.protected END
  SET n.stamps = [i IN range(0, 12) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.platform = CASE WHEN n.platform IS NULL OR (r.platform) < n.platform THEN r.platform ELSE n.platform END
  SET n.native_id = CASE WHEN n.native_id IS NULL OR (r.native_id) < n.native_id THEN r.native_id ELSE n.native_id END
  SET n.opened_at = CASE WHEN n.opened_at IS NULL OR (CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END) < n.opened_at THEN CASE WHEN r.opened_at IS NOT NULL THEN datetime({epochMillis: r.opened_at}) END ELSE n.opened_at END
  SET n.handle_keys = CASE WHEN r.handle_keys IS NULL THEN n.handle_keys ELSE coalesce(n.handle_keys, []) + [v IN r.handle_keys WHERE NOT v IN coalesce(n.handle_keys, [])] END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Account {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, opened_at: n.opened_at.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Account {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Account {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Account {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Post {case: $case, id: r.id})
ON CREATE SET n += r{.*, at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END, edited_at: CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 16) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.url IS NULL OR n.url <> (r.url))) OR (coalesce(n.stamps[1], '') < r.stamps[1] AND (n.url_key IS NULL OR n.url_key <> (r.url_key))) OR (coalesce(n.stamps[2], '') < r.stamps[2] AND (n.text IS NULL OR n.text <> (r.text))) OR (coalesce(n.stamps[3], '') < r.stamps[3] AND (n.text_key IS NULL OR n.text_key <> (r.text_key))) OR (coalesce(n.stamps[4], '') < r.stamps[4] AND (n.at IS NULL OR n.at <> (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END))) OR (coalesce(n.stamps[5], '') < r.stamps[5] AND (n.at_source IS NULL OR n.at_source <> (r.at_source))) OR (coalesce(n.stamps[6], '') < r.stamps[6] AND (n.edited_at IS NULL OR n.edited_at <> (CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END))) OR (coalesce(n.stamps[7], '') < r.stamps[7] AND (n.language IS NULL OR n.language <> (r.language))) OR (coalesce(n.stamps[8], '') < r.stamps[8] AND (n.is_repost IS NULL OR n.is_repost <> (r.is_repost))) OR (coalesce(n.stamps[9], '') < r.stamps[9] AND (n.sensitive IS NULL OR n.sensitive <> (r.sensitive))) OR (coalesce(n.stamps[10], '') < r.stamps[10] AND (n.category IS NULL OR n.category <> (r.category))) OR (coalesce(n.stamps[11], '') < r.stamps[11] AND (n.client IS NULL OR n.client <> (r.client))) OR (coalesce(n.stamps[12], '') < r.stamps[12] AND (n.conversation IS NULL OR n.conversation <> (r.conversation))) OR (coalesce(n.stamps[13], '') < r.stamps[13] AND (n.likes IS NULL OR n.likes <> (r.likes))) OR (coalesce(n.stamps[14], '') < r.stamps[14] AND (n.reposts IS NULL OR n.reposts <> (r.reposts))) OR (coalesce(n.stamps[15], '') < r.stamps[15] AND (n.replies IS NULL OR n.replies <> (r.replies))) OR (coalesce(n.stamps[16], '') < r.stamps[16] AND (n.quotes IS NULL OR n.quotes <> (r.quotes))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.url = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.url ELSE n.url END
  SET n.url_key = CASE WHEN coalesce(n.stamps[1], '') < r.stamps[1] THEN r.url_key ELSE n.url_key END
  SET n.text = CASE WHEN coalesce(n.stamps[2], '') < r.stamps[2] THEN r.text ELSE n.text END
  SET n.text_key = CASE WHEN coalesce(n.stamps[3], '') < r.stamps[3] THEN r.text_key ELSE n.text_key END
  SET n.at = CASE WHEN coalesce(n.stamps[4], '') < r.stamps[4] THEN CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END ELSE n.at END
  SET n.at_source = CASE WHEN coalesce(n.stamps[5], '') < r.stamps[5] THEN r.at_source ELSE n.at_source END
  SET n.edited_at = CASE WHEN coalesce(n.stamps[6], '') < r.stamps[6] THEN CASE WHEN r.edited_at IS NOT NULL THEN datetime({epochMillis: r.edited_at}) END ELSE n.edited_at END
  SET n.language = CASE WHEN coalesce(n.stamps[7], '') < r.stamps[7] THEN r.language ELSE n.language END
  SET n.is_repost = CASE WHEN coalesce(n.stamps[8], '') < r.stamps[8] THEN r.is_repost ELSE n.is_repost END
  SET n.sensitive = CASE WHEN coalesce(n.stamps[9], '') < r.stamps[9] THEN r.sensitive ELSE n.sensitive END
  SET n.category = CASE WHEN coalesce(n.stamps[10], '') < r.stamps[10] THEN r.category ELSE n.category END
  SET n.client = CASE WHEN coalesce(n.stamps[11], '') < r.stamps[11] THEN r.client ELSE n.client END
  SET n.conversation = CASE WHEN coalesce(n.stamps[12], '') < r.stamps[12] THEN r.conversation ELSE n.conversation END
  SET n.likes = CASE WHEN coalesce(n.stamps[13], '') < r.stamps[13] THEN r.likes ELSE n.likes END
  SET n.reposts = CASE WHEN coalesce(n.stamps[14], '') < r.stamps[14] THEN r.reposts ELSE n.reposts END
  SET n.replies = CASE WHEN coalesce(n.stamps[15], '') < r.stamps[15] THEN r.replies ELSE n.replies END
  SET n.quotes = CASE WHEN coalesce(n.stamps[16], '') < r.stamps[16] THEN r.quotes ELSE n.quotes END
  SET n.stamps = [i IN range(0, 16) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.platform = CASE WHEN n.platform IS NULL OR (r.platform) < n.platform THEN r.platform ELSE n.platform END
  SET n.native_id = CASE WHEN n.native_id IS NULL OR (r.native_id) < n.native_id THEN r.native_id ELSE n.native_id END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Post {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, at: n.at.epochMillis, edited_at: n.edited_at.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Post {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Post {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Post {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Hashtag {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Hashtag {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Hashtag {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Hashtag {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Hashtag {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Link {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 0) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.title IS NULL OR n.title <> (r.title))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.title = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.title ELSE n.title END
  SET n.stamps = [i IN range(0, 0) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Link {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Link {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Link {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Link {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Domain {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Domain {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Domain {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Domain {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Domain {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Media {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 2) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.kind IS NULL OR n.kind <> (r.kind))) OR (coalesce(n.stamps[1], '') < r.stamps[1] AND (n.url IS NULL OR n.url <> (r.url))) OR (coalesce(n.stamps[2], '') < r.stamps[2] AND (n.description IS NULL OR n.description <> (r.description))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.kind = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.kind ELSE n.kind END
  SET n.url = CASE WHEN coalesce(n.stamps[1], '') < r.stamps[1] THEN r.url ELSE n.url END
  SET n.description = CASE WHEN coalesce(n.stamps[2], '') < r.stamps[2] THEN r.description ELSE n.description END
  SET n.stamps = [i IN range(0, 2) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Media {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Media {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Media {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Media {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Place {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 3) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.name IS NULL OR n.name <> (r.name))) OR (coalesce(n.stamps[1], '') < r.stamps[1] AND (n.country IS NULL OR n.country <> (r.country))) OR (coalesce(n.stamps[2], '') < r.stamps[2] AND (n.latitude IS NULL OR n.latitude <> (r.latitude))) OR (coalesce(n.stamps[3], '') < r.stamps[3] AND (n.longitude IS NULL OR n.longitude <> (r.longitude))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.name = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.name ELSE n.name END
  SET n.country = CASE WHEN coalesce(n.stamps[1], '') < r.stamps[1] THEN r.country ELSE n.country END
  SET n.latitude = CASE WHEN coalesce(n.stamps[2], '') < r.stamps[2] THEN r.latitude ELSE n.latitude END
  SET n.longitude = CASE WHEN coalesce(n.stamps[3], '') < r.stamps[3] THEN r.longitude ELSE n.longitude END
  SET n.stamps = [i IN range(0, 3) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Place {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Place {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Place {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Place {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Topic {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 0) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.name IS NULL OR n.name <> (r.name))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.name = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.name ELSE n.name END
  SET n.stamps = [i IN range(0, 0) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Topic {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Topic {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Topic {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Topic {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Channel {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 0) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.name IS NULL OR n.name <> (r.name))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.platform IS NOT NULL AND (n.platform IS NULL OR (r.platform) < n.platform)) OR (r.native_id IS NOT NULL AND (n.native_id IS NULL OR (r.native_id) < n.native_id)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.name = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.name ELSE n.name END
  SET n.stamps = [i IN range(0, 0) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.platform = CASE WHEN n.platform IS NULL OR (r.platform) < n.platform THEN r.platform ELSE n.platform END
  SET n.native_id = CASE WHEN n.native_id IS NULL OR (r.native_id) < n.native_id THEN r.native_id ELSE n.native_id END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Channel {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Channel {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Channel {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Channel {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Person {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 0) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.name IS NULL OR n.name <> (r.name))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.name = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.name ELSE n.name END
  SET n.stamps = [i IN range(0, 0) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Person {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Person {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Person {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Person {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Organisation {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR n.stamps IS NULL OR any(i IN range(0, 0) WHERE r.stamps[i] > n.stamps[i]) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((coalesce(n.stamps[0], '') < r.stamps[0] AND (n.name IS NULL OR n.name <> (r.name))) OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.name = CASE WHEN coalesce(n.stamps[0], '') < r.stamps[0] THEN r.name ELSE n.name END
  SET n.stamps = [i IN range(0, 0) | CASE WHEN coalesce(n.stamps[i], '') < r.stamps[i] THEN r.stamps[i] ELSE coalesce(n.stamps[i], '') END]
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Organisation {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Organisation {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Organisation {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Organisation {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Run {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Run {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis, started_at: n.started_at.epochMillis, finished_at: n.finished_at.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Run {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Run {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Run {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MERGE (n:Cursor {case: $case, id: r.id})
ON CREATE SET n += r{.*, case: $case, capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, n, n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis OR n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis OR n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis OR (r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub))) AS touched
WITH r, n, touched, NOT touched AND coalesce(n.recorded_first.epochMillis = $recorded_at, false) AS created
WITH r, n, created, touched, touched AND ((r.full_key IS NOT NULL AND (n.full_key IS NULL OR (r.full_key) < n.full_key)) OR (r.stub IS NOT NULL AND (n.stub IS NULL OR (n.stub AND NOT r.stub)))) AS told, touched AND n.stub AND NOT r.stub AS filled
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET n.lock_ = true
  REMOVE n.lock_
  SET n.capture_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN $capture ELSE n.capture_first END
  SET n.captured_first = CASE WHEN n.captured_first IS NULL OR $captured_at < n.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_first END
  SET n.capture_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN $capture ELSE n.capture_last END
  SET n.captured_last = CASE WHEN n.captured_last IS NULL OR $captured_at > n.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE n.captured_last END
  SET n.recorded_first = CASE WHEN n.recorded_first IS NULL OR $recorded_at < n.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE n.recorded_first END
  SET n.full_key = CASE WHEN n.full_key IS NULL OR (r.full_key) < n.full_key THEN r.full_key ELSE n.full_key END
  SET n.stub = CASE WHEN n.stub IS NULL OR r.stub IS NOT NULL AND NOT r.stub THEN r.stub ELSE n.stub END
)
RETURN collect(CASE WHEN created THEN r.id END) AS created,
  collect(CASE WHEN filled THEN r.id END) AS filled, collect(CASE WHEN told THEN r.id END) AS told;

MATCH (n:Cursor {case: $case}) RETURN n{.*, captured_first: n.captured_first.epochMillis, captured_last: n.captured_last.epochMillis, recorded_first: n.recorded_first.epochMillis, gone_recorded: n.gone_recorded.epochMillis} AS properties;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
WHERE coalesce(n.recorded_first, datetime('1970-01-01T00:00:00Z')) <= $known_on
RETURN n.id AS id, properties(n) AS properties;

MATCH (n:Cursor {case: $case}) WHERE n.recorded_first <= $known_on RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
SET n = {case: $case, id: id}
RETURN count(n) AS count;

UNWIND $ids AS id
MATCH (n:Cursor {case: $case, id: id})
DETACH DELETE n
RETURN count(*) AS count;

MATCH (n:Cursor {case: $case}) WITH n LIMIT $limit DETACH DELETE n RETURN count(*) AS count;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:POSTED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis OR (r.at IS NOT NULL AND (t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at)) AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
  SET t.at = CASE WHEN t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at THEN CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END ELSE t.at END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:POSTED]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

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
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:POSTED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPLIES_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:REPLIES_TO]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:REPLIES_TO]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:REPOSTS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:REPOSTS]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:REPOSTS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:QUOTES]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:QUOTES]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:QUOTES]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:MENTIONS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), implied: r.implied}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis OR (r.implied IS NOT NULL AND (t.implied IS NULL OR (t.implied AND NOT r.implied))) AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
  SET t.implied = CASE WHEN t.implied IS NULL OR r.implied IS NOT NULL AND NOT r.implied THEN r.implied ELSE t.implied END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:MENTIONS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:MENTIONS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Hashtag {case: $case, id: r.end})
MERGE (a)-[t:TAGGED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:TAGGED]->(b:Hashtag) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Hashtag {case: $case, id: $id})<-[t:TAGGED]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Link {case: $case, id: r.end})
MERGE (a)-[t:LINKS_TO]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:LINKS_TO]->(b:Link) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Link {case: $case, id: $id})<-[t:LINKS_TO]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Link {case: $case, id: r.start})
MATCH (b:Domain {case: $case, id: r.end})
MERGE (a)-[t:ON_DOMAIN]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Link {case: $case})-[t:ON_DOMAIN]->(b:Domain) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Domain {case: $case, id: $id})<-[t:ON_DOMAIN]-(m:Link)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Media {case: $case, id: r.end})
MERGE (a)-[t:SHOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:SHOWS]->(b:Media) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Media {case: $case, id: $id})<-[t:SHOWS]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:FOLLOWS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis OR (r.at IS NOT NULL AND (t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at)) AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
  SET t.at = CASE WHEN t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at THEN CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END ELSE t.at END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:FOLLOWS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

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
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:FOLLOWS]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Post {case: $case, id: r.end})
MERGE (a)-[t:LIKED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at}), at: CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis OR (r.at IS NOT NULL AND (t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at)) AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
  SET t.at = CASE WHEN t.at IS NULL OR (CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END) < t.at THEN CASE WHEN r.at IS NOT NULL THEN datetime({epochMillis: r.at}) END ELSE t.at END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:LIKED]->(b:Post) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, at: t.at.epochMillis} AS properties;

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
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Post {case: $case, id: $id})<-[t:LIKED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Channel {case: $case, id: r.end})
MERGE (a)-[t:IN_CHANNEL]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:IN_CHANNEL]->(b:Channel) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Channel {case: $case, id: $id})<-[t:IN_CHANNEL]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Place {case: $case, id: r.end})
MERGE (a)-[t:LOCATED_AT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:LOCATED_AT]->(b:Place) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Place {case: $case, id: $id})<-[t:LOCATED_AT]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Post {case: $case, id: r.start})
MATCH (b:Topic {case: $case, id: r.end})
MERGE (a)-[t:ABOUT]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Post {case: $case})-[t:ABOUT]->(b:Topic) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Topic {case: $case, id: $id})<-[t:ABOUT]-(m:Post)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, m.at AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:SAME_AS]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:SAME_AS]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, asserted_at: t.asserted_at.epochMillis, withdrawn_at: t.withdrawn_at.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:SAME_AS]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:INTERACTED]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:INTERACTED]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis, first_at: t.first_at.epochMillis, last_at: t.last_at.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:INTERACTED]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

UNWIND $rows AS r
MATCH (a:Account {case: $case, id: r.start})
MATCH (b:Account {case: $case, id: r.end})
MERGE (a)-[t:COORDINATED_WITH]->(b)
ON CREATE SET t += {capture_first: $capture, capture_last: $capture, captured_first: datetime({epochMillis: $captured_at}), captured_last: datetime({epochMillis: $captured_at}), recorded_first: datetime({epochMillis: $recorded_at})}
WITH r, t, t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis OR t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis OR t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis AS touched
WITH r, t, touched, NOT touched AND coalesce(t.recorded_first.epochMillis = $recorded_at, false) AS created
FOREACH (_ IN CASE WHEN touched THEN [1] ELSE [] END |
  SET t.lock_ = true
  REMOVE t.lock_
  SET t.capture_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN $capture ELSE t.capture_first END
  SET t.captured_first = CASE WHEN t.captured_first IS NULL OR $captured_at < t.captured_first.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_first END
  SET t.capture_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN $capture ELSE t.capture_last END
  SET t.captured_last = CASE WHEN t.captured_last IS NULL OR $captured_at > t.captured_last.epochMillis THEN datetime({epochMillis: $captured_at}) ELSE t.captured_last END
  SET t.recorded_first = CASE WHEN t.recorded_first IS NULL OR $recorded_at < t.recorded_first.epochMillis THEN datetime({epochMillis: $recorded_at}) ELSE t.recorded_first END
)
RETURN sum(CASE WHEN created THEN 1 ELSE 0 END) AS created;

MATCH (a:Account {case: $case})-[t:COORDINATED_WITH]->(b:Account) RETURN a.id AS start, b.id AS end, t{.*, captured_first: t.captured_first.epochMillis, captured_last: t.captured_last.epochMillis, recorded_first: t.recorded_first.epochMillis, gone_recorded: t.gone_recorded.epochMillis} AS properties;

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
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;

MATCH (n:Account {case: $case, id: $id})<-[t:COORDINATED_WITH]-(m:Account)
WHERE m.case = $case AND coalesce(t.recorded_first, $known_on) <= $known_on
WITH t, m, t.recorded_first AS moment ORDER BY moment DESC, m.id LIMIT $limit
RETURN collect(m.id) AS ids, collect(moment.epochMillis) AS moments, collect(properties(t)) AS properties;
