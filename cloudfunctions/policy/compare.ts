/** Two policies field by field: what would change. Pure. */
import type { Policy } from './policy';

export type PolicyValue = string | number | boolean | null;

export interface FieldChange {
  /** `rewards.roles.vip.onlineBp` */
  readonly field: string;
  readonly before: PolicyValue;
  readonly after: PolicyValue;
}

/** The version is a name, no rule. */
export function comparePolicies(before: Policy, after: Policy): FieldChange[] {
  const [from, to] = [new Map(fieldsOf(before)), new Map(fieldsOf(after))];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((field) => field !== 'version' && from.get(field) !== to.get(field))
    .map((field) => ({ field, before: from.get(field) ?? null, after: to.get(field) ?? null }));
}

function* fieldsOf(value: object, path = ''): Generator<readonly [string, PolicyValue]> {
  for (const [name, inner] of Object.entries(value) as [string, PolicyValue | object][]) {
    const field = path === '' ? name : `${path}.${name}`;
    if (typeof inner === 'object' && inner !== null) yield* fieldsOf(inner, field);
    else yield [field, inner];
  }
}
