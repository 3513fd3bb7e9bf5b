import { expect, it } from "vitest";
import { asCypher, asGraphQL } from "./copied";

it("a query is copied with what it was given, in one line of comment", () => {
  const parameters = { name: "two\nlines } RETURN 1" };
  expect(asCypher({ text: "\nRETURN $name\n", parameters })).toBe(
    '// parameters: {"name":"two\\nlines } RETURN 1"}\nRETURN $name\n',
  );
  expect(asCypher({ text: "RETURN 1", parameters: {} })).toBe("RETURN 1\n");
  expect(asGraphQL({ text: "{ cases { total } }", variables: undefined })).toBe("{ cases { total } }\n");
  expect(asGraphQL({ text: "{ a }", variables: { first: 3 } })).toBe('# variables: {"first":3}\n{ a }\n');
});
