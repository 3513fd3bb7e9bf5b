import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useWords } from "@/app/words";
import styles from "@/design/Field.module.css";
import own from "./time.module.css";
import { isZone, ownZone, UTC, ZONES, zoneTold } from "./zones";

interface ZoneFieldProps {
  readonly value: string;
  /** Of which the distances from UTC are told. */
  readonly at: number;
  readonly isDisabled?: boolean;
  onChange(zone: string): void;
}

/** One of the world's time zones, found by a part of its name. UTC and the machine's own come first. */
export function ZoneField({ value, at, isDisabled = false, onChange }: ZoneFieldProps) {
  const t = useWords("time");
  const [draft, setDraft] = useState({ of: value, text: value });
  const text = draft.of === value ? draft.text : value;
  const choose = (zone: string): void => {
    if (zone !== value && isZone(zone)) onChange(zone);
    setDraft({ of: value, text: isZone(zone) ? zone : value });
  };
  return (
    <ComboBox
      className={own.zone ?? ""}
      allowsCustomValue
      isDisabled={isDisabled}
      menuTrigger="focus"
      inputValue={text}
      onInputChange={(written) => setDraft({ of: value, text: written })}
      onSelectionChange={(key) => choose(String(key ?? text))}
    >
      <Label className={own.zoneLabel ?? ""}>{t("zone")}</Label>
      <div className={own.zoneInput}>
        <Input className={styles.input ?? ""} />
        <Button className={own.zoneOpen ?? ""}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={styles.popover ?? ""} offset={4}>
        <ListBox className={styles.list ?? ""}>
          {inOrder().map((zone) => (
            <ListBoxItem key={zone} id={zone} textValue={zone} className={styles.option ?? ""}>
              {zone === ownZone() && zone !== UTC
                ? t("zoneOwn", { zone: zoneTold(zone, at) })
                : zoneTold(zone, at)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function inOrder(): readonly string[] {
  const first = [...new Set([UTC, ownZone()])];
  return [...first, ...ZONES.filter((zone) => !first.includes(zone))];
}
