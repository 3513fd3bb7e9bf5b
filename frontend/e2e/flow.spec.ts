import { createHash } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import type { Api } from "./support/api";
import { SMALL_NAME, SMALL_PEOPLE, SMALL_POSTS, smallFile } from "./support/smallFile";
import { expect, settled, test } from "./support/test";

/** As a person does who drags it over the window. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  await expect(page.getByText("Drop a file anywhere on this page")).toBeVisible();
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.text], file.name, { type: "application/json" }));
      return transfer;
    },
    { name, text },
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer });
  await expect(page.getByText("Let go, and it is sent")).toBeVisible();
  await page.dispatchEvent("main", "drop", { dataTransfer });
}

/** The address alone brings back what can be seen now. */
async function expectReopens(page: Page, ...seen: readonly Locator[]): Promise<void> {
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  for (const each of seen) await expect(each).toBeVisible();
  await settled(page);
  expect(page.url()).toBe(address);
}

async function postsIn(api: Api, caseId: string): Promise<number> {
  const found = await api.ask<{ case: { overview: { coverage: { posts: number } } } }>(
    "query ($case: ID!) { case(id: $case) { overview { coverage { posts } } } }",
    { case: caseId },
  );
  return found.case.overview.coverage.posts;
}

/** From now on: whether a progress bar of a job was ever shown. */
async function watchProgress(page: Page): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle(() => {
    const held = { progress: false };
    new MutationObserver(() => {
      held.progress ||= document.querySelector("article[data-state=RUNNING] [role=progressbar]") !== null;
    }).observe(document.body, { childList: true, subtree: true });
    return held;
  });
  return () => seen.evaluate(({ progress }) => progress);
}

test("from a new case and a dropped file to a finding, and every address opens again", async ({
  page,
  api,
}) => {
  test.setTimeout(240_000);
  const file = smallFile();
  const title = `The old bridge ${crypto.randomUUID()}`;

  // a case
  await page.goto("/cases");
  await page.getByRole("button", { name: "New case" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("button", { name: "Create it" }).click();
  await expect(page).toHaveURL(/\/cases\/[0-9a-f]{32}\/files$/);
  const caseId = new URL(page.url()).pathname.split("/")[2] ?? "";

  // a file: looked at, and nothing is written yet
  await drop(page, SMALL_NAME, file);
  await expect(page.getByText("20 of 20 records can be read.")).toBeVisible();
  const preview = page.getByRole("table", { name: "The first records" });
  await expect(preview.getByRole("row")).toHaveCount(1 + 20);
  expect(await postsIn(api, caseId)).toBe(0);
  await expectReopens(page, preview);

  // loaded, taken back, loaded again
  const sawProgress = await watchProgress(page);
  await page.getByRole("button", { name: "Load it" }).click();
  const outcome = page.getByRole("region", { name: "What the load brought" });
  await expect(outcome).toContainText("1 record was rejected", { timeout: 30_000 });
  expect(await sawProgress()).toBe(true);
  expect(await postsIn(api, caseId)).toBe(SMALL_POSTS);
  await expectReopens(page, outcome);
  await page.getByRole("link", { name: "Runs", exact: true }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("taken back", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await postsIn(api, caseId)).toBe(0);
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await expect(page.getByText("Nothing has been loaded into this case")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Add a file" }).last().click();
  await page.getByRole("button", { name: "Add another file" }).click();
  await drop(page, SMALL_NAME, file);
  await page.getByRole("button", { name: "Load it" }).click();
  await expect(outcome).toContainText("1 record was rejected", { timeout: 30_000 });
  expect(await postsIn(api, caseId)).toBe(SMALL_POSTS);

  // what is in it
  await outcome.getByRole("link", { name: "What is in the case now" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByText("Weeks", { exact: true }).click();
  await expect(page).toHaveURL(/bins=WEEK/);
  await expectReopens(
    page,
    page.getByText(`${SMALL_POSTS} posts with a known time.`),
    page.getByRole("link", { name: /#bridge/ }),
    page.getByText("1 record could not be read; it is kept with its reason"),
  );

  // found, and put on a chart
  await page.getByRole("main").getByRole("link", { name: "Search" }).click();
  await page.getByRole("searchbox", { name: "Words, a handle or an address" }).fill("river");
  await page.keyboard.press("Enter");
  const results = page.getByRole("region", { name: "Results" });
  await expect(results.getByRole("listitem")).toHaveCount(SMALL_PEOPLE.length);
  await expectReopens(page, results.getByText("@ada_brook"));
  await results.getByRole("link", { name: `Put the first ${SMALL_PEOPLE.length} on a new chart` }).click();
  const counts = page.getByText(new RegExp(`^${SMALL_PEOPLE.length} nodes, [1-9]\\d* relationships$`));
  await expect(counts).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const chart = page.url();
  await expectReopens(page, counts);

  // from a tie to the record and the hash of the bytes
  await page.getByTestId("chart-mirror").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Open the evidence" }).click();
  const captures = page.getByRole("button", { name: "1 record under custody" });
  await expect(page.getByRole("heading", { level: 1, name: "Evidence of a tie" })).toBeVisible();
  await expectReopens(page, captures.first());
  await captures.first().click();
  await page.getByRole("button", { name: "Show the record" }).click();
  const record = page.getByRole("dialog", { name: "The record as it was received" });
  await expect(record).toContainText("checked just now, and right");
  await expect(record).toContainText(createHash("sha256").update(file).digest("hex"));
  await expect(record).toContainText("the old bridge must stay");
  await page.keyboard.press("Escape");

  // what was found
  await page.goto(chart);
  await page.getByTestId("chart-mirror").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: /^Make a finding/ }).click();
  const sentence = "Most of them answer one account.";
  await page.getByRole("textbox", { name: "Finding" }).fill(sentence);
  await page.getByRole("button", { name: "Keep the finding" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("link", { name: "Findings", exact: true }).click();
  const finding = page.getByRole("listitem").filter({ hasText: sentence });
  await expect(finding).toContainText("1 element carries it");
  await expect(finding).toContainText(/[1-9]\d* posts? carr(y|ies) it/);
  await expectReopens(page, finding.first());
});
