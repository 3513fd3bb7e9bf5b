import { CircleHelp } from "lucide-react";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { useStore } from "zustand";
import { Dialog } from "@/design/Dialog";
import { IconButton } from "@/design/IconButton";
import { Keys } from "@/design/Keys";
import { Switch } from "@/design/Switch";
import { addresses } from "./addresses";
import styles from "./Help.module.css";
import { singleKeys, switchSingleKeys, usePageKeys } from "./keys";
import { useWords } from "./words";

/** The `?` sheet of what holds on every page, and the keys themselves. */
export function Help({ caseId }: { readonly caseId: string | null }) {
  const t = useWords("app");
  const [isOpen, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const keys = useMemo(
    () => ({
      "?": () => setOpen(true),
      "/": () => navigate(caseId === null ? addresses.cases() : addresses.search(caseId)),
    }),
    [caseId, navigate],
  );
  usePageKeys(keys);
  return (
    <>
      <IconButton icon={CircleHelp} label={t("help.label")} shortcut="?" onPress={() => setOpen(true)} />
      {isOpen ? <HelpDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function HelpDialog({ onClose }: { onClose(): void }) {
  const t = useWords("app");
  const areOn = useStore(singleKeys, (held) => held.on);
  return (
    <Dialog title={t("help.title")} size="small" onClose={onClose}>
      <section>
        <h3>{t("help.where")}</h3>
        <p>{t("help.steps")}</p>
      </section>
      <section>
        <h3>{t("help.keys")}</h3>
        <dl className={styles.keys}>
          <dt>
            <Keys shortcut="/" />
          </dt>
          <dd>{t("help.search")}</dd>
          <dt>
            <Keys shortcut="?" />
          </dt>
          <dd>{t("help.open")}</dd>
        </dl>
        <p className={styles.note}>{t("help.chart")}</p>
        <Switch isOn={areOn} onChange={switchSingleKeys}>
          {t("help.single")}
        </Switch>
      </section>
    </Dialog>
  );
}
