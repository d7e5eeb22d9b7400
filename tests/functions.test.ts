/**
 * The deployed functions, bundled as they go to CloudBase, called as WeChat calls them: identity
 * from the context, whole input checked, every refusal typed, timers on the cloud's clock.
 */
import { memberIdOf } from '../cloudfunctions/accounts/member-id';
import type { Answer } from '../cloudfunctions/edge/answer';
import { books, days, journal, STATE_ID } from '../cloudfunctions/ledger/state';
import type { Order } from '../cloudfunctions/orders/documents';
import type { Database } from '../cloudfunctions/platform/database';
import { DAY_MS } from '../cloudfunctions/units/days';
import type { Cloud } from '../local/cloud';
import { listingOf } from './support/listing';
import { HOME, OWING, PARCEL } from './support/mall';
import { FIRST_DAY } from './support/memory-house';
import { ADMIN, codeOf as code, WholeMall } from './support/whole-mall';

let mall: WholeMall;
let cloud: Cloud;
let database: Database;
const call: WholeMall['call'] = (...request) => mall.call(...request);
const done: WholeMall['done'] = (...request) => mall.done(...request);
const ordersOf = async (openid: string) => (await done<{ rows: Order[] }>('member', openid, 'orders')).rows;

beforeAll(async () => {
  mall = await WholeMall.start(OWING);
  ({ cloud, database } = mall);
});
afterAll(() => mall.end());

interface Placed {
  readonly payment: { readonly _id: string; readonly amountFen: number };
  readonly orders: readonly Order[];
}

test('from an empty cloud to a settled order and a closed day, through the functions alone', async () => {
  expect(code(await call('member', 'bea', 'join'))).toBe('MALL_NOT_OPEN');
  await done('operator', ADMIN, 'openMall', { subMchid: '1900000201' });
  for (const openid of [ADMIN, 'owner', 'ann']) await done('member', openid, 'join');
  await done('member', 'bea', 'join', { referrerId: memberIdOf('ann') });

  expect(code(await call('member', 'owner', 'applyAsMerchant', { merchantId: 'salon', name: '沐颜' }))).toBe(
    'MERCHANT_PACK_NEEDED',
  );
  await mall.paid('owner', await done<Placed>('member', 'owner', 'buyPack', { pack: 'merchant' }));
  await done('member', 'owner', 'applyAsMerchant', { merchantId: 'salon', name: '沐颜' });
  await mall.openMerchant('owner', 'salon', '1900000202');
  for (const openid of ['ann', 'bea'])
    await mall.paid(openid, await done<Placed>('member', openid, 'buyPack', { pack: 'member' }));

  const bill = await done<Placed>('member', 'bea', 'payAtStore', { storeId: 'salon-1', amountFen: 10_000 });
  await mall.paid('bea', bill);
  const [order] = await ordersOf('bea');
  expect(order).toMatchObject({ state: 'settled', amountFen: 10_000 });
  // Who else got something is for the operator to see.
  const {
    rows: [whole],
  } = await done<{ rows: Order[] }>('operator', ADMIN, 'orders');
  expect(whole?.settlements[0]?.legs).toContainEqual(
    expect.objectContaining({ to: `member:${memberIdOf('ann')}`, units: 500_000, why: 'direct' }),
  );

  await cloud.clock.advance(DAY_MS, 'once');
  const [day] = await done<{ day: string }[]>('member', 'ann', 'days');
  expect(day).toMatchObject({ day: FIRST_DAY, released: 888_000_000 });
  const wallet = await done<{ originalPointUnits: number }>('member', 'bea', 'wallet');
  expect(wallet.originalPointUnits).toBeGreaterThan(0);
});

test('unpaid orders close and goods settle by the timers alone', async () => {
  const listing = listingOf('mask', { priceFen: 9_900, allowanceRateBp: 2000, stock: 10 });
  const skuId = await mall.shelve('owner', 'salon', listing);
  const cart = { lines: [{ skuId, quantity: 1 }], delivery: { kind: 'ship', addressId: 'home' } };
  for (const openid of ['ann', 'bea']) await done('member', openid, 'saveAddress', { address: HOME });
  await done<Placed>('member', 'ann', 'placeOrder', cart);
  const placed = await done<Placed>('member', 'bea', 'placeOrder', cart);
  await mall.paid('bea', placed);
  const parcel = { ...PARCEL, merchantId: 'salon', orderId: placed.orders[0]?._id };
  await done('store', 'owner', 'ship', parcel);
  await cloud.clock.advance(18 * DAY_MS, 'once');
  await cloud.clock.advance(DAY_MS, 'once');
  expect((await ordersOf('ann'))[0]).toMatchObject({ state: 'closed' });
  await cloud.clock.advance(8 * DAY_MS, 'once');
  expect((await ordersOf('bea'))[0]).toMatchObject({ state: 'settled' });
  const closed = await database.find(days, { where: {}, orderBy: [['day', 'asc']], limit: 100 });
  expect(closed.map((one) => one.day)).toHaveLength(28);
});

