import { expect, it } from "vitest";
import { filledWith } from "./askable";
import type { ChartNode } from "./model";

const node = (label: ChartNode["label"], key: string): ChartNode => ({
  id: key,
  label,
  key,
  x: 0,
  y: 0,
  pinned: false,
  hidden: false,
});
const text = (name: string) => ({ name, type: "string" });

it("fills each node into a parameter that takes its label", () => {
  const parameters = [text("account"), text("other"), { name: "limit", type: "int" }];
  expect(filledWith(parameters, [node("ACCOUNT", "x:1")])).toEqual({ account: "x:1" });
  expect(filledWith(parameters, [node("ACCOUNT", "x:1"), node("ACCOUNT", "x:2")])).toEqual({
    account: "x:1",
    other: "x:2",
  });
});

it("offers nothing where a node has no place", () => {
  expect(filledWith([text("account")], [node("ACCOUNT", "x:1"), node("ACCOUNT", "x:2")])).toBeNull();
  expect(filledWith([text("account")], [node("POST", "x:1")])).toBeNull();
  expect(filledWith([{ name: "account", type: "int" }], [node("ACCOUNT", "x:1")])).toBeNull();
  expect(filledWith([text("account")], [])).toBeNull();
});
