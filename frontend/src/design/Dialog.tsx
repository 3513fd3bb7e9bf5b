import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "@/app/words";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton";

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly size?: "small" | "usual" | "wide";
  /** "alertdialog" for what can't be taken back. */
  readonly role?: "dialog" | "alertdialog";
  onClose(): void;
}

/** Open for as long as it is rendered. Escape, its cross, and a press outside close it. */
export function Dialog({ title, children, actions, size = "usual", role = "dialog", onClose }: DialogProps) {
  const t = useWords("design");
  return (
    <ModalOverlay
      className={styles.overlay ?? ""}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog ?? ""} role={role}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            <IconButton icon={X} label={t("dialog.close")} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
