"""How far an account's posts reach."""

from typing import TYPE_CHECKING

from graph.analyses import Result, analysis, relational

if TYPE_CHECKING:
    import pyarrow as pa


@analysis(
    title="Influence",
    question="How many distinct other accounts took up an account's posts: reposted, answered, quoted or named it?",
    reads="cascades",
    source="Cha, M., Haddadi, H., Benevenuto, F., Gummadi, K. P. (2010). Measuring user influence in Twitter. ICWSM.",
)
def influence(cascades: "pa.Table") -> Result:
    """Direct reach: whoever took up a post of one who took it up is not counted. `values` has the counts behind it."""
    found = relational("influence", "cascades", cascades)
    if not found.num_rows:
        return Result.nothing("nobody took up a post of somebody else")
    values = {name: found.column(name).to_numpy() for name in found.column_names if name != "account"}
    return Result(
        certainty="exact for the posts in the case; what was not collected is not counted",
        ids=found.column("account").to_pylist(),
        values=values,
        facts={"accounts": found.num_rows, "interactions": cascades.num_rows},
    )
