/**
 * Money through WeChat Pay: the deployed functions, the local cloud and a WeChat Pay that loses, doubles
 * and delays. Whatever it does, one effect, and books that equal its bill.
 */
import { MALL, wechatAccount } from '../cloudfunctions/ledger/accounts';
import { Memory } from '../cloudfunctions/ledger/memory';
import { journal } from '../cloudfunctions/ledger/state';
import { billDifferences, type BillCheck, type BillDifference } from '../cloudfunctions/operations/documents';
import {
  orders,
  payments,
  refunds,
  type Order,
  type Payment,
  type Refund,
} from '../cloudfunctions/orders/documents';
import { closeUnpaid } from '../cloudfunctions/orders/paying/close-unpaid';
import type { Placed } from '../cloudfunctions/orders/placing/create';
import { findAll } from '../cloudfunctions/platform/database';
import { realWaiting } from '../cloudfunctions/platform/retry';
import { openWechatPay } from '../cloudfunctions/platform/wechat-pay/open';
import { readWechatPaySettings } from '../cloudfunctions/platform/wechat-pay/settings';
import type { PaymentParameters } from '../cloudfunctions/platform/wechat-pay/wechat-pay';
import { addDays, dayOf, DAY_MS, MINUTE_MS, startOfDay } from '../cloudfunctions/units/days';
import type { Switch } from '../local/pay';
import { payAtSheet } from '../local/wechat-pay';
import { expectSoundBooks } from './support/audit';
import { OWING } from './support/mall';
import { ADMIN, codeOf, WholeMall } from './support/whole-mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);
const SHOP = 'salon';
const SUB_MCHIDS = { platform: '1900000201', [SHOP]: '1900000202' } as const;
const PRICE_FEN = 9_900;

let mall: WholeMall;
const skus: Record<string, string> = {};

beforeAll(async () => {
  mall = await WholeMall.start(OWING);
  await mall.done('operator', ADMIN, 'openMall', { subMchid: SUB_MCHIDS.platform });
  for (const openid of [ADMIN, 'owner', 'bea']) await mall.done('member', openid, 'join');
  await mall.paid('owner', await mall.done<Placed>('member', 'owner', 'buyPack', { pack: 'merchant' }));
  await mall.done('member', 'owner', 'applyAsMerchant', { merchantId: SHOP, name: '沐颜' });
  await mall.done('operator', ADMIN, 'approveMerchant', { merchantId: SHOP, subMchid: SUB_MCHIDS[SHOP] });
  for (const [merchantId, openid] of [
    [SHOP, 'owner'],
    ['platform', ADMIN],
  ] as const) {
    const { _id } = await mall.done<{ _id: string }>('store', openid, 'saveSku', {
      ...{ merchantId, code: 'mask', title: '面膜', kind: 'goods', priceFen: PRICE_FEN },
      ...{ allowanceRateBp: 2000, stock: 1000, uses: 1, isMedical: false, onSale: true },
    });
    skus[merchantId] = _id;
  }
});
afterEach(() => mall.pay.switches([]));
afterAll(() => mall.end());

/** A cart of one item of each of these merchants. */
const place = (...merchants: string[]): Promise<Placed> =>
  mall.done<Placed>('member', 'bea', 'placeOrder', {
    lines: merchants.map((merchantId) => ({ skuId: skus[merchantId], quantity: 1 })),
    city: '杭州市',
  });
const parametersOf = ({ payment }: Placed) =>
  mall.done<PaymentParameters>('member', 'bea', 'pay', { paymentId: payment._id });
const trouble = (...switches: Switch[]): void => mall.pay.switches(switches);

async function paymentOf({ payment }: Placed): Promise<Payment> {
  const found = await mall.database.get(payments, payment._id);
  if (found === null) throw new Error('the payment is gone');
  return found;
}
async function ordersOf({ payment }: Placed): Promise<Order[]> {
  return [...(await mall.database.getMany(orders, payment.orderIds)).values()];
}
async function refundsOf(placed: Placed): Promise<Refund[]> {
  const all = await findAll(mall.database, refunds, {});
  return all.filter((refund) => refund.paymentId === placed.payment._id);
}
/** Cash that the journal moved to (positive) or from this merchant for this payment or its refunds. */
async function bookedFen(placed: Placed, merchantId: string): Promise<number> {
  const causes = new Set([placed.payment._id, ...placed.payment.orderIds]);
  const entries = await findAll(mall.database, journal, {});
  return entries
    .filter((entry) => causes.has(entry.cause))
    .flatMap((entry) => entry.legs)
    .filter((leg) => leg.account === wechatAccount(merchantId))
    .reduce((sum, leg) => sum + leg.units, 0);
}

