import { useState } from "react";
import { useWords } from "@/app/words";
import { TextField } from "@/design/TextField";

interface DayFieldProps {
  readonly label: string;
  /** The first moment of the day in UTC, ISO 8601; null: none. */
  readonly value: string | null;
  onChange(value: string | null): void;
}

/** A day in UTC, written as 2026-11-28. While it is no day, nothing is told. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const t = useWords("arranging");
  const [text, setText] = useState(value?.slice(0, 10) ?? "");
  const change = (written: string) => {
    setText(written);
    if (written === "") onChange(null);
    else if (isDay(written)) onChange(`${written}T00:00:00Z`);
  };
  return (
    <TextField
      label={label}
      value={text}
      placeholder="2026-11-28"
      error={text === "" || isDay(text) ? null : t("paths.noDay")}
      onChange={change}
    />
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
