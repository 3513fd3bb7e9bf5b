import type Sigma from "sigma";
import type { MouseCoords, TouchCoords } from "sigma/types";
import type { Point } from "../model";
import type { ElementRef, Tool } from "../store";
import type { ChartEvents, Modifiers } from "./ChartRenderer";

/** What gestures need of the picture that they are made on. */
export interface Surface {
  elementAt(pixel: Point): ElementRef | null;
  /** Takes hold of a node and all that moves with it. */
  grab(id: string, pixel: Point): void;
  drag(pixel: Point): void;
  /** Lets go; where nothing was moved, nothing is told. */
  release(): void;
  /** Shows a box or lasso while it is drawn; none: no more. */
  outline(corners: readonly Point[] | null): void;
  enclose(corners: readonly Point[], modifiers: Modifiers): void;
}

interface Press {
  readonly from: Point;
  readonly kind: "node" | "pan" | "box" | "lasso";
  readonly modifiers: Modifiers;
  readonly path: Point[];
  dragged: boolean;
}

const TOLERANCE = 4;
const LONG_PRESS = 550;

/** Turns what mouse and fingers do into what a person means. Panning and zooming are sigma's. */
export class Gestures {
  tool: Tool = "pan";
  private press: Press | null = null;
  private wasDragged = false;
  private pointer: Point | null = null;
  private frame = 0;
  private longPress: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly sigma: Sigma,
    private readonly surface: Surface,
    private readonly events: ChartEvents,
  ) {
    this.listenToMouse();
    this.listenToTouch();
  }

  /** Whether something is held, or drawn around. */
  get isBusy(): boolean {
    return this.press !== null && this.press.kind !== "pan";
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.stopLongPress();
  }

  private listenToMouse(): void {
    const mouse = this.sigma.getMouseCaptor();
    mouse.on("mousedown", (at) => this.pressed(at, modifiersOf(at.original), isMainButton(at.original)));
    mouse.on("mousemovebody", (at) => this.draggedTo(at, at));
    mouse.on("mouseup", (at) => this.released(at));
    mouse.on("mousemove", (at) => this.pointed(at));
    mouse.on("mouseleave", () => this.pointed(null));
    mouse.on("click", (at) => this.clicked(at, modifiersOf(at.original)));
    mouse.on("doubleClick", (at) => this.doubleClicked(at));
    mouse.on("rightClick", (at) => this.menuAsked(at));
  }

  private listenToTouch(): void {
    const touch = this.sigma.getTouchCaptor();
    touch.on("touchdown", (at) => this.touched(at));
    touch.on("touchmove", (at) => {
      const [finger] = at.touches;
      if (finger !== undefined && at.touches.length === 1) this.draggedTo(finger, at);
    });
    touch.on("touchup", (at) => this.released(fingerOf(at)));
    touch.on("tap", (at) => this.clicked(fingerOf(at), NO_MODIFIERS));
    touch.on("doubletap", (at) => {
      at.preventSigmaDefault();
      const element = this.surface.elementAt(fingerOf(at));
      if (element !== null) this.events.doubleClicked(element);
    });
  }

  private pressed(at: Point, modifiers: Modifiers, isMain: boolean): void {
    this.wasDragged = false;
    if (!isMain) return;
    const element = this.surface.elementAt(at);
    const onNode = element !== null && element.kind !== "edge";
    const free = modifiers.add && this.tool === "pan" ? "box" : this.tool;
    const from = { x: at.x, y: at.y };
    this.press = { from, kind: onNode ? "node" : free, modifiers, path: [from], dragged: false };
    if (onNode) this.surface.grab(element.id, from);
  }

  private touched(at: TouchCoords): void {
    const [finger] = at.touches;
    if (finger === undefined || at.touches.length > 1) {
      this.abandon(); // two fingers zoom
      return;
    }
    this.pressed(finger, NO_MODIFIERS, true);
    this.stopLongPress();
    this.longPress = setTimeout(() => {
      this.abandon();
      this.wasDragged = true;
      this.events.menuAsked(this.surface.elementAt(finger), finger);
    }, LONG_PRESS);
  }

  private draggedTo(at: Point, event: MouseCoords | TouchCoords): void {
    const { press } = this;
    if (press === null) return;
    if (press.kind !== "pan") event.preventSigmaDefault();
    const far = Math.hypot(at.x - press.from.x, at.y - press.from.y) >= TOLERANCE;
    if (!press.dragged && !far) return;
    press.dragged = true;
    this.stopLongPress();
    if (press.kind === "node") this.surface.drag(at);
    if (press.kind === "box") this.surface.outline(boxOf(press.from, at));
    if (press.kind === "lasso") {
      press.path.push({ x: at.x, y: at.y });
      this.surface.outline(press.path);
    }
  }

  private released(at: Point): void {
    const { press } = this;
    this.stopLongPress();
    if (press === null) return;
    this.press = null;
    this.wasDragged = press.dragged;
    if (press.kind === "node") this.surface.release();
    this.surface.outline(null);
    if (!press.dragged) return;
    if (press.kind === "box") this.surface.enclose(boxOf(press.from, at), press.modifiers);
    if (press.kind === "lasso" && press.path.length > 2) this.surface.enclose(press.path, press.modifiers);
  }

  private abandon(): void {
    this.stopLongPress();
    if (this.press?.kind === "node") this.surface.release();
    this.surface.outline(null);
    this.press = null;
  }

  private stopLongPress(): void {
    if (this.longPress !== null) clearTimeout(this.longPress);
    this.longPress = null;
  }

  /** What is under the pointer is looked for once a frame. */
  private pointed(at: Point | null): void {
    this.pointer = at === null ? null : { x: at.x, y: at.y };
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.press?.dragged) return;
      this.events.hovered(this.pointer === null ? null : this.surface.elementAt(this.pointer));
    });
  }

  private clicked(at: Point, modifiers: Modifiers): void {
    if (this.wasDragged) return;
    this.events.clicked(this.surface.elementAt(at), modifiers);
  }

  private doubleClicked(at: MouseCoords): void {
    at.preventSigmaDefault();
    const element = this.surface.elementAt(at);
    if (element !== null) this.events.doubleClicked(element);
  }

  private menuAsked(at: MouseCoords): void {
    at.original.preventDefault();
    this.abandon();
    this.events.menuAsked(this.surface.elementAt(at), { x: at.x, y: at.y });
  }
}

const NO_MODIFIERS: Modifiers = { add: false };

function modifiersOf(event: MouseEvent | TouchEvent): Modifiers {
  return { add: event.shiftKey || event.ctrlKey || event.metaKey };
}

function isMainButton(event: MouseEvent | TouchEvent): boolean {
  return !("button" in event) || event.button === 0;
}

function fingerOf({ touches, previousTouches }: TouchCoords): Point {
  return touches[0] ?? previousTouches[0] ?? { x: 0, y: 0 };
}

export function boxOf(from: Point, to: Point): readonly Point[] {
  return [from, { x: to.x, y: from.y }, { x: to.x, y: to.y }, { x: from.x, y: to.y }];
}
