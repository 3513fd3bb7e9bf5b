import { expect, it } from "vitest";
import { defaultsOf } from "./defaults";
import { EXAMPLE } from "./example";

it("reads the defaults of a header", () => {
  expect(defaultsOf(EXAMPLE)).toEqual({ least: 1000, limit: 100 });
  expect(
    defaultsOf("// param a: boolean = true   x\n// param b: float = 0.5\n// param c: string = x\nRETURN 1"),
  ).toEqual({
    a: true,
    b: 0.5,
    c: "x",
  });
  expect(defaultsOf("MATCH (a) // param\nRETURN a")).toEqual({});
});