/** Asks for the whole back, and the merchant agrees. */
async function refund(order: Order): Promise<void> {
  const request = { orderId: order._id, amountFen: order.amountFen, reason: '不想要了' };
  await mall.done('member', 'bea', 'requestRefund', request);
  await mall.done('store', order.merchantId === SHOP ? 'owner' : ADMIN, 'approveRefund', {
    merchantId: order.merchantId,
    orderId: order._id,
  });
}
/** Time goes by in steps of the settlement timer, and WeChat's own with it. */
async function pass(minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 5) {
    await mall.cloud.clock.advance(Math.min(left, 5) * MINUTE_MS, 'each');
    await mall.pay.deliverDue();
  }
}

describe('paying', () => {
  test('a cart of two merchants is one combined order; each receives its own', async () => {
    const placed = await place(SHOP, 'platform');
    await mall.paid('bea', placed);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid', amountFen: 2 * PRICE_FEN });
    const paid = await ordersOf(placed);
    expect(paid.map((order) => order.state)).toEqual(['paid', 'paid']);
    for (const order of paid) {
      expect(order.subMchid).toBe(SUB_MCHIDS[order.merchantId as keyof typeof SUB_MCHIDS]);
      expect(await bookedFen(placed, order.merchantId)).toBe(PRICE_FEN);
    }
    const { received } = await paymentOf(placed);
    expect(new Set(received.map((part) => part.transactionId)).size).toBe(2);
  });

  test('the payment may be asked for again, by its own person, while it is open', async () => {
    const placed = await place(SHOP);
    await parametersOf(placed);
    const parameters = await parametersOf(placed);
    const foreign = await mall.call('member', 'owner', 'pay', { paymentId: placed.payment._id });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    await payAtSheet(mall.pay, 'bea', parameters);
    expect(codeOf(await mall.call('member', 'bea', 'pay', { paymentId: placed.payment._id }))).toBe(
      'WRONG_STATE',
    );
  });

  test('20 notices of one payment at once, and 20 questions: one effect', async () => {
    const placed = await place(SHOP);
    const parameters = await parametersOf(placed);
    trouble({ effect: 'notice-doubled', copies: 20 });
    await Promise.all([
      payAtSheet(mall.pay, 'bea', parameters),
      ...TWENTY.map(() => mall.done('member', 'bea', 'payment', { paymentId: placed.payment._id })),
    ]);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('all notices lost: the page asks, and sees it paid', async () => {
    const placed = await place(SHOP);
    trouble({ effect: 'notice-lost' });
    await mall.paid('bea', placed);
    expect(await paymentOf(placed)).toMatchObject({ state: 'created' });
    const paymentId = placed.payment._id;
    expect(await mall.done('member', 'bea', 'payment', { paymentId })).toMatchObject({ state: 'paid' });
    await pass(40);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('all notices lost and nobody asks: the timer finds it paid instead of closing it', async () => {
    const placed = await place(SHOP);
    trouble({ effect: 'notice-lost' });
    await mall.paid('bea', placed);
    await pass(40);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid', dueAt: null });
    expect((await ordersOf(placed))[0]).toMatchObject({ state: 'paid' });
  });

  test("WeChat's reply to the order is lost: asking again makes it the same order", async () => {
    const placed = await place(SHOP);
    trouble({ effect: 'reply-lost', at: 'POST /v3/pay/partner/transactions/jsapi', times: 1 });
    const paymentId = placed.payment._id;
    expect(codeOf(await mall.call('member', 'bea', 'pay', { paymentId }))).toBe('PAYMENT_UNAVAILABLE');
    await mall.paid('bea', placed);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid' });
  });

  test.each<[string, Switch]>([
    ['a wrong signature', { effect: 'notice-wrong-signature', times: 1 }],
    ['an unknown serial number', { effect: 'notice-wrong-serial', times: 1 }],
    ['tampered content', { effect: 'notice-tampered', times: 1 }],
    ['a wrong amount', { effect: 'notice-wrong-amount', times: 1 }],
  ])('a notice with %s changes nothing; the next try does', async (_what, wrong) => {
    const placed = await place(SHOP);
    trouble(wrong);
    await mall.paid('bea', placed);
    expect(await paymentOf(placed)).toMatchObject({ state: 'created' });
    await pass(1);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('unpaid: closed at WeChat first, then nobody can pay; stock and points are back', async () => {
    const placed = await place(SHOP, 'platform');
    const parameters = await parametersOf(placed);
    await pass(40);
    expect(await paymentOf(placed)).toMatchObject({ state: 'closed' });
    await expect(payAtSheet(mall.pay, 'bea', parameters)).rejects.toThrow(/CLOSED/);
  });

  test('while WeChat does not answer nothing is closed; afterwards it is', async () => {
    const placed = await place(SHOP);
    await parametersOf(placed);
    trouble({ effect: 'system-error-before' });
    await pass(40);
    expect(await paymentOf(placed)).toMatchObject({ state: 'created' });
    trouble();
    await pass(10);
    expect(await paymentOf(placed)).toMatchObject({ state: 'closed' });
  });

  test('the certificate is rotated: replies and notices under the new one are known at once', async () => {
    await mall.pay.rotateCertificate({ signsAfterMs: 0, dropsAfterMs: DAY_MS });
    await pass(2);
    const placed = await place(SHOP);
    await mall.paid('bea', placed);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paid' });
  });
});

describe('paying back', () => {
  test('a payment for a closed order goes back by itself, each merchant its part', async () => {
    const placed = await place(SHOP, 'platform');
    const parameters = await parametersOf(placed);
    await closeUnpaid(houseBeside(), placed.payment._id);
    await payAtSheet(mall.pay, 'bea', parameters);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paidAfterClose' });
    await pass(15);
    expect(await refundsOf(placed)).toMatchObject([
      { state: 'done', amountFen: PRICE_FEN },
      { state: 'done', amountFen: PRICE_FEN },
    ]);
    expect(await bookedFen(placed, SHOP)).toBe(0);
    expect(await bookedFen(placed, 'platform')).toBe(0);
  });

  test('a refund is sent until WeChat agrees: balance too low, reply lost, WeChat busy', async () => {
    const placed = await place(SHOP);
    await mall.paid('bea', placed);
    const [order] = await ordersOf(placed);
    trouble({ effect: 'balance-low' });
    await refund(order as Order);
    await pass(10);
    expect(await refundsOf(placed)).toMatchObject([{ state: 'waiting', failure: 'NOT_ENOUGH' }]);
    expect(await mall.done<Refund[]>('operator', ADMIN, 'openRefunds')).toMatchObject([
      { failure: 'NOT_ENOUGH' },
    ]);
    trouble(
      { effect: 'frequency-limited', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'reply-lost', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'system-error-after', at: 'POST /v3/refund/domestic/refunds', times: 1 },
    );
    await pass(120);
    expect(await refundsOf(placed)).toMatchObject([{ state: 'done', failure: null }]);
    expect(await bookedFen(placed, SHOP)).toBe(0);
  });

  test('refunds in part go one by one; the sum is what was paid', async () => {
    const placed = await place(SHOP);
    await mall.paid('bea', placed);
    const [order] = await ordersOf(placed);
    for (const amountFen of [3_300, 6_600]) {
      await mall.done('member', 'bea', 'requestRefund', {
        orderId: order?._id,
        amountFen,
        reason: '少发一件',
      });
      await mall.done('store', 'owner', 'approveRefund', { merchantId: SHOP, orderId: order?._id });
      await pass(10);
    }
    const sent = await refundsOf(placed);
    expect(sent.map((one) => one.amountFen).sort((a, b) => a - b)).toEqual([3_300, 6_600]);
    expect(sent.map((one) => one.state)).toEqual(['done', 'done']);
    expect(await bookedFen(placed, SHOP)).toBe(0);
  });

  test('the refund comes before the notice of its payment: the late notice changes nothing', async () => {
    const placed = await place(SHOP);
    trouble({ effect: 'notice-late', at: 'TRANSACTION.SUCCESS', times: 1, delayMs: 60 * MINUTE_MS });
    await mall.paid('bea', placed);
    await mall.done('member', 'bea', 'payment', { paymentId: placed.payment._id });
    const [order] = await ordersOf(placed);
    await refund(order as Order);
    await pass(90);
    expect(await refundsOf(placed)).toMatchObject([{ state: 'done' }]);
    expect((await ordersOf(placed))[0]).toMatchObject({ state: 'refunded' });
    expect(await bookedFen(placed, SHOP)).toBe(0);
  });

  test('WeChat closes a refund: it is asked for under a new number; an abnormal one waits for a person', async () => {
    const [closed, abnormal] = [await place(SHOP), await place(SHOP)];
    await mall.paid('bea', closed);
    await mall.paid('bea', abnormal);
    trouble({ effect: 'refund-closed', times: 1 });
    for (const order of await ordersOf(closed)) await refund(order);
    await pass(30);
    expect(await refundsOf(closed)).toMatchObject([{ state: 'done', round: 2 }]);
    trouble({ effect: 'refund-abnormal', times: 1 });
    for (const order of await ordersOf(abnormal)) await refund(order);
    await pass(30);
    expect(await refundsOf(abnormal)).toMatchObject([{ state: 'abnormal' }]);
  });
});

describe('every night', () => {
  /** Until the bill of today is there, and has been checked. */
  async function nextMorning(): Promise<BillCheck> {
    const day = dayOf(mall.cloud.clock.now());
    const morning = startOfDay(addDays(day, 1)) + 11 * 60 * MINUTE_MS;
    await mall.cloud.clock.set(morning, 'once');
    const checks = await mall.done<BillCheck[]>('operator', ADMIN, 'billChecks', {});
    const check = checks.find((one) => one._id === day);
    if (check === undefined) throw new Error(`no check of ${day}`);
    return check;
  }

  test("the books equal WeChat's bill, after all that went wrong", async () => {
    const check = await nextMorning();
    expect(check.differences).toBe(0);
    expect(check.wechat).toEqual(check.mall);
    expect(check.wechat.payments).toBeGreaterThan(15);
    expect(check.wechat.refunds).toBeGreaterThan(5);
  });

  test('what no notice told and nobody asked for is found in the bill, and taken in', async () => {
    const placed = await place(SHOP);
    const parameters = await parametersOf(placed);
    await closeUnpaid(houseBeside(), placed.payment._id);
    trouble({ effect: 'notice-lost' });
    await payAtSheet(mall.pay, 'bea', parameters);
    expect(await paymentOf(placed)).toMatchObject({ state: 'closed' });
    expect((await nextMorning()).differences).toBe(0);
    expect(await paymentOf(placed)).toMatchObject({ state: 'paidAfterClose' });
    trouble();
    await pass(20);
    expect(await refundsOf(placed)).toMatchObject([{ state: 'done' }]);
    await nextMorning();
  });

  test('differences are listed, each way, and go when they are put right', async () => {
    const placed = await place(SHOP);
    await mall.paid('bea', placed);
    const good = await paymentOf(placed);
    const day = good.billDay ?? '';
    const forged: Payment = {
      ...good,
      _id: 'forged',
      received: [{ orderId: 'nobody', transactionId: 'x', amountFen: 1 }],
    };
    await write(payments, forged);
    await write(payments, { ...good, received: good.received.map((part) => ({ ...part, amountFen: 1 })) });
    expect((await nextMorning()).differences).toBe(4);
    const open = await mall.done<BillDifference[]>('operator', ADMIN, 'billDifferences', {});
    expect(
      open.map((one) => `${one.kind} ${one.what} ${String(one.wechatFen)} ${String(one.mallFen)}`),
    ).toEqual(
      expect.arrayContaining([
        'amount payment 9900 1',
        'notAtWechat payment null 1',
        'notInJournal payment null 1',
        'notInJournal payment null 1',
      ]),
    );
    expect(open).toHaveLength(4);
    await write(payments, good);
    await write(payments, { ...forged, billDay: null });
    expect(await mall.done('operator', ADMIN, 'checkBill', { day })).toMatchObject({ differences: 0 });
    expect(await findAll(mall.database, billDifferences, { state: 'open' })).toEqual([]);
  });

  test('the books are sound', async () => {
    await expectSoundBooks(houseBeside());
    const entries = await findAll(mall.database, journal, {});
    const outside = entries.flatMap((entry) => entry.legs).filter((leg) => leg.account === MALL.customers);
    expect(outside.length).toBeGreaterThan(30);
  });
});

/** The same books, for what no function does from outside. */
function houseBeside() {
  const clock = { now: () => mall.cloud.clock.now() };
  return {
    database: mall.database,
    clock,
    waiting: realWaiting,
    policy: OWING,
    memory: new Memory(mall.database),
    wechatPay: openWechatPay(readWechatPaySettings(mall.wechatPayEnvironment), clock),
  };
}

async function write(into: typeof payments, document: Payment): Promise<void> {
  const transaction = await mall.database.begin();
  await transaction.put(into, document);
  await transaction.commit();
}
