/** What a record of the audit log says of an act. Pure but for its id. */
import { randomBytes } from 'node:crypto';

import { dayOf, type Instant } from '../../units/days';
import type { AuditRecord, Change, RecordKind, Via } from '../documents';
import type { OperatorRole } from '../roles';

/** Who does what, as the edge knows it before it is done. */
export interface Act {
  readonly byId: string;
  readonly roles: readonly OperatorRole[];
  readonly via: Via;
  readonly action: string;
  readonly requestId: string;
  readonly input: unknown;
}

/** More of them nobody reads; a search finds the record by the first ones. */
const MOST_TARGETS = 60;
/** Never written down in clear, wherever they stand; of a picture's bytes there is enough in the storage. */
const HIDDEN = new Set([
  'secret',
  'secretHash',
  'salt',
  'hash',
  'password',
  'codes',
  'digits',
  'pin',
  'base64',
]);
const HIDING = '***';

/** Each act that changed something has a record of its own, bound to the change by its transaction. */
export function newRecordId(): string {
  return randomBytes(12).toString('hex');
}

export function recordOf(
  act: Act,
  {
    id,
    kind,
    at,
    changes,
  }: {
    readonly id: string;
    readonly kind: RecordKind;
    readonly at: Instant;
    readonly changes: readonly Change[];
  },
): AuditRecord {
  const { input, ...who } = act;
  return {
    ...{ _id: id, kind, at, day: dayOf(at), ...who },
    targets: targetsOf(input, changes),
    input: hidden(input),
    changes: changes.map((change) => ({
      ...change,
      before: change.before === null ? null : (hidden(change.before) as Change['before']),
      after: hidden(change.after) as Change['after'],
    })),
  };
}

/** The ids in the input, and those of the documents that were changed. */
function targetsOf(input: unknown, changes: readonly Change[]): string[] {
  const named = [...textsIn(input)];
  return [...new Set([...named, ...changes.map(({ id }) => id)])].slice(0, MOST_TARGETS);
}

const NAMES_A_TARGET = /(Id|^day|^city|^version|^code)$/;

function* textsIn(value: unknown, name = ''): Generator<string> {
  if (typeof value === 'string' && NAMES_A_TARGET.test(name) && value !== '') yield value;
  if (Array.isArray(value)) for (const one of value) yield* textsIn(one, name);
  else if (typeof value === 'object' && value !== null)
    for (const [field, inner] of Object.entries(value)) yield* textsIn(inner, field);
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, HIDDEN.has(name) && inner !== null ? HIDING : hidden(inner)]),
  );
}
