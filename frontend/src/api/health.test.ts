import { CombinedError, type OperationResult } from "@urql/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetMissing, health, noteResult, watchedFetch } from "./health";

beforeEach(() => {
  vi.useFakeTimers();
  health.setState({ state: "well", missing: null });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const state = () => health.getState().state;

function answering(...answers: readonly (number | Error)[]): void {
  const left = [...answers];
  const fetched = () => {
    const next = left.length > 1 ? left.shift() : left[0];
    return typeof next === "number"
      ? Promise.resolve(new Response("", { status: next }))
      : Promise.reject(next);
  };
  vi.stubGlobal("fetch", vi.fn(fetched));
}

it("is slow after two seconds without an answer, and well again with it", async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal(
    "fetch",
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  const asked = watchedFetch("/graphql");
  await vi.advanceTimersByTimeAsync(1_999);
  expect(state()).toBe("well");
  await vi.advanceTimersByTimeAsync(1);
  expect(state()).toBe("slow");
  answer(new Response(""));
  await asked;
  expect(state()).toBe("well");
});

it.each([
  [503, "busy"],
  [401, "signed out"],
  [400, "well"],
])("takes the status %i as %s", async (status, expected) => {
  answering(status);
  await watchedFetch("/graphql");
  expect(state()).toBe(expected);
});

it("asks by itself until the API is there again", async () => {
  answering(new TypeError("refused"), new TypeError("refused"), 200);
  await expect(watchedFetch("/graphql")).rejects.toThrow("refused");
  expect(state()).toBe("unreachable");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(state()).toBe("unreachable");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(state()).toBe("well");
});

it("does not take a question that was withdrawn for silence", async () => {
  answering(new DOMException("withdrawn", "AbortError"));
  await expect(watchedFetch("/graphql")).rejects.toThrow("withdrawn");
  expect(state()).toBe("well");
});

it("says what a partial answer left out", () => {
  const error = new CombinedError({ graphQLErrors: [{ message: "Counts took too long." }] });
  noteResult({ data: { case: null }, error } as OperationResult);
  expect(health.getState().missing).toBe("Counts took too long.");
  forgetMissing();
  expect(health.getState().missing).toBeNull();
});
