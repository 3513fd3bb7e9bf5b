import type { NodeLabel, RelationshipType } from "@/api/schema";
import type { Shape } from "./scene";

/** A name of chart/icons.ts. */
export type IconName =
  | "account"
  | "channel"
  | "cursor"
  | "domain"
  | "group"
  | "hashtag"
  | "link"
  | "media"
  | "organisation"
  | "person"
  | "place"
  | "post"
  | "run"
  | "topic";

/** How a label looks without any rule: shape and icon say the same as the colour, so that none is needed alone. */
export interface NodeKind {
  readonly shape: Shape;
  readonly icon: IconName;
  readonly colour: string;
  /** Fields that say what a node is, the best first; its key where it has none of them. */
  readonly captions: readonly string[];
}

export interface EdgeKind {
  readonly directed: boolean;
  /** Computed from what sources said; names its Run. */
  readonly derived: boolean;
  readonly colour: string;
}

export const OKABE = {
  orange: "#e69f00",
  sky: "#56b4e9",
  green: "#009e73",
  yellow: "#f0e442",
  blue: "#0072b2",
  vermilion: "#d55e00",
  purple: "#cc79a7",
  grey: "#999999",
} as const;

/** Lines, seen on a light and on a dark ground alike. */
export const NEUTRAL = "#7d8794";

/** The name of each is the word `nodes.<LABEL>` of words/en/kinds.json. */
export const NODE_KINDS: Readonly<Record<NodeLabel | "GROUP", NodeKind>> = {
  ACCOUNT: { shape: "circle", icon: "account", colour: OKABE.blue, captions: ["handle", "name"] },
  POST: { shape: "square", icon: "post", colour: OKABE.orange, captions: ["text", "url"] },
  HASHTAG: { shape: "hexagon", icon: "hashtag", colour: OKABE.green, captions: [] },
  LINK: { shape: "diamond", icon: "link", colour: OKABE.sky, captions: ["title"] },
  DOMAIN: { shape: "pentagon", icon: "domain", colour: OKABE.purple, captions: [] },
  MEDIA: {
    shape: "triangle",
    icon: "media",
    colour: OKABE.vermilion,
    captions: ["description", "kind", "url"],
  },
  PLACE: { shape: "star", icon: "place", colour: OKABE.purple, captions: ["name"] },
  TOPIC: { shape: "star", icon: "topic", colour: OKABE.green, captions: ["name"] },
  CHANNEL: { shape: "pentagon", icon: "channel", colour: OKABE.blue, captions: ["name"] },
  PERSON: { shape: "star", icon: "person", colour: OKABE.vermilion, captions: ["name"] },
  ORGANISATION: { shape: "hexagon", icon: "organisation", colour: OKABE.purple, captions: ["name"] },
  RUN: { shape: "triangle", icon: "run", colour: OKABE.grey, captions: ["name"] },
  CURSOR: { shape: "diamond", icon: "cursor", colour: OKABE.grey, captions: [] },
  GROUP: { shape: "ring", icon: "group", colour: OKABE.grey, captions: [] },
};

/** The word of each is `edges.<TYPE>` of words/en/kinds.json. */
export const EDGE_KINDS: Readonly<Record<RelationshipType, EdgeKind>> = {
  POSTED: { directed: true, derived: false, colour: NEUTRAL },
  REPLIES_TO: { directed: true, derived: false, colour: NEUTRAL },
  REPOSTS: { directed: true, derived: false, colour: NEUTRAL },
  QUOTES: { directed: true, derived: false, colour: NEUTRAL },
  MENTIONS: { directed: true, derived: false, colour: NEUTRAL },
  TAGGED: { directed: true, derived: false, colour: NEUTRAL },
  LINKS_TO: { directed: true, derived: false, colour: NEUTRAL },
  ON_DOMAIN: { directed: true, derived: false, colour: NEUTRAL },
  SHOWS: { directed: true, derived: false, colour: NEUTRAL },
  FOLLOWS: { directed: true, derived: false, colour: NEUTRAL },
  LIKED: { directed: true, derived: false, colour: NEUTRAL },
  IN_CHANNEL: { directed: true, derived: false, colour: NEUTRAL },
  LOCATED_AT: { directed: true, derived: false, colour: NEUTRAL },
  ABOUT: { directed: true, derived: false, colour: NEUTRAL },
  SAME_AS: { directed: false, derived: false, colour: OKABE.purple },
  INTERACTED: { directed: true, derived: true, colour: NEUTRAL },
  COORDINATED_WITH: { directed: false, derived: true, colour: OKABE.vermilion },
};
