import { useState } from "react";
import { useStore } from "zustand";
import { type Problem, problemOf } from "@/api/problem";
import { useWords, words } from "@/app/words";
import { Button } from "@/design/Button";
import { Checkbox } from "@/design/Checkbox";
import { Choice } from "@/design/Choice";
import { Dialog } from "@/design/Dialog";
import { ProblemNote } from "@/design/ProblemNote";
import { TextField } from "@/design/TextField";
import { useFrame } from "@/pages/chart/frame";
import type { ActionContext } from "../action";
import { download, fileName } from "../exporting/naming";
import { originLines, originOf } from "../exporting/origin";
import { asPng, TooLargeToExport, withSurroundings } from "../exporting/picture";
import { legendOf } from "../legend/legend";
import { pictureOf } from "../painting";
import { themeOf } from "../renderer/theme";
import styles from "./Arranging.module.css";

interface ExportPictureProps {
  readonly context: ActionContext;
  close(): void;
}

interface Wanted {
  readonly title: string;
  readonly what: "whole" | "view";
  readonly scale: "1" | "2" | "3";
  readonly legend: boolean;
}

/** Asks how, and gives the picture with what has to be known of it. */
export default function ExportPicture({ context, close }: ExportPictureProps) {
  const t = useWords("exporting");
  const title = useStore(useFrame().saver.state, (saved) => saved.title);
  const [wanted, setWanted] = useState<Wanted>({ title, what: "whole", scale: "2", legend: true });
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (changed: Partial<Wanted>): void => setWanted({ ...wanted, ...changed });
  const make = (): void => {
    setMaking(true);
    exportPicture(context, wanted)
      .then(close, (error: unknown) => setProblem(explained(error)))
      .finally(() => setMaking(false));
  };
  const actions = (
    <>
      <Button kind="quiet" onPress={close}>
        {t("cancel")}
      </Button>
      <Button kind="primary" isPending={isMaking} onPress={make}>
        {t("picture.make")}
      </Button>
    </>
  );
  return (
    <Dialog title={t("picture.title")} size="small" onClose={close} actions={actions}>
      <div className={styles.form}>
        <TextField
          label={t("picture.name")}
          value={wanted.title}
          maxLength={200}
          onChange={(name) => set({ title: name })}
        />
        <Choice<Wanted["what"]>
          label={t("picture.what")}
          options={[
            { value: "whole", label: t("picture.whole") },
            { value: "view", label: t("picture.view") },
          ]}
          value={wanted.what}
          onChange={(what) => set({ what })}
        />
        <Choice<Wanted["scale"]>
          label={t("picture.scale")}
          options={(["1", "2", "3"] as const).map((value) => ({
            value,
            label: t(`picture.scales.${value}`),
          }))}
          value={wanted.scale}
          onChange={(scale) => set({ scale })}
        />
        <Checkbox isChecked={wanted.legend} onChange={(legend) => set({ legend })}>
          {t("picture.legend")}
        </Checkbox>
        {problem === null ? null : <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  );
}

async function exportPicture(
  { api, chart, renderer, announce }: ActionContext,
  wanted: Wanted,
): Promise<void> {
  if (renderer === null) return;
  const t = words("exporting");
  const { caseId, state, facts } = chart.getState();
  const origin = await originOf(api, caseId, wanted.title);
  const picture = pictureOf(chart);
  const theme = themeOf(document.body);
  const canvas = await renderer.picture({
    title: wanted.title,
    background: theme.ground,
    scale: Number(wanted.scale),
    whole: wanted.what === "whole",
  });
  const scale = canvas.getContext("2d")?.getTransform().a ?? 1; // it may be less than was asked for
  const inWords = { legend: words("legend"), kinds: words("kinds"), certainty: words("certainty") };
  const whole = withSurroundings(canvas, scale, {
    legend: wanted.legend ? legendOf({ state, facts, picture, words: inWords }) : [],
    lines: originLines(origin, state, picture, t),
    ground: theme.ground,
    ink: { text: theme.text, soft: theme.soft, font: theme.font },
    more: (count) => t("picture.more", { count }),
  });
  const name = fileName(wanted.title, new Date(origin.exportedAt), "png");
  download(name, await asPng(whole));
  announce(t("picture.done", { name }));
}

function explained(error: unknown): Problem {
  if (!(error instanceof TooLargeToExport)) return problemOf(error);
  return { code: "PICTURE_TOO_LARGE", what: words("exporting")("picture.tooLarge"), cure: "", more: {} };
}
