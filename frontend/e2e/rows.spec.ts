import { type ChartEdge, type ChartNode, EMPTY, edgeId, type Point } from "../src/chart/model";
import type { Api } from "./support/api";
import { ACCOUNTS, arranging, byId, linesOf } from "./support/arranged";
import { around, Sight } from "./support/sight";
import { SMALL_NAME, SMALL_PEOPLE, smallFile } from "./support/smallFile";
import { expect, test } from "./support/test";

type Places = Readonly<Record<string, Point>>;

/** What the command that was done last holds, as it is saved. */
async function newest<Data>(api: Api, caseId: string, chartId: string): Promise<Data> {
  const { history } = await api.chart(caseId, chartId);
  const entry = history.entries[history.done - 1];
  if (entry === undefined) throw new Error("Nothing was done on the chart.");
  return entry.command.data as Data;
}

async function movedTo(api: Api, caseId: string, chartId: string): Promise<Places> {
  return (await newest<{ positions: Places }>(api, caseId, chartId)).positions;
}

interface WithPosts {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

/** An account of the golden case to the right of all that it has to do with: its posts. */
async function accountWithPosts(api: Api, caseId: string): Promise<WithPosts> {
  const id = await api.account(caseId, "x:11");
  const found = await api.ask<{
    case: { evidence: { posts: readonly { post: { id: string; key: string } }[] } };
  }>(`query ($case: ID!, $id: ID!) { case(id: $case) { evidence(id: $id) { posts { post { id key } } } } }`, {
    case: caseId,
    id,
  });
  const posts = found.case.evidence.posts.map(({ post }) => post);
  const placed = { pinned: false, hidden: false };
  return {
    nodes: [
      { id, key: "x:11", label: "ACCOUNT", x: 0, y: 0, ...placed },
      ...posts.map(
        (post, row): ChartNode => ({ ...post, label: "POST", x: -300, y: 120 * (row - 1), ...placed }),
      ),
    ],
    edges: posts.map((post) => ({
      id: edgeId("POSTED", id, post.id),
      type: "POSTED",
      start: id,
      end: post.id,
      hidden: false,
    })),
  };
}

arranging(
  "row 3: a saved question is asked beside the chart, and its answer put on it",
  async ({ page, hands, api, at, arranged }) => {
    await page.getByRole("button", { name: "Investigations", exact: true }).click();
    const panel = page.getByRole("region", { name: "Investigations", exact: true });
    await panel.getByRole("button", { name: /Investigation$/ }).click();
    await page.getByRole("option", { name: /^Who amplifies whom/ }).click();
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(panel.getByRole("table")).toContainText("source");
    await panel.getByRole("button", { name: /^Put \d+ nodes on the chart$/ }).click();
    await hands.tells(/are new on the chart/);
    await hands.expectSaved("add");
    const { nodes, history } = await api.chart(at.cases.demo, arranged.chartId);
    expect(nodes.length).toBeGreaterThan(ACCOUNTS);
    expect(history.entries[0]?.command.data).toMatchObject({ from: "investigation" });
    await page.reload();
    await expect(page.getByText(new RegExp(`^${nodes.length} nodes,`))).toBeVisible();
  },
);

test("row 8: a node says how many of its relationships are not drawn", async ({
  page,
  api,
  at,
  openChart,
}) => {
  const { nodes, edges } = await accountWithPosts(api, at.cases.golden);
  const [first, ...others] = edges;
  if (first === undefined) throw new Error("The account has no posts.");
  const chartId = await api.newChart(at.cases.golden, `Badge ${crypto.randomUUID()}`, {
    base: { ...EMPTY, nodes: byId(nodes), edges: byId([{ ...first, hidden: true }, ...others]) },
  });
  await openChart(at.cases.golden, chartId);
  const canvas = page.getByTestId("chart-canvas");
  const account = page.getByTestId("chart-mirror").getByRole("option").first();
  await expect(account).toContainText("relationships not drawn: 1");
  await canvas.focus();
  await page.keyboard.press("f");
  const sight = new Sight(page, canvas);
  const { x, y } = await sight.pixelOf({ x: 0, y: 0 }, nodes);
  // outside of its circle, above it to the right: no line leads there
  const place = { x: x + 16, y: y - 31, width: 15, height: 14 };
  // the picture may have been drawn anew, with another view, after the first fit
  const inkOfFitted = async () => {
    await page.keyboard.press("f");
    return sight.ink(place);
  };
  await expect.poll(inkOfFitted).toBeGreaterThan(1);
  const badged = await sight.ink(place);
  await page.keyboard.press("u");
  await page.getByRole("dialog").getByRole("button", { name: "Show all" }).click();
  await page.keyboard.press("Escape");
  await expect(account).not.toContainText("not drawn");
  await expect.poll(() => sight.ink(place)).toBeLessThan(badged / 2);
});

arranging("row 25: what is not near the node under the pointer fades", async ({ page, hands, arranged }) => {
  const sight = new Sight(page, hands.canvas);
  const partOf = async (node: ChartNode) => around(await sight.pixelOf(node, arranged.nodes), 20);
  const alone = arranged.nodes.at(-1);
  const [tie] = arranged.ties;
  const hovered = arranged.nodes.find(({ id }) => id === tie?.start);
  const near = arranged.nodes.find(({ id }) => id === tie?.end);
  if (alone === undefined || hovered === undefined || near === undefined) throw new Error("There is no tie.");
  const [farPart, nearPart] = [await partOf(alone), await partOf(near)];
  await expect.poll(() => sight.ink(farPart)).toBeGreaterThan(5);
  const [far, close] = [await sight.ink(farPart), await sight.ink(nearPart)];
  const { x, y } = await sight.pixelOf(hovered, arranged.nodes);
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.move(x, y, { steps: 4 });
  await expect.poll(() => sight.ink(farPart)).toBeLessThan(far * 0.7);
  expect(await sight.ink(nearPart)).toBeGreaterThan(close * 0.8);
  const whole = await sight.whole();
  await page.mouse.move(whole.x + 5, whole.y + whole.height - 5, { steps: 4 });
  await expect.poll(() => sight.ink(farPart)).toBeGreaterThan(far * 0.95);
});

interface Layout {
  readonly button: string;
  /** What is so wherever the nodes are. */
  expectArranged(places: readonly Point[]): void;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  force: {
    button: "Arrange by force: what is tied attracts",
    expectArranged: (places) => expect(least(distances(places))).toBeGreaterThan(20),
  },
  layered: {
    button: "Arrange in layers along the arrows",
    expectArranged: (places) => {
      expect(least(distances(places))).toBeGreaterThan(20);
      expect(new Set(places.map(({ x }) => Math.round(x))).size).toBeGreaterThan(1);
    },
  },
  radial: {
    button: "Arrange in rings around the selected node",
    expectArranged: (places) => {
      // around one of them, some are on the first ring
      const onRing = places.map(
        (centre) => places.filter((each) => Math.abs(distance(centre, each) - 120) < 1).length,
      );
      expect(Math.max(...onRing)).toBeGreaterThan(1);
    },
  },
  grid: {
    button: "Arrange on a grid",
    expectArranged: (places) => {
      const [left, top] = [least(places.map(({ x }) => x)), least(places.map(({ y }) => y))];
      const cells = places.map(({ x, y }) => [(x - left) / 110, (y - top) / 84]);
      expect(cells.flat().every((number) => Math.abs(number - Math.round(number)) < 0.01)).toBe(true);
      expect(new Set(cells.map(String)).size).toBe(places.length);
    },
  },
};

for (const [name, { button, expectArranged }] of Object.entries(LAYOUTS)) {
  arranging(`row 31: arranged by ${name}, and undone`, async ({ page, hands, api, at, arranged }) => {
    const sight = new Sight(page, hands.canvas);
    const before = await sight.picture();
    await page.getByRole("button", { name: button }).click();
    await hands.tells(/nodes have their places/);
    await hands.expectSaved("move");
    const places = await movedTo(api, at.cases.demo, arranged.chartId);
    expect(Object.keys(places).sort()).toEqual(arranged.nodes.map(({ id }) => id).sort());
    expectArranged(Object.values(places));
    await expect.poll(async () => sight.changed(before, await sight.picture())).toBeGreaterThan(0.005);
    await hands.press("Control+z");
    await hands.expectSaved();
    const { history } = await api.chart(at.cases.demo, arranged.chartId);
    expect(history.base.nodes).toEqual(byId(arranged.nodes));
  });
}

test("row 32: a column for each kind, the same each time", async ({ page, api, at, openChart }) => {
  const { nodes, edges } = await accountWithPosts(api, at.cases.golden);
  const chartId = await api.newChart(at.cases.golden, `Columns ${crypto.randomUUID()}`, {
    base: { ...EMPTY, nodes: byId(nodes), edges: byId(edges) },
  });
  await openChart(at.cases.golden, chartId);
  const arrange = async (): Promise<Places> => {
    await page.getByRole("button", { name: "Arrange in columns by kind" }).click();
    await expect
      .poll(async () => (await api.chart(at.cases.golden, chartId)).history.done, { timeout: 20_000 })
      .toBe(1);
    return movedTo(api, at.cases.golden, chartId);
  };
  const places = await arrange();
  const columns = new Map(nodes.map(({ id, label }) => [places[id]?.x, label]));
  expect([...columns.values()].sort()).toEqual(["ACCOUNT", "POST"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await api.chart(at.cases.golden, chartId)).history.done).toBe(0);
  expect(await arrange()).toEqual(places);
});

arranging(
  "row 33: pinned nodes stay when all is arranged, and an expand moves none that is there",
  async ({ page, hands, api, at, arranged }) => {
    const list = page.getByTestId("chart-mirror");
    await list.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await hands.press("k");
    await hands.expectSaved("pin");
    const pin = await newest<{ nodes: readonly string[] }>(api, at.cases.demo, arranged.chartId);
    await page.getByRole("button", { name: "Arrange by force" }).click();
    await hands.expectSaved("pin", "move");
    const places = await movedTo(api, at.cases.demo, arranged.chartId);
    expect(Object.keys(places)).toHaveLength(ACCOUNTS - 1);
    expect(places).not.toHaveProperty([String(pin.nodes)]);
    await hands.press("Control+z", "e");
    await hands.tells(/relationships read/);
    await hands.expectSaved("pin", "add");
    const added = await newest<{ nodes: readonly ChartNode[] }>(api, at.cases.demo, arranged.chartId);
    expect(added.nodes.length).toBeGreaterThan(0);
    const there = byId(arranged.nodes);
    for (const { id, x, y } of added.nodes) expect({ x, y, ...there[id] }).toMatchObject({ x, y });
  },
);

arranging(
  "row 51: what is selected becomes a finding, which leads back to the chart",
  async ({ page, hands, api, at, arranged }) => {
    await page.getByTestId("chart-mirror").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: /^Make a finding/ }).click();
    const dialog = page.getByRole("dialog", { name: "Make a finding" });
    const sentence = `Seen at the bridge (${crypto.randomUUID()}).`;
    await dialog.getByRole("textbox", { name: "Finding" }).fill(sentence);
    await dialog.getByRole("button", { name: "Keep the finding" }).click();
    await hands.tells("The finding is saved.");
    const found = await api.ask<{
      case: { findings: { findings: readonly { sentence: string; chart: string; elements: string[] }[] } };
    }>("query ($case: ID!) { case(id: $case) { findings { findings { sentence chart elements } } } }", {
      case: at.cases.demo,
    });
    const kept = found.case.findings.findings.find((each) => each.sentence === sentence);
    expect(kept?.chart).toBe(arranged.chartId);
    expect(arranged.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(kept?.elements ?? [""]));
    await page.goto(`/cases/${at.cases.demo}/findings`);
    const finding = page.getByRole("listitem").filter({ hasText: sentence });
    await expect(finding).toContainText("1 element carries it");
    await finding.getByRole("link", { name: "The chart" }).click();
    await expect(page).toHaveURL(`/cases/${at.cases.demo}/charts/${arranged.chartId}`);
  },
);

