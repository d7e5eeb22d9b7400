/** The mall as it stands when a seed begins: people, two merchants, their shelves, points and cash. */
import { saveProduct } from '../../cloudfunctions/catalog/shelving/save-product';
import { saveCouponOffer } from '../../cloudfunctions/coupons/offer';
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { MALL, merchantHolder } from '../../cloudfunctions/ledger/accounts';
import { post, type BooksHouse } from '../../cloudfunctions/ledger/post';
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import { strict } from '../../cloudfunctions/policy/profiles';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { setPointsShare } from '../../cloudfunctions/stores/points-share';
import { prize } from '../../tests/support/point-payer';
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { saveVisitArea } from '../../cloudfunctions/visits/area';
import { listingOf } from '../../tests/support/listing';
import { HOME, OWING, STORE, type MallHouse } from '../../tests/support/mall';
import { Salon } from '../../tests/support/salon';
import { POINT, TradingFloor } from '../../tests/support/trading-floor';
import type { Person } from './desk';
import type { Cast, Shelf } from './scene';
import { openSmallShop, SMALL_SHOPS } from './small-shops';

export const AFTERNOON = { from: 14 * 60, to: 16 * 60 };
export const EVENING = { from: 18 * 60, to: 20 * 60 };
const RIVAL = 'rival';
/** As it is listed first. */
export const MASK = { stock: 15, isAtHome: true };

/** Everything that takes days takes few, so that a seed sees it end. */
const BRISK: Policy = parsePolicy({
  ...OWING,
  version: 'brisk',
  activityDays: 4,
  orders: {
    ...OWING.orders,
    ...{ autoReceiptDays: 2, settleAfterReceiptDays: 1, maxUnpaid: 5, undoRedeemMinutes: 180 },
  },
  joining: { ...OWING.joining, heldDays: 2 },
  rewards: {
    ...OWING.rewards,
    promotionFen: { shopkeeper: 4_000, shopTrader: 15_000, serviceProvider: 40_000 },
  },
  partners: { termDays: 4, renewalDays: 2 },
  codes: { ...OWING.codes, shownSeconds: 21_600, heldSeconds: 21_600 },
  tips: { ...OWING.tips, confirmMinutes: 240, perCustomerDay: 5 },
  market: { ...OWING.market, withdrawAfterDays: 1, feeBp: 50 },
});

/** The other profile, as brisk: no cash market, no tips, activation by name. */
const BRISK_AND_STRICT: Policy = parsePolicy({
  ...strict,
  version: 'brisk-strict',
  activityDays: BRISK.activityDays,
  orders: BRISK.orders,
  joining: { ...strict.joining, heldDays: BRISK.joining.heldDays },
  rewards: { ...strict.rewards, promotionFen: BRISK.rewards.promotionFen },
  merchants: BRISK.merchants,
  partners: BRISK.partners,
  codes: BRISK.codes,
  passwords: BRISK.passwords,
});

/** One of them a seed: with and without names to wait for, with and without points to owe. */
export const POLICIES: readonly Policy[] = [
  BRISK,
  parsePolicy({ ...BRISK, version: 'names', joining: { ...BRISK.joining, rewardsNeedRealName: true } }),
  parsePolicy({ ...BRISK, version: 'no-debt', merchants: { openingStockFen: 1_000, maxOwedPointUnits: 0 } }),
  parsePolicy({
    ...BRISK,
    version: 'capped',
    supply: { ...BRISK.supply, dailyCapBp: 500 },
    joining: { ...BRISK.joining, heldDays: 2, rewardsNeedRealName: true },
  }),
  BRISK_AND_STRICT,
];

function person(name: string): Person {
  const openId = `openid-${name}`;
  return { openId, memberId: memberIdOf(openId) };
}

const consumers = Array.from({ length: 8 }, (_, i) => person(`consumer-${i}`));

export const CAST: Cast = {
  consumers,
  forgetful: person('consumer-7'),
  partners: consumers.slice(2, 4),
  founder: person('consumer-5'),
  newcomers: [person('nina'), person('nora')],
  leavers: [person('lena'), person('luca')],
  keeper: person('keeper'),
  owner: person('owner'),
  rival: person('rival'),
  clerk: person('clerk'),
  beauticians: [person('amy'), person('ben')],
  operators: [person('olga'), person('otto')],
};

