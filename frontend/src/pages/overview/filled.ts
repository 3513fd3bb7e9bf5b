import type { Bin } from "@/api/schema";

interface VolumeBin {
  readonly start: string;
  readonly posts: number;
}

const STEP: Readonly<Record<Bin, number>> = { HOUR: 3_600_000, DAY: 86_400_000, WEEK: 604_800_000 };
const MOST = 2_000;

/** With the bins in between that hold no posts: a quiet time is seen as one. Where that would be too many, as they are. */
export function filled(bins: readonly VolumeBin[], kind: Bin): readonly VolumeBin[] {
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return [];
  const begin = Date.parse(first.start);
  const count = Math.round((Date.parse(last.start) - begin) / STEP[kind]) + 1;
  if (count > MOST) return bins;
  const posts = new Map(bins.map((bin) => [Date.parse(bin.start), bin.posts]));
  return Array.from({ length: count }, (_, at) => {
    const start = begin + at * STEP[kind];
    return { start: new Date(start).toISOString(), posts: posts.get(start) ?? 0 };
  });
}
