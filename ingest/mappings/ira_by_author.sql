-- title: Internet Research Agency posts, split by author
-- platform: x
-- key: a post is 'ira-row:' and row_id, which numbers the rows of this split and is no post id of X, nor the tweet_id
--   of FiveThirtyEight's files; an account is its handle, because the ids of this collection are rounded
-- Times are minutes without a zone, in UTC as published. A repost does not name its original.
SELECT
    'x'                                             AS platform,
    'ira-row:' || row_id                            AS post_id,
    author_id                                       AS account_handle,
    account_category                                AS account_category,
    TRY_CAST(followers AS BIGINT)                   AS account_followers,
    TRY_CAST("following" AS BIGINT)                 AS account_following,
    TRY_CAST(updates AS BIGINT)                     AS account_posts,
    TRY_CAST(publish_date AS TIMESTAMP)             AS at,
    TRY_CAST(harvested_date AS TIMESTAMP)           AS version,
    content                                         AS text,
    language                                        AS language,
    nullif(region, 'Unknown')                       AS account_place,
    retweet = '1'                                   AS is_repost
FROM source
