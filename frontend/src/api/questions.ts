import { type OperationResult, stringifyDocument } from "@urql/core";
import { createStore } from "zustand/vanilla";

const HEADER = "X-Show-Queries";
const KEPT = 50;
/** Characters of a variable: a chart's document would fill the memory. */
const LONGEST = 2_000;

/** A Cypher query that ran for a question. */
export interface ShownQuery {
  readonly name: string;
  readonly text: string;
  readonly parameters: unknown;
  readonly milliseconds: number;
}

/** A question that the page asked the API, and what that asked the database. */
export interface Question {
  readonly id: number;
  readonly name: string;
  /** GraphQL. */
  readonly text: string;
  readonly variables: unknown;
  readonly at: string;
  readonly queries: readonly ShownQuery[];
  /** How many more queries ran than are shown. */
  readonly leftOut: number;
}

interface Questions {
  /** Whether the API is asked to tell its queries, and what it tells is kept. */
  readonly isOn: boolean;
  /** The newest first. */
  readonly kept: readonly Question[];
}

let last = 0;

export const questions = createStore<Questions>()(() => ({ isOn: false, kept: [] }));

/** What every question to the API carries, beside what it has anyway. */
export function questionHeaders(): Readonly<Record<string, string>> {
  return questions.getState().isOn ? { [HEADER]: "1" } : {};
}

export function keepQuestions(isOn: boolean): void {
  questions.setState({ isOn });
}

export function forgetQuestions(): void {
  questions.setState({ kept: [] });
}

/** Keeps a question that was answered with its queries. */
export function noteQuestion({ operation, extensions }: OperationResult): void {
  if (!questions.getState().isOn || !Array.isArray(extensions?.queries)) return;
  last += 1;
  const text = stringifyDocument(operation.query);
  const question: Question = {
    id: last,
    name: nameIn(text),
    text,
    variables: shortened(operation.variables),
    at: new Date().toISOString(),
    queries: extensions.queries,
    leftOut: typeof extensions.queriesLeftOut === "number" ? extensions.queriesLeftOut : 0,
  };
  questions.setState(({ kept }) => ({ kept: [question, ...kept].slice(0, KEPT) }));
}

function shortened(variables: unknown): Readonly<Record<string, unknown>> {
  if (typeof variables !== "object" || variables === null) return {};
  const told = Object.entries(variables).map(([name, value]) => {
    const isLong = typeof value === "string" && value.length > LONGEST;
    return [name, isLong ? `${value.slice(0, LONGEST)}… (of ${value.length} characters)` : value] as const;
  });
  return Object.fromEntries(told);
}

function nameIn(text: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? "GraphQL";
}
