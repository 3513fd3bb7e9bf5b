import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { completions } from "./completions";

function labels(text: string): string[] {
  const state = EditorState.create({ doc: text });
  return (
    completions(new CompletionContext(state, text.length, false))?.options.map(({ label }) => label) ?? []
  );
}

describe("completions", () => {
  it("are labels after the colon of a node", () => {
    expect(labels("MATCH (a:Ac")).toContain("Account");
    expect(labels("MATCH (a:Ac")).not.toContain("INTERACTED");
  });

  it("are types after the colon of a relationship", () => {
    expect(labels("MATCH (a)-[r:IN")).toContain("INTERACTED");
    expect(labels("MATCH (a)-[r:REPOSTS|QU")).toContain("QUOTES");
    expect(labels("MATCH (a)-[r:QUOTES]->(p:")).toContain("Post");
  });

  it("are properties after a point, and parameters after $", () => {
    expect(labels("MATCH (a) WHERE a.han")).toContain("handle");
    expect(labels("MATCH (a {case: $ca")).toContain("$case");
  });

  it("wait for a second letter", () => {
    expect(labels("M")).toEqual([]);
    expect(labels("MA")).toContain("MATCH");
  });
});
