import type { LucideIcon } from "lucide-react";
import { ChevronRight } from "lucide-react";
import type { ReactElement } from "react";
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
  Text,
} from "react-aria-components";
import { announce } from "./announce";
import { Keys } from "./Keys";
import styles from "./Menu.module.css";

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly shortcut?: string | undefined;
  /** Why it can't be done now. The entry stays, and says so. */
  readonly why?: string | null | undefined;
  readonly isDangerous?: boolean;
  /** A page outside of this one, in a tab of its own. */
  readonly href?: string;
  /** A menu of its own. */
  readonly entries?: readonly MenuEntry[];
  run?(): void;
}

export interface MenuPart {
  readonly id: string;
  /** Shown above; without it a line divides. A choice needs one. */
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
  /** Makes it a choice: the id of the entry that holds now. */
  readonly chosen?: string;
}

interface MenuProps {
  /** What the menu is for, as screen readers say it. */
  readonly label: string;
  readonly parts: readonly MenuPart[];
  /** Its first entry takes the focus: for menus that no button of their own has opened. */
  readonly autoFocus?: boolean;
  onClose?(): void;
}

/** A button of ours, and the menu that it opens. */
export function MenuButton({ children, ...menu }: MenuProps & { readonly children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ""} offset={4}>
        <Menu {...menu} />
      </Popover>
    </MenuTrigger>
  );
}

export function Menu({ label, parts, onClose, autoFocus = false }: MenuProps) {
  const filled = parts.filter((part) => part.entries.length > 0);
  return (
    <AriaMenu
      className={styles.menu ?? ""}
      aria-label={label}
      {...(autoFocus ? { autoFocus: "first" } : {})}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {filled.map((part, index) => (
        <Part key={part.id} part={part} isFirst={index === 0} />
      ))}
    </AriaMenu>
  );
}

/** Untitled parts are divided by a line; a group without a name would say nothing. */
function Part({ part, isFirst }: { readonly part: MenuPart; readonly isFirst: boolean }) {
  const entries = part.entries.map((entry) => <Entry key={entry.id} entry={entry} />);
  if (part.title === undefined) {
    return (
      <>
        {isFirst ? null : <Separator id={`before ${part.id}`} className={styles.divider ?? ""} />}
        {entries}
      </>
    );
  }
  return (
    <MenuSection className={styles.part ?? ""} {...choice(part)}>
      <Header className={styles.title}>{part.title}</Header>
      {entries}
    </MenuSection>
  );
}

function choice({ chosen }: MenuPart) {
  if (chosen === undefined) return {};
  return {
    selectionMode: "single" as const,
    disallowEmptySelection: true,
    selectedKeys: [chosen],
    shouldCloseOnSelect: true,
  };
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry.entries === undefined || isRefused(entry)) return <Item entry={entry} />;
  return (
    <SubmenuTrigger>
      <Item entry={entry} />
      <Popover className={styles.popover ?? ""} offset={-2}>
        <Menu label={entry.label} parts={[{ id: entry.id, entries: entry.entries }]} />
      </Popover>
    </SubmenuTrigger>
  );
}

function Item({ entry }: { readonly entry: MenuEntry }) {
  const { label, icon: Icon, shortcut, why } = entry;
  const refused = isRefused(entry);
  return (
    <MenuItem
      id={entry.id}
      textValue={label}
      className={`${styles.item} ${entry.isDangerous === true ? styles.dangerous : ""} ${refused ? styles.refused : ""}`}
      shouldCloseOnSelect={!refused}
      {...(entry.href === undefined ? {} : { href: entry.href, target: "_blank", rel: "noopener" })}
      onAction={() => (refused ? announce(why ?? "") : entry.run?.())}
    >
      <span className={styles.icon}>{Icon === undefined ? null : <Icon size={15} aria-hidden="true" />}</span>
      <Text slot="label" className={styles.label ?? ""}>
        {label}
      </Text>
      {refused ? (
        <Text slot="description" className={styles.why ?? ""}>
          {why}
        </Text>
      ) : null}
      {shortcut === undefined ? null : <Keys shortcut={shortcut} />}
      {entry.entries === undefined || refused ? null : <ChevronRight size={14} aria-hidden="true" />}
    </MenuItem>
  );
}

function isRefused({ why }: MenuEntry): boolean {
  return why !== null && why !== undefined && why !== "";
}
