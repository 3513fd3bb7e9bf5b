"""i2 Analyst's Notebook: a chart of entities and links, with directions, dates and counts; derived links are dashed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._looks import begins, colour, ends, has_communities, title
from graph.exporters._values import about, clean, kinds, moment, told, written
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship

if TYPE_CHECKING:
    from anxwritter import ANXChart, Settings

DERIVED, SAID = "derived", "said by a source"
LABEL_CHARACTERS = 200
_TYPES = {"long": "number", "double": "number", "boolean": "flag", "string": "text"}
_DESCRIBES = ("text", "bio")


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    from anxwritter import ANXChart

    there = {node.key for node in subgraph.nodes}
    drawn = [edge for edge in subgraph.relationships if edge.ends[0] != edge.ends[1] and there.issuperset(edge.ends)]
    chart = ANXChart(settings=_settings(subgraph, left_out=len(subgraph.relationships) - len(drawn)))
    chart.add_strength(name=SAID, dot_style="solid")
    chart.add_strength(name=DERIVED, dot_style="dashed")
    types = kinds(chain((_shown(node.properties) for node in subgraph.nodes), (_shown(told(edge)) for edge in drawn)))
    for name, kind in types.items():
        chart.add_attribute_class(name=name, type=_TYPES[kind])
    by_community = has_communities(subgraph)
    for node in subgraph.nodes:
        _entity(chart, node, types, shading=colour(node, by_community))
    for edge in drawn:
        _link(chart, edge, types)
    for piece in chart.iter_anx_bytes():
        file.write(piece)


def _settings(subgraph: Subgraph, *, left_out: int) -> "Settings":
    from anxwritter import Settings, SummaryCfg

    said = about(subgraph)
    if left_out:
        said["left_out"] = f"{left_out} relationships of a node with itself, or with one that is not in the file"
    comments = clean("; ".join(f"{name}: {value}" for name, value in said.items()))
    return Settings(summary=SummaryCfg(title=clean(subgraph.note.title), author="Sociogram", comments=comments))


def _entity(chart: "ANXChart", node: SubgraphNode, types: Mapping[str, str], *, shading: str) -> None:
    described = next((node.properties[name] for name in _DESCRIBES if node.properties.get(name)), None)
    chart.add_icon(
        id=clean(":".join(node.key)),
        type=node.label,
        label=clean(title(node))[:LABEL_CHARACTERS],
        color=shading,
        description=clean(str(described)) if described else None,
        attributes=_attributes(node.properties, types),
        **_dated(begins(node.properties)),
    )


def _link(chart: "ANXChart", edge: SubgraphRelationship, types: Mapping[str, str]) -> None:
    """The label says how often; a derived one says when it ended and how sure it is in its description."""
    start, end = (clean(":".join(key)) for key in edge.ends)
    properties = told(edge)
    weight, last = properties.get("weight"), ends(properties)
    said = [properties["certainty"]] if "certainty" in properties else []
    said += [f"last {moment(last)}"] if last else []
    chart.add_link(
        from_id=start,
        to_id=end,
        type=edge.type,
        arrow="<->" if edge.type in ("COORDINATED_WITH", "SAME_AS") else "->",
        label=edge.type if weight is None else f"{edge.type} {weight}",
        strength=DERIVED if "derived" in properties else SAID,
        description="; ".join(said) or None,
        attributes=_attributes(properties, types),
        **_dated(begins(properties)),
    )


def _shown(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in _DESCRIBES and value is not None}


def _attributes(properties: Mapping[str, Any], types: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: value if types[name] in ("long", "double", "boolean") else clean(written(value, types[name]))
        for name, value in _shown(properties).items()
    }


def _dated(at: datetime | None) -> dict[str, str]:
    """In UTC."""
    if at is None:
        return {}
    utc = at.astimezone(UTC)
    return {"date": f"{utc.year:04}-{utc:%m-%d}", "time": f"{utc:%H:%M:%S}"}


anx = Exporter(
    name="anx",
    title="i2 Analyst's Notebook",
    sentence="A chart of entities and links with directions, dates and counts; derived links are dashed.",
    extension="anx",
    media_type="application/vnd.i2.anx+xml",
    nodes_at_most=10_000,  # the writer keeps all of a chart's items, 4 kB each; nobody reads a larger chart
    write=_write,
)
