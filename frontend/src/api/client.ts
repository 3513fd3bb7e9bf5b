import { Client, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from "@urql/core";
import { createClient } from "graphql-sse";
import { noteResult, watchedFetch } from "./health";
import { noteQuestion, questionHeaders } from "./questions";

const GRAPHQL = "/graphql";

/** Asks our own API. Queries are asked anew each time a page opens: a case may change while one looks at it. */
export function createApi(): Client {
  const events = createClient({ url: GRAPHQL, retryAttempts: 5 });
  return new Client({
    url: GRAPHQL,
    fetch: watchedFetch,
    // without it a question would be answered as a stream of events, of which there may be few at once
    fetchOptions: () => ({ headers: { Accept: "application/json", ...questionHeaders() } }),
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [
      cacheExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: events.subscribe({ query, variables: variables ?? {} }, sink),
          }),
        }),
      }),
      mapExchange({
        onResult(result) {
          noteResult(result);
          noteQuestion(result);
        },
      }),
      fetchExchange,
    ],
  });
}
