import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The system's own: Playwright's download is not needed. */
function browser(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (found === undefined) throw new Error(`None of ${NAMES.join(", ")} is installed: run .ci/packages.`);
  return found;
}

// Against the real API, over the golden case and the simulated demo. SOCIOGRAM_PAGE names the file that another
// `python -m tests.page.server` has printed, so that it need not be started for each run.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // a shared machine without a GPU stands still now and then; what needed a second try is reported as flaky
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: browser(),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  ...(process.env.SOCIOGRAM_PAGE === undefined
    ? {
        webServer: {
          command: ".venv/bin/python -m tests.page.server",
          cwd: join(import.meta.dirname, ".."),
          wait: { stdout: /ready: (?<sociogram_page>.+)/ },
          timeout: 400_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
        } as const,
      }
    : {}),
});
