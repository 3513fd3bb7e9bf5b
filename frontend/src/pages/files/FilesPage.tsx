import { useQuery } from "urql";
import { useParams } from "wouter";
import { useWords } from "@/app/words";
import { announce } from "@/design/announce";
import { Page } from "@/design/Page";
import { JobCard } from "@/jobs/JobCard";
import { useJobs } from "@/jobs/useJobs";
import { ChooseFile } from "./ChooseFile";
import { ConnectorsDocument } from "./files.generated";
import { HeldFile } from "./HeldFile";
import { firstChoice } from "./looking";
import { useDroppedFiles } from "./useDroppedFiles";
import { useHeld } from "./useHeld";
import { useSending } from "./useSending";

/** A file comes in: sent, looked at as it would be read, loaded. Nothing is written before a person says so. */
export default function FilesPage() {
  const t = useWords("files");
  const { caseId = "" } = useParams();
  const jobs = useJobs(caseId);
  const { held, begin, change, putAway } = useHeld(caseId);
  const [{ data }] = useQuery({ query: ConnectorsDocument });
  const sending = useSending(caseId, (sent) =>
    begin(sent, firstChoice(sent, data?.connectors.connectors ?? [])),
  );
  const loading = jobs.find(({ id }) => id === held?.job);
  const others = jobs.filter(({ id, state }) => state === "RUNNING" && id !== held?.job);
  const send = (file: File): void => {
    putAway();
    sending.send(file);
  };
  const isOver = useDroppedFiles((files) => {
    const [first] = files;
    const isFree = held === null || loading?.state === "DONE";
    if (first === undefined) return;
    if (!isFree || sending.sending?.problem === null) announce(t("busy"), { tone: "warning" });
    else send(first);
    if (isFree && files.length > 1) announce(t("oneOnly", { name: first.name }), { tone: "warning" });
  });
  return (
    <Page title={t("title")} intro={t("intro")}>
      {held === null ? (
        <ChooseFile sending={sending.sending} isOver={isOver} onChoose={send} onCancel={sending.cancel} />
      ) : (
        <HeldFile
          key={held.sent.id}
          caseId={caseId}
          held={held}
          job={loading ?? null}
          onChange={change}
          onPutAway={putAway}
        />
      )}
      {others.length === 0 ? null : (
        <section aria-label={t("others")}>
          {others.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
    </Page>
  );
}