describe('doors', () => {
  const before = async () => [
    await database.get(books, STATE_ID),
    (await database.find(journal, { where: {}, limit: 1000 })).length,
  ];

  test('what a role may not do answers FORBIDDEN and writes nothing', async () => {
    const books0 = await before();
    const denied: readonly (readonly [string, string, string, unknown])[] = [
      ['operator', 'bea', 'openMall', { subMchid: '1900000201' }],
      ['operator', 'bea', 'approveMerchant', { merchantId: 'salon', subMchid: '1900000209' }],
      ['operator', 'owner', 'setSubMchid', { merchantId: 'salon', subMchid: '1900000209', reason: 'x' }],
      ['operator', 'owner', 'checkBill', { day: FIRST_DAY }],
      ['operator', 'owner', 'openRefunds', {}],
      ['operator', 'bea', 'setRole', { memberId: memberIdOf('bea'), role: 'serviceProvider', reason: 'x' }],
      ['operator', 'bea', 'approvePartner', { city: '杭州市', memberId: memberIdOf('bea') }],
      ['operator', 'bea', 'approveRole', { memberId: memberIdOf('bea') }],
      ['operator', 'owner', 'overview', {}],
      [
        'store',
        'bea',
        'saveStore',
        { merchantId: 'salon', storeId: 'x', name: 'x', city: 'x', allowanceRateBp: 0 },
      ],
      ['store', 'bea', 'orders', { merchantId: 'salon' }],
      ['store', 'owner', 'orders', { merchantId: 'platform' }],
      ['member', '', 'wallet', {}],
    ];
    for (const [name, openid, action, input] of denied)
      expect([action, code(await call(name, openid, action, input))]).toEqual([action, 'FORBIDDEN']);
    expect(await before()).toEqual(books0);
  });

  test('nobody reads or moves what belongs to others', async () => {
    const [own] = await ordersOf('bea');
    const orderId = own?._id;
    expect(code(await call('member', 'ann', 'confirmReceipt', { orderId }))).not.toBe('OK');
    expect(code(await call('member', 'ann', 'requestRefund', { orderId, amountFen: 1, reason: 'x' }))).toBe(
      'FORBIDDEN',
    );
    expect(code(await call('member', 'ann', 'payment', { paymentId: own?.paymentId }))).toBe('NOT_FOUND');
    expect(code(await call('store', ADMIN, 'ship', { ...PARCEL, merchantId: 'platform', orderId }))).toBe(
      'FORBIDDEN',
    );
  });

  test('malformed, oversized, negative and injected input is refused with a sentence, and writes nothing', async () => {
    const books0 = await before();
    const delivery = { kind: 'none', city: '杭州市' };
    const bad: readonly (readonly [string, unknown])[] = [
      ['placeOrder', {}],
      ['placeOrder', { lines: [], delivery }],
      ['placeOrder', { lines: [{ skuId: { $ne: '' }, quantity: 1 }], delivery }],
      ['placeOrder', { lines: [{ skuId: 'x', quantity: -1 }], delivery }],
      ['placeOrder', { lines: [{ skuId: 'x', quantity: 1.5 }], delivery }],
      ['placeOrder', { lines: [{ skuId: 'x', quantity: 1, priceFen: 1 }], delivery }],
      ['placeOrder', { lines: [{ skuId: 'x', quantity: 1 }], delivery: { kind: 'ship', city: 'x' } }],
      ['saveAddress', { address: { ...HOME, phone: 'call me' } }],
      ['placeOrder', { lines: Array.from({ length: 51 }, () => ({ skuId: 'x', quantity: 1 })), delivery }],
      ['payAtStore', { storeId: 'salon-1', amountFen: 0 }],
      ['payAtStore', { storeId: 'salon-1', amountFen: Number.MAX_SAFE_INTEGER }],
      ['payAtStore', { storeId: 'salon-1', amountFen: '100' }],
      ['payAtStore', { storeId: '../x', amountFen: 100 }],
      ['join', { referrerId: 'x'.repeat(100) }],
      ['join', { memberId: memberIdOf('ann') }],
      ['buyPack', { pack: 'golden' }],
      ['__proto__', {}],
      ['constructor', {}],
      ['days', { limit: 1e9 }],
      ['wallet', 'text'],
    ];
    for (const [action, input] of bad) {
      const answer = await call('member', 'bea', action, input);
      expect([action, input, code(answer)]).toEqual([action, input, 'INVALID_INPUT']);
      if (!answer.ok) expect(answer.error.message).toMatch(/[一-鿿]/);
    }
    for (const event of [
      null,
      'text',
      {},
      { action: 'wallet' },
      { action: 'wallet', requestId: '!' },
      { action: 'wallet', requestId: 'request-000', input: {}, more: 1 },
    ])
      expect(code((await cloud.invoke('member', event, { openid: 'bea' })) as Answer<unknown>)).toBe(
        'INVALID_INPUT',
      );
    expect(await before()).toEqual(books0);
  });

  test('a client cannot play WeChat Pay or a timer', async () => {
    const placed = await done<Placed>('member', 'bea', 'payAtStore', {
      storeId: 'salon-1',
      amountFen: 10_000,
    });
    const paid = {
      event_type: 'TRANSACTION.SUCCESS',
      resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext: 'AAAA', nonce: 'n', associated_data: '' },
    };
    const headers = {
      'wechatpay-serial': 'mine',
      'wechatpay-signature': 'AAAA',
      'wechatpay-timestamp': String(Math.floor(cloud.clock.now() / 1000)),
      'wechatpay-nonce': 'n',
    };
    for (const event of [
      {},
      { headers: {}, body: '' },
      { headers, body: JSON.stringify(paid) },
      { headers: { ...headers, 'wechatpay-timestamp': 'then' }, body: JSON.stringify(paid) },
    ])
      expect(await cloud.invoke('payment', event, { openid: 'bea' })).toMatchObject({ statusCode: 401 });
    for (const timer of ['daily-close', 'settlement', 'upkeep', 'reconcile'])
      await expect(cloud.invoke(timer, {}, { openid: 'bea' })).rejects.toThrow();
    expect(await done('member', 'bea', 'payment', { paymentId: placed.payment._id })).toMatchObject({
      state: 'created',
    });
  });
});
