/** Computes anew only where a field of the input is another one than the last time. */
export function remembered<Input extends object, Output>(
  compute: (input: Input) => Output,
): (input: Input) => Output {
  let last: { readonly input: Input; readonly output: Output } | null = null;
  return (input) => {
    if (last === null || !sameFields(last.input, input)) last = { input, output: compute(input) };
    return last.output;
  };
}

function sameFields(one: object, other: object): boolean {
  const names = Object.keys(one) as (keyof typeof one)[];
  return (
    names.length === Object.keys(other).length && names.every((name) => Object.is(one[name], other[name]))
  );
}
