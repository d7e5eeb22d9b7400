/** Before → after, for every change that is about to be made. */
import type { Change } from './task';

export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const shown = changes.filter(({ before, after }) => before !== after);
  if (shown.length === 0) return null;
  return (
    <table className="changes" aria-label="将要发生的变化">
      <thead>
        <tr>
          <th>变化</th>
          <th>之前</th>
          <th />
          <th>之后</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ what, before, after }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="before">{before === '' ? '—' : before}</td>
            <td aria-hidden>→</td>
            <td className="after">{after === '' ? '—' : after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
