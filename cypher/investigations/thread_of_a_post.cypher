// title: The thread of a post
// question: Which replies make up the conversation that a post belongs to, and who answers whom in it?
// shows: graph
// nodes: Post
// param post: string   id or URL of any post of the conversation
// param max_depth: int = 50   most steps away from the first post
// param limit: int = 1000   replies that are returned, nearest to the first post first
// param known_on: datetime = 9999-01-01T00:00:00Z   what was recorded later is left out
// limits: max_depth 1..100, limit 1..1000
// columns: source, target, depth, account, handle, target_handle, at, text, first_post, total
// key: source, target
// Each row is a reply: source answers target. The conversation begins with the earliest post that is in this case, at most
// 100 steps up, which need not be its true beginning. Replies that were not collected leave out all that hangs from them.
MATCH (start:Post {case: $case, id: $post})
WHERE coalesce(start.recorded_first, $known_on) <= $known_on
MATCH up = (start)-[steps:REPLIES_TO*0..100]->(root:Post)
WHERE all(step IN steps WHERE coalesce(step.recorded_first, $known_on) <= $known_on)
WITH root ORDER BY length(up) DESC, root.id LIMIT 1
MATCH (root)<-[steps:REPLIES_TO*1..100]-(p:Post)
WHERE size(steps) <= $max_depth AND all(step IN steps WHERE coalesce(step.recorded_first, $known_on) <= $known_on)
WITH root, p, endNode(steps[-1]) AS q, min(size(steps)) AS depth
CALL (p) {
  OPTIONAL MATCH (a:Account)-[w:POSTED]->(p)
  WHERE coalesce(w.recorded_first, $known_on) <= $known_on
  RETURN a ORDER BY a.id LIMIT 1
}
CALL (a) {
  MATCH (a)-[s:SAME_AS]->(n:Account)
  WHERE a.native_id IS NULL AND n.native_id IS NOT NULL AND coalesce(s.recorded_first, $known_on) <= $known_on
    AND coalesce(s.withdrawn_at > $known_on, true)
  RETURN collect(DISTINCT n) AS natives
}
WITH root, p, q, depth, CASE WHEN size(natives) = 1 THEN natives[0] ELSE a END AS a
WITH * ORDER BY depth, p.at, p.id, q.id
WITH root, collect({p: p, q: q, depth: depth, a: a}) AS found
WITH root, found, size(found) AS total
UNWIND found[..$limit] AS f
WITH root, f, f.q AS q, total
CALL (q) {
  OPTIONAL MATCH (o:Account)-[y:POSTED]->(q)
  WHERE coalesce(y.recorded_first, $known_on) <= $known_on
  RETURN o ORDER BY o.id LIMIT 1
}
RETURN f.p.id AS source, f.q.id AS target, f.depth AS depth, f.a.id AS account, f.a.handle AS handle,
  o.handle AS target_handle, f.p.at AS at, f.p.text AS text, root.id AS first_post, total
