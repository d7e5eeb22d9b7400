/**
 * Every action of every function with inputs that nobody should send (rules.md §15). Whatever comes: a typed refusal
 * with a Chinese sentence, never a bug, and nothing written by a refused call. What the schema lets through may do its
 * work. The whole database is compared, and is the same again before the next call.
 */
import * as fc from 'fast-check';
import type * as z from 'zod';

import { REFUSALS } from '../../cloudfunctions/platform/refusal-codes';
import { SERVICES } from './mall-with-doors';
import { anything, EXTRA_FIELDS, NASTY } from './nasty';
import { writtenBeside } from './refused-writes';
import { pathsOf, replaced, type Path } from './samples';
import { ACTIONS, callerOf, furnishedDoors, inputOf, outcomeOf, type Doors, type TriedAction } from './table';

const SEED = 20_260_601;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 25);
const WHO = { member: 'customer', store: 'owner', operator: 'admin', console: 'admin' } as const;

let all: Doors;
let calls = 0;
let refused = 0;
beforeAll(async () => {
  all = await furnishedDoors();
});
afterAll(() => {
  process.stdout.write(`fuzz: ${calls} calls, ${refused} refused, seed ${SEED}\n`);
});

const schemaOfAction = ({ service, name }: TriedAction): z.ZodType => {
  const action = SERVICES[service].actions[name as never] as { readonly input: z.ZodType } | undefined;
  if (action === undefined) throw new Error(`no action ${name}`);
  return action.input;
};

async function expectAnswered(action: TriedAction, input: unknown, what: string): Promise<void> {
  const isValid = schemaOfAction(action).safeParse(input ?? {}).success;
  const outcome = await outcomeOf(all, action, callerOf(WHO[action.service], all), input);
  calls += 1;
  expect(Object.prototype).not.toHaveProperty('isAdmin');
  if (!isValid) expect([what, outcome.code]).toEqual([what, 'INVALID_INPUT']);
  if (outcome.code === 'OK') return;
  refused += 1;
  expect(Object.keys(REFUSALS)).toContain(outcome.code);
  expect([what, outcome.sentence]).toEqual([what, expect.stringMatching(/[一-鿿]/)]);
  expect([what, outcome.written.filter((id) => !writtenBeside(outcome.code, id))]).toEqual([what, []]);
}

const NAMES = ACTIONS.map((action) => [`${action.service}.${action.name}`, action] as const);

describe.each(NAMES)('%s', (_name, action) => {
  // The console's are the operators' and the stores' own, met here by another way.
  const values =
    action.service === 'console' ? ['not equal', 'polluted', 'lone surrogate'] : Object.keys(NASTY);

  test('each field, each nasty value', async () => {
    const input = inputOf(action, all.mine);
    for (const path of pathsOf(input))
      for (const what of values)
        await expectAnswered(action, replaced(input, path, NASTY[what]), `${path.join('.')}: ${what}`);
  });

  test('fields that are missing or too many', async () => {
    const input = inputOf(action, all.mine);
    for (const name of Object.keys(input))
      await expectAnswered(action, without(input, name), `without ${name}`);
    for (const name of EXTRA_FIELDS)
      await expectAnswered(action, JSON.parse(withField(input, name)), `with ${name}`);
  });

  test(`anything at all, ${RUNS} times`, async () => {
    const input = inputOf(action, all.mine);
    const paths = pathsOf(input);
    const change = fc.tuple(fc.constantFrom<Path>(...paths.filter((path) => path.length > 0), []), anything);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = changes.reduce<unknown>(
          (value, [path, by]) => (reaches(value, path) ? replaced(value, path, by) : value),
          input,
        );
        await expectAnswered(action, changed, fc.stringify(changes));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

const without = (input: object, name: string): object =>
  Object.fromEntries(Object.entries(input).filter(([known]) => known !== name));

/** As text, because `__proto__` in a literal would be no field. */
function withField(input: object, name: string): string {
  const fields = Object.entries(input).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{${[...fields, `${JSON.stringify(name)}:{"isAdmin":true}`].join(',')}}`;
}

/** Whether an earlier change left the place there. */
function reaches(value: unknown, [name, ...rest]: Path): boolean {
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  return reaches((value as Readonly<Record<string | number, unknown>>)[name], rest);
}
