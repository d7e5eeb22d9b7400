/** The chain through its deployed functions: staff by code, the counter's codes and screen, statements, and every door. */
import { memberIdOf } from '../cloudfunctions/accounts/member-id';
import type { CodeView } from '../cloudfunctions/codes/picture';
import type { PayCode } from '../cloudfunctions/orders/collecting/pay-code';
import type { Receipts } from '../cloudfunctions/orders/collecting/receipts';
import type { DayStatement } from '../cloudfunctions/orders/statements/day-statement';
import type { Page } from '../cloudfunctions/platform/paging';
import type { StoreRow, StoreView } from '../cloudfunctions/storefront/store-page';
import type { Workplace } from '../cloudfunctions/stores/staff/lists';
import { listingOf } from './support/listing';
import { OWING } from './support/mall';
import { FIRST_DAY } from './support/memory-house';
import { ADMIN, codeOf, WholeMall } from './support/whole-mall';

const MERCHANT = 'salon';
const PLACE = { merchantId: MERCHANT, storeId: 'salon-1' };
const POSITION = { latitude: 30.27, longitude: 120.16 };

let mall: WholeMall;
const call: WholeMall['call'] = (...request) => mall.call(...request);
const done: WholeMall['done'] = (...request) => mall.done(...request);

interface Placed {
  readonly payment: { readonly _id: string };
}

beforeAll(async () => {
  mall = await WholeMall.start(OWING);
  await done('operator', ADMIN, 'openMall', { subMchid: '1900000201' });
  for (const openid of [ADMIN, 'owner', 'cleo', 'ann', 'bea']) await done('member', openid, 'join');
  await mall.paid('owner', await done<Placed>('member', 'owner', 'buyPack', { pack: 'merchant' }));
  await done('member', 'owner', 'applyAsMerchant', { merchantId: MERCHANT, name: '沐颜' });
  await mall.openMerchant('owner', MERCHANT, '1900000202');
  const sister = { merchantId: MERCHANT, storeId: 'salon-2', name: '二店', city: '杭州市' };
  await done('store', 'owner', 'saveStore', { ...sister, allowanceRateBp: 1000 });
  await mall.paid('ann', await done<Placed>('member', 'ann', 'buyPack', { pack: 'member' }));
});
afterAll(() => mall.end());

test('a clerk is invited by a code that WeChat draws, accepts, and may do a clerk’s work at the own store alone', async () => {
  const post = { name: '小林', role: 'clerk', storeIds: [PLACE.storeId] };
  const invited = await done<{ code: CodeView }>('store', 'owner', 'inviteStaff', { ...PLACE, ...post });
  expect(invited.code.picture).toMatch(/^data:image\/png;base64,/);
  expect(invited.code.text).toContain(`scene=${invited.code.sceneId}`);
  const inviteId = invited.code.sceneId;
  expect(await done('member', 'cleo', 'staffInvite', { inviteId })).toMatchObject({ merchantName: '沐颜' });
  await done('member', 'cleo', 'acceptInvite', { inviteId });
  expect(codeOf(await call('member', 'bea', 'acceptInvite', { inviteId }))).toBe('CODE_OVER');
  expect(await done<Workplace[]>('member', 'cleo', 'workplaces')).toMatchObject([
    { merchantId: MERCHANT, role: 'clerk', stores: [{ id: PLACE.storeId }] },
  ]);
  expect(await done('store', 'owner', 'staff', PLACE)).toMatchObject([{ memberId: memberIdOf('cleo') }]);

  const bill = { amountFen: 100 };
  expect(codeOf(await call('store', 'cleo', 'makeBillCode', { ...PLACE, ...bill }))).toBe('OK');
  for (const [action, input] of [
    ['makeBillCode', { ...PLACE, storeId: 'salon-2', ...bill }],
    ['makeBillCode', { merchantId: 'platform', storeId: PLACE.storeId, ...bill }],
    ['inviteStaff', { ...PLACE, ...post }],
    ['storeStatement', { ...PLACE, day: FIRST_DAY }],
    ['chainStatement', { merchantId: MERCHANT, day: FIRST_DAY }],
    ['orders', { merchantId: MERCHANT }],
  ] as const)
    expect([action, codeOf(await call('store', 'cleo', action, input))]).toEqual([action, 'FORBIDDEN']);
});

