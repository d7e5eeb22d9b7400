/** A part of a page that is read when it opens, with its waiting and its failure. */
import { useState, type ReactNode } from 'react';
import { Skeleton } from 'tdesign-react';

import { Failure } from './states';
import { useData } from './use-data';

interface Props<T> {
  readonly read: () => Promise<T>;
  readonly children: (data: T, reload: () => void) => ReactNode;
}

export function Loaded<T>({ read, children }: Props<T>) {
  // What is read is settled when the part opens; another thing is another part, with another key.
  const [first] = useState(() => read);
  const { data, failure, reload } = useData(first);
  if (data !== null) return children(data, reload);
  if (failure !== null) return <Failure sentence={failure} onRetry={reload} />;
  return <Skeleton className="skeleton" animation="gradient" rowCol={[1, 1, 1, 1]} />;
}