test("row 52: an analysis is run in place, then colours and sizes what is on the chart", async ({
  page,
  api,
  ownCase,
}) => {
  await api.load(ownCase, SMALL_NAME, smallFile(), "x");
  const ids = await Promise.all(SMALL_PEOPLE.map((_, person) => api.account(ownCase, `x:${71 + person}`)));
  await page.goto(`/cases/${ownCase}/charts/new?${new URLSearchParams({ add: ids.join(",") })}`);
  await expect(page.getByText(new RegExp(`^${ids.length} nodes,`))).toBeVisible();
  await page.getByRole("button", { name: "Analyses", exact: true }).click();
  const panel = page.getByRole("region", { name: "Analyses", exact: true });
  const sight = new Sight(page, page.getByTestId("chart-canvas"));
  const styled = async (button: string): Promise<void> => {
    await expect(panel.getByText("It has not run in this case yet")).toBeVisible();
    await panel.getByRole("button", { name: "Run it" }).click();
    const show = panel.getByRole("button", { name: button });
    await expect(show).toBeEnabled({ timeout: 30_000 });
    await expect(show).not.toHaveAttribute("aria-disabled", "true");
    const before = await sight.picture();
    await show.click();
    await expect.poll(async () => sight.changed(before, await sight.picture())).toBeGreaterThan(0.0005);
  };
  await styled("Size by PageRank");
  await panel.getByRole("button", { name: /Analysis of the whole case$/ }).click();
  await page.getByRole("option", { name: /^Communities/ }).click();
  await styled("Colour by community");
  const chartId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await expect
    .poll(async () => {
      return (await newest<{ style?: readonly object[] }>(api, ownCase, chartId)).style;
    })
    .toEqual([
      expect.objectContaining({ channel: "size", field: "pagerank" }),
      expect.objectContaining({ channel: "colour", field: "community" }),
    ]);
});

