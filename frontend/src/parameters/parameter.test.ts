import { describe, expect, it } from "vitest";
import { kindOf, type Parameter, typed, wrongWith } from "./parameter";

const plain: Parameter = {
  name: "n",
  type: "string",
  default: null,
  least: null,
  most: null,
  choices: [],
  help: "",
};
const weight: Parameter = { ...plain, name: "weight", type: "int", default: "2", least: 1, most: 10 };

describe("parameters", () => {
  it.each([
    [{ ...plain, type: "boolean" }, "yes or no"],
    [{ ...plain, type: "bool" }, "yes or no"],
    [{ ...plain, type: "several", choices: ["a"] }, "several of"],
    [{ ...plain, type: "text", choices: ["a"] }, "one of"],
    [{ ...plain, type: "datetime" }, "moment"],
    [{ ...plain, type: "date" }, "day"],
    [plain, "text"],
  ])("%o", (parameter, kind) => {
    expect(kindOf(parameter)).toBe(kind);
  });

  it("tell what is wrong", () => {
    expect(wrongWith(plain, "")).toBe("needed");
    expect(wrongWith(plain, "ada")).toBeNull();
    expect(wrongWith(weight, undefined)).toBeNull();
    expect(wrongWith({ ...plain, type: "several", default: "a", choices: ["a"] }, "")).toBe("none");
    expect(wrongWith(weight, "0")).toBe("tooSmall");
    expect(wrongWith(weight, "11")).toBe("tooGreat");
    expect(wrongWith(weight, "1.5")).toBe("whole");
    expect(wrongWith({ ...plain, type: "date" }, "1.2.2026")).toBe("day");
    expect(wrongWith({ ...plain, type: "datetime" }, "yesterday")).toBe("moment");
  });

  it("are sent with their types, and only where they differ", () => {
    const several = { ...plain, name: "kinds", type: "several", default: "a,b", choices: ["a", "b"] };
    const flag = { ...plain, name: "flag", type: "bool", default: "true" };
    const given = { weight: "3", kinds: "a", flag: "false", n: " ada " };
    expect(typed([plain, weight, several, flag], given)).toEqual({
      n: "ada",
      weight: 3,
      kinds: ["a"],
      flag: false,
    });
    expect(typed([weight, flag], { weight: "2", flag: "true" })).toEqual({});
  });
});
