/** `look` is line style, state, 0, opacity, each a byte. Style: 0 solid, 1 dashed, 2 dotted, 3 double. State: 1 directed,
2 selected, 4 in focus, added. `corner` is where along the line, which side, and 0 line, 1 wing of the arrow, 2 its tip. */
export const EDGE_VERTEX = `#version 300 es
precision highp float;
in vec3 corner;
in vec2 start;
in vec2 end;
in vec3 measure;
in float bend;
in vec4 colour;
in vec4 look;
uniform mat3 matrix;
uniform vec2 viewport;
uniform float sizeRatio;
uniform float feather;
uniform float context;
uniform float arrows;
out float along;
out float across;
out float limit;
flat out float width;
flat out float style;
flat out float chosen;
flat out vec4 ink;

vec2 pixel(vec2 point) {
  return ((matrix * vec3(point, 1.0)).xy * 0.5 + 0.5) * viewport;
}

vec2 onLine(vec2 a, vec2 c, vec2 b, float t) {
  return mix(mix(a, c, t), mix(c, b, t), t);
}

void main() {
  vec2 a = pixel(start);
  vec2 b = pixel(end);
  style = floor(look.x * 255.0 + 0.5);
  float state = floor(look.y * 255.0 + 0.5);
  float directed = mod(state, 2.0) * arrows;
  chosen = floor(mod(state, 4.0) / 2.0);
  ink = vec4(colour.rgb, colour.a * look.w * mix(context, 1.0, step(4.0, state)));
  width = max(measure.x / sizeRatio, style > 2.5 ? 4.0 : 0.8);
  float reach = width * 0.5 + feather * 0.5 + chosen * 2.5;

  float span = length(b - a);
  vec2 way = span > 0.01 ? (b - a) / span : vec2(1.0, 0.0);
  vec2 aside = vec2(-way.y, way.x);
  vec2 control = (a + b) * 0.5 + aside * bend * span;
  float around = span * (1.0 + bend * bend * 0.6);
  float head = directed * min(5.0 + width * 1.6, max(around * 0.3, 0.0));
  float from = (measure.y / sizeRatio + 1.0) / max(around, 1.0);
  float until = 1.0 - (measure.z / sizeRatio + 1.5) / max(around, 1.0);
  float neck = until - head / max(around, 1.0);

  float t = corner.z > 1.5 ? until : corner.z > 0.5 ? neck : mix(from, neck, corner.x);
  vec2 point = onLine(a, control, b, t);
  vec2 heading = mix(control - a, b - control, t);
  if (span < 0.5) {
    float out_ = measure.y / sizeRatio;
    float loop = out_ * 0.8 + 7.0;
    float angle = mix(0.5, 5.78, corner.x);
    point = a + vec2(0.0, out_ * 0.7 + loop) + loop * vec2(sin(angle), -cos(angle));
    heading = vec2(cos(angle), sin(angle));
    around = loop * 6.0;
    neck = 1.0;
    from = 0.0;
    directed = 0.0;
  }
  vec2 normal = length(heading) > 0.01 ? normalize(vec2(-heading.y, heading.x)) : aside;
  float wing = directed * (2.6 + width * 1.1);
  float side = corner.z > 0.5 ? (corner.z > 1.5 ? 0.0 : wing) : reach;
  limit = corner.z > 0.5 ? side : width * 0.5;
  across = corner.y * side;
  along = corner.z > 0.5 ? -1.0e4 : t * around;
  point += normal * across;
  bool hidden = neck <= from;
  gl_Position = vec4(hidden ? vec2(2.0) : point / viewport * 2.0 - 1.0, 0.0, 1.0);
}`;

export const EDGE_FRAGMENT = `#version 300 es
precision highp float;
in float along;
in float across;
in float limit;
flat in float width;
flat in float style;
flat in float chosen;
flat in vec4 ink;
uniform float feather;
uniform vec3 accent;
out vec4 colour;

float within(float away) {
  return clamp(0.5 - away / feather, 0.0, 1.0);
}

float covered() {
  float off = abs(across);
  if (along < -1.0 || style < 0.5) return within(off - limit);
  if (style > 2.5) return within(abs(off - width * 0.36) - width * 0.14);
  if (style > 1.5) {
    float dot_ = max(width * 0.5, 0.9);
    float period = dot_ * 2.0 + max(width, 2.5);
    float far = length(vec2(mod(along, period) - period * 0.5, off));
    return within(far - dot_);
  }
  float dash = 5.0 + width * 1.5;
  float period = dash * 1.65;
  float gap = abs(mod(along, period) - period * 0.5) - dash * 0.5;
  return within(max(gap, off - limit));
}

void main() {
  float share = covered() * ink.a;
  colour = vec4(ink.rgb * share, share);
  if (chosen > 0.5) {
    float halo = within(abs(across) - width * 0.5 - 2.0) * 0.45 * (1.0 - share);
    colour += vec4(accent * halo, halo);
  }
  if (colour.a < 0.004) discard;
}`;
