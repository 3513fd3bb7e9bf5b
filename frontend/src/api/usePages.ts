import { useEffect, useRef, useState } from "react";
import { type Problem, problemOf } from "@/api/problem";
import type { Listing } from "@/design/Completeness";

/** A page of a list, and where the next one begins. */
export interface Part<Item> extends Listing {
  readonly items: readonly Item[];
  readonly next: string | null;
}

interface Pages<Item> {
  readonly items: readonly Item[];
  /** Of the list as far as it was read. */
  readonly listing: Listing | null;
  readonly next: string | null;
  readonly problem: Problem | null;
  readonly isReading: boolean;
}

const NONE = { items: [], listing: null, next: null, problem: null, isReading: false } as const;

/** Reads a list page by page; another `key` begins anew. A null key reads nothing. An answer that comes late is dropped. */
export function usePages<Item>(
  key: string | null,
  read: (after: string | null) => Promise<Part<Item>>,
): Pages<Item> & { readMore(): void; again(): void } {
  const [pages, setPages] = useState<Pages<Item>>(NONE);
  const asked = useRef(0);
  const reader = useRef(read);
  reader.current = read;

  const readFrom = (held: readonly Item[], after: string | null): void => {
    asked.current += 1;
    const mine = asked.current;
    setPages((before) => ({ ...before, items: held, problem: null, isReading: true }));
    reader.current(after).then(
      (part) => {
        if (mine === asked.current) setPages(joined(held, part));
      },
      (error: unknown) => {
        if (mine === asked.current)
          setPages((now) => ({ ...now, problem: problemOf(error), isReading: false }));
      },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another key begins anew
  useEffect(() => {
    asked.current += 1;
    setPages(NONE);
    if (key !== null) readFrom([], null);
  }, [key]);

  return {
    ...pages,
    readMore: () => readFrom(pages.items, pages.next),
    again: () => readFrom(pages.items, pages.items.length === 0 ? null : pages.next),
  };
}

function joined<Item>(held: readonly Item[], part: Part<Item>): Pages<Item> {
  const items = [...held, ...part.items];
  const rest = part.next !== null;
  const isWhole = part.totalKind !== "LOWER_BOUND" && (part.complete || items.length >= part.total);
  const listing = { ...part, returned: items.length, complete: !rest && isWhole };
  return {
    items,
    listing: rest ? { ...listing, reason: null } : listing,
    next: part.next,
    problem: null,
    isReading: false,
  };
}
