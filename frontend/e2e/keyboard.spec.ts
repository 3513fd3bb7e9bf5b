import type { Api } from "./support/api";
import { ScreenReader } from "./support/screenReader";
import { expect, test } from "./support/test";

interface Named {
  readonly id: string;
  readonly handle: string;
}

interface Trio {
  /** Many deal with it. */
  readonly one: Named;
  /** Has a tie with it. */
  readonly near: Named;
  /** Has nothing to do with it directly. */
  readonly far: Named;
}

async function threeAccounts(api: Api, caseId: string): Promise<Trio> {
  const found = await api.ask<{ case: { measures: { nodes: readonly { account: Named }[] } } }>(
    `query ($case: ID!) { case(id: $case) { measures(name: PAGERANK, first: 15) {
      nodes { account { id ... on Account { handle } } } } } }`,
    { case: caseId },
  );
  const [one, ...others] = found.case.measures.nodes.map(({ account }) => account);
  let near: Named | undefined;
  let far: Named | undefined;
  for (const other of others) {
    const types = await typesAmong(api, caseId, [one?.id, other.id]);
    if (types.includes("INTERACTED")) near ??= other;
    if (types.length === 0) far ??= other;
  }
  if (one === undefined || near === undefined || far === undefined)
    throw new Error("The demo has no such accounts.");
  return { one, near, far };
}

async function typesAmong(api: Api, caseId: string, nodes: readonly unknown[]): Promise<readonly string[]> {
  const found = await api.ask<{
    case: { relationshipsAmong: { relationships: readonly { type: string }[] } };
  }>(
    `query ($case: ID!, $nodes: [ID!]!) { case(id: $case) {
      relationshipsAmong(nodes: $nodes) { relationships { type } } } }`,
    { case: caseId, nodes },
  );
  return found.case.relationshipsAmong.relationships.map(({ type }) => type);
}

/** From the chart's own search, among others of that name. */
async function addToChart(reader: ScreenReader, { handle }: Named): Promise<void> {
  await reader.tabTo("searchbox", "Search the case, to add to the chart");
  await reader.press("Control+a");
  await reader.type(handle);
  await reader.waitsFor("listbox", /Found in the case/, handle);
  await reader.press("ArrowDown");
  await reader.goTo({ role: "option", name: new RegExp(handle) }, "ArrowDown");
  await reader.press("Enter");
  await reader.hears(/^1 node and \d+ relationships? added\.$/);
  await reader.press("Escape");
}

/** The focus has to be in the list of the chart. */
async function goToAccount(reader: ScreenReader, { handle }: Named): Promise<void> {
  await reader.press("Home");
  await reader.goTo({ role: "option", name: new RegExp(`^Account .*${handle}`) }, "ArrowDown");
}

test("rows 1, 5, 17, 51, 54: search, expand, path, evidence and save, by keyboard and ear alone", async ({
  page,
  api,
  at,
}) => {
  test.setTimeout(120_000);
  const trio = await threeAccounts(api, at.cases.demo);
  const { one, near, far } = trio;
  await page.goto(`/cases/${at.cases.demo}/search`);
  const reader = await ScreenReader.on(page);

  // search
  await reader.tabTo("searchbox", "Words, a handle or an address");
  await reader.type(one.handle);
  await reader.press("Enter");
  await reader.waitsFor("region", "Results", one.handle);
  await reader.tabTo("link", "On a new chart");
  await reader.press("Enter");
  await reader.hears("1 node and 0 relationships added.");
  await addToChart(reader, near);
  await addToChart(reader, far);

  // the path between two of them
  await reader.tabTo("option", /^Account /);
  await goToAccount(reader, one);
  await reader.press("Enter");
  await goToAccount(reader, far);
  await reader.press(" ");
  expect((await reader.focused()).states.selected).toBe(true);
  await reader.press("p");
  await reader.hears(/^A path of \d+ steps, one of \d+ as short$/);

  // expand one
  await goToAccount(reader, one);
  await reader.press("Enter", "e");
  await reader.hears(/relationships read.* new/);

  // each relationship as a line of its own: the toolbar is one stop of Tab, with arrows within it
  await reader.tabTo("button", "Undo", "Shift+Tab");
  await reader.goTo({ role: "button", name: /as one line/ }, "ArrowRight");
  await reader.press("Enter");
  await reader.tabTo("option", /^Account /);

  // what a line rests on is kept as a finding
  await reader.press("End");
  await reader.goTo({ role: "option", name: /^Tie, from / }, "ArrowUp");
  await reader.press("Enter", "Shift+F10");
  await reader.goTo({ role: "menuitem", name: /^Make a finding/ }, "ArrowDown");
  await reader.press("Enter");
  await reader.tabTo("textbox", "Finding");
  const sentence = `${one.handle} is dealt with by many (${Date.now()}).`;
  await reader.type(sentence);
  await reader.tabTo("button", "Keep the finding");
  await reader.press("Enter");
  await reader.hears("The finding is saved.");

  // and its evidence, down to the capture
  await reader.tabTo("option", /^Tie, from /);
  await reader.press("Shift+F10");
  await reader.goTo({ role: "menuitem", name: "Open the evidence" }, "ArrowDown");
  await reader.press("Enter");
  await reader.waitsFor("heading", "Evidence of a tie");
  await reader.tabTo("button", /under custody$/);
  await reader.press("Enter");
  await reader.tabTo("button", "Show the record");
  await reader.press("Enter");
  await reader.waitsFor("dialog", "The record as it was received", "checked just now, and right");

  await expectSaved(api, at.cases.demo, { ...trio, sentence });
});

interface Expected extends Trio {
  readonly sentence: string;
}

/** What the ear was told is so: on the server, the chart has the accounts with path and expansion, and the finding. */
async function expectSaved(api: Api, caseId: string, { one, near, far, sentence }: Expected): Promise<void> {
  const found = await api.ask<{
    case: {
      findings: { findings: readonly { sentence: string; chart: string | null; elements: string[] }[] };
    };
  }>("query ($case: ID!) { case(id: $case) { findings { findings { sentence chart elements } } } }", {
    case: caseId,
  });
  const finding = found.case.findings.findings.find((each) => each.sentence === sentence);
  expect(finding?.elements).toContainEqual(expect.stringMatching(/^INTERACTED\|/));
  const chart = await api.chart(caseId, finding?.chart ?? "");
  const ids = chart.nodes.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([one.id, near.id, far.id]));
  const from = chart.history.entries.map(({ command }) => (command.data as { from?: string }).from);
  expect(from).toEqual(expect.arrayContaining(["search", "path", "expand"]));
}
