import { CombinedError } from "@urql/core";

/** What went wrong, as the API says it: a code, what happened, the cure. */
export interface Problem {
  readonly code: string;
  readonly what: string;
  readonly cure: string;
  readonly more: Readonly<Record<string, unknown>>;
}

export const UNREACHABLE = "api-unreachable";
export const PAGE_FAILED = "page-failed";
export const SIGN_IN_NEEDED = "sign-in-needed";

/** The first of what went wrong. Words for what the API could not say itself come from words/en/problems.json. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CombinedError) return fromGraphQL(error);
  if (isProblemBody(error)) {
    return { code: error.code, what: error.detail, cure: error.cure ?? "", more: {} };
  }
  // what fetch throws where nobody answers is a TypeError, as mistakes of our own are
  const isOurs = error instanceof Error && !/fetch|network/i.test(error.message);
  if (isOurs) console.error(error);
  return { code: isOurs ? PAGE_FAILED : UNREACHABLE, what: "", cure: "", more: {} };
}

function fromGraphQL(error: CombinedError): Problem {
  const [first] = error.graphQLErrors;
  if (first !== undefined) {
    const { code, cure, ...more } = first.extensions;
    return { code: String(code ?? "UNKNOWN"), what: first.message, cure: String(cure ?? ""), more };
  }
  const response: unknown = error.response;
  const status = response instanceof Response ? response.status : 0;
  if (status === 401) return { code: SIGN_IN_NEEDED, what: "", cure: "", more: {} };
  return { code: status === 503 ? "api-busy" : UNREACHABLE, what: "", cure: "", more: { status } };
}

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly cure?: string;
}

function isProblemBody(error: unknown): error is ProblemBody {
  return typeof error === "object" && error !== null && "code" in error && "detail" in error;
}
