import { test as base, expect, type Page } from "@playwright/test";
import { Api } from "./api";
import { type Served, served } from "./served";

export { expect };

interface Fixtures {
  readonly at: Served;
  /** Asks the API past the page. */
  readonly api: Api;
  /** A page whose browser is signed in. It fails the test if anything went wrong in it that nobody saw. */
  readonly page: Page;
  /** Lets the page report what the test provokes: errors whose text holds one of these. */
  readonly expectedErrors: string[];
  /** A case of the test's own, empty. */
  readonly ownCase: string;
  /** Opens a chart and waits until its picture is there. */
  readonly openChart: (caseId: string, chartId: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from the pattern
  at: async ({}, use) => use(served()),
  baseURL: async ({ at }, use) => use(at.url),
  api: async ({ at }, use) => use(new Api(at)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  expectedErrors: async ({}, use) => use([]),
  page: async ({ page, at, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await signIn(page, at);
    await use(page);
    const unexpected = errors.filter((error) => !expectedErrors.some((each) => error.includes(each)));
    expect(unexpected, "errors of the page that nobody saw").toEqual([]);
  },
  ownCase: async ({ api }, use) => use(await api.newCase()),
  openChart: async ({ page }, use) =>
    use(async (caseId, chartId) => {
      await page.goto(`/cases/${caseId}/charts/${chartId}`);
      await expect(page.getByTestId("chart-canvas")).toBeVisible();
    }),
});

/** The page has its heading, and reads nothing more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[data-busy], [aria-busy=true]")).toHaveCount(0);
}

/** By a link of one use, as `sociogram login-link` makes it. */
async function signIn(page: Page, at: Served): Promise<void> {
  const response = await page.request.post(`${at.url}/v1/sign-in/links`, {
    headers: { Authorization: `Bearer ${at.token}` },
  });
  const { token } = (await response.json()) as { token: string };
  await page.goto(`${at.url}/?token=${encodeURIComponent(token)}`);
}
