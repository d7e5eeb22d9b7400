/** The rows of a list: page after page behind a cursor, begun anew when what narrows it changes. */
import { useCallback, useEffect, useRef, useState } from 'react';

import { sentenceOf } from '../services/api-error';
import type { Cursor, Filters, List } from './list';

/** A table is no data warehouse: what is searched or exported is at most so much. */
export const ROWS_MAX = 5_000;

interface State<Row> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
  readonly isLoading: boolean;
  /** Why the latest page did not come. */
  readonly failure: string | null;
}

export interface Rows<Row> extends State<Row> {
  readonly more: () => Promise<void>;
  /** Everything there is, at most ROWS_MAX. */
  readonly all: () => Promise<readonly Row[]>;
  readonly reload: () => void;
}

const NOTHING = { rows: [], next: null, isLoading: true, failure: null } as const;

export function useRows<Row>(load: List<Row>['load'], filters: Filters): Rows<Row> {
  const [state, setState] = useState<State<Row>>(NOTHING);
  const [round, setRound] = useState(0);
  // An answer for a list that has begun anew is dropped.
  const begun = useRef(0);
  const latest = useRef<State<Row>>(NOTHING);
  const running = useRef(Promise.resolve());

  const show = useCallback((of: number, to: State<Row>) => {
    if (of !== begun.current) return;
    latest.current = to;
    setState(to);
  }, []);

  const fetched = useCallback(
    async (of: number, after: Cursor | null): Promise<void> => {
      const before = after === null ? [] : latest.current.rows;
      show(of, { ...latest.current, rows: before, isLoading: true, failure: null });
      try {
        const { rows, next } = await load(after, filters);
        show(of, { rows: [...before, ...rows], next, isLoading: false, failure: null });
      } catch (error) {
        show(of, { ...latest.current, isLoading: false, failure: sentenceOf(error) });
      }
    },
    [load, filters, show],
  );
  const append = useCallback(
    (of: number, after: Cursor | null): Promise<void> => (running.current = fetched(of, after)),
    [fetched],
  );

  useEffect(() => {
    begun.current += 1;
    void append(begun.current, null);
  }, [append, round]);

  const more = useCallback(async () => {
    const { next, isLoading } = latest.current;
    if (next !== null && !isLoading) await append(begun.current, next);
  }, [append]);

  const all = useCallback(async () => {
    const of = begun.current;
    while (of === begun.current && latest.current.failure === null) {
      const { next, rows, isLoading } = latest.current;
      if (isLoading) {
        // A page is on its way already.
        await running.current;
        continue;
      }
      if (next === null || rows.length >= ROWS_MAX) break;
      await append(of, next);
    }
    return latest.current.rows;
  }, [append]);

  return { ...state, more, all, reload: useCallback(() => setRound((now) => now + 1), []) };
}
