/** Up to so many elements a chart is drawn with captions, icons and marks while it moves, too. */
export const STYLED = 2_000;
/** Beyond these the picture is refused: groups have to stand for their members first. */
export const DRAWN_NODES = 20_000;
export const DRAWN_EDGES = 100_000;

interface Sized {
  readonly nodes: { readonly length: number };
  readonly edges: { readonly length: number };
}

export function tooLarge({ nodes, edges }: Sized): boolean {
  return nodes.length > DRAWN_NODES || edges.length > DRAWN_EDGES;
}

/** Whether everything of it is drawn at every moment, moving or not. */
export function isStyled({ nodes, edges }: Sized): boolean {
  return nodes.length + edges.length <= STYLED;
}
