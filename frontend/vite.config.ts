import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The page is served by the API under /page/, from the package `api`, so that the wheel carries it.
export default defineConfig({
  base: "/page/",
  plugins: [react()],
  resolve: {
    alias: {
      "@": new URL("./src", import.meta.url).pathname,
      "gl-bench": "gl-bench/dist/gl-bench.module.js",
    },
  },
  worker: { format: "es" },
  build: {
    outDir: "../api/page",
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // the page's policy allows no data: in scripts and workers
    chunkSizeWarningLimit: 2_000,
  },
});
