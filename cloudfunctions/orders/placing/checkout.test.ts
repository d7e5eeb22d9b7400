/** From the cart to paid orders: coupons, freight, addresses, pickup at a store. */
import { addressesOf, removeAddress, saveAddress } from '../../accounts/addresses';
import { claimCoupon } from '../../coupons/claim';
import { coupons } from '../../coupons/documents';
import { couponsOf, offersNow } from '../../coupons/list';
import { setFreight } from '../../stores/freight';
import { MINUTE_MS } from '../../units/days';
import { expectSoundBooks } from '../../../tests/support/audit';
import { openCheckout, type Checkout } from '../../../tests/support/checkout';
import { HOME, type Mall, PARCEL, STORE } from '../../../tests/support/mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import { cartOf, putInCart, takeOutOfCart } from '../cart-book';
import { handOver, orderToFetch } from '../../vouchers/pickup';
import { shipOrder } from '../deliver';
import { doDueWork } from '../due';
import { refundOrder } from '../refunding/refund';
import { quoteCart } from './quote';

let house: TestHouse;
let mall: Mall;
let skuId: string;
let offer: Checkout['offer'];
let claimed: Checkout['claimed'];
let cart: Checkout['cart'];

beforeEach(async () => {
  ({ house, mall, skuId, offer, claimed, cart } = await openCheckout());
});
afterEach(() => expectSoundBooks(house));

const placeWith = (couponId: string, quantity = 2) =>
  mall.placeLines('bea', [{ skuId, quantity }], { couponIds: [couponId] });
const couponOf = async (id: string) => house.database.get(coupons, id);

