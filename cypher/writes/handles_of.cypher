// title: Handles of accounts
// question: Which of these accounts are still there, and with which handles?
// param ids: strings
// columns: id, native, handles
UNWIND $ids AS id
MATCH (a:Account {case: $case, id: id})
RETURN a.id AS id, a.native_id IS NOT NULL AS native, coalesce(a.handle_keys, []) AS handles
