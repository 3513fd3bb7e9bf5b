import { describe, expect, it } from "vitest";
import { defanged } from "./defanged";

describe("defanged", () => {
  it.each([
    ["https://example.org/a.b?c=d", "hxxps[:]//example[.]org/a[.]b?c=d"],
    ["HTTP://example.org", "hxxp[:]//example[.]org"],
    ["example.org:8000", "example[.]org:8000"],
  ])("%s", (url, expected) => {
    expect(defanged(url)).toBe(expected);
  });
});
