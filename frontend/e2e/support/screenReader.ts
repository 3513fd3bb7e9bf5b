import { type CDPSession, expect, type Page } from "@playwright/test";

/** What a screen reader says of the element that has the focus. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly states: Readonly<Record<string, unknown>>;
  /** Which element it is, as the browser numbers them: two may have one name. */
  readonly element: number;
}

type Role = Parameters<Page["getByRole"]>[0];
type Match = { readonly role: string; readonly name: string | RegExp };

interface AxValue {
  readonly value?: unknown;
}
interface AxNode {
  readonly nodeId: string;
  readonly backendDOMNodeId?: number;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
}

const MOST_TABS = 150;
/** A key that leaves the focus where it is so often leads no further. */
const AT_AN_END = 3;

/** Works the page with the keyboard alone, and knows of it what the browser's accessibility tree says. */
export class ScreenReader {
  private lastHeard = 0;

  private constructor(
    private readonly page: Page,
    private readonly tree: CDPSession,
  ) {}

  static async on(page: Page): Promise<ScreenReader> {
    const tree = await page.context().newCDPSession(page);
    await tree.send("Accessibility.enable");
    return new ScreenReader(page, tree);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** The element with the focus; of a list its current option. */
  async focused(): Promise<Heard> {
    const { result } = await this.tree.send("Runtime.evaluate", { expression: ACTIVE });
    const objectId = result.objectId;
    if (objectId === undefined) throw new Error("Nothing has the focus.");
    const { nodes } = await this.tree.send("Accessibility.getPartialAXTree", {
      objectId,
      fetchRelatives: false,
    });
    const [node] = nodes as readonly AxNode[];
    return {
      role: String(node?.role?.value ?? ""),
      name: String(node?.name?.value ?? ""),
      description: String(node?.description?.value ?? ""),
      element: node?.backendDOMNodeId ?? 0,
      states: Object.fromEntries((node?.properties ?? []).map(({ name, value }) => [name, value.value])),
    };
  }

  /** Tab, or Shift+Tab, until it is heard. Says what was passed where it never is. */
  async tabTo(role: string, name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<Heard> {
    return this.goTo({ role, name }, key);
  }

  /** The same with another key, as an arrow in a list or menu. */
  async goTo(match: Match, key: string): Promise<Heard> {
    const passed: string[] = [];
    let still = 0;
    let before = 0;
    while (passed.length < MOST_TABS && still < AT_AN_END) {
      const heard = await this.focused();
      if (fits(heard, match)) return heard;
      still = heard.element === before ? still + 1 : 0;
      before = heard.element;
      passed.push(`${heard.role} "${heard.name}"`);
      await this.press(key);
    }
    throw new Error(`${key} never led to ${match.role} ${match.name}, but past:\n${passed.join("\n")}`);
  }

  /** Waits until something of that role is there, with that text in it. */
  async waitsFor(role: Role, name: string | RegExp, text: string | RegExp = ""): Promise<void> {
    const there = this.page.getByRole(role, { name }).filter({ hasText: text });
    await expect(there.first()).toBeVisible();
  }

  /** Waits until the page tells it, in its log of what happened: after what was heard before. */
  async hears(text: string | RegExp): Promise<void> {
    await expect(async () => {
      const told = await this.page.getByRole("log").locator("p").evaluateAll(read);
      const found = told.find(({ id, said }) => id > this.lastHeard && said.match(text) !== null);
      expect(found, `${text} among ${JSON.stringify(told)}`).toBeDefined();
      this.lastHeard = found?.id ?? this.lastHeard;
    }).toPass({ timeout: 20_000 });
  }
}

function read(messages: readonly Element[]): { id: number; said: string }[] {
  return messages.map((each) => ({
    id: Number(each.getAttribute("data-message")),
    said: each.textContent ?? "",
  }));
}

function fits(heard: Heard, { role, name }: Match): boolean {
  if (heard.role !== role) return false;
  return typeof name === "string" ? heard.name === name : name.test(heard.name);
}

/** Where a list has the focus, the option that it names is meant. */
const ACTIVE = `(() => {
  const focused = document.activeElement ?? document.body;
  const named = focused.getAttribute("aria-activedescendant");
  return (named && document.getElementById(named)) || focused;
})()`;
