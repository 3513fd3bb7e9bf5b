import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Part, usePages } from "./usePages";

function reading(...parts: readonly Part<string>[]) {
  let asked = 0;
  return renderHook(() =>
    usePages("key", async () => {
      const part = parts[asked];
      asked += 1;
      if (part === undefined) throw new Error("There is no further page.");
      return part;
    }),
  ).result;
}

test("a list is whole once its last page is read", async () => {
  const pages = reading(
    { items: ["a", "b"], total: 3, returned: 2, complete: false, reason: "one page", next: "2" },
    { items: ["c"], total: 3, returned: 1, complete: false, reason: "one page", next: null },
  );
  await waitFor(() => expect(pages.current.items).toHaveLength(2));
  expect(pages.current.listing).toMatchObject({ returned: 2, complete: false, reason: null });
  act(() => pages.current.readMore());
  await waitFor(() => expect(pages.current.items).toHaveLength(3));
  expect(pages.current.listing).toMatchObject({ returned: 3, complete: true });
});

test("what the API did not tell whole is not whole, though there is no further page", async () => {
  const pages = reading({
    items: [],
    total: 10,
    returned: 0,
    complete: false,
    reason: "The time ran out.",
    next: null,
  });
  await waitFor(() => expect(pages.current.listing).not.toBeNull());
  expect(pages.current.listing).toMatchObject({ returned: 0, complete: false, reason: "The time ran out." });
});
