import type { RelationshipType } from "@/api/schema";
import { captionOf, groupCaption } from "./captions";
import { ambiguousHandles, surenessOf, weak } from "./certainty";
import type { Facts, NeighbourTotal } from "./facts";
import { folding, type Line } from "./folding";
import { type Grouped, grouped } from "./grouping";
import { NEUTRAL, NODE_KINDS } from "./kinds";
import type { ChartEdge, ChartNode, ChartState, EdgeId, GroupId, NodeId } from "./model";
import { isNewSince } from "./recorded";
import { remembered } from "./remembered";
import type { Certainty, Mark, Scene, SceneEdge, SceneNode } from "./scene";
import type { ElementRef, Selection } from "./store";
import { type EdgeLook, type Styling, sizeOfGroup, stylingOf, weightOf, widthFor } from "./styling";
import { hiddenOf, type Visible, visible } from "./visible";

/** How a person looks at a chart: what undo does not cover. */
export interface View {
  readonly selection: Selection;
  readonly hovered: ElementRef | null;
  readonly playing: readonly [number, number] | null;
  /** Ids of elements that somebody wrote a note on. */
  readonly noted: ReadonlySet<string>;
  /** What was recorded from this moment on is marked as new. */
  readonly newSince: number | null;
  /** What a type is called on a line. */
  readonly typeWord: (type: RelationshipType) => string;
}

/** A scene, and what the legend and the table need to explain it. */
export interface Picture {
  readonly scene: Scene;
  readonly visible: Visible;
  readonly styling: Styling;
  readonly certainties: ReadonlyMap<EdgeId, Certainty>;
}

/** Draws one chart again and again. Each step is done again only when something that it depends on is another. */
export function createPainter(): (state: ChartState, facts: Facts, view: View) => Picture {
  const degrees = remembered(degreesOf);
  const styling = remembered(stylingOf);
  const sure = remembered(surenesses);
  const seen = remembered(visible);
  const standing = remembered(grouped);
  const folds = remembered(folding);
  const nodes = remembered(drawnNodes);
  const edges = remembered(drawnEdges);
  const looked = remembered(withAttention);
  return (state, facts, { selection, hovered, playing, noted, newSince, typeWord }) => {
    const look = styling({
      ...parts(state),
      style: state.style,
      facts,
      degrees: degrees({ edges: state.edges }),
    });
    const { certainties, alike, ambiguous } = sure({ edges: state.edges, facts });
    const { filters, topology, time, groups, captions, folded } = state;
    const shown = seen({ ...parts(state), filters, topology, time, playing, facts });
    const all = standing({ ...parts(state), groups, visible: shown });
    const lines = folds({ edges: all.edges, folded, alike });
    const drawn = {
      nodes: nodes({ all, facts, captions, look, noted, newSince, ambiguous }),
      edges: edges({
        lines,
        state: state.edges,
        facts,
        captions: captions.edges,
        look,
        certainties,
        typeWord,
      }),
    };
    const scene = looked({ ...drawn, selection, hovered, shown, isMap: state.layout === "map" });
    return { scene, visible: shown, styling: look, certainties };
  };
}

function parts({ nodes, edges }: ChartState): Pick<ChartState, "nodes" | "edges"> {
  return { nodes, edges };
}

function degreesOf({ edges }: Pick<ChartState, "edges">): ReadonlyMap<NodeId, number> {
  const degrees = new Map<NodeId, number>();
  for (const id in edges) {
    const edge = edges[id];
    if (edge === undefined) continue;
    degrees.set(edge.start, (degrees.get(edge.start) ?? 0) + 1);
    if (edge.end !== edge.start) degrees.set(edge.end, (degrees.get(edge.end) ?? 0) + 1);
  }
  return degrees;
}

interface Surenesses {
  readonly certainties: ReadonlyMap<EdgeId, Certainty>;
  readonly ambiguous: ReadonlySet<NodeId>;
  /** Edges of which it says the same may be one line. */
  readonly alike: (edge: ChartEdge) => string;
}

