/** What is wrong is told once and goes with its cause; the lists of signs. */
import { Mall } from '../../tests/support/mall';
import { Office, refusal } from '../../tests/support/office';
import { raise } from '../operations/reconcile/items';
import { refunds, type Refund } from '../orders/documents';
import type { AlarmView } from './alarms/list';
import { raiseAlarms } from './alarms/raise';

const office = new Office();
const { house, deployed } = office;
const ask: Office['ask'] = (...request) => office.ask(...request);
let mall: Mall;

beforeAll(async () => {
  mall = await Mall.open(house);
  await office.seat('money', 'finance');
  await office.seat('second', 'admin');
});

describe('alarms', () => {
  const waiting = async () => (await ask<{ rows: AlarmView[] }>('money', 'alarms')).rows;

  test('a halted market opens one alarm, however often it is looked at; somebody takes care; it goes with its cause', async () => {
    await ask('money', 'haltTrading', { reason: '核对中' });
    await Promise.all(Array.from({ length: 20 }, () => raiseAlarms(deployed)));
    const [alarm, ...others] = await waiting();
    expect([alarm, others]).toMatchObject([
      { kind: 'halted', state: 'open', text: '积分交易暂停中：核对中' },
      [],
    ]);
    await ask('money', 'seeAlarm', { alarmId: alarm?.id });
    expect(await ask('second', 'seeAlarm', { alarmId: alarm?.id })).toMatchObject({ seenBy: 'money' });
    await raiseAlarms(deployed);
    expect(await waiting()).toMatchObject([{ state: 'seen', openedAt: alarm?.openedAt }]);
    await expect(ask('money', 'resumeTrading')).rejects.toEqual(refusal('FORBIDDEN'));
    await ask('first', 'resumeTrading');
    await raiseAlarms(deployed);
    expect(await waiting()).toEqual([]);
    const { rows } = await ask<{ rows: unknown[] }>('money', 'halts');
    expect(rows).toMatchObject([
      { isHalted: false, byId: 'first' },
      { isHalted: true, byId: 'money', reason: '核对中' },
    ]);
  });

  test('what WeChat refuses to pay back, and a bill that differs, are told with what they are about', async () => {
    const found = { day: '2026-06-02', found: '1', expected: '2' };
    const refund = { orderId: 'o-2', state: 'sent', dueAt: 1, tries: 3, failure: 'NOT_ENOUGH' };
    const transaction = await house.database.begin();
    await raise(transaction, [{ ...found, kind: 'bill', about: 'o-1' }], 1);
    await raise(transaction, [{ ...found, kind: 'balance', about: 'member:ann:original' }], 1);
    await transaction.put(refunds, { _id: 'r-1', ...refund } as unknown as Refund);
    await transaction.put(refunds, { _id: 'r-2', ...refund, tries: 2 } as unknown as Refund);
    await transaction.commit();
    await raiseAlarms(deployed);
    const rows = await waiting();
    expect(rows.map(({ kind, about }) => [kind, about]).sort()).toEqual([
      ['billDifference', '2026-06-02'],
      ['bookDifference', '2026-06-02'],
      ['refundStuck', 'o-2'],
    ]);
    expect(await ask('money', 'desk')).toMatchObject({ name: 'money', waiting: { alarms: 3 } });
  });
});

test('the owner’s own orders are listed as related, latest first, page by page', async () => {
  await mall.activeMember('olga');
  await mall.giveShopTo('olga');
  const bills = [await mall.bill('olga', 5_000), await mall.bill('olga', 6_000)];
  const one = await ask<{ rows: { id: string }[]; next: unknown }>('money', 'relatedOrders', { limit: 1 });
  const two = await ask<{ rows: { id: string }[]; next: unknown }>('money', 'relatedOrders', {
    ...{ limit: 1, after: one.next },
  });
  expect([...one.rows, ...two.rows].map(({ id }) => id).sort()).toEqual(bills.map(({ _id }) => _id).sort());
  expect(two.next).toBeNull();
});

test.each(['tipLimitsReached', 'noShows', 'codeGuesses', 'lockedPasswords'] as const)(
  '%s is empty in a mall where nothing is wrong',
  async (action) => {
    expect(await ask('first', action)).toEqual({ rows: [], next: null });
  },
);
