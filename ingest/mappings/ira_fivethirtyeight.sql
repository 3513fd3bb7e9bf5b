-- title: Internet Research Agency posts, as FiveThirtyEight published them
-- platform: x
-- key: a post is tweet_id, X's own; an account is its handle: external_author_id is rounded (62 authors share one)
-- Times are minutes without a zone, in UTC as published. A repost does not name its original.
SELECT
    'x'                                             AS platform,
    tweet_id                                        AS post_id,
    author                                          AS account_handle,
    account_category                                AS account_category,
    TRY_CAST(followers AS BIGINT)                   AS account_followers,
    TRY_CAST("following" AS BIGINT)                 AS account_following,
    TRY_CAST(updates AS BIGINT)                     AS account_posts,
    coalesce(
        try_strptime(publish_date, '%m/%d/%Y %H:%M'),
        TRY_CAST(publish_date AS TIMESTAMP)
    )                                               AS at,
    coalesce(
        try_strptime(harvested_date, '%m/%d/%Y %H:%M'),
        TRY_CAST(harvested_date AS TIMESTAMP)
    )                                               AS version,
    content                                         AS text,
    language                                        AS language,
    nullif(region, 'Unknown')                       AS account_place,
    retweet = '1'                                   AS is_repost,
    CASE
        WHEN coalesce(tco1_step1, tco2_step1, tco3_step1) IS NULL THEN regexp_extract_all(content, 'https?://\S+')
        ELSE list_filter([tco1_step1, tco2_step1, tco3_step1], lambda link: link IS NOT NULL)
    END                                             AS links
FROM source
