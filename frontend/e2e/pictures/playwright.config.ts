import { defineConfig } from "@playwright/test";
import usual from "../../playwright.config";

// `npm run pictures`: no tests, but the pictures of docs/page.md, taken anew.
export default defineConfig({
  ...usual,
  testDir: ".",
  testMatch: "*.pictures.ts",
  outputDir: "../../test-results",
  workers: 1,
});
