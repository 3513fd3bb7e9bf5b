import type { Locator, Page } from "@playwright/test";
import { type ChartNode, EMPTY, edgeId, type Point } from "../src/chart/model";
import type { Api } from "./support/api";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/test";

interface Known {
  readonly id: string;
  readonly label: ChartNode["label"];
  readonly key: string;
}

const APART = 160;

/** A chart with these nodes, and every relationship between them. */
async function chartOf(api: Api, caseId: string, known: readonly Known[]): Promise<string> {
  const found = await api.ask<{
    case: {
      relationshipsAmong: {
        relationships: readonly { type: "POSTED"; start: string; end: string }[];
      };
    };
  }>(
    `query ($case: ID!, $nodes: [ID!]!) { case(id: $case) { relationshipsAmong(nodes: $nodes) {
      relationships { type start end } } } }`,
    { case: caseId, nodes: known.map(({ id }) => id) },
  );
  const nodes = known.map(({ id, label, key }, at): ChartNode => {
    const point: Point = { x: (at % 4) * APART, y: Math.floor(at / 4) * APART };
    return { id, label, key, ...point, pinned: false, hidden: false };
  });
  const edges = found.case.relationshipsAmong.relationships.map((each) => ({
    ...each,
    id: edgeId(each.type, each.start, each.end),
    hidden: false,
  }));
  const base = {
    ...EMPTY,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
  return api.newChart(caseId, `Time ${crypto.randomUUID()}`, { base });
}

/** Posts and their authors, as one file of X's API has them. Numbers are their order in time, a day apart. */
function posts(...numbers: readonly number[]): string {
  const users = numbers.map((number) => ({ id: String(number), username: `writer_${number}` }));
  const data = numbers.map((number) => ({
    id: String(100 + number),
    author_id: String(number),
    created_at: new Date(Date.UTC(2026, 2, number, 12)).toISOString(),
    text: `Post number ${number}`,
  }));
  return JSON.stringify({ data, includes: { users } });
}

async function known(api: Api, caseId: string, ...numbers: readonly number[]): Promise<Known[]> {
  const keys = numbers.flatMap((number) => [`x:${number}`, `x:${100 + number}`]);
  const found = await Promise.all(
    keys.map(async (key, at) => {
      const field = at % 2 === 0 ? "account" : "post";
      const { case: of } = await api.ask<{ case: Record<string, Known> }>(
        `query ($case: ID!, $key: String!) { case(id: $case) { ${field}(key: $key) { id label key } } }`,
        { case: caseId, key },
      );
      return of[field];
    }),
  );
  return found.flatMap((each) => each ?? []);
}

async function openPanel(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name, exact: true }).first().click();
  const panel = page.getByRole("region", { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

async function expectTime(api: Api, caseId: string, chartId: string, time: object): Promise<void> {
  await expect
    .poll(async () => {
      const { history } = await api.chart(caseId, chartId);
      return history.entries.slice(0, history.done).at(-1)?.command;
    })
    .toMatchObject({ name: "setTime", data: { time } });
}

const WRITTEN = [1, 2, 3, 4];

const timed = test.extend<{ chartId: string }>({
  chartId: [
    async ({ api, ownCase, openChart }, use) => {
      await api.load(ownCase, "posts.json", posts(...WRITTEN), "x");
      const chartId = await chartOf(api, ownCase, await known(api, ownCase, ...WRITTEN));
      await openChart(ownCase, chartId);
      await use(chartId);
    },
    { auto: true },
  ],
});

timed(
  "row 40: ranges by keyboard, by typed dates and by pointer; what is shown of how many",
  async ({ page, api, ownCase, chartId }) => {
    const panel = await openPanel(page, "Time");
    const shown = panel.getByTestId("time-shown");
    await expect(shown).toContainText("Shown: 8 of 8 nodes, 4 of 4 relationships.");
    await expect(shown).toContainText("Without a time of their own: 4 and 0");
    await expect(panel.getByRole("img", { name: /from 2026-03-01 .* UTC/ })).toBeVisible();
    await panel.getByRole("button", { name: "Choose a range" }).click();
    const from = panel.getByRole("slider", { name: "Range 1: from" });
    await from.press("PageUp");
    await from.press("PageUp");
    await expect(from).toHaveAttribute("aria-valuetext", /^2026-03-0[12] \d\d:00 UTC$/);
    await panel.getByRole("textbox", { name: "Range 1: from, as a date" }).fill("2026-03-03");
    await page.keyboard.press("Enter");
    await expect(shown).toContainText("Shown: 4 of 8 nodes, 2 of 4 relationships. Faded: 4 and 2.");
    await expectTime(api, ownCase, chartId, { excluded: "faded", zone: "UTC" });
    await panel.getByText("Outside: not shown").click();
    await expect(page.getByTestId("chart-mirror").getByRole("option").first()).toHaveAttribute(
      "aria-setsize",
      "6",
    );
    await panel.getByRole("button", { name: "Add a range" }).click();
    const whole = panel.getByRole("slider", { name: "Range 2, as a whole" });
    const before = await whole.getAttribute("aria-valuenow");
    await dragBy(page, whole, -40);
    await expect(whole).not.toHaveAttribute("aria-valuenow", before ?? "");
    await whole.press("Delete");
    await expect(whole).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(whole).toBeVisible();
  },
);

async function dragBy(page: Page, what: Locator, pixels: number): Promise<void> {
  const box = await what.boundingBox();
  if (box === null) throw new Error("It can't be seen.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 4 });
  await page.mouse.up();
}

timed("row 40: a date that is none is told, and changes nothing", async ({ page }) => {
  const panel = await openPanel(page, "Time");
  await panel.getByRole("button", { name: "Choose a range" }).click();
  const until = panel.getByRole("textbox", { name: "Range 1: until, as a date" });
  const before = await until.inputValue();
  await until.fill("30 February");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Write it as 2026-03-01 or 2026-03-01 14:05.")).toBeVisible();
  await until.fill("2026-02-01");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("A range ends after it begins.")).toBeVisible();
  await expect(panel.getByRole("slider", { name: "Range 1: until" })).toHaveAttribute(
    "aria-valuetext",
    `${before} UTC`,
  );
});

timed("row 40: play, pause and stop leave no step to undo", async ({ page, api, ownCase, chartId }) => {
  const panel = await openPanel(page, "Time");
  await panel.getByText("Fast", { exact: true }).click();
  await panel.getByRole("button", { name: "Play: a window goes over all time" }).click();
  const playing = page.getByTestId("playing");
  await expect(playing).toBeVisible();
  const first = await playing.textContent();
  await expect(playing).not.toHaveText(first ?? "");
  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(panel.getByTestId("time-shown")).toContainText("Faded:");
  await playing.getByRole("button", { name: "Stop" }).click();
  await expect(playing).toBeHidden();
  await expect(panel.getByTestId("time-shown")).toContainText("Shown: 8 of 8 nodes");
  expect((await api.chart(ownCase, chartId)).history.entries).toEqual([]);
});

timed("row 40: the zone is shown, chosen and kept", async ({ page, api, ownCase, chartId }) => {
  const panel = await openPanel(page, "Time");
  const zone = panel.getByRole("combobox", { name: "Time zone" });
  await expect(zone).toHaveValue("UTC");
  await zone.fill("Vienna");
  await page.getByRole("option", { name: /^Europe\/Vienna \(UTC\+0[12]:00\)/ }).click();
  await expectTime(api, ownCase, chartId, { zone: "Europe/Vienna" });
  await expect(panel.getByRole("img", { name: /Europe\/Vienna/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Europe/Vienna");
});

timed(
  "row 40: timeline lanes select on the chart, and are selected by it",
  async ({ page, api, ownCase }) => {
    const panel = await openPanel(page, "Timeline");
    const lanes = panel.getByRole("listbox", { name: /Timeline/ });
    await expect(lanes.getByRole("option")).toHaveCount(WRITTEN.length);
    await expect(lanes.getByRole("option").first()).toHaveAccessibleName(
      /@writer_\d\u2069: 1 post, 0 relationships, 2026-03-0\d 12:00:00/,
    );
    await lanes.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(panel.getByRole("status")).toContainText(/Post: .*Post number \d.* UTC/);
    await page.keyboard.press("Enter");
    const details = page.getByRole("region", { name: "Details" });
    await expect(details).toContainText(/Post number \d/);
    await expect(lanes.getByRole("option", { selected: true })).toHaveCount(1);
    const mirror = page.getByTestId("chart-mirror");
    await mirror.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    const [account] = await known(api, ownCase, 1);
    expect(account?.label).toBe("ACCOUNT");
    await expect(lanes.getByRole("option", { selected: true })).toHaveAccessibleName(/writer_1/);
  },
);

timed("rows 40, 41: axe finds nothing serious", async ({ page }) => {
  const panel = await openPanel(page, "Time");
  await panel.getByRole("button", { name: "Choose a range" }).click();
  await panel.getByRole("textbox", { name: "Known on" }).fill("2026-03-01");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("known-on")).toBeVisible();
  await expectAccessible(page);
  await page.getByTestId("known-on").getByRole("button", { name: "Back to now" }).click();
  await openPanel(page, "Timeline");
  await expectAccessible(page);
});

test("row 41: as known on a moment between two files, what is new since, and back to now", async ({
  page,
  api,
  ownCase,
  openChart,
}) => {
  await api.load(ownCase, "early.json", posts(3), "x");
  const between = Math.ceil((Date.now() + 1) / 1_000) * 1_000;
  await expect.poll(() => Date.now()).toBeGreaterThan(between);
  await api.load(ownCase, "late.json", posts(1), "x");
  const chartId = await chartOf(api, ownCase, await known(api, ownCase, 3, 1));
  await openChart(ownCase, chartId);
  const panel = await openPanel(page, "Time");
  await expect(panel.getByTestId("time-shown")).toContainText("Shown: 4 of 4 nodes, 2 of 2");
  const written = new Date(between).toISOString().slice(0, 19).replace("T", " ");
  await panel.getByRole("textbox", { name: "Known on" }).fill(written);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("known-on")).toContainText(`As known on ${written} UTC`);
  await expect(panel).toContainText("3 elements of the chart were not known yet: they are not shown.");
  await expect(panel.getByTestId("time-shown")).toContainText("Shown: 2 of 4 nodes, 1 of 2");
  await page.reload();
  await expect(page.getByTestId("known-on")).toBeVisible();
  await page.getByTestId("known-on").getByRole("button", { name: "Back to now" }).click();
  await expect(panel.getByTestId("time-shown")).toContainText("Shown: 4 of 4 nodes, 2 of 2");
  await panel.getByRole("textbox", { name: "Mark what is new since" }).fill(written);
  await page.keyboard.press("Enter");
  await expect(panel).toContainText("Recorded since then: 2 nodes, 1 relationships.");
  await panel.getByRole("button", { name: "Select them" }).click();
  await expect(page.getByTestId("chart-mirror").getByRole("option", { name: /\bnew\b/ })).toHaveCount(2);
});

test("row 34: a map has nodes at their places, and tells how many have none", async ({
  page,
  api,
  at,
  openChart,
}) => {
  const caseId = at.cases.golden;
  const nodes = await located(api, caseId);
  const chartId = await chartOf(api, caseId, nodes);
  await openChart(caseId, chartId);
  await page.getByRole("button", { name: "Arrange on a map" }).click();
  const note = page.getByRole("complementary", { name: "Map" });
  await expect(note).toContainText("2 of 3 nodes have a place; those without stand below the map.");
  await expect
    .poll(async () => {
      const { history } = await api.chart(caseId, chartId);
      return history.entries.at(-1)?.command.data;
    })
    .toMatchObject({ layout: "map" });
  await page.getByTestId("chart-canvas").focus();
  await page.keyboard.press("Control+z");
  await expect(note).toBeHidden();
});

/** A post, where it was written, and its author, who is nowhere. */
async function located(api: Api, caseId: string): Promise<readonly Known[]> {
  const found = await api.ask<{
    case: { post: Known & { author: Known } };
  }>(
    `query ($case: ID!) { case(id: $case) { post(key: "x:101") { id label key author { id label key } } } }`,
    { case: caseId },
  );
  const { author, ...post } = found.case.post;
  const steps = await api.ask<{ case: { expand: { edges: readonly { node: { node: Known } }[] } } }>(
    `query ($case: ID!, $id: ID!) { case(id: $case) {
      expand(id: $id, types: [LOCATED_AT], direction: OUT, order: NEWEST, first: 1) {
        edges { node { node { id label key } } } } } }`,
    { case: caseId, id: post.id },
  );
  return [post, author, ...steps.case.expand.edges.map(({ node }) => node.node)];
}
