/** One of everything that belongs to somebody: made once for a customer and a merchant, once for others like them. */
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { addressOf } from '../../cloudfunctions/custody/address';
import { memberHolder, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { saveSlot } from '../../cloudfunctions/advertising/save-slot';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { employments, merchants } from '../../cloudfunctions/stores/documents';
import { loadCash, Till } from '../../cloudfunctions/market/till';
import { MALL } from '../../cloudfunctions/ledger/accounts';
import { post } from '../../cloudfunctions/ledger/post';
import { payments, type Order } from '../../cloudfunctions/orders/documents';
import type { Placed } from '../../cloudfunctions/orders/placing/create';
import type { ProductWithSkus } from '../../cloudfunctions/catalog/read';
import { addDays, DAY_MS } from '../../cloudfunctions/units/days';
import { listingOf, type Listing } from '../../tests/support/listing';
import { CITY, HOME } from '../../tests/support/mall';
import { FIRST_DAY } from '../../tests/support/memory-house';
import type { MallWithDoors } from './mall-with-doors';

export const PIN = '258036';
const POINT = 1_000_000;
export const BOOKED_DAY = addDays(FIRST_DAY, 2);
const ALL_DAY = [540, 1260] as const;
const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** Who they are; every id begins with the name of the side, so that a mistake shows. */
export interface Side {
  readonly customer: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly owner: string;
  readonly manager: string;
  readonly clerk: string;
  readonly beautician: string;
}

export function sideOf(name: string): Side {
  return {
    customer: `${name}-customer`,
    merchantId: `${name}-shop`,
    storeId: `${name}-store`,
    owner: `${name}-owner`,
    manager: `${name}-manager`,
    clerk: `${name}-clerk`,
    beautician: `${name}-beautician`,
  };
}

/** Ids and codes by what they are of. */
export type Belongings = Awaited<ReturnType<typeof belongingsOf>>;

export async function belongingsOf(doors: MallWithDoors, side: Side, subMchid: string, giftSkuId: string) {
  const shop = await openShop(doors, side, subMchid);
  const bought = await buy(doors, side, shop);
  const atStore = await atTheStore(doors, side, bought);
  const money = await moneyOf(doors, side, giftSkuId);
  return { ...side, ...shop, ...bought, ...atStore, ...money };
}

const placeOf = ({ merchantId, storeId }: Side) => ({ merchantId, storeId });

async function openShop(doors: MallWithDoors, side: Side, subMchid: string) {
  const { house, mall } = doors;
  const { merchantId, storeId, owner } = side;
  await admitMerchant(house, merchantId, merchantId, null, subMchid);
  for (const memberId of [side.customer, owner, side.manager, side.clerk, side.beautician])
    await mall.join(memberId);
  const transaction = await house.database.begin();
  const shop = await transaction.get(merchants, merchantId);
  if (shop === null) throw new Error('no shop');
  await transaction.put(merchants, { ...shop, ownerId: owner });
  for (const role of ['manager', 'clerk', 'beautician'] as const)
    await transaction.put(employments, {
      ...{ _id: `${merchantId}:${side[role]}`, merchantId, memberId: side[role], name: '店员', role },
      ...{ storeIds: [storeId], isHeadOffice: false, since: house.clock.at, endedAt: null },
    });
  await transaction.commit();

  const keep = <T>(action: string, input: object): Promise<T> => doors.ask('store', owner, action, input);
  const place = placeOf(side);
  await keep('saveStore', { ...place, name: '门店', city: CITY, allowanceRateBp: 1000 });
  const hours = Object.fromEntries(WEEK.map((day) => [String(day), [ALL_DAY]]));
  const page = { address: '文三路 1 号', phone: '0571-00000000', position: null, hours };
  await keep('saveStorePage', { ...place, ...page });
  await keep('saveBookingSettings', { ...place, rooms: 5, isOpen: true });
  const weekly = WEEK.map((weekday) => ({ weekday, span: ALL_DAY }));
  await keep('saveShifts', { ...place, memberId: side.beautician, weekly });
  const districts = [{ city: CITY, district: HOME.district }];
  const windows = [{ from: 840, to: 960, capacity: 9 }];
  await keep('saveVisitArea', { ...place, isOpen: true, districts, windows });
  const shelve = async (code: string, listing: Listing) => {
    const product = await keep<ProductWithSkus>('saveProduct', { merchantId, ...listingOf(code, listing) });
    const [sku] = product.skus;
    if (sku === undefined) throw new Error(`${code} has no SKU`);
    return { productId: sku.productId, skuId: sku._id };
  };
  const time = { minutes: 60, cleaningMinutes: 15 };
  const goods = await shelve('cream', {});
  const atHome = await shelve('mask', { isAtHome: true });
  const card = await shelve('facial', { kind: 'service', uses: 3, priceFen: 30_000, time });
  const offer = await keep<{ _id: string }>('saveCouponOffer', {
    ...{ merchantId, code: 'summer', name: '夏日券', quantity: 100, perMember: 5, validDays: 30 },
    terms: { thresholdFen: 0, offFen: 100, offRateBp: 0, maxOffFen: 0 },
    ...{ claimFrom: house.clock.at, claimUntil: house.clock.at + 1_000_000_000 },
  });
  const slotId = `slot-of-${merchantId}`;
  const from = house.clock.at + 2 * DAY_MS;
  await saveSlot(house, {
    ...{ _id: slotId, place: 'home', picture: '/pictures/b.svg', title: '夏日补水', target: null, order: 1 },
    ...{ from, to: from + DAY_MS, offer: { merchantId, priceFen: 7_000, payUntil: from } },
  });
  return { goods, atHome, card, offerId: offer._id, slotId };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

async function buy(doors: MallWithDoors, { customer, storeId, merchantId, owner }: Side, shop: Shop) {
  const { mall } = doors;
  const ask = <T>(action: string, input: object = {}): Promise<T> =>
    doors.ask('member', customer, action, input);
  await mall.activate(customer);
  // The same book of addresses has an id that the person alone has.
  const addressId = `home-of-${customer}`;
  await ask('saveAddress', { address: { ...HOME, id: addressId }, isFirst: true });
  const ship = { delivery: { kind: 'ship', addressId } };
  const place = (skuId: string, more: object = ship) =>
    ask<Placed>('placeOrder', { lines: [{ skuId, quantity: 1 }], ...more });
  // The answer leaves out what the phone has no use for.
  const paid = async (placed: Placed): Promise<Order> => {
    const payment = await doors.house.database.get(payments, placed.payment._id);
    return payment === null ? Promise.reject(new Error('no payment')) : mall.paid({ payment });
  };

  const sent = await paid(await place(shop.goods.skuId));
  const fetched = await paid(await place(shop.goods.skuId, { delivery: { kind: 'pickup', storeId } }));
  const voucher = await paid(await place(shop.card.skuId, { delivery: { kind: 'none', city: CITY } }));
  const atHome = await paid(await place(shop.atHome.skuId));
  const received = await paid(await place(shop.goods.skuId));
  const parcel = { carrier: '顺丰速运', trackingNumber: 'SF1000000001' };
  await doors.ask('store', owner, 'ship', { merchantId, orderId: received._id, ...parcel });
  await ask('confirmReceipt', { orderId: received._id });
  const { id: commentId } = await ask<{ id: string }>('comment', {
    ...{ orderId: received._id, skuId: shop.goods.skuId, stars: 5, text: '很好用' },
  });
  const regretted = await paid(await place(shop.goods.skuId));
  await ask('requestRefund', { orderId: regretted._id, amountFen: 100, reason: '不想要了' });
  const coupon = await ask<{ _id: string }>('claimCoupon', { offerId: shop.offerId });
  const unpaid = await ask<Placed>('payAtStore', { storeId, amountFen: 5_000 });
  const visit = await ask<{ _id: string }>('planVisit', {
    ...{ orderId: atHome._id, addressId, storeId, day: BOOKED_DAY, from: 840, to: 960 },
  });
  const booking = await ask<{ _id: string }>('book', {
    ...{ productId: shop.card.productId, storeId, day: BOOKED_DAY, slot: 40 },
  });
  return {
    ...{ addressId, couponId: coupon._id, paymentId: unpaid.payment._id, commentId },
    ...{ sentId: sent._id, fetchedId: fetched._id, voucherId: voucher._id, regrettedId: regretted._id },
    ...{ receivedId: received._id, atHomeId: atHome._id, visitId: visit._id, bookingId: booking._id },
    pickupCode: fetched.pickupCode ?? '',
  };
}

type Bought = Awaited<ReturnType<typeof buy>>;

async function atTheStore(doors: MallWithDoors, side: Side, bought: Bought) {
  const place = placeOf(side);
  const keep = <T>(action: string, input: object): Promise<T> =>
    doors.ask('store', side.owner, action, { ...place, ...input });
  const codeOf = async (action: string, input: object): Promise<string> => {
    const answer = await doors.ask<{ code: { digits: string } }>('member', side.customer, action, input);
    return answer.code.digits;
  };
  const voucher = { orderId: bought.voucherId };
  const used = await keep<{ id: string }>('redeem', {
    ...{ ...voucher, code: await codeOf('voucherCode', voucher) },
  });
  const bill = await keep<{ bill: { _id: string } }>('makeBillCode', { amountFen: 3_000 });
  const invite = await keep<{ invite: { _id: string } }>('inviteStaff', {
    ...{ name: '小李', role: 'clerk', storeIds: [side.storeId], forMemberId: side.customer },
  });
  const { digits: memberCode } = await doors.ask<{ digits: string }>('member', side.customer, 'memberCode');
  const tip = await keep<{ id: string }>('offerTip', {
    ...{ memberId: side.customer, code: memberCode, amountFen: 2_000, receiptNumber: `R-${side.merchantId}` },
  });
  const campaign = await doors.ask<{ campaignId: string }>('store', side.owner, 'startCampaign', {
    ...{ merchantId: side.merchantId, group: { kind: 'new' }, text: '新客有礼' },
  });
  return {
    ...{ redemptionId: used.id, billId: bill.bill._id, inviteId: invite.invite._id, tipId: tip.id },
    campaignId: campaign.campaignId,
    voucherCode: await codeOf('voucherCode', voucher),
    memberCode: (await doors.ask<{ digits: string }>('member', side.customer, 'memberCode')).digits,
  };
}

async function moneyOf(doors: MallWithDoors, side: Side, giftSkuId: string) {
  const { house } = doors;
  await doors.ask('member', side.customer, 'setPassword', { password: PIN });
  await confirmRealName(house, side.customer);
  await confirmRealName(house, side.owner);
  const [member, merchant] = [memberHolder(side.customer), merchantHolder(side.merchantId)];
  await post(
    house,
    { entryId: `gift:${member}`, kind: 'supply', cause: 'proof', holders: [member, merchant] },
    (reader) => loadCash(reader, [member, merchant]),
    (book, cash) => {
      const to = { holder: member, place: 'custodial' } as const;
      book.movePoints({ mall: MALL.replaySupply }, to, 1_000 * POINT, 'supply');
      const till = new Till(book, cash);
      till.receive(member, 1_000_000, 'fund.in');
      till.receive(merchant, 1_000_000, 'fund.in');
      till.close();
    },
  );
  const { merchantId } = side;
  const order = await doors.ask<{ id: string }>('member', side.customer, 'sellPoints', {
    ...{ price: 10_400, units: 10 * POINT, password: PIN },
  });
  const wanted = await doors.ask<{ id: string }>('store', side.owner, 'buyPoints', {
    ...{ merchantId, price: 9_600, units: 10 * POINT },
  });
  const exchanged = await doors.ask<Placed>('member', side.customer, 'exchange', {
    ...{ skuId: giftSkuId, addressId: `home-of-${side.customer}` },
    points: { units: 100 * POINT, password: PIN },
  });
  const out = await doors.ask<{ id: string }>('member', side.customer, 'withdraw', { amountFen: 10_000 });
  const taken = await doors.ask<{ id: string }>('store', side.owner, 'takeOut', {
    ...{ merchantId, amountFen: 10_000 },
  });
  const paidIn = await doors.ask<{ payIn: { id: string } }>('store', side.owner, 'payIn', {
    ...{ merchantId, amountFen: 50_000 },
  });
  return {
    exchangeId: exchanged.orders[0]?._id ?? '',
    ...{ sellId: order.id, buyId: wanted.id, withdrawalId: out.id, takeOutId: taken.id },
    ...{ payInId: paidIn.payIn.id, pointAddress: addressOf(side.customer) },
  };
}

/** The platform's own shop with something to be had for points; answers its SKU. */
export async function openOwnShop(doors: MallWithDoors, admin: string): Promise<string> {
  const keep = <T>(action: string, input: object): Promise<T> =>
    doors.ask('console', admin, action, { merchantId: 'platform', ...input });
  await keep('shop.saveStore', { storeId: 'platform-1', name: '自营店', city: CITY, allowanceRateBp: 1000 });
  const product = await keep<ProductWithSkus>('shop.saveProduct', listingOf('gift'));
  const [sku] = product.skus;
  if (sku === undefined) throw new Error('the gift has no SKU');
  await doors.ask('console', admin, 'setForPoints', { productId: sku.productId, isForPoints: true });
  return sku._id;
}
