import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from "react-aria-components";
import styles from "./Disclosure.module.css";

interface DisclosureProps {
  readonly title: ReactNode;
  readonly isOpenAtFirst?: boolean;
  readonly level?: 2 | 3 | 4;
  readonly children: ReactNode;
}

/** A part that opens and closes. */
export function Disclosure({ title, isOpenAtFirst = false, level = 3, children }: DisclosureProps) {
  return (
    <AriaDisclosure className={styles.disclosure ?? ""} defaultExpanded={isOpenAtFirst}>
      <Heading level={level} className={styles.heading ?? ""}>
        <Button slot="trigger" className={styles.trigger ?? ""}>
          <ChevronRight size={14} aria-hidden="true" className={styles.arrow ?? ""} />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ""}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
