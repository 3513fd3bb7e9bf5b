import type { Page } from "@playwright/test";
import { type ChartState, EMPTY } from "../src/chart/model";
import type { Api } from "./support/api";
import { hostileFile, PAYLOADS, WORD } from "./support/payloads";
import { expect, settled, test } from "./support/test";

declare global {
  interface Window {
    /** What payloads leave behind when they run. */
    ran?: readonly number[];
    /** What the page's policy had to stop. */
    blocked?: string[];
  }
}

interface Watch {
  /** Dialogs, windows, and requests to others. */
  readonly done: readonly string[];
  expectNothing(): Promise<void>;
}

/** Watches for everything that a payload could do. */
async function watched(page: Page, home: string): Promise<Watch> {
  const done: string[] = [];
  page.on("dialog", (dialog) => {
    done.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => done.push(`a window: ${popup.url()}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== home && url.protocol !== "blob:") done.push(`a request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.blocked = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      window.blocked?.push(`${violatedDirective}: ${blockedURI}`),
    );
  });
  return {
    done,
    async expectNothing() {
      expect(done).toEqual([]);
      expect(await page.evaluate(traces)).toEqual({ ran: [], blocked: [], acting: [] });
    },
  };
}

/** In the page: what ran, what the policy had to stop, and elements that only a payload could have made. */
function traces(): { ran: unknown; blocked: unknown; acting: string[] } {
  const { ran = [], blocked = [] } = window;
  const ours = new URL(location.href).origin;
  const isForeign = (each: Element): boolean => {
    const named = [...each.attributes].some(({ name }) => name.startsWith("on") || name === "srcdoc");
    const address = each.getAttribute("href") ?? each.getAttribute("action") ?? each.getAttribute("src");
    return named || (address !== null && new URL(address, location.href).origin !== ours);
  };
  const made = document.querySelectorAll(
    "body script, iframe, object, embed, base, math, marquee, video, audio",
  );
  const acting = [...made, ...[...document.querySelectorAll("*")].filter(isForeign)];
  return { ran, blocked, acting: acting.map((each) => each.outerHTML.slice(0, 200)) };
}

/** Wider than the window, a label has broken out of its place. */
async function expectWithin(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

async function hostileCase(api: Api): Promise<string> {
  const caseId = await api.newCase(`<img src=x onerror=alert(1)> ${crypto.randomUUID()}`);
  await api.load(caseId, "<svg onload=alert(1)>.json", hostileFile(PAYLOADS), "x");
  return caseId;
}

type Nodes = readonly { readonly id: string; readonly key: string }[];

async function found(api: Api, caseId: string, label: "ACCOUNT" | "POST"): Promise<Nodes> {
  const answer = await api.ask<{ case: { search: { total: number; nodes: Nodes } } }>(
    `query ($case: ID!, $question: String!, $label: NodeLabel!) { case(id: $case) {
      search(question: $question, label: $label, first: 500) { total nodes { id key } } } }`,
    { case: caseId, question: WORD, label },
  );
  return answer.case.search.nodes;
}

function drawn(accounts: Nodes, posts: Nodes): ChartState["nodes"] {
  const all = [
    ...accounts.map((node) => ({ ...node, label: "ACCOUNT" as const })),
    ...posts.map((node) => ({ ...node, label: "POST" as const })),
  ];
  const placed = all.map((node, index) => ({
    ...node,
    x: (index % 20) * 90,
    y: Math.floor(index / 20) * 90,
    pinned: false,
    hidden: false,
  }));
  return Object.fromEntries(placed.map((node) => [node.id, node]));
}

test("200 hostile texts as handle, name, bio, post and address are text on every page", async ({
  page,
  api,
  at,
}) => {
  test.setTimeout(300_000);
  const caseId = await hostileCase(api);
  const accounts = await found(api, caseId, "ACCOUNT");
  const posts = await found(api, caseId, "POST");
  expect([accounts.length, posts.length]).toEqual([PAYLOADS.length, PAYLOADS.length]);
  const watch = await watched(page, at.url);

  for (const label of ["ACCOUNT", "POST"]) {
    await page.goto(`/cases/${caseId}/search?${new URLSearchParams({ question: WORD, label })}`);
    const more = page.getByRole("button", { name: "Show more" });
    const items = page.getByRole("region", { name: "Results" }).getByRole("listitem");
    for (let shown = 50; shown < PAYLOADS.length; shown += 50) {
      await expect(items).toHaveCount(shown);
      await more.click();
    }
    await expect(items).toHaveCount(PAYLOADS.length);
    await watch.expectNothing();
    await expectWithin(page);
  }
  await expect(page.getByText("U+202E").first()).toBeVisible();

  const chart = await api.newChart(caseId, "<script>alert(1)</script>", {
    base: { ...EMPTY, nodes: drawn(accounts, posts) },
  });
  await page.goto(`/cases/${caseId}/charts/${chart}`);
  await expect(page.getByTestId("chart-mirror")).toBeAttached();
  await page.getByTestId("chart-mirror").focus();
  for (let row = 0; row < accounts.length + posts.length; row += 10) await page.keyboard.press("PageDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("t");
  await page.keyboard.press("g");
  await settled(page);
  await watch.expectNothing();
  await expectWithin(page);

  const kinds = new Map(PAYLOADS.map(({ kind, number }) => [kind, number]));
  for (const number of kinds.values()) {
    for (const key of [`x:${number}`, `x:${1_000 + number}`]) {
      const id = [...accounts, ...posts].find((node) => node.key === key)?.id ?? "";
      await page.goto(`/cases/${caseId}/evidence/${encodeURIComponent(id)}`);
      await settled(page);
      await watch.expectNothing();
      await expectWithin(page);
    }
  }

  for (const part of ["", "/charts", "/files", "/runs"]) {
    await page.goto(`/cases/${caseId}${part}`);
    await settled(page);
    await watch.expectNothing();
  }
});

test("a hostile address is never opened: it is shown, and what is no web address is refused", async ({
  page,
  at,
}) => {
  const watch = await watched(page, at.url);
  for (const { text } of PAYLOADS.filter(({ kind }) => kind === "LINKS")) {
    await page.goto(`/leaving?${new URLSearchParams({ to: text })}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const links = page.getByRole("main").locator("a[href]");
    for (const link of await links.all()) {
      expect(await link.getAttribute("href")).toMatch(/^(https?:\/\/[^\\]|\/[^/\\])/);
      expect((await link.getAttribute("rel")) ?? "noreferrer").toContain("noreferrer");
    }
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
  }
  expect(watch.done).toEqual([]);
});
