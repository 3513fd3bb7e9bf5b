/** `look` is shape, state, hollow, opacity, each a byte. State: 1 pinned, 2 selected, 4 in focus, added. */
export const NODE_VERTEX = `#version 300 es
precision highp float;
in vec3 corner;
in vec2 position;
in float size;
in vec4 colour;
in vec4 look;
uniform mat3 matrix;
uniform vec2 viewport;
uniform float sizeRatio;
uniform float context;
out vec2 at;
flat out float radius;
flat out vec4 fill;
flat out float shape;
flat out float state;
flat out float hollow;

void main() {
  radius = max(size / sizeRatio, 1.2);
  shape = floor(look.x * 255.0 + 0.5);
  state = floor(look.y * 255.0 + 0.5);
  hollow = look.z;
  float focused = step(4.0, state);
  fill = vec4(colour.rgb, colour.a * look.w * mix(context, 1.0, focused));
  float around = mod(state, 4.0) + focused > 0.0 ? 6.0 : 1.5;
  at = corner.xy * (radius * 1.16 + around);
  vec2 centre = (matrix * vec3(position, 1.0)).xy;
  gl_Position = vec4(centre + at * 2.0 / viewport, 0.0, 1.0);
}`;

/** Regular polygons by folding the plane into one of their sectors: the distance to the nearest side. */
export const NODE_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
flat in float radius;
flat in vec4 fill;
flat in float shape;
flat in float state;
flat in float hollow;
uniform float feather;
uniform vec3 ground;
uniform vec3 accent;
uniform vec3 ink;
out vec4 colour;

const float PI = 3.14159265;

float polygon(float sides, float turn, float inner) {
  float sector = 2.0 * PI / sides;
  float angle = atan(at.x, at.y) + turn;
  float folded = angle - sector * floor(angle / sector + 0.5);
  return cos(folded) * length(at) - inner;
}

float star() {
  float sector = 2.0 * PI / 5.0;
  float angle = atan(at.x, at.y);
  float folded = abs(angle - sector * floor(angle / sector + 0.5));
  vec2 point = length(at) * vec2(cos(folded), sin(folded));
  vec2 tip = vec2(radius * 1.16, 0.0);
  vec2 notch = radius * 0.56 * vec2(cos(PI / 5.0), sin(PI / 5.0));
  vec2 side = normalize(notch - tip);
  return dot(point - tip, vec2(side.y, -side.x));
}

float distanceToShape() {
  if (shape < 0.5) return length(at) - radius;
  if (shape < 1.5) return polygon(4.0, 0.0, radius * 0.86);
  if (shape < 2.5) return polygon(4.0, PI / 4.0, radius * 0.80);
  if (shape < 3.5) return polygon(3.0, PI / 3.0, radius * 0.58);
  if (shape < 4.5) return polygon(6.0, PI / 6.0, radius * 0.90);
  if (shape < 5.5) return polygon(5.0, PI / 5.0, radius * 0.86);
  if (shape < 6.5) return star();
  return abs(length(at) - radius * 0.78) - radius * 0.22;
}

float inside(float away) {
  return clamp(0.5 - away / feather, 0.0, 1.0);
}

void over(inout vec4 under, vec3 rgb, float share) {
  under = vec4(rgb * share, share) + under * (1.0 - share);
}

void main() {
  float away = distanceToShape();
  colour = vec4(0.0);
  over(colour, ground, inside(away - 1.2) * min(fill.a, 0.85));
  over(colour, fill.rgb, inside(away) * fill.a);
  float rim = max(1.6, radius * 0.16);
  if (hollow > 0.5) over(colour, ground, inside(away + rim) * fill.a);
  float chosen = floor(mod(state, 4.0) / 2.0);
  if (mod(state, 2.0) > 0.5) over(colour, ink, inside(abs(away + 0.9) - 0.9) * fill.a);
  if (chosen > 0.5) {
    over(colour, ground, inside(abs(away - 1.2) - 1.2));
    over(colour, accent, inside(abs(away - 3.6) - 1.3));
  } else if (state > 3.5) {
    over(colour, accent, inside(abs(away - 2.0) - 0.8) * fill.a);
  }
  if (colour.a < 0.004) discard;
}`;
