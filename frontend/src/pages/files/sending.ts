/** What a connector makes of the first records of a file. */
export interface Guess {
  readonly name: string;
  readonly title: string;
  readonly sampled: number;
  readonly mapped: number;
  readonly why: string;
}

/** A file that waits at the API to be loaded. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** The best first. */
  readonly connectors: readonly Guess[];
}

interface Watching {
  readonly signal: AbortSignal;
  onProgress(sent: number): void;
}

const CREATED = 201;

/** Sends a file's bytes as they are. Throws what problemOf says; fetch could not tell how far it is. */
export async function sendFile(caseId: string, file: File, watching: Watching): Promise<SentFile> {
  const { status, text } = await sent(caseId, file, watching);
  const body: unknown = JSON.parse(text);
  if (status !== CREATED) throw body;
  return body as SentFile;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function sent(caseId: string, file: File, { signal, onProgress }: Watching): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/v1/files?${new URLSearchParams({ case: caseId, name: file.name })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => resolve({ status: request.status, text: request.responseText }));
    request.addEventListener("error", () => void whyBroken().then(reject));
    request.addEventListener("abort", () => reject(new DOMException("withdrawn", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/** A browser says only that it broke off. Where the API answers, it was the file: it can't be read, or is too large. */
async function whyBroken(): Promise<unknown> {
  try {
    await fetch("/v1/health");
    return { code: "sending-broken", detail: "" };
  } catch (error) {
    return error;
  }
}
