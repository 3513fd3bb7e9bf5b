import type { ChartDocument } from "../../src/chart/history";
import { packed, unpacked } from "../../src/chart/packing";
import type { Served } from "./served";

type Row = Readonly<Record<string, unknown>>;

export interface SentFile {
  readonly id: string;
  readonly connectors: readonly { readonly name: string }[];
}

export interface SavedChart {
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly id: string }[];
  readonly history: ChartDocument;
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/** Asks the API past the page, so that a test can say what is really so. */
export class Api {
  constructor(private readonly at: Served) {}

  /** The answer's data. Throws the API's own words. */
  async ask<Data = Row>(query: string, variables: Row = {}): Promise<Data> {
    const response = await this.send("/graphql", JSON.stringify({ query, variables }), "application/json");
    const { data, errors } = (await response.json()) as {
      data?: Data;
      errors?: readonly { message: string }[];
    };
    if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** A case of the test's own, gone with the server. */
  async newCase(title = `Case ${crypto.randomUUID()}`): Promise<string> {
    const { createCase } = await this.ask<{ createCase: { id: string } }>(
      "mutation ($title: String!) { createCase(title: $title) { id } }",
      { title },
    );
    return createCase.id;
  }

  /** A chart as the page would have made it; empty where nothing is said. */
  async newChart(caseId: string, title = "A chart", chart: Partial<ChartDocument> = {}): Promise<string> {
    const made = packed({ format: 1, base: {}, entries: [], done: 0, ...chart });
    const elements = (held: object | undefined) => Object.keys(held ?? {}).map((id) => ({ id }));
    const nodes = elements(chart.base?.nodes);
    const edges = elements(chart.base?.edges);
    const { case: changes } = await this.ask<{ case: { createChart: { id: string } } }>(
      `mutation ($case: ID!, $title: String!, $document: String!) {
        case(id: $case) { createChart(title: $title, document: $document) { id } } }`,
      { case: caseId, title, document: JSON.stringify({ format: 1, nodes, edges, made }) },
    );
    return changes.createChart.id;
  }

  /** A chart as it was saved last: what is on it, and how it came to be. */
  async chart(caseId: string, chartId: string): Promise<SavedChart> {
    const found = await this.ask<{ case: { chart: { document: string } } }>(
      "query ($case: ID!, $chart: ID!) { case(id: $case) { chart(id: $chart) { document } } }",
      { case: caseId, chart: chartId },
    );
    const { made, ...shown } = JSON.parse(found.case.chart.document);
    return { ...shown, history: unpacked(made) };
  }

  /** The case's charts, as the list of charts has them. */
  async charts(
    caseId: string,
  ): Promise<readonly { id: string; title: string; nodes: number; edges: number }[]> {
    const found = await this.ask<{ case: { charts: { charts: [] } } }>(
      "query ($case: ID!) { case(id: $case) { charts { charts { id title nodes edges } } } }",
      { case: caseId },
    );
    return found.case.charts.charts;
  }

  /** Sends a file and loads it, as the page does; done when it is in the graph. */
  async load(caseId: string, name: string, body: string, connector: string): Promise<void> {
    const where = `/v1/files?${new URLSearchParams({ case: caseId, name })}`;
    const sent = (await (await this.send(where, body, "application/octet-stream")).json()) as SentFile;
    const { case: changes } = await this.ask<{ case: { loadFile: { id: string } } }>(
      `mutation ($case: ID!, $file: ID!, $connector: String!) {
        case(id: $case) { loadFile(file: $file, connector: $connector) { id } } }`,
      { case: caseId, file: sent.id, connector },
    );
    await this.done(caseId, changes.loadFile.id);
  }

  /** The id of an account, by its key. */
  async account(caseId: string, key: string): Promise<string> {
    const found = await this.ask<{ case: { account: { id: string } } }>(
      "query ($case: ID!, $key: String!) { case(id: $case) { account(key: $key) { id } } }",
      { case: caseId, key },
    );
    return found.case.account.id;
  }

  private async done(caseId: string, job: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await this.ask<{ case: { job: { state: string; error: { what: string } | null } } }>(
        "query ($case: ID!, $job: ID!) { case(id: $case) { job(id: $job) { state error { what } } } }",
        { case: caseId, job },
      );
      const { state, error } = found.case.job;
      if (state === "DONE") return;
      if (error !== null || state === "CANCELLED")
        throw new Error(`The job ended as ${state}: ${error?.what}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error("The job has not ended in time.");
  }

  private async send(path: string, body: string, type: string): Promise<Response> {
    const response = await fetch(this.at.url + path, {
      method: "POST",
      headers: { Authorization: `Bearer ${this.at.token}`, "Content-Type": type },
      body,
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
}
