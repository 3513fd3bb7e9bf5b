"""What an analyst would ask: every one must be admitted, and find what is planted in the golden case."""

from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """`rows` is how many come at least, 0 where an empty answer is right."""

    text: str
    rows: int = 1
    parameters: dict[str, object] = field(default_factory=dict)


A = "(a:Account {case: $case})"
P = "(p:Post {case: $case})"
ADA = "(a:Account {case: $case, id: 'x:1'})"

QUESTIONS: tuple[Asked, ...] = (
    Asked(f"MATCH {A} RETURN a.handle", 14),
    Asked(f"MATCH {A} RETURN a", 14),
    Asked(f"MATCH {A} WHERE a.id IS NOT NULL RETURN a.handle ORDER BY a.handle SKIP 2 LIMIT 5", 5),
    Asked("MATCH (a:Account) WHERE a.case = $case RETURN count(*) AS accounts"),
    Asked("MATCH (a:Account WHERE a.case = $case AND a.id IN ['x:1', 'x:2']) RETURN a.id, a.name", 2),
    Asked(f"MATCH {ADA} RETURN a.name AS name, a.followers / 2 AS half, toUpper(a.handle) AS loud"),
    Asked(f"MATCH {ADA} RETURN properties(a) AS all, labels(a) AS labels, keys(a) AS keys"),
    Asked(f"MATCH {ADA} RETURN a {{.handle, .name, posts: COUNT {{ (a)-[:POSTED]->() }}}} AS card"),
    Asked("MATCH (a:Account {case: $case, id: $id}) RETURN a.handle", 1, {"id": "x:2"}),
    Asked("UNWIND $ids AS id MATCH (a:Account {case: $case, id: id}) RETURN a.handle", 2, {"ids": ["x:1", "x:2"]}),
    Asked(f"MATCH {A} WHERE a.handle STARTS WITH 'ada' RETURN a.id", 1),
    Asked(f"MATCH {A} WHERE toLower(a.handle) CONTAINS 'twin' RETURN a.id", 2),
    Asked(f"MATCH {A} WHERE a.handle = 'ben' OR a.name = 'Ada Lee' RETURN a.id", 2),
    Asked(f"MATCH {A} WHERE a.community IS NULL RETURN a.id", 1),
    Asked(f"MATCH {A} WHERE NOT (a)-[:POSTED]->() RETURN a.id", 1),
    Asked(f"MATCH {A} WHERE (a)-[:FOLLOWS]->(:Account) RETURN a.id", 1),
    Asked(f"MATCH {A} WHERE EXISTS {{ (a)-[:POSTED]->(p:Post) WHERE p.is_repost }} RETURN a.id", 3),
    Asked(f"MATCH {A} WHERE NOT EXISTS {{ (a)-[:POSTED]->(:Post)-[:TAGGED]->() }} RETURN a.id", 3),
    Asked(f"MATCH {A} WHERE COUNT {{ (a)-[:POSTED]->() }} > 3 RETURN a.id", 2),
    Asked(f"MATCH {A} RETURN a.id, COUNT {{ (a)-[:POSTED]->() }} AS posts ORDER BY posts DESC LIMIT 5", 5),
    Asked(f"MATCH {ADA} RETURN COLLECT {{ MATCH (a)-[:POSTED]->(p) RETURN p.id ORDER BY p.id }} AS posts"),
    Asked(f"MATCH {ADA} RETURN [(a)-[:POSTED]->(p) | p.id] AS posts"),
    Asked(f"MATCH {ADA} RETURN EXISTS {{ (a)-[:POSTED]->(:Post {{language: 'en'}}) }} AS english"),
    Asked(f"MATCH {ADA}-[:POSTED]->(p:Post) RETURN p.id, p.at ORDER BY p.at DESC", 3),
    Asked(f"MATCH {ADA}-[r]-(b) RETURN type(r) AS type, labels(b)[0] AS label, count(*) AS n ORDER BY n DESC", 2),
    Asked(f"MATCH {ADA}<-[t:INTERACTED]-(b:Account) RETURN b.handle, t.weight, t.first_at ORDER BY t.weight DESC", 2),
    Asked(f"MATCH {A}-[t:INTERACTED]->(b:Account) WHERE t.reposts >= 2 RETURN a.id, b.id, t.reposts", 1),
    Asked(f"MATCH {A}-[t:INTERACTED]->(b:Account) WITH a, sum(t.weight) AS out RETURN a.id, out ORDER BY out DESC", 3),
    Asked(f"MATCH {A}-[t:INTERACTED]->(b)-[u:INTERACTED]->(a) RETURN a.id, b.id, t.weight + u.weight AS both", 0),
    Asked(f"MATCH {ADA}-[:INTERACTED*1..3]-(b) RETURN DISTINCT b.id", 3),
    Asked(f"MATCH {ADA}-[:INTERACTED]-{{1,3}}(b) RETURN DISTINCT b.id", 3),
    Asked(f"MATCH {ADA} ((x)<-[:REPOSTS|QUOTES|POSTED]-(y)){{0,2}} (b) RETURN count(*) AS ways"),
    Asked(f"MATCH p = {ADA}-[:POSTED]->(:Post)<-[:REPOSTS]-(q:Post) "
          f"RETURN p, length(p), [n IN nodes(p) | n.id] AS ids", 3),
    Asked(
        "MATCH p = SHORTEST 1 (a:Account {case: $case, id: 'x:2'})-[:INTERACTED]-{1,6}"
        "(b:Account {case: $case, id: 'x:5'}) RETURN [n IN nodes(p) | n.handle] AS way"
    ),
    Asked(
        "MATCH p = ALL SHORTEST (a:Account {case: $case, id: 'x:2'})-[:INTERACTED]-{1,4}"
        "(b:Account {case: $case, id: 'x:4'}) RETURN length(p)"
    ),
    Asked(
        "MATCH (a:Account {case: $case, id: 'x:2'}), (b:Account {case: $case, id: 'x:1'}) "
        "MATCH p = shortestPath((a)-[*..4]-(b)) RETURN p"
    ),
    Asked(
        "MATCH (a:Account {case: $case, id: 'x:2'}), (b:Account {case: $case, id: 'x:6'}) "
        "MATCH p = allShortestPaths((a)-[:INTERACTED*..5]-(b)) RETURN count(p) AS ways"
    ),
    Asked(f"MATCH {P} WHERE p.at >= datetime('2026-01-06') RETURN count(p) AS posts"),
    Asked(f"MATCH {P} WHERE p.at IS NOT NULL RETURN p.id ORDER BY p.at DESC LIMIT 3", 3),
    Asked(f"MATCH {P} WHERE p.at >= $since AND p.at < $until RETURN date(p.at) AS day, count(*) AS n ORDER BY day", 1,
          {"since": datetime(2026, 1, 1, tzinfo=UTC), "until": datetime(2026, 2, 1, tzinfo=UTC)}),
    Asked(f"MATCH {P} WITH p.at.epochMillis / 3600000 % 24 AS hour, count(*) AS n RETURN hour, n ORDER BY hour", 3),
    Asked(f"MATCH {P} WHERE p.at_source = 'platform' WITH datetime.truncate('hour', p.at) AS h, "
          f"count(*) AS n RETURN h, n", 3),
    Asked(f"MATCH {P}-[:TAGGED]->(h:Hashtag) RETURN h.id AS tag, count(*) AS uses ORDER BY uses DESC LIMIT 3", 2),
    Asked("MATCH (h:Hashtag {case: $case, id: 'oldmill'})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a:Account) "
          "RETURN DISTINCT a.handle", 3),
    Asked(f"MATCH {A}-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag) "
          f"RETURN h.id, collect(DISTINCT a.handle)[..5] AS who", 2),
    Asked("MATCH (d:Domain {case: $case})<-[:ON_DOMAIN]-(l:Link)<-[:LINKS_TO]-(p:Post)<-[:POSTED]-(a:Account) "
          "RETURN d.id, count(DISTINCT a) AS accounts ORDER BY accounts DESC", 3),
    Asked("MATCH (h:Hashtag {case: $case})<-[:TAGGED]-(p:Post) WITH h, count(p) AS n WHERE n > 2 "
          "MATCH (h)<-[:TAGGED]-(q)<-[:POSTED]-(a) RETURN h.id, n, count(DISTINCT a) AS who", 1),
    Asked(f"MATCH {P} MATCH (q:Post {{case: $case, text_key: p.text_key}}) WHERE p.id < q.id RETURN p.id, q.id", 2),
    Asked(f"MATCH {ADA} OPTIONAL MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h:Hashtag) "
          f"RETURN a.id, collect(h.id) AS tags"),
    Asked(f"MATCH {A} OPTIONAL MATCH (a)-[:FOLLOWS]->(b) RETURN a.id, b.id", 14),
    Asked("OPTIONAL MATCH (a:Account {case: $case, id: 'nobody'}) RETURN a IS NULL AS missing"),
    Asked(f"MATCH {A} CALL (a) {{ MATCH (a)-[:POSTED]->(p) RETURN count(*) AS n }} RETURN a.id, n ORDER BY n DESC", 10),
    Asked(f"MATCH {A} CALL (a) {{ MATCH (a)-[:POSTED]->(p) RETURN p ORDER BY p.at DESC LIMIT 1 }} "
          f"RETURN a.id, p.id", 10),
    Asked(f"MATCH {ADA} CALL (a) {{ MATCH (a)-[:POSTED]->(x) RETURN x UNION MATCH (a)<-[:FOLLOWS]-(x) RETURN x }} "
          "RETURN labels(x)[0] AS label, count(*) AS n", 2),
    Asked("MATCH (a:Account {case: $case, id: 'x:1'}) RETURN a.handle AS h UNION "
          "MATCH (a:Account {case: $case, id: 'x:2'}) RETURN a.handle AS h", 2),
    Asked("MATCH (a:Account {case: $case}) RETURN 'account' AS what, count(*) AS n UNION ALL "
          "MATCH (p:Post {case: $case}) RETURN 'post' AS what, count(*) AS n", 2),
    Asked(f"MATCH {A} RETURN a.community AS community, count(*) AS n, avg(a.betweenness) AS b ORDER BY n DESC", 3),
    Asked(f"MATCH {A} RETURN DISTINCT a.platform AS platform ORDER BY platform", 2),
    Asked(f"MATCH {A} RETURN CASE WHEN a.verified THEN 'yes' ELSE 'no' END AS verified, count(*) AS n", 2),
    Asked(f"MATCH {A} WITH collect(a.handle) AS handles RETURN size(handles) AS n, handles[..3] AS some"),
    Asked(f"MATCH {A} RETURN percentileCont(a.betweenness, 0.5) AS middle, stDev(a.betweenness) AS spread"),
    Asked(f"MATCH {A} WITH max(a.betweenness) AS most MATCH (b:Account {{case: $case}}) WHERE "
          f"b.betweenness = most RETURN b.id", 1),
    Asked("MATCH (a:Account {case: $case})-[t:COORDINATED_WITH]->(b:Account) "
          "RETURN a.id, b.id, t.weight, t.p_value", 1),
    Asked("MATCH (r:Run {case: $case}) RETURN r.name, r.status, r.started_at ORDER BY r.started_at", 3),
    Asked(f"MATCH {A} WHERE coalesce(a.recorded_first, $known_on) <= $known_on RETURN count(a) AS known"),
    Asked(f"MATCH {A}-[t:INTERACTED]->(b:Account) WHERE a.community <> b.community RETURN a.id, b.id", 1),
    Asked(f"MATCH {A}-[:POSTED]->(p:Post)-[:REPLIES_TO]->(q:Post)<-[:POSTED]-(b:Account) "
          f"RETURN a.id, b.id, p.text, q.text", 1),
    Asked("MATCH (a:Account {case: $case, id: 'x:4'})-[:POSTED]->(p:Post), (b:Account {case: $case, "
          "id: 'x:5'})-[:POSTED]->(q:Post) "
          "WHERE p.text_key = q.text_key AND abs(duration.inSeconds(p.at, q.at).seconds) <= 60 RETURN p.id, q.id", 0),
    Asked(f"LET least = 2 MATCH {A}-[t:INTERACTED]->(b) FILTER t.weight > least RETURN a.id, b.id", 1),
    Asked("UNWIND range(0, 23) AS hour RETURN hour, hour * 2 AS twice", 24),
    Asked(f"MATCH {A}-[t:INTERACTED]->() RETURN a.id, [i IN range(0, size(t.days) - 1) | t.days[i]] AS days", 5),
    Asked(f"MATCH {A}-[t:INTERACTED]->() RETURN a.id, reduce(n = 0, d IN t.reposts_by_day | n + d) AS reposts", 5),
    Asked(f"MATCH {A} WHERE any(k IN a.handle_keys WHERE k ENDS WITH 'old') RETURN a.id", 1),
    Asked(f"MATCH {A}-[t:INTERACTED]->(b) WITH a, b, sum(t.weight) AS w MATCH (a)-[u:INTERACTED]->(b) "
          f"RETURN a.id, b.id, w", 5),
    Asked(f"MATCH {A} WITH a.handle AS a, a.id AS id RETURN a, id", 14),
    Asked(f"MATCH {A}-[:POSTED]->(p) WITH a, collect(p) AS posts UNWIND posts AS p RETURN a.id, p.id", 30),
    Asked(f"MATCH {P} WHERE p.language IS NOT NULL RETURN split(p.language, '-')[0] AS language, count(*) AS n"),
    Asked(f"MATCH {A}-[t:INTERACTED]->() WITH a, collect(t.days) AS all "
          f"RETURN a.id, reduce(l = [], d IN all | l + d) AS days", 5),
    Asked("RETURN 'what is { case: $case }?' AS question, \"it's; // here\" AS text"),
    Asked("// a question\nMATCH (a:Account {case: $case}) /* of a case */ RETURN a.id LIMIT 3;", 3),
)
