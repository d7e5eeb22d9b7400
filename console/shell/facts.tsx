/** Names and values, one below the other. */
import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

export function Facts({ title, facts }: { readonly title?: string; readonly facts: readonly Fact[] }) {
  return (
    <section className="facts">
      {title !== undefined && <h2>{title}</h2>}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '—' : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
