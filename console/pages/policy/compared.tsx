/** Field by field: the policy in force and another one. */
import type { DataOf } from '../../services/mall';
import { fieldName, valueText } from './words';

interface ComparedProps {
  readonly title: string;
  readonly changes: DataOf<'policy'>['changes'];
}

export function Compared({ title, changes }: ComparedProps) {
  return (
    <div>
      <h2>{title}</h2>
      {changes.length === 0 ? (
        <p className="hint">没有差别</p>
      ) : (
        <table className="changes" aria-label={title}>
          <thead>
            <tr>
              <th>规则</th>
              <th>现行</th>
              <th />
              <th>之后</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{fieldName(field)}</th>
                <td className="before">{valueText(field, before)}</td>
                <td aria-hidden>→</td>
                <td className="after">{valueText(field, after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
