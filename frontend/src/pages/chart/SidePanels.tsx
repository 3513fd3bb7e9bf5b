import { PanelLeftClose } from "lucide-react";
import { Suspense } from "react";
import { useStore } from "zustand";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { IconButton } from "@/design/IconButton";
import { Toolbar } from "@/design/Toolbar";
import { useFrame } from "./frame";
import { PANELS, type Panel, type Side, sideOfPanel } from "./panelFiles";
import { knowSides, panelsShown } from "./panelsShown";
import { ResizeHandle } from "./ResizeHandle";
import styles from "./SidePanels.module.css";

knowSides(sideOfPanel);

/** The panels of one side: a rail of buttons, and the one that is open. */
export function SidePanels({ side }: { readonly side: Side }) {
  const panels = PANELS.filter((panel) => panel.side === side);
  const openId = useStore(panelsShown, ({ open }) => open[side]);
  const open = panels.find(({ id }) => id === openId) ?? null;
  if (panels.length === 0) return null;
  return (
    <div className={`${styles.side} ${styles[side]}`}>
      <Rail side={side} panels={panels} open={open} />
      {open === null ? null : <OpenPanel side={side} panel={open} />}
    </div>
  );
}

interface RailProps {
  readonly side: Side;
  readonly panels: readonly Panel[];
  readonly open: Panel | null;
}

function Rail({ side, panels, open }: RailProps) {
  const t = useWords("panels");
  const tChart = useWords("chart");
  return (
    <div className={styles.rail}>
      <Toolbar label={tChart(`panels.${side}`)} isVertical={side !== "bottom"}>
        {panels.map((panel) => (
          <IconButton
            key={panel.id}
            icon={panel.icon}
            label={t(`${panel.id}.title`)}
            isOn={panel === open}
            onPress={() => panelsShown.getState().toggle(side, panel.id)}
          />
        ))}
      </Toolbar>
    </div>
  );
}

function OpenPanel({ side, panel }: { readonly side: Side; readonly panel: Panel }) {
  const { chart } = useFrame();
  const t = useWords("panels");
  const tChart = useWords("chart");
  const size = useStore(panelsShown, ({ sizes }) => sizes[side]);
  const title = t(`${panel.id}.title`);
  const { Component } = panel;
  return (
    <>
      <ResizeHandle side={side} />
      <section
        className={styles.panel}
        aria-label={title}
        style={side === "bottom" ? { height: size } : { width: size }}
      >
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <IconButton
            size="small"
            icon={PanelLeftClose}
            label={tChart("panels.fold", { title })}
            onPress={() => panelsShown.getState().fold(side)}
          />
        </header>
        <div className={styles.body}>
          <Suspense fallback={<Busy />}>
            <Component chart={chart} />
          </Suspense>
        </div>
      </section>
    </>
  );
}
