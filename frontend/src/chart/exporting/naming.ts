const UNSAFE = /[^\p{L}\p{N}_-]+/gu;
const LONGEST = 60;

/** A file's name that every system takes: from a title, with the moment, so that no two are the same. */
export function fileName(title: string, at: Date, ending: string): string {
  const plain = title
    .normalize("NFC")
    .replace(UNSAFE, "-")
    .replace(/^-+|-+$/g, "");
  const moment = at.toISOString().slice(0, 19).replaceAll(":", "").replace("T", "-");
  return `${[...plain].slice(0, LONGEST).join("") || "chart"}-${moment}Z.${ending}`;
}

/** Gives a file to the person at the browser. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser has begun by then; at once, some would find nothing
  setTimeout(() => URL.revokeObjectURL(address), RELEASED_AFTER);
}

const RELEASED_AFTER = 60_000;
