import type { EdgeProgramType } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { type EdgeData, edgeLook } from "../looks";
import type { Brush } from "./brush";
import { EDGE_FRAGMENT, EDGE_VERTEX } from "./edgeShaders";
import { Instances } from "./Instances";

type Corner = readonly [number, number, number];

const ARROW: readonly Corner[] = [
  [1, -1, 1],
  [1, 1, 1],
  [1, 0, 2],
];
/** So many lines have arrows only where nodes are drawn larger than this part of their size: else nobody sees them. */
const MANY = 10_000;
const LARGE = 1.25;

/** Lines in so many straight pieces, and the arrow's head: a straight line needs one piece. */
export function edgeProgram(brush: Brush, pieces: number): EdgeProgramType {
  const strip = [...lineOf(pieces), ...ARROW];
  return class {
    readonly drawLabel = undefined;
    private readonly instances: Instances;

    constructor(private readonly gl: WebGLRenderingContext | WebGL2RenderingContext) {
      if (!(gl instanceof WebGL2RenderingContext)) throw new Error("Edges are drawn with WebGL 2.");
      this.instances = new Instances(gl, {
        vertex: EDGE_VERTEX,
        fragment: EDGE_FRAGMENT,
        strip,
        fields: [
          { name: "start", size: 2 },
          { name: "end", size: 2 },
          { name: "measure", size: 3 },
          { name: "bend", size: 1 },
          { name: "colour", size: 4, bytes: true },
          { name: "look", size: 4, bytes: true },
        ],
        uniforms: ["matrix", "viewport", "sizeRatio", "context", "feather", "accent", "arrows"],
      });
    }

    reallocate(capacity: number): void {
      this.instances.reallocate(capacity);
    }

    process(
      _index: number,
      offset: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ): void {
      const { floats, words, stride } = this.instances;
      const drawn = data as EdgeDisplayData & EdgeData;
      const { paint, look } = edgeLook(drawn);
      const at = offset * stride;
      floats[at] = source.x;
      floats[at + 1] = source.y;
      floats[at + 2] = target.x;
      floats[at + 3] = target.y;
      floats[at + 4] = data.size;
      floats[at + 5] = source.size;
      floats[at + 6] = target.size;
      floats[at + 7] = drawn.of.curve;
      words[at + 8] = paint;
      words[at + 9] = look;
      this.instances.changed(offset);
    }

    render(params: RenderParams): void {
      if (brush.withoutEdges) return;
      const { gl } = this;
      const arrows = this.instances.size <= MANY || params.sizeRatio < LARGE;
      gl.viewport(0, 0, params.width * params.pixelRatio, params.height * params.pixelRatio);
      this.instances.draw(
        (place) => {
          gl.uniformMatrix3fv(place("matrix"), false, params.matrix);
          gl.uniform2f(place("viewport"), params.width, params.height);
          gl.uniform1f(place("sizeRatio"), params.sizeRatio);
          gl.uniform1f(place("feather"), 1 / params.pixelRatio);
          gl.uniform1f(place("context"), brush.context);
          gl.uniform1f(place("arrows"), arrows ? 1 : 0);
          gl.uniform3f(place("accent"), ...brush.accent);
        },
        strip.length - (arrows ? 0 : ARROW.length),
      );
    }

    kill(): void {
      this.instances.kill();
    }
  };
}

function lineOf(pieces: number): readonly Corner[] {
  return Array.from({ length: pieces + 1 }, (_, at) => at / pieces).flatMap((along): Corner[] => [
    [along, -1, 0],
    [along, 1, 0],
  ]);
}