test('a clerk’s code is scanned and paid; the screen shows it once, and the statement has it', async () => {
  let { cursor } = await done<Receipts>('store', 'cleo', 'receipts', PLACE);
  const made = await done<{ code: CodeView }>('store', 'cleo', 'makeBillCode', {
    ...{ ...PLACE, amountFen: 20_000, note: '=基础护理' },
  });
  const codeId = made.code.sceneId;
  expect(await done<PayCode>('member', 'ann', 'payCode', { codeId })).toMatchObject({
    ...{ amountFen: 20_000, isReady: true, isActive: true },
  });
  const placed = await done<Placed>('member', 'ann', 'payBillCode', { codeId });
  expect(codeOf(await call('member', 'bea', 'payBillCode', { codeId }))).toBe('CODE_TAKEN');
  expect(codeOf(await call('store', 'cleo', 'cancelBillCode', { ...PLACE, codeId }))).toBe('WRONG_STATE');
  await mall.paid('ann', placed);
  const look = async () => {
    const answer = await done<Receipts>('store', 'cleo', 'receipts', { ...PLACE, cursor });
    cursor = answer.cursor;
    return answer.receipts;
  };
  expect(await look()).toMatchObject([
    { amountFen: 20_000, isSettled: true, earnedSvUnits: 2_000_000, deducted: 20_000_000 },
  ]);
  expect(await look()).toEqual([]);

  const answer = await done<{ statement: DayStatement; csv: string }>('store', 'owner', 'storeStatement', {
    ...{ ...PLACE, day: FIRST_DAY, asCsv: true },
  });
  expect(answer.statement.totals).toMatchObject({
    ...{ takingsFen: 20_000, allowanceFen: 2_000, svUnits: 400_000 },
    kinds: { counter: { count: 1 }, settled: { count: 1 } },
  });
  expect(answer.csv.split('\r\n')).toHaveLength(5);
  expect(await done('store', 'owner', 'pointsStock', { merchantId: MERCHANT })).toMatchObject({
    ...{ weekAllowanceFen: 2_000, level: 'fine' },
  });
});

test('the store’s own code leads to it; the store is found by distance and has its page', async () => {
  const code = await done<CodeView>('store', 'cleo', 'storeCode', PLACE);
  expect(code).toEqual(await done<CodeView>('store', 'owner', 'storeCode', PLACE));
  expect(await done<PayCode>('member', 'bea', 'payCode', { codeId: code.sceneId })).toMatchObject({
    ...{ kind: 'store', storeId: PLACE.storeId, amountFen: null, isReady: true, isActive: false },
  });
  const near = await done<Page<StoreRow>>('member', 'bea', 'stores', { position: POSITION, limit: 1 });
  expect(near).toMatchObject({ rows: [{ id: PLACE.storeId, open: { isOpen: false } }], next: null });
  await mall.shelve('owner', MERCHANT, listingOf('mask'));
  expect(await done<StoreView>('member', 'bea', 'store', { storeId: PLACE.storeId })).toMatchObject({
    ...{ merchantName: '沐颜', address: '文三路 1 号', hours: { '1': [[600, 1260]] } },
    products: [{ title: '玻尿酸面膜' }],
  });
});

test('malformed input is refused and writes nothing', async () => {
  const page = { ...PLACE, address: 'x', phone: '0571-00000000', position: POSITION, hours: {} };
  const bad: readonly (readonly [string, string, string, unknown])[] = [
    ['owner', 'store', 'saveStorePage', { ...page, position: { latitude: 91, longitude: 0 } }],
    ['owner', 'store', 'saveStorePage', { ...page, hours: { '7': [[1, 2]] } }],
    ['owner', 'store', 'saveStorePage', { ...page, hours: { '1': [[1, 1441]] } }],
    ['owner', 'store', 'saveStorePage', { ...page, hours: { '1': [[2, 1]] } }],
    ['owner', 'store', 'saveStorePage', { ...page, closedDays: ['2026-02-30'] }],
    ['owner', 'store', 'saveStorePage', { ...page, isListed: true }],
    ['owner', 'store', 'saveStorePage', { ...page, pictures: ['https://elsewhere.example/a.jpg'] }],
    ['owner', 'store', 'makeBillCode', { ...PLACE, amountFen: 0 }],
    ['owner', 'store', 'makeBillCode', { ...PLACE, amountFen: 1.5 }],
    ['owner', 'store', 'makeBillCode', { ...PLACE, amountFen: { $gt: 0 } }],
    ['owner', 'store', 'inviteStaff', { ...PLACE, name: 'x', role: 'owner', storeIds: [] }],
    ['owner', 'store', 'receipts', { ...PLACE, cursor: { from: -1, shown: [] } }],
    ['owner', 'store', 'chainStatement', { merchantId: { $ne: '' }, day: FIRST_DAY }],
    ['bea', 'member', 'payCode', { codeId: { $ne: '' } }],
    ['bea', 'member', 'payBillCode', { codeId: 'x', amountFen: 1 }],
    ['bea', 'member', 'stores', { position: { latitude: '30', longitude: 120 } }],
  ];
  for (const [openid, name, action, input] of bad)
    expect([action, input, codeOf(await call(name, openid, action, input))]).toEqual([
      action,
      input,
      'INVALID_INPUT',
    ]);
});
