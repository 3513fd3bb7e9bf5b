import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import type { Api } from "./support/api";
import { expect, test } from "./support/test";

const ACCOUNTS = 12;

/** A new chart with prominent accounts and all that joins them, opened from its address. */
async function open(page: Page, api: Api, caseId: string): Promise<void> {
  const top = await api.ask<{ case: { measures: { nodes: { account: { id: string } }[] } } }>(
    `query ($case: ID!, $first: Int!) { case(id: $case) { measures(name: PAGERANK, first: $first) {
      nodes { account { id } } } } }`,
    { case: caseId, first: ACCOUNTS },
  );
  const ids = top.case.measures.nodes.map(({ account }) => account.id);
  await page.goto(`/cases/${caseId}/charts/new?${new URLSearchParams({ add: ids.join(",") })}`);
  await expect(page.getByText(/nodes and .* relationships added/).first()).toBeVisible();
}

async function openPanel(page: Page, name: string): Promise<Locator> {
  const panel = page.getByRole("region", { name, exact: true });
  const button = page.getByRole("button", { name, exact: true }).first();
  await expect(button).toBeVisible();
  if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
  await expect(panel).toBeVisible();
  return panel;
}

async function choose(within: Locator, field: RegExp, option: RegExp): Promise<void> {
  await within.getByRole("button", { name: field }).click();
  await within.page().getByRole("option", { name: option }).first().click();
}

async function tableCount(page: Page): Promise<string> {
  const panel = await openPanel(page, "Table");
  return (await panel.getByRole("status").textContent()) ?? "";
}

test.beforeEach(async ({ page, api, at }) => {
  await open(page, api, at.cases.demo);
});

test("rows 23, 36: the legend counts, selects and hides, and folds", async ({ page }) => {
  const legend = await openPanel(page, "Legend");
  await legend
    .getByRole("button", { name: `Select Account: ${ACCOUNTS} on the chart, ${ACCOUNTS} shown` })
    .click();
  expect(await tableCount(page)).toContain(`${ACCOUNTS} selected`);
  await legend.getByRole("button", { name: "Hide Account" }).click();
  await expect(legend.getByRole("button", { name: /Select Account: .* 0 shown/ })).toBeVisible();
  expect(await tableCount(page)).toContain(`0 of ${ACCOUNTS}`);
  await legend.getByRole("button", { name: "Show Account" }).click();
  await expect(legend.getByRole("button", { name: new RegExp(`${ACCOUNTS} shown`) })).toBeVisible();
  const part = legend.getByRole("button", { name: "Nodes", exact: true });
  await part.click();
  await expect(part).toHaveAttribute("aria-expanded", "false");
});

test("row 35: colour by community is explained by the legend, and undone", async ({ page }) => {
  const style = await openPanel(page, "Style");
  const adding = style.getByRole("region", { name: "Add a rule" });
  await choose(adding, /By$/, /^community/);
  await adding.getByRole("button", { name: "Add a rule" }).click();
  await expect(style.getByRole("region", { name: "colour of Account by community" })).toBeVisible();
  const legend = await openPanel(page, "Legend");
  const part = legend.getByRole("button", { name: "Colour: community (Account)" });
  await expect(part).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(part).toBeHidden();
});

test("row 37: captions take another field, or none", async ({ page }) => {
  const style = await openPanel(page, "Style");
  const field = style.getByRole("button", { name: /Account by$/ });
  await field.click();
  await page.getByRole("option", { name: "no caption" }).click();
  await expect(field).toContainText("no caption");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(field).toContainText("what fits best");
});

test("row 38: a filter by followers has a histogram, fades, and removes", async ({ page }) => {
  const filters = await openPanel(page, "Filters");
  const adding = filters.getByRole("region", { name: "Add a filter" });
  await choose(adding, /Of$/, /^Nodes: Account/);
  await choose(adding, /By$/, /^followers/);
  await adding.getByRole("button", { name: "Add a filter" }).click();
  const filter = filters.getByRole("region", { name: "followers of Account" });
  await expect(filter.getByRole("img", { name: /How many have which value/ })).toBeVisible();
  await filter.getByRole("slider", { name: "Range 1: from" }).press("End");
  await expect(filters.getByText(/^Faded: /)).toBeVisible();
  await filter.getByText("is not shown").click();
  await expect(filters.getByText(/^By filters: /)).toBeVisible();
  expect(await tableCount(page)).not.toContain(`${ACCOUNTS} of ${ACCOUNTS}`);
  await filter.getByRole("button", { name: /^Remove the filter/ }).click();
  await expect(filters.getByText("Everything on the chart is shown.")).toBeVisible();
});

