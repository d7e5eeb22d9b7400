/** Statements of points by month and as files; who would receive (rules.md §12). */
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';

import { expectSoundBooks } from '../../../tests/support/audit';
import { givePoints, KeyPhone } from '../../../tests/support/key-phone';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { memberHolder } from '../../ledger/accounts';
import { showMember } from '../../vouchers/show-code';
import { addressOf } from '../address';
import { transferPoints } from '../moves/move';
import { receiverOf } from '../receiver';
import { pointStatement, pointStatementCsv } from './statement';
import { movementWords } from './words';

const POINT = 1_000_000;
const ANN = addressOf('ann');
let house: TestHouse;
let mall: Mall;
let phone: KeyPhone;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.join('ann');
  await mall.join('bea');
  await givePoints(house, 'bea', 10 * POINT);
  phone = await KeyPhone.registered(house, 'bea');
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const of = (month: string) => ({ holder: memberHolder('bea'), place: 'points' as const, month });
const send = (units: number) => transferPoints(house, { ...phone.move(units, ANN), to: ANN });

describe('a statement', () => {
  test('has the month that is asked for, in pages, newest first', async () => {
    house.clock.at += 1;
    await send(2 * POINT);
    house.clock.at += 1;
    await send(3 * POINT);
    const first = await pointStatement(house, of('2026-06'), null, 2);
    expect(first.rows).toMatchObject([
      { units: -3 * POINT, movements: [{ words: '转给会员' }] },
      { units: -2 * POINT },
    ]);
    const rest = await pointStatement(house, of('2026-06'), first.next, 2);
    expect(rest.rows).toMatchObject([{ units: 10 * POINT }]);
    expect(rest.next).toBeNull();
    for (const month of ['2026-05', '2026-07', '2026-12'])
      expect((await pointStatement(house, of(month), null, 10)).rows).toEqual([]);
  });

  test('a file has each movement, oldest first, and the sum that the account has', async () => {
    house.clock.at += 1;
    await send(1);
    const rows: string[][] = parse(await pointStatementCsv(house, of('2026-06')), { bom: true });
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      ['事项', '积分'],
      ['回放补足', '10.000000'],
      ['转给会员', '-0.000001'],
      ['2026-06', '9.999999'],
    ]);
  });

  test('what was released and is not credited yet is told beside it', async () => {
    await mall.activate('bea');
    await mall.pass(1);
    const { points } = await mall.member('bea');
    const { rows, uncreditedPointUnits } = await pointStatement(house, of('2026-06'), null, 20);
    expect(uncreditedPointUnits).toBeGreaterThan(0);
    expect(rows.reduce((sum, { units }) => sum + units, uncreditedPointUnits)).toBe(points);
  });

  test('every word of the journal about points has its Chinese one', () => {
    const [, table = ''] = readFileSync('docs/ledger.md', 'utf8').split('\n## Why\n');
    const rows = (table.split('\n## ')[0] ?? '').split('\n').filter((row) => row.startsWith('| `'));
    const aboutPoints = rows.filter((row) => /`(original|stock|frozen|custodial|inOrders|held)`/.test(row));
    const words = aboutPoints.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([\w.]+)`/g)].map(([, why = '']) => why),
    );
    expect(words.length).toBeGreaterThan(15);
    expect(words.filter((why) => /^转[入出]$/.test(movementWords(why, 1)))).toEqual([]);
  });
});

describe('who would receive', () => {
  test('is told by the address, masked; never a stranger and never oneself', async () => {
    expect(await receiverOf(house, 'bea', { address: ANN })).toEqual({ address: ANN, name: '会员***ann' });
    const refused = { bea: addressOf('bea'), nobody: addressOf('nobody'), mistyped: `${ANN.slice(0, -1)}x` };
    for (const address of Object.values(refused))
      await expect(receiverOf(house, 'bea', { address })).rejects.toEqual(refusal('ADDRESS_WRONG'));
  });

  test('is told by the code that the other one shows, while it is good; guesses are limited', async () => {
    const { digits, expiresAt } = await showMember(house, 'ann');
    expect(await receiverOf(house, 'bea', { digits })).toMatchObject({ address: ANN });
    house.clock.at = expiresAt + 1;
    await expect(receiverOf(house, 'bea', { digits })).rejects.toEqual(refusal('CODE_EXPIRED'));
    const { maxWrong } = house.policy.codes;
    const guesses = Array.from({ length: maxWrong + 1 }, (_, i) => String(100_000_000_000 + i));
    const codes: unknown[] = [];
    for (const guess of guesses)
      codes.push(await receiverOf(house, 'bea', { digits: guess }).catch((error: unknown) => error));
    expect(codes.at(-2)).toEqual(refusal('CODE_UNKNOWN'));
    expect(codes.at(-1)).toEqual(refusal('RATE_LIMITED'));
  });
});
