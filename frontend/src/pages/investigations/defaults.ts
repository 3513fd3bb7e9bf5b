const PARAMETER = /^\/\/ param (\w+): (int|float|boolean|string) = (\S+)/gm;

/** The defaults that the header of a question names, so that it runs as it is written. What has none has to be filled in;
moments are left to the API, which knows $known_on. */
export function defaultsOf(text: string): Record<string, number | boolean | string> {
  const found = [...text.matchAll(PARAMETER)].map(
    ([, name = "", type, value = ""]): [string, number | boolean | string] => [
      name,
      type === "string" ? value : type === "boolean" ? value === "true" : Number(value),
    ],
  );
  return Object.fromEntries(found);
}
