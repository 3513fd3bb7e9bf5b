import { Database } from "lucide-react";
import { useState } from "react";
import { useClient, useQuery } from "urql";
import { change } from "@/api/ask";
import { type Problem, problemOf } from "@/api/problem";
import { useWords } from "@/app/words";
import { Busy } from "@/design/Busy";
import { Button } from "@/design/Button";
import { ProblemNote } from "@/design/ProblemNote";
import { Select } from "@/design/Select";
import { TextField } from "@/design/TextField";
import {
  ConnectorsDocument,
  type ConnectorsQuery,
  LoadFileDocument,
  PreviewFileDocument,
  type PreviewFileQuery,
} from "./files.generated";
import styles from "./files.module.css";
import { optionsFor, whyNotLoad } from "./looking";
import { MappingEditor } from "./MappingEditor";
import { Preview } from "./Preview";
import type { Held } from "./useHeld";

export type FoundPreview = PreviewFileQuery["case"]["previewFile"];
type Connector = ConnectorsQuery["connectors"]["connectors"][number];

interface LookAtFileProps {
  readonly caseId: string;
  readonly held: Held;
  onChange(more: Partial<Held>): void;
}

/** By which connector a file is read, how its first records look then, and the load itself. */
export function LookAtFile({ caseId, held, onChange }: LookAtFileProps) {
  const t = useWords("files");
  const api = useClient();
  const [{ data: known }] = useQuery({ query: ConnectorsDocument });
  const connector = known?.connectors.connectors.find(({ name }) => name === held.connector);
  const { preview, problem, isReading, asked, look, again } = usePreview(caseId, held);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const load = (): void => {
    const options = optionsFor(held.options, preview?.mapping ?? null);
    const { sent, connector: name } = held;
    change(api, LoadFileDocument, { caseId, file: sent.id, connector: name, options }).then(
      (answer) => onChange({ job: answer.case.loadFile.id }),
      (error: unknown) => setRefusal(problemOf(error)),
    );
  };
  const draft = held.mapping ?? preview?.mapping ?? null;
  const isShown = preview !== null && [preview.mapping, asked].includes(draft);
  const isHopeless = preview?.complete === true && preview.rows.length === 0;
  const why = whyNotLoad({ isReading, isLookedAt: preview !== null, isHopeless, isShown });
  return (
    <div className={styles.looking}>
      <ChooseConnector held={held} onChange={onChange} />
      {connector === undefined ? null : <Options connector={connector} held={held} onChange={onChange} />}
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      {isReading ? <Busy text={t("lookingAtIt")} /> : null}
      {preview === null ? null : (
        <Preview preview={preview} guesses={held.sent.connectors} chosen={held.connector} />
      )}
      {connector === undefined || !takesMapping(connector) || isReading ? null : (
        <MappingEditor
          draft={draft}
          isShown={isShown}
          preview={preview}
          onChange={(mapping) => onChange({ mapping })}
          onLook={look}
        />
      )}
      {refusal === null ? null : <ProblemNote problem={refusal} />}
      <p>
        <Button kind="primary" icon={Database} why={why === null ? null : t(`why.${why}`)} onPress={load}>
          {t("load")}
        </Button>
      </p>
    </div>
  );
}

/** What is asked is what a person last looked at, not each letter of the mapping that is being written. */
function usePreview(caseId: string, { sent, connector, mapping }: Held) {
  const [asked, setAsked] = useState(mapping);
  const [{ data, error, fetching }, again] = useQuery({
    query: PreviewFileDocument,
    variables: { caseId, file: sent.id, connector, mapping: asked },
  });
  const isReading = fetching;
  return {
    preview: error !== undefined || isReading ? null : (data?.case.previewFile ?? null),
    problem: error === undefined || isReading ? null : problemOf(error),
    isReading,
    asked,
    look: (text: string | null): void => setAsked(text),
    again: (): void => again({ requestPolicy: "network-only" }),
  };
}

function takesMapping({ options }: Connector): boolean {
  return options.some(({ name }) => name === "mapping");
}

interface ChoosingProps {
  readonly held: Held;
  onChange(more: Partial<Held>): void;
}

function ChooseConnector({ held, onChange }: ChoosingProps) {
  const t = useWords("files");
  const { connectors } = held.sent;
  const chosen = connectors.find(({ name }) => name === held.connector);
  const [best] = connectors;
  const told = best === undefined || best.mapped === 0 ? "noneFits" : best === chosen ? "guessed" : "chosen";
  return (
    <Select
      label={t("connector")}
      help={chosen === undefined ? undefined : t(told, { why: chosen.why.replace(/\.$/, "") })}
      options={connectors.map(({ name, title, why }) => ({ value: name, label: title, help: why }))}
      value={held.connector}
      onChange={(connector) => onChange({ connector, mapping: null, options: {} })}
    />
  );
}

interface OptionsProps extends ChoosingProps {
  readonly connector: Connector;
}

/** All but the mapping, which has an editor of its own. */
function Options({ connector, held, onChange }: OptionsProps) {
  const others = connector.options.filter(({ name }) => name !== "mapping");
  return others.map(({ name, help, required, default: usual }) => (
    <TextField
      key={name}
      label={name}
      help={help}
      isRequired={required}
      value={held.options[name] ?? usual ?? ""}
      onChange={(value) => onChange({ options: { ...held.options, [name]: value } })}
    />
  ));
}
