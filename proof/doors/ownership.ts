/**
 * Which fields of an action's input name something that belongs to somebody, and the caller's own one. An action that
 * names such a thing and has no row fails the table's test, as does a field whose name nobody has sorted yet.
 */
import { BOOKED_DAY, type Belongings } from './belongings';

export interface Row {
  /** Nothing of the kind can be the caller's own. */
  readonly isForeignAnyway?: true;
  /** The fields that belong to somebody. */
  readonly own: (mine: Belongings) => Readonly<Record<string, unknown>>;
  /** What the action needs beside them to come as far as looking at them. */
  readonly beside?: (mine: Belongings) => Readonly<Record<string, unknown>>;
  /** What is answered for somebody else's, where it is neither FORBIDDEN nor NOT_FOUND. */
  readonly refusals?: readonly string[];
}

const order = (which: 'sentId' | 'voucherId' | 'regrettedId' | 'atHomeId' | 'receivedId'): Row => ({
  own: (mine) => ({ orderId: mine[which] }),
});
const SERVICE = {
  ...{ kind: 'service', categoryId: 'skin', pictures: ['/pictures/mask.svg'] },
  skus: [{ specs: [], picture: null, priceFen: 1000, allowanceRateBp: 1000, stock: 1, uses: 1 }],
};
const CODE_REFUSALS = ['CODE_UNKNOWN', 'CODE_FOREIGN', 'CODE_OVER', 'CODE_TAKEN'];
const at = { day: BOOKED_DAY, slot: 60 };
const window = { day: BOOKED_DAY, from: 840, to: 960 };

const booking: Row = { own: ({ bookingId }) => ({ bookingId }), beside: () => at };
const visit: Row = { own: ({ visitId }) => ({ visitId }) };
const payment: Row = { own: ({ paymentId }) => ({ paymentId }) };
const tip: Row = { own: ({ tipId }) => ({ tipId }) };
const invite: Row = { own: ({ inviteId }) => ({ inviteId }) };
const withdrawal: Row = { own: ({ withdrawalId }) => ({ withdrawalId }) };

export const OF_MEMBERS: Readonly<Record<string, Row>> = {
  pay: payment,
  payment,
  cancelPayment: payment,
  order: order('sentId'),
  confirmReceipt: order('sentId'),
  requestRefund: { ...order('sentId'), beside: () => ({ amountFen: 100 }) },
  cancelRefundRequest: order('regrettedId'),
  orderRewards: order('receivedId'),
  comment: { ...order('receivedId'), beside: ({ goods }) => ({ skuId: goods.skuId }) },
  voucher: order('voucherId'),
  voucherCode: order('voucherId'),
  giveBackCard: order('voucherId'),
  visitChoices: order('atHomeId'),
  cancelExchange: { own: ({ exchangeId }) => ({ orderId: exchangeId }) },
  // Under the number of a merchant that is there nobody else applies.
  applyAsMerchant: { own: ({ merchantId }) => ({ merchantId }), isForeignAnyway: true },
  planVisit: {
    own: ({ atHomeId, addressId }) => ({ orderId: atHomeId, addressId }),
    beside: ({ storeId }) => ({ storeId, ...window }),
  },
  bookingChoices: order('voucherId'),
  book: {
    own: ({ voucherId }) => ({ orderId: voucherId }),
    beside: ({ card, storeId }) => ({ productId: card.productId, storeId, ...at }),
    refusals: ['VOUCHER_NOT_USABLE'],
  },
  booking: { own: booking.own },
  moveBooking: booking,
  cancelBooking: { own: booking.own },
  visit,
  moveVisit: { ...visit, beside: () => window },
  cancelVisit: visit,
  renewVisitCode: visit,
  // From the own book: what is not in it needs no taking out.
  removeAddress: { own: ({ addressId }) => ({ addressId }), refusals: ['OK'] },
  quote: {
    own: ({ addressId, couponId }) => ({ 'delivery.addressId': addressId, 'couponIds.0': couponId }),
    beside: ({ goods, addressId, couponId }) => ({
      ...{ lines: [{ skuId: goods.skuId, quantity: 1 }], couponIds: [couponId] },
      delivery: { kind: 'ship', addressId },
    }),
    refusals: ['COUPON_NOT_USABLE'],
  },
  placeOrder: {
    own: ({ addressId, couponId }) => ({ 'delivery.addressId': addressId, 'couponIds.0': couponId }),
    beside: ({ goods, addressId, couponId }) => ({
      ...{ lines: [{ skuId: goods.skuId, quantity: 1 }], couponIds: [couponId] },
      delivery: { kind: 'ship', addressId },
    }),
    refusals: ['COUPON_NOT_USABLE'],
  },
  exchange: {
    own: ({ addressId }) => ({ addressId }),
    beside: ({ goods }) => ({ skuId: goods.skuId, points: { units: 1, password: '258036' } }),
    refusals: ['NOT_FOR_POINTS'],
  },
  staffInvite: { ...invite, refusals: ['CODE_OVER'] },
  acceptInvite: { ...invite, refusals: ['CODE_OVER'] },
  tip,
  confirmTip: tip,
  declineTip: tip,
  cancelSell: { own: ({ sellId }) => ({ orderId: sellId }) },
  sellOrder: { own: ({ sellId }) => ({ orderId: sellId }) },
  withdrawal,
  cancelWithdrawal: withdrawal,
};

