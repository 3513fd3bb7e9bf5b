// title: Count a batch's records on its run
// question: How many records were read, and what did they tell?
// param run: string
// param new: int
// param changed: int
// param same: int
// param rejected: int
// columns: read
MATCH (r:Run {case: $case, id: $run})
SET r.read = r.read + $new + $changed + $same + $rejected, r.new = r.new + $new, r.changed = r.changed + $changed,
  r.same = r.same + $same, r.rejected = r.rejected + $rejected
RETURN r.read AS read
