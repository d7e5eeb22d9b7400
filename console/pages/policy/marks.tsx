/** What the policy check found: what is never allowed first, then what is to be known and answered for. */
import { Tag } from 'tdesign-react';

import type { DataOf } from '../../services/mall';

export function Marks({ check }: { readonly check: DataOf<'policy'>['check'] }) {
  return (
    <div>
      <h2>
        规则检查{' '}
        <Tag theme={check.isAllowed ? 'success' : 'danger'} variant="light" size="small">
          {check.isAllowed ? '可以采用' : '不能采用'}
        </Tag>
      </h2>
      <ul className="faults" aria-label="规则检查">
        {check.marks.map(({ rule, level, title, detail }) => (
          <li key={rule} title={rule}>
            <Tag theme={level === 'never' ? 'danger' : 'warning'} variant="light" size="small">
              {level === 'never' ? '不允许' : '需留意'}
            </Tag>{' '}
            {title}：{detail}
          </li>
        ))}
        {check.marks.length === 0 && <li className="hint">没有标记</li>}
      </ul>
    </div>
  );
}
