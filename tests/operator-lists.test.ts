/** What operators look through at the desk: found by what is known, page by page, masked, and told where it is not. */
import { saveAddress } from '../cloudfunctions/accounts/addresses';
import { cashOuts, payIns } from '../cloudfunctions/cashier/documents';
import { auditLog } from '../cloudfunctions/office/documents';
import type { Collection, Document } from '../cloudfunctions/platform/database';
import type { operatorActions } from '../cloudfunctions/functions/operator/actions';
import { memberHolder, merchantHolder } from '../cloudfunctions/ledger/accounts';
import { refunds } from '../cloudfunctions/orders/documents';
import { billDifferences } from '../cloudfunctions/operations/documents';
import { HOME, Mall } from './support/mall';
import { Office } from './support/office';

const office = new Office();
const { house } = office;
let mall: Mall;

type Row = Readonly<Record<string, unknown>>;
interface Listed {
  readonly rows: readonly Row[];
  readonly next: unknown;
}

/** All pages of two rows, as a table turns them. */
async function through(action: keyof typeof operatorActions, input: object): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: unknown = null; ;) {
    const page = await office.ask<Listed>('first', action, { ...input, after, limit: 2 });
    expect(page.rows.length).toBeLessThanOrEqual(2);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}
const ids = (rows: readonly Row[]) => rows.map((row) => row['_id'] ?? row['id']);

async function write(into: Collection<Document>, documents: readonly (Document & Row)[]) {
  const transaction = await house.database.begin();
  for (const document of documents) await transaction.put(into, document);
  await transaction.commit();
}

beforeAll(async () => {
  mall = await Mall.open(house);
  for (const id of ['ann', 'bea', 'cas']) {
    house.clock.at += 1000;
    await mall.activeMember(id);
  }
});

describe('orders', () => {
  let packs: Row[];
  let cream: Row;
  let bill: Row;

  beforeAll(async () => {
    packs = await through('orders', { kind: 'pack' });
    const { _id: skuId } = await mall.goods('cream');
    await mall.pass(1);
    cream = (await mall.place('bea', skuId)) as unknown as Row;
    bill = (await mall.bill('bea', 10_000)) as unknown as Row;
  });

  test('by number, person, merchant, state, kind and day, alone and together', async () => {
    const all = await through('orders', {});
    expect(all).toHaveLength(packs.length + 2);
    expect(new Set(ids(all)).size).toBe(all.length);
    const placed = all.map((row) => row['placedAt'] as number);
    expect(placed).toEqual([...placed].sort((a, b) => b - a));
    expect(packs).toHaveLength(3);
    const orders = await through('orders', { memberId: 'bea', day: '2026-06-02' });
    expect(orders).toHaveLength(2);
    expect(await through('orders', { memberId: 'bea', day: '2026-06-01' })).toHaveLength(1);
    expect(await through('orders', { day: '2026-06-03' })).toEqual([]);
    const [, id] = [cream, bill['_id']];
    expect(ids(await through('orders', { orderId: id }))).toEqual([id]);
    expect(await through('orders', { orderId: id, memberId: 'ann' })).toEqual([]);
    expect(ids(await through('orders', { merchantId: 'salon', state: 'settled' }))).toEqual([id]);
    expect(ids(await through('orders', { kind: 'store', memberId: 'bea' }))).toEqual([id]);
  });

  test('with the name of the merchant', async () => {
    const rows = await through('orders', { memberId: 'bea' });
    expect(new Set(rows.map((row) => `${String(row['merchantId'])} ${String(row['merchantName'])}`))).toEqual(
      new Set(['salon 沐颜', 'platform 共享购自营']),
    );
  });

  test('where a parcel goes is masked', async () => {
    const [order] = await through('orders', { kind: 'goods' });
    expect(order?.['handover']).toMatchObject({
      address: { name: '王**', phone: '138****0000', detail: '***', city: HOME.city },
    });
    expect(JSON.stringify(order)).not.toContain(HOME.phone);
  });

  test('packs: the price of the policy in force, how many are held', async () => {
    expect(await office.ask<Row[]>('first', 'packs')).toMatchObject([
      { pack: 'member', priceFen: house.policy.joining.packs.member.priceFen, held: 3, returned: 0 },
      { pack: 'merchant', held: 0 },
      { pack: 'region', held: 0 },
    ]);
  });
});