test("row 39: a topological filter keeps the k-core", async ({ page }) => {
  const filters = await openPanel(page, "Filters");
  await choose(filters, /Keep$/, /^nodes with enough neighbours/);
  const least = filters.getByRole("textbox", { name: /Neighbours at least/ });
  await least.fill("11");
  await least.press("Tab");
  await expect(filters.getByText(/^By connections: /)).toBeVisible();
});

test("row 42: table and picture have one selection; the table sorts", async ({ page }) => {
  const table = await openPanel(page, "Table");
  const grid = table.getByRole("grid");
  await grid.getByRole("button", { name: "followers" }).click();
  await expect(grid.getByRole("columnheader", { name: "followers" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await grid.focus();
  await grid.press("ArrowDown");
  await grid.press("Space");
  await expect(table.getByRole("status")).toContainText("1 selected");
  const details = await openPanel(page, "Details");
  await expect(details.getByText("Known since")).toBeVisible();
  await grid.press("Control+a");
  await expect(table.getByRole("status")).toContainText(`${ACCOUNTS} selected`);
});

test("rows 44, 45: a tie says how it is known, and is one click from its posts", async ({ page }) => {
  const table = await openPanel(page, "Table");
  await table.getByText("Relationships", { exact: true }).click();
  await table.getByRole("searchbox", { name: "Find in the table" }).fill("Tie");
  await table.getByRole("row").nth(1).click();
  const details = await openPanel(page, "Details");
  await expect(details.getByText("Counted from posts; each of them can be opened.").first()).toBeVisible();
  await details.getByRole("link", { name: "Posts behind it" }).click();
  await expect(page).toHaveURL(/\/evidence\/[^/]+\/[^/]+$/);
});

test("row 46: a note on a selection is kept, and found again", async ({ page }) => {
  const table = await openPanel(page, "Table");
  await table.getByRole("row").nth(1).click();
  const details = await openPanel(page, "Details");
  const text = `seen on ${crypto.randomUUID()}`;
  await details.getByRole("textbox", { name: "Write a note on what is selected" }).fill(text);
  await details.getByRole("button", { name: "Add the note" }).click();
  await expect(details.locator("bdi", { hasText: text })).toBeVisible();
  await page.reload();
  const again = await openPanel(page, "Table");
  await again.getByRole("row").nth(1).click();
  const note = (await openPanel(page, "Details")).locator("bdi", { hasText: text });
  await expect(note).toBeVisible();
});

test("row 50: the picture and the data are exported, and say what they are", async ({ page }) => {
  const saved = async (action: RegExp, button: string): Promise<{ name: string; body: Buffer }> => {
    await page.getByRole("button", { name: action }).first().click();
    const waiting = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: button }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), body: readFileSync(await download.path()) };
  };
  const picture = await saved(/^Export a picture/, "Export PNG");
  expect(picture.name).toMatch(/\.png$/);
  expect(picture.body.subarray(1, 4).toString()).toBe("PNG");
  expect(picture.body.readUInt32BE(16)).toBeGreaterThan(900);
  const data = await saved(/^Export the data/, "Export");
  const held = JSON.parse(data.body.toString());
  expect(held.nodes).toHaveLength(ACCOUNTS);
  expect(held).toMatchObject({ format: 1, caseTitle: expect.any(String), total: { nodes: ACCOUNTS } });
  expect(held.nodes[0].evidence).toContain("/evidence/");
});

test("row 26: what the pointer rests on is told", async ({ page }) => {
  const table = await openPanel(page, "Table");
  const row = table.getByRole("row").nth(1);
  const name = (await row.getByRole("gridcell").first().textContent()) ?? "?";
  await row.click();
  await table.getByRole("grid").press("Enter");
  const canvas = page.getByTestId("chart-canvas");
  const box = await canvas.boundingBox();
  if (box === null) throw new Error("There is no picture.");
  // Enter has moved the node to the middle of the picture
  await expect(async () => {
    await page.mouse.move(box.x + box.width / 2 + 30, box.y + box.height / 2 + 30);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await expect(page.getByTestId("hover-card")).toContainText(name, { timeout: 1_500 });
  }).toPass();
});
