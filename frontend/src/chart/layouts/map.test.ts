import { describe, expect, it } from "vitest";
import { type Facts, NO_FACTS, withFacts } from "../facts";
import { type Coordinates, locatedOn } from "../located";
import { type ChartEdge, type ChartNode, edgeId } from "../model";
import { degrees, stepFor, told } from "../renderer/overlay/ground";
import type { LayoutNode } from "./layout";
import { elsewhere, onMap } from "./map.layout";
import { coordinatesAt, projected, WORLD } from "./mercator";

const VIENNA: Coordinates = { latitude: 48.2, longitude: 16.37 };
const QUITO: Coordinates = { latitude: -0.18, longitude: -78.47 };

function node(id: string, label: ChartNode["label"] = "ACCOUNT"): ChartNode {
  return { id, label, key: id, x: 0, y: 0, pinned: false, hidden: false };
}

function locatedAt(start: string, end: string): ChartEdge {
  return { id: edgeId("LOCATED_AT", start, end), type: "LOCATED_AT", start, end, hidden: false };
}

function chartOf(nodes: readonly ChartNode[], edges: readonly ChartEdge[]) {
  return {
    nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
    edges: Object.fromEntries(edges.map((each) => [each.id, each])),
  };
}

function placesAt(places: Readonly<Record<string, Coordinates>>): Facts {
  const nodes = Object.entries(places).map(([id, values]) => ({
    id,
    label: "PLACE" as const,
    key: id,
    values: { ...values },
  }));
  return withFacts(NO_FACTS, { nodes });
}

describe("Web Mercator", () => {
  it("has the equator and Greenwich in the middle, north above and east to the right", () => {
    expect(projected({ latitude: 0, longitude: 0 }).x).toBe(0);
    expect(projected({ latitude: 0, longitude: 0 }).y).toBeCloseTo(0, 9);
    expect(projected(VIENNA).y).toBeLessThan(0);
    expect(projected(QUITO).x).toBeLessThan(0);
  });

  it("is as high as it is wide, and holds the poles at its edges", () => {
    expect(projected({ latitude: 90, longitude: 180 }).x).toBe(WORLD / 2);
    expect(projected({ latitude: 90, longitude: 0 }).y).toBeCloseTo(-WORLD / 2, 6);
    expect(projected({ latitude: -90, longitude: 0 }).y).toBeCloseTo(WORLD / 2, 6);
  });

  it("leads back", () => {
    const { latitude, longitude } = coordinatesAt(projected(VIENNA));
    expect(latitude).toBeCloseTo(VIENNA.latitude, 9);
    expect(longitude).toBeCloseTo(VIENNA.longitude, 9);
  });
});

describe("where nodes are", () => {
  const facts = placesAt({ vienna: VIENNA, quito: QUITO });
  const places = [node("vienna", "PLACE"), node("quito", "PLACE")];

  it("is their own coordinates, or those of what they are located at", () => {
    const chart = chartOf([...places, node("a"), node("b")], [locatedAt("a", "vienna")]);
    const located = locatedOn(chart, facts);
    expect(located.get("vienna")).toEqual(VIENNA);
    expect(located.get("a")).toEqual(VIENNA);
    expect(located.has("b")).toBe(false);
  });

  it("is one of several places, the same each time, never between them", () => {
    const edges = [locatedAt("a", "vienna"), locatedAt("a", "quito")];
    for (const each of [edges, edges.toReversed()]) {
      expect(locatedOn(chartOf([...places, node("a")], each), facts).get("a")).toEqual(QUITO);
    }
  });

  it("is not what lies off the earth", () => {
    const wrong = placesAt({ vienna: { latitude: 148, longitude: 16 } });
    expect(locatedOn(chartOf([...places], []), wrong).size).toBe(0);
  });
});

describe("a map", () => {
  const layoutNode = (id: string, place?: Coordinates, more: Partial<LayoutNode> = {}): LayoutNode => ({
    id,
    label: "ACCOUNT",
    caption: id,
    x: 0,
    y: 0,
    size: 8,
    fixed: false,
    ...(place === undefined ? {} : { place }),
    ...more,
  });

  it("has a place at its coordinates, and who is there around it", () => {
    const nodes = [layoutNode("a", VIENNA), layoutNode("z", VIENNA, { label: "PLACE" })];
    const places = onMap({ nodes, edges: [] });
    const { x, y } = projected(VIENNA);
    expect(places.z?.x).toBeCloseTo(x, 1);
    expect(places.z?.y).toBeCloseTo(y, 1);
    expect(Math.hypot((places.a?.x ?? 0) - x, (places.a?.y ?? 0) - y)).toBeCloseTo(16, 0);
  });

  it("has those without a place below it, where no place is", () => {
    const places = onMap({ nodes: [layoutNode("a", VIENNA), layoutNode("b")], edges: [] });
    expect(places.b?.y).toBeGreaterThan(WORLD / 2);
  });

  it("leaves pinned nodes, and tells that they are elsewhere", () => {
    const nodes = [layoutNode("a", VIENNA, { fixed: true }), layoutNode("b", QUITO)];
    const places = onMap({ nodes, edges: [] });
    expect(places).not.toHaveProperty("a");
    const standing = nodes.map((each) => ({ ...each, ...places[each.id] }));
    const all = new Map(
      nodes.flatMap(({ id, place }) => (place === undefined ? [] : [[id, place] as const])),
    );
    expect(elsewhere(standing, all)).toEqual(["a"]);
  });
});

describe("lines of a map", () => {
  it("are further apart on the earth the further one is away", () => {
    expect(stepFor(0.05)).toBe(30);
    expect(stepFor(12)).toBeLessThan(1);
  });

  it("are multiples, none beyond the map", () => {
    expect(degrees(-200, 200, 180, 90)).toEqual([-180, -90, 0, 90, 180]);
    expect(degrees(3, 17, 85, 5)).toEqual([5, 10, 15]);
  });

  it("are told as a map has them", () => {
    expect([told(15, "E", "W"), told(-30, "N", "S"), told(0, "N", "S")]).toEqual(["15° E", "30° S", "0°"]);
  });
});
