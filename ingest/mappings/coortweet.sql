-- title: CooRTweet, shares of posts
-- platform: x
-- key: a post is content_id, an account is account_id (both hashed by the publisher); no id occurs with two accounts or
--   two times
-- A row says: account_id shared object_id by content_id. A content_id that stands in several rows shares several
-- objects (39 of 35,085 in the published file): one post, one REPOSTS each. A row that is there twice (one) is one share.
-- A share of itself (object_id = content_id) is none: CooRTweet drops it too.
SELECT
    'x'                             AS platform,
    content_id                      AS post_id,
    account_id                      AS account_id,
    TRY_CAST(timestamp_share AS BIGINT) AS at,
    true                            AS is_repost,
    nullif(object_id, content_id)   AS repost_of
FROM source
