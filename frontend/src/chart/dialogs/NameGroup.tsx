import { type FormEvent, useState } from "react";
import { useWords } from "@/app/words";
import { Button } from "@/design/Button";
import { Dialog } from "@/design/Dialog";
import { TextField } from "@/design/TextField";
import type { ActionContext } from "../action";
import group from "../commands/group";
import { groupByHand } from "../groupsBy";
import type { NodeId } from "../model";

interface NameGroupProps {
  readonly context: ActionContext;
  readonly members: readonly NodeId[];
  close(): void;
}

const FORM = "group-form";
const LONGEST_NAME = 80;

/** Makes a group of the selected nodes and draws it as one node; double click opens it. */
export default function NameGroup({ context, members, close }: NameGroupProps) {
  const t = useWords("arranging");
  const actions = useWords("actions");
  const [name, setName] = useState(t("nameGroup.usual", { count: members.length }));
  const make = (event: FormEvent) => {
    event.preventDefault();
    const { state, run, select } = context.chart.getState();
    const made = groupByHand(state, crypto.randomUUID(), name.trim(), members);
    run(group({ groups: [{ ...made, collapsed: true }] }));
    select({ nodes: new Set([made.id]) });
    context.announce(actions("groupSelection.done", { count: members.length }));
    close();
  };
  return (
    <Dialog
      title={t("nameGroup.title")}
      size="small"
      onClose={close}
      actions={
        <Button
          kind="primary"
          type="submit"
          form={FORM}
          why={name.trim() === "" ? t("nameGroup.noName") : null}
        >
          {t("nameGroup.make")}
        </Button>
      }
    >
      <form id={FORM} onSubmit={make}>
        <TextField
          label={t("nameGroup.name")}
          value={name}
          maxLength={LONGEST_NAME}
          autoFocus
          onChange={setName}
        />
      </form>
    </Dialog>
  );
}
