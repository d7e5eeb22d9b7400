/** A cart of several merchants: fetched here, sent there, priced before anybody says where to. */
import { saveProduct } from '../../catalog/shelving/save-product';
import { setFreight } from '../../stores/freight';
import { admitMerchant } from '../../stores/onboarding/admit';
import { saveStore } from '../../stores/save-store';
import { expectSoundBooks } from '../../../tests/support/audit';
import { listingOf } from '../../../tests/support/listing';
import { openCheckout, type Checkout } from '../../../tests/support/checkout';
import { HOME, type Mall, STORE } from '../../../tests/support/mall';
import type { TestHouse } from '../../../tests/support/memory-house';
import { handOver } from '../../vouchers/pickup';
import { quoteCart } from './quote';

let house: TestHouse;
let mall: Mall;
let skuId: string;
let claimed: Checkout['claimed'];
let cart: Checkout['cart'];

beforeEach(async () => {
  ({ house, mall, skuId, claimed, cart } = await openCheckout());
});
afterEach(() => expectSoundBooks(house));

describe('goods of several merchants', () => {
  const OTHER = 'spa';
  let cream: string;

  beforeEach(async () => {
    await admitMerchant(house, OTHER, '雅境', null, '1900000003');
    await saveStore(house, 'spa-1', {
      merchantId: OTHER,
      name: '雅境店',
      city: '宁波市',
      allowanceRateBp: 1000,
    });
    await setFreight(house, OTHER, { feeFen: 900, freeFromFen: 99_999 });
    const { skus } = await saveProduct(house, OTHER, listingOf('cream', { priceFen: 5_000 }));
    cream = skus[0]?._id ?? '';
  });
  const both = () => [
    { skuId, quantity: 1 },
    { skuId: cream, quantity: 1 },
  ];
  const atStores = [
    { merchantId: 'salon', storeId: STORE },
    { merchantId: OTHER, storeId: 'spa-1' },
  ];

  test('are fetched at a store of each, every order with a code of its own', async () => {
    const { orders } = await mall.placeLines('bea', both(), {
      delivery: { kind: 'none', city: '杭州市' },
      pickups: atStores,
    });
    expect(orders).toMatchObject([
      { merchantId: 'salon', city: '杭州市', freightFen: 0, handover: { kind: 'pickup', storeId: STORE } },
      { merchantId: OTHER, city: '宁波市', freightFen: 0, handover: { kind: 'pickup', storeId: 'spa-1' } },
    ]);
    const codes = orders.map((order) => order.pickupCode);
    expect(new Set(codes).size).toBe(2);
    const there = { staffId: 'clerk', merchantId: OTHER, storeId: 'spa-1', pickupCode: codes[0] ?? '' };
    await expect(handOver(house, there)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
  });

  test('or one is fetched and the other sent', async () => {
    const pickups = atStores.slice(0, 1);
    const { orders } = await mall.placeLines('bea', both(), { pickups });
    expect(orders).toMatchObject([
      { handover: { kind: 'pickup' }, freightFen: 0 },
      { handover: { kind: 'ship', address: HOME }, freightFen: 900 },
    ]);
  });

  test("not at another merchant's store, and not nowhere", async () => {
    const elsewhere = [{ merchantId: OTHER, storeId: STORE }];
    const refused = { code: 'INVALID_INPUT' };
    await expect(mall.placeLines('bea', both(), { pickups: elsewhere })).rejects.toMatchObject(refused);
    const nowhere = { delivery: { kind: 'none', city: '杭州市' }, pickups: atStores.slice(0, 1) } as const;
    await expect(mall.placeLines('bea', both(), nowhere)).rejects.toMatchObject(refused);
    await expect(quoteCart(house, cart({ lines: both(), ...nowhere }))).rejects.toMatchObject(refused);
  });

  test('the page is told the stores, those of the own city first, and prices before a place is known', async () => {
    const open = { lines: both(), delivery: { kind: 'open' }, couponIds: null } as const;
    await saveStore(house, 'salon-0', {
      merchantId: 'salon',
      name: '沐颜宁波店',
      city: '宁波市',
      allowanceRateBp: 1000,
    });
    const quote = await quoteCart(house, { ...cart(), ...open });
    expect(quote.address).toEqual(HOME);
    expect(quote.orders[0]?.stores.map(({ id }) => id)).toEqual([STORE, 'salon-0']);
    expect(quote.orders.map(({ freightFen, storeId }) => [freightFen, storeId])).toEqual([
      [0, null],
      [900, null],
    ]);
    await mall.join('cat');
    const homeless = await quoteCart(house, { ...cart(), ...open, memberId: 'cat' });
    expect(homeless).toMatchObject({ address: null, payFen: 15_900 });
  });

  test('without a word about coupons those that take most off are chosen', async () => {
    const small = await claimed({
      code: 'small',
      terms: { thresholdFen: 0, offFen: 500, offRateBp: 0, maxOffFen: 0 },
    });
    const large = await claimed({
      code: 'large',
      terms: { thresholdFen: 0, offFen: 900, offRateBp: 0, maxOffFen: 0 },
    });
    const quote = (couponIds: readonly string[] | null) =>
      quoteCart(house, { ...cart({ lines: both() }), couponIds });
    expect((await quote(null)).orders.map(({ couponId }) => couponId)).toEqual([large, null]);
    expect((await quote([])).orders.map(({ couponId }) => couponId)).toEqual([null, null]);
    expect((await quote([small])).payFen).toBe(15_000 + 900 - 500);
  });
});
