import { ACCOUNTS, arranging, linesOf } from "./support/arranged";
import { expectAccessible } from "./support/axe";
import { expect } from "./support/test";

arranging("rows 12, 24: hide, hide others, show hidden with counts", async ({ page, hands, arranged }) => {
  const all = arranged.nodes.length + linesOf(arranged.ties);
  await hands.expectDrawn(all);
  await hands.press("Control+a");
  await hands.tells(`${ACCOUNTS} selected`);
  await hands.press("h");
  await hands.expectDrawn(0);
  await expect(page.getByText(`None of the ${ACCOUNTS} nodes is shown`)).toBeVisible();
  await hands.press("u");
  const dialog = page.getByRole("dialog", { name: "What is not on the picture" });
  await expect(dialog).toContainText(`Hidden by hand: ${ACCOUNTS} nodes, 0 relationships`);
  await expect(dialog).toContainText(`Relationships of which an end is not shown: ${arranged.ties.length}`);
  await dialog.getByRole("button", { name: "Show all" }).click();
  await expect(dialog).toContainText("Everything on the chart is on the picture.");
  await page.keyboard.press("Escape");
  await hands.expectDrawn(all);
  await hands.expectSaved("hide", "showAllHidden");
});

arranging("row 13: dismiss single nodes, and get them back", async ({ page, hands, arranged }) => {
  await page.getByRole("button", { name: "Remove single nodes" }).click();
  await hands.tells(/single nodes? removed from the chart/);
  await hands.expectSaved("remove");
  const joined = new Set(arranged.ties.flatMap(({ start, end }) => [start, end]));
  await hands.expectDrawn(joined.size + linesOf(arranged.ties));
  await hands.press("Control+z");
  await hands.expectDrawn(arranged.nodes.length + linesOf(arranged.ties));
});

