import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { prepareWords } from "@/app/words";
import { messages } from "./announce";
import { Button } from "./Button";

prepareWords();
beforeEach(() => messages.setState({ messages: [] }));
afterEach(cleanup);

it("does what it says", () => {
  const pressed = vi.fn();
  render(<Button onPress={pressed}>Expand</Button>);
  fireEvent.click(screen.getByRole("button", { name: "Expand" }));
  expect(pressed).toHaveBeenCalledOnce();
});

it("stays reachable where it can't be done, says why, and does nothing", () => {
  const pressed = vi.fn();
  render(
    <Button onPress={pressed} why="Choose a node first.">
      Expand
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Expand", description: "Choose a node first." });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.hasAttribute("disabled")).toBe(false);
  fireEvent.click(button);
  expect(pressed).not.toHaveBeenCalled();
  expect(messages.getState().messages.map(({ text }) => text)).toEqual(["Choose a node first."]);
});
