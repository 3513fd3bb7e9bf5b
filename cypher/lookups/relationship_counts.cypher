// title: Relationships of the case
// question: How many relationships of each type has the case?
// param known_on: datetime
// columns: names, counts
CALL () {
  MATCH (:Account {case: $case})-[t:POSTED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'POSTED' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:REPLIES_TO]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'REPLIES_TO' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:REPOSTS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'REPOSTS' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:QUOTES]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'QUOTES' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:MENTIONS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'MENTIONS' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:TAGGED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'TAGGED' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:LINKS_TO]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LINKS_TO' AS name, count(t) AS n
  UNION ALL
  MATCH (:Link {case: $case})-[t:ON_DOMAIN]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'ON_DOMAIN' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:SHOWS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'SHOWS' AS name, count(t) AS n
  UNION ALL
  MATCH (:Account {case: $case})-[t:FOLLOWS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'FOLLOWS' AS name, count(t) AS n
  UNION ALL
  MATCH (:Account {case: $case})-[t:LIKED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LIKED' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:IN_CHANNEL]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'IN_CHANNEL' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:LOCATED_AT]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'LOCATED_AT' AS name, count(t) AS n
  UNION ALL
  MATCH (:Post {case: $case})-[t:ABOUT]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'ABOUT' AS name, count(t) AS n
  UNION ALL
  MATCH (:Account {case: $case})-[t:SAME_AS]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'SAME_AS' AS name, count(t) AS n
  UNION ALL
  MATCH (:Account {case: $case})-[t:INTERACTED]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'INTERACTED' AS name, count(t) AS n
  UNION ALL
  MATCH (:Account {case: $case})-[t:COORDINATED_WITH]->() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
  RETURN 'COORDINATED_WITH' AS name, count(t) AS n
}
RETURN collect(name) AS names, collect(n) AS counts
