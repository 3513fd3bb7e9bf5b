// title: Posts of a time
// question: How many posts has the case between two moments, by the index alone?
// param since: datetime
// param until: datetime
// columns: posts
MATCH (p:Post {case: $case} WHERE p.at >= $since AND p.at < $until)
RETURN count(*) AS posts
