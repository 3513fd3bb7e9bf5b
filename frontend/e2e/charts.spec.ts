import type { Page } from "@playwright/test";
import type { Api, SavedChart } from "./support/api";
import { expect, settled, test } from "./support/test";

interface Named {
  readonly id: string;
  readonly handle: string;
  /** Relationships in all. */
  readonly total: number;
}

/** An account of few relationships and one of many, neither of them a hub. */
async function twoAccounts(api: Api, caseId: string): Promise<{ readonly few: Named; readonly many: Named }> {
  const found = await api.ask<{
    case: { accounts: { nodes: { id: string; handle: string; neighbours: { total: number }[] }[] } };
  }>(
    `query ($case: ID!) { case(id: $case) { accounts(first: 100) {
      nodes { id neighbours { total } ... on Account { handle } } } } }`,
    { case: caseId },
  );
  const counted = found.case.accounts.nodes.map(({ id, handle, neighbours }) => ({
    id,
    handle,
    total: neighbours.reduce((sum, { total }) => sum + total, 0),
  }));
  const few = counted.find(({ total }) => total > 5 && total <= 50);
  const many = counted.find(({ total }) => total > 60 && total < 1_000);
  if (few === undefined || many === undefined) throw new Error("The demo has no such accounts.");
  return { few, many };
}

