/** Every morning the books equal WeChat's bill; what does not is listed. */
import { MALL } from '../../cloudfunctions/ledger/accounts';
import { journal } from '../../cloudfunctions/ledger/state';
import { billDifferences, type BillDifference } from '../../cloudfunctions/operations/documents';
import { payments, type Payment } from '../../cloudfunctions/orders/documents';
import { closeUnpaid } from '../../cloudfunctions/orders/paying/close-unpaid';
import { findAll } from '../../cloudfunctions/platform/database';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import type { Switch } from '../../local/pay';
import { payAtSheet } from '../../local/wechat-pay';
import { expectSoundBooks } from '../support/audit';
import { CUSTOMER, PLATFORM, SHOP, Shop } from '../support/shop';
import { ADMIN } from '../support/whole-mall';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterEach(() => shop.trouble());
afterAll(() => shop.end());

describe('every night', () => {
  test('a day on which everything goes wrong once, and the books equal the bill all the same', async () => {
    const wrong: readonly Switch[] = [
      { effect: 'notice-lost', times: 1 },
      { effect: 'notice-doubled', copies: 5 },
      { effect: 'notice-late', delayMs: 50 * MINUTE_MS },
      { effect: 'notice-out-of-order', times: 1 },
      { effect: 'notice-tampered', times: 1 },
      { effect: 'notice-wrong-amount', times: 1 },
      { effect: 'reply-lost', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'system-error-after', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'balance-low', times: 1 },
      { effect: 'refund-closed', times: 1 },
    ];
    for (const [i, one] of wrong.entries()) {
      shop.trouble(one);
      const placed = await shop.placeAndPay(...(i % 2 === 0 ? [SHOP] : [SHOP, PLATFORM]));
      await shop.mall.done('member', CUSTOMER, 'payment', { paymentId: placed.payment._id });
      for (const order of await shop.ordersOf(placed)) await shop.refund(order, i % 3 === 0 ? 3_300 : 9_900);
      await shop.pass(10);
    }
    shop.trouble();
    await shop.pass(120);
    const check = await shop.nextMorning();
    expect(check).toMatchObject({ differences: 0, wechat: check.mall });
    expect(check.wechat).toMatchObject({ payments: 16, refunds: 15 });
  });

  test('what no notice told and nobody asked for is found in the bill, and taken in', async () => {
    const placed = await shop.place(SHOP);
    const parameters = await shop.parametersOf(placed);
    await closeUnpaid(shop.houseBeside(), await shop.paymentOf(placed));
    shop.trouble({ effect: 'notice-lost' });
    await payAtSheet(shop.mall.pay, CUSTOMER, parameters);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'closed' });
    expect((await shop.nextMorning()).differences).toBe(0);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paidAfterClose' });
    shop.trouble();
    await shop.pass(20);
    expect(await shop.refundsOf(placed)).toMatchObject([{ state: 'done' }]);
    await shop.nextMorning();
  });

  test('differences are listed, each way, and go when they are put right', async () => {
    const placed = await shop.place(SHOP);
    await shop.mall.paid(CUSTOMER, placed);
    const good = await shop.paymentOf(placed);
    const day = good.billDay ?? '';
    const forged: Payment = {
      ...good,
      _id: 'forged',
      received: [{ orderId: 'nobody', transactionId: 'x', amountFen: 1 }],
    };
    await write(payments, forged);
    await write(payments, { ...good, received: good.received.map((part) => ({ ...part, amountFen: 1 })) });
    expect((await shop.nextMorning()).differences).toBe(4);
    const { rows: open } = await shop.mall.done<{ rows: BillDifference[] }>(
      'operator',
      ADMIN,
      'billDifferences',
      {},
    );
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
    expect(await shop.mall.done('operator', ADMIN, 'checkBill', { day })).toMatchObject({ differences: 0 });
    expect(await findAll(shop.mall.database, billDifferences, { state: 'open' })).toEqual([]);
  });

  test('the books are sound', async () => {
    await expectSoundBooks(shop.houseBeside());
    const entries = await findAll(shop.mall.database, journal, {});
    const outside = entries.flatMap((entry) => entry.legs).filter((leg) => leg.account === MALL.customers);
    expect(outside.length).toBeGreaterThan(30);
  });
});

async function write(into: typeof payments, document: Payment): Promise<void> {
  const transaction = await shop.mall.database.begin();
  await transaction.put(into, document);
  await transaction.commit();
}
