import { expect, it } from "vitest";
import { isWebAddress } from "./webAddress";

it.each(["http://a.example", "https://a.example/b?c#d"])("goes to %s", (url) => {
  expect(isWebAddress(url)).toBe(true);
});

it.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>1</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:http://a.example/1",
  "//a.example",
  "/cases",
  "https://bank.example@evil.example/",
  "https:/a.example",
  "https:\\\\a.example",
  "https://a.example/\nb",
  " https://a.example",
  "",
])("does not go to %j", (url) => {
  expect(isWebAddress(url)).toBe(false);
});
