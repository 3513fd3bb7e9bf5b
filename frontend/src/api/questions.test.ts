import { gql, makeOperation, type OperationResult } from "@urql/core";
import { afterEach, expect, it } from "vitest";
import { forgetQuestions, keepQuestions, noteQuestion, questionHeaders, questions } from "./questions";

afterEach(() => {
  keepQuestions(false);
  forgetQuestions();
});

const document = gql`
  query Cases($first: Int) {
    cases(first: $first) {
      total
    }
  }
`;

function answered(
  extensions: Record<string, unknown> = {},
  variables: Record<string, unknown> = { first: 3 },
): OperationResult {
  const request = { key: 1, query: document, variables };
  const operation = makeOperation("query", request, { url: "/graphql", requestPolicy: "network-only" });
  return { operation, extensions, stale: false, hasNext: false };
}

const query = { name: "lookups/cases", text: "RETURN 1", parameters: {}, milliseconds: 2 };

it("keeps nothing, and asks for nothing, unless it is on", () => {
  noteQuestion(answered({ queries: [query] }));
  expect(questions.getState().kept).toEqual([]);
  expect(questionHeaders()).toEqual({});
});

it("asks for the queries and keeps them with the question, the newest 50 first", () => {
  keepQuestions(true);
  expect(questionHeaders()).toEqual({ "X-Show-Queries": "1" });
  noteQuestion(answered());
  expect(questions.getState().kept).toEqual([]);
  for (let at = 0; at < 51; at += 1) noteQuestion(answered({ queries: [query], queriesLeftOut: at }));
  const { kept } = questions.getState();
  expect(kept).toHaveLength(50);
  expect(kept[0]).toMatchObject({ name: "Cases", variables: { first: 3 }, queries: [query], leftOut: 50 });
  expect(kept[0]?.text).toContain("cases(first: $first)");
  expect(kept[49]?.leftOut).toBe(1);
});

it("cuts what is too long to be kept, and says so", () => {
  keepQuestions(true);
  noteQuestion(answered({ queries: [] }, { document: "x".repeat(3_000), title: "short" }));
  const variables = questions.getState().kept[0]?.variables as Record<string, string>;
  expect(variables.title).toBe("short");
  expect(variables.document).toMatch(/^x{2000}… \(of 3000 characters\)$/);
});
