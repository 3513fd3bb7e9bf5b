import type { Page } from "@playwright/test";

type Row = Readonly<Record<string, unknown>>;

const QUESTIONS = "**/graphql";

/** The API is away until what this returns is called. */
export async function silence(page: Page): Promise<() => Promise<void>> {
  const away = [QUESTIONS, "**/v1/health"];
  for (const address of away) await page.route(address, (route) => route.abort("connectionrefused"));
  return async () => {
    for (const address of away) await page.unroute(address);
  };
}

/** Each object of each answer is passed through this on its way to the page. */
export async function changeAnswers(page: Page, changed: (value: Row) => Row): Promise<void> {
  await page.route(QUESTIONS, async (route) => {
    if (route.request().headers().accept?.includes("event-stream")) return route.continue();
    const response = await route.fetch();
    const body = JSON.parse(await response.text(), (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value) ? changed(value as Row) : value,
    );
    return route.fulfill({ response, json: body });
  });
}

/** As if more were there than is told, for this reason. */
export function partial(reason: string): (value: Row) => Row {
  return (value) =>
    typeof value.complete === "boolean" && typeof value.total === "number"
      ? { ...value, total: value.total + 1_000, complete: false, reason }
      : value;
}

/** Answers to the mutation of that name wait until what this returns is called. */
export async function holdBack(page: Page, name: string): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(QUESTIONS, async (route) => {
    if (route.request().postData()?.includes(name)) await released;
    await route.continue();
  });
  return release;
}
