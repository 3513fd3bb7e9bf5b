import type Sigma from "sigma";
import type { Point } from "../model";
import { type Bounds, boundsOf } from "./bounds";
import type { Projection } from "./finding";

/** Sigma counts in parts of this square around the chart's origin, whatever is drawn: so nothing moves when more is. */
const SQUARE = 1_000;
export const BOX: { x: [number, number]; y: [number, number] } = {
  x: [-SQUARE / 2, SQUARE / 2],
  y: [-SQUARE / 2, SQUARE / 2],
};
const LEAST_ZOOM = 0.002;
const MOST_ZOOM = 12;
const FITTING_ZOOM = 2;
const QUICK = 220;

/** Where the picture looks, in units of the chart: one is one pixel at zoom 1, y grows downwards. */
export class View {
  reduced = false;

  /** `unit` is how many pixels of the picture one pixel of the screen takes: more than one for an image to keep. */
  constructor(
    private readonly sigma: Sigma,
    readonly unit = 1,
  ) {}

  zoom(): number {
    return this.side() / (SQUARE * this.sigma.getCamera().ratio);
  }

  size(): { readonly width: number; readonly height: number } {
    const { width, height } = this.sigma.getDimensions();
    return { width: width / this.unit, height: height / this.unit };
  }

  /** As it is now, for many points. */
  projection(): Projection {
    const zoom = this.zoom();
    const origin = this.toPixel({ x: 0, y: 0 });
    return {
      zoom,
      size: sizeAt(zoom),
      toPixel: ({ x, y }) => ({ x: origin.x + x * zoom, y: origin.y + y * zoom }),
    };
  }

  centre(): Point {
    const { x, y } = this.sigma.getCamera();
    return { x: (x - 0.5) * SQUARE, y: (0.5 - y) * SQUARE };
  }

  toPixel({ x, y }: Point): Point {
    const { width, height } = this.size();
    const centre = this.centre();
    const zoom = this.zoom();
    return { x: width / 2 + (x - centre.x) * zoom, y: height / 2 + (y - centre.y) * zoom };
  }

  toChart({ x, y }: Point): Point {
    const { width, height } = this.size();
    const centre = this.centre();
    const zoom = this.zoom();
    return { x: centre.x + (x - width / 2) / zoom, y: centre.y + (y - height / 2) / zoom };
  }

  fit(points: Iterable<Point>, margin = 56): void {
    const bounds = boundsOf(points);
    if (bounds === null) return;
    const { width, height } = this.size();
    this.moveTo(middle(bounds), fittingZoom(bounds, width - 2 * margin, height - 2 * margin));
  }

  moveTo(centre: Point, zoom = this.zoom()): void {
    const state = {
      x: 0.5 + centre.x / SQUARE,
      y: 0.5 - centre.y / SQUARE,
      ratio: this.side() / (SQUARE * within(zoom)),
      angle: 0,
    };
    if (this.reduced) this.sigma.getCamera().setState(state);
    else void this.sigma.getCamera().animate(state, { duration: QUICK, easing: "quadraticInOut" });
  }

  /** At once, without a way to it. */
  jumpTo(centre: Point, zoom: number): void {
    const before = this.reduced;
    this.reduced = true;
    this.moveTo(centre, zoom);
    this.reduced = before;
  }

  zoomBy(factor: number): void {
    this.moveTo(this.centre(), this.zoom() * factor);
  }

  panBy({ x, y }: Point): void {
    const centre = this.centre();
    const zoom = this.zoom();
    this.moveTo({ x: centre.x + x / zoom, y: centre.y + y / zoom });
  }

  /** After the picture's size changed from so much: what is in the middle stays there, as large as it was. */
  keepZoom(sideBefore: number): void {
    const camera = this.sigma.getCamera();
    const side = this.side();
    camera.minRatio = side / (SQUARE * MOST_ZOOM);
    camera.maxRatio = side / (SQUARE * LEAST_ZOOM);
    camera.setState({ ratio: (camera.ratio * side) / sideBefore });
  }

  /** What sigma divides sizes by, at a ratio of its camera. */
  shrinking(ratio: number): number {
    return 1 / (sizeAt(this.side() / (SQUARE * ratio)) * this.unit);
  }

  /** The shorter side of the picture, which sigma scales by. */
  side(): number {
    const { width, height } = this.size();
    return Math.max(Math.min(width, height), 1);
  }
}

/** Sizes grow slower than distances when one zooms in, and shrink slower. */
export function sizeAt(zoom: number): number {
  return Math.sqrt(zoom);
}

export function fittingZoom({ least, most }: Bounds, width: number, height: number): number {
  const across = width / Math.max(most.x - least.x, 1);
  const down = height / Math.max(most.y - least.y, 1);
  return within(Math.min(across, down, FITTING_ZOOM));
}

export function middle({ least, most }: Bounds): Point {
  return { x: (least.x + most.x) / 2, y: (least.y + most.y) / 2 };
}

function within(zoom: number): number {
  return Math.min(Math.max(zoom, LEAST_ZOOM), MOST_ZOOM);
}
