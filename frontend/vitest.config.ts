import { defineConfig } from "vitest/config";

const DOM = ["src/**/*.test.tsx", "src/**/*.dom.test.ts"];

// A document of its own costs more than most tests: those that need one say so by their name.
export default defineConfig({
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: { name: "plain", environment: "node", include: ["src/**/*.test.ts"], exclude: DOM },
      },
      { extends: true, test: { name: "dom", environment: "jsdom", include: DOM } },
    ],
  },
});
