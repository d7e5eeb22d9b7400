/** The policy values of the rule book that a replay needs, with the standard defaults. */

export const ROLES = ['vip', 'shopkeeper', 'shopTrader', 'serviceProvider'] as const;
export type Role = (typeof ROLES)[number];
export type Channel = 'online' | 'store';

/** Basis points. */
export type ChannelRates = Readonly<Record<Channel, number>>;

/** Where the text leaves two readings that change a figure, the one in force. */
export interface ReferenceReadings {
  /** §5: the member pack is one of the "other settled orders" that hold the referrer's 100 SV back. */
  readonly packBlocksSignUpLeg: boolean;
  /** §5: the 100 SV go to a referrer who has not joined yet ("the link stands from the start"). */
  readonly signUpLegBeforeReferrerJoins: boolean;
}

export interface ReferencePolicy {
  /** Points a day. */
  readonly dailyRelease: number;
  /** Points for ever; null: unlimited. */
  readonly lifetimeCap: number | null;
  readonly dailyCapBp: number;
  /** Units of 0.0001 yuan per point. */
  readonly firstPrice: number;
  readonly minPrice: number;
  readonly priceBandBp: number;
  readonly priceWindowDays: number;
  /** Yuan of SV. */
  readonly signUpSv: number;
  readonly signUpReferrerSv: number;
  /** Fen. */
  readonly memberPackPrice: number;
  readonly packSvBp: number;
  /** SV as multiples of the allowance. */
  readonly buyerMultiple: number;
  readonly merchantMultiple: number;
  readonly roleRates: Readonly<Record<Role, ChannelRates>>;
  readonly merchantReferrerRates: ChannelRates;
  readonly regionPartnerRates: ChannelRates;
  /** Paid persons on the referral chain; null: no limit. */
  readonly maxRewardedLevels: number | null;
  readonly activeDays: number;
  readonly readings: ReferenceReadings;
}

export const STANDARD_POLICY: ReferencePolicy = {
  dailyRelease: 888,
  lifetimeCap: 972_360,
  dailyCapBp: 10_000,
  firstPrice: 10_000,
  minPrice: 100,
  priceBandBp: 500,
  priceWindowDays: 7,
  signUpSv: 200,
  signUpReferrerSv: 100,
  memberPackPrice: 29_900,
  packSvBp: 10_000,
  buyerMultiple: 10,
  merchantMultiple: 2,
  roleRates: {
    vip: { online: 4000, store: 500 },
    shopkeeper: { online: 5000, store: 700 },
    shopTrader: { online: 5500, store: 800 },
    serviceProvider: { online: 6000, store: 900 },
  },
  merchantReferrerRates: { online: 0, store: 500 },
  regionPartnerRates: { online: 800, store: 800 },
  maxRewardedLevels: 3,
  activeDays: 30,
  readings: { packBlocksSignUpLeg: false, signUpLegBeforeReferrerJoins: true },
};
