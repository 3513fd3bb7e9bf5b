import { ICONS } from "../icons";
import { readableOn } from "../renderer/colour";
import { SHAPE_PATHS } from "../shapes";
import type { Sample } from "./legend";
import { DASHES } from "./lines";
import styles from "./SampleIcon.module.css";

/** How an entry of the legend looks on the picture. What it is stands beside it in words. */
export function SampleIcon({ sample }: { readonly sample: Sample }) {
  return sample.kind === "node" ? <NodeSample sample={sample} /> : <LineSample sample={sample} />;
}

function NodeSample({ sample }: { readonly sample: Extract<Sample, { kind: "node" }> }) {
  const { shape, colour, icon } = sample;
  const ink = shape === "ring" ? colour : readableOn(colour);
  return (
    <svg className={styles.node} viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPE_PATHS[shape]} fill={colour} fillRule="evenodd" />
      <path
        d={ICONS[icon] ?? ""}
        transform="translate(6.5 6.5) scale(.46)"
        stroke={ink}
        className={styles.icon}
      />
    </svg>
  );
}

function LineSample({ sample }: { readonly sample: Extract<Sample, { kind: "line" }> }) {
  const { colour, certainty, number } = sample;
  const lines = certainty === "simultaneous" ? [6, 10] : [8];
  return (
    <svg className={styles.line} viewBox="0 0 32 16" aria-hidden="true">
      {lines.map((y) => (
        <path
          key={y}
          d={`M1 ${y}H31`}
          stroke={colour}
          strokeDasharray={DASHES[certainty].join(" ")}
          className={certainty === "simultaneous" ? styles.thin : styles.stroke}
        />
      ))}
      {number === null ? null : (
        <text x="16" y="12" className={styles.number}>
          {number}
        </text>
      )}
    </svg>
  );
}
