// title: Forget automatic aliases of accounts
// question: Which joins by handle and id must be looked at again?
// param ids: strings   accounts, on either side
// columns: count
UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})-[s:SAME_AS]-(:Account)
WHERE s.rule = 'handle_and_id' AND s.withdrawn_at IS NULL
WITH DISTINCT s
DELETE s
RETURN count(*) AS count
