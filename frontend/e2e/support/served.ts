import { readFileSync } from "node:fs";

/** Where the API is, as tests/page/server.py tells it. */
export interface Served {
  readonly url: string;
  /** Of a process of this account: it may make sign-in links. */
  readonly token: string;
  readonly cases: Readonly<Record<"golden" | "demo" | "empty", string>>;
}

export function served(): Served {
  const file = process.env.SOCIOGRAM_PAGE;
  if (file === undefined) throw new Error("Nobody has said where the API is (SOCIOGRAM_PAGE).");
  return JSON.parse(readFileSync(file.trim(), "utf8"));
}
