import type { CodegenConfig } from "@graphql-codegen/cli";

const shared = {
  scalars: { Long: "number", DateTime: "string", Date: "string", JSON: "unknown", ID: "string" },
  enumsAsTypes: true,
  enumType: "string-literal",
  useTypeImports: true,
};

// Types come from schema.graphql, which comes from graph/model.py: no word is written twice.
const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/api/schema.ts": { plugins: ["typescript"], config: shared },
    "src/": {
      preset: "near-operation-file",
      presetConfig: { extension: ".generated.ts", baseTypesPath: "api/schema.ts" },
      plugins: ["typescript-operations", "typed-document-node"],
      config: shared,
    },
  },
};

export default config;
