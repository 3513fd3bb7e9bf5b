/** People who were made up for this: a village that argues about a bridge. */
const PEOPLE = [
  "ada_brook",
  "ben_vale",
  "cleo_marsh",
  "dan_ferry",
  "eve_quay",
  "finn_weir",
  "gil_ford",
  "hana_lock",
];

export const SMALL_NAME = "bridge-answers.json";
/** Posts that can be read: more than a preview shows. */
export const SMALL_POSTS = 26;
export const SMALL_PEOPLE: readonly string[] = PEOPLE;

/** An answer of X's API with posts, replies and mentions, and at its end one record that can't be read. */
export function smallFile(): string {
  const users = PEOPLE.map((username, index) => ({
    id: idOf(index),
    username,
    name: username.replace("_", " "),
    description: "Lives by the river.",
    public_metrics: { followers_count: 10 * (index + 1), following_count: 5, tweet_count: 100 },
  }));
  const posts = Array.from({ length: SMALL_POSTS }, (_, index) => post(index));
  return JSON.stringify({ data: [...posts, { text: "Nobody wrote this." }], includes: { users } });
}

/** Everybody speaks in turn, to the one before, and now and then to the first. */
function post(index: number): Readonly<Record<string, unknown>> {
  const author = index % PEOPLE.length;
  const other = index % 3 === 0 ? 0 : (author + PEOPLE.length - 1) % PEOPLE.length;
  const isReply = index % 2 === 1;
  const day = new Date(Date.UTC(2026, 2, 1 + (index % 10), 8, index));
  return {
    id: String(5_000 + index),
    author_id: idOf(author),
    created_at: day.toISOString(),
    lang: "en",
    text: `@${PEOPLE[other]} the old bridge must stay, reason ${index} #bridge`,
    entities: {
      hashtags: [{ tag: "bridge" }],
      mentions: [{ id: idOf(other), username: PEOPLE[other] }],
      urls: [{ url: "https://t.example/a", expanded_url: "https://news.example/bridge" }],
    },
    ...(isReply
      ? {
          in_reply_to_user_id: idOf((index - 1) % PEOPLE.length),
          referenced_tweets: [{ type: "replied_to", id: String(5_000 + index - 1) }],
        }
      : {}),
  };
}

function idOf(person: number): string {
  return String(71 + person);
}
