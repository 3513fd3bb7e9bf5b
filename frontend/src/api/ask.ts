import type { AnyVariables, Client, OperationContext, TypedDocumentNode } from "@urql/core";

/** Reads anew, past what was kept. Throws what went wrong: problemOf says it. */
export async function ask<Data, Variables extends AnyVariables>(
  api: Client,
  question: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const { data, error } = await api.query(question, variables, { requestPolicy: "network-only" }).toPromise();
  if (error !== undefined) throw error;
  if (data === undefined) throw new NoAnswer();
  return data;
}

/** Changes something. Throws as ask does. */
export async function change<Data, Variables extends AnyVariables>(
  api: Client,
  mutation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  context: Partial<OperationContext> = {},
): Promise<Data> {
  const { data, error } = await api.mutation(mutation, variables, context).toPromise();
  if (error !== undefined) throw error;
  if (data === undefined) throw new NoAnswer();
  return data;
}

export class NoAnswer extends Error {
  constructor() {
    super("The API gave no answer.");
  }
}
