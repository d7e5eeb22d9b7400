/** Inputs made from the actions' own schemas: a plain one that is accepted, and where its leaves are. */
import * as fc from 'fast-check';
import * as z from 'zod';

import { FIRST_DAY } from '../../tests/support/memory-house';

/** What of JSON Schema zod writes for the mall's inputs. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
}

export function schemaOf(input: z.ZodType): Schema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema;
}

/** Checks that a schema does not tell: days that exist, a time after another, codes with their form. */
const BY_NAME: Readonly<Record<string, readonly unknown[]>> = {
  day: [FIRST_DAY],
  fromDay: [FIRST_DAY],
  toDay: [FIRST_DAY],
  effectiveFrom: ['2026-12-01'],
  validUntil: ['2030-01-01'],
  from: [840, '2026-06-01T08:00'],
  to: [960, '2026-06-02T08:00', 'open'],
  span: [[540, 1260]],
  receiptNumber: ['A-0001'],
  code: ['123456789012'],
};

/** The plainest input of the schema: what is required and nothing else. */
export function sampleOf(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const named = (BY_NAME[name] ?? []).find((value) => fits(value, schema));
  if (named !== undefined) return named;
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return sampleOf(choice, name);
  return (MAKERS[schema.type ?? ''] ?? (() => null))(schema, name);
}

/** A form that the schema tells is kept to. */
function fits(value: unknown, { type, pattern }: Schema): boolean {
  if (typeof value === 'number') return type === 'integer';
  return typeof value === 'string' ? type === 'string' && pattern === undefined : type === 'array';
}

const MAKERS: Readonly<Record<string, (schema: Schema, name: string) => unknown>> = {
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {}, name)])),
  array: ({ items = {}, prefixItems, minItems = 0 }, name) =>
    prefixItems === undefined
      ? Array.from({ length: minItems }, () => sampleOf(items, name))
      : prefixItems.map((item) => sampleOf(item, name)),
  string: ({ pattern, minLength = 0 }) =>
    pattern === undefined ? '说明'.padEnd(minLength, '明') : matching(pattern),
  integer: ({ minimum = 0 }) => Math.max(minimum, 0),
  number: ({ minimum = 0 }) => Math.max(minimum, 0),
  boolean: () => false,
};

const matches = new Map<string, string>();
function matching(pattern: string): string {
  const known = matches.get(pattern);
  if (known !== undefined) return known;
  const [made = ''] = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 7, numRuns: 1 });
  matches.set(pattern, made);
  return made;
}

export type Path = readonly (string | number)[];

/** Every place of the value at which something else could stand, the whole included. */
export function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inside = Array.isArray(value) ? value.map((one, i) => [i, one] as const) : Object.entries(value);
  return [at, ...inside.flatMap(([name, one]) => pathsOf(one, [...at, name]))];
}

/** The value with something else at the path. */
export function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, i) => (i === name ? replaced(one, rest, by) : one));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [name]: replaced(object[name], rest, by) };
}
