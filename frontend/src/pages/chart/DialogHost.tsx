import { type ComponentType, lazy, Suspense, useMemo } from "react";
import { useStore } from "zustand";
import type { ActionContext } from "@/chart/action";
import { useFrame } from "./frame";

export interface DialogProps {
  readonly context: ActionContext;
  close(): void;
}

type DialogFile = { readonly default: ComponentType<DialogProps & Readonly<Record<string, unknown>>> };

const files = import.meta.glob<DialogFile>("../../chart/dialogs/*.tsx");

/** Shows the dialog that an action opened: a file of its name in chart/dialogs/, read when it is needed. */
export function DialogHost() {
  const { state } = useFrame();
  const dialog = useStore(state, (held) => held.dialog);
  const name = dialog?.name ?? null;
  const Shown = useMemo(() => (name === null ? null : dialogOf(name)), [name]);
  if (dialog === null || Shown === null) return null;
  return (
    <Suspense fallback={null}>
      <Shown {...dialog.props} context={dialog.context} close={() => state.setState({ dialog: null })} />
    </Suspense>
  );
}

function dialogOf(name: string): DialogFile["default"] {
  const load = files[`../../chart/dialogs/${name}.tsx`];
  if (load === undefined) throw new Error(`There is no dialog ${name}.`);
  return lazy(load);
}
