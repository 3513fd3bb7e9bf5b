import type Sigma from "sigma";
import type { Brush } from "./programs/brush";

const STILL_AFTER = 140;

/** Knows whether the picture moves. A large one moves without its lines, and is drawn in full when it stands still. */
export class Pace {
  moving = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly sigma: Sigma,
    private readonly brush: Brush,
    private readonly isStyled: () => boolean,
  ) {
    sigma.getCamera().on("updated", this.moved);
  }

  /** What was just done was no movement: the picture is drawn in full at once. */
  still(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.moving = false;
    this.brush.withoutEdges = false;
  }

  stop(): void {
    this.still();
    this.sigma.getCamera().removeListener("updated", this.moved);
  }

  private readonly moved = (): void => {
    this.moving = true;
    this.brush.withoutEdges = !this.isStyled();
    this.wait();
  };

  private wait(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), STILL_AFTER);
  }

  /** A slow machine may take longer than that for one frame of a movement. */
  private rest(): void {
    if (this.sigma.getCamera().isAnimated() || this.sigma.getMouseCaptor().isMouseDown) {
      this.wait();
      return;
    }
    this.still();
    this.sigma.scheduleRender();
  }
}
