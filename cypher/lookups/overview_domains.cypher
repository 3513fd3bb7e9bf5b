// title: Domains with the most links
// question: To which domains do posts link most often? A post that links twice counts twice.
// param known_on: datetime
// param limit: int
// columns: ids, values, total
MATCH (d:Domain {case: $case} WHERE d.id IS NOT NULL)
WHERE coalesce(d.recorded_first, $known_on) <= $known_on
WITH d.id AS id, COUNT {
  (d)<-[:ON_DOMAIN]-(:Link)<-[t:LINKS_TO]-() WHERE coalesce(t.recorded_first, $known_on) <= $known_on
} AS value
WHERE value > 0
WITH id, value ORDER BY value DESC, id
WITH collect([id, value]) AS found
WITH found[..$limit] AS f, size(found) AS total
RETURN [x IN f | x[0]] AS ids, [x IN f | x[1]] AS values, total
