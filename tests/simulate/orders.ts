/** Orders as the mall answers them, for pages without a mall. */
import type { Contract } from '../../typings/contract';

export type OrderPage = Contract['member']['order']['data'];
export type Quote = Contract['member']['quote']['data'];

export const AT = Date.parse('2026-06-08T17:30:00+08:00');
const DAY_MS = 24 * 60 * 60_000;

export const ADDRESS = {
  ...{ id: 'home', name: '林晓月', phone: '13800000001', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', detail: '文三路 18 号' },
};

export const LINE = {
  ...{ skuId: 'cream', productId: 'p1', title: '修护面霜', specs: '50 ml', picture: '/pictures/cream.svg' },
  ...{ quantity: 2, unitPriceFen: 10_000, reductionFen: 2_000, amountFen: 18_000 },
  returned: 0,
};

const NOTHING_EARNED = {
  ...{ pendingSvUnits: 0, expectedAt: null, daysAfterReceipt: 7, effectiveSvUnits: 0 },
  ...{ effectiveAt: null, reversedSvUnits: 0 },
};

/** Paid goods on their way to nowhere yet; say what is different. */
export function orderPage(more: Partial<OrderPage> = {}): OrderPage {
  return {
    ...{
      _id: 'order-1',
      paymentId: 'payment-1',
      merchantId: 'lanxi',
      merchantName: '兰汐美肤',
      storeId: null,
      isAtHome: false,
    },
    ...{
      kind: 'goods',
      pack: null,
      city: '杭州市',
      lines: [LINE],
      couponId: null,
      pickupCode: null,
      note: '',
    },
    handover: { kind: 'ship', address: ADDRESS, parcel: null },
    ...{ amountFen: 18_000, freightFen: 1_000, uses: 1, used: 0, medical: false, state: 'paid' },
    ...{ placedAt: AT, paidAt: AT, shippedAt: null, receivedAt: null, dueAt: null, settled: [] },
    ...{ refundedFen: 0, afterSale: null, store: null, unpaid: null, refunds: [], comments: [] },
    earned: { ...NOTHING_EARNED, pendingSvUnits: 1_800_000, expectedAt: AT + 17 * DAY_MS },
    isActive: true,
    refundable: { mostFen: 18_000, isWhole: false, freightFen: 1_000, pointUnits: 0 },
    piecesLeft: [[9_000, 9_000]],
    isCommentable: false,
    ...more,
  };
}

export function afterSale(more: Partial<NonNullable<OrderPage['afterSale']>> = {}) {
  return {
    ...{ state: 'requested' as const, amountFen: 4_000, reason: '有破损', pictures: ['/a.png'] },
    ...{ requestedAt: AT, answer: null },
    ...more,
  };
}

export const STORES = [
  { id: 'xihu', name: '西湖店', city: '杭州市' },
  { id: 'binjiang', name: '滨江店', city: '杭州市' },
];

export function quote(more: Partial<Quote['orders'][number]> = {}, rest: Partial<Quote> = {}): Quote {
  return {
    orders: [
      {
        ...{ merchantId: 'lanxi', merchantName: '兰汐美肤', kind: 'goods', lines: [LINE], couponId: null },
        ...{
          reductionFen: 0,
          pointsFen: 0,
          freightFen: 1_000,
          payFen: 21_000,
          earnsSvUnits: 2_000_000,
          coupons: [],
        },
        ...{ stores: STORES, storeId: null },
        ...more,
      },
    ],
    ...{ payFen: 21_000, earnsSvUnits: 2_000_000, address: ADDRESS, city: '', points: null },
    ...rest,
  };
}

export const received = () => orderPage({ state: 'received', receivedAt: AT, isCommentable: true });

export const coupon = (): Contract['member']['coupons']['data'][number] => ({
  ...{
    _id: 'c1',
    offerId: 'o',
    memberId: 'm',
    merchantId: 'lanxi',
    name: '护肤券',
    skuIds: [],
    orderId: null,
  },
  terms: { thresholdFen: 0, offFen: 500, offRateBp: 0, maxOffFen: 0 },
  ...{ claimedAt: AT, expiresAt: AT, state: 'unused' },
});
