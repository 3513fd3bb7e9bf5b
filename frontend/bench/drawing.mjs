import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";

const HERE = dirname(fileURLToPath(import.meta.url));
const PAGES = ["bare", "ours"];
const PAN_FOR = 3_000;
const ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Measures each size on both pages by turns, and gives the medians. */
export async function* measureAll(folder, sizes, repeat, executablePath) {
  await buildPages(join(folder, "drawing"));
  const server = await served(join(folder, "drawing"));
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    for (const { nodes, edges } of sizes) {
      const found = { bare: [], ours: [] };
      for (let turn = 0; turn < repeat; turn++) {
        for (const page of PAGES) {
          found[page].push(await measured(browser, `${server.address}/${page}.html`, nodes, edges));
        }
      }
      yield { nodes, edges, ours: medians(found.ours), bare: medians(found.bare) };
    }
  } finally {
    await browser.close();
    server.close();
  }
}

async function measured(browser, address, nodes, edges) {
  const drawn = await onPage(browser, address, async (page, session) => {
    const found = await page.evaluate((size) => window.bench.measure(...size), [nodes, edges, PAN_FOR]);
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6;
    return { firstPicture: found.firstPicture, fps: found.framesPerSecond, gap: found.longestGap, heap };
  });
  const stall = await onPage(browser, address, (page) =>
    page.evaluate((size) => window.bench.stall(...size), [nodes, edges]),
  );
  return { ...drawn, stall };
}

async function onPage(browser, address, work) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await page.goto(address);
    await page.waitForFunction(() => "bench" in window);
    return await work(page, session);
  } finally {
    await page.close();
  }
}

function medians(runs) {
  const middle = (name) =>
    runs.map((run) => run[name]).sort((one, other) => one - other)[Math.floor(runs.length / 2)];
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, middle(name)]));
}

async function buildPages(outDir) {
  await build({
    root: join(HERE, "page"),
    configFile: join(HERE, "../vite.config.ts"),
    base: "/",
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: PAGES.map((page) => join(HERE, "page", `${page}.html`)) },
    },
  });
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

async function served(folder) {
  const server = createServer(({ url = "/" }, response) => {
    const file = join(folder, new URL(url, "http://localhost").pathname);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
