import { describe, expect, it } from "vitest";
import { globalId, labelInGraph } from "./globalId";

describe("globalId", () => {
  // the same as tests/api/test_ids.py says
  it.each([
    ["a".repeat(32), "Account", "x:1", "MTphYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTpBY2NvdW50Ong6MQ"],
    [
      "a".repeat(32),
      "Hashtag",
      "été>?",
      "MTphYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTpIYXNodGFnOsOpdMOpPj8",
    ],
  ])("%s %s %s", (caseId, label, key, expected) => {
    expect(globalId(caseId, label, key)).toBe(expected);
  });

  it("names labels as the graph does", () => {
    expect(labelInGraph("ACCOUNT")).toBe("Account");
  });
});
