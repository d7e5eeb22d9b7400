/** Before → after, fact by fact; only what changes. */
import type { Change } from './task';

interface Props {
  readonly changes: readonly Change[];
  /** For those who hear the page. */
  readonly label?: string;
  /** Above its four columns, one of which is the arrow's. */
  readonly heads?: readonly [what: string, before: string, after: string];
}

export function Changes({
  changes,
  label = '将要发生的变化',
  heads: [what, before, after] = ['变化', '之前', '之后'],
}: Props) {
  const shown = changes.filter((change) => change.before !== change.after);
  if (shown.length === 0) return null;
  return (
    <table className="changes" aria-label={label}>
      <thead>
        <tr>
          <th>{what}</th>
          <th>{before}</th>
          <th />
          <th>{after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((change) => (
          <tr key={change.what}>
            <th scope="row">{change.what}</th>
            <td className="before">{change.before === '' ? '—' : change.before}</td>
            <td aria-hidden>→</td>
            <td className="after">{change.after === '' ? '—' : change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A part of a page that is nothing but the table: its title stays where there is no difference. */
export function Differences({ title, ...table }: { readonly title: string } & Omit<Props, 'label'>) {
  return (
    <section className="facts">
      <h2>{title}</h2>
      {table.changes.some(({ before, after }) => before !== after) ? (
        <Changes label={title} {...table} />
      ) : (
        <p className="hint">没有差别</p>
      )}
    </section>
  );
}
