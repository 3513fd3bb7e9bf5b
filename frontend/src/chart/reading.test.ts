import { readFileSync } from "node:fs";
import { Client, fetchExchange } from "@urql/core";
import { buildSchema, isObjectType, parse, type SelectionSetNode } from "graphql";
import { describe, expect, it } from "vitest";
import type { NodeId } from "./model";
import { foundRelationship, readAmong, readNodes, readTotals, stepsOf } from "./reading";

/** What a chart does not read of a node, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  neighbours: "readTotals reads them, for many nodes at once",
  author: "who wrote a post is a relationship: it is drawn, not told",
};

const schema = buildSchema(readFileSync("../schema.graphql", "utf8"));
const document = parse(readFileSync("src/chart/reading.graphql", "utf8"));

function readOf(label: string): ReadonlySet<string> {
  const fragment = document.definitions.find(
    (each) => each.kind === "FragmentDefinition" && each.name.value === "NodeFacts",
  );
  if (fragment?.kind !== "FragmentDefinition") throw new Error("There is no fragment NodeFacts.");
  const names: string[] = [];
  const take = ({ selections }: SelectionSetNode): void => {
    for (const each of selections) {
      if (each.kind === "Field") names.push(each.name.value);
      else if (each.kind === "InlineFragment" && each.typeCondition?.name.value === label)
        take(each.selectionSet);
    }
  };
  take(fragment.selectionSet);
  return new Set(names);
}

describe("what is read of a node", () => {
  const types = schema
    .getImplementations(schema.getType("Node") as Parameters<typeof schema.getImplementations>[0])
    .objects.filter(isObjectType);

  it("knows the labels of the schema", () => {
    expect(types.length).toBeGreaterThanOrEqual(13);
  });

  it.each(types.map(({ name }) => name))("is every property of %s that the schema has", (label) => {
    const type = types.find(({ name }) => name === label);
    const read = readOf(label);
    const missing = Object.keys(type?.getFields() ?? {}).filter(
      (name) => !read.has(name) && !(name in LEFT_OUT),
    );
    expect(missing).toEqual([]);
  });

  it("leaves nothing out that the schema does not have", () => {
    const fields = new Set(types.flatMap((type) => Object.keys(type.getFields())));
    expect(Object.keys(LEFT_OUT).filter((name) => !fields.has(name))).toEqual([]);
  });
});

interface Asked {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An API that answers from a function, and remembers what it was asked. */
function apiThat(answer: (asked: Asked) => unknown): { readonly api: Client; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const { operationName, variables } = JSON.parse(String(init?.body));
    const one: Asked = { operation: operationName, variables };
    asked.push(one);
    return Response.json({ data: answer(one) });
  };
  const api = new Client({
    url: "http://localhost/graphql",
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch,
  });
  return { api, asked };
}

const ids = (count: number): NodeId[] => Array.from({ length: count }, (_, number) => `node ${number}`);

describe("reading many nodes", () => {
  it("asks in pieces of 500, keeps the order, and leaves out what is not there", async () => {
    const { api, asked } = apiThat(({ variables }) => ({
      nodes: (variables.ids as NodeId[]).map((id) =>
        id === "node 700" ? null : { id, key: id, label: "ACCOUNT", handle: `h ${id}` },
      ),
    }));
    const found = await readNodes(api, "case", ids(1_201), "2026-01-01T00:00:00Z");
    expect(asked.map(({ variables }) => (variables.ids as NodeId[]).length)).toEqual([500, 500, 201]);
    expect(asked.every(({ variables }) => variables.knownOn === "2026-01-01T00:00:00Z")).toBe(true);
    expect(found.map(({ id }) => id)).toEqual(ids(1_201).filter((id) => id !== "node 700"));
    expect(found[0]?.values).toEqual({ handle: "h node 0" });
  });

  it("counts by type and direction", async () => {
    const counts = [{ type: "POSTED", direction: "OUT", total: 3 }];
    const { api } = apiThat(() => ({ case: { neighbourTotals: [{ id: "node 0", counts }] } }));
    expect(await readTotals(api, "case", ids(1), null)).toEqual([["node 0", counts]]);
  });
});

