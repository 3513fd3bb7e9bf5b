import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { prepareWords } from "@/app/words";
import { DataLink } from "./DataLink";

prepareWords();
afterEach(cleanup);

it("leads to the page that warns, never to the address itself", () => {
  render(<DataLink url="https://a.example/b" />);
  const link = screen.getByRole("link", { name: "https://a.example/b" });
  expect(link.getAttribute("href")).toBe("/leaving?to=https%3A%2F%2Fa.example%2Fb");
});

it("is no link where it is no web address, and shows what would not be seen", () => {
  render(<DataLink url={"javascript:alert(1)//\u202Emoc"} />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(document.body.textContent).toBe("javascript:alert(1)//U+202Emoc");
});
