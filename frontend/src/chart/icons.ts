import type { IconName } from "./kinds";
import { numberIcon, numberPath } from "./numbers";

const KINDS: Readonly<Record<IconName, string>> = {
  account: "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5a7.5 6.5 0 0 1 15 0",
  post: "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12.5h5",
  hashtag: "M9.5 4l-2 16M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  link: "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.4-1.4",
  domain: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c5 5 5 13 0 18c-5-5-5-13 0-18",
  media: "M4 5h16v14H4zM4 16l5-5l4 4l3-2.5l4 4M14.5 9a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
  place:
    "M12 21c-4-4.5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16.5 12 21M9.5 9.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  topic: "M9 17.5c0-2.5-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5.5-3 8zM9.5 20.5h5",
  channel: "M4 10v4h3l8 5V5L7 10zM18.5 9a4.5 4.5 0 0 1 0 6",
  person: "M8 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0M6 21v-4a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v4M12 14v4",
  organisation: "M5 21V5l8-2v18M13 9h6v12M3 21h18M8 8h2M8 12h2M8 16h2M16 13h0M16 17h0",
  run: "M8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M12 3v4M12 17v4M3 12h4M17 12h4M5.6 5.6l2.9 2.9M15.5 15.5l2.9 2.9M18.4 5.6l-2.9 2.9M8.5 15.5l-2.9 2.9",
  cursor: "M6 3h12v18l-6-5l-6 5z",
  group:
    "M4.5 7.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M13.5 7.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M9 16.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
};

/** Of two digits: more can't be read on a node. */
const NUMBERS = 100;

/** Icons on a grid of 24, as SVG path data to be stroked: the picture draws them with Path2D, the page with <path>.
Those of numbers stand for the values that a legend tells apart. */
export const ICONS: Readonly<Record<string, string>> = {
  ...KINDS,
  ...Object.fromEntries(
    Array.from({ length: NUMBERS }, (_, number) => [numberIcon(number), numberPath(number)]),
  ),
};
