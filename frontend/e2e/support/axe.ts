import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No finding of axe that is serious or critical, on the page as it is now; its contrast in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  // colours that are still on their way to the other theme would be measured in between
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNothingSerious(page, new AxeBuilder({ page }).withTags(RULES));
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectNothingSerious(page, new AxeBuilder({ page }).withRules(["color-contrast"]));
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

async function expectNothingSerious(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`),
  }));
  expect(told, `serious findings on ${page.url()}`).toEqual([]);
}
