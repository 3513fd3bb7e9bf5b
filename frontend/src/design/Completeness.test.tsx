import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { prepareWords } from "@/app/words";
import { Completeness, type Listing } from "./Completeness";

prepareWords();
afterEach(cleanup);

const ALL: Listing = { total: 1_200, returned: 1_200, complete: true };

it.each([
  [ALL, "All 1,200."],
  [{ total: 0, returned: 0, complete: true }, "None."],
  [
    { total: 1_200, returned: 50, complete: false, reason: "50 were asked for." },
    "50 of 1,200. 50 were asked for.",
  ],
  [
    { total: 5_000, totalKind: "LOWER_BOUND", returned: 50, complete: false, reason: "There are more." },
    "50 of at least 5,000. There are more.",
  ],
])("says how many of how many, and why not all", (listing, said) => {
  const { container } = render(<Completeness of={listing} />);
  expect(container.textContent).toBe(said);
});
