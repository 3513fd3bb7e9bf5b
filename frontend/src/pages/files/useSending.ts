import { useRef, useState } from "react";
import { type Problem, problemOf } from "@/api/problem";
import { type SentFile, sendFile } from "./sending";

export interface Sending {
  readonly file: File;
  readonly sent: number;
  /** Why it broke off; the file is still here to be sent again. */
  readonly problem: Problem | null;
}

/** One file on its way to the API. */
export function useSending(caseId: string, onSent: (file: SentFile) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const control = useRef<AbortController | null>(null);
  const send = (file: File): void => {
    control.current?.abort();
    const mine = new AbortController();
    control.current = mine;
    const isMine = (): boolean => control.current === mine;
    setSending({ file, sent: 0, problem: null });
    const onProgress = (sent: number): void => {
      if (isMine()) setSending({ file, sent, problem: null });
    };
    sendFile(caseId, file, { signal: mine.signal, onProgress }).then(
      (sent) => {
        if (!isMine()) return;
        setSending(null);
        onSent(sent);
      },
      (error: unknown) => {
        if (isMine()) setSending({ file, sent: 0, problem: problemOf(error) });
      },
    );
  };
  const cancel = (): void => {
    const mine = control.current;
    control.current = null;
    mine?.abort();
    setSending(null);
  };
  return { sending, send, cancel };
}
