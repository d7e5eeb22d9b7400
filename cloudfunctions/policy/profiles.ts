/** The two profiles that ship (rules.md §13). A deployment names one; there is no silent default. */
import { parsePolicy, type Policy } from './policy';

export const standard: Policy = parsePolicy({
  version: 'standard-1',
  profile: 'standard',
  supply: {
    dailyReleasePointUnits: 888_000_000,
    lifetimeCapPointUnits: 972_360_000_000,
    dailyCapBp: 10_000,
  },
  joining: {
    lockedSvUnits: 2_000_000,
    referrerSvUnits: 1_000_000,
    activation: 'memberPack',
    rewardsNeedRealName: true,
    heldDays: 180,
    packs: {
      member: { priceFen: 29_900, svRateBp: 10_000 },
      merchant: { priceFen: 39_900 },
      region: { priceFen: 499_900 },
    },
  },
  rewards: {
    buyerSvMultiple: 10,
    merchantSvMultiple: 2,
    roles: {
      vip: { onlineBp: 4_000, storeBp: 500 },
      shopkeeper: { onlineBp: 5_000, storeBp: 700 },
      shopTrader: { onlineBp: 5_500, storeBp: 800 },
      serviceProvider: { onlineBp: 6_000, storeBp: 900 },
    },
    promotionFen: { shopkeeper: 2_000_000, shopTrader: 10_000_000, serviceProvider: 50_000_000 },
    maxRewardedLevels: 3,
    merchantReferrerStoreBp: 500,
    regionPartnerBp: 800,
  },
  partners: { termDays: 365, renewalDays: 60 },
  activityDays: 30,
  stores: { inviteHours: 24, billCodeMinutes: 10, stockDays: 7 },
  orders: {
    unpaidMinutes: 30,
    maxUnpaid: 3,
    autoReceiptDays: 10,
    settleAfterReceiptDays: 7,
    undoRedeemMinutes: 10,
    maxOrderFen: 1_000_000_000,
    maxLines: 50,
    maxQuantity: 999,
  },
  price: {
    firstPrice: 10_000,
    floorPrice: 100,
    bandBp: 500,
    allowanceDays: 7,
    minSellers: 5,
    minMerchants: 5,
    minTradedBp: 500,
    maxAccountBp: 2_000,
  },
  merchants: { openingStockFen: 50_000, maxOwedPointUnits: 0 },
  catalog: { cardMaxFen: 500_000, cardReturnDays: 7, medicalNeedsRealName: true },
  codes: { shownSeconds: 60, heldSeconds: 180, maxWrong: 10, wrongMinutes: 10 },
  tips: { isOn: true, maxReceiptFen: 200_000, perStoreDay: 20, perCustomerDay: 2, confirmMinutes: 15 },
  bookings: {
    maxOpen: 5,
    daysAhead: 30,
    leadMinutes: 30,
    changeUntilMinutes: 240,
    noShowAfterMinutes: 15,
    missedAfterMinutes: 180,
    maxNoShows: 3,
    noShowDays: 90,
    eveningMinute: 19 * 60,
    remindBeforeMinutes: 120,
  },
  visits: { daysAhead: 14, leadMinutes: 60, changeUntilMinutes: 240 },
  marketing: { newDays: 30, asleepDays: 60, contactEveryDays: 7, maxRecipients: 1000 },
});

export const strict: Policy = parsePolicy({
  ...standard,
  version: 'strict-1',
  profile: 'strict',
  supply: { ...standard.supply, dailyCapBp: 500 },
  joining: {
    lockedSvUnits: 0,
    referrerSvUnits: 0,
    activation: 'realName',
    rewardsNeedRealName: true,
    heldDays: 180,
    packs: { ...standard.joining.packs, member: { priceFen: 29_900, svRateBp: 0 } },
  },
  rewards: { ...standard.rewards, maxRewardedLevels: 1 },
  merchants: { openingStockFen: 0, maxOwedPointUnits: 1_000_000_000 },
  tips: { ...standard.tips, isOn: false },
});

export const profiles: Readonly<Record<Policy['profile'], Policy>> = { standard, strict };
