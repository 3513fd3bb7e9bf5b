import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { switchSingleKeys, usePageKeys } from "./keys";

const pressed = vi.fn();
const KEYS = { "?": pressed };

function Page() {
  usePageKeys(KEYS);
  return (
    <>
      <button type="button">free</button>
      <input aria-label="written" />
    </>
  );
}

beforeEach(() => {
  pressed.mockClear();
  switchSingleKeys(true);
});
afterEach(cleanup);

it("acts where nobody writes", () => {
  const page = render(<Page />);
  fireEvent.keyDown(page.getByText("free"), { key: "?" });
  expect(pressed).toHaveBeenCalledOnce();
});

it.each([
  ["while somebody writes", "input", { key: "?" }],
  ["with Ctrl", "button", { key: "?", ctrlKey: true }],
  ["for another key", "button", { key: "x" }],
])("does nothing %s", (_when, on, key) => {
  const { container } = render(<Page />);
  fireEvent.keyDown(container.querySelector(on) ?? container, key);
  expect(pressed).not.toHaveBeenCalled();
});

it("does nothing where a part of the page has taken the key, or once it is switched off", () => {
  const { container } = render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the chart
    <div onKeyDown={(event) => event.key === "?" && event.preventDefault()}>
      <Page />
    </div>,
  );
  const button = container.querySelector("button") ?? container;
  fireEvent.keyDown(button, { key: "?" });
  switchSingleKeys(false);
  fireEvent.keyDown(document.body, { key: "?" });
  expect(pressed).not.toHaveBeenCalled();
});