export const isConsumer = (id: string): boolean => CAST.consumers.some(({ memberId }) => memberId === id);

export async function openTheMall(house: MallHouse): Promise<Shelf> {
  const floor = await TradingFloor.open(house);
  const { mall } = floor;
  const { owner, rival, clerk, beauticians } = CAST;
  const { keeper, newcomers, leavers } = CAST;
  for (const { memberId } of [owner, rival, clerk, keeper, ...beauticians, ...newcomers, ...leavers])
    await mall.join(memberId);
  for (const { memberId } of SMALL_SHOPS.flatMap((shop) => [shop.owner, shop.clerk]))
    await mall.join(memberId);
  for (const { memberId } of [owner, rival, ...SMALL_SHOPS.map((shop) => shop.owner)])
    await confirmRealName(house, memberId);
  await floor.changeMerchant(PLATFORM, { ownerId: keeper.memberId });
  await mall.giveShopTo(owner.memberId);
  await floor.buyer(mall.shopId, 500_000);
  await floor.buyer(RIVAL, 100_000, rival.memberId);
  await mall.employ(clerk.memberId);
  const listing = { uses: 3, priceFen: 30_000, stock: 24, isAtHome: true };
  const salon = await Salon.open(mall, {
    ...{ beauticians: beauticians.map(({ memberId }) => memberId), rooms: 1, listing },
  });
  const mask = await mall.goods('mask', MASK);
  const cream = await saveProduct(house, RIVAL, listingOf('cream', { stock: 9, allowanceRateBp: 3000 }));
  await saveVisitArea(house, {
    ...{ merchantId: mall.shopId, storeId: STORE, isOpen: true, closedDays: [] },
    districts: [{ city: HOME.city, district: HOME.district }],
    windows: [AFTERNOON, EVENING].map((window) => ({ ...window, capacity: 2 })),
  });
  const prizes = [
    await prize(house, 'prize', { priceFen: 1_000, stock: 12 }),
    await prize(house, 'jewel', { priceFen: 3_333, stock: 5 }),
  ];
  for (const merchantId of [mall.shopId, RIVAL]) await setPointsShare(house, merchantId, 5_000);
  for (const merchantId of [mall.shopId, RIVAL]) await supply(house, merchantId, 3_000 * POINT);
  const smallShops = [];
  for (const [i, shop] of SMALL_SHOPS.entries()) {
    // Those without cash are faster.
    smallShops.push(await openSmallShop(floor, shop, i === 0 ? 12_345 : 0));
    await supply(house, shop.merchantId, 500 * POINT);
  }
  const offer = await offerCoupons(house, mall.shopId);
  return {
    ...{ merchantId: mall.shopId, rivalId: RIVAL, storeId: STORE, treatmentId: salon.productId },
    goods: [mask._id, ...cream.skus.map(({ _id }) => _id)],
    cards: [salon.skuId],
    prizes: prizes.map(({ _id }) => _id),
    offerIds: [offer._id],
    smallShops,
  };
}

function offerCoupons(house: MallHouse, merchantId: string) {
  const now = house.clock.now();
  return saveCouponOffer(house, merchantId, {
    ...{ code: 'ten', name: '满 100 减 10', skuIds: [], quantity: 6, perMember: 2, validDays: 5 },
    terms: { thresholdFen: 10_000, offFen: 1_000, offRateBp: 0, maxOffFen: 0 },
    ...{ claimFrom: now, claimUntil: now + 30 * DAY_MS },
  });
}

/** Points from nowhere, as in a replay; may come again. */
export function supply(house: BooksHouse, merchantId: string, units: number): Promise<void> {
  const holder = merchantHolder(merchantId);
  const posting = {
    entryId: `supply:${merchantId}:${house.clock.now()}`,
    kind: 'supply',
    cause: 'opening',
    holders: [holder],
  };
  return post(
    house,
    posting,
    () => Promise.resolve(null),
    (book) => book.movePoints({ mall: MALL.replaySupply }, { holder, place: 'points' }, units, 'supply'),
  );
}