describe('members', () => {
  beforeAll(async () => {
    await saveAddress(house, 'cas', { ...HOME, name: '曹欣然', phone: '13900001234' }, true);
    await saveAddress(house, 'ann', { ...HOME, name: '曹欣然', phone: '13900005678' }, true);
  });

  test('all of them, by number, name or phone; masked', async () => {
    const all = await through('members', {});
    expect(all.map((row) => row['id'])).toEqual(['cas', 'bea', 'ann']);
    expect(all[0]).toMatchObject({ name: '曹**', phone: '139****1234', active: true, role: 'vip' });
    expect(ids(await through('members', { memberId: 'bea' }))).toEqual(['bea']);
    expect(ids(await through('members', { phone: '13900005678' }))).toEqual(['ann']);
    expect(ids(await through('members', { name: '曹欣然' }))).toEqual(['ann', 'cas']);
    for (const nobody of [{ memberId: 'nobody' }, { name: '曹' }, { name: '曹欣然', phone: '13800000001' }])
      expect(await through('members', nobody)).toEqual([]);
    expect(JSON.stringify(all)).not.toContain('13900001234');
  });

  test('one in clear, and it is written down who looked', async () => {
    await office.seat('sue', 'support');
    expect(await office.ask('sue', 'member', { memberId: 'cas' })).toMatchObject({
      addresses: [{ name: '曹欣然', phone: '13900001234' }],
      active: true,
    });
    const read = await house.database.find(auditLog, { where: { action: 'member' }, limit: 10 });
    expect(read).toMatchObject([{ kind: 'read', byId: 'sue', targets: ['cas'] }]);
    await expect(office.ask('sue', 'member', { memberId: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('merchants: by state and a part of the name, with what they have for new orders', async () => {
  const all = await through('merchants', {});
  expect(ids(all).sort()).toEqual(['platform', 'salon']);
  const [salon] = await through('merchants', { name: '沐' });
  expect(salon).toMatchObject({ id: 'salon', state: 'open', subMchid: '1900000002', storeCount: 1 });
  expect(salon?.['stockPointUnits']).toBe((await mall.shop()).points);
  expect(await through('merchants', { state: 'pending' })).toEqual([]);
});

test('transfers: of one kind, by state, the latest first', async () => {
  const out = (id: string, holder: string, state: string, createdAt: number) => ({
    ...{ _id: id, holder, toId: 'ann', openId: null, amountFen: 100, state, day: '2026-06-01', createdAt },
    ...{ sentAt: null, acceptedAt: null, dueAt: null, tries: 0, failure: null, packageInfo: null },
    ...{ isUnwanted: false, endedAt: null, billDay: null, backDay: null },
  });
  await write(cashOuts, [
    ...[1, 2, 3].map((i) => out(`out${i}`, memberHolder('ann'), i === 2 ? 'failed' : 'arrived', i)),
    out('out4', merchantHolder('salon'), 'arrived', 4),
  ]);
  const paid = { byId: 'ann', expiresAt: 9, dueAt: null, paidAt: 6, transactionId: 't', billDay: null };
  await write(payIns, [
    { _id: 'in-1', merchantId: 'salon', amountFen: 500, state: 'paid', createdAt: 5, ...paid },
  ]);
  expect(ids(await through('transfers', { kind: 'withdrawal' }))).toEqual(['out3', 'out2', 'out1']);
  expect(ids(await through('transfers', { kind: 'withdrawal', state: 'arrived' }))).toEqual(['out3', 'out1']);
  expect(ids(await through('transfers', { kind: 'takeOut' }))).toEqual(['out4']);
  expect(await through('transfers', { kind: 'payIn' })).toMatchObject([
    { id: 'in-1', holder: 'merchant:salon', personId: 'ann', amountFen: 500, state: 'paid', endedAt: 6 },
  ]);
  expect(await through('transfers', { kind: 'payIn', state: 'arrived' })).toEqual([]);
});

test('refunds that fail most come first, differences that wait longest; each on one page', async () => {
  const refund = (i: number) => ({
    _id: `refund:${i}`,
    dueAt: i === 9 ? null : 5,
    tries: i % 3,
    createdAt: i,
  });
  await write(refunds, [1, 2, 3, 4, 5, 9].map(refund));
  const tries = (await through('openRefunds', {})).map((row) => row['tries']);
  expect(tries).toEqual([2, 2, 1, 1, 0]);
  const difference = (i: number) => ({ _id: `d:${i}`, state: i === 9 ? 'gone' : 'open', foundAt: 10 - i });
  await write(billDifferences, [1, 2, 3, 4, 5, 9].map(difference));
  expect(ids(await through('billDifferences', {}))).toEqual(['d:5', 'd:4', 'd:3', 'd:2', 'd:1']);
});

test('the journal: one entry, an account’s, those of a cause; nothing without a question', async () => {
  const account = 'member:bea:sv';
  const entries = await through('entries', { account });
  expect(entries.length).toBeGreaterThan(0);
  for (const { legs } of entries)
    expect((legs as { account: string }[]).map((leg) => leg.account)).toContain(account);
  const [entry] = entries;
  expect(await through('entries', { entryId: entry?.['_id'] })).toEqual([entry]);
  expect(await through('entries', { cause: entry?.['cause'] })).toContainEqual(entry);
  expect(await through('entries', {})).toEqual([]);
});

test('a report that leaves as a file is written down with its span', async () => {
  const report = { name: 'tax', fromDay: '2026-06-01', toDay: '2026-06-30', format: 'xlsx', rows: 3 };
  await office.ask('first', 'exportReport', report);
  const told = await house.database.find(auditLog, { where: { action: 'exportReport' }, limit: 10 });
  expect(told).toMatchObject([{ kind: 'read', byId: 'first', input: report }]);
  await expect(office.ask('first', 'exportReport', { ...report, toDay: '2026-05-31' })).rejects.toMatchObject(
    {
      code: 'INVALID_INPUT',
    },
  );
});

test('a picture from the desk is told with its size, once however often it is sent, without its bytes', async () => {
  const saved: string[] = [];
  Object.assign(house, {
    pictures: { save: (path: string) => Promise.resolve(`cloud://${saved.push(path)}`), links: () => null },
  });
  const picture = { type: 'image/png', base64: Buffer.from('picture').toString('base64') };
  await Promise.all(Array.from({ length: 20 }, () => office.ask('first', 'savePicture', picture)));
  expect(new Set(saved).size).toBe(1);
  const told = await house.database.find(auditLog, { where: { action: 'savePicture' }, limit: 100 });
  expect(told).toMatchObject([{ input: { base64: '***' }, changes: [{ after: { bytes: 7 } }] }]);
});
