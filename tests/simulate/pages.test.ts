/** @jest-environment jsdom */
/** The pages from the cart to the refund with a mall that answers as it is told: waiting, empty, failing, filled, acting. */
import type { Contract } from '../../typings/contract';
import { AT, coupon, orderPage, quote, received } from './orders';
import { countOf, Refused, Stage, tap, tapClass, textOf } from './stage';

const stage = new Stage();
afterEach(() => stage.reset());
afterAll(() => stage.end());

type CartLine = Contract['member']['cart']['data'][number];
const cartLine = (skuId: string, more: Partial<CartLine> = {}): CartLine => ({
  ...{ skuId, quantity: 1, merchantName: '兰汐美肤', available: true },
  sku: {
    ...{ _id: skuId, merchantId: 'lanxi', productId: 'p1', title: `面霜 ${skuId}`, specs: [], picture: null },
    ...{ kind: 'goods', priceFen: 10_000, allowanceRateBp: 1_000, stock: 9, sold: 0, uncountedSince: null },
    ...{ uses: 1, isMedical: false, onSale: true, isDropped: false },
  },
  ...more,
});

/** Every page, what it asks for, a filled answer, and something that only the filled page shows. */
const PAGES = [
  ['cart', {}, 'cart', () => [cartLine('a')], '面霜a'],
  ['checkout', { lines: 'cream:2' }, 'quote', () => quote(), '提交并付款'],
  ['orders', {}, 'orders', () => ({ rows: [orderPage()], next: null }), '修护面霜'],
  ['order', { orderId: 'order-1' }, 'order', () => orderPage(), '订单号'],
  ['refund', { orderId: 'order-1' }, 'order', () => orderPage(), '退款金额'],
  ['coupons', { tab: 'own' }, 'coupons', () => [coupon()], '护肤券'],
  ['mine', {}, 'mine', () => mine(), '我的订单'],
  ['comment', { orderId: 'order-1', skuId: 'cream' }, 'order', () => received(), '评分'],
  ['pay-result', { paymentId: 'payment-1' }, 'payment', () => payment(), '支付成功'],
] as const;

const mine = (): Contract['member']['mine']['data'] => ({
  wallet: {
    ...{ svUnits: 4_373_600, svState: 'counted', countsThrough: '2026-07-01' },
    ...{ originalPointUnits: 61_630_000, custodialPointUnits: 0, active: true, role: 'vip' },
  },
  orders: { unpaid: 2, waiting: 0, shipped: 1, afterSale: 0 },
  coupons: 3,
  vouchers: 2,
  hasWorkplace: true,
  isOperator: false,
});
const payment = (): Contract['member']['payment']['data'] => ({
  ...{
    _id: 'payment-1',
    orderIds: ['order-1'],
    amountFen: 19_000,
    state: 'paid',
    createdAt: AT,
    expiresAt: AT,
  },
  orders: [{ _id: 'order-1', kind: 'goods', way: 'ship', paidAt: AT, earned: orderPage().earned }],
  isActive: true,
});

describe.each(PAGES)('%s', (name, query, action, filled, words) => {
  test('waits with a skeleton', () => {
    stage.answers = { [action]: stage.never };
    const shown = stage.open(name, query);
    expect(countOf(shown, 'block')).toBe(3);
    expect(textOf(shown)).not.toContain(words);
  });

  test('says why it failed, and is there when it is asked again', async () => {
    stage.answers = {
      [action]: () => {
        throw new Refused('INTERNAL', '系统出了点问题，请稍后再试');
      },
    };
    const shown = await stage.page(name, query);
    expect(textOf(shown)).toContain('系统出了点问题，请稍后再试');
    stage.answers = { [action]: filled };
    await tap(shown, '重新加载');
    expect(textOf(shown)).toContain(words);
  });

  test('asks the mall once for all that it shows first', async () => {
    stage.answers = { [action]: filled };
    const shown = await stage.page(name, query);
    expect(textOf(shown)).toContain(words);
    expect(stage.calls.map((one) => one.action)).toEqual([action]);
  });
});

test.each([
  ['cart', {}, 'cart', [], '购物车还是空的', '去逛逛'],
  ['orders', {}, 'orders', { rows: [], next: null }, '还没有订单', '去逛逛'],
  ['coupons', { tab: 'own' }, 'coupons', [], '还没有优惠券', ''],
  ['coupons', {}, 'couponOffers', [], '现在没有可以领的券', ''],
  ['checkout', { lines: '' }, 'quote', quote(), '没有要结算的商品', '回购物车'],
] as const)('%s %j with nothing in it says so', async (name, query, action, answer, words, way) => {
  stage.answers = { [action]: () => answer };
  const shown = await stage.page(name, query);
  expect(textOf(shown)).toContain(words);
  if (way === '') return;
  await tap(shown, way);
  expect(stage.went).toHaveLength(1);
});

describe('cart', () => {
  test('sums what is chosen and takes it to the checkout; what cannot be ordered stands apart', async () => {
    const gone = cartLine('c', { available: false, sku: null });
    stage.answers = { cart: () => [cartLine('a'), cartLine('b', { quantity: 2 }), gone] };
    const shown = await stage.page('cart');
    expect(textOf(shown)).toContain('合计¥300.00');
    expect(textOf(shown)).toContain('已下架');
    await tapClass(shown, 'check', 1);
    expect(textOf(shown)).toContain('合计¥200.00');
    await tap(shown, '结算 2');
    expect(stage.went).toEqual(['/pages/checkout/checkout?lines=b:2&cart=1']);
  });

  test('takes a line out after asking', async () => {
    stage.answers = { cart: () => [cartLine('a')], putInCart: () => [] };
    stage.agrees = false;
    const shown = await stage.page('cart');
    await tapClass(shown, 'remove');
    expect(stage.sentTo('putInCart')).toEqual([]);
    stage.agrees = true;
    await tapClass(shown, 'remove');
    expect(stage.sentTo('putInCart')).toEqual([{ skuId: 'a', quantity: 0 }]);
  });
});

describe('coupons', () => {
  test('one is taken, and says when it is used', async () => {
    const offer = { _id: 'o1', name: '护肤券', terms: coupon().terms, claimUntil: AT };
    stage.answers = { couponOffers: () => [offer], claimCoupon: () => ({}) };
    const shown = await stage.page('coupons');
    await tap(shown, '领取');
    expect(stage.sentTo('claimCoupon')).toEqual([{ offerId: 'o1' }]);
    expect(stage.told).toEqual(['已领取，下单时自动使用']);
  });
});

test('mine: counts what is to be done and leads there', async () => {
  stage.answers = { mine };
  const shown = await stage.page('mine');
  const text = textOf(shown);
  for (const words of [
    '437.36共享值',
    '61.63共享积分',
    '2待付款',
    '1待收货',
    '3张可用',
    '券与疗程卡2张可用',
    '门店工作台',
  ])
    expect(text).toContain(words);
  expect(countOf(shown, 'count')).toBe(2);
  await tap(shown, '待收货');
  await tap(shown, '我的收藏');
  expect(stage.went).toEqual(['/pages/orders/orders?tab=shipped', '/shelf/favourites/favourites']);
});

test('pay-result: what it brings, and the day', async () => {
  stage.answers = { payment };
  const shown = await stage.page('pay-result', { paymentId: 'payment-1' });
  expect(textOf(shown)).toContain('预计获得180.00共享值预计6月25日生效');
  await tap(shown, '查看订单');
  expect(stage.went).toEqual(['/pages/order/order?orderId=order-1']);
});
