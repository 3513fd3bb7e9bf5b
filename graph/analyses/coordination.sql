-- shares: object, account, post, at (epoch milliseconds). The published rule of CooRTweet, step by step.
-- A share falls in one bucket of the window's width; what is within the window lies in the same or the next one.
WITH own AS (
    SELECT DISTINCT object, account, post, "at" AS moment FROM shares WHERE object <> post
), active AS (
    SELECT *, moment // $bucket AS bucket FROM own
    WHERE account IN (SELECT account FROM own GROUP BY account HAVING count(*) >= $least)
), near AS (
    SELECT object, account, post, moment, unnest([bucket - 1, bucket, bucket + 1]) AS bucket FROM active
), pair AS (
    SELECT x.account AS a, y.account AS b, x.post AS post_a, y.post AS post_b, least(x.moment, y.moment) AS moment, x.object
    FROM active x JOIN near y ON x.object = y.object AND x.bucket = y.bucket
    WHERE x.account < y.account AND x.post <> y.post AND abs(x.moment - y.moment) <= $window
), often AS (
    SELECT account
    FROM (SELECT a AS account, post_a AS post FROM pair UNION ALL SELECT b, post_b FROM pair)
    GROUP BY account HAVING count(DISTINCT post) >= $least
)
SELECT a, b, count(*) AS weight,
       flatten(list([post_a, post_b] ORDER BY moment, post_a, post_b, object)[1:5]) AS sample_posts
FROM pair
WHERE a IN (SELECT account FROM often) OR b IN (SELECT account FROM often)
GROUP BY a, b
HAVING count(*) >= $weight
ORDER BY a, b
