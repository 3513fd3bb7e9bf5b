import { expectAccessible } from "./support/axe";
import { expect, settled, test } from "./support/test";

test("the header says which case is open, which part of it, and leads to the others", async ({
  page,
  at,
}) => {
  await page.goto(`/cases/${at.cases.golden}/files`);
  const parts = page.getByRole("navigation", { name: "Parts of this case" });
  await expect(parts.locator("[aria-current]")).toHaveText("Files");
  await page.getByRole("button", { name: "Case: The bridge" }).click();
  await page.getByRole("menuitemradio", { name: "Nothing yet" }).click();
  await expect(page).toHaveURL(`/cases/${at.cases.empty}`);
  await expect(page.getByRole("button", { name: "Case: Nothing yet" })).toBeVisible();
  await expect(parts.locator("[aria-current]")).toHaveText("Overview");
});

test("colours are as the system has them, until one chooses; the choice stays", async ({ page }) => {
  const dark = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/cases");
  expect(await dark()).toBe(true);
  const asSystem = await ground();
  await page.getByRole("button", { name: "Colours: As the system has it" }).click();
  await page.getByRole("menuitemradio", { name: "Light" }).click();
  expect(await ground()).not.toBe(asSystem);
  await page.reload();
  await expect(page.getByRole("button", { name: "Colours: Light" })).toBeVisible();
  expect(await ground()).not.toBe(asSystem);
});

test("? opens the help and / the search, where nobody writes and unless they are switched off", async ({
  page,
  at,
}) => {
  await page.goto(`/cases/${at.cases.golden}/runs`);
  await page.locator("main").focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expectAccessible(page);
  await help.getByRole("switch", { name: "Shortcuts of a single key" }).press("Space");
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/runs$/);
  await page.getByRole("button", { name: "Help" }).click();
  await help.getByRole("switch", { name: "Shortcuts of a single key" }).press("Space");
  await page.keyboard.press("Escape");
  await page.locator("main").focus();
  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/search$/);
});

test("another page takes the focus, and the first Tab leads past the header", async ({ page, at }) => {
  await page.goto(`/cases/${at.cases.golden}`);
  await settled(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.getByRole("link", { name: "Runs" }).press("Enter");
  await expect(page).toHaveURL(/\/runs$/);
  await expect(page.locator("main")).toBeFocused();
});

test("signing out ends the browser's session", async ({ page, expectedErrors }) => {
  expectedErrors.push("401");
  await page.goto("/cases");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("This needs sign-in.")).toBeVisible();
  await page.goto("/cases");
  await expect(page.getByText("This needs sign-in.")).toBeVisible();
});

test("an API that is down, slow, busy or has a part missing is told with the next step", async ({
  page,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("ERR_CONNECTION_REFUSED", "503");
  const question = "**/graphql";
  await page.route(question, (route) => route.abort("connectionrefused"));
  await page.route("**/v1/health", (route) => route.abort("connectionrefused"));
  await page.goto("/cases");
  await expect(page.getByRole("log").getByText(/does not answer/)).toBeAttached();
  await page.unroute("**/v1/health");
  await expect(page.getByRole("log").getByText("Sociogram answers again.")).toBeAttached();

  await page.unroute(question);
  await page.route(question, (route) => route.fulfill({ status: 503, body: "" }));
  await page.goto(`/cases/${at.cases.golden}/runs`);
  await expect(page.getByRole("log").getByText(/busy with other questions/)).toBeAttached();

  await page.unroute(question);
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(question, (route) => answered.then(() => route.continue()));
  await page.goto(`/cases/${at.cases.golden}/runs`);
  const slow = page.locator("p", { hasText: "still working on an answer" });
  await expect(slow.first()).toBeVisible();
  answer();
  await expect(page.getByRole("main").locator("xpath=..").locator(":scope > p")).toHaveCount(0);
});

test("a part of the page that is no longer there leaves the rest standing", async ({
  page,
  at,
  expectedErrors,
}) => {
  expectedErrors.push("404", "Failed to fetch dynamically imported module");
  await page.route("**/assets/SearchPage-*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto(`/cases/${at.cases.golden}/search`);
  await expect(page.getByRole("alert")).toContainText("This page could not be shown");
  await page.unroute("**/assets/SearchPage-*.js");
  await page.getByRole("button", { name: "Load it anew" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the page asks nobody else, and runs nothing that is written into it", async ({ page, at }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  const response = await page.goto(`/cases/${at.cases.demo}`);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  await settled(page);
  expect([...hosts]).toEqual([at.url]);
});
