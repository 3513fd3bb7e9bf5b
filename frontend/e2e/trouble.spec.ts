import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { type ChartNode, EMPTY } from "../src/chart/model";
import { changeAnswers, holdBack, partial, silence } from "./support/answers";
import type { Api } from "./support/api";
import { byId } from "./support/arranged";
import { expect, settled, test } from "./support/test";

async function foremost(api: Api, caseId: string): Promise<ChartNode> {
  const found = await api.ask<{
    case: { measures: { nodes: readonly { account: { id: string; key: string } }[] } };
  }>(
    `query ($case: ID!) { case(id: $case) { measures(name: PAGERANK, first: 1) { nodes { account { id key } } } } }`,
    { case: caseId },
  );
  const [first] = found.case.measures.nodes;
  if (first === undefined) throw new Error("The case has no accounts.");
  return { ...first.account, label: "ACCOUNT", x: 0, y: 0, pinned: false, hidden: false };
}

/** A chart with one account. */
async function smallChart(api: Api, caseId: string): Promise<string> {
  const base = { ...EMPTY, nodes: byId([await foremost(api, caseId)]) };
  return api.newChart(caseId, `Trouble ${crypto.randomUUID()}`, { base });
}

const PARTS = [
  "",
  "/search?question=bridge&label=POST",
  "/charts",
  "/findings",
  "/investigations",
  "/analyses",
  "/runs",
];

test("the API is away: every page says so with the next step, and goes on when it is back", async ({
  page,
  at,
  expectedErrors,
}) => {
  test.setTimeout(180_000);
  expectedErrors.push("ERR_CONNECTION_REFUSED");
  for (const part of PARTS) {
    const back = await silence(page);
    await page.goto(`/cases/${at.cases.demo}${part}`);
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert.first(), part).toContainText("Nothing is lost");
    await back();
    await alert.first().getByRole("button", { name: "Try again" }).click();
    await expect(alert, part).toHaveCount(0);
    await settled(page);
  }
});

test("a chart can't be opened while the API is away, and opens when asked again", async ({
  page,
  api,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("ERR_CONNECTION_REFUSED");
  const chartId = await smallChart(api, at.cases.demo);
  const back = await silence(page);
  await page.goto(`/cases/${at.cases.demo}/charts/${chartId}`);
  await expect(page.getByRole("heading", { name: "This chart was not opened" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing is lost");
  await back();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("1 node, 0 relationships")).toBeVisible();
});

test("a slow save loses nothing of what is changed meanwhile", async ({ page, api, at, openChart }) => {
  const chartId = await smallChart(api, at.cases.demo);
  await openChart(at.cases.demo, chartId);
  const canvas = page.getByTestId("chart-canvas");
  const release = await holdBack(page, "saveChart");
  await canvas.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("k");
  await expect(page.getByText("Saving …")).toBeVisible();
  await page.keyboard.press("h");
  await expect(page.getByText("1 hidden").first()).toBeAttached();
  release();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const { history } = await api.chart(at.cases.demo, chartId);
      return history.entries.map(({ command }) => command.name);
    })
    .toEqual(["pin", "hide"]);
});

test("what is not whole says so, with its reason, wherever it is shown", async ({ page, api, at }) => {
  test.setTimeout(120_000);
  const reason = "The time ran out: narrow the question.";
  await changeAnswers(page, partial(reason));
  const account = await foremost(api, at.cases.demo);
  const pages = [
    ...PARTS.filter((part) => part !== "/findings"),
    `/evidence/${account.id}`,
    "/investigations/who_amplifies_whom?asked=1",
  ];
  for (const part of pages) {
    await page.goto(`/cases/${at.cases.demo}${part}`);
    await expect(page.getByText(reason).filter({ visible: true }).first(), part).toBeVisible();
  }
  await page.goto(`/cases/${at.cases.demo}/charts/new?add=${account.id}`);
  await expect(
    page.getByText(`There may be more relationships between them: ${reason}`).first(),
  ).toBeAttached();
});

const EMPTY_PAGES = [
  ["", "Nothing has been loaded into this case", "Add a file"],
  ["/files", "Drop a file anywhere on this page", "Choose a file"],
  ["/search?question=bridge&label=POST", "Nothing was found", "Try fewer words"],
  ["/charts", "This case has no charts yet", "New chart"],
  ["/charts/new", "There is nothing on this chart yet", "Search above and press Enter"],
  ["/findings", "Nothing has been found yet", "See the charts"],
  ["/investigations", "No answer has been kept yet", "Ask a question and freeze its answer"],
  ["/investigations/who_amplifies_whom?asked=1", "Nothing fits", "Widen the window"],
  ["/analyses?analysis=pagerank", "It has not run in this case yet", "Run it"],
  ["/runs", "Nothing has run yet", "Add a file: its load is the first run."],
] as const;

test("a case with no data says on every page what to do next", async ({ page, ownCase }) => {
  test.setTimeout(120_000);
  for (const [part, told, next] of EMPTY_PAGES) {
    await page.goto(`/cases/${ownCase}${part}`);
    await expect(page.getByText(told).first(), part).toBeVisible();
    await expect(page.getByText(next).first(), part).toBeVisible();
    await expect(page.getByRole("alert"), part).toHaveCount(0);
  }
});

test("an analysis of a case with no data says that it is not enough", async ({ page, ownCase }) => {
  await page.goto(`/cases/${ownCase}/analyses?analysis=pagerank`);
  await page.getByRole("button", { name: "Run it" }).click();
  await expect(page.getByText("not enough data").first()).toBeVisible({ timeout: 30_000 });
});

test("a hub of 50,000 is asked about before anything of it is drawn", async ({
  page,
  api,
  at,
  openChart,
}) => {
  await changeAnswers(page, (value) =>
    Array.isArray(value.counts)
      ? { ...value, counts: [{ type: "FOLLOWS", direction: "IN", total: 50_000 }] }
      : value,
  );
  const chartId = await smallChart(api, at.cases.demo);
  await openChart(at.cases.demo, chartId);
  const account = page.getByTestId("chart-mirror").getByRole("option");
  await expect(account).toContainText("99+");
  await page.getByTestId("chart-mirror").focus();
  await page.keyboard.press("Enter");
  await page.getByTestId("chart-canvas").focus();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: /^Expand / });
  await expect(dialog).toContainText(/This is a hub: 50[,.]?000 relationships/);
  await expect(dialog).toContainText(/Draws 50 of 50[,.]?000/);
  await dialog.getByRole("button", { name: /Which first/ }).click();
  await page.getByRole("option", { name: "Most connected" }).click();
  await expect(dialog).toContainText("Narrow it down, or allow it");
  await expect(dialog.getByRole("button", { name: "Expand" })).toHaveAccessibleDescription(
    "Allow reading all of them first, or choose another order.",
  );
  await page.keyboard.press("Escape");
  expect((await api.chart(at.cases.demo, chartId)).history.entries).toEqual([]);
});

