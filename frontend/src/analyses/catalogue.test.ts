import { describe, expect, it } from "vitest";
import { typed } from "@/parameters/parameter";
import { channelFor, parametersOf, rankingOf } from "./catalogue";

const plain = { least: null, most: null, choices: [], help: "" };

describe("an analysis of the catalogue", () => {
  const parameters = parametersOf({
    parameters: [
      {
        ...plain,
        name: "kinds",
        type: "several",
        default: ["mentions", "quotes"],
        choices: ["quotes", "mentions"],
      },
      { ...plain, name: "since", type: "date", default: null },
      { ...plain, name: "weighted", type: "bool", default: true },
      { ...plain, name: "damping", type: "float", default: 0.85 },
    ],
  });

  it("has its defaults as text, choices in their order", () => {
    expect(parameters.map((each) => each.default)).toEqual(["quotes,mentions", null, "true", "0.85"]);
  });

  it("is asked with what differs from them alone", () => {
    const given = { kinds: "quotes,mentions", weighted: "true", damping: "0.5", since: "2026-01-01" };
    expect(typed(parameters, given)).toEqual({ damping: 0.5, since: "2026-01-01" });
  });
});

it("measures rank or group, and one of a plugin does neither", () => {
  expect(["pagerank", "community", "component", "own"].map(rankingOf)).toEqual([
    "PAGERANK",
    null,
    null,
    null,
  ]);
  expect(["pagerank", "community", "component", "own"].map(channelFor)).toEqual([
    "size",
    "colour",
    "colour",
    null,
  ]);
});
