import { profiles, standard, strict } from './profiles';

describe('the standard profile is the rule book', () => {
  it('§3, §4: 888 points a day of 972,360 in all, and a day may convert all SV', () => {
    expect(standard.supply).toEqual({
      dailyReleasePointUnits: 888_000_000,
      lifetimeCapPointUnits: 888_000_000 * 1_095,
      dailyCapBp: 10_000,
    });
  });

  it('§5: 200 SV at joining, 100 for the referrer, packs of ¥299, ¥399 and ¥4999', () => {
    expect(standard.joining).toMatchObject({
      lockedSvUnits: 2_000_000,
      referrerSvUnits: 1_000_000,
      activation: 'memberPack',
      packs: {
        member: { priceFen: 29_900, svRateBp: 10_000 },
        merchant: { priceFen: 39_900 },
        region: { priceFen: 499_900 },
      },
    });
  });

  it('§5: rewards wait 180 days for a verified name, in both profiles', () => {
    const held = { rewardsNeedRealName: true, heldDays: 180 };
    expect([standard.joining, strict.joining]).toMatchObject([held, held]);
  });

  it('§6–§8: 10 × and 2 × the allowance, 40/50/55/60% online, 5/7/8/9% in a store, 5%, 8%, three levels', () => {
    expect(standard.rewards).toEqual({
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
    });
  });

  it('§9: 30 days', () => {
    expect(standard.activityDays).toBe(30);
  });

  it('§10: 30 minutes, 3 unpaid orders, 10 days to receipt, 7 to settlement, 10 minutes to undo', () => {
    expect(standard.orders).toMatchObject({
      unpaidMinutes: 30,
      maxUnpaid: 3,
      autoReceiptDays: 10,
      settleAfterReceiptDays: 7,
      undoRedeemMinutes: 10,
    });
    expect(standard.orders).toMatchObject({ maxOrderFen: 1_000_000_000, maxLines: 50, maxQuantity: 999 });
  });

  it('§11: ¥1.0000 first, ¥0.0100 at least, ±5%, seven days, 5 sellers, 5 merchants, 5% traded, 20% at most', () => {
    expect(standard.price).toEqual({
      firstPrice: 10_000,
      floorPrice: 100,
      bandBp: 500,
      allowanceDays: 7,
      minSellers: 5,
      minMerchants: 5,
      minTradedBp: 500,
      maxAccountBp: 2_000,
    });
  });

  it('§13: a session card costs ¥5000 at most, goes back unused for 7 days; medical items need a name', () => {
    expect([standard.catalog, strict.catalog]).toEqual([
      { cardMaxFen: 500_000, cardReturnDays: 7, medicalNeedsRealName: true },
      standard.catalog,
    ]);
  });

  it('§6: tips of ¥2000 at most, 20 a day for a store, 2 for a customer; none in strict', () => {
    expect(standard.tips).toMatchObject({
      isOn: true,
      maxReceiptFen: 200_000,
      perStoreDay: 20,
      perCustomerDay: 2,
    });
    expect(strict.tips).toEqual({ ...standard.tips, isOn: false });
  });

  it('§10: a code is shown for a minute; ten wrong ones in ten minutes are enough', () => {
    expect([standard.codes, strict.codes]).toEqual([
      { shownSeconds: 60, heldSeconds: 180, maxWrong: 10, wrongMinutes: 10 },
      standard.codes,
    ]);
  });

  it('§10, §12, §14: invitations last a day, bill codes ten minutes; a stock of less than a week is told of', () => {
    expect([standard.stores, strict.stores]).toEqual([
      { inviteHours: 24, billCodeMinutes: 10, stockDays: 7 },
      standard.stores,
    ]);
  });

  it('§12: five wrong pay passwords, scrypt with 32 MB three times; 72 hours for a new key; 1% to move out', () => {
    expect([standard.passwords, strict.passwords]).toEqual([
      { log2N: 15, r: 8, p: 3, maxWrong: 5, lockMinutes: 30 },
      standard.passwords,
    ]);
    expect([standard.keys, strict.keys]).toEqual([{ waitHours: 72, maxExpiryMinutes: 30 }, standard.keys]);
    expect([standard.moveOutBp, strict.moveOutBp]).toEqual([100, 100]);
  });

  it('§10, §12: the market takes no fee and holds its cash for 7 days; in strict it is off', () => {
    expect(standard.market).toEqual({
      ...{ isOn: true, feeBp: 0, withdrawAfterDays: 7 },
      ...{ maxOpenOrders: 20, maxOrderPointUnits: 100_000_000_000 },
    });
    expect(strict.market).toEqual({ ...standard.market, isOn: false });
  });

  it('§12: cash comes in and goes out in bounds; below 2000 yuan WeChat wants no name', () => {
    expect([standard.cash, strict.cash]).toEqual([
      {
        payIn: { minFen: 10_000, maxFen: 5_000_000, minutes: 30 },
        withdraw: { minFen: 100, maxFen: 199_900, dayFen: 500_000 },
        takeOut: { minFen: 100, maxFen: 199_900, dayFen: 2_000_000 },
      },
      standard.cash,
    ]);
  });

  it('§12: opening stock worth ¥500, and no merchant owes points', () => {
    expect(standard.merchants).toEqual({ openingStockFen: 50_000, maxOwedPointUnits: 0 });
  });
});

describe('the strict profile (rules §13)', () => {
  it('rewards one level, at the rates of the standard one', () => {
    expect(strict.rewards).toEqual({ ...standard.rewards, maxRewardedLevels: 1 });
  });

  it('activates by real name; packs carry no SV, joining and referring bring none', () => {
    expect(strict.joining).toMatchObject({
      lockedSvUnits: 0,
      referrerSvUnits: 0,
      activation: 'realName',
      packs: {
        member: { priceFen: 29_900, svRateBp: 0 },
        merchant: { priceFen: 39_900 },
        region: { priceFen: 499_900 },
      },
    });
  });

  it('converts at most 5% of all SV a day, of the same supply', () => {
    expect(strict.supply).toEqual({ ...standard.supply, dailyCapBp: 500 });
  });

  it('asks for no opening stock and lets a merchant owe points up to a limit', () => {
    expect(strict.merchants.openingStockFen).toBe(0);
    expect(strict.merchants.maxOwedPointUnits).toBeGreaterThan(0);
  });

  it('shares everything else with the standard one', () => {
    expect(strict).toMatchObject({
      activityDays: standard.activityDays,
      partners: { termDays: 365, renewalDays: 60 },
      orders: standard.orders,
      price: standard.price,
    });
  });
});

describe('a profile', () => {
  it('is found by its name, which it bears, under a version of its own', () => {
    expect(profiles).toEqual({ standard, strict });
    expect([standard.profile, strict.profile]).toEqual(['standard', 'strict']);
    expect([standard.version, strict.version]).toEqual(['standard-1', 'strict-1']);
  });
});
