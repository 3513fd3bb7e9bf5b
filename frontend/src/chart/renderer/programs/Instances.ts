/** One value, or several, of each instance: four bytes in one word, or floats. */
export interface InstanceField {
  readonly name: string;
  readonly size: 1 | 2 | 3 | 4;
  readonly bytes?: boolean;
}

export interface InstanceSource {
  readonly vertex: string;
  readonly fragment: string;
  /** What the vertices of one instance have: `corner`, a triangle strip. */
  readonly strip: readonly (readonly [number, number, number])[];
  readonly fields: readonly InstanceField[];
  readonly uniforms: readonly string[];
}

/** Many equal shapes, drawn by one call. Sigma's own programs send everything to the GPU for each frame; these send
what changed. */
export class Instances {
  /** How many words an instance has. */
  readonly stride: number;
  floats = new Float32Array();
  /** The same memory, for packed colours. */
  words = new Uint32Array();
  private count = 0;
  private held = 0;
  private changedFrom = Number.POSITIVE_INFINITY;
  private changedUntil = 0;
  private made: Made | null = null;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly source: InstanceSource,
  ) {
    this.stride = source.fields.reduce((words, field) => words + wordsOf(field), 0);
  }

  get size(): number {
    return this.count;
  }

  /** Makes room; what was there is written again by the caller. */
  reallocate(count: number): void {
    this.count = count;
    if (count * this.stride > this.floats.length) {
      this.floats = new Float32Array(Math.ceil(count * 1.2) * this.stride);
      this.words = new Uint32Array(this.floats.buffer);
    }
    this.changed(0, count);
  }

  changed(from: number, until = from + 1): void {
    this.changedFrom = Math.min(this.changedFrom, from);
    this.changedUntil = Math.max(this.changedUntil, until);
  }

  /** `set` gives the uniforms their values: its argument finds them by name. `vertices`: only the first of each strip. */
  draw(
    set: (place: (name: string) => WebGLUniformLocation | null) => void,
    vertices = this.source.strip.length,
  ): void {
    if (this.count === 0) return;
    const { gl } = this;
    this.made ??= this.make(); // compiling takes longest: bent lines are seldom needed
    const { program, array, buffer, places } = this.made;
    // biome-ignore lint/correctness/useHookAtTopLevel: a call of WebGL, not a hook of React
    gl.useProgram(program);
    gl.bindVertexArray(array);
    this.send(buffer);
    set((name) => places.get(name) ?? null);
    gl.enable(gl.BLEND);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, vertices, this.count);
    gl.bindVertexArray(null);
  }

  kill(): void {
    if (this.made === null) return;
    const { gl } = this;
    const { program, array, strip, buffer } = this.made;
    gl.deleteVertexArray(array);
    gl.deleteBuffer(strip);
    gl.deleteBuffer(buffer);
    gl.deleteProgram(program);
    this.made = null;
  }

  private send(buffer: WebGLBuffer): void {
    if (this.changedFrom >= this.changedUntil) return;
    const { gl, stride } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    if (this.held !== this.floats.length) {
      gl.bufferData(gl.ARRAY_BUFFER, this.floats, gl.DYNAMIC_DRAW);
      this.held = this.floats.length;
    } else {
      const from = this.changedFrom * stride;
      const until = Math.min(this.changedUntil * stride, this.floats.length);
      gl.bufferSubData(gl.ARRAY_BUFFER, from * 4, this.floats, from, until - from);
    }
    this.changedFrom = Number.POSITIVE_INFINITY;
    this.changedUntil = 0;
  }

  private make(): Made {
    const { gl, source } = this;
    const program = linked(gl, source);
    const made = {
      program,
      places: placesOf(gl, program, source.uniforms),
      array: gl.createVertexArray(),
      strip: gl.createBuffer(),
      buffer: gl.createBuffer(),
    };
    gl.bindVertexArray(made.array);
    this.describeStrip(made);
    this.describeFields(made);
    gl.bindVertexArray(null);
    return made;
  }

  private describeStrip({ program, strip }: Made): void {
    const { gl, source } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, strip);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(source.strip.flat()), gl.STATIC_DRAW);
    const corner = gl.getAttribLocation(program, "corner");
    gl.enableVertexAttribArray(corner);
    gl.vertexAttribPointer(corner, 3, gl.FLOAT, false, 0, 0);
  }

  private describeFields({ program, buffer }: Made): void {
    const { gl, source, stride } = this;
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    let offset = 0;
    for (const field of source.fields) {
      const at = gl.getAttribLocation(program, field.name);
      const type = field.bytes ? gl.UNSIGNED_BYTE : gl.FLOAT;
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, field.size, type, field.bytes ?? false, stride * 4, offset * 4);
      gl.vertexAttribDivisor(at, 1);
      offset += wordsOf(field);
    }
  }
}

/** What the GPU holds of it. */
interface Made {
  readonly program: WebGLProgram;
  readonly places: ReadonlyMap<string, WebGLUniformLocation>;
  readonly array: WebGLVertexArrayObject;
  readonly strip: WebGLBuffer;
  readonly buffer: WebGLBuffer;
}

function wordsOf({ size, bytes }: InstanceField): number {
  return bytes ? 1 : size;
}

function placesOf(
  gl: WebGL2RenderingContext,
  program: WebGLProgram,
  names: readonly string[],
): ReadonlyMap<string, WebGLUniformLocation> {
  const places = new Map<string, WebGLUniformLocation>();
  for (const name of names) {
    const place = gl.getUniformLocation(program, name);
    if (place !== null) places.set(name, place);
  }
  return places;
}

/** Asking after each step would wait for it: one question at the end waits for all. */
function linked(gl: WebGL2RenderingContext, source: InstanceSource): WebGLProgram {
  const program = gl.createProgram();
  const shaders = [
    compiled(gl, gl.VERTEX_SHADER, source.vertex),
    compiled(gl, gl.FRAGMENT_SHADER, source.fragment),
  ];
  for (const shader of shaders) gl.attachShader(program, shader);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const said = [gl.getProgramInfoLog(program), ...shaders.map((shader) => gl.getShaderInfoLog(shader))];
    throw new ShaderError(said.filter(Boolean).join("\n"));
  }
  for (const shader of shaders) gl.deleteShader(shader);
  return program;
}

function compiled(gl: WebGL2RenderingContext, type: GLenum, text: string): WebGLShader {
  const shader = gl.createShader(type);
  if (shader === null) throw new ShaderError("The browser makes no shader.");
  gl.shaderSource(shader, text);
  gl.compileShader(shader);
  return shader;
}

export class ShaderError extends Error {}
