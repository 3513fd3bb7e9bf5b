import { createStore } from "zustand/vanilla";
import type { Side } from "./panelFiles";

const PLACE = "sociogram.panels";
const SIZES: Readonly<Record<Side, readonly [least: number, usual: number, most: number]>> = {
  left: [200, 280, 560],
  right: [220, 340, 720],
  bottom: [120, 240, 640],
};

interface Layout {
  readonly sizes: Readonly<Record<Side, number>>;
  /** The panel that is open on each side; none: the side is folded. */
  readonly open: Readonly<Record<Side, string | null>>;
}

interface PanelsShown extends Layout {
  /** Opens a panel on its side. */
  show(id: string): void;
  toggle(side: Side, id: string): void;
  fold(side: Side): void;
  resize(side: Side, size: number): void;
}

let sideOf: (id: string) => Side | null = () => null;

/** Says which side a panel is on; told once the panels are known. */
export function knowSides(sides: (id: string) => Side | null): void {
  sideOf = sides;
}

const USUAL: Layout = {
  sizes: { left: SIZES.left[1], right: SIZES.right[1], bottom: SIZES.bottom[1] },
  open: { left: null, right: "card", bottom: null },
};

/** How a person likes the panels: remembered on this machine, for every chart. */
export const panelsShown = createStore<PanelsShown>()((set, get) => ({
  ...remembered(),
  show: (id) => {
    const side = sideOf(id);
    if (side !== null) set({ open: { ...get().open, [side]: id } });
  },
  toggle: (side, id) => set({ open: { ...get().open, [side]: get().open[side] === id ? null : id } }),
  fold: (side) => set({ open: { ...get().open, [side]: null } }),
  resize: (side, size) => set({ sizes: { ...get().sizes, [side]: within(side, size) } }),
}));

panelsShown.subscribe(({ sizes, open }) => {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ sizes, open }));
  } catch {
    // a browser that keeps nothing: the panels are as usual the next time
  }
});

export function bounds(side: Side): readonly [number, number] {
  return [SIZES[side][0], SIZES[side][2]];
}

function within(side: Side, size: number): number {
  const [least, most] = bounds(side);
  return Math.round(Math.min(Math.max(size, least), most));
}

function remembered(): Layout {
  try {
    const held = JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Layout>;
    return { sizes: { ...USUAL.sizes, ...held.sizes }, open: { ...USUAL.open, ...held.open } };
  } catch {
    return USUAL;
  }
}
