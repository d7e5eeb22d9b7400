/** @jest-environment jsdom */
/** The checkout with a mall that answers as it is told. */
import { coupon, quote, STORES } from './orders';
import { Refused, Stage, tap, textOf } from './stage';

const stage = new Stage();
afterEach(() => stage.reset());
afterAll(() => stage.end());

describe('checkout', () => {
  const answers = {
    placeOrder: () => ({ payment: { _id: 'payment-1' }, orders: [] }),
    pay: () => ({}),
  };

  test('places the order at the first address, pays and shows the result', async () => {
    stage.answers = { ...answers, quote: () => quote() };
    const shown = await stage.page('checkout', { lines: 'cream:2', cart: '1' });
    expect(stage.sentTo('quote')).toMatchObject([
      { delivery: { kind: 'open' }, couponIds: null, pickups: [] },
    ]);
    expect(textOf(shown)).toContain('杭州市西湖区文三路18号');
    await tap(shown, '提交并付款');
    expect(stage.sentTo('placeOrder')).toEqual([
      {
        ...{ lines: [{ skuId: 'cream', quantity: 2 }], delivery: { kind: 'ship', addressId: 'home' } },
        ...{ pickups: [], couponIds: [], note: '', fromCart: true },
      },
    ]);
    expect(stage.went).toEqual(['/pages/pay-result/pay-result?paymentId=payment-1&outcome=asked']);
  });

  test('without an address the price is shown and nothing can be ordered', async () => {
    stage.answers = { ...answers, quote: () => quote({}, { address: null }) };
    const shown = await stage.page('checkout', { lines: 'cream:2' });
    expect(textOf(shown)).toContain('请添加收货地址');
    expect(textOf(shown)).toContain('¥210.00');
    await tap(shown, '提交并付款');
    expect(stage.sentTo('placeOrder')).toEqual([]);
  });

  test('is fetched at a store instead, and sent again', async () => {
    const quoted = (input: { pickups?: readonly { storeId: string }[] }) => {
      const [pickup] = input.pickups ?? [];
      return pickup === undefined
        ? quote()
        : quote({ storeId: pickup.storeId, freightFen: 0, payFen: 20_000 });
    };
    stage.answers = { ...answers, quote: quoted };
    const shown = await stage.page('checkout', { lines: 'cream:2' });
    await tap(shown, '到店自提');
    await tap(shown, '滨江店');
    expect(stage.sentTo('quote').at(-1)).toMatchObject({
      pickups: [{ merchantId: 'lanxi', storeId: 'binjiang' }],
    });
    expect(textOf(shown)).toContain('自提门店滨江店');
    expect(textOf(shown)).not.toContain('文三路');
    await tap(shown, '提交并付款');
    expect(stage.sentTo('placeOrder')).toMatchObject([
      {
        delivery: { kind: 'none', city: STORES[1]?.city },
        pickups: [{ merchantId: 'lanxi', storeId: 'binjiang' }],
      },
    ]);
    await tap(shown, '快递到家');
    expect(textOf(shown)).toContain('文三路');
  });

  test('a store that cannot be chosen is not', async () => {
    stage.answers = { ...answers, quote: () => quote() };
    const shown = await stage.page('checkout', { lines: 'cream:2' });
    stage.answers = {
      quote: () => {
        throw new Refused('INVALID_INPUT', '有商品不支持在这家门店自提，请分开下单');
      },
    };
    await tap(shown, '到店自提');
    await tap(shown, '滨江店');
    expect(stage.told).toEqual(['有商品不支持在这家门店自提，请分开下单']);
    expect(shown.data).toMatchObject({ pickups: {} });
  });

  test('another coupon, or none', async () => {
    const coupons = [{ coupon: coupon(), reductionFen: 500 }];
    stage.answers = { ...answers, quote: () => quote({ coupons, couponId: 'c1', reductionFen: 500 }) };
    const shown = await stage.page('checkout', { lines: 'cream:2' });
    await tap(shown, '优惠券');
    await tap(shown, '不使用优惠券');
    expect(stage.sentTo('quote').at(-1)).toMatchObject({ couponIds: [] });
  });

  test('what the mall refuses is told, and nothing is paid', async () => {
    stage.answers = {
      quote: () => quote(),
      placeOrder: () => {
        throw new Refused('OUT_OF_STOCK', '修护面霜仅剩 1 件');
      },
    };
    const shown = await stage.page('checkout', { lines: 'cream:2' });
    await tap(shown, '提交并付款');
    expect(stage.told).toEqual(['修护面霜仅剩 1 件']);
    expect(stage.went).toEqual([]);
  });
});
