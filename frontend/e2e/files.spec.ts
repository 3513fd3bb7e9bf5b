import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/test";

const POSTS = `id,author,created_at,text
1,@ada,2026-03-01T10:00:00Z,"Good morning @bea #bridge"
2,@bea,2026-03-01T10:05:00Z,"@ada and to you"
3,@cleo,not a time,"This one can't be read"
4,@ada,2026-03-02T10:00:00Z,"@cleo look at https://example.org/a"
`;

async function choose(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

test("a table is looked at, loaded, analysed and taken back", async ({ page, ownCase }) => {
  await page.goto(`/cases/${ownCase}/files`);
  await choose(page, "posts.csv", POSTS);
  await expect(page.getByText("3 of 4 records can be read.")).toBeVisible();
  await expect(page.getByText("line 4: no time that can be read")).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText("3 of 4 records can be read.")).toBeVisible();
  await page.getByRole("button", { name: "Change the mapping" }).click();
  const mapping = page.getByRole("textbox", { name: "Mapping" });
  await mapping.fill((await mapping.inputValue()).replace("'table' AS platform", "'x' AS platform"));
  await page.getByRole("button", { name: "Look at the rows" }).click();
  await expect(page.getByRole("cell", { name: "x", exact: true })).toHaveCount(3);
  await page.getByRole("button", { name: "Load it" }).click();
  const outcome = page.getByRole("region", { name: "What the load brought" });
  await expect(outcome).toContainText("but for the records that could not be read");
  await expect(outcome).toContainText("1 record was rejected");

  await outcome.getByRole("link", { name: "Analyse" }).click();
  const pagerank = page.getByRole("article").filter({ hasText: "PageRank" }).last();
  await pagerank.getByRole("button", { name: "Set and run" }).click();
  await page.getByRole("button", { name: "Run it" }).click();
  const top = page.getByRole("region", { name: "Accounts by PageRank" }).first();
  await expect(top.getByRole("link", { name: "@ada" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Runs", exact: true }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  const asked = page.getByRole("alertdialog", { name: "Take this load back" });
  await expect(asked).toContainText("go from the graph");
  await asked.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("taken back", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("what can't be sent or read says so, with the next step, and nothing is lost", async ({
  page,
  ownCase,
  expectedErrors,
}) => {
  expectedErrors.push("422", "ERR_CONNECTION_REFUSED");
  await page.goto(`/cases/${ownCase}/files`);
  await choose(page, "empty.csv", "");
  await expect(page.getByRole("alert")).toContainText("empty.csv is empty.");
  await page.getByRole("button", { name: "Another file" }).click();

  const silent = ["**/v1/files*", "**/v1/health"];
  for (const address of silent) await page.route(address, (route) => route.abort("connectionrefused"));
  await choose(page, "posts.csv", POSTS);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Nothing is lost");
  for (const address of silent) await page.unroute(address);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("3 of 4 records can be read.")).toBeVisible();

  await page.getByRole("button", { name: /Connector/ }).click();
  await page.getByRole("option", { name: /Mastodon/ }).click();
  await expect(alert).toContainText("Another connector fits better: Tables");
  await expect(page.getByRole("button", { name: "Load it" })).toHaveAccessibleDescription(
    /choose another connector/,
  );
});
