// title: Relationships of the case
// question: How many relationships of each type has the case?
// param known_on: datetime
// columns: names, counts
CALL () {
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:POSTED]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'POSTED' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:REPLIES_TO]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'REPLIES_TO' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:REPOSTS]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'REPOSTS' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:QUOTES]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'QUOTES' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:MENTIONS]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'MENTIONS' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:TAGGED]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'TAGGED' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:LINKS_TO]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LINKS_TO' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Link {case: $case} WHERE n.id IS NOT NULL)-[t:ON_DOMAIN]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'ON_DOMAIN' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:SHOWS]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'SHOWS' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:FOLLOWS]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'FOLLOWS' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:LIKED]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LIKED' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:IN_CHANNEL]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'IN_CHANNEL' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:LOCATED_AT]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LOCATED_AT' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Post {case: $case} WHERE n.id IS NOT NULL)-[t:ABOUT]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'ABOUT' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:SAME_AS]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'SAME_AS' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:INTERACTED]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'INTERACTED' AS name, count(t) AS n
  UNION ALL
  MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL)-[t:COORDINATED_WITH]->()
  WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'COORDINATED_WITH' AS name, count(t) AS n
}
RETURN collect(name) AS names, collect(n) AS counts
