/** Title of a page, what it is for, and its main actions. */
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, note, children }: Props) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="hint">{note}</p>
      </div>
      <div className="actions">{children}</div>
    </header>
  );
}
