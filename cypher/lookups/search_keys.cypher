// title: Hashtags, links, domains and channels by a part of their key
// question: Which nodes of a label have this in their key, newest first, from a place in that order on?
// param label: string   Hashtag, Link, Domain or Channel
// param part: string   normalised as keys are, lower case
// param after_at: int   milliseconds: the time of the last row seen
// param after_id: string   and its id
// param most: int   up to how many are counted
// param known_on: datetime
// param limit: int
// A time that is not known is -9007199254740991, the last in this order.
// columns: ids, moments, total
CALL () {
  WITH * WHERE $label = 'Hashtag'
  MATCH (n:Hashtag {case: $case} WHERE n.id IS NOT NULL)
  WHERE toLower(coalesce(n.full_key, n.id)) CONTAINS $part
  RETURN n
  UNION ALL
  WITH * WHERE $label = 'Link'
  MATCH (n:Link {case: $case} WHERE n.id IS NOT NULL)
  WHERE toLower(coalesce(n.full_key, n.id)) CONTAINS $part OR toLower(n.title) CONTAINS $part
  RETURN n
  UNION ALL
  WITH * WHERE $label = 'Domain'
  MATCH (n:Domain {case: $case} WHERE n.id IS NOT NULL)
  WHERE toLower(coalesce(n.full_key, n.id)) CONTAINS $part
  RETURN n
  UNION ALL
  WITH * WHERE $label = 'Channel'
  MATCH (n:Channel {case: $case} WHERE n.id IS NOT NULL)
  WHERE toLower(coalesce(n.full_key, n.id)) CONTAINS $part OR toLower(n.name) CONTAINS $part
  RETURN n
}
WITH n WHERE coalesce(n.recorded_first, $known_on) <= $known_on
WITH n.id AS id, coalesce(n.recorded_first.epochMillis, -9007199254740991) AS moment ORDER BY moment DESC, id
WITH collect([id, moment]) AS found
WITH [x IN found WHERE x[1] < $after_at OR (x[1] = $after_at AND x[0] > $after_id)][..$limit] AS f,
  size(found[..$most]) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS moments, total
