import type { Client } from "@urql/core";
import type { EdgeId, NodeId } from "@/chart/model";
import { readAmong, readNodes, readTotals } from "@/chart/reading";
import type { ChartStore } from "@/chart/store";

/** Reads what is known of what is on the chart, whenever something is there that nothing is known of yet: when it opens,
after a redo, and anew when it is to be as known on another day. Gives what ends it. */
export function keepKnown(api: Client, chart: ChartStore, onProblem: (error: unknown) => void): () => void {
  const reading = new Knowing(api, chart, onProblem);
  reading.look();
  const end = chart.subscribe((open, before) => {
    if (open.state.time.knownOn !== before.state.time.knownOn) reading.beginAnew();
    else if (open.state.nodes !== before.state.nodes || open.state.edges !== before.state.edges)
      reading.look();
  });
  return () => {
    end();
    reading.end();
  };
}

const AGAIN_MS = 10_000;

class Knowing {
  private asked = new Set<NodeId | EdgeId>();
  private running = false;
  private isWanted = false;
  private ended = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Client,
    private readonly chart: ChartStore,
    private readonly onProblem: (error: unknown) => void,
  ) {}

  beginAnew(): void {
    this.asked = new Set();
    this.chart.getState().forgetFacts();
    this.look();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  /** One reading after the other; what comes up meanwhile is seen to by the next one. */
  look(): void {
    this.isWanted = true;
    if (this.running || this.ended) return;
    this.running = true;
    this.isWanted = false;
    void this.read().finally(() => {
      this.running = false;
      if (this.isWanted) this.look();
    });
  }

  private async read(): Promise<void> {
    for (let wanted = this.wanted(); !this.ended && wanted.any; wanted = this.wanted()) {
      const { asked } = this;
      const ids = [...wanted.nodes, ...wanted.totals.map(totalName), ...wanted.edges];
      for (const id of ids) asked.add(id);
      try {
        await Promise.all([
          this.readNodes(wanted.nodes),
          this.readTotals(wanted.totals),
          this.readEdges(wanted.edges, wanted.ends),
        ]);
      } catch (error) {
        this.forgetAsked(asked, ids);
        this.onProblem(error);
        this.later();
        return;
      }
    }
  }

  private forgetAsked(asked: Set<string>, ids: readonly string[]): void {
    for (const id of ids) asked.delete(id);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), AGAIN_MS);
  }

  private wanted() {
    const { state, facts } = this.chart.getState();
    const nodes = Object.keys(state.nodes).filter((id) => !facts.nodes.has(id) && !this.asked.has(id));
    const totals = Object.keys(state.nodes).filter(
      (id) => !facts.totals.has(id) && !this.asked.has(totalName(id)),
    );
    const missing = Object.values(state.edges).filter(
      ({ id }) => !facts.edges.has(id) && !this.asked.has(id),
    );
    return {
      nodes,
      totals,
      edges: missing.map(({ id }) => id),
      ends: [...new Set(missing.flatMap(({ start, end }) => [start, end]))],
      any: nodes.length + totals.length + missing.length > 0,
    };
  }

  private async readNodes(ids: readonly NodeId[]): Promise<void> {
    await this.reading(ids, async (caseId, knownOn) => {
      const nodes = await readNodes(this.api, caseId, ids, knownOn);
      return { nodes, absent: without(ids, nodes) };
    });
  }

  private async readTotals(ids: readonly NodeId[]): Promise<void> {
    await this.reading(ids, async (caseId, knownOn) => ({
      totals: await readTotals(this.api, caseId, ids, knownOn),
    }));
  }

  private async readEdges(ids: readonly EdgeId[], ends: readonly NodeId[]): Promise<void> {
    await this.reading(ends, async (caseId, knownOn) => {
      const { relationships, complete } = await readAmong(this.api, caseId, ends, knownOn);
      const wanted = new Set(ids);
      const edges = relationships.map(({ facts }) => facts).filter(({ id }) => wanted.has(id));
      return { edges, absent: complete ? without(ids, edges) : [] };
    });
  }

  /** What was read for another day than the one that is wanted by now is not taken. */
  private async reading(
    ids: readonly NodeId[],
    read: (
      caseId: string,
      knownOn: string | null,
    ) => Promise<Parameters<ReturnType<ChartStore["getState"]>["learn"]>[0]>,
  ): Promise<void> {
    if (ids.length === 0) return;
    const { caseId, state } = this.chart.getState();
    const found = await read(caseId, state.time.knownOn);
    if (!this.ended && this.chart.getState().state.time.knownOn === state.time.knownOn) {
      this.chart.getState().learn(found);
    }
  }
}

function totalName(id: NodeId): string {
  return `totals of ${id}`;
}

function without(ids: readonly string[], found: readonly { readonly id: string }[]): string[] {
  const held = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !held.has(id));
}
