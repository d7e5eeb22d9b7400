/** One answer of the mall, read when the page opens and whenever it is asked for again. */
import { useCallback, useEffect, useState } from 'react';

import { sentenceOf } from '../services/api-error';

export interface Data<T> {
  readonly data: T | null;
  /** Why it did not come; what came before stays. */
  readonly failure: string | null;
  readonly reload: () => void;
}

/** @param read stays the same function as long as the same thing is read */
export function useData<T>(read: () => Promise<T>): Data<T> {
  const [state, setState] = useState<Omit<Data<T>, 'reload'>>({ data: null, failure: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const life = { isOver: false };
    read().then(
      (data) => {
        if (!life.isOver) setState({ data, failure: null });
      },
      (error: unknown) => {
        if (!life.isOver) setState(({ data }) => ({ data, failure: sentenceOf(error) }));
      },
    );
    return () => {
      life.isOver = true;
    };
  }, [read, round]);
  return { ...state, reload: useCallback(() => setRound((now) => now + 1), []) };
}