describe("relationships between nodes", () => {
  const among = (complete: boolean, relationships: readonly object[]) => ({
    case: { relationshipsAmong: { complete, reason: complete ? null : "There are more.", relationships } },
  });

  it("of more nodes than one question takes are asked for so that each two are asked about together", async () => {
    const { api, asked } = apiThat(() => among(true, []));
    await readAmong(api, "case", ids(7_000), null);
    const blocks = asked.map(({ variables }) => new Set(variables.ids as NodeId[]));
    expect(Math.max(...blocks.map(({ size }) => size))).toBeLessThanOrEqual(5_000);
    for (const [one, other] of [
      ["node 0", "node 6999"],
      ["node 2499", "node 2500"],
      ["node 3", "node 4"],
    ] as const) {
      expect(blocks.some((block) => block.has(one) && block.has(other))).toBe(true);
    }
  });

  it("say that there are more than were read", async () => {
    const { api } = apiThat(() =>
      among(false, [{ type: "FOLLOWS", start: "a", end: "b", at: null, properties: {} }]),
    );
    const found = await readAmong(api, "case", ["a", "b"], null);
    expect(found).toMatchObject({
      complete: false,
      reason: "There are more.",
      total: 2,
      totalKind: "LOWER_BOUND",
    });
  });

  it("keep two findings of simultaneous sharing apart, and nothing else", () => {
    const found = (run: string) =>
      foundRelationship("COORDINATED_WITH", "a", "b", null, { object_kind: "link", window_seconds: 60, run });
    expect(found("1").edge.id).not.toBe(found("2").edge.id);
    expect(foundRelationship("FOLLOWS", "a", "b", null, { run: "1" }).edge.id).toBe("FOLLOWS|a|b");
  });

  it("are known by the names of GraphQL, with days as dates and the last moment of a tie", () => {
    const { facts } = foundRelationship("INTERACTED", "a", "b", null, {
      last_at: "2026-03-14T15:22:47+00:00",
      days: [20_524, 20_526],
      reposts_by_day: [0, 1],
    });
    expect(facts.at).toBe("2026-03-14T15:22:47+00:00");
    expect(facts.values).toEqual({ lastAt: "2026-03-14T15:22:47+00:00", days: ["2026-03-12", "2026-03-14"] });
  });
});

describe("steps from a node", () => {
  const wanted = {
    types: null,
    direction: "BOTH",
    order: "NEWEST",
    limit: 700,
    since: null,
    until: null,
    hub: false,
  } as const;

  const stepsFrom = (total: number) =>
    apiThat(({ variables }) => {
      const from = Number(variables.after ?? 0);
      const until = Math.min(from + Number(variables.first), total);
      const edges = ids(until)
        .slice(from)
        .map((id, number) => ({
          node: {
            type: "MENTIONS",
            direction: number % 2 === 0 ? "IN" : "OUT",
            at: null,
            properties: {},
            node: { id, key: id, label: "POST" },
          },
        }));
      const pageInfo = { hasNextPage: until < total, endCursor: String(until) };
      const reason = until < total ? "More on the next page." : null;
      return { case: { expand: { total, totalKind: "EXACT", reason, edges, pageInfo } } };
    });

  it("are read page by page up to the limit, and say of how many", async () => {
    const { api, asked } = stepsFrom(50_000);
    const { steps, ...told } = await stepsOf(api, "case", "hub", wanted, null);
    expect(asked.map(({ variables }) => variables.first)).toEqual([500, 200]);
    expect(steps).toHaveLength(700);
    expect(told).toMatchObject({ total: 50_000, returned: 700, complete: false });
  });

  it("are complete where there are no more, and lead the right way", async () => {
    const { api } = stepsFrom(2);
    const { steps, complete } = await stepsOf(api, "case", "me", wanted, null);
    expect(complete).toBe(true);
    expect(steps.map(({ edge }) => edge.id)).toEqual(["MENTIONS|node 0|me", "MENTIONS|me|node 1"]);
  });
});
