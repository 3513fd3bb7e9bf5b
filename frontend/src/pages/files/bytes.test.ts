import { expect, it } from "vitest";
import { bytesWord } from "./bytes";

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [12_345_678, "12.3 MB"],
  [4_294_967_296, "4.3 GB"],
  [123_400_000_000, "123 GB"],
])("%d is %s", (bytes, word) => {
  expect(bytesWord(bytes)).toBe(word);
});
