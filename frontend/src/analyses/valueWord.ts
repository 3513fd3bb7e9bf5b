/** A measure's value: small ones by their power of ten, others with up to four digits after the point. */
export function valueWord(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.001;
  return isSmall ? value.toExponential(2) : value.toLocaleString("en", { maximumFractionDigits: 4 });
}
