declare module "graphology-layout-forceatlas2/iterate" {
  interface ForceSettings {
    readonly linLogMode: boolean;
    readonly outboundAttractionDistribution: boolean;
    readonly adjustSizes: boolean;
    readonly edgeWeightInfluence: number;
    readonly scalingRatio: number;
    readonly strongGravityMode: boolean;
    readonly gravity: number;
    readonly slowDown: number;
    readonly barnesHutOptimize: boolean;
    readonly barnesHutTheta: number;
  }
  /** Changes the matrix of nodes. */
  export default function iterate(settings: ForceSettings, nodes: Float32Array, edges: Float32Array): unknown;
}

declare module "graphology-layout-noverlap/iterate" {
  interface ApartSettings {
    readonly margin: number;
    readonly ratio: number;
    readonly expansion: number;
    readonly gridSize: number;
    readonly speed: number;
  }
  /** Changes the matrix of nodes: x, y, size. */
  export default function iterate(
    settings: ApartSettings,
    nodes: Float32Array,
  ): { readonly converged: boolean };
}