function surenesses({ edges, facts }: Pick<ChartState, "edges"> & { readonly facts: Facts }): Surenesses {
  const ambiguous = ambiguousHandles({ edges }, facts);
  const certainties = new Map<EdgeId, Certainty>();
  for (const id in edges) {
    const edge = edges[id];
    if (edge !== undefined) certainties.set(id, surenessOf(edge, facts, ambiguous).certainty);
  }
  return { certainties, ambiguous, alike: (edge) => certainties.get(edge.id) ?? "asserted" };
}

interface NodesInput {
  readonly all: Grouped;
  readonly facts: Facts;
  readonly captions: ChartState["captions"];
  readonly look: Styling;
  readonly noted: ReadonlySet<string>;
  readonly newSince: number | null;
  readonly ambiguous: ReadonlySet<NodeId>;
}

/** Where selection and hovering are not looked at yet. */
function drawnNodes(input: NodesInput): readonly SceneNode[] {
  const drawn = drawnDegrees(input.all);
  const single = input.all.nodes.map(({ node, faded }) =>
    sceneNode(node, faded, drawn.get(node.id) ?? 0, input),
  );
  return [...single, ...input.all.groups.map((group) => sceneGroup(group, input))];
}

function drawnDegrees({ edges }: Grouped): ReadonlyMap<NodeId, number> {
  const degrees = new Map<NodeId, number>();
  const count = (id: NodeId): unknown => degrees.set(id, (degrees.get(id) ?? 0) + 1);
  for (const { edge } of edges) {
    count(edge.start);
    if (edge.end !== edge.start) count(edge.end);
  }
  return degrees;
}

function sceneNode(node: ChartNode, faded: boolean, drawn: number, input: NodesInput): SceneNode {
  const { facts, captions, look } = input;
  return {
    id: node.id,
    label: node.label,
    x: node.x,
    y: node.y,
    caption: captionOf(node, facts, captions),
    ...look.node(node),
    badge: badgeOf(facts.totals.get(node.id), drawn),
    marks: marksOf(node, input),
    selected: false,
    faded,
    pinned: node.pinned,
    members: 1,
  };
}

const MOST_ON_A_BADGE = 99;

/** Relationships that the case has and the picture does not. */
function badgeOf(totals: readonly NeighbourTotal[] | undefined, drawn: number): string | null {
  if (totals === undefined) return null;
  const missing = totals.reduce((sum, { total }) => sum + total, 0) - drawn;
  if (missing <= 0) return null;
  return missing > MOST_ON_A_BADGE ? `${MOST_ON_A_BADGE}+` : String(missing);
}

const UNMARKED: readonly Mark[] = [];

function marksOf(node: ChartNode, { facts, noted, newSince, ambiguous }: NodesInput): readonly Mark[] {
  const values = facts.nodes.get(node.id)?.values;
  const marks: Mark[] = [];
  if (node.pinned) marks.push("pinned");
  if (values?.stub === true) marks.push("stub");
  if (values?.goneRecorded != null) marks.push("gone");
  if (noted.has(node.id)) marks.push("note");
  if (isNewSince(values, newSince)) marks.push("new");
  if (weak(node, facts, ambiguous)) marks.push("low confidence");
  return marks.length === 0 ? UNMARKED : marks;
}

function sceneGroup(
  { group, members, faded }: Grouped["groups"][number],
  { captions, noted }: NodesInput,
): SceneNode {
  const { colour, shape, icon } = NODE_KINDS.GROUP;
  return {
    id: group.id,
    label: "GROUP",
    x: group.x,
    y: group.y,
    caption: groupCaption(group, captions),
    colour,
    shape,
    icon,
    size: sizeOfGroup(members.length),
    badge: null,
    marks: members.some((member) => noted.has(member)) ? ["note"] : UNMARKED,
    selected: false,
    faded,
    pinned: false,
    members: members.length,
  };
}

interface EdgesInput {
  readonly lines: readonly Line[];
  readonly state: ChartState["edges"];
  readonly facts: Facts;
  readonly captions: boolean;
  readonly look: Styling;
  readonly certainties: ReadonlyMap<EdgeId, Certainty>;
  readonly typeWord: View["typeWord"];
}

