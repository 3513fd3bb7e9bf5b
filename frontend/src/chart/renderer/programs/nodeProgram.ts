import type { NodeProgramType } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { type NodeData, nodeLook } from "../looks";
import type { Brush } from "./brush";
import { Instances } from "./Instances";
import { NODE_FRAGMENT, NODE_VERTEX } from "./nodeShaders";

const SQUARE = [
  [-1, -1, 0],
  [1, -1, 0],
  [-1, 1, 0],
  [1, 1, 0],
] as const;

/** Nodes by shape, with their rings. What is under the pointer is computed (finding.ts), not read back from the GPU. */
export function nodeProgram(brush: Brush): NodeProgramType {
  return class {
    readonly drawLabel = undefined;
    readonly drawHover = undefined;
    private readonly instances: Instances;

    constructor(private readonly gl: WebGLRenderingContext | WebGL2RenderingContext) {
      if (!(gl instanceof WebGL2RenderingContext)) throw new Error("Nodes are drawn with WebGL 2.");
      this.instances = new Instances(gl, {
        vertex: NODE_VERTEX,
        fragment: NODE_FRAGMENT,
        strip: SQUARE,
        fields: [
          { name: "position", size: 2 },
          { name: "size", size: 1 },
          { name: "colour", size: 4, bytes: true },
          { name: "look", size: 4, bytes: true },
        ],
        uniforms: ["matrix", "viewport", "sizeRatio", "context", "feather", "ground", "accent", "ink"],
      });
    }

    reallocate(capacity: number): void {
      this.instances.reallocate(capacity);
    }

    process(_index: number, offset: number, data: NodeDisplayData): void {
      const { floats, words, stride } = this.instances;
      const { paint, look } = nodeLook(data as NodeDisplayData & NodeData);
      const at = offset * stride;
      floats[at] = data.x;
      floats[at + 1] = data.y;
      floats[at + 2] = data.size;
      words[at + 3] = paint;
      words[at + 4] = look;
      this.instances.changed(offset);
    }

    render(params: RenderParams): void {
      const { gl } = this;
      gl.viewport(0, 0, params.width * params.pixelRatio, params.height * params.pixelRatio);
      this.instances.draw((place) => {
        gl.uniformMatrix3fv(place("matrix"), false, params.matrix);
        gl.uniform2f(place("viewport"), params.width, params.height);
        gl.uniform1f(place("sizeRatio"), params.sizeRatio);
        gl.uniform1f(place("feather"), 1 / params.pixelRatio);
        gl.uniform1f(place("context"), brush.context);
        gl.uniform3f(place("ground"), ...brush.ground);
        gl.uniform3f(place("accent"), ...brush.accent);
        gl.uniform3f(place("ink"), ...brush.ink);
      });
    }

    kill(): void {
      this.instances.kill();
    }
  };
}

/** Sigma draws nodes under the pointer a second time, on a layer of their own; here they are drawn once. */
export class NoProgram {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  reallocate(_capacity: number): void {}
  process(_index: number, _offset: number, _data: NodeDisplayData): void {}
  render(_params: RenderParams): void {}
  kill(): void {}
}