const product = ({ goods }: Belongings) => ({ productId: goods.productId });
const bill: Row = { own: ({ billId }) => ({ codeId: billId }) };
const takeOut: Row = { own: ({ takeOutId }) => ({ takeOutId }) };
const staff: Row = {
  own: ({ clerk, storeId }) => ({ memberId: clerk, 'storeIds.0': storeId }),
  beside: ({ storeId }) => ({ role: 'clerk', storeIds: [storeId] }),
};

/** Beside the merchant and the store themselves, which every one of them names. */
export const OF_MERCHANTS: Readonly<Record<string, Row>> = {
  ship: { ...order('sentId') },
  orderRewards: order('receivedId'),
  approveRefund: order('regrettedId'),
  refuseRefund: order('regrettedId'),
  setOnSale: { own: product },
  setStock: { own: product, beside: ({ goods }) => ({ skuId: goods.skuId }) },
  product: { own: product },
  answerComment: { own: ({ commentId }) => ({ commentId }) },
  cancelBuy: { own: ({ buyId }) => ({ orderId: buyId }) },
  buyOrder: { own: ({ buyId }) => ({ orderId: buyId }) },
  checkPayIn: { own: ({ payInId }) => ({ payInId }) },
  checkTakeOut: takeOut,
  cancelTakeOut: takeOut,
  saveShifts: { own: ({ beautician }) => ({ memberId: beautician }) },
  moveBooking: booking,
  cancelBooking: { own: booking.own },
  arriveBooking: { own: booking.own },
  missBooking: { own: booking.own },
  bookFor: {
    own: ({ card, beautician }) => ({ productId: card.productId, beauticianId: beautician }),
    beside: ({ customer }) => ({ memberId: customer, ...at }),
    refusals: ['NOT_BOOKABLE', 'SLOT_TAKEN'],
  },
  bookingTimes: { own: ({ card }) => ({ productId: card.productId }) },
  moveDealership: {
    own: ({ merchantId }) => ({ sellerId: merchantId }),
    beside: () => ({ dealerId: 'platform', step: 'offer' }),
  },
  assignVisit: {
    own: ({ visitId, beautician }) => ({ visitId, staffMemberId: beautician }),
    refusals: ['INVALID_INPUT'],
  },
  moveVisit: { ...visit, beside: () => window },
  cancelVisit: visit,
  departVisit: visit,
  arriveVisit: visit,
  finishVisit: visit,
  failVisit: visit,
  startCampaign: {
    own: ({ card, offerId }) => ({ 'group.productId': card.productId, offerId }),
    beside: ({ card }) => ({ group: { kind: 'treatment', productId: card.productId } }),
  },
  customerGroups: { own: ({ card }) => ({ productId: card.productId }) },
  campaign: { own: ({ campaignId }) => ({ campaignId }) },
  buySlot: { own: ({ slotId }) => ({ slotId }) },
  cancelInvite: invite,
  changeStaff: staff,
  endStaff: { own: ({ clerk }) => ({ memberId: clerk }) },
  inviteStaff: {
    own: ({ storeId }) => ({ 'storeIds.0': storeId }),
    beside: ({ storeId }) => ({ role: 'clerk', storeIds: [storeId] }),
  },
  cancelBillCode: bill,
  billCode: bill,
  redeem: {
    own: ({ voucherId }) => ({ orderId: voucherId }),
    beside: ({ voucherCode }) => ({ code: voucherCode }),
    refusals: CODE_REFUSALS,
  },
  scanCode: { own: ({ voucherCode }) => ({ code: voucherCode }), refusals: CODE_REFUSALS },
  undoRedeem: { own: ({ redemptionId }) => ({ redemptionId }) },
  offerTip: {
    own: ({ customer }) => ({ memberId: customer }),
    beside: ({ memberCode }) => ({ code: memberCode, amountFen: 100 }),
    refusals: CODE_REFUSALS,
  },
  tip,
  withdrawTip: tip,
  pickup: { own: ({ pickupCode }) => ({ pickupCode }), refusals: CODE_REFUSALS },
  handOver: { own: ({ pickupCode }) => ({ pickupCode }), refusals: CODE_REFUSALS },
  saveProduct: {
    own: ({ storeId }) => ({ 'storeIds.0': storeId }),
    beside: ({ storeId, card }) => ({ ...SERVICE, storeIds: [storeId], code: card.productId }),
    refusals: ['INVALID_INPUT'],
  },
  saveCouponOffer: {
    own: ({ goods }) => ({ 'skuIds.0': goods.skuId }),
    beside: ({ goods }) => ({
      ...{ skuIds: [goods.skuId], claimFrom: 1, claimUntil: 2 },
      terms: { thresholdFen: 0, offFen: 100, offRateBp: 0, maxOffFen: 0 },
    }),
  },
};

