import { useState } from "react";
import { useWords } from "@/app/words";
import { TextField } from "@/design/TextField";
import { clockIn, readClock } from "./clock";

interface MomentFieldProps {
  readonly label: string;
  readonly labelIsHidden?: boolean;
  /** Epoch milliseconds. */
  readonly value: number | null;
  readonly zone: string;
  readonly help?: string;
  readonly isReadOnly?: boolean;
  /** Says in words why it can't be this moment; null: it can. */
  refused?(at: number): string | null;
  onChange(at: number): void;
}

/** A moment, typed as the zone's clocks show it. Taken at Enter, or when the field is left. */
export function MomentField({ value, zone, help, refused, onChange, ...field }: MomentFieldProps) {
  const t = useWords("time");
  const shown = value === null ? "" : toldIn(zone, value);
  const [draft, setDraft] = useState(untouched(shown));
  const now = draft.of === shown ? draft : untouched(shown);
  const take = (): void => {
    if (now.text === shown) {
      setDraft(now.note === "" ? untouched(shown) : now);
      return;
    }
    const read = readClock(now.text, zone);
    const error = "wrong" in read ? t(`wrong.${read.wrong}`, { zone }) : (refused?.(read.at) ?? "");
    if (error !== "" || "wrong" in read) {
      setDraft({ ...now, error, note: "" });
      return;
    }
    setDraft({ ...untouched(toldIn(zone, read.at)), note: read.twice ? t("twice", { zone }) : "" });
    onChange(read.at);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is typed is taken at Enter, and when the field is left
    <div
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Enter") take();
      }}
    >
      <TextField
        {...field}
        placeholder={t("placeholder")}
        value={now.text}
        error={now.error}
        {...(help === undefined && now.note === "" ? {} : { help: now.note || help })}
        onChange={(text) => setDraft({ ...now, text, error: "" })}
      />
    </div>
  );
}

function untouched(shown: string) {
  return { of: shown, text: shown, note: "", error: "" };
}

function toldIn(zone: string, at: number): string {
  return clockIn(zone, at, at % 60_000 === 0 ? "minute" : "second");
}