describe('coupons', () => {
  test('one takes its sum off the order; allowance and reward go by what is paid', async () => {
    const { orders } = await placeWith(await claimed());
    expect(orders).toMatchObject([
      { amountFen: 17_000, allowanceFen: 1_700, couponId: expect.any(String) as string },
    ]);
    expect(orders[0]?.lines).toMatchObject([
      { amountFen: 17_000, reductionFen: 3_000, unitPriceFen: 10_000 },
    ]);
  });

  test('what it takes off falls to the lines in proportion, and they sum to the order', async () => {
    const cream = await mall.goods('cream', { priceFen: 3_333 });
    const couponId = await claimed({ terms: { thresholdFen: 0, offFen: 1_000, offRateBp: 0, maxOffFen: 0 } });
    const lines = [
      { skuId, quantity: 1 },
      { skuId: cream._id, quantity: 1 },
    ];
    const { orders, payment } = await mall.placeLines('bea', lines, { couponIds: [couponId] });
    expect(orders[0]?.lines.map((line) => line.reductionFen)).toEqual([750, 250]);
    expect(payment.amountFen).toBe(12_333);
  });

  test('it counts for its own SKUs alone', async () => {
    const cream = await mall.goods('cream', { priceFen: 30_000 });
    const couponId = await claimed({ skuIds: [skuId] });
    const lines = [
      { skuId, quantity: 1 },
      { skuId: cream._id, quantity: 1 },
    ];
    await expect(mall.placeLines('bea', lines, { couponIds: [couponId] })).rejects.toMatchObject({
      code: 'COUPON_NOT_USABLE',
    });
  });

  test('used once; the same request again answers the same order', async () => {
    const couponId = await claimed();
    const once = () =>
      mall.placeLines('bea', [{ skuId, quantity: 2 }], { couponIds: [couponId], requestId: 'request-c' });
    const first = await once();
    expect((await once()).payment).toEqual(first.payment);
    await expect(placeWith(couponId)).rejects.toMatchObject({ code: 'COUPON_NOT_USABLE' });
    expect(await couponOf(couponId)).toMatchObject({ orderId: first.orders[0]?._id });
  });

  test("not somebody else's, not below the threshold, not after its day", async () => {
    const couponId = await claimed();
    await mall.join('eve');
    const refused = { code: 'COUPON_NOT_USABLE' };
    const asEve = mall.placeLines('eve', [{ skuId, quantity: 2 }], { couponIds: [couponId] });
    await expect(asEve).rejects.toMatchObject(refused);
    await expect(placeWith(couponId, 1)).rejects.toMatchObject(refused);
    await mall.pass(7);
    await expect(placeWith(couponId)).rejects.toMatchObject(refused);
  });

  test('it comes back when the order closes, and with a whole refund before settlement', async () => {
    const couponId = await claimed();
    await placeWith(couponId);
    house.clock.at += 31 * MINUTE_MS;
    await doDueWork(house, 10);
    expect(await couponOf(couponId)).toMatchObject({ orderId: null });
    const order = await mall.paid(await placeWith(couponId));
    const refund = { orderId: order._id, reason: '不要了' };
    await refundOrder(house, { ...refund, refundId: 'r1', amountFen: 7_000 });
    expect(await couponOf(couponId)).toMatchObject({ orderId: order._id });
    await refundOrder(house, { ...refund, refundId: 'r2', amountFen: 10_000 });
    expect(await couponOf(couponId)).toMatchObject({ orderId: null });
  });

  test('the same request again takes no second one', async () => {
    const { _id } = await offer({ quantity: 3 });
    const first = await claimCoupon(house, 'bea', _id, 'a-request');
    expect(await claimCoupon(house, 'bea', _id, 'a-request')).toEqual(first);
    expect((await couponsOf(house, 'bea', 10)).length).toBe(1);
  });

  test('so many a person, so many in all, in its time', async () => {
    const { _id } = await offer({ quantity: 3 });
    await mall.join('eve');
    await claimCoupon(house, 'bea', _id, mall.requestId());
    await claimCoupon(house, 'bea', _id, mall.requestId());
    await expect(claimCoupon(house, 'bea', _id, mall.requestId())).rejects.toMatchObject({
      code: 'COUPON_GONE',
    });
    await claimCoupon(house, 'eve', _id, mall.requestId());
    await expect(claimCoupon(house, 'eve', _id, mall.requestId())).rejects.toMatchObject({
      code: 'COUPON_GONE',
    });
    expect(await offersNow(house, null, 10)).toEqual([]);
    await expect(offer({ quantity: 2 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await mall.pass(10);
    const late = await offer({ code: 'late', claimFrom: 0, claimUntil: house.clock.now() });
    await expect(claimCoupon(house, 'eve', late._id, mall.requestId())).rejects.toMatchObject({
      code: 'COUPON_GONE',
    });
    expect((await couponsOf(house, 'bea', 10)).map((one) => one.state)).toEqual(['expired', 'expired']);
  });
});

describe('freight, addresses, pickup', () => {
  test('freight below the sum, none from it on; the quote says what placing charges', async () => {
    await setFreight(house, mall.shopId, { feeFen: 800, freeFromFen: 20_000 });
    const small = cart({ lines: [{ skuId, quantity: 1 }] });
    expect(await quoteCart(house, small)).toMatchObject({
      payFen: 10_800,
      orders: [{ freightFen: 800, earnsSvUnits: 1_000_000 }],
    });
    expect((await mall.placeLines('bea', small.lines)).payment.amountFen).toBe(10_800);
    expect(await quoteCart(house, cart())).toMatchObject({ payFen: 20_000, orders: [{ freightFen: 0 }] });
  });

  test('the quote names the coupons that fit, the best first', async () => {
    const small = await claimed({
      code: 'a',
      terms: { thresholdFen: 0, offFen: 500, offRateBp: 0, maxOffFen: 0 },
    });
    const large = await claimed({ code: 'b' });
    await claimed({ code: 'c', terms: { thresholdFen: 90_000, offFen: 9_000, offRateBp: 0, maxOffFen: 0 } });
    const quote = await quoteCart(house, cart());
    const fits = quote.orders[0]?.coupons.map((one) => [one.coupon._id, one.reductionFen]);
    expect(fits).toEqual([
      [large, 3_000],
      [small, 500],
    ]);
    expect(await quoteCart(house, cart({ couponIds: [large] }))).toMatchObject({ payFen: 17_000 });
  });

  test('goods go to the address of the moment; the order keeps it', async () => {
    const order = await mall.paid(await mall.placeLines('bea', [{ skuId, quantity: 1 }]));
    await removeAddress(house, 'bea', HOME.id);
    await shipOrder(house, order._id, mall.shopId, PARCEL);
    const shipped = await mall.order(order._id);
    expect(shipped.handover).toEqual({ kind: 'ship', address: HOME, parcel: PARCEL });
    await expect(quoteCart(house, cart())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const nowhere = cart({ delivery: { kind: 'none', city: '杭州市' } });
    await expect(quoteCart(house, nowhere)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('picked up at the store: the code is the receipt, and the order settles a week later', async () => {
    const pickup = { delivery: { kind: 'pickup', storeId: STORE } } as const;
    const order = await mall.paid(await mall.placeLines('bea', [{ skuId, quantity: 1 }], pickup));
    expect(order).toMatchObject({ freightFen: 0, pickupCode: expect.stringMatching(/^\d{8}$/) as string });
    await expect(shipOrder(house, order._id, mall.shopId, PARCEL)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    const pickupCode = order.pickupCode ?? '';
    const here = { staffId: 'clerk', merchantId: mall.shopId, storeId: STORE, pickupCode };
    const refusedAs = async (at: Partial<typeof here>, code: string) =>
      expect(handOver(house, { ...here, ...at })).rejects.toMatchObject({ code });
    await refusedAs({ merchantId: 'another' }, 'CODE_UNKNOWN');
    await refusedAs({ storeId: 'another' }, 'CODE_FOREIGN');
    // Looking at the code first tells the same, and changes nothing.
    const looked = (at: Partial<typeof here> = {}) => orderToFetch(house, { ...here, ...at });
    await expect(looked({ merchantId: 'another' })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    await expect(looked({ storeId: 'another' })).rejects.toMatchObject({ code: 'CODE_FOREIGN' });
    await expect(looked({ pickupCode: '00000000' })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    expect(await looked()).toEqual(order);
    expect(await mall.order(order._id)).toEqual(order);
    expect(await handOver(house, here)).toMatchObject({ state: 'received' });
    expect(await handOver(house, here)).toMatchObject({ state: 'received' });
    expect(await looked()).toMatchObject({ state: 'received', receivedAt: house.clock.at });
    await mall.pass(7);
    expect(await doDueWork(house, 10)).toMatchObject({ settled: 1 });
  });

  test('addresses: the first is the one that is used by itself; twenty at most', async () => {
    await saveAddress(house, 'bea', { ...HOME, id: 'work' }, true);
    await saveAddress(house, 'bea', { ...HOME, detail: '文三路 2 号' }, false);
    const known = await addressesOf(house, 'bea');
    expect(known.map((one) => [one.id, one.detail])).toEqual([
      ['work', '文三路 1 号'],
      ['home', '文三路 2 号'],
    ]);
    for (let i = 0; i < 18; i += 1) await saveAddress(house, 'bea', { ...HOME, id: `a${i}` }, false);
    await expect(saveAddress(house, 'bea', { ...HOME, id: 'more' }, false)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

test('the cart keeps its order, sets apart what cannot be had, and loses what is ordered', async () => {
  const scarce = await mall.goods('scarce', { stock: 1 });
  await putInCart(house, 'bea', { skuId, quantity: 1 });
  await putInCart(house, 'bea', { skuId: scarce._id, quantity: 2 });
  await putInCart(house, 'bea', { skuId, quantity: 3 });
  await putInCart(house, 'bea', { skuId: 'gone', quantity: 1 });
  const lines = await cartOf(house, 'bea');
  expect(lines.map((line) => [line.skuId, line.quantity, line.available])).toEqual([
    ['gone', 1, false],
    [scarce._id, 2, false],
    [skuId, 3, true],
  ]);
  expect(lines[2]).toMatchObject({ merchantName: '沐颜', sku: { title: '玻尿酸面膜' } });
  await takeOutOfCart(house, 'bea', [skuId, 'gone']);
  await putInCart(house, 'bea', { skuId: scarce._id, quantity: 0 });
  expect(await cartOf(house, 'bea')).toEqual([]);
});
