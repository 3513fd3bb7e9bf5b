import { describe, expect, it } from "vitest";
import { nodesOf, partsOf } from "./elements";

describe("elements of a finding", () => {
  it("are nodes or edges", () => {
    expect(partsOf("QWJj")).toEqual({ kind: "node", id: "QWJj" });
    expect(partsOf("INTERACTED|a|b")).toEqual({ kind: "edge", type: "INTERACTED", start: "a", end: "b" });
    expect(partsOf("COORDINATED_WITH|a|b|link")).toMatchObject({ kind: "edge", end: "b" });
  });

  it("name each node once", () => {
    expect(nodesOf(["a", "INTERACTED|a|b", "REPOSTS|b|c"])).toEqual(["a", "b", "c"]);
  });
});