arranging(
  "row 54: a list holds all that is drawn, and what is chosen in it is marked on the picture",
  async ({ page, hands, arranged }) => {
    const list = page.getByTestId("chart-mirror");
    const count = arranged.nodes.length + linesOf(arranged.ties);
    await hands.expectDrawn(count);
    await list.focus();
    await page.keyboard.press("Home");
    const told: string[] = [];
    for (let row = 0; row < count; row++) {
      const active = list.locator(`[data-active][aria-posinset="${row + 1}"]`);
      told.push((await active.textContent()) ?? "");
      await page.keyboard.press("ArrowDown");
    }
    expect(told.filter((text) => text.startsWith("Account "))).toHaveLength(ACCOUNTS);
    expect(told.filter((text) => /^Tie, (from|between) /.test(text))).toHaveLength(linesOf(arranged.ties));
    await page.keyboard.press("Home");
    const sight = new Sight(page, hands.canvas);
    const before = await sight.picture();
    await page.keyboard.press("Enter");
    await expect(list.locator("[data-active]")).toHaveAttribute("aria-selected", "true");
    await expect.poll(async () => sight.changed(before, await sight.picture())).toBeGreaterThan(0.0001);
  },
);

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function distances(places: readonly Point[]): readonly number[] {
  return places.flatMap((one, at) => places.slice(at + 1).map((other) => distance(one, other)));
}

function least(numbers: readonly number[]): number {
  return Math.min(...numbers);
}
