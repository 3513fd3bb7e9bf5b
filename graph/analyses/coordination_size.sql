-- How many pairs the join may have to look at: shares of one object in the same bucket and in the next one.
WITH heap AS (SELECT count(*) AS n FROM shares GROUP BY object, "at" // $bucket)
SELECT coalesce(sum(2 * n * n), 0)::BIGINT AS candidates FROM heap
