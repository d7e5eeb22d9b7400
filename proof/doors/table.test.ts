/**
 * Every action × every role × own and foreign things, through the edge, on the in-memory cloud. The rows are made from
 * the functions themselves: an action that names somebody's thing and has no row in ownership.ts fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import { operatorMay } from '../../cloudfunctions/functions/operator/permissions';
import { may } from '../../cloudfunctions/functions/store/permissions';
import { OF_MEMBERS, OF_MERCHANTS } from './ownership';
import { printedTable, type PrintedRow } from './printed-table';
import {
  ACTIONS,
  callerOf,
  foreignInputs,
  furnishedDoors,
  inputOf,
  outcomeOf,
  ROLES,
  unsortedFields,
  type Doors,
  type Outcome,
  type TriedAction,
} from './table';
import { writtenBeside } from './refused-writes';

const TABLE = 'docs/doors.md';
let all: Doors;
const printed: PrintedRow[] = [];

beforeAll(async () => {
  all = await furnishedDoors();
});

const NAMES = ACTIONS.map((action) => [`${action.service}.${action.name}`, action] as const);

/** Whether the permission of the action lets the role in, for its own merchant and store. */
function isForRole({ service, name }: TriedAction, role: string): boolean {
  if (service === 'member') return true;
  const ofStore = service === 'store' ? name : name.replace(/^shop\./, '');
  if (service === 'store' || ofStore !== name) {
    if (!Object.hasOwn(may, ofStore)) return true;
    const { staff, of } = may[ofStore as keyof typeof may];
    const names: readonly string[] = staff;
    if (service === 'console') return ['support', 'admin'].includes(role) && names.includes('owner');
    // The staff of one store do nothing for the chain as a whole.
    return names.includes(role) && (of === 'store' || role === 'owner');
  }
  const roles: readonly string[] = operatorMay[name as keyof typeof operatorMay].roles;
  return roles.includes(role);
}

test.each(NAMES)('%s', async (_name, action) => {
  const roles: Record<string, boolean> = {};
  for (const role of ROLES[action.service]) {
    const outcome = await outcomeOf(all, action, callerOf(role, all), inputOf(action, all.mine));
    const isIn = isForRole(action, role);
    expectHonest(outcome);
    const isForeignAnyway = action.row?.isForeignAnyway === true && isIn;
    roles[role] = isForeignAnyway || outcome.code !== 'FORBIDDEN';
    expect([role, roles[role], outcome.sentence]).toEqual([role, isIn, outcome.sentence]);
    if (isForeignAnyway) continue;
    // A row reaches the thing that it is about: what is found is the caller's own.
    if (isIn && action.row !== undefined) expect(['NOT_FOUND', 'INVALID_INPUT']).not.toContain(outcome.code);
  }
  const [first = ''] = ROLES[action.service];
  const foreign = new Map<string, string>();
  for (const { field, input } of foreignInputs(action, all)) {
    const outcome = await outcomeOf(all, action, callerOf(first, all), input);
    foreign.set(field, outcome.code);
    expect(['FORBIDDEN', 'NOT_FOUND', ...(action.row?.refusals ?? [])]).toContain(outcome.code);
    if (outcome.code === 'OK') expect(outcome.written).toEqual([]);
    expectHonest(outcome);
  }
  printed.push({ service: action.service, name: action.name, roles, foreign });
});

/** Refused in words that people read, and nothing written but what is written about refused calls. */
function expectHonest({ code, sentence, written }: Outcome): void {
  if (code === 'OK') return;
  expect(sentence).toMatch(/[一-鿿]/);
  expect({ code, written: written.filter((id) => !writtenBeside(code, id)) }).toEqual({ code, written: [] });
}

test('every field that names something is sorted: somebody’s, or everybody’s', () => {
  const unsorted = ACTIONS.map((action) => [action.name, unsortedFields(action, all.mine)] as const);
  expect(unsorted.filter(([, fields]) => fields.length > 0)).toEqual([]);
});

test('every row is of an action that is there', () => {
  const namesOf = (service: string) =>
    ACTIONS.filter((one) => one.service === service).map(({ name }) => name);
  expect(namesOf('member')).toEqual(expect.arrayContaining(Object.keys(OF_MEMBERS)));
  expect(namesOf('store')).toEqual(expect.arrayContaining(Object.keys(OF_MERCHANTS)));
});

test('docs/doors.md is what was tried', () => {
  const table = printedTable(printed);
  if (process.env['WRITE_DOORS'] === '1') writeFileSync(TABLE, table);
  expect(readFileSync(TABLE, 'utf8')).toBe(table);
});
