/** Whatever happens to the news of a payment on its way, it has one effect. */
import type { Placed } from '../../cloudfunctions/orders/placing/create';
import { DAY_MS } from '../../cloudfunctions/units/days';
import type { Switch } from '../../local/pay';
import { payAtSheet } from '../../local/wechat-pay';
import { CUSTOMER, PLATFORM, PRICE_FEN, SHOP, Shop, SUB_MCHIDS } from '../support/shop';
import { codeOf } from '../support/whole-mall';

const TWENTY = Array.from({ length: 20 }, (_, i) => i);

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterEach(() => shop.trouble());
afterAll(() => shop.end());

describe('paying', () => {
  test('a cart of two merchants is one combined order; each receives its own', async () => {
    const placed = await shop.place(SHOP, PLATFORM);
    await shop.mall.paid(CUSTOMER, placed);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid', amountFen: 2 * PRICE_FEN });
    const paid = await shop.ordersOf(placed);
    expect(paid.map((order) => order.state)).toEqual(['paid', 'paid']);
    for (const order of paid) {
      expect(order.subMchid).toBe(SUB_MCHIDS[order.merchantId]);
      expect(await shop.bookedFen(placed, order.merchantId)).toBe(PRICE_FEN);
    }
    const { received } = await shop.paymentOf(placed);
    expect(new Set(received.map((part) => part.transactionId)).size).toBe(2);
  });

  test('the payment may be asked for again, by its own person, while it is open', async () => {
    const placed = await shop.place(SHOP);
    await shop.parametersOf(placed);
    const parameters = await shop.parametersOf(placed);
    const foreign = await shop.mall.call('member', 'owner', 'pay', { paymentId: placed.payment._id });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    await payAtSheet(shop.mall.pay, CUSTOMER, parameters);
    expect(codeOf(await shop.mall.call('member', CUSTOMER, 'pay', { paymentId: placed.payment._id }))).toBe(
      'WRONG_STATE',
    );
  });

  test('20 notices of one payment at once, and 20 questions: one effect', async () => {
    const placed = await shop.place(SHOP);
    const parameters = await shop.parametersOf(placed);
    shop.trouble({ effect: 'notice-doubled', copies: 20 });
    await Promise.all([
      payAtSheet(shop.mall.pay, CUSTOMER, parameters),
      ...TWENTY.map(() => shop.mall.done('member', CUSTOMER, 'payment', { paymentId: placed.payment._id })),
    ]);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await shop.bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('all notices lost: the page asks, and sees it paid', async () => {
    const placed = await shop.place(SHOP);
    shop.trouble({ effect: 'notice-lost' });
    await shop.mall.paid(CUSTOMER, placed);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'created' });
    const paymentId = placed.payment._id;
    expect(await shop.mall.done('member', CUSTOMER, 'payment', { paymentId })).toMatchObject({
      state: 'paid',
    });
    await shop.pass(40);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await shop.bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('all notices lost and nobody asks: the timer finds it paid instead of closing it', async () => {
    const placed = await shop.place(SHOP);
    shop.trouble({ effect: 'notice-lost' });
    await shop.mall.paid(CUSTOMER, placed);
    await shop.pass(40);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid', dueAt: null });
    expect((await shop.ordersOf(placed))[0]).toMatchObject({ state: 'paid' });
  });

  test("WeChat's reply to the order is lost: asking again makes it the same order", async () => {
    const placed = await shop.place(SHOP);
    shop.trouble({ effect: 'reply-lost', at: 'POST /v3/pay/partner/transactions/jsapi', times: 1 });
    const paymentId = placed.payment._id;
    expect(codeOf(await shop.mall.call('member', CUSTOMER, 'pay', { paymentId }))).toBe(
      'PAYMENT_UNAVAILABLE',
    );
    await shop.mall.paid(CUSTOMER, placed);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
  });

  test.each<[string, Switch]>([
    ['a wrong signature', { effect: 'notice-wrong-signature', times: 1 }],
    ['an unknown serial number', { effect: 'notice-wrong-serial', times: 1 }],
    ['tampered content', { effect: 'notice-tampered', times: 1 }],
    ['a wrong amount', { effect: 'notice-wrong-amount', times: 1 }],
  ])('a notice with %s changes nothing; the next try does', async (_what, wrong) => {
    const placed = await shop.place(SHOP);
    shop.trouble(wrong);
    await shop.mall.paid(CUSTOMER, placed);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'created' });
    await shop.pass(1);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
    expect(await shop.bookedFen(placed, SHOP)).toBe(PRICE_FEN);
  });

  test('unpaid: closed at WeChat first, then nobody can pay; stock and points are back', async () => {
    const placed = await shop.place(SHOP, PLATFORM);
    const parameters = await shop.parametersOf(placed);
    await shop.pass(40);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'closed' });
    await expect(payAtSheet(shop.mall.pay, CUSTOMER, parameters)).rejects.toThrow(/CLOSED/);
  });

  test('while WeChat does not answer nothing is closed; afterwards it is', async () => {
    const placed = await shop.place(SHOP);
    await shop.parametersOf(placed);
    shop.trouble({ effect: 'system-error-before' });
    await shop.pass(40);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'created' });
    shop.trouble();
    await shop.pass(10);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'closed' });
  });

  describe('the customer cancels', () => {
    const cancel = ({ payment }: Placed, openid = CUSTOMER) =>
      shop.mall.call('member', openid, 'cancelPayment', { paymentId: payment._id });

    test('20 taps close it at WeChat and here, once; nobody can pay it any more', async () => {
      const placed = await shop.place(SHOP, PLATFORM);
      const parameters = await shop.parametersOf(placed);
      expect(codeOf(await cancel(placed, 'owner'))).toBe('NOT_FOUND');
      const answers = await Promise.all(TWENTY.map(() => cancel(placed)));
      expect(new Set(answers.map(codeOf))).toEqual(new Set(['OK']));
      expect(await shop.paymentOf(placed)).toMatchObject({ state: 'closed', dueAt: null });
      expect((await shop.ordersOf(placed)).map(({ state }) => state)).toEqual(['closed', 'closed']);
      await expect(payAtSheet(shop.mall.pay, CUSTOMER, parameters)).rejects.toThrow(/CLOSED/);
    });

    test('one that WeChat was never asked about closes without a question', async () => {
      const placed = await shop.place(SHOP);
      shop.trouble({ effect: 'system-error-before' });
      expect(codeOf(await cancel(placed))).toBe('OK');
      expect(await shop.paymentOf(placed)).toMatchObject({ state: 'closed' });
    });

    test('what is paid, notice or not, is bought', async () => {
      const placed = await shop.place(SHOP);
      shop.trouble({ effect: 'notice-lost' });
      await shop.mall.paid(CUSTOMER, placed);
      expect(codeOf(await cancel(placed))).toBe('WRONG_STATE');
      expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
      expect(await shop.bookedFen(placed, SHOP)).toBe(PRICE_FEN);
    });

    test('while WeChat does not answer nothing is closed, and it can still be paid', async () => {
      const placed = await shop.place(SHOP);
      const parameters = await shop.parametersOf(placed);
      shop.trouble({ effect: 'system-error-before' });
      expect(codeOf(await cancel(placed))).toBe('PAYMENT_UNAVAILABLE');
      shop.trouble();
      await payAtSheet(shop.mall.pay, CUSTOMER, parameters);
      expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
    });
  });

  test('the certificate is rotated: replies and notices under the new one are known at once', async () => {
    await shop.mall.pay.rotateCertificate({ signsAfterMs: 0, dropsAfterMs: DAY_MS });
    await shop.pass(2);
    const placed = await shop.place(SHOP);
    await shop.mall.paid(CUSTOMER, placed);
    expect(await shop.paymentOf(placed)).toMatchObject({ state: 'paid' });
  });

  test("in the end the books equal WeChat's bill", async () => {
    const check = await shop.nextMorning();
    expect(check).toMatchObject({ differences: 0, wechat: check.mall });
    expect(check.wechat.payments).toBeGreaterThan(5);
  });
});
