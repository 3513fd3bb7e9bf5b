import { expect, test } from "vitest";
import type { RelationshipType } from "@/api/schema";
import { evidenceOf } from "./evidenceOf";

function of(type: RelationshipType): string {
  return evidenceOf("case", { type, start: "one", end: "two" }).replace("/cases/case/evidence/", "");
}

test("a tie leads to its posts, anything else to what states it", () => {
  expect(of("INTERACTED")).toBe("one/two");
  expect(of("POSTED")).toBe("two");
  expect(of("REPLIES_TO")).toBe("one");
  expect(of("FOLLOWS")).toBe("one");
  expect(of("ON_DOMAIN")).toBe("one");
});