arranging(
  "rows 14, 15, 29: group by hand, collapse, open, ungroup, undo",
  async ({ page, hands, arranged }) => {
    await hands.press("Control+a", "Control+g");
    const dialog = page.getByRole("dialog", { name: "Make a group" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("The prominent");
    await page.keyboard.press("Enter");
    await hands.expectDrawn(1);
    await expect(page.getByTestId("chart-mirror").getByRole("option")).toContainText("The prominent");
    await hands.press("Shift+x");
    await hands.expectDrawn(arranged.nodes.length + linesOf(arranged.ties));
    await hands.press("Control+z");
    await hands.expectDrawn(1);
    await hands.press("Control+Shift+g");
    await hands.expectDrawn(arranged.nodes.length + linesOf(arranged.ties));
    await hands.expectSaved("group", "ungroup");
  },
);

arranging("row 15: group by an attribute, with counts before", async ({ page, hands }) => {
  await hands.press("Shift+g");
  const dialog = page.getByRole("dialog", { name: `Group all ${ACCOUNTS} nodes` });
  await dialog.getByRole("button", { name: /By/ }).click();
  await page.getByRole("option", { name: /^kind/ }).click();
  await dialog.getByText("All groups").click();
  await expect(dialog.getByRole("listitem")).toHaveText([/Accounts.*6 as one node/]);
  await dialog.getByRole("button", { name: "Make 1 group" }).click();
  await hands.expectDrawn(1);
  await hands.expectSaved("group");
});

arranging("row 16: parallel relationships are folded, or not", async ({ page, hands, arranged }) => {
  await hands.press("Control+a", "r");
  await hands.tells(/relationships? added, of/);
  const folded = page.getByRole("button", { name: "Parallel relationships as one line" });
  await folded.click();
  await hands.expectDrawn(arranged.nodes.length + arranged.ties.length + arranged.hidden);
  await hands.expectSaved("add", "fold");
});

arranging("row 9: reveal relationships among the selected", async ({ hands, arranged }) => {
  await hands.press("Control+a", "r");
  await hands.tells(
    `${arranged.hidden} relationships added, of ${arranged.hidden + arranged.ties.length} among them`,
  );
  await hands.expectSaved("add");
});

arranging(
  "rows 17, 18: paths within limits, and the bound is told",
  async ({ page, hands, arranged, api, at }) => {
    await page.getByTestId("chart-mirror").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(" ");
    await page.keyboard.press("Shift+p");
    const dialog = page.getByRole("dialog", { name: "Paths between two nodes" });
    await dialog.getByRole("textbox", { name: "Paths at most" }).fill("3");
    await dialog.getByRole("button", { name: "Search" }).click();
    await expect(dialog.getByRole("region", { name: "What was found" })).toContainText(
      "Raise the number of paths to see more.",
    );
    await expect(dialog.getByRole("listitem")).toHaveCount(3);
    await dialog.getByRole("button", { name: "Draw all 3" }).click();
    await hands.tells(/3 paths drawn/);
    await hands.expectSaved("add");
    const { history } = await api.chart(at.cases.demo, arranged.chartId);
    expect(history.entries[0]?.command.data).toMatchObject({ from: "path" });
  },
);

arranging("rows 19, 33: pinned nodes and a locked chart stay in place", async ({ page, hands }) => {
  await hands.press("Control+a", "k");
  await hands.tells(`${ACCOUNTS} nodes pinned`);
  await hands.press("Shift+k");
  await hands.tells(`${ACCOUNTS} nodes unpinned`);
  const lock = page.getByRole("button", { name: "Keep nodes in place when something is added" });
  await expect(lock).toHaveAttribute("aria-pressed", "true");
  await lock.click();
  await expect(lock).toHaveAttribute("aria-pressed", "false");
  await hands.expectSaved("pin", "unpin", "lock");
});

arranging("row 20: a box selects what is in it", async ({ hands }) => {
  await hands.press("b");
  await hands.drag([0.02, 0.02], [0.98, 0.98]);
  await hands.press("h");
  await hands.tells(`${ACCOUNTS} hidden`);
  await hands.expectDrawn(0);
});

arranging("row 21: a lasso selects what is in it", async ({ hands }) => {
  await hands.press("o");
  await hands.drag([0.02, 0.02], [0.98, 0.02], [0.98, 0.98], [0.02, 0.98], [0.02, 0.03]);
  await hands.press("h");
  await hands.tells(`${ACCOUNTS} hidden`);
  await hands.expectDrawn(0);
});

arranging("rows 22, 23, 24: neighbours, kinds, degrees, invert, links", async ({ page, hands, arranged }) => {
  const dialog = page.getByRole("dialog", { name: "Select" });
  await hands.press("s");
  await dialog.getByRole("button", { name: `Account: ${ACCOUNTS}` }).click();
  await hands.tells(`${ACCOUNTS} selected`);
  await hands.press("i");
  await hands.tells("Nothing is selected");
  await hands.press("s");
  await dialog.getByRole("textbox", { name: "At least" }).fill("0");
  await dialog.getByRole("textbox", { name: "At most" }).fill("0");
  await page.keyboard.press("Tab");
  const joined = new Set(arranged.ties.flatMap(({ start, end }) => [start, end]));
  await dialog.getByRole("button", { name: `Select ${ACCOUNTS - joined.size}` }).click();
  await hands.press("i");
  await hands.tells(`${joined.size} selected`);
  await hands.press("n");
  await hands.press("h");
  await hands.expectDrawn(ACCOUNTS - joined.size);
});

arranging("rows 27, 28: an investigation is run on a node from its menu", async ({ page, hands }) => {
  await page.getByTestId("chart-mirror").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: /Run an investigation on it/ }).click();
  const dialog = page.getByRole("dialog", { name: "Ask about the selected node" });
  await dialog.getByRole("button", { name: "What else to ask" }).click();
  await dialog.getByRole("textbox", { name: "Minimum shared" }).fill("1");
  await dialog.getByRole("button", { name: "Ask", exact: true }).click();
  await dialog.getByRole("button", { name: /on the chart$/ }).click();
  await hands.tells(/are new on the chart/);
  await hands.expectSaved("add");
});

arranging("rows 53, 56: the sheet lists every key; full screen", async ({ page, hands }) => {
  await hands.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys of the chart" });
  for (const name of ["Fit into view", "Shortest path", "Undo", "Expand", "Select with a lasso"]) {
    await expect(sheet.getByRole("definition").filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await hands.press("Shift+f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
});

arranging("rows 53, 55: axe finds nothing serious in the dialogs", async ({ page, hands }) => {
  arranging.setTimeout(120_000);
  await hands.press("Control+a");
  for (const key of ["?", "s", "Shift+g", "Control+g"]) {
    await hands.press(key);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});
