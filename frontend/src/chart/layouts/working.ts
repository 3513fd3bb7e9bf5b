/** Waits for a worker's answer; `read` gives null for a message that is none yet. The worker ends in any case. */
export async function answered<Message, Answer>(
  worker: Worker,
  signal: AbortSignal,
  read: (message: Message) => Answer | null,
): Promise<Answer> {
  try {
    return await unlessStopped(
      signal,
      new Promise<Answer>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Message>) => {
          const answer = read(data);
          if (answer !== null) resolve(answer);
        };
        worker.onerror = (event) => reject(new Error(event.message));
      }),
    );
  } finally {
    worker.terminate();
  }
}

/** Rejects as soon as the signal stops it. */
export async function unlessStopped<Answer>(signal: AbortSignal, work: Promise<Answer>): Promise<Answer> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
