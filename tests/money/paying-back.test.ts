/** Refunds and late payments go back once, however often WeChat Pay has to be asked. */
import { closeUnpaid } from '../../cloudfunctions/orders/paying/close-unpaid';
import { MINUTE_MS } from '../../cloudfunctions/units/days';
import { payAtSheet } from '../../local/wechat-pay';
import { CUSTOMER, PLATFORM, PRICE_FEN, SHOP, Shop } from '../support/shop';
import { ADMIN } from '../support/whole-mall';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterEach(() => shop.trouble());
afterAll(() => shop.end());

describe('paying back', () => {
  test('a payment for a closed order goes back by itself, each merchant its part', async () => {
    const placed = await shop.place(SHOP, PLATFORM);
    const parameters = await shop.parametersOf(placed);
    await closeUnpaid(shop.houseBeside(), await shop.paymentOf(placed));
    await payAtSheet(shop.mall.pay, CUSTOMER, parameters);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paidAfterClose' });
    await shop.pass(15);
    expect(await shop.refundsOf(placed)).toMatchObject([
      { state: 'done', amountFen: PRICE_FEN },
      { state: 'done', amountFen: PRICE_FEN },
    ]);
    expect(await shop.bookedFen(placed, SHOP)).toBe(0);
    expect(await shop.bookedFen(placed, PLATFORM)).toBe(0);
  });

  test('a refund is sent until WeChat agrees: balance too low, reply lost, WeChat busy', async () => {
    const placed = await shop.place(SHOP);
    await shop.mall.paid(CUSTOMER, placed);
    const [order] = await shop.ordersOf(placed);
    shop.trouble({ effect: 'balance-low' });
    await shop.refund(order);
    await shop.pass(10);
    expect(await shop.refundsOf(placed)).toMatchObject([{ state: 'waiting', failure: 'NOT_ENOUGH' }]);
    expect(await shop.mall.done('operator', ADMIN, 'openRefunds')).toMatchObject({
      rows: [{ failure: 'NOT_ENOUGH' }],
      next: null,
    });
    shop.trouble(
      { effect: 'frequency-limited', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'reply-lost', at: 'POST /v3/refund/domestic/refunds', times: 1 },
      { effect: 'system-error-after', at: 'POST /v3/refund/domestic/refunds', times: 1 },
    );
    await shop.pass(120);
    expect(await shop.refundsOf(placed)).toMatchObject([{ state: 'done', failure: null }]);
    expect(await shop.bookedFen(placed, SHOP)).toBe(0);
  });

  test('refunds in part go one by one; the sum is what was paid', async () => {
    const placed = await shop.place(SHOP);
    await shop.mall.paid(CUSTOMER, placed);
    const [order] = await shop.ordersOf(placed);
    for (const amountFen of [3_300, 6_600]) {
      await shop.mall.done('member', CUSTOMER, 'requestRefund', {
        orderId: order?._id,
        amountFen,
        reason: '少发一件',
      });
      await shop.mall.done('store', 'owner', 'approveRefund', { merchantId: SHOP, orderId: order?._id });
      await shop.pass(10);
    }
    const sent = await shop.refundsOf(placed);
    expect(sent.map((one) => one.amountFen).sort((a, b) => a - b)).toEqual([3_300, 6_600]);
    expect(sent.map((one) => one.state)).toEqual(['done', 'done']);
    expect(await shop.bookedFen(placed, SHOP)).toBe(0);
  });

  test('the refund comes before the notice of its payment: the late notice changes nothing', async () => {
    const placed = await shop.place(SHOP);
    shop.trouble({ effect: 'notice-late', at: 'TRANSACTION.SUCCESS', times: 1, delayMs: 60 * MINUTE_MS });
    await shop.mall.paid(CUSTOMER, placed);
    await shop.mall.done('member', CUSTOMER, 'payment', { paymentId: placed.payment._id });
    const [order] = await shop.ordersOf(placed);
    await shop.refund(order);
    await shop.pass(90);
    expect(await shop.refundsOf(placed)).toMatchObject([{ state: 'done' }]);
    expect((await shop.ordersOf(placed))[0]).toMatchObject({ state: 'refunded' });
    expect(await shop.bookedFen(placed, SHOP)).toBe(0);
  });

  test('WeChat closes a refund: it is asked for under a new number; an abnormal one waits for a person', async () => {
    const [closed, abnormal] = [await shop.place(SHOP), await shop.place(SHOP)];
    await shop.mall.paid(CUSTOMER, closed);
    await shop.mall.paid(CUSTOMER, abnormal);
    shop.trouble({ effect: 'refund-closed', times: 1 });
    for (const order of await shop.ordersOf(closed)) await shop.refund(order);
    await shop.pass(30);
    expect(await shop.refundsOf(closed)).toMatchObject([{ state: 'done', round: 2 }]);
    shop.trouble({ effect: 'refund-abnormal', times: 1 });
    for (const order of await shop.ordersOf(abnormal)) await shop.refund(order);
    await shop.pass(30);
    expect(await shop.refundsOf(abnormal)).toMatchObject([{ state: 'abnormal' }]);
  });

  test("in the end the books equal WeChat's bill", async () => {
    const check = await shop.nextMorning();
    expect(check).toMatchObject({ differences: 0, wechat: check.mall });
    expect(check.wechat.payments).toBeGreaterThan(5);
  });
});
