import type { Point } from "../../model";
import type { SceneNode } from "../../scene";
import type { Theme } from "../theme";

/** What is drawn on, and with which colours. */
export interface Sheet {
  readonly brush: CanvasRenderingContext2D;
  readonly theme: Theme;
}

/** A node that is in view, in pixels. */
export interface Seen {
  readonly node: SceneNode;
  readonly at: Point;
  readonly radius: number;
  readonly focused: boolean;
  readonly dimmed: boolean;
}