/** The platform's own shop, which the console keeps. */
export const OF_OWN_SHOP: Readonly<Record<string, Row>> = {
  'shop.bookFor': {
    own: () => ({}),
    beside: ({ customer }) => ({ memberId: customer, ...at }),
    isForeignAnyway: true,
  },
  'shop.moveDealership': {
    own: () => ({}),
    beside: ({ merchantId }) => ({ sellerId: 'platform', dealerId: merchantId, step: 'offer' }),
  },
};

/** Names of ids that belong to nobody in particular: what everybody may look at, choose or be given. */
export const FOR_EVERYBODY: Readonly<Record<'member' | 'store', ReadonlySet<string>>> = {
  member: new Set([
    // The shelf and its merchants.
    ...[
      'productId',
      'skuId',
      'storeId',
      'merchantId',
      'categoryId',
      'offerId',
      'beauticianId',
      'slotIds',
      'id',
    ],
    // Codes that are made to be shown to somebody.
    ...['codeId', 'sceneId', 'referrerId'],
  ]),
  store: new Set([
    // Every one of them names its own place, which the table tries apart.
    ...['merchantId', 'storeId', 'categoryId', 'code'],
    // SKUs of the product that the row is about; other merchants that one deals with, and their counter's code.
    ...['skuId', 'sellerId', 'dealerId', 'codeId'],
    // Anybody may be invited, booked for, sent.
    ...['forMemberId', 'memberId', 'beauticianId', 'staffMemberId', 'orderId', 'productId', 'productIds'],
  ]),
};