function drawnEdges(input: EdgesInput): readonly SceneEdge[] {
  return input.lines.map((line) => sceneEdge(line, input));
}

function sceneEdge(line: Line, input: EdgesInput): SceneEdge {
  const [id = ""] = line.edges;
  const first = input.state[id];
  if (first === undefined) throw new RangeError("A line stands for one edge at least.");
  const { colour, width, number } = line.edges.length === 1 ? input.look.edge(first) : lookOfAll(line, input);
  return {
    id: line.id,
    edges: line.edges,
    start: line.start,
    end: line.end,
    caption: lineCaption(line, number, input),
    colour,
    width,
    certainty: input.certainties.get(id) ?? "asserted",
    directed: line.directed,
    curve: line.curve,
    selected: false,
    faded: line.faded,
  };
}

/** Several edges have the colour that they share, and the width of all of them together. */
function lookOfAll(line: Line, { state, facts, look }: EdgesInput): EdgeLook {
  const edges = line.edges.flatMap((id) => state[id] ?? []);
  const looks = edges.map((edge) => look.edge(edge));
  const [first] = looks;
  const isShared = first !== undefined && looks.every(({ colour }) => colour === first.colour);
  const weight = edges.reduce((sum, edge) => sum + weightOf(facts.edges.get(edge.id)), 0);
  return {
    colour: isShared ? first.colour : NEUTRAL,
    width: Math.max(widthFor(weight), ...looks.map(({ width }) => width)),
    number: isShared ? first.number : null,
  };
}

/** The number of its value in the legend, what it is, and how many edges it stands for. */
function lineCaption(
  { edges }: Line,
  number: number | null,
  { state, captions, typeWord }: EdgesInput,
): string {
  const count = edges.length > 1 ? `×${edges.length}` : "";
  if (!captions && number === null) return count;
  const types = captions ? new Set(edges.flatMap((id) => state[id]?.type ?? [])) : [];
  const parts = [number === null ? "" : String(number), [...types].map(typeWord).join(", "), count];
  return parts.filter((part) => part !== "").join(" ");
}

interface AttentionInput {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly selection: Selection;
  readonly hovered: ElementRef | null;
  readonly shown: Visible;
  readonly isMap: boolean;
}

/** What is selected, and, while something is hovered over, all that is not near it faded. */
function withAttention({ nodes, edges, selection, hovered, shown, isMap }: AttentionInput): Scene {
  const near = hovered === null ? null : nearTo(hovered, edges);
  const isSelected = selectedBy(selection);
  const isPlain = near === null && selection.nodes.size + selection.edges.size === 0;
  return {
    nodes: isPlain
      ? nodes
      : nodes.map((node) => {
          const selected = selection.nodes.has(node.id);
          const faded = node.faded || (near !== null && !near.nodes.has(node.id));
          return selected || faded !== node.faded ? { ...node, selected, faded } : node;
        }),
    edges: isPlain
      ? edges
      : edges.map((line) => {
          const selected = isSelected(line);
          const faded = line.faded || (near !== null && !near.lines.has(line.id));
          return selected || faded !== line.faded ? { ...line, selected, faded } : line;
        }),
    hidden: hiddenOf(shown),
    isMap,
  };
}

function selectedBy(selection: Selection): (line: SceneEdge) => boolean {
  if (selection.edges.size === 0) return () => false;
  return (line) => line.edges.some((id) => selection.edges.has(id));
}

interface Near {
  readonly nodes: ReadonlySet<NodeId | GroupId>;
  readonly lines: ReadonlySet<string>;
}

function nearTo(hovered: ElementRef, edges: readonly SceneEdge[]): Near {
  const touching =
    hovered.kind === "edge"
      ? edges.filter((line) => line.id === hovered.id || line.edges.includes(hovered.id))
      : edges.filter((line) => line.start === hovered.id || line.end === hovered.id);
  const nodes = new Set(touching.flatMap((line) => [line.start, line.end]));
  if (hovered.kind !== "edge") nodes.add(hovered.id);
  return { nodes, lines: new Set(touching.map((line) => line.id)) };
}
