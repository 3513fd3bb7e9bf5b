import type { Locator, Page } from "@playwright/test";
import type { Point } from "../../src/chart/model";
import { boundsOf } from "../../src/chart/renderer/bounds";
import { fittingZoom, middle } from "../../src/chart/renderer/View";

/** As the renderer leaves it free when it fits all into view. */
const MARGIN = 56;

/** A part of the window, in pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What can be seen of a chart that is fitted into view. */
export class Sight {
  constructor(
    private readonly page: Page,
    private readonly canvas: Locator,
  ) {}

  /** The pixel of the window on which a point of the chart is drawn, once all those nodes are fitted into view. */
  async pixelOf(point: Point, all: readonly Point[]): Promise<Point> {
    const { x, y, width, height } = await this.whole();
    const bounds = boundsOf(all);
    if (bounds === null) throw new Error("Nothing is on the chart.");
    const zoom = fittingZoom(bounds, width - 2 * MARGIN, height - 2 * MARGIN);
    const centre = middle(bounds);
    return {
      x: x + width / 2 + (point.x - centre.x) * zoom,
      y: y + height / 2 + (point.y - centre.y) * zoom,
    };
  }

  async whole(): Promise<Part> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error("The picture is not there.");
    return box;
  }

  async picture(part?: Part): Promise<string> {
    const png = await this.page.screenshot({ clip: part ?? (await this.whole()) });
    return png.toString("base64");
  }

  /** How much stands on a part: how far its pixels are from the most usual one on average, 0 to 255. */
  async ink(part: Part): Promise<number> {
    const { ink } = await this.page.evaluate(compared, [await this.picture(part)]);
    return ink;
  }

  /** Which share of the pixels of two pictures of equal size is not the same. */
  async changed(before: string, after: string): Promise<number> {
    const { changed } = await this.page.evaluate(compared, [before, after]);
    return changed;
  }
}

export function around({ x, y }: Point, reach: number): Part {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

/** In the page, which can decode pictures: the ink of the first, and how much of it is another in the last. */
async function compared(pngs: readonly string[]): Promise<{ ink: number; changed: number }> {
  const pictures = await Promise.all(
    pngs.map(async (png) => {
      const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes]));
      const brush = new OffscreenCanvas(width, height).getContext("2d");
      brush?.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
      return brush?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    }),
  );
  const [first, last] = [pictures.at(0), pictures.at(-1)].map((data) => new Uint32Array(data?.buffer ?? []));
  if (first === undefined || last === undefined) throw new Error("There is no picture.");
  const counts = new Map<number, number>();
  for (const pixel of first) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const ground = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
  const channels = [0, 8, 16];
  const distance = (pixel: number) =>
    channels.reduce((sum, by) => sum + Math.abs(((pixel >> by) & 255) - ((ground >> by) & 255)) / 3, 0);
  return {
    ink: first.reduce((sum, pixel) => sum + distance(pixel), 0) / first.length,
    changed: first.filter((pixel, at) => pixel !== last[at]).length / first.length,
  };
}
