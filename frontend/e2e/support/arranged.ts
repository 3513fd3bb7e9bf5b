import type { Locator, Page } from "@playwright/test";
import type { ChartEdge, ChartNode } from "../../src/chart/model";
import { EMPTY } from "../../src/chart/model";
import type { Api } from "./api";
import { expect, test } from "./test";

interface Found {
  readonly nodes: readonly { readonly id: string; readonly key: string }[];
  readonly among: readonly {
    readonly type: "INTERACTED" | "FOLLOWS";
    readonly start: string;
    readonly end: string;
  }[];
}

export interface Arranged {
  readonly chartId: string;
  readonly nodes: readonly ChartNode[];
  readonly ties: readonly ChartEdge[];
  /** Relationships among them that the case has and the chart has not. */
  readonly hidden: number;
}

export const ACCOUNTS = 6;
const APART = 200;

async function prominent(api: Api, caseId: string): Promise<Found> {
  const top = await api.ask<{ case: { measures: { nodes: { account: { id: string; key: string } }[] } } }>(
    `query ($case: ID!, $first: Int!) { case(id: $case) { measures(name: PAGERANK, first: $first) {
      nodes { account { id key } } } } }`,
    { case: caseId, first: ACCOUNTS },
  );
  const nodes = top.case.measures.nodes.map(({ account }) => account);
  const found = await api.ask<{ case: { relationshipsAmong: { relationships: Found["among"] } } }>(
    `query ($case: ID!, $nodes: [ID!]!) { case(id: $case) { relationshipsAmong(nodes: $nodes) {
      relationships { type start end } } } }`,
    { case: caseId, nodes: nodes.map(({ id }) => id) },
  );
  return { nodes, among: found.case.relationshipsAmong.relationships };
}

/** Accounts on a grid, with their ties and nothing else; the last stands alone. */
async function arrange(api: Api, caseId: string): Promise<Arranged> {
  const { nodes: found, among } = await prominent(api, caseId);
  const nodes = found.map(
    ({ id, key }, number): ChartNode => ({
      id,
      key,
      label: "ACCOUNT",
      x: (number % 3) * APART,
      y: Math.floor(number / 3) * APART,
      pinned: false,
      hidden: false,
    }),
  );
  const alone = nodes[nodes.length - 1]?.id;
  const ties = among
    .filter(({ type, start, end }) => type === "INTERACTED" && start !== alone && end !== alone)
    .map(
      ({ type, start, end }): ChartEdge => ({
        id: `${type}|${start}|${end}`,
        type,
        start,
        end,
        hidden: false,
      }),
    );
  const chartId = await api.newChart(caseId, `Arranged ${crypto.randomUUID()}`, {
    base: { ...EMPTY, nodes: byId(nodes), edges: byId(ties) },
  });
  return { chartId, nodes, ties, hidden: among.length - ties.length };
}

/** The chart under the hands of a person. */
export class Hands {
  readonly canvas: Locator;

  constructor(
    private readonly page: Page,
    private readonly api: Api,
    private readonly caseId: string,
    private readonly chartId: string,
  ) {
    this.canvas = page.getByTestId("chart-canvas");
  }

  /** While the picture has the focus. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.canvas.focus();
      await this.page.keyboard.press(key);
    }
  }

  async tells(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("log").getByText(text).last()).toBeAttached();
  }

  /** How many nodes and lines are on the picture, as the list of the chart has them. */
  async expectDrawn(count: number): Promise<void> {
    const options = this.page.getByTestId("chart-mirror").getByRole("option");
    if (count === 0) await expect(options).toHaveCount(0);
    else await expect(options.first()).toHaveAttribute("aria-setsize", String(count));
  }

  /** The list is in its order once names are known and relationships counted. */
  async expectNamed(): Promise<void> {
    const options = this.page.getByTestId("chart-mirror").getByRole("option");
    await expect(options.first()).toContainText(/@.*relationships not drawn/);
  }

  /** What was done, as it stands on the server. */
  async expectSaved(...names: readonly string[]): Promise<void> {
    await expect
      .poll(async () => {
        const { history } = await this.api.chart(this.caseId, this.chartId);
        return history.entries.slice(0, history.done).map(({ command }) => command.name);
      })
      .toEqual(names);
  }

  async drag(...points: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error("The picture is not there.");
    const at = ([x, y]: readonly [number, number]): [number, number] => [
      box.x + x * box.width,
      box.y + y * box.height,
    ];
    const [first, ...others] = points;
    if (first === undefined) return;
    await this.page.mouse.move(...at(first));
    await this.page.mouse.down();
    for (const point of others) await this.page.mouse.move(...at(point), { steps: 8 });
    await this.page.mouse.up();
  }
}

/** With a chart of its own in the demo case, opened and fitted into view. */
export const arranging = test.extend<{ arranged: Arranged; hands: Hands }>({
  arranged: async ({ api, at }, use) => use(await arrange(api, at.cases.demo)),
  hands: async ({ page, api, at, arranged, openChart }, use) => {
    await openChart(at.cases.demo, arranged.chartId);
    const hands = new Hands(page, api, at.cases.demo, arranged.chartId);
    await hands.press("f");
    await hands.expectNamed();
    await use(hands);
  },
});

/** Ties either way between two accounts are two lines. */
export function linesOf(ties: readonly ChartEdge[]): number {
  return new Set(ties.map(({ start, end }) => `${start} ${end}`)).size;
}

export function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
