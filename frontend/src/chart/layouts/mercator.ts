import type { Coordinates } from "../located";
import type { Point } from "../model";

/** The world from west to east, in units of the chart; Web Mercator makes it as high as it is wide. */
export const WORLD = 8_192;
/** Where the square map ends. What lies beyond is at its edge. */
export const MOST_LATITUDE = 85.0511287798066;

const RADIANS = Math.PI / 180;

/** Web Mercator, with the equator and Greenwich in the chart's origin. */
export function projected({ latitude, longitude }: Coordinates): Point {
  const held = Math.min(Math.max(latitude, -MOST_LATITUDE), MOST_LATITUDE);
  const north = Math.log(Math.tan(Math.PI / 4 + (held * RADIANS) / 2));
  return { x: (longitude / 360) * WORLD, y: (-north / (2 * Math.PI)) * WORLD };
}

/** The other way round, of a point on the map. */
export function coordinatesAt({ x, y }: Point): Coordinates {
  const north = (-y / WORLD) * 2 * Math.PI;
  return { latitude: (2 * Math.atan(Math.exp(north)) - Math.PI / 2) / RADIANS, longitude: (x / WORLD) * 360 };
}
