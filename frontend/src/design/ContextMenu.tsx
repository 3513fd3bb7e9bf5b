import { useRef } from "react";
import { Popover } from "react-aria-components";
import styles from "./ContextMenu.module.css";
import { Menu, type MenuPart } from "./Menu";
import menuStyles from "./Menu.module.css";

interface ContextMenuProps {
  readonly label: string;
  readonly parts: readonly MenuPart[];
  /** Pixels from the upper left corner of the positioned element that it stands in. */
  readonly at: { readonly x: number; readonly y: number };
  onClose(): void;
}

/** A menu at a point, open for as long as it is rendered. Escape and a press outside close it. */
export function ContextMenu({ label, parts, at, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: at.x, top: at.y }} />
      <Popover
        className={menuStyles.popover ?? ""}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        aria-label={label}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Menu label={label} parts={parts} autoFocus onClose={onClose} />
      </Popover>
    </>
  );
}
