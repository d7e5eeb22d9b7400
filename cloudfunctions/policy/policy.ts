/**
 * The one policy object: every number of the rule book, typed and bounded. A version never
 * changes; an order keeps the version it was placed under.
 */
import * as z from 'zod';

import { BASIS_POINTS, POINT_UNITS_PER_POINT } from '../units/amounts';

const amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const rateBp = z.number().int().min(0).max(BASIS_POINTS);
const count = z.number().int().min(0).max(100_000);

const roleRates = z.strictObject({ onlineBp: rateBp, storeBp: rateBp });

export const ROLES = ['vip', 'shopkeeper', 'shopTrader', 'serviceProvider'] as const;
/** VIP · 店主 · 店商 · 服务商, lowest to highest (rules.md §7). */
export type Role = (typeof ROLES)[number];

/** From 2000 yuan on WeChat wants the person's name, which the mall does not keep (docs/market.md). */
const NAMED_FROM_FEN = 200_000;
const cashOut = z.strictObject({
  minFen: amount.min(10),
  maxFen: amount.min(10).max(NAMED_FROM_FEN - 1),
  dayFen: amount.min(10),
});

export const policySchema = z
  .strictObject({
    version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/),
    profile: z.enum(['standard', 'strict']),
    /** §3 */
    supply: z.strictObject({
      dailyReleasePointUnits: amount.min(1),
      lifetimeCapPointUnits: amount.nullable(),
      /** Largest share of ΣSV that one day may convert (§4). */
      dailyCapBp: rateBp.min(1),
    }),
    /** §5 */
    joining: z.strictObject({
      lockedSvUnits: amount,
      referrerSvUnits: amount,
      activation: z.enum(['memberPack', 'realName']),
      /** Rewards from others' orders wait for the person's verified name, so many days at most. */
      rewardsNeedRealName: z.boolean(),
      heldDays: count,
      packs: z.strictObject({
        member: z.strictObject({ priceFen: amount, svRateBp: rateBp }),
        merchant: z.strictObject({ priceFen: amount }),
        region: z.strictObject({ priceFen: amount }),
      }),
    }),
    /** §6 and §7 */
    rewards: z.strictObject({
      buyerSvMultiple: count,
      merchantSvMultiple: count,
      roles: z.strictObject({
        vip: roleRates,
        shopkeeper: roleRates,
        shopTrader: roleRates,
        serviceProvider: roleRates,
      }),
      /** Settled sales of own direct customers that a role asks for; approval comes on top (§7). */
      promotionFen: z.strictObject({ shopkeeper: amount, shopTrader: amount, serviceProvider: amount }),
      maxRewardedLevels: count,
      merchantReferrerStoreBp: rateBp,
      regionPartnerBp: rateBp,
    }),
    /** §8 */
    partners: z.strictObject({
      /** A term; it can be renewed. */
      termDays: count.min(1),
      /** So many days before its end a partner may apply for the next term. */
      renewalDays: count,
    }),
    /** §9 */
    activityDays: count.min(1),
    /** §10, §12, §14 */
    stores: z.strictObject({
      /** How long an invitation to the staff can be accepted. */
      inviteHours: count.min(1),
      /** How long a clerk's code with an amount can be scanned. */
      billCodeMinutes: count.min(1),
      /** A stock of points that will not last so many days at its pace is told of. */
      stockDays: count.min(1),
    }),
    /** §10 */
    orders: z.strictObject({
      unpaidMinutes: count.min(1),
      maxUnpaid: count.min(1),
      autoReceiptDays: count,
      settleAfterReceiptDays: count,
      undoRedeemMinutes: count,
      maxOrderFen: amount,
      maxLines: count,
      maxQuantity: count,
    }),
    /** §11 */
    price: z.strictObject({
      firstPrice: amount.min(1),
      floorPrice: amount.min(1),
      bandBp: rateBp,
      allowanceDays: count.min(1),
      minSellers: count,
      minMerchants: count,
      minTradedBp: rateBp,
      maxAccountBp: rateBp,
    }),
    /** §12, §13 */
    merchants: z.strictObject({
      openingStockFen: amount,
      /** How many points a merchant may owe; 0 = none (strict only by default). */
      maxOwedPointUnits: amount,
    }),
    /** §12: the pay password of the custodialAccount. Parameters of scrypt: N is 2^log2N. */
    passwords: z.strictObject({
      log2N: count.min(4).max(17),
      r: count.min(1).max(16),
      p: count.min(1).max(8),
      /** So many wrong ones in a row, and it is locked for so long. */
      maxWrong: count.min(1),
      lockMinutes: count.min(1),
    }),
    /** §12: keys of originalAccounts. */
    keys: z.strictObject({
      /** From the identity check until a new key counts; nothing leaves the account meanwhile. */
      waitHours: count.min(1),
      /** The longest time for which a move may be signed. */
      maxExpiryMinutes: count.min(1),
    }),
    /** §12: points as part of a payment. */
    pointPayments: z.strictObject({
      /** The largest share of an order that points may cover; a merchant takes as much or less. */
      maxShareBp: rateBp,
    }),
    /** §12: what custodial → original costs; burned. */
    moveOutBp: rateBp,
    /** §12: the cash market. */
    market: z.strictObject({
      isOn: z.boolean(),
      /** Of what the seller gets. */
      feeBp: rateBp,
      maxOpenOrders: count.min(1),
      /** Whole points. */
      maxOrderPointUnits: amount.min(POINT_UNITS_PER_POINT),
      /** From the fill until its cash can be withdrawn (§10). */
      withdrawAfterDays: count,
    }),
    /** §12: cash of the market through WeChat. */
    cash: z.strictObject({
      /** Into a merchant's fund, each time. */
      payIn: z.strictObject({ minFen: amount.min(1), maxFen: amount.min(1), minutes: count.min(1) }),
      /** A member's cash to WeChat: each time, and all of a day. */
      withdraw: cashOut,
      /** The same of a merchant's fund. */
      takeOut: cashOut,
    }),
    /** §13 */
    catalog: z.strictObject({
      /** Dearest session card: it is paid in advance. */
      cardMaxFen: amount.min(1),
      /** Unconditional return of an unused one. */
      cardReturnDays: count,
      /** Medical items are sold to people alone whose name is verified, which means 18 or older. */
      medicalNeedsRealName: z.boolean(),
    }),
    /** Codes that customers show at a store (§10). */
    codes: z.strictObject({
      shownSeconds: count.min(1),
      /** How long staff who scanned one may take to confirm. */
      heldSeconds: count.min(1),
      /** So many wrong codes a person of the staff may enter within so many minutes. */
      maxWrong: count.min(1),
      wrongMinutes: count.min(1),
    }),
    /** 打赏 (§6) */
    tips: z.strictObject({
      isOn: z.boolean(),
      maxReceiptFen: amount,
      perStoreDay: count,
      perCustomerDay: count,
      /** An offer that the customer leaves unanswered lapses. */
      confirmMinutes: count.min(1),
    }),
    /** Appointments in stores (docs/rules.md §10). */
    bookings: z.strictObject({
      maxOpen: count.min(1),
      daysAhead: count.min(1),
      /** How long before its beginning a person may still book. */
      leadMinutes: count,
      /** How long before its beginning a person may still move or cancel. */
      changeUntilMinutes: count,
      /** From when staff may say that nobody came, after the beginning; and when the timer says so, after the end. */
      noShowAfterMinutes: count,
      missedAfterMinutes: count,
      /** So many within so many days, and the person books through the store for a while. */
      maxNoShows: count.min(1),
      noShowDays: count.min(1),
      /** Minute of the day before on which the first reminder goes out; the second goes so long before. */
      eveningMinute: count.max(24 * 60 - 1),
      remindBeforeMinutes: count.min(1),
    }),
    /** 到家 */
    visits: z.strictObject({
      daysAhead: count.min(1),
      leadMinutes: count,
      changeUntilMinutes: count,
    }),
    marketing: z.strictObject({
      newDays: count.min(1),
      asleepDays: count.min(1),
      /** A person hears from a merchant at most once in so many days. */
      contactEveryDays: count.min(1),
      maxRecipients: count.min(1),
    }),
  })
  .superRefine((policy, context) => {
    for (const rate of ['onlineBp', 'storeBp'] as const) {
      const rates = ROLES.map((role) => policy.rewards.roles[role][rate]);
      if (rates.some((value, i) => value < (rates[i - 1] ?? 0)))
        context.addIssue({
          code: 'custom',
          message: `rewards.roles: ${rate} must not fall from role to role`,
        });
    }
    const { merchantReferrerStoreBp, regionPartnerBp, roles } = policy.rewards;
    // Rewards in points are carved out of what the merchant pays (§3): they can never exceed it.
    if (roles.serviceProvider.storeBp + merchantReferrerStoreBp + regionPartnerBp > BASIS_POINTS)
      context.addIssue({ code: 'custom', message: 'rewards: point rewards exceed the deducted points' });
  });

export type Policy = z.infer<typeof policySchema>;
/** 礼包 of a member, a merchant, a region partner (§5). */
export type PackKind = keyof Policy['joining']['packs'];

/** The policy, or an Error that names every wrong field. */
export function parsePolicy(value: unknown): Policy {
  const result = policySchema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'policy'}: ${issue.message}`);
  throw new Error(`not a policy: ${faults.join('; ')}`);
}
