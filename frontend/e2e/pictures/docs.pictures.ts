import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Api } from "../support/api";
import { expect, settled, test } from "../support/test";

const FOLDER = join(import.meta.dirname, "../../../docs/pictures");
const MOST_BYTES = 200_000;
const ACCOUNTS = 26;

test.use({ colorScheme: "light", reducedMotion: "reduce" });

async function take(page: Page, name: string): Promise<void> {
  await settled(page);
  await expect(page.getByRole("log").getByText("Sociogram is still working")).toHaveCount(0);
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: "disabled" });
  expect(statSync(path).size).toBeLessThan(MOST_BYTES);
}

async function foremost(api: Api, caseId: string): Promise<readonly string[]> {
  const found = await api.ask<{ case: { measures: { nodes: readonly { account: { id: string } }[] } } }>(
    `query ($case: ID!, $first: Int!) { case(id: $case) { measures(name: PAGERANK, first: $first) {
      nodes { account { id } } } } }`,
    { case: caseId, first: ACCOUNTS },
  );
  return found.case.measures.nodes.map(({ account }) => account.id);
}

async function heaviestTie(
  api: Api,
  caseId: string,
  nodes: readonly string[],
): Promise<{ readonly start: string; readonly end: string }> {
  const found = await api.ask<{
    case: {
      relationshipsAmong: {
        relationships: readonly { start: string; end: string; properties: { weight?: number } }[];
      };
    };
  }>(
    `query ($case: ID!, $nodes: [ID!]!) { case(id: $case) {
      relationshipsAmong(nodes: $nodes, types: [INTERACTED]) { relationships { start end properties } } } }`,
    { case: caseId, nodes },
  );
  const [heaviest] = found.case.relationshipsAmong.relationships.toSorted(
    (one, other) => (other.properties.weight ?? 0) - (one.properties.weight ?? 0),
  );
  if (heaviest === undefined) throw new Error("There is no tie among them.");
  return heaviest;
}

test("overview", async ({ page, at }) => {
  await page.goto(`/cases/${at.cases.demo}`);
  await expect(page.getByText("Communities by accounts")).toBeVisible();
  await take(page, "overview");
});

test("chart", async ({ page, api, at }) => {
  const ids = await foremost(api, at.cases.demo);
  await page.goto(`/cases/${at.cases.demo}/charts/new?${new URLSearchParams({ add: ids.join(",") })}`);
  await expect(page.getByText(new RegExp(`^${ids.length} nodes,`))).toBeVisible();
  await page.getByRole("textbox", { name: "Title of the chart" }).fill("The foremost accounts");
  await page.getByRole("button", { name: "Analyses", exact: true }).click();
  const analyses = page.getByRole("region", { name: "Analyses", exact: true });
  await analyses.getByRole("button", { name: /Analysis of the whole case$/ }).click();
  await page.getByRole("option", { name: /^Communities/ }).click();
  await analyses.getByRole("button", { name: "Colour by community" }).click();
  await page.getByRole("button", { name: "Remove single nodes" }).click();
  await page.getByRole("button", { name: "Arrange by force" }).click();
  await expect(page.getByText(/nodes have their places/).first()).toBeAttached();
  await page.getByRole("button", { name: "Legend", exact: true }).first().click();
  await expect(page.getByRole("region", { name: "Legend", exact: true })).toBeVisible();
  await page.getByTestId("chart-mirror").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByTestId("chart-canvas").focus();
  await page.keyboard.press("f");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.mouse.move(640, 700);
  await expect(page.getByRole("button", { name: "Put this message away" })).toHaveCount(0, {
    timeout: 30_000,
  });
  await take(page, "chart");
});

test("evidence", async ({ page, api, at }) => {
  const { start, end } = await heaviestTie(api, at.cases.demo, await foremost(api, at.cases.demo));
  await page.goto(`/cases/${at.cases.demo}/evidence/${start}/${end}`);
  await page
    .getByRole("button", { name: /under custody$/ })
    .first()
    .click();
  await expect(page.getByText("SHA-256").first()).toBeVisible();
  await take(page, "evidence");
});

test("investigations", async ({ page, at }) => {
  await page.goto(`/cases/${at.cases.demo}/investigations/who_amplifies_whom?asked=1`);
  await expect(page.getByRole("table")).toBeVisible();
  await take(page, "investigations");
});
