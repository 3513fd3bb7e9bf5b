const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** 1,234 bytes, 12.3 MB. */
export function bytesWord(bytes: number): string {
  let size = bytes;
  let unit = 0;
  for (; size >= 1_000 && unit < UNITS.length - 1; unit += 1) size /= 1_000;
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString("en", { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}
