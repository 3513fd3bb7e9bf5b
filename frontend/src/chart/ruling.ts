import type { Attribute } from "./attributes";
import { candidatesOf } from "./candidates";
import type { Facts } from "./facts";
import { NODE_KINDS } from "./kinds";
import type { Channel, ChartState, StyleRule } from "./model";
import { DISTINCT, PALETTE } from "./scales";

/** What a rule may set, by what it is for. */
export const CHANNELS: Readonly<Record<StyleRule["on"], readonly Channel[]>> = {
  nodes: ["colour", "size", "icon"],
  edges: ["colour", "width"],
};

/** Sizes need numbers; icons tell values apart; colours do either, of numbers both. */
export function modesOf(channel: Channel, { type }: Attribute): readonly StyleRule["mode"][] {
  if (channel === "icon") return ["unique"];
  if (channel !== "colour") return type === "text" ? [] : ["range"];
  return type === "text" ? ["unique"] : ["range", "unique"];
}

export const VALUE_ICONS: readonly string[] = [
  ...new Set(Object.values(NODE_KINDS).map((kind) => kind.icon)),
];

type Asked = Omit<StyleRule, "id" | "chosen">;

/** A rule that remembers what its values look like now, so that what comes later changes none of them. */
export function ruleOf(asked: Asked, state: ChartState, facts: Facts): StyleRule {
  return {
    ...asked,
    id: crypto.randomUUID(),
    chosen: asked.mode === "unique" ? palette(asked, state, facts) : {},
  };
}

function palette(asked: Asked, state: ChartState, facts: Facts): Readonly<Record<string, string>> {
  const looks = asked.channel === "icon" ? VALUE_ICONS : PALETTE;
  const values = candidatesOf(asked, state, facts).values.slice(0, DISTINCT);
  // an object puts keys that are whole numbers first: looks are given in the order in which they will be read
  const ordered = Object.keys(Object.fromEntries(values));
  return Object.fromEntries(ordered.map((value, at) => [value, looks[at % looks.length] ?? ""]));
}