/** Opens a new chart with a node, as a link from anywhere does. */
async function openWith(page: Page, caseId: string, id: string): Promise<void> {
  await page.goto(`/cases/${caseId}/charts/new?add=${id}`);
  await expect(page.getByText(/^1 node,/)).toBeVisible();
  await saved(page);
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

function chartIdOf(page: Page): string {
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** In the middle of the picture, where the only node is drawn. */
async function middle(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.getByTestId("chart-canvas").boundingBox();
  if (box === null) throw new Error("There is no picture.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function openMenu(page: Page): Promise<void> {
  const { x, y } = await middle(page);
  await page.mouse.click(x, y, { button: "right" });
  await expect(page.getByRole("menu")).toBeVisible();
}

/** What is saved, once the chart has so many nodes. */
async function chartOf(api: Api, caseId: string, page: Page, nodes: number): Promise<SavedChart> {
  await expect.poll(async () => (await api.chart(caseId, chartIdOf(page))).nodes.length).toBe(nodes);
  return api.chart(caseId, chartIdOf(page));
}

test("row 1: search adds to the chart, and a reload gives the same chart", async ({ page, api, at }) => {
  const { few } = await twoAccounts(api, at.cases.demo);
  await page.goto(`/cases/${at.cases.demo}/charts/new`);
  await page.getByRole("searchbox", { name: "Search the case, to add to the chart" }).fill(few.handle);
  await expect(page.getByRole("option", { name: few.handle }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^1 node,/)).toBeVisible();
  await saved(page);
  const before = await chartOf(api, at.cases.demo, page, 1);
  await page.reload();
  await expect(page.getByText(/^1 node,/)).toBeVisible();
  await settled(page);
  expect(await api.chart(at.cases.demo, chartIdOf(page))).toEqual(before);
});

test("row 4: a link opens a ready chart, and says what is not in the case", async ({ page, api, at }) => {
  const { few, many } = await twoAccounts(api, at.cases.demo);
  const nobody = Buffer.from(`1:${at.cases.demo}:Account:x:nobody`).toString("base64url");
  await page.goto(`/cases/${at.cases.demo}/charts/new?add=${few.id},${many.id},${nobody}`);
  await expect(page.getByText(/^2 nodes,/)).toBeVisible();
  await expect(page.getByText("One node is not in this case").first()).toBeAttached();
  await saved(page);
  expect(new URL(page.url()).search).toBe("");
});

test("rows 5 and 29: a double click expands, undo and redo go there and back", async ({ page, api, at }) => {
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  const { x, y } = await middle(page);
  await page.mouse.dblclick(x, y);
  await expect(page.getByText(`${few.total} of ${few.total} relationships read`).first()).toBeAttached();
  await expect(page.getByText(new RegExp(`, ${few.total} relationships$`))).toBeVisible();
  const expanded = await page.getByText(new RegExp(`, ${few.total} relationships$`)).textContent();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 node, 0 relationships")).toBeVisible();
  await page.getByTestId("chart-canvas").focus();
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByText(expanded ?? "", { exact: true })).toBeVisible();
});

test("row 6: what is expanded is chosen by type and direction, from exact counts", async ({
  page,
  api,
  at,
}) => {
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  await openMenu(page);
  await page.getByRole("menuitem", { name: "Expand …" }).click();
  const dialog = page.getByRole("dialog", { name: new RegExp(`Expand .*@${few.handle}`) });
  await expect(dialog.getByText(`${few.total} relationships in all, 0 of them on the chart.`)).toBeVisible();
  await dialog.getByText("All types").click();
  await dialog.getByText("Follows", { exact: true }).click();
  await dialog.getByText("From it", { exact: true }).click();
  const follows = Number(
    await dialog
      .getByRole("row", { name: /^Follows/ })
      .getByRole("cell")
      .first()
      .textContent(),
  );
  await expect(dialog.getByText(`Draws ${follows} of ${follows}.`)).toBeVisible();
  await dialog.getByRole("button", { name: "Expand" }).click();
  await expect(dialog).toBeHidden();
  const { edges } = await chartOf(api, at.cases.demo, page, follows + 1);
  expect(edges).toHaveLength(follows);
  expect(edges.every(({ id }) => id.startsWith(`FOLLOWS|${few.id}|`))).toBe(true);
});

test("row 7: of many, 50 are drawn, and it says of how many; nothing is moved", async ({ page, api, at }) => {
  const { many } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, many.id);
  const { x, y } = await middle(page);
  await page.mouse.dblclick(x, y);
  await expect(
    page.getByText(`50 of ${many.total} relationships read, the newest first`).first(),
  ).toBeAttached();
  await expect.poll(async () => (await api.chart(at.cases.demo, chartIdOf(page))).edges.length).toBe(50);
  const { history } = await api.chart(at.cases.demo, chartIdOf(page));
  expect(history.entries.map(({ command }) => command.name)).toEqual(["add", "add"]);
});

test("row 10: the last expansion is rolled back, as a step of its own", async ({ page, api, at }) => {
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  const { x, y } = await middle(page);
  await page.mouse.dblclick(x, y);
  await expect(page.getByText(new RegExp(`, ${few.total} relationships$`))).toBeVisible();
  await page.getByRole("button", { name: "Roll back the last expansion" }).click();
  await expect(page.getByText("1 node, 0 relationships")).toBeVisible();
  await expect(page.getByRole("button", { name: "Roll back the last expansion" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(new RegExp(`, ${few.total} relationships$`))).toBeVisible();
});

test("row 29: the list of what was done leads back to any point", async ({ page, api, at }) => {
  const { few, many } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  await page.goto(`${page.url()}?add=${many.id}`);
  await expect(page.getByText(/^2 nodes,/)).toBeVisible();
  await page.getByRole("button", { name: "What was done" }).click();
  const steps = page.getByRole("region", { name: "What was done" }).getByRole("listitem");
  await expect(steps).toHaveCount(3);
  await steps.last().getByRole("button").click();
  await expect(page.getByText("0 nodes, 0 relationships")).toBeVisible();
  await steps.first().getByRole("button").click();
  await expect(page.getByText(/^2 nodes,/)).toBeVisible();
});

test("row 30: nothing is lost when the API is down and the tab is closed", async ({
  page,
  context,
  api,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("Failed to load resource");
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  const address = page.url();
  await context.route("**/graphql", (route) => route.abort());
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Not saved; kept in this browser.")).toBeVisible();
  await page.goto("about:blank");
  await context.unroute("**/graphql");
  await page.goto(address);
  await expect(page.getByText("0 nodes, 0 relationships")).toBeVisible();
  await saved(page);
  await expect.poll(async () => (await api.chart(at.cases.demo, chartIdOf(page))).nodes.length).toBe(0);
});

test("two tabs that change one chart: both are kept, or one of them, knowingly", async ({
  page,
  api,
  at,
}) => {
  const { few, many } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  const address = page.url();
  const other = await page.context().newPage();
  await other.goto(`${address}?add=${many.id}`);
  await expect(other.getByText(/^2 nodes,/)).toBeVisible();
  await saved(other);
  await expect.poll(async () => (await api.chart(at.cases.demo, chartIdOf(page))).nodes.length).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Two versions of this chart" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Keep both" }).click();
  await expect(page).not.toHaveURL(address);
  await saved(page);
  expect((await api.chart(at.cases.demo, chartIdOf(other))).nodes).toHaveLength(2);
  expect((await api.chart(at.cases.demo, chartIdOf(page))).nodes).toHaveLength(0);
});

test("row 48: a snapshot stays as it was, a version is looked at and gone on from", async ({
  page,
  api,
  at,
}) => {
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  const title = `Snapshot ${crypto.randomUUID()}`;
  await page.getByRole("button", { name: "Keep a snapshot …" }).click();
  await page.getByRole("textbox", { name: "Its title" }).fill(title);
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect
    .poll(async () => (await api.charts(at.cases.demo)).find((chart) => chart.title === title)?.nodes)
    .toBe(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await chartOf(api, at.cases.demo, page, 0);
  await page.getByRole("button", { name: "Versions …" }).click();
  await page.getByRole("link", { name: "Look at it" }).last().click();
  await expect(page.getByText("Version 1, to look at")).toBeVisible();
  await expect(page.getByText(/^1 node,/)).toBeVisible();
  await page.getByRole("link", { name: "Go on from it" }).click();
  await expect(page.getByText("Version 1 is the newest now").first()).toBeAttached();
  await chartOf(api, at.cases.demo, page, 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("0 nodes, 0 relationships")).toBeVisible();
});

test("row 49: a share link shows the chart, and nothing once it was ended", async ({
  page,
  api,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("Failed to load resource");
  const { few } = await twoAccounts(api, at.cases.demo);
  await openWith(page, at.cases.demo, few.id);
  await page.getByRole("button", { name: "Share …" }).click();
  await page.getByRole("button", { name: "Link to the newest version" }).click();
  const link = await page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  const shared = await page.context().newPage();
  await shared.goto(link);
  await expect(shared.getByText("Shared: the newest version")).toBeVisible();
  await expect(shared.getByText(/^1 node,/)).toBeVisible();
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("There are no links yet.")).toBeVisible();
  await shared.reload();
  await expect(shared.getByRole("heading", { name: "Nothing is shown under this link" })).toBeVisible();
  await expect(shared.getByText("Ask whoever gave you the link")).toBeVisible();
});

test("the list of charts: rename, duplicate, delete and bring back", async ({ page, api, ownCase }) => {
  await api.newChart(ownCase, "First");
  await page.goto(`/cases/${ownCase}/charts`);
  const menu = (title: string) => page.getByRole("button", { name: `More for ${title}`, exact: true });
  const titles = async () => (await api.charts(ownCase)).map(({ title }) => title).sort();
  await menu("First").click();
  await page.getByRole("menuitem", { name: "Rename …" }).click();
  await page.getByRole("textbox", { name: "New title" }).fill("Renamed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Renamed" })).toBeVisible();
  await menu("Renamed").click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("link", { name: "Renamed (copy)" })).toBeVisible();
  expect(await titles()).toEqual(["Renamed", "Renamed (copy)"]);
  await menu("Renamed (copy)").click();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete it" }).click();
  await expect(page.getByRole("link", { name: "Renamed (copy)" })).toBeHidden();
  expect(await titles()).toEqual(["Renamed"]);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("link", { name: "Renamed (copy)" })).toBeVisible();
  expect(await titles()).toEqual(["Renamed", "Renamed (copy)"]);
});

test("row 55: an empty chart says the next step, and what can't be done says why", async ({
  page,
  ownCase,
}) => {
  await page.goto(`/cases/${ownCase}/charts/new`);
  await expect(page.getByText("There is nothing on this chart yet")).toBeVisible();
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await expect(undo).toHaveAccessibleDescription("Nothing was done that could be undone.");
});
