// title: Nodes of the case
// question: How many nodes of each label has the case?
// param known_on: datetime
// columns: names, counts
CALL () {
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Account' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Post' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Hashtag {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Hashtag' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Link {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Link' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Domain {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Domain' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Media {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Media' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Place {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Place' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Topic {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Topic' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Channel {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Channel' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Person {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Person' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Organisation {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Organisation' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Run {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Run' AS name, count(n) AS n
  UNION ALL
  MATCH (n:Cursor {case: $case} WHERE n.id IS NOT NULL) WHERE coalesce(n.recorded_first, $known_on) <= $known_on
  RETURN 'Cursor' AS name, count(n) AS n
}
RETURN collect(name) AS names, collect(n) AS counts
