import { type Generated, generated } from "./graph";

/** A way to draw: what is measured is the same for each. */
export interface Drawing {
  /** Moves the view by so many pixels, at once. */
  pan(x: number, y: number): void;
}

export interface Measured {
  /** Until the pixels are there. */
  readonly firstPicture: number;
  readonly framesPerSecond: number;
  readonly longestGap: number;
}

export interface Bench {
  /** Draws and waits for pixels, then pans. */
  measure(nodes: number, edges: number, panFor: number): Promise<Measured>;
  /** Draws, and tells the longest task while nobody waits for the GPU. */
  stall(nodes: number, edges: number): Promise<number>;
}

export function bench(draw: (container: HTMLElement, graph: Generated) => Drawing): Bench {
  return {
    async measure(nodes, edges, panFor) {
      const graph = generated(nodes, edges);
      const began = performance.now();
      const drawing = draw(container(), graph);
      await frame(); // drawing may wait for the next frame, and is done after it
      await frame();
      waitForPixels();
      const firstPicture = performance.now() - began;
      return { firstPicture, ...(await panned(drawing, panFor)) };
    },
    async stall(nodes, edges) {
      const graph = generated(nodes, edges);
      await frame();
      let longest = 0;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: "longtask" });
      draw(container(), graph);
      for (let frames = 0; frames < 10; frames++) await frame();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return longest;
    },
  };
}

async function panned(drawing: Drawing, panFor: number): Promise<Omit<Measured, "firstPicture">> {
  const began = performance.now();
  let [frames, longestGap, before] = [0, 0, began];
  while (performance.now() - began < panFor) {
    drawing.pan(frames % 40 < 20 ? 6 : -6, 2);
    await frame();
    waitForPixels();
    frames++;
    const now = performance.now();
    longestGap = Math.max(longestGap, now - before);
    before = now;
  }
  return { framesPerSecond: (frames * 1000) / (before - began), longestGap };
}

function frame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}

/** A renderer says that it is done long before the GPU is: reading one pixel waits for it. */
function waitForPixels(): void {
  for (const name of ["sigma-edges", "sigma-nodes"]) {
    const canvas = document.querySelector<HTMLCanvasElement>(`canvas.${name}`);
    const gl = canvas?.getContext("webgl2");
    gl?.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }
}

function container(): HTMLElement {
  const element = document.getElementById("chart");
  if (element === null) throw new Error("The page has no place for the chart.");
  return element;
}
