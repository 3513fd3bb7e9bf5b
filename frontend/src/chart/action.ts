import type { Client } from "@urql/core";
import type { LucideIcon } from "lucide-react";
import type { EdgeId, GroupId, NodeId } from "./model";
import type { ChartRenderer } from "./renderer/ChartRenderer";
import type { ChartStore, ElementRef } from "./store";

export type Where = "toolbar" | "node" | "edge" | "group" | "selection" | "canvas";

/** What an action acts on: what the menu was asked on, else the selection. */
export interface ActionContext {
  readonly chart: ChartStore;
  /** Its id; none before it has been saved. */
  readonly chartId: string | null;
  readonly api: Client;
  readonly renderer: ChartRenderer | null;
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
  readonly groups: readonly GroupId[];
  readonly element: ElementRef | null;
  /** Opens a dialog of the page: one file of the same name in chart/dialogs/. */
  openDialog(name: string, props?: Readonly<Record<string, unknown>>): void;
  /** Shows a panel of the page: one file of the same name in panels/. */
  openPanel(name: string): void;
  /** Tells what happened, on the screen and to screen readers. */
  announce(text: string): void;
  navigate(to: string): void;
  /** Saves now, not when it is due. */
  save(): Promise<void>;
  /** As what the chart is on the server; no id before it was saved for the first time. */
  saved(): { readonly id: string | null; readonly version: number | null; readonly title: string };
}

/** Something that a person can do with a chart: one file in actions/. Menus, toolbar and the `?` sheet are made of them. */
export interface Action {
  readonly id: string;
  /** Rows of the interaction table that it stands for. */
  readonly rows: readonly number[];
  /** Keys in words/en/actions.json: `<id>.label`, and `<id>.<reason>` for each reason of refused. */
  readonly icon: LucideIcon;
  readonly where: readonly Where[];
  /** Menus have these sections, in this order. */
  readonly section: "open" | "expand" | "select" | "arrange" | "show" | "group" | "note" | "chart" | "export";
  /** Among those of its section; the usual is 0, and equal ones go by id. */
  readonly order?: number;
  /** As KeyboardEvent.key, with Ctrl+, Shift+ or Alt+ before it: "e", "Ctrl+z". Only while the chart has the focus. */
  readonly shortcut?: string;
  /** For what is on or off, such as a tool or a lock. */
  isOn?(context: ActionContext): boolean;
  /** The key of why it can't be done now; null: it can. */
  refused?(context: ActionContext): string | null;
  run(context: ActionContext): void | Promise<void>;
}
