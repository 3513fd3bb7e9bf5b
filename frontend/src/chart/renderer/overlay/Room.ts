const CELL = 64;

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which parts of the picture are taken: a caption that would lie on something is left out. */
export class Room {
  private readonly cells = new Map<number, Rectangle[]>();

  /** Takes a rectangle if all of it is free, or in any case. */
  take(left: number, top: number, width: number, height: number, always = false): boolean {
    const rectangle = { left, top, right: left + width, bottom: top + height };
    const cells = cellsOf(rectangle);
    if (!always && cells.some((cell) => this.cells.get(cell)?.some((other) => meet(rectangle, other))))
      return false;
    for (const cell of cells) {
      const held = this.cells.get(cell);
      if (held === undefined) this.cells.set(cell, [rectangle]);
      else held.push(rectangle);
    }
    return true;
  }
}

function cellsOf({ left, top, right, bottom }: Rectangle): readonly number[] {
  const cells: number[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
      cells.push(column * 65_536 + row);
  }
  return cells;
}

function meet(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