interface Share {
  readonly case: { readonly shareChart: { readonly token: string } };
}

test("links to what is deleted and to what never was are answered in the same words", async ({
  page,
  api,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("404");
  const chartId = await smallChart(api, at.cases.demo);
  const variables = { case: at.cases.demo, chart: chartId };
  const { case: changes } = await api.ask<Share>(
    "mutation ($case: ID!, $chart: ID!) { case(id: $case) { shareChart(id: $chart) { token } } }",
    variables,
  );
  const { token } = changes.shareChart;
  await page.goto(`/shared/${token}`);
  await expect(page.getByText("Shared: the newest version")).toBeVisible();
  await api.ask(
    "mutation ($case: ID!, $chart: ID!) { case(id: $case) { deleteChart(id: $chart) } }",
    variables,
  );
  const told = async (address: string): Promise<string> => {
    await page.goto(address);
    await expect(page.getByText("Ask whoever gave you the link")).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to your cases" })).toBeVisible();
    return (await page.getByRole("main").textContent()) ?? "";
  };
  const unknown = createHash("sha256").update(token).digest("base64url").slice(0, token.length);
  expect(await told(`/shared/${token}`)).toBe(await told(`/shared/${unknown}`));
  await page.goto(`/cases/${at.cases.demo}/charts/${chartId}`);
  await expect(page.getByRole("heading", { name: "This chart was not opened" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("alert")).not.toBeEmpty();
});

test("two tabs that change one chart: theirs is taken, or mine replaces it and theirs is kept", async ({
  page,
  api,
  at,
  openChart,
}) => {
  test.setTimeout(120_000);
  const chartId = await smallChart(api, at.cases.demo);
  await openChart(at.cases.demo, chartId);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByText("1 node, 0 relationships")).toBeVisible();
  const done = async () =>
    (await api.chart(at.cases.demo, chartId)).history.entries.map(({ command }) => command.name);
  const change = async (tab: Page, key: string): Promise<void> => {
    await tab.bringToFront();
    await tab.getByTestId("chart-canvas").focus();
    await tab.keyboard.press("Control+a");
    await tab.keyboard.press(key);
  };
  const choose = (name: string) =>
    page.getByRole("alertdialog", { name: "Two versions of this chart" }).getByRole("button", { name });

  await change(other, "k");
  await expect.poll(done).toEqual(["pin"]);
  await change(page, "h");
  await choose("Take theirs").click();
  await expect(page.getByTestId("chart-mirror").getByRole("option")).toContainText("pinned");
  expect(await done()).toEqual(["pin"]);

  await change(other, "Shift+k");
  await expect.poll(done).toEqual(["pin", "unpin"]);
  await change(page, "h");
  await choose("Replace with mine").click();
  await expect.poll(done).toEqual(["pin", "hide"]);
  await page.getByRole("button", { name: "Versions …" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: "Look at it" })).toHaveCount(4);
});
