/** A moment as it is recorded: UTC, to the second. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{`${at.slice(0, 19).replace("T", " ")} UTC`}</time>;
}
