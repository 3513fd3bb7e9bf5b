import { describe, expect, it } from "vitest";
import type { JobPartsFragment } from "./jobs.generated";
import { analysisResult, loadResult, parsed } from "./results";
import { ended, newestFirst } from "./useJobs";

describe("a job's result", () => {
  it("of a load has its counts and what was rejected", () => {
    const told = loadResult({
      read: 3,
      new: 1,
      changed: 0,
      same: 0,
      rejected: 2,
      ties: 4,
      alreadyLoaded: false,
      allRejected: false,
      rejections: [{ place: "line 2", reason: "no time" }],
      unknownFields: { colour: 3 },
    });
    expect(told).toMatchObject({ read: 3, new: 1, rejected: 2, ties: 4, allRejected: false });
    expect(told?.rejections).toEqual([{ place: "line 2", reason: "no time" }]);
    expect(told?.unknownFields).toEqual([["colour", 3]]);
  });

  it("of an analysis has its certainty, its facts that are known and its notes", () => {
    const told = analysisResult({
      certainty: "exact",
      enough: false,
      measures: ["pagerank"],
      facts: { accounts: 7, p: null, "": "x" },
      notes: ["few"],
    });
    expect(told).toEqual({
      certainty: "exact",
      enough: false,
      reused: false,
      measures: ["pagerank"],
      facts: [
        ["accounts", 7],
        ["", "x"],
      ],
      notes: ["few"],
    });
  });

  it.each([null, "text", [], { deleted: 3 }])("of another kind is neither: %o", (value) => {
    expect(loadResult(value)).toBeNull();
    expect(analysisResult(value)).toBeNull();
  });

  it("that is no JSON has no members", () => {
    expect(parsed("{")).toEqual({});
    expect(parsed("[1]")).toEqual({});
    expect(parsed(null)).toEqual({});
    expect(parsed('{"certainty":"exact"}')).toEqual({ certainty: "exact" });
  });
});

describe("jobs", () => {
  const job = (id: string, startedAt: string | null, more: Partial<JobPartsFragment> = {}) =>
    ({ id, case: "one", startedAt, state: "RUNNING", ...more }) as JobPartsFragment;

  it("end once, and only where they were seen to run", () => {
    const done = job("a", "2026-01-01T00:00:00Z", { state: "DONE" });
    const now = new Map([["a", done]]);
    expect(ended(new Map([["a", job("a", null)]]), now)).toEqual([done]);
    expect(ended(now, now)).toEqual([]);
    expect(ended(new Map(), now)).toEqual([]);
  });

  it("are newest first, those that wait before all, as they were seen last, and of one case", () => {
    const read = [job("a", "2026-01-01T00:00:00Z"), job("b", "2026-01-02T00:00:00Z")];
    const watched = new Map([
      ["a", job("a", "2026-01-01T00:00:00Z", { state: "DONE" })],
      ["c", job("c", null)],
      ["d", job("d", "2026-01-03T00:00:00Z", { case: "two" })],
    ]);
    const found = newestFirst(read, watched, "one");
    expect(found.map(({ id, state }) => `${id} ${state}`)).toEqual(["c RUNNING", "b RUNNING", "a DONE"]);
  });
});
