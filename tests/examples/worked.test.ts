/** The golden cases of rules.md by name, and the page that shows them. */
import { readFileSync, writeFileSync } from 'node:fs';

import { asPage } from './page';
import { workedExamples, type Example } from './worked';

const PAGE = 'docs/worked-examples.md';
let examples: ReadonlyMap<string, Example>;
beforeAll(async () => {
  examples = new Map((await workedExamples()).map((example) => [example.name, example]));
});
const rowsOf = (name: string): Example['rows'] | undefined => examples.get(name)?.rows;

test('§7: 400, 100, 0, 50, 50 with no limit; 400, 100, 0, 50, 0 with the default 3; 400 alone in strict', () => {
  expect(rowsOf('§7 The differential')).toEqual([
    ['no level limit', '400', '100', '0', '50', '50'],
    ['3 paid persons', '400', '100', '0', '50', '0'],
    ['strict: 1', '400', '0', '0', '0', '0'],
  ]);
});

test('§9: pack on 1 June counts through 1 July; an order on 5 July counts from that day', () => {
  expect(rowsOf('§9 The 30 days')).toEqual([
    ['pack settles on 2026-06-01', 'counts through 2026-07-01'],
    ['order settles on 2026-07-05', 'counts through 2026-08-04'],
    ['on 2026-07-04', 'paused'],
    ['on 2026-07-05', 'counted'],
  ]);
});

test('§10: a grant of 100 with a debt of 30 adds 70', () => {
  expect(rowsOf('§10 A debt')).toEqual([
    ['a refund took 30 more than was there', '0.0000', '30.0000'],
    ['a grant of 100', '70.0000', '0.0000'],
  ]);
});

test('§5: 200 locked; the pack grants its price, unlocks and activates; its refund takes all of it back', () => {
  expect(rowsOf('§5 Activation')).toEqual([
    ['joined', '0.0000', '200.0000', 'no'],
    ['member pack settled', '499.0000', '0.0000', 'yes'],
    ['pack refunded', '0.0000', '200.0000', 'no'],
  ]);
});

test('§2: the uses of a session card sum to its allowance', () => {
  expect(rowsOf('§2 A session card')?.map(([, allowance]) => allowance)).toEqual(['¥3.33', '¥3.33', '¥3.34']);
});

test('§6: in a store 5%, differential, 8% of the points; online 40% of the buyer’s SV', () => {
  const gets = (name: string) =>
    Object.fromEntries((rowsOf(name) ?? []).map((row): [string, string] => [row[1] ?? '', row[4] ?? '']));
  expect(gets('§6 A bill in a store')).toMatchObject({
    buyer: '1000.0000 SV',
    merchant: '200.0000 SV',
    direct: '5.000000 points',
    regionPartner: '8.000000 points',
  });
  expect(gets('§6 An online order')).toMatchObject({ buyer: '1000.0000 SV', direct: '400.0000 SV' });
});

test('the page shows exactly these', () => {
  const page = asPage([...examples.values()]);
  if (process.env['WRITE_EXAMPLES'] !== undefined) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
