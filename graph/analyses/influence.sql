-- cascades: account (whose post was taken up, or who was named), other (who did it), kind, post.
SELECT account,
       count(DISTINCT other)::DOUBLE AS influence,
       count(DISTINCT post) FILTER (kind <> 'mention') AS posts_taken_up,
       count(DISTINCT other) FILTER (kind = 'repost') AS reposters,
       count(DISTINCT other) FILTER (kind = 'reply') AS repliers,
       count(DISTINCT other) FILTER (kind = 'quote') AS quoters,
       count(DISTINCT other) FILTER (kind = 'mention') AS mentioners,
       count(*) FILTER (kind = 'repost') AS reposts,
       count(*) FILTER (kind = 'reply') AS replies,
       count(*) FILTER (kind = 'quote') AS quotes,
       count(*) FILTER (kind = 'mention') AS mentions
FROM cascades
WHERE other <> account
GROUP BY account
ORDER BY account
