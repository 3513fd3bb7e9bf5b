import { expectAccessible } from "./support/axe";
import { expect, settled, test } from "./support/test";

const PAGES = [
  ["cases", () => "/cases"],
  ["overview", (id: string) => `/cases/${id}`],
  ["files", (id: string) => `/cases/${id}/files`],
  ["search", (id: string) => `/cases/${id}/search?question=bridge&label=POST`],
  ["charts", (id: string) => `/cases/${id}/charts`],
  ["findings", (id: string) => `/cases/${id}/findings`],
  ["investigations", (id: string) => `/cases/${id}/investigations`],
  ["one investigation", (id: string) => `/cases/${id}/investigations/who_amplifies_whom`],
  ["analyses", (id: string) => `/cases/${id}/analyses`],
  ["runs", (id: string) => `/cases/${id}/runs`],
  ["a shared chart that is not there", () => "/shared/nothing"],
  ["leaving", () => `/leaving?${new URLSearchParams({ to: "https://news.example/bridge" })}`],
  ["nowhere", () => "/cases/nowhere/at/all"],
] as const;

for (const [name, address] of PAGES) {
  test(`axe finds nothing serious: ${name}`, async ({ page, at, expectedErrors }) => {
    expectedErrors.push("404");
    for (const id of [at.cases.demo, at.cases.empty]) {
      await page.goto(address(id));
      await settled(page);
      await expectAccessible(page);
      if (address(id) === address("")) break;
    }
  });
}

test("axe finds nothing serious: a chart, its menu and its evidence", async ({ page, api, at }) => {
  test.setTimeout(180_000);
  const found = await api.ask<{ case: { accounts: { nodes: readonly { id: string }[] } } }>(
    "query ($case: ID!) { case(id: $case) { accounts(first: 6) { nodes { id } } } }",
    { case: at.cases.demo },
  );
  const ids = found.case.accounts.nodes.map(({ id }) => id);
  await page.goto(`/cases/${at.cases.demo}/charts/new?add=${ids.map(encodeURIComponent).join(",")}`);
  const list = page.getByRole("listbox", { name: /elements? of the chart/ });
  await list.focus();
  await page.keyboard.press("Enter");
  await settled(page);
  await expectAccessible(page);
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await expectAccessible(page);
  await page.goto(`/cases/${at.cases.demo}/evidence/${encodeURIComponent(ids[0] ?? "")}`);
  await settled(page);
  await expectAccessible(page);
});
